"""What becomes of one answer: its outcome, its row, its seed and its links. Real bodies, processes and files."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from crawler.manners.robots import Robots, parse
from crawler.source.arrival import Arrival, Visit
from crawler.source.intake import MAX_HOPS, NEEDS_BROWSER, Intake
from crawler.source.kept import made_again, read_again
from crawler.source.resources import Resources
from crawler.source.site import Site
from crawler.source.twins import Form
from crawler.state import answers
from crawler.state.packing import unpack
from crawler.state.pages import Page
from crawler.state.writer import Writer
from crawler.workers.pool import Pool

from .conftest import Place

FREE = Robots()
HTML = {"content-type": ("text/html; charset=utf-8",)}


def html(words: int = 100, *, head: str = "", links: str = "", title: str = "A page") -> bytes:
    """A page whose Markdown has exactly so many words."""
    text = " ".join(f"word{number}" for number in range(words - 1 - len(title.split())))  # less the title and its `#`
    body = f"<h1>{title}</h1><p>{text}</p>" if words else ""
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><nav>{links}</nav>"
        f"<main>{body}</main></body></html>"
    ).encode()


def page_of(words: int = 100, **known: Any) -> Arrival:
    """An answer with a page."""
    return Arrival(status=200, headers=HTML, body=html(words, **known))


class Desk:
    """An intake at work on one source, one answer at a time."""

    def __init__(self, place: Place) -> None:
        self.place, self.site = place, place.site()
        self.times = iter(f"2026-01-{day:02}T00:00:00Z" for day in range(1, 32))

    def use(self, **settings: Any) -> None:
        """Other settings of the source, and what is known of it read anew."""
        run = settings.pop("run", 1)
        self.site = self.place.site(run=run, **settings)

    def take(
        self,
        arrival: Arrival,
        path: str = "/a",
        *,
        robots: Robots = FREE,
        found: str = "link",
        **more: Any,
    ) -> str:
        """The outcome of an answer for a page, which is found first where nobody has."""
        kind = more.pop("kind", "page")
        self.place.discover(path, found=found, kind=kind)
        self.site.learn(self.place.url(path), linked=True, is_page=kind == "page")

        async def take(using: Resources) -> str:
            desk, visit = (
                Intake(using, extracting=more.pop("extracting", True)),
                self.visit(arrival, path, robots, **more),
            )
            return await desk.take(visit)

        return str(self.at_work(take))

    def visit(self, arrival: Arrival, path: str, robots: Robots, **more: Any) -> Visit:
        """An answer for a page as it stands."""
        return Visit(site=self.site, page=self.place.page(path), arrival=arrival, robots=robots, **more)

    def at_work(self, what: Any) -> Any:
        """Run something with a writer and a pool."""

        async def work() -> Any:
            writer, pool = Writer(self.place.workspace), Pool(jobs=1)
            using = Resources(
                workspace=self.place.workspace, db=self.place.db, writer=writer, pool=pool, now=lambda: next(self.times)
            )
            try:
                return await what(using)
            finally:
                pool.close()
                writer.shut()

        return asyncio.run(work())

    def row(self, path: str = "/a") -> dict[str, Any]:
        """All columns of a page."""
        found = self.place.db.execute("SELECT * FROM pages WHERE url = ?", (self.place.url(path),)).fetchone()
        return dict(found)

    def waiting(self) -> list[str]:
        """Paths that wait to be asked for."""
        rows = self.place.query("SELECT url FROM pages WHERE state = 0 ORDER BY url")
        return [url.removeprefix(self.place.url("")) for (url,) in rows]


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    return Desk(place)


@pytest.mark.parametrize(
    ("arrival", "outcome"),
    [
        (Arrival(error="timeout"), "timeout"),
        (Arrival(), "no-answer"),
        (Arrival(status=404), "http-404"),
        (Arrival(status=500, body=html()), "http-500"),
        (Arrival(status=304), "http-304"),  # of a page that nobody has
        (Arrival(status=301), "redirect-broken"),
        (Arrival(status=302, headers={"location": ("http://[",)}), "redirect-broken"),
        (Arrival(status=307, headers={"location": ("mailto:a@b.example",)}), "redirect-broken"),
        (Arrival(status=302, headers={"location": ("/a#part",)}), "redirect-loop"),
        (Arrival(status=302, headers={"location": ("http://elsewhere.example/",)}), "redirect-off-site"),
        (Arrival(status=302, headers={"location": ("http://10.0.0.1/",)}), "private-address"),
        (Arrival(status=200, headers={"content-type": ("image/png",)}, body=b"\x89PNG"), "not-html"),
        (Arrival(status=200, headers={"content-type": ("application/json",)}, body=b"<html>"), "not-html"),
        (Arrival(status=200, headers={"content-type": ("application/pdf",)}, body=b"%PDF-1.7"), "pdf"),
        (Arrival(status=200, headers={"content-type": ("text/plain",)}, body=b"<!doctype html><p>x"), "ok"),
        (Arrival(status=200, body=b"\xef\xbb\xbf <html><p>x"), "ok"),  # undeclared
        (Arrival(status=200, body=b"plain"), "not-html"),
    ],
)
def test_every_answer_has_one_outcome_and_leaves_the_frontier(desk: Desk, arrival: Arrival, outcome: str) -> None:
    assert desk.take(arrival) == outcome
    row = desk.row()
    assert (row["outcome"], row["state"], row["run"]) == (outcome, 1, 1)
    assert row["http"] == arrival.status
    assert desk.site.counts.stored == (outcome == "ok")


def test_a_page_becomes_a_seed_a_body_and_links(desk: Desk, place: Place) -> None:
    links = "<a href=/b>b</a><a href=/b#c>b</a><a href=http://elsewhere.example/>c</a><a href=/n rel=nofollow>n</a>"
    assert desk.take(page_of(40, links=links)) == "ok"
    row = desk.row()
    seed = place.workspace.read_seed(row["path"])
    assert (row["words"], row["title"], row["sha256"]) == (40, "A page", seed.sha256)
    assert (seed.crawled_at, row["crawled_at"]) == ("2026-01-01T00:00:00Z",) * 2
    assert desk.waiting() == ["/b"]
    stored = answers.stored(place.db, row["id"])
    assert stored is not None
    assert stored.body == html(40, links=links)
    assert place.query("SELECT count(*) FROM sections") == [(1,)]


def test_a_page_that_says_nofollow_is_kept_and_not_followed(desk: Desk) -> None:
    assert desk.take(page_of(links="<a href=/b>b</a>", head="<meta name=robots content=nofollow>")) == "ok"
    assert desk.waiting() == []


def test_a_believable_canonical_is_asked_for(desk: Desk) -> None:
    desk.take(page_of(head="<link rel=canonical href=/main>"))
    desk.take(page_of(head="<link rel=canonical href=http://elsewhere.example/main>"), "/b")
    assert desk.waiting() == ["/main"]


@pytest.mark.parametrize(
    ("robots", "head", "headers", "refusal"),
    [
        ("", "", {}, ""),
        ("", "<meta name=robots content=noai>", {}, "noai"),
        ("", "", {"x-robots-tag": ("noindex",)}, "noindex"),
        ("User-agent: *\nContent-Signal: ai-train=no\n", "", {}, "ai-train-no"),
    ],
)
def test_a_refusal_excludes_the_seed_and_is_noted(
    desk: Desk, place: Place, robots: str, head: str, headers: dict[str, Any], refusal: str
) -> None:
    rules = parse(robots.encode())
    assert desk.take(Arrival(status=200, headers=HTML | headers, body=html(head=head)), robots=rules) == "ok"
    row = desk.row()
    assert row["refusal"] == refusal
    assert place.workspace.read_seed(row["path"]).status == ("excluded" if refusal else "active")


def test_a_redirect_inside_the_site_is_followed_and_counted(desk: Desk, place: Place) -> None:
    assert desk.take(Arrival(status=301, headers={"location": ("b",)})) == "redirect"
    assert desk.row()["target"] == place.url("/b")
    target = place.page("/b")
    assert (target.found, target.hops, target.depth) == ("redirect", 1, 0)
    place.db.execute("UPDATE pages SET hops = ? WHERE url = ?", (MAX_HOPS, target.url))
    assert desk.take(Arrival(status=301, headers={"location": ("c",)}), "/b") == "redirect-loop"


@pytest.mark.parametrize("found", ["start", "moved"])
def test_a_start_url_may_move_to_another_site(desk: Desk, place: Place, found: str) -> None:
    moved = Arrival(status=301, headers={"location": ("http://new.example/",)})
    assert desk.take(moved, found=found) == "redirect"
    assert place.page("http://new.example/").found == "moved"
    assert desk.site.scope.refuses("http://new.example/b") == ""


@pytest.mark.parametrize(("words", "outcome"), [(49, "redirect"), (50, "ok"), (300, "ok")])
def test_a_short_page_that_reloads_elsewhere_is_a_redirect(desk: Desk, words: int, outcome: str) -> None:
    refresh = '<meta http-equiv=refresh content="0; url=/b">'
    assert desk.take(page_of(words, head=refresh)) == outcome


@pytest.mark.parametrize(("head", "outcome"), [("5; url=/b", "redirect"), ("6; url=/b", "ok"), ("0; url=/a", "ok")])
def test_a_page_that_reloads_later_or_itself_is_a_page(desk: Desk, head: str, outcome: str) -> None:
    assert desk.take(page_of(20, head=f'<meta http-equiv=refresh content="{head}">')) == outcome


@pytest.mark.parametrize(
    ("words", "outcome"), [(100, "ok"), (31, "ok"), (30, "ok"), (29, "suspicious"), (11, "suspicious")]
)
def test_a_page_of_which_less_than_three_tenths_is_left_is_held_back(
    desk: Desk, place: Place, words: int, outcome: str
) -> None:
    desk.take(page_of(100))
    before = desk.row()
    desk.use(run=2)
    assert desk.take(page_of(words, title="Changed")) == outcome
    after = desk.row()
    held = answers.held(place.db, "docs")
    assert after["outcome"] == outcome
    if outcome == "suspicious":
        assert (after["sha256"], after["words"], after["title"]) == (before["sha256"], 100, "A page")
        assert answers.held_answer(place.db, held[0]).body == html(words, title="Changed")
    else:
        assert (after["words"], held) == (words, [])


def test_a_new_page_may_be_as_short_as_it_likes(desk: Desk) -> None:
    assert desk.take(page_of(4)) == "ok"


def test_an_answer_that_was_held_back_can_be_accepted(desk: Desk, place: Place) -> None:
    desk.take(page_of(100))
    desk.use(run=2)
    assert desk.take(page_of(10)) == "suspicious"
    arrival = Arrival(status=200, headers=HTML, body=html(10))
    desk.at_work(lambda using: Intake(using).accept(desk.visit(arrival, "/a", Robots())))
    assert (desk.row()["outcome"], desk.row()["words"]) == ("ok", 10)


@pytest.mark.parametrize(
    "arrival", [Arrival(status=304, headers={"etag": ('"2"',)}), page_of(100)], ids=["304", "same body"]
)
def test_an_unchanged_page_keeps_its_seed_and_is_asked_for_its_consent_anew(
    desk: Desk, place: Place, arrival: Arrival
) -> None:
    desk.take(page_of(100, links="<a href=/b>b</a>") if arrival.status == 304 else page_of(100))
    before, body = desk.row(), place.workspace.read_seed(desk.row()["path"])
    desk.use(run=2)
    rules = parse(b"User-agent: *\nContent-Signal: ai-train=no\n")
    assert desk.take(arrival, robots=rules) == "unchanged"
    after = desk.row()
    assert (after["refusal"], after["sha256"], after["crawled_at"]) == (
        "ai-train-no", before["sha256"], before["crawled_at"],
    )  # fmt: skip
    assert after["etag"] == arrival.header("etag")
    assert after["fetched_at"] > before["fetched_at"]
    assert place.workspace.read_seed(after["path"]) == body  # until the site is settled
    assert desk.site.counts.stored == 1


def test_a_304_stands_for_the_headers_of_the_answer_before(desk: Desk) -> None:
    desk.take(Arrival(status=200, headers=HTML | {"x-robots-tag": ("noai",)}, body=html()))
    desk.use(run=2)
    assert desk.take(Arrival(status=304)) == "unchanged"
    assert desk.row()["refusal"] == "noai"
    assert desk.take(Arrival(status=304, headers={"x-robots-tag": ("all",)})) == "unchanged"
    assert desk.row()["refusal"] == ""


def test_an_unchanged_page_of_an_older_extractor_is_read_again(desk: Desk, place: Place) -> None:
    desk.take(page_of(100))
    place.set("/a", extractor="0", words=1, title="")
    desk.use(run=2)
    assert desk.take(Arrival(status=304)) == "unchanged"
    assert (desk.row()["words"], desk.row()["title"], desk.row()["outcome"]) == (100, "A page", "unchanged")


def test_a_page_that_comes_back_the_same_keeps_its_time(desk: Desk, place: Place) -> None:
    desk.take(page_of(100))
    first = desk.row()
    desk.use(run=2)
    assert desk.take(page_of(100, links="<a href=/b>new</a>")) == "ok"  # another theme, the same text
    assert (desk.row()["crawled_at"], desk.row()["sha256"]) == (first["crawled_at"], first["sha256"])
    assert place.query("SELECT run FROM sections") == [(1,)]
    assert desk.take(page_of(90)) == "ok"
    assert desk.row()["crawled_at"] > first["crawled_at"]
    assert place.query("SELECT DISTINCT run FROM sections ORDER BY run") == [(1,), (2,)]


def test_a_failure_takes_nothing_away(desk: Desk, place: Place) -> None:
    desk.take(page_of(100))
    before = desk.row()
    desk.use(run=2)
    assert desk.take(Arrival(error="timeout")) == "timeout"
    after = desk.row()
    assert (after["sha256"], after["path"], after["words"]) == (before["sha256"], before["path"], 100)
    assert (place.workspace.root / before["path"]).is_file()


def test_an_empty_page_has_no_seed(desk: Desk, place: Place) -> None:
    assert desk.take(page_of(0)) == "ok"
    assert (desk.row()["words"], desk.row()["filed"]) == (0, "")
    assert list(place.workspace.seed_paths("docs")) == []


@pytest.mark.parametrize(("render", "outcome"), [("auto", NEEDS_BROWSER), ("never", "ok"), ("always", "ok")])
def test_a_shell_is_left_to_the_browser_where_one_is_wanted(desk: Desk, render: str, outcome: str) -> None:
    shell = b"<!doctype html><html><body><div id=root></div>" + b"<script src=/a.js></script>" * 3 + b"</body></html>"
    desk.use(render=render)
    assert desk.take(Arrival(status=200, headers=HTML, body=shell)) == outcome
    assert desk.row()["state"] == (outcome == "ok")
    assert desk.take(Arrival(status=200, headers=HTML, body=shell, via="rendered"), "/b") == "ok"


def test_without_extraction_links_are_found_and_no_seed_is_made(desk: Desk, place: Place) -> None:
    assert desk.take(page_of(links="<a href=/b>b</a>"), extracting=False) == "ok"
    assert desk.waiting() == ["/b"]
    assert desk.row()["sha256"] == desk.row()["body_sha256"] != ""
    assert list(place.workspace.seed_paths("docs")) == []


SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://127.0.0.1:9/b</loc><lastmod>2026-01-01</lastmod></url>
<url><loc>http://127.0.0.1:9/c</loc><lastmod>2026-02-01</lastmod></url>
<url><loc>http://elsewhere.example/</loc></url></urlset>"""


def test_a_sitemap_promises_pages(desk: Desk, place: Place) -> None:
    xml = Arrival(status=200, headers={"etag": ('"1"',)}, body=SITEMAP)
    assert desk.take(xml, "/s.xml", found="sitemap", kind="inventory") == "ok"
    assert desk.waiting() == ["/b", "/c"]
    assert place.query("SELECT url, inventory FROM expected ORDER BY url") == [
        (place.url("/b"), "sitemap"), (place.url("/c"), "sitemap"),
    ]  # fmt: skip
    assert (place.page("/b").depth, place.page("/b").lastmod[:10]) == (1, "2026-01-01")
    assert desk.site.findings.dates_differ
    assert desk.row("/s.xml")["etag"] == '"1"'


def test_an_address_of_a_sitemap_that_is_too_long_costs_itself_alone(desk: Desk, place: Place) -> None:
    long = b"<url><loc>http://127.0.0.1:9/" + b"x" * 100_000 + b"</loc><lastmod>2026-01-01</lastmod></url><url>"
    xml = Arrival(status=200, body=SITEMAP.replace(b"<url>", long, 1))
    assert desk.take(xml, "/s.xml", found="sitemap", kind="inventory") == "ok"
    assert desk.waiting() == ["/b", "/c"]


def test_an_unchanged_sitemap_promises_what_it_did(desk: Desk, place: Place) -> None:
    desk.take(Arrival(status=200, body=SITEMAP), "/s.xml", found="sitemap", kind="inventory")
    place.db.execute("DELETE FROM expected")
    desk.use(run=2)
    assert desk.take(Arrival(status=304), "/s.xml", found="sitemap", kind="inventory") == "ok"
    assert place.query("SELECT count(*) FROM expected") == [(2,)]


@pytest.mark.parametrize(
    ("arrival", "outcome"),
    [
        (Arrival(status=404), "http-404"),
        (Arrival(status=304), "unchanged"),  # nothing is kept of it
        (Arrival(status=302, headers={"location": ("/t.xml",)}), "redirect"),
        (Arrival(error="reset"), "reset"),
    ],
)
def test_an_inventory_that_cannot_be_had_is_dropped(desk: Desk, arrival: Arrival, outcome: str) -> None:
    assert desk.take(arrival, "/s.xml", found="sitemap", kind="inventory") == outcome
    assert desk.row("/s.xml")["state"] == 1
    assert desk.waiting() == []


def test_markdown_files_of_llms_txt_wait_until_all_pages_are_known(desk: Desk, place: Place) -> None:
    listed = b"# Docs\n\n- [A](http://127.0.0.1:9/b)\n- [B](http://127.0.0.1:9/c.md)\n- [C](http://127.0.0.1:9/d.txt)\n"
    assert desk.take(Arrival(status=200, body=listed), "/llms.txt", found="llms.txt", kind="inventory") == "ok"
    assert sorted(desk.waiting()) == ["/b", "/c.md"]
    assert place.query("SELECT depth FROM pages WHERE url LIKE '%.md'") == [(25,)]
    assert place.query("SELECT url FROM expected") == [("http://127.0.0.1:9/b",)]  # no proof that there is such a page


def test_reservations_of_tdmrep_bind_the_pages_that_follow(desk: Desk, place: Place) -> None:
    rules = json.dumps([{"location": "/", "tdm-reservation": 1}]).encode()
    assert desk.take(Arrival(status=200, body=rules), "/tdm", found="tdmrep.json", kind="inventory") == "ok"
    assert desk.take(page_of()) == "ok"
    assert desk.row()["refusal"] == "tdm-reserved"
    (packed,) = place.query("SELECT body FROM bodies JOIN pages ON id = page WHERE found = 'tdmrep.json'")[0]
    assert unpack(packed) == rules


def test_a_page_is_made_again_from_what_was_kept(desk: Desk, place: Place) -> None:
    desk.take(page_of(100))
    row, seed = desk.row(), place.workspace.read_seed(desk.row()["path"])
    (place.workspace.root / row["path"]).unlink()
    page = place.page("/a")
    assert desk.at_work(lambda using: made_again(using, desk.site, page, Robots())) == seed
    place.set("/a", extractor="0", words=1, etag='"5"')
    desk.at_work(lambda using: read_again(using, desk.site, place.page("/a"), Robots()))
    after = desk.row()
    assert (after["words"], after["etag"], after["fetched_at"]) == (100, '"5"', row["fetched_at"])
    assert place.workspace.read_seed(after["path"]).markdown == seed.markdown


def test_a_page_of_which_nothing_was_kept_is_not_made_again(
    desk: Desk, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.discover("/a")
    page = place.page("/a")
    assert desk.at_work(lambda using: made_again(using, desk.site, page, Robots())) is None
    desk.at_work(lambda using: read_again(using, desk.site, page, Robots()))
    assert "cannot be read" in caplog.text


PROSE = "Install the package first, then write a file of settings, and read the rest of this guide with care."
POOR = f"<html lang=en><main><h1>Guide</h1><p>{PROSE}</p><h2><pre>pip install it</pre></h2></main></html>".encode()
TEXT = f"# Guide\n\n{PROSE}\n\n## pip install it\n\n```\npip install it\n```\n".encode()


@pytest.mark.parametrize(
    ("settings", "body", "offered", "asked", "via"),
    [
        ({}, POOR, {"/a.md": TEXT}, ["/a.md"], "markdown-twin"),
        ({}, POOR, {"/a": TEXT}, ["/a.md", "/a"], "content-negotiation"),
        ({}, POOR, {"/a.md": b"# Another\n\nText.\n"}, ["/a.md", "/a"], "html"),  # does not hold the page
        ({}, POOR, {}, ["/a.md", "/a"], "html"),
        ({"markdown": False}, POOR, {"/a.md": TEXT}, [], "html"),
        ({}, html(), {"/a.md": TEXT}, [], "html"),  # read well
    ],
)
def test_a_poor_page_is_asked_for_its_markdown_where_the_site_offers_it(
    desk: Desk,
    place: Place,
    settings: dict[str, Any],
    body: bytes,
    offered: dict[str, bytes],
    asked: list[str],
    via: str,
) -> None:
    found: list[str] = []

    async def ask(_: Site, page: Page, form: Form) -> Arrival:
        found.append(form.url.removeprefix(place.url("")))
        offer = offered.get(found[-1])
        return Arrival(status=200, body=offer) if offer else Arrival(status=404)

    desk.use(**settings)
    assert desk.take(Arrival(status=200, headers=HTML, body=body), ask=ask) == "ok"
    assert found == asked
    row = desk.row()
    assert place.workspace.read_seed(row["path"]).via == via
    stored = answers.stored(place.db, row["id"])
    assert stored is not None
    assert stored.alternate == (TEXT if via != "html" else b"")


def test_the_archive_has_what_came_over_the_network(desk: Desk, place: Place) -> None:
    pytest.importorskip("fastwarc")
    desk.use(archive="warc")
    desk.take(page_of(100))
    offset, _, length = desk.row()["archive"].partition("+")
    assert int(offset) > 0
    assert int(length) > 0
    desk.take(page_of(100))  # unchanged
    assert [name.name for name in (place.workspace.root / "archive").iterdir()] == ["docs.warc.gz"]
