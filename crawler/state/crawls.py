"""The table of runs: when each began and ended, with which settings, and what it came to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gristmill.config import Source

from .database import State

_NEVER = "outcome LIKE 'trap-%' OR outcome IN ('url-too-long', 'forgotten')"  # asked for again by a later run


def coming(db: State, source: str) -> int:
    """The number of the run that a crawl of the source is: of the unfinished one, or of a new one."""
    last = _last_run(db, source)
    return last["number"] + bool(last["finished_at"]) if last else 1


def _last_run(db: State, source: str) -> Any:
    query = "SELECT number, finished_at FROM crawls WHERE source = ? ORDER BY number DESC"
    return db.execute(query, (source,)).fetchone()


def begin(db: State, source: str, *, now: str, settings: str = "{}", number: int = 0) -> tuple[int, bool]:
    """(number of the source's run, whether it was begun before). A new run asks for every known page again.

    `settings` is the source as JSON, for whoever works on the workspace later without its configuration. A run that has
    ended is begun again where it has the `number` that is asked for, else followed by a new one.
    """
    last = _last_run(db, source)
    if last and (not last["finished_at"] or last["number"] == number):
        where = (settings, source, last["number"])  # an empty report says that it goes on
        with db.transaction():
            db.execute(
                "UPDATE crawls SET settings = ?, report = '{}', finished_at = '' WHERE source = ? AND number = ?", where
            )
        return last["number"], True
    number = last["number"] + 1 if last else 1
    with db.transaction():
        columns = (source, number, now, settings)
        db.execute("INSERT INTO crawls (source, number, started_at, settings) VALUES (?, ?, ?, ?)", columns)
        db.execute(f"UPDATE pages SET state = 0 WHERE source = ? AND NOT ({_NEVER})", (source,))  # noqa: S608
        db.execute("DELETE FROM expected WHERE source = ?", (source,))
    return number, False


def known_sources(db: State) -> list[Source]:
    """Every source of the workspace with the settings of its last run, by name."""
    rows = db.execute(
        "SELECT settings FROM crawls AS last WHERE number = (SELECT max(number) FROM crawls WHERE source = last.source)"
        " ORDER BY source"
    )
    return [Source.model_validate_json(row["settings"]) for row in rows]


def finish(db: State, source: str, number: int, *, now: str, report: Mapping[str, Any]) -> None:
    """Close a run; `now` is empty for one that was interrupted and will go on."""
    with db.transaction():
        db.execute(
            "UPDATE crawls SET finished_at = ?, report = ? WHERE source = ? AND number = ?",
            (now, json.dumps(report, sort_keys=True), source, number),
        )


def unfinished(db: State) -> list[tuple[str, int, str]]:
    """(source, number, start) of runs under way, by source: begun, and not closed, be it as interrupted."""
    rows = db.execute(
        "SELECT source, number, started_at FROM crawls WHERE finished_at = '' AND report = '{}' ORDER BY source"
    )
    return [(row["source"], row["number"], row["started_at"]) for row in rows]


def last_finished(db: State, source: str) -> str:
    """When the last complete run that reached the source ended; empty where none did, or where one goes on."""
    newest = db.execute("SELECT finished_at FROM crawls WHERE source = ? ORDER BY number DESC", (source,)).fetchone()
    return last_reached(db, source) if newest and newest["finished_at"] else ""


def last_reached(db: State, source: str) -> str:
    """When the last complete run that reached the source ended; empty where none did."""
    runs = db.execute(
        "SELECT finished_at, report FROM crawls WHERE source = ? AND finished_at != '' ORDER BY number DESC", (source,)
    )
    return next((run["finished_at"] for run in runs if not json.loads(run["report"]).get("failure")), "")


def numbers(db: State) -> dict[str, int]:
    """The number of every source's last run, by name."""
    return dict(
        tuple(row) for row in db.execute("SELECT source, max(number) FROM crawls GROUP BY source ORDER BY source")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """A source's last run."""

    runs: int
    # of the source, this one included
    finished_at: str
    # empty while it goes on
    report: str
    # as JSON


def last(db: State, source: str) -> Last:
    """The last run of a source that has one."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM crawls WHERE source = last.source) AS runs, finished_at, report"
        " FROM crawls AS last WHERE source = ? ORDER BY number DESC",
        (source,),
    ).fetchone()
    return Last(runs=row["runs"], finished_at=row["finished_at"], report=row["report"])
