"""One page costs one page: a name that is too long, a file in the way, an error at any step, an edited seed."""

import os
import sqlite3
from collections.abc import Callable
from urllib.parse import quote

import pytest

from crawler.source import seeds
from crawler.state import revisions
from gristmill.errors import UserError

from .conftest import Place, Server, html

PAGES = {"/": html("Home", "/a", "/bad", "/c"), "/a": html("A"), "/bad": html("Bad"), "/c": html("C")}


def raising(error: BaseException) -> Callable[..., object]:
    def step(*_: object, **__: object) -> object:
        raise error

    return step


def only_bad(function: Callable[..., object], error: BaseException) -> Callable[..., object]:
    """The function, but for the page /bad."""

    def step(*arguments: object, **options: object) -> object:
        if any(str(getattr(getattr(thing, "page", thing), "url", "")).endswith("/bad") for thing in arguments):
            raise error
        return function(*arguments, **options)

    return step


@pytest.mark.parametrize("count", [62, 86, 120])
@pytest.mark.parametrize("letter", ["日", "🙂"])
def test_a_link_with_a_long_name_costs_nobody(server: Server, place: Place, count: int, letter: str) -> None:
    long = f"/{letter * count}.html"
    server.pages({"/": html("Home", "/a", quote(long)), "/a": html("A"), quote(long): html("Long")})
    assert place.crawl(server.root + "/").kept == 3
    assert all(len(os.fsencode(part)) <= 255 for seed in place.workspace.seeds() for part in seed.path.split("/"))


@pytest.mark.parametrize("number", [36, 22, 84, 20, 13])
def test_a_file_that_cannot_be_written_costs_its_page(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    server.pages(PAGES)
    write = type(place.workspace).seed_beside
    monkeypatch.setattr(type(place.workspace), "seed_beside", lambda self, seed: write(
        self, only_bad(lambda seed: seed, OSError(number, os.strerror(number)))(seed)))  # fmt: skip
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (3, {"unwritable": 1})
    monkeypatch.undo()


@pytest.mark.parametrize("number", [28, 122, 30])
def test_a_full_disk_ends_the_run_in_a_sentence(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    server.pages(PAGES)
    monkeypatch.setattr(type(place.workspace), "seed_beside", raising(OSError(number, os.strerror(number))))
    with pytest.raises(UserError, match=os.strerror(number)):
        place.crawl(server.root + "/")


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError("x"), KeyError("x"), sqlite3.InterfaceError("x")])
@pytest.mark.parametrize("step", ["_seed", "decide"])
def test_an_error_in_intake_costs_its_page(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception
) -> None:
    server.pages(PAGES)
    monkeypatch.setattr(seeds, step, only_bad(getattr(seeds, step), error))
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (3, {"intake-failed": 1})
    monkeypatch.undo()


@pytest.mark.parametrize(
    "error", [ValueError("x"), sqlite3.ProgrammingError("x"), UnicodeEncodeError("u", "x", 0, 1, "x")]
)
def test_a_change_that_cannot_be_made_costs_its_page_and_not_those_of_its_transaction(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    server.pages(PAGES)
    put = revisions.put_sections

    def broken(db: sqlite3.Connection, page: int, run: int, markdown: str) -> None:
        if "# Bad" in markdown:
            raise error
        put(db, page, run, markdown)

    monkeypatch.setattr(revisions, "put_sections", broken)
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (3, {"intake-failed": 1})
    monkeypatch.undo()


@pytest.mark.parametrize("edit", [("A", "NEVER A"), ("\n", "\n\n"), ("# A", "")])
def test_an_edited_seed_is_written_anew_from_the_stored_response(
    server: Server, place: Place, edit: tuple[str, str]
) -> None:
    server.pages(PAGES)
    place.crawl(server.root + "/")
    before = place.files()
    path = place.workspace.root / place.seeds()["/a"].path
    front, _, body = path.read_text().rpartition("---\n")
    path.write_text(front + "---\n" + body.replace(*edit))
    assert place.files() != before
    with pytest.raises(UserError, match="was edited"):
        place.workspace.read_seed(str(path.relative_to(place.workspace.root)))
    place.crawl(server.root + "/")
    assert place.files() == before


def test_files_of_others_are_left_alone(server: Server, place: Place) -> None:
    server.pages(PAGES)
    place.crawl(server.root + "/")
    folder = place.workspace.seeds_folder / "docs"
    (folder / "mine.md").write_text("# Mine\n")
    elsewhere = place.workspace.root.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.md").write_bytes((folder / "a_.md").read_bytes())
    (folder / "linked").symlink_to(elsewhere)
    place.crawl(server.root + "/")
    assert (folder / "mine.md").read_text() == "# Mine\n"
    assert (elsewhere / "b.md").is_file()
