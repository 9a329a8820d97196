"""The verb: sources in, seeds in the workspace. One event loop for all of them, or one for each part that is placed."""

import contextlib
import datetime
from collections.abc import Sequence

from gristmill.config import Source
from gristmill.configvalues import seconds
from gristmill.errors import GristmillError, UserError
from gristmill.placing import Placer
from gristmill.progress import Progress, silent
from gristmill.records import Tally
from gristmill.store import Workspace

from .clock import now
from .drive import Wishes, drive, require
from .placed import crawl_placed
from .source.settle import Settled
from .state import crawls
from .state.database import State
from .state.tables import open_state
from .workers.pool import default_jobs


class ShortfallError(UserError):
    """Fewer of the expected pages than `min_coverage` asks for; all that was crawled is kept."""

    def __init__(self, message: str, tallies: list[Tally]) -> None:
        super().__init__(message)
        self.tallies = tallies


class UnreachedError(GristmillError):
    """Sources of which no page could be had, or most have vanished at once; what was had of them is kept (exit 4)."""

    exit_code = 4

    def __init__(self, message: str, tallies: list[Tally]) -> None:
        super().__init__(message)
        self.tallies = tallies


def crawl(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    contact: str = "",
    due: bool = False,
    jobs: int | None = None,
    on_progress: Progress = silent,
    inventories: bool = True,
    extracting: bool = True,
    surveying: bool = False,
    placer: Placer | None = None,
) -> list[Tally]:
    """Crawl the sources into the workspace: a first crawl, what is left of an interrupted one, or a refresh.

    `due` leaves out sources whose last crawl is younger than their `refresh`; `inventories` off asks for no sitemaps
    and the like; `extracting` off measures the crawl alone; `surveying` asks for start pages and inventories only.
    With a `placer` sites are crawled where that has room for them; folders are read by this process.
    Ctrl-C ends the run with what was done kept, and a note `interrupted` in the tallies. Raises UserError where the
    workspace cannot be written, and after everything is stored UnreachedError where a source was not reached, else
    ShortfallError where coverage falls short.
    """
    with contextlib.closing(open_state(workspace)) as db:
        chosen = [source for source in sources if not due or is_due(db, source, now=now())]
        if not chosen:
            return []
        require(chosen)
        wishes = Wishes(
            contact=contact, jobs=jobs or (1 if placer else default_jobs()), inventories=inventories,
            extracting=extracting, surveying=surveying,
        )  # fmt: skip
        db.claim()
        if placer:
            settled = crawl_placed(placer, workspace, db, chosen, wishes, on_progress=on_progress)
        else:
            settled = drive(workspace, db, chosen, wishes, on_progress=on_progress)
        return _tallies(db, chosen, settled)


def due_among(workspace: Workspace, sources: Sequence[Source]) -> list[Source]:
    """The sources whose `refresh` time has passed, in order."""
    with contextlib.closing(open_state(workspace)) as db:
        return [source for source in sources if is_due(db, source, now=now())]


def is_due(db: State, source: Source, *, now: str) -> bool:
    """Whether a source's `refresh` time has passed since a crawl last reached it; always without one."""
    last = crawls.last_finished(db, source.name)
    if not last or source.refresh is None:
        return True
    return datetime.datetime.fromisoformat(now) - datetime.datetime.fromisoformat(last) >= datetime.timedelta(
        seconds=seconds(source.refresh)
    )


def _tallies(db: State, sources: Sequence[Source], settled: Sequence[Settled]) -> list[Tally]:
    tallies = [result.tally for result in settled]
    failed = [
        f"{source.name} ({result.failure}, last good run {crawls.last_reached(db, source.name) or 'never'})"
        for source, result in zip(sources, settled, strict=True)
        if result.failure and not result.tally.notes["interrupted"]
    ]
    short = [
        f"{source.name}: {result.coverage.recall:.1%} of {result.coverage.expected} expected pages"
        f" (min_coverage {source.min_coverage:.1%})"
        for source, result in zip(sources, settled, strict=True)
        if source.min_coverage is not None
        and result.coverage.recall < source.min_coverage
        and not result.tally.notes["interrupted"]
    ]
    if failed:
        message = (
            f"{len(failed)} of {len(sources)} sources not reached, their pages stay as they were: {', '.join(failed)}"
        )
        raise UnreachedError("; too few pages: ".join((message, *(["; ".join(short)] if short else []))), tallies)
    if short:
        raise ShortfallError(f"too few pages: {'; '.join(short)}; `gristmill status` lists what is missing", tallies)
    return tallies
