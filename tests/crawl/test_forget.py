"""What a person had forgotten is gone from every table and archive, and no later run brings it back."""

import contextlib
from pathlib import Path

import pytest

from crawler.forget import find, remove
from crawler.history.status import status
from crawler.state import archive
from crawler.state.tables import open_state
from gristmill.errors import UserError

from .conftest import Answer, Place, Server, html

ONE = "Only the lamp of the northern pier burns whale oil through all the nights of the winter."
TWO = "Nothing but gas was ever lit at the southern pier by the harbour's own keeper."


def site(server: Server) -> str:
    server.pages({
        "/": html("Home", "/one", "/two", "/old"), "/one": html("One", text=ONE), "/two": html("Two", "/", text=TWO),
        "/copy": html("One", text=ONE), "/old": Answer("", 301, {"Location": "/one"}),
    })  # fmt: skip
    return server.root + "/"


def forgotten(place: Place, what: str) -> list[str]:
    found = find(place.workspace, what)
    remove(place.workspace, found, lambda _: False)
    return list(found.addresses)


@pytest.mark.parametrize("named", ["/one", "/old", "/one#top"])
def test_a_page_is_forgotten_with_its_copies_and_not_asked_for_again(server: Server, place: Place, named: str) -> None:
    root = site(server)
    server.pages({"/": html("Home", "/one", "/two", "/old", "/copy")})
    place.crawl(root)
    gone = forgotten(place, server.root + named)
    assert {f"{root}one", f"{root}copy"} <= set(gone)
    assert ONE.encode() not in (place.workspace.root / "gristmill.sqlite").read_bytes()
    assert [seed.title for seed in place.workspace.seeds()] == ["Home", "Two"]
    server.log.clear()
    assert place.crawl(root).dropped["forgotten"] == len(gone)
    assert not {"/one", "/copy"} & set(server.asked())
    assert status(place.workspace)[0].reasons["forgotten"] == len(gone)


def test_of_a_domain_nothing_new_is_asked_for_either(server: Server, place: Place) -> None:
    root = site(server)
    place.crawl(root, allow=["/(one|two|three)?$"])
    assert len(forgotten(place, "127.0.0.1")) == 3
    server.pages({"/": html("Home", "/three"), "/three": html("Three")})
    server.log.clear()
    place.crawl(root, f"{root}three")
    assert server.asked() == []


def test_a_licence_takes_the_pages_that_have_it(server: Server, place: Place) -> None:
    root = site(server)
    mark = '<link rel=license href="https://creativecommons.org/licenses/by-nc/4.0/">'
    server.pages({"/one": html("One", text=ONE, head=mark)})
    place.crawl(root, licence="MIT")
    assert forgotten(place, "CC-BY-NC-4.0") == [f"{root}one"]
    assert forgotten(place, "mit") == [root, f"{root}two"]


@pytest.mark.parametrize(
    "what", ["https://elsewhere.example/", "elsewhere.example", "GPL-3.0-only", "no such thing", ""]
)
def test_what_is_not_there_cannot_be_forgotten(server: Server, place: Place, what: str) -> None:
    place.crawl(site(server))
    with pytest.raises(UserError, match="knows no page of"):
        find(place.workspace, what)


def test_the_web_archive_keeps_the_other_pages_where_their_rows_say(server: Server, place: Place) -> None:
    pytest.importorskip("fastwarc")
    root = site(server)
    place.crawl(root, archive="warc")
    path = place.workspace.root / "archive" / "docs.warc.gz"
    assert remove(place.workspace, find(place.workspace, f"{root}one"), lambda _: False) == 1
    assert sorted(capture.url for capture in archive.read(path)) == [root, f"{root}two"]
    with contextlib.closing(open_state(place.workspace)) as db:
        spans = dict(tuple(row) for row in db.execute("SELECT url, archive FROM pages WHERE archive != ''"))
    assert sorted(spans) == [root, f"{root}two"]
    for url, span in spans.items():
        assert _captured(path, span) == url
    assert remove(place.workspace, find(place.workspace, f"{root}one"), lambda _: False) == 0  # again, as after a crash


def _captured(path: Path, span: str) -> str:
    offset, length = map(int, span.split("+"))
    found = archive.read_at(path, archive.Span(offset=offset, length=length))
    return found.url if found else ""


def test_an_archive_that_is_a_source_brings_nothing_back(server: Server, place: Place, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "docs.warc.gz"
    with archive.Archive(path) as written:
        for name, text in (("one", ONE), ("two", TWO)):
            written.append(
                url=f"https://docs.example/{name}", status=200, headers={"Content-Type": ["text/html"]},
                body=html(name, text=text).encode(), fetched_at="2026-01-02T03:04:05Z",
            )  # fmt: skip
    place.crawl(str(path))
    forgotten(place, "https://docs.example/one")
    assert place.crawl(str(path)).dropped["forgotten"] == 1
    assert [seed.title for seed in place.workspace.seeds()] == ["two"]
