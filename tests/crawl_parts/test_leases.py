"""Who may ask a host and commit what comes of it, in both kinds of database."""

import asyncio
from collections.abc import Callable

import pytest

from crawler.state import archive, leases, pages
from crawler.state.database import State
from crawler.state.leases import Leased, LeaseLostError
from crawler.state.tables import open_state
from crawler.state.writer import Record, Writer
from gristmill.records import Seed
from gristmill.store import Workspace
from gristmill.text import sha256

from .conftest import SITE, Place


def lost_is_told(db: Leased) -> None:
    with pytest.raises(LeaseLostError), db.transaction():
        db.execute("UPDATE pages SET depth = 9")
    with pytest.raises(LeaseLostError):
        db.make([lambda state: state.execute("UPDATE pages SET depth = 9")])  # type: ignore[list-item,arg-type]


def test_only_the_last_one_to_begin_a_unit_commits(place: Place) -> None:
    place.discover("/a")
    leases.plan(place.db, {"r-0": [SITE], "r-1": ["http://127.0.0.2"]})
    late = Leased(open_state(place.workspace), leases.take(place.db, "r-0"))
    beside = Leased(place.db, leases.take(place.db, "r-1"))
    with late.transaction():
        pages.update(late, place.page("/a").id, http=200)
    now = Leased(place.db, leases.take(place.db, "r-0"))
    lost_is_told(late)
    for db in (now, beside):
        assert db.make([lambda state: pages.update(state, 1, http=201)]) == [None]
    assert place.query("SELECT http, depth FROM pages") == [(201, 0)]
    leases.plan(place.db, {})
    lost_is_told(now)
    with pytest.raises(LeaseLostError):
        leases.take(place.db, "r-0")
    late.close()


def write_page(place: Place, text: str, meanwhile: Callable[[], object] = lambda: None) -> None:
    """As a worker does that begins the unit now, and is held up then."""
    known = {"source": "docs", "url": SITE + "/a"}
    when = "2026-01-02T03:04:05Z"
    seed = Seed(
        seed_id="0",
        path="seeds/docs/a.md",
        markdown=text,
        sha256=sha256(text),
        title="A",
        crawled_at=when,
        licence="MIT",
        **known,
    )
    record = Record(page=1, status=200, headers={}, body=text.encode(), fetched_at=when, **known)

    def opening(workspace: Workspace) -> State:
        db = open_state(workspace)
        leased = Leased(db, leases.take(db, "r-0"))
        meanwhile()
        return leased

    async def main() -> None:
        writer = Writer(place.workspace, opening)
        try:
            await writer.write(lambda db: pages.update(db, 1, title=text), seed=seed, record=record)
        finally:
            writer.shut()

    asyncio.run(main())


def test_a_worker_that_has_lost_its_unit_changes_no_file(place: Place) -> None:
    pytest.importorskip("fastwarc")
    place.discover("/a")
    leases.plan(place.db, {"r-0": [SITE]})
    with pytest.raises(LeaseLostError):
        write_page(place, "# Old\n", lambda: write_page(place, "# New\n"))
    root = place.workspace.root
    assert place.query("SELECT title FROM pages") == [("# New\n",)]
    assert place.workspace.read_seed("seeds/docs/a.md").markdown == "# New\n"
    assert [each.body for each in archive.read(root / "archive" / "docs.warc.gz")] == [b"# New\n"]
    assert not list(root.rglob(".tmp-*"))


def test_a_host_that_nobody_has_becomes_a_units_own_until_the_round_ends(place: Place) -> None:
    leases.plan(place.db, {"r-0": ["http://a"], "r-1": ["http://b"]})
    first, second = (leases.take(place.db, unit) for unit in ("r-0", "r-1"))
    assert leases.has(place.db, first, "http://a")
    assert not leases.has(place.db, first, "http://b")
    assert leases.has(place.db, second, "http://new")
    assert not leases.has(place.db, first, "http://new")
    again = leases.take(place.db, "r-1")
    assert (again.epoch, leases.is_stopped(place.db, again)) == (2, False)
    assert leases.has(place.db, again, "http://new")
    leases.stop(place.db)
    assert leases.is_stopped(place.db, again)


def test_parts_write_beside_each_other_and_in_turn_with_their_own(place: Place, state: str) -> None:
    """In SQLite one writes at a time, so there is nothing to see."""
    if not state:
        return
    place.discover("/a", "/b")
    other = open_state(place.workspace)
    place.db.apart("r-0")
    other.apart("r-1")
    with place.db.transaction():
        place.set("/a", http=200)
        with other.transaction():
            pages.update(other, place.page("/b").id, http=200)
    other.apart("r-0")
    other.execute("SET lock_timeout = '50ms'")
    with place.db.transaction(), pytest.raises(leases.StateError, match="lock timeout"), other.transaction():
        pass
    other.close()
