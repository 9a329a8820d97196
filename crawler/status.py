"""What the workspace holds, for each source: pages by status and reason, coverage, consent, fidelity."""

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gristmill.store import Workspace

from . import state

MISSING = 1000  # pages listed by URL; the counts by reason are complete


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented:
    """What was seen on one page, and what followed."""

    url: str
    status: str
    reason: str
    # the code of the refusal that counted; empty where there is none
    signals: tuple[str, ...]
    override: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """One source. Counts are of pages."""

    source: str
    run: int
    # number of its last run, from 1
    started_at: str
    finished_at: str
    # empty where the run goes on with the next `gristmill crawl`
    pages: Mapping[str, int] = field(default_factory=dict)
    # by status: active, excluded, tombstone, dropped, waiting
    reasons: Mapping[str, int] = field(default_factory=dict)
    # of those that are not active, by reason code
    expected: int = 0
    stored: int = 0
    # of the expected ones
    recall: float = 1.0
    missing: tuple[tuple[str, str], ...] = ()
    # (URL, reason code) of expected pages that are not stored, at most MISSING
    orphans: int = 0
    # stored pages that no inventory names
    consent: tuple[Consented, ...] = ()
    # pages with any signal
    fidelity: float | None = None
    # mean over active pages of the lowest recall of any kind of structure
    flagged: Mapping[str, int] = field(default_factory=dict)
    # active pages by extraction flag


def status(workspace: Workspace) -> list[SourceStatus]:
    """The status of every source that was ever crawled, by name."""
    with contextlib.closing(state.open_state(workspace)) as db:
        names = [row["source"] for row in db.execute("SELECT DISTINCT source FROM crawls ORDER BY source")]
        return [_status(db, name) for name in names]


def _status(db: sqlite3.Connection, source: str) -> SourceStatus:
    last = db.execute("SELECT * FROM crawls WHERE source = ? ORDER BY number DESC", (source,)).fetchone()
    covered: dict[str, Any] = json.loads(last["report"]).get("coverage", {})
    rows = db.execute(
        "SELECT url, state, status, reason, consent, refusal, override, fidelity, flags FROM pages"
        " WHERE source = ? AND kind = 'page' ORDER BY url",
        (source,),
    ).fetchall()
    active = [row for row in rows if row["status"] == "active"]
    lowest = [row["fidelity"] for row in active if row["fidelity"] is not None]
    return SourceStatus(
        source=source,
        run=last["number"],
        started_at=last["started_at"],
        finished_at=last["finished_at"],
        pages=_counts(row["status"] or "waiting" for row in rows),
        reasons=_counts(row["reason"] for row in rows if row["reason"]),
        expected=covered.get("expected", 0),
        stored=covered.get("stored", 0),
        recall=covered.get("recall", 1.0),
        missing=_missing(db, source),
        orphans=covered.get("orphans", 0),
        consent=_consent(rows),
        fidelity=sum(lowest) / len(lowest) if lowest else None,
        flagged=_counts(flag for row in active for flag in json.loads(row["flags"])),
    )


def _counts(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _missing(db: sqlite3.Connection, source: str) -> tuple[tuple[str, str], ...]:
    rows = db.execute(
        "SELECT DISTINCT expected.url, coalesce(nullif(reason, ''), outcome, 'never-seen') AS why FROM expected"
        " LEFT JOIN pages ON pages.source = expected.source AND pages.url = expected.url"
        " WHERE expected.source = ? AND coalesce(status, '') != 'active' ORDER BY expected.url LIMIT ?",
        (source, MISSING),
    )
    return tuple((row["url"], row["why"]) for row in rows if row["why"] not in state.MERGED)


def _consent(rows: Sequence[sqlite3.Row]) -> tuple[Consented, ...]:
    return tuple(
        Consented(
            url=row["url"],
            status=row["status"],
            reason=row["refusal"],
            signals=tuple(json.loads(row["consent"])),
            override=row["override"],
        )
        for row in rows
        if row["consent"] != "[]"
    )
