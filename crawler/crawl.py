"""The verb: sources in, seeds in the workspace. One event loop for all of them."""

import asyncio
import contextlib
import datetime
import logging
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gristmill.config import Source
from gristmill.configvalues import seconds
from gristmill.errors import GristmillError, UserError
from gristmill.progress import Progress, silent
from gristmill.records import Tally
from gristmill.store import Workspace

from .clock import clock, now
from .extraction.pdf import document
from .folder import read_local
from .source.crawlrun import CrawlRun
from .source.resources import Resources
from .source.settle import Settled, settle
from .source.site import Site, open_site
from .state import crawls, pages, waiting
from .state.database import State
from .state.tables import open_state
from .state.writer import Writer
from .web import browser
from .web.engine import fetch_web, with_reactor
from .workers.pool import Pool, default_jobs

GRACE = 5.0  # seconds that requests under way have to come in after Ctrl-C
LISTED = 100  # missing pages by URL in a run's report; the counts by reason are complete
TICK = 0.25  # seconds between two words on progress
log = logging.getLogger("gristmill.crawler")


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
) -> list[Tally]:
    """Crawl the sources into the workspace: a first crawl, what is left of an interrupted one, or a refresh.

    `due` leaves out sources whose last crawl is younger than their `refresh`; `inventories` off asks for no sitemaps
    and the like; `extracting` off measures the crawl alone; `surveying` asks for start pages and inventories only.
    Ctrl-C ends the run with what was done kept, and a note `interrupted` in the tallies. Raises UserError where the
    workspace cannot be written, and after everything is stored UnreachedError where a source was not reached, else
    ShortfallError where coverage falls short.
    """
    with contextlib.closing(open_state(workspace)) as db:
        chosen = [source for source in sources if not due or is_due(db, source, now=now())]
        if not chosen:
            return []
        if any(source.pdf for source in chosen):
            document.require()
        if any(source.render != "never" and not source.is_local for source in chosen):
            browser.require()
        wishes = _Wishes(
            contact=contact, jobs=jobs or default_jobs(), on_progress=on_progress, inventories=inventories,
            extracting=extracting, surveying=surveying,
        )  # fmt: skip
        db.claim()
        work = _Crawl(workspace, db, chosen, wishes)
        drive = asyncio.run if all(source.is_local for source in chosen) else with_reactor
        try:
            settled = drive(work.main())
        except (sqlite3.Error, OSError) as error:
            raise UserError(f"cannot go on in {workspace.root}: {error}; what was committed is kept") from error
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """How a run is to be done, as its caller said."""

    contact: str
    jobs: int
    on_progress: Progress
    inventories: bool
    extracting: bool
    surveying: bool


class _Crawl:
    """One run from its start to its tallies."""

    def __init__(self, workspace: Workspace, db: State, sources: Sequence[Source], wishes: _Wishes) -> None:
        self._workspace, self._db, self._sources, self._wishes = workspace, db, sources, wishes
        self._interrupted = asyncio.Event()
        self._presses = 0

    async def main(self) -> list[Settled]:
        """Fetch, settle, close."""
        pool, writer, wishes = Pool(jobs=self._wishes.jobs), Writer(self._workspace), self._wishes
        using = Resources(workspace=self._workspace, db=self._db, writer=writer, pool=pool, now=clock)
        stop = self._interrupted.set
        run = CrawlRun(using, contact=wishes.contact, extracting=wishes.extracting, stop=stop)
        try:
            with self._signals():
                sites = [self._begin(run, source) for source in self._sources]
                await self._fetch(run)
                await writer.idle()
                if run.fault is not None:
                    raise run.fault
                return [await self._end(run, site) for site in sites]
        finally:
            pool.close()
            writer.shut()

    def _begin(self, run: CrawlRun, source: Source) -> Site:
        number, _ = crawls.begin(self._db, source.name, now=now(), settings=source.model_dump_json())
        site = open_site(self._db, source, number)
        site.surveying = self._wishes.surveying
        first = run.first_pages(site, inventories=self._wishes.inventories)
        with self._db.transaction():
            pages.discover(self._db, source.name, number, first, origin="")
        run.add(site)
        return site

    async def _fetch(self, run: CrawlRun) -> None:
        """All that has to be read, until it is done or somebody interrupts."""
        report = asyncio.create_task(self._report(run))
        fetching: list[asyncio.Task[None]] = [
            asyncio.create_task(read_local(run, site)) for site in run.sites.values() if site.source.is_local
        ]
        if not all(source.is_local for source in self._sources):
            fetching.append(asyncio.create_task(fetch_web(run, self._interrupted)))
        stopping = asyncio.create_task(self._interrupted.wait())
        try:
            while pending := [task for task in fetching if not task.done()]:
                done, _ = await asyncio.wait([*pending, stopping], return_when=asyncio.FIRST_COMPLETED)
                if stopping in done:
                    await asyncio.wait(pending, timeout=0 if self._presses > 1 else GRACE)
                    break
            for task in fetching:
                if task.done():
                    task.result()
        finally:
            for task in fetching:
                task.cancel()
            report.cancel()
            stopping.cancel()

    async def _end(self, run: CrawlRun, site: Site) -> Settled:
        settled = await settle(run, site)
        interrupted = self._interrupted.is_set() or bool(settled.tally.notes["pending"])
        if interrupted:
            settled.tally.notes["interrupted"] = 1
        elif settled.failure:
            settled.tally.notes["not-reached"] = 1
        failure = "" if interrupted else settled.failure
        report = {"tally": settled.tally.to_record(), "coverage": _coverage_record(settled), "failure": failure}
        crawls.finish(self._db, site.source.name, site.run, now="" if interrupted else now(), report=report)
        return settled

    async def _report(self, run: CrawlRun) -> None:
        while True:
            self._wishes.on_progress(run.done, run.done + waiting.count(self._db), "pages")
            await asyncio.sleep(TICK)

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """Ctrl-C (and SIGTERM) ends the run in order; a second one does not wait for requests under way."""
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            for number in before:
                loop.add_signal_handler(number, self._press)
        except (ValueError, RuntimeError):  # not in the main thread: whoever called us handles signals
            yield
            return
        try:
            yield
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)  # the loop would leave the system's default

    def _press(self) -> None:
        self._presses += 1
        self._interrupted.set()


def _coverage_record(settled: Settled) -> dict[str, Any]:
    found = settled.coverage
    return {
        "expected": found.expected,
        "stored": found.stored,
        "recall": round(found.recall, 4),
        "missing": found.reasons,
        "orphans": len(found.orphans),
        "urls": found.missing[:LISTED],
        "suspicious": settled.suspicious,
    }
