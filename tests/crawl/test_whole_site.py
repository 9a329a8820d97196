"""What is decided over the whole site: one page once, versions, consent, coverage."""

import zlib

import pytest

from crawler.crawl import ShortfallError
from gristmill.config import ConsentOverride

from .conftest import Answer, Place, Server, html

TEXT = {"Content-Type": "text/plain"}
LONG = "A paragraph of documentation that is the same on each of them, word for word, and rather long. " * 8


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def test_a_page_goes_into_the_one_that_it_names(server: Server, place: Place) -> None:
    print_view = html("Guide", text=LONG + "Printed.", head=canonical("/guide"))
    server.pages({"/": html("Home", "/print/guide"), "/print/guide": print_view, "/guide": html("Guide", text=LONG)})
    tally = place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/guide"}
    assert dict(tally.dropped) == {"duplicate-canonical": 1}


@pytest.mark.parametrize("declared", ["/", "https://elsewhere.example.org/a", "/missing", "/a", "::::", "/other"])
def test_a_canonical_url_that_cannot_be_right_is_not_believed(server: Server, place: Place, declared: str) -> None:
    server.pages({"/": html("Home", "/a", "/other"), "/other": html("Other")})
    server.pages({"/a": html("A", head=canonical(declared))})
    place.crawl(server.root + "/")
    assert {"/", "/a", "/other"} <= set(place.seeds())


def test_canonical_urls_in_a_circle_lose_nothing(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", "/b")})
    server.pages(
        {"/a": html("T", text=LONG, head=canonical("/b")), "/b": html("T", text=LONG + "x", head=canonical("/a"))}
    )
    place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/a", "/b"}


def test_equal_pages_are_one_and_the_shortest_url_stays(server: Server, place: Place) -> None:
    same = html("Same", text=LONG)
    server.pages({"/": html("Home", "/x/y", "/x", "/x/", "/X"), "/x": same, "/x/": same, "/X": same, "/x/y": same})
    tally = place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/X"}
    assert dict(tally.dropped) == {"duplicate-content": 3}
    server.answers["/X"] = Answer("", 404)
    place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/x"}
    assert "word for word" in place.seeds()["/x"].markdown


def test_three_versions_of_a_manual_are_one(server: Server, place: Place) -> None:
    labels, count = ("stable", "4.2", "4.1"), 12
    server.pages({"/": html("Home", *[f"/en/{label}/" for label in labels])})
    for label in labels:
        server.pages({f"/en/{label}/": html(f"Manual {label}", *[f"/en/{label}/p{i}" for i in range(count)])})
        for i in range(count):
            server.pages({f"/en/{label}/p{i}": html(f"P{i}", text=f"{LONG} This is part {i} of release {label}.")})
    tally = place.crawl(server.root + "/", version="stable")
    assert set(place.seeds()) == {"/", "/en/stable/", *(f"/en/stable/p{i}" for i in range(count))}
    assert tally.dropped["other-version"] == 2 * (count + 1)
    assert {seed.version for seed in place.seeds().values()} == {"", "stable"}
    place.crawl(server.root + "/", version="4.1")
    assert "/en/4.1/p3" in place.seeds()
    assert place.seeds()["/en/4.1/p3"].version == "4.1"
    place.crawl(server.root + "/", version="all", name="every")
    assert len([url for url in place.seeds("every") if "/p" in url]) == count


SIGNALS = {
    "/header-noai": (Answer(html("1"), headers={"X-Robots-Tag": "noai"}), "noai"),
    "/header-other": (Answer(html("2"), headers={"X-Robots-Tag": "otherbot: noindex"}), ""),
    "/meta-noindex": (Answer(html("3", head='<meta name="robots" content="noindex">')), "noindex"),
    "/tdm-header": (Answer(html("4"), headers={"tdm-reservation": "1"}), "tdm-reserved"),
    "/tdm-meta": (Answer(html("5", head='<meta name="tdm-reservation" content="1">')), "tdm-reserved"),
    "/tdm-file": (Answer(html("6")), "tdm-reserved"),
    "/signal/a": (Answer(html("7")), "ai-train-no"),
    "/free": (Answer(html("8", head='<meta name="robots" content="index, follow">')), ""),
}


def _consent_site(server: Server) -> None:
    server.pages({"/": html("Home", *SIGNALS), **{path: answer for path, (answer, _) in SIGNALS.items()}})
    robots = "User-agent: *\nContent-Signal: /signal/ ai-train=no\nDisallow:\n"
    server.answers["/robots.txt"] = Answer(robots, headers=TEXT)
    rules = '[{"location": "/tdm-file", "tdm-reservation": 1}]'
    server.answers["/.well-known/tdmrep.json"] = Answer(rules, headers={"Content-Type": "application/json"})


def test_eight_signals_of_consent_are_decided_with_their_reasons(server: Server, place: Place) -> None:
    _consent_site(server)
    tally = place.crawl(server.root + "/")
    excluded = place.seeds(status="excluded")
    assert {path: seed.flags[-1] for path, seed in excluded.items()} == {
        path: reason for path, (_, reason) in SIGNALS.items() if reason
    }
    assert all(seed.consent for seed in excluded.values())
    assert tally.kept == 3
    assert tally.seen == 9


def test_an_exclusion_is_overridden_only_with_a_reason_that_is_written_down(server: Server, place: Place) -> None:
    _consent_site(server)
    written = ConsentOverride(signals=["noai", "tdm-reservation"], reason="We own these pages.")
    place.crawl(server.root + "/", consent=written)
    seeds = place.seeds()
    assert {"/header-noai", "/tdm-meta", "/tdm-file"} <= set(seeds)
    assert seeds["/tdm-file"].consent_override == "We own these pages."
    assert seeds["/free"].consent_override == ""
    assert set(place.seeds(status="excluded")) == {"/meta-noindex", "/signal/a"}


def test_consent_that_is_withdrawn_takes_an_unchanged_page_out(server: Server, place: Place) -> None:
    server.pages({"/": Answer(html("Home", "/a"), validators=True), "/a": Answer(html("A"), validators=True)})
    assert place.crawl(server.root + "/").kept == 2
    server.answers["/robots.txt"] = Answer("User-agent: *\nContent-Signal: ai-train=no\nAllow: /\n", headers=TEXT)
    place.workspace.connect().execute("DELETE FROM robots")
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (0, {"ai-train-no": 2})


def test_a_signal_that_a_304_does_not_repeat_still_counts(server: Server, place: Place) -> None:
    def page(handler: object) -> Answer:
        if handler.headers.get("If-None-Match"):  # type: ignore[attr-defined]
            return Answer(b"", 304)
        return Answer(html("Home"), headers={"X-Robots-Tag": "noai", "ETag": '"1"'})

    server.answers["/"] = page
    for _ in range(2):
        assert dict(place.crawl(server.root + "/").dropped) == {"noai": 1}
    assert [asked.status for asked in server.log if asked.path == "/"] == [200, 304]


def test_nofollow_is_obeyed_on_pages_and_links(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", text='See <a rel="nofollow" href="/b">b</a> or not.')})
    server.pages({"/a": html("A", "/c", head='<meta name="robots" content="nofollow">')})
    server.pages({"/b": html("B"), "/c": html("C")})
    place.crawl(server.root + "/")
    assert set(server.counts()) == {"/", "/a"}


def _inventories(server: Server, missing: str = "") -> None:
    """A site where each inventory knows a page that nothing links to."""
    server.pages({"/": html("Home", "/a.html"), "/a.html": html("A")})
    server.pages({f"/{name}.html": html(name) for name in ("mapped", "object", "found", "told", "nested")})
    xml = {"Content-Type": "text/xml"}
    part = f"<sitemapindex><sitemap><loc>{server.root}/part.xml</loc></sitemap></sitemapindex>"
    known = "".join(f"<url><loc>{server.root}/{name}.html</loc></url>" for name in ("mapped", "a"))
    server.answers["/sitemap.xml"] = Answer(f"<urlset>{known}{missing}</urlset>", headers=xml)
    server.answers["/index.xml"] = Answer(part, headers=xml)
    server.answers["/part.xml"] = Answer(
        f"<urlset><url><loc>{server.root}/nested.html</loc></url></urlset>", headers=xml
    )
    server.answers["/robots.txt"] = Answer(f"Sitemap: {server.root}/index.xml", headers=TEXT)
    head = b"# Sphinx inventory version 2\n# Project: T\n# Version: 3.2\n# compressed using zlib\n"
    server.answers["/objects.inv"] = Answer(head + zlib.compress(b"thing py:function 1 object.html#$ -\n"))
    server.answers["/searchindex.js"] = Answer('Search.setIndex({"docnames":["found"],"titles":["F"]})')
    server.answers["/llms.txt"] = Answer(f"# T\n\n- [Told]({server.root}/told.html): more\n", headers=TEXT)


def test_pages_that_only_inventories_know_are_found(server: Server, place: Place) -> None:
    _inventories(server)
    tally = place.crawl(server.root + "/", min_coverage=1.0)
    assert set(place.seeds()) == {
        "/",
        "/a.html",
        *(f"/{n}.html" for n in ("mapped", "object", "found", "told", "nested")),
    }
    assert tally.kept == 7
    assert place.seeds()["/object.html"].version == "3.2"


def test_a_shortfall_says_so_after_everything_is_kept(server: Server, place: Place) -> None:
    _inventories(server, f"<url><loc>{server.root}/broken.html</loc></url>")
    server.answers["/broken.html"] = Answer("", 500)
    with pytest.raises(ShortfallError, match="expected pages") as found:
        place.crawl(server.root + "/", min_coverage=1.0)
    assert found.value.tallies[0].kept == 7
    assert len(place.seeds()) == 7


def test_pages_that_may_not_be_had_do_not_lower_the_coverage(server: Server, place: Place) -> None:
    _inventories(server, f"<url><loc>{server.root}/gone.html</loc></url>")
    place.crawl(server.root + "/", min_coverage=1.0)
