"""Who may ask a host and commit what comes of it, in both kinds of database."""

import pytest

from crawler.state import leases, pages
from crawler.state.leases import Leased, LeaseLostError
from crawler.state.tables import open_state

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
