"""What a workspace holds and what changed in it."""

from collections.abc import Collection
from dataclasses import dataclass

from crawler.history.changes import Changes, changes
from crawler.history.listing import ListedPage, listing
from crawler.history.status import PageConsent, SourceStatus
from crawler.history.status import consents as signalling
from crawler.history.status import status as sources
from crawler.history.under_way import SourceUnderWay, under_way

from ..store import Workspace
from .summary import StageSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A command that works in the workspace now: a run, or another one that changes it."""

    process: int | None
    # its number on its machine, where the lock tells
    since: str
    # RFC 3339
    sources: tuple[SourceUnderWay, ...]
    # that are being crawled, by name; none before and after the crawl


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the workspace holds, per source, and what each stage last did."""

    workspace: str
    # absolute path
    sources: tuple[SourceStatus, ...]
    # by name
    stages: tuple[StageSummary, ...]
    # in the order in which they first ran
    under_way: UnderWay | None
    # None where nobody works in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """Every stored page that carries a consent signal, and what follows from it."""

    workspace: str
    # absolute path
    pages: tuple[PageConsent, ...]
    # by source and URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of a workspace that were asked for."""

    workspace: str
    # absolute path
    pages: tuple[ListedPage, ...]
    # by source and URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What the last run of each source changed."""

    workspace: str
    # absolute path
    sources: tuple[Changes, ...]
    # by name


def status(workspace: Workspace) -> Status:
    """Sources from the crawl's tables, stages from report.json; all of it while a run writes them, which it does not
    disturb."""
    with workspace.faults():
        stages = workspace.read_report().get("stages", {})
        return Status(
            workspace=str(workspace.root),
            sources=tuple(sources(workspace)),
            stages=tuple(StageSummary.of_report(name, entry) for name, entry in stages.items()),
            under_way=_under_way(workspace),
        )


def _under_way(workspace: Workspace) -> UnderWay | None:
    found = workspace.holder()
    if found is None:
        return None
    return UnderWay(process=found.process, since=found.since, sources=tuple(under_way(workspace)))


def consents(workspace: Workspace) -> Consents:
    """From the crawl's tables."""
    with workspace.faults():
        return Consents(workspace=str(workspace.root), pages=tuple(signalling(workspace)))


def diff(workspace: Workspace) -> Diff:
    """From the crawl's tables; a first run adds everything."""
    with workspace.faults():
        return Diff(workspace=str(workspace.root), sources=tuple(changes(workspace)))


def pages(workspace: Workspace, *, statuses: Collection[str] = (), reasons: Collection[str] = ()) -> Pages:
    """From the crawl's tables; who links to a page that is not active, from the seeds."""
    with workspace.faults():
        found = tuple(listing(workspace, statuses=statuses, reasons=reasons))
        return Pages(workspace=str(workspace.root), pages=found)
