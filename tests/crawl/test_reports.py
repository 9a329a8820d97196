"""Status, changes, one page, archives: what a person looks at after a crawl."""

from pathlib import Path

import pytest

from crawler.archive import read
from crawler.changes import diff, runs
from crawler.fetch import fetch
from crawler.status import status
from gristmill.errors import UserError

from .conftest import Answer, Place, Server, html


def page(*sections: str) -> str:
    parts = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, _, text in (s.partition(": ") for s in sections))
    return f"<html><body><main><h1>Page</h1><p>Introduction.</p>{parts}</main></body></html>"


def test_a_diff_names_pages_and_sections(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", "/b", "/c"), "/c": html("C")})
    server.pages({"/a": page("One: old.", "Two: same.", "Three: goes."), "/b": html("B")})
    place.crawl(server.root + "/")
    server.pages({"/a": page("One: new.", "Two: same.", "Four: comes."), "/d": html("D")})
    server.answers["/"] = Answer(html("Home", "/a", "/b", "/c", "/d"))
    del server.answers["/b"]
    place.crawl(server.root + "/")
    found = diff(place.workspace, "docs")
    assert (found.older, found.newer) == (1, 2)
    assert (found.added, found.removed) == ((server.root + "/d",), (server.root + "/b",))
    (changed,) = found.changed
    assert changed.url == server.root + "/a"
    assert (changed.added, changed.changed, changed.removed) == (
        (("Page", "Four"),), (("Page", "One"),), (("Page", "Three"),),
    )  # fmt: skip
    place.crawl(server.root + "/")
    quiet = diff(place.workspace, "docs")
    assert (quiet.added, quiet.changed, quiet.removed) == ((), (), ())
    assert len(diff(place.workspace, "docs", older=0, newer=1).added) == 4
    assert [number for number, _ in runs(place.workspace, "docs")] == [1, 2, 3]
    with pytest.raises(UserError, match="name an older and a newer"):
        diff(place.workspace, "docs", older=2, newer=9)
    with pytest.raises(UserError, match="no complete crawl"):
        diff(place.workspace, "other")


def test_the_status_tells_what_there_is_and_what_is_missing(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", "/gone"), "/a": Answer(html("A"), headers={"X-Robots-Tag": "noai"})})
    listed = "".join(f"<url><loc>{server.root}{path}</loc></url>" for path in ("/", "/a", "/gone", "/busy"))
    server.answers["/sitemap.xml"] = Answer(f"<urlset>{listed}</urlset>", headers={"Content-Type": "text/xml"})
    server.answers["/busy"] = Answer("", 500)
    place.crawl(server.root + "/")
    (found,) = status(place.workspace)
    assert (found.source, found.run) == ("docs", 1)
    assert dict(found.pages) == {"active": 1, "dropped": 2, "excluded": 1}
    assert dict(found.reasons) == {"http-404": 1, "http-500": 1, "noai": 1}
    assert (found.expected, found.stored, found.recall) == (2, 1, 0.5)
    assert found.missing == (
        (server.root + "/a", "noai"), (server.root + "/busy", "http-500"), (server.root + "/gone", "http-404"),
    )  # fmt: skip
    assert [(c.url, c.reason, c.signals) for c in found.consent] == [(server.root + "/a", "noai", ("noai=1 (header)",))]
    assert found.fidelity is not None


def test_one_page_is_fetched_alone(server: Server) -> None:
    server.pages({"/a": Answer("", 302, {"Location": "/b"}), "/b": html("B", "/c"), "/c": html("C")})
    seed = fetch(server.root + "/a")
    assert (seed.url, seed.title) == (server.root + "/b", "B")
    assert sorted(asked.path for asked in server.log) == ["/a", "/b", "/robots.txt"]
    with pytest.raises(UserError, match="http-404"):
        fetch(server.root + "/none")
    server.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    with pytest.raises(UserError, match="robots"):
        fetch(server.root + "/a")


def test_an_archive_holds_the_responses_and_is_a_source_itself(server: Server, place: Place, tmp_path: Path) -> None:
    server.pages({"/": html("Home", "/a"), "/a": html("A", "/")})
    place.crawl(server.root + "/", archive="warc")
    file = place.workspace.root / "archive" / "docs.warc.gz"
    assert {capture.url for capture in read(file)} == {server.root + "/", server.root + "/a"}
    spans = place.query("SELECT archive FROM pages WHERE kind = 'page'")
    assert all("+" in span for (span,) in spans)
    with file.open("ab") as handle:
        handle.write(b"\x1f\x8b torn")
    server.log.clear()
    again = Place(tmp_path / "again")
    assert again.crawl(str(file)).kept == 2
    assert server.log == []
    assert [seed.markdown for seed in again.seeds().values()] == [seed.markdown for seed in place.seeds().values()]
    assert {seed.url for seed in again.seeds().values()} == {server.root + "/", server.root + "/a"}
