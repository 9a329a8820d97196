"""One page alone, and web archives."""

from pathlib import Path

import pytest

from crawler.fetch import fetch
from crawler.state.archive import read
from gristmill.errors import UserError

from .conftest import Answer, Place, Server, html


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
