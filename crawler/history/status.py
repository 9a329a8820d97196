"""What a workspace holds, per source, read from the crawl's tables alone. Addresses are those of the public."""

import collections
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gristmill.store import Workspace

from ..state import crawls, pages
from ..state.database import State
from ..state.tables import open_state
from ..urls.places import Places
from .public import places

LISTED = 100  # failing pages of a source


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """A page that an inventory names and the crawl does not have."""

    url: str
    reason: str
    # reason code


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageStatus:
    """The pages that inventories (sitemaps and the like) name, against those that the last run left stored."""

    expected: int
    # pages that could be had: without those that are forbidden or known to be gone
    stored: int
    # of the expected ones
    recall: float
    # stored share of the expected pages, 0…1, four digits
    missing: Mapping[str, int]
    # pages by reason code; forbidden and gone pages stand here too
    orphans: int
    # stored pages that no inventory names
    urls: tuple[MissingPage, ...]
    # the first of the missing pages, by URL
    suspicious: bool
    # so much of the site failed or had gone that the run retired nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingPage:
    """A page that could not be had when it was last asked for."""

    url: str
    reason: str
    # reason code
    linked_from: str
    # the page or inventory that named it first; empty for start URLs


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """What a workspace holds of one source."""

    source: str
    runs: int
    finished_at: str
    # RFC 3339 of the last complete run; empty where the last one was interrupted
    failure: str
    # reason code why the last run has not reached the source, or found it broken; empty where it has
    reached_at: str
    # RFC 3339 of the last complete run that reached the source: as of then are its pages; empty where none did
    pages: Mapping[str, int]
    # active, excluded, tombstone, dropped, waiting
    reasons: Mapping[str, int]
    # reason codes of pages that are not active
    flags: Mapping[str, int]
    # of active pages: they are left out of pairs unless `keep_flagged` is set
    signals: Mapping[str, int]
    # consent signals of all stored pages
    overrides: Mapping[str, int]
    # written reason → pages
    fidelity: float | None
    # mean over active pages of their lowest recall of any kind of structure; None without such pages
    coverage: CoverageStatus | None
    # of the last run; None where it did not come to its end
    failing: tuple[FailingPage, ...]
    # the first of them, by URL


@dataclass(frozen=True, slots=True, kw_only=True)
class PageConsent:
    """What one stored page says about its use for training."""

    source: str
    url: str
    signals: tuple[str, ...]
    refusal: str
    # reason code where the signals exclude it; else empty
    override: str
    # the written reason of spiders.yaml where it is used all the same; else empty


def status(workspace: Workspace) -> list[SourceStatus]:
    """All sources of the workspace, by name."""
    with contextlib.closing(open_state(workspace)) as db:
        at = places(db)
        return [_source(db, name, at[name]) for name in crawls.numbers(db)]


def consents(workspace: Workspace) -> list[PageConsent]:
    """Stored pages that carry a consent signal, by source and URL."""
    with contextlib.closing(open_state(workspace)) as db:
        at = places(db)
        return [
            PageConsent(
                source=page.source,
                url=at[page.source].of(page.url),
                signals=tuple(json.loads(page.consent)),
                refusal=page.refusal,
                override=page.override,
            )
            for page in pages.with_signals(db)
        ]


def _source(db: State, name: str, at: Places) -> SourceStatus:
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
        failure=json.loads(last.report).get("failure", ""),
        reached_at=crawls.last_reached(db, name),
        pages=found,
        reasons=reasons,
        flags=flags,
        signals=signals,
        overrides=overrides,
        fidelity=sum(recalls) / len(recalls) if recalls else None,
        failing=tuple(
            FailingPage(url=at.of(url), reason=reason, linked_from=at.of(origin))
            for url, reason, origin in pages.failing(db, name, limit=LISTED)
        ),
        coverage=_coverage(json.loads(last.report).get("coverage"), at),
    )


def _coverage(report: Mapping[str, Any] | None, at: Places) -> CoverageStatus | None:
    """The record of a run's report. Runs of earlier versions may lack what came later."""
    if report is None:
        return None
    return CoverageStatus(
        expected=report["expected"],
        stored=report["stored"],
        recall=report["recall"],
        missing=report["missing"],
        orphans=report["orphans"],
        urls=tuple(MissingPage(url=at.of(url), reason=reason) for url, reason in report.get("urls", ())),
        suspicious=report.get("suspicious", False),
    )
