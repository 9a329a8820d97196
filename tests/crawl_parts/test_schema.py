"""The tables by version, in both kinds of database."""

import contextlib

import pytest

from crawler.state import tables
from crawler.state.tables import STEPS, open_state
from gristmill.errors import UserError

from .conftest import Place

MORE = "ALTER TABLE crawls ADD COLUMN note TEXT NOT NULL DEFAULT ''"


def version(place: Place) -> list[tuple[int]]:
    return place.query("SELECT version FROM state")


def test_tables_are_brought_forward_once_and_keep_what_they_hold(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.discover("/a")
    assert version(place) == [(len(STEPS),)]
    monkeypatch.setattr(tables, "STEPS", (*STEPS, MORE))
    for _ in range(2):
        open_state(place.workspace).close()
    assert version(place) == [(len(STEPS) + 1,)]
    assert place.query("SELECT note FROM crawls") == []
    assert place.page("/a").url == place.url("/a")


def test_a_step_that_fails_leaves_the_version_before_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(tables, "STEPS", (*STEPS, f"{MORE}; SELECT 1 FROM nowhere"))
        with pytest.raises(Exception, match="nowhere"):
            open_state(place.workspace)
    assert version(place) == [(len(STEPS),)]
    with pytest.raises(Exception, match="note"):
        place.query("SELECT note FROM crawls")


def test_a_newer_state_is_told_of_in_a_sentence(place: Place) -> None:
    place.db.execute("UPDATE state SET version = 99")
    with pytest.raises(UserError, match=r"made by a newer Gristmill \(version 99, this one knows \d+\): upgrade, or"):
        open_state(place.workspace)


def test_a_workspace_from_before_versions_were_counted_is_taken_over(place: Place) -> None:
    place.discover("/a")
    place.db.execute("DROP TABLE state")
    if "gristmill.state" in {path.name for path in place.workspace.root.iterdir()}:
        return  # there was no Postgres then
    with contextlib.closing(open_state(place.workspace)):
        assert version(place) == [(len(STEPS),)]
        assert place.page("/a").url == place.url("/a")
