"""Postgres as the place of a crawl's state: what differs from SQLite, who may use it, and what is said of it."""

import contextlib
import json
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gristmill
from crawler.crawl import crawl
from crawler.state import pages, whereabouts
from crawler.state import postgres as room
from crawler.state.database import StateError
from crawler.state.pages import Found
from crawler.state.tables import open_state
from gristmill.config import Source
from gristmill.errors import UserError
from gristmill.store import Workspace

from ..postgres import PASSWORD, Server

LONG = "http://127.0.0.1:9/" + "".join(f"{number * 7919 % 9973:x}" for number in range(2300))  # does not compress


@pytest.fixture
def address(postgres: Server, request: pytest.FixtureRequest) -> str:
    return postgres.address(f"p{abs(hash(request.node.nodeid))}", tcp=True)


@pytest.fixture
def workspace(tmp_path: Path, address: str) -> Workspace:
    return Workspace(tmp_path / "w", create=True, state=address)


def found(*urls: str) -> list[Found]:
    reasons = ["url-too-long" if len(url) > 2000 else "" for url in urls]
    return [Found(url, "http://127.0.0.1:9", 0, "link", reason=why) for url, why in zip(urls, reasons, strict=True)]


def test_what_postgres_does_not_take_is_stored_as_near_as_can_be(workspace: Workspace) -> None:
    with contextlib.closing(open_state(workspace)) as db:
        for _ in range(2):
            pages.discover(db, "docs", 1, found(LONG, LONG + "x"), origin="")
        pages.update(db, 1, title="a\0b", words=True)
        assert [page.url for page in pages.select(db, "source = ? ORDER BY id", ("docs",))] == [LONG, LONG + "x"]
        page = pages.page_at(db, "docs", LONG)
        assert (page.title, page.words) == ("a\ufffdb", 1)


def test_a_workspace_remembers_its_database_and_no_password(workspace: Workspace, monkeypatch: Any) -> None:
    with contextlib.closing(open_state(workspace)) as db:
        pages.discover(db, "docs", 1, found("http://127.0.0.1:9/a"), origin="")
    later = Workspace(workspace.root)
    with pytest.raises(StateError, match="password"):
        open_state(later)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with contextlib.closing(open_state(later)) as db:
        assert pages.page(db, 1).url.endswith("/a")
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv(whereabouts.VARIABLE, workspace.state)
    open_state(later).close()
    kept = b"".join(path.read_bytes() for path in workspace.root.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept
    assert b"w%2Frd" not in kept


def test_a_database_belongs_to_one_workspace(workspace: Workspace, postgres: Server, tmp_path: Path) -> None:
    open_state(workspace).close()
    with pytest.raises(UserError, match="holds the state of another workspace: name an empty one"):
        open_state(Workspace(tmp_path / "other", create=True, state=workspace.state))
    empty = postgres.address("empty")
    with pytest.raises(UserError, match=r"is empty, and the state of .* stands at .*: name that"):
        open_state(Workspace(workspace.root, state=empty))
    mark = whereabouts.read(workspace)
    assert mark is not None
    with contextlib.closing(open_state(workspace)) as db:  # as after a kill between the file and the commit
        db.execute("UPDATE state SET workspace = ''")
    open_state(Workspace(workspace.root, state=workspace.state)).close()
    assert whereabouts.read(workspace) == mark


def test_a_workspace_with_a_state_in_sqlite_keeps_it(tmp_path: Path, address: str) -> None:
    root = tmp_path / "w"
    with contextlib.closing(open_state(Workspace(root, create=True))) as db:
        db.execute("INSERT INTO crawls (source, number, started_at, settings) VALUES ('docs', 1, '', '{}')")
    with pytest.raises(UserError, match=r"has its state in gristmill\.sqlite already: leave --state out"):
        open_state(Workspace(root, state=address))


def test_a_second_run_is_kept_out_until_the_first_has_ended(workspace: Workspace, monkeypatch: Any) -> None:
    monkeypatch.setattr(room, "_WAIT", "100ms")
    with contextlib.closing(open_state(workspace)) as first, contextlib.closing(open_state(workspace)) as second:
        first.claim()
        with pytest.raises(StateError, match="another run works with it"):
            second.claim()
        first.close()
        second.claim()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda a: a.replace("pa%24%24%20w%2Frd", "pa%24%24%20w%2Frdx"), "password authentication failed"),
        (lambda a: a.replace("pa%24%24%20w%2Frd", "pa%2/w%"), "the address of the state cannot be read"),
        (lambda a: a.replace("%24%24%20w%2Frd", "/w:rd"), "the address of the state cannot be read"),
        (lambda a: a.replace("pa%24%24%20w%2Frd", "12/w:rd"), "the address of the state cannot be read"),
        (lambda a: a.replace("pa%24%24%20w%2Frd", "pa@w:rd"), "the address of the state cannot be read"),
        (lambda a: a.replace("/postgres?", "/nowhere?"), 'database "nowhere" does not exist'),
        (lambda a: a.replace("127.0.0.1", "127.0.0.9"), "Connection refused"),
        (lambda a: a.replace("path%3Dp", "path%3Dnowhere"), "no schema has been selected"),
        (lambda _: "mysql://gristmill:pa$$ w/rd@127.0.0.1/x", "the address of the state cannot be read"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_without_its_password(
    tmp_path: Path, address: str, wrong: Callable[[str], str], said: str
) -> None:
    workspace = Workspace(tmp_path / "w", create=True, state=wrong(address))
    with pytest.raises(UserError, match=said) as caught:
        open_state(workspace)
    told = "".join(traceback.format_exception(caught.value)).replace(repr(caught.value), "")
    assert not [secret for secret in ("w%2Frd", "w/rd", "w:rd", "pa%2") if secret in told + str(caught.value)]
    assert not (workspace.root / whereabouts.MARK).exists()


def test_a_server_that_goes_away_ends_the_run_with_a_sentence(
    workspace: Workspace, postgres: Server, tmp_path: Path, monkeypatch: Any
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html lang=en><title>Home</title><main><h1>Home</h1><p>Text.</main>")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gristmill'"
    monkeypatch.setattr("crawler.drive.CrawlRun.first_pages", lambda *_, **__: postgres.say(end) and [])
    with pytest.raises(StateError, match=r"cannot be used .* run the same command again"):
        crawl(workspace, [Source(name="docs", start=[str(site)])], jobs=1)


def test_a_crawl_and_all_that_looks_back_at_it_are_the_same_in_both(tmp_path: Path, address: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name, links in {"index": "ab", "a": "c", "b": "", "c": ""}.items():
        anchors = "".join(f"<li><a href={link}.html>to {link}</a>" for link in links)
        text = f"What {name} says stands on the page {name} alone, and nowhere else in these {len(links)} texts."
        page = f"<html lang=en><title>{name}</title><main><h1>Page {name}</h1><p>{text}</p><ul>{anchors}</ul></main>"
        (site / f"{name}.html").write_text(page)
    told = []
    for kind, state in (("sqlite", ""), ("postgres", address)):
        bench = gristmill.open(tmp_path / kind, create=True, state=state)
        tallies = [bench.crawl(str(site), language="en").stages[0].kept]
        (site / "b.html").write_text((site / "b.html").read_text().replace("nowhere else", f"nowhere else, {kind} not"))
        tallies.append(bench.crawl(str(site), language="en").stages[0].kept)
        changed = [page.kind for source in bench.diff().sources for page in source.pages]
        (site / "b.html").write_text((site / "b.html").read_text().replace(f", {kind} not", ""))
        forgotten = bench.forget("file:///c.html")
        files = {path: bench.seed(path).sha256 for path in bench.store.seed_paths() if not path.endswith("b.md")}
        kept = [(page.url, page.status, page.reason) for page in bench.pages().pages]
        told.append((tallies, changed, forgotten.pages, forgotten.phrases, forgotten.traces, files, kept))
    assert told[0] == told[1]
    assert told[0][0] == [4, 4]
    assert told[0][1] == ["changed"]
    assert json.loads((tmp_path / "postgres" / "gristmill.state").read_text()).keys() == {"workspace", "place"}
