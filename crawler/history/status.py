"""What a workspace holds, per source, read from the crawl's tables alone."""

import collections
import contextlib
import json
import sqlite3
from dataclasses import dataclass

from gristmill.records import SourceStatus
from gristmill.store import Workspace

from ..state.tables import open_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PageConsent:
    """What one stored page says about its use for training."""

    source: str
    url: str
    signals: tuple[str, ...]
    refusal: str
    # reason code where the signals exclude it
    override: str


def status(workspace: Workspace) -> list[SourceStatus]:
    """All sources of the workspace, by name."""
    with contextlib.closing(open_state(workspace)) as db:
        names = [row[0] for row in db.execute("SELECT DISTINCT source FROM crawls ORDER BY source")]
        return [_source(db, name) for name in names]


def consents(workspace: Workspace) -> list[PageConsent]:
    """Stored pages that carry a consent signal, by source and URL."""
    query = (
        "SELECT source, url, consent, refusal, override FROM pages"
        " WHERE kind = 'page' AND sha256 != '' AND (consent != '[]' OR refusal != '') ORDER BY source, url"
    )
    with contextlib.closing(open_state(workspace)) as db:
        return [
            PageConsent(
                source=row["source"],
                url=row["url"],
                signals=tuple(json.loads(row["consent"])),
                refusal=row["refusal"],
                override=row["override"],
            )
            for row in db.execute(query)
        ]


def _source(db: sqlite3.Connection, name: str) -> SourceStatus:
    last = db.execute(
        "SELECT count(*) AS runs, max(number), finished_at, report FROM crawls WHERE source = ?", (name,)
    ).fetchone()
    pages: collections.Counter[str] = collections.Counter()
    reasons: collections.Counter[str] = collections.Counter()
    flags: collections.Counter[str] = collections.Counter()
    signals: collections.Counter[str] = collections.Counter()
    overrides: collections.Counter[str] = collections.Counter()
    recalls: list[float] = []
    for row in db.execute(
        "SELECT status, reason, flags, consent, override, fidelity FROM pages WHERE source = ? AND kind = 'page'",
        (name,),
    ):
        pages[row["status"] or "waiting"] += 1
        signals.update(set(json.loads(row["consent"])))
        if row["status"] != "active":
            reasons[row["reason"] or "waiting"] += 1
            continue
        flags.update(json.loads(row["flags"]))
        if row["override"]:
            overrides[row["override"]] += 1
        if row["fidelity"] is not None:
            recalls.append(row["fidelity"])
    return SourceStatus(
        source=name,
        runs=last["runs"],
        finished_at=last["finished_at"],
        pages=pages,
        reasons=reasons,
        flags=flags,
        signals=signals,
        overrides=overrides,
        fidelity=sum(recalls) / len(recalls) if recalls else None,
        coverage=json.loads(last["report"]).get("coverage", {}),
    )
