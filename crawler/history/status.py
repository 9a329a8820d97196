"""What a workspace holds, per source, read from the crawl's tables alone."""

import collections
import contextlib
import json
import sqlite3
from dataclasses import dataclass

from gristmill.records import SourceStatus
from gristmill.store import Workspace

from ..state import crawls, pages
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
        return [_source(db, name) for name in crawls.numbers(db)]


def consents(workspace: Workspace) -> list[PageConsent]:
    """Stored pages that carry a consent signal, by source and URL."""
    with contextlib.closing(open_state(workspace)) as db:
        return [
            PageConsent(
                source=page.source,
                url=page.url,
                signals=tuple(json.loads(page.consent)),
                refusal=page.refusal,
                override=page.override,
            )
            for page in pages.with_signals(db)
        ]


def _source(db: sqlite3.Connection, name: str) -> SourceStatus:
    last = crawls.last(db, name)
    found: collections.Counter[str] = collections.Counter()
    reasons: collections.Counter[str] = collections.Counter()
    flags: collections.Counter[str] = collections.Counter()
    signals: collections.Counter[str] = collections.Counter()
    overrides: collections.Counter[str] = collections.Counter()
    recalls: list[float] = []
    for row in pages.facts(db, name, ("status", "reason", "flags", "consent", "override", "fidelity")):
        found[row["status"] or "waiting"] += 1
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
        runs=last.runs,
        finished_at=last.finished_at,
        pages=found,
        reasons=reasons,
        flags=flags,
        signals=signals,
        overrides=overrides,
        fidelity=sum(recalls) / len(recalls) if recalls else None,
        coverage=json.loads(last.report).get("coverage", {}),
    )
