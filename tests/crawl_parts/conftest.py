"""A workspace with the crawl's tables on disk, one source in it, and words for what its pages are."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.source.site import Site, open_site, origin_of
from crawler.state import pages
from crawler.state.database import State
from crawler.state.pages import Found, Page
from crawler.state.tables import open_state
from gristmill.config import Source
from gristmill.store import Workspace

from ..postgres import Server

NUMBERS = itertools.count()
CONTRACT = ("test_state", "test_frontier", "test_leases")  # with Postgres always; the others by `make postgres`
SITE = "http://127.0.0.1:9"


class Place:
    """A workspace, its tables and one source "docs"."""

    def __init__(self, root: Path, state: str = "") -> None:
        self.workspace = Workspace(root, create=True, state=state)
        self.db = open_state(self.workspace)

    @staticmethod
    def url(path: str) -> str:
        """A page of the source; whole URLs stay."""
        return path if "://" in path else SITE + path

    def site(self, *, run: int = 1, name: str = "docs", **settings: Any) -> Site:
        """The source as a run finds it."""
        return open_site(self.db, Source(name=name, start=[SITE + "/"], **settings), run)

    def discover(self, *paths: str, depth: int = 0, name: str = "docs", **known: Any) -> None:
        """Put pages into the frontier."""
        known = {"found": "link", **known}
        found = [Found(self.url(path), origin_of(self.url(path)), depth, **known) for path in paths]
        pages.discover(self.db, name, 1, found, origin="")

    def page(self, path: str, *, name: str = "docs") -> Page:
        """A page's row."""
        return pages.page_at(self.db, name, self.url(path))

    def set(self, path: str, **columns: Any) -> Page:
        """Change a page's row; the row then."""
        pages.update(self.db, self.page(path).id, **columns)
        return self.page(path)

    def query(self, text: str, *values: Any) -> list[Any]:
        """Rows of the state."""
        return [tuple(row) for row in self.db.execute(text, values)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What has a place holds for both kinds of state; the contract itself is tried with Postgres every time."""
    if "state" in metafunc.fixturenames:
        module = metafunc.module.__name__.rpartition(".")[2]
        kinds = ["sqlite", "postgres"] if module in CONTRACT or "GRISTMILL_TEST_POSTGRES" in os.environ else ["sqlite"]
        metafunc.parametrize("state", kinds, indirect=True)


@pytest.fixture
def state(request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return ""
    server: Server = request.getfixturevalue("postgres")
    return server.address(f"s{next(NUMBERS)}")


@pytest.fixture
def place(tmp_path: Path, state: str) -> Iterator[Place]:
    found = Place(tmp_path / "w", state)
    with contextlib.closing(found.db):
        yield found


@pytest.fixture
def db(place: Place) -> State:
    return place.db
