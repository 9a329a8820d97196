"""Which URLs a source takes in: each once, within its scope and bounds, out of traps and private networks."""

from typing import Any

import pytest

from crawler.inventories.parse import MAX_FILES, MAX_NESTING
from crawler.source import known, site
from crawler.source.findings import Findings
from crawler.source.known import Known
from crawler.state import answers
from crawler.state.packing import pack
from crawler.state.pages import Found
from gristmill.errors import UserError

from .conftest import Place


def admitted(place: Place, *paths: str, found: str = "link", **settings: Any) -> list[str]:
    """Paths that a new source takes in."""
    links = place.site(**settings).admit(map(place.url, paths), depth=1, found=found)
    return [link.url.removeprefix(place.url("")) for link in links]


def test_a_url_is_admitted_once(place: Place) -> None:
    source = place.site()
    assert [link.url for link in source.admit([place.url("/a")] * 2, depth=1, found="link")] == [place.url("/a")]
    assert list(source.admit([place.url("/a")], depth=4, found="link")) == []
    assert source.knows(place.url("/a"))
    assert not source.knows(place.url("/b"))


@pytest.mark.parametrize(
    ("settings", "path", "taken"),
    [
        ({}, "/a", True),
        ({}, "http://elsewhere.example/a", False),
        ({}, "/a.png", False),
        ({}, "/a.pdf", False),
        ({"pdf": True}, "/a.pdf", True),
        ({"deny": ["/private/"]}, "/private/a", False),
        ({"allow": ["/guide/"]}, "/guide/a", True),
        ({"allow": ["/guide/"]}, "/blog/a", False),
    ],
)
@pytest.mark.parametrize("found", ["link", "sitemap", "redirect", "canonical"])
def test_urls_outside_the_scope_are_refused(
    place: Place, settings: dict[str, Any], path: str, taken: bool, found: str
) -> None:
    assert admitted(place, path, found=found, **settings) == [path] * taken


def test_a_start_url_is_asked_for_whatever_it_is_called(place: Place) -> None:
    assert admitted(place, "/a.png", found="start") == ["/a.png"]


def test_listings_of_sources_come_after_all_pages_unless_they_are_asked_for(place: Place) -> None:
    links = [place.url(path) for path in ("/_modules/mill.html", "/a.html", "/_sources/a.rst.html", "/modules/b.html")]
    found = {link.url: link.depth for link in place.site(max_depth=20).admit(links, depth=1, found="link")}
    assert [found[link] for link in links] == [10, 1, 10, 1]
    (start,) = place.site(max_depth=20).admit(links[:1], depth=0, found="start")
    assert start.depth == 0


def test_a_refused_url_is_not_looked_at_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    source = place.site()
    outside = "http://elsewhere.example/a"
    assert list(source.admit([outside], depth=1, found="link")) == []
    source.widen("http://elsewhere.example/")
    assert list(source.admit([outside], depth=1, found="link")) == []
    monkeypatch.setattr(known, "MAX_REFUSED", 1)
    more = [f"http://third.example/{n}" for n in range(3)]
    assert list(source.admit(more, depth=1, found="link")) == []
    assert len(list(source.admit([outside], depth=1, found="link"))) == 1  # only so many are remembered


def test_a_page_that_only_an_inventory_named_is_linked_once_a_page_leads_to_it(place: Place) -> None:
    source, urls = place.site(), [place.url("/a")]
    (listed,) = source.admit(urls, depth=1, found="sitemap")
    assert not listed.linked
    assert list(source.admit(urls, depth=1, found="sitemap")) == []
    assert list(source.admit(urls, depth=1, found="canonical")) == []
    (linked,) = source.admit(urls, depth=3, found="link")
    assert linked.linked
    assert list(source.admit(urls, depth=3, found="link")) == []


@pytest.mark.parametrize("found", ["link", "redirect", "start", "moved"])
def test_a_page_that_the_site_leads_to_is_linked_from_the_start(place: Place, found: str) -> None:
    source, urls = place.site(), [place.url("/a")]
    (link,) = source.admit(urls, depth=1, found=found)
    assert link.linked
    assert list(source.admit(urls, depth=1, found="link")) == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("/" + "x" * 2100, "url-too-long"),
        ("/a/b/a/b/a/b/a/b", "trap-repeated-segments"),
        ("/" + "/".join(f"s{n}" for n in range(40)), "trap-depth"),
        ("http://10.0.0.1/a", "private-address"),
    ],
)
def test_traps_and_private_hosts_are_noted_as_done_and_not_asked_for(place: Place, url: str, reason: str) -> None:
    source = place.site()
    source.widen("http://10.0.0.1/")  # a public site that has moved to a private host
    (link,) = source.admit([place.url(url)], depth=1, found="link")
    assert link.reason == reason
    assert len(link.url) <= 4000


def test_a_site_that_makes_urls_faster_than_pages_is_bounded(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "SPARE_LEAST", 12)
    assert len(admitted(place, *(f"/p{n}" for n in range(50)), max_pages=4)) == site.SPARE * 4
    assert len(admitted(place, *(f"/p{n}" for n in range(50)), max_pages=1)) == 12


def test_depth_hops_and_host_come_with_a_url(place: Place) -> None:
    assert list(place.site().admit([place.url("/a")], depth=4, found="redirect", hops=2)) == [
        Found(place.url("/a"), place.url(""), 4, "redirect", 2)
    ]


def test_a_site_that_has_moved_is_followed_there(place: Place) -> None:
    source = place.site()
    source.widen("http://new.example/docs/")
    links = source.admit(["http://new.example/docs/a", place.url("/a")], depth=1, found="link")
    assert len(list(links)) == 2


def test_sitemaps_are_asked_for_once_within_bounds(place: Place) -> None:
    source, url = place.site(), place.url("/s.xml")
    (sitemap,) = source.sitemaps([url, url, "no url"], depth=2, nesting=1)
    assert (sitemap.kind, sitemap.found, sitemap.depth, sitemap.hops) == ("inventory", "sitemap", 2, 1)
    assert list(source.sitemaps([place.url("/t.xml")], depth=0, nesting=MAX_NESTING + 1)) == []
    assert list(source.sitemaps(["http://10.0.0.1/s.xml"], depth=0, nesting=0)) == []
    many = [place.url(f"/s{n}.xml") for n in range(MAX_FILES + 9)]
    assert len(list(source.sitemaps(many, depth=0, nesting=MAX_NESTING))) == MAX_FILES - 1


def test_sitemaps_may_stand_on_another_host(place: Place) -> None:
    assert len(list(place.site().sitemaps(["http://cdn.example/s.xml"], depth=0, nesting=0))) == 1


def test_a_place_of_inventories_is_looked_at_once(place: Place) -> None:
    source = place.site()
    (found,) = source.inventory("objects.inv", place.url("/objects.inv"))
    assert (found.kind, found.found, found.depth) == ("inventory", "objects.inv", 0)
    assert list(source.inventory("objects.inv", place.url("/objects.inv"))) == []


def test_after_a_crash_nothing_known_counts_as_new(place: Place) -> None:
    place.discover("/linked")
    place.discover("/listed", found="sitemap")
    place.discover("/s.xml", found="sitemap", kind="inventory")
    source = place.site()
    urls = [place.url(path) for path in ("/linked", "/s.xml", "/new", "/listed")]
    links = list(source.admit(urls, depth=1, found="link"))
    assert [link.url for link in links] == [place.url("/new"), place.url("/listed")]


def test_after_a_crash_traps_have_counted_what_was_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.Traps, "MAX_QUERIES", 3)
    place.discover(*(f"/list?a={n}&b=1" for n in range(3)))
    (link,) = place.site().admit([place.url("/list?a=9&b=1")], depth=1, found="link")
    assert link.reason == "trap-queries"


def test_what_this_run_has_stored_is_counted_again(place: Place) -> None:
    place.discover("/a", "/b", "/c", "/d", "/e")
    place.set("/a", state=1, run=2, outcome="ok")
    place.set("/b", state=1, run=2, outcome="unchanged")
    place.set("/c", state=1, run=1, outcome="ok")  # by an earlier run
    place.set("/d", state=1, run=2, outcome="http-404")
    assert place.site(run=2).counts.stored == 2


def test_where_a_start_url_has_moved_to_is_known_to_the_next_run(place: Place) -> None:
    place.discover("http://new.example/", found="moved")
    source = place.site()
    assert source.starts == [place.url("/"), "http://new.example/"]
    assert len(list(source.admit(["http://new.example/a"], depth=1, found="link"))) == 1


def test_what_inventories_have_said_is_known_to_the_next_run(place: Place) -> None:
    place.discover("/objects.inv", found="objects.inv", kind="inventory")
    place.discover("/later.inv", found="objects.inv", kind="inventory")
    place.discover("/tdm", found="tdmrep.json", kind="inventory")
    place.set("/objects.inv", state=1, outcome="ok", version="4.2")
    place.set("/later.inv", state=1, outcome="ok", version="5.0")
    tdm = place.set("/tdm", state=1, outcome="unchanged")
    answers.put_body(place.db, tdm.id, "{}", pack(b'[{"location": "/", "tdm-reservation": 1}]'))
    findings = place.site().findings
    assert findings.version == "4.2"
    assert [(rule.location, rule.reserved) for rule in findings.tdm] == [("/", True)]
    place.set("/tdm", outcome="http-404")
    assert place.site().findings.tdm == ()


def test_dates_of_pages_differ_where_one_inventory_has_two() -> None:
    findings = Findings()
    findings.learn("", ["2026-01-01", "2026-01-01"])
    findings.learn("1.0", ["2026-02-02"])  # another sitemap's only date
    assert not findings.dates_differ
    findings.learn("2.0", ["2026-01-01", "2026-01-02"])
    findings.learn("", [])
    assert findings.dates_differ
    assert findings.version == "1.0"


def test_known_urls_are_told_apart() -> None:
    urls = Known()
    urls.learn("a", linked=True)
    urls.learn("b", linked=False)
    assert ("a" in urls, "b" in urls, "c" in urls, len(urls)) == (True, True, False, 2)
    assert [urls.link(url) for url in ("a", "b", "b", "c")] == [False, True, False, False]
    assert "c" not in urls
    urls.refuse("d")
    assert urls.refused("d")
    assert "d" not in urls


def test_a_spider_file_that_is_not_there_is_named(place: Place) -> None:
    for name in ("nothing", "no_such_site"):
        with pytest.raises(UserError, match=f"crawler/spiders/{name}.py"):
            place.site(spider=name)
