"""The verb: sources in, seeds in the workspace. One event loop for all of them."""

import asyncio
import contextlib
import datetime
import logging
import os
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from gristmill.config import Source, seconds
from gristmill.errors import UserError
from gristmill.progress import Progress, silent
from gristmill.records import Tally
from gristmill.store import Workspace

from .extraction.pdf import document
from .folder import read_local
from .source.crawlrun import CrawlRun
from .source.settle import Settled, settle
from .source.site import Site, open_site
from .state import tables
from .state.writer import Writer
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
) -> list[Tally]:
    """Crawl the sources into the workspace: a first crawl, what is left of an interrupted one, or a refresh.

    `due` leaves out sources whose last crawl is younger than their `refresh`; `inventories` off asks for no sitemaps
    and the like; `extracting` off measures the crawl alone. Ctrl-C ends the run with what was done kept, and a note
    `interrupted` in the tallies. Raises UserError where the workspace cannot be written, and ShortfallError where
    coverage falls short, after everything is stored.
    """
    with contextlib.closing(tables.open_state(workspace)) as db:
        chosen = [source for source in sources if not due or is_due(db, source, now=_now())]
        if not chosen:
            return []
        if any(source.pdf for source in chosen):
            document.require()
        work = _Crawl(workspace, db, chosen, contact=contact, jobs=jobs or default_jobs(), on_progress=on_progress)
        work.extracting, work.inventories = extracting, inventories
        drive = asyncio.run if all(source.is_local for source in chosen) else with_reactor
        try:
            settled = drive(work.main())
        except (sqlite3.Error, OSError) as error:
            raise UserError(f"cannot go on in {workspace.root}: {error}; what was committed is kept") from error
        return _tallies(chosen, settled)


def is_due(db: sqlite3.Connection, source: Source, *, now: str) -> bool:
    """Whether a source's `refresh` time has passed since its last complete crawl; always without one."""
    last = tables.last_finished(db, source.name)
    if not last or source.refresh is None:
        return True
    return datetime.datetime.fromisoformat(now) - datetime.datetime.fromisoformat(last) >= datetime.timedelta(
        seconds=seconds(source.refresh)
    )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock() -> str:
    """The time that goes into seeds, RFC 3339 UTC; SOURCE_DATE_EPOCH (reproducible-builds.org) takes its place."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed.isdigit():
        return _now()
    return datetime.datetime.fromtimestamp(int(fixed), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tallies(sources: Sequence[Source], settled: Sequence[Settled]) -> list[Tally]:
    tallies = [result.tally for result in settled]
    short = [
        f"{source.name}: {result.coverage.recall:.1%} of {result.coverage.expected} expected pages"
        f" (min_coverage {source.min_coverage:.1%})"
        for source, result in zip(sources, settled, strict=True)
        if source.min_coverage is not None
        and result.coverage.recall < source.min_coverage
        and not result.tally.notes["interrupted"]
    ]
    if short:
        raise ShortfallError(f"too few pages: {'; '.join(short)}; `gristmill status` lists what is missing", tallies)
    return tallies


class _Crawl:
    """One run from its start to its tallies."""

    def __init__(
        self, workspace: Workspace, db: sqlite3.Connection, sources: Sequence[Source], *,
        contact: str, jobs: int, on_progress: Progress,
    ) -> None:  # fmt: skip
        self._workspace, self._db, self._sources = workspace, db, sources
        self._contact, self._jobs, self._on_progress = contact, jobs, on_progress
        self._interrupted = asyncio.Event()
        self._presses = 0
        self.extracting = self.inventories = True

    async def main(self) -> list[Settled]:
        """Fetch, settle, close."""
        pool = Pool(jobs=self._jobs)
        writer = Writer(self._workspace)
        run = CrawlRun(
            self._workspace, self._db, writer, pool, contact=self._contact, now=clock, extracting=self.extracting
        )
        run.stop = self._interrupted.set
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
        number, _ = tables.begin(self._db, source.name, now=_now(), settings=source.model_dump_json())
        site = open_site(self._db, source, number)
        with tables.transaction(self._db):
            tables.discover(
                self._db, source.name, number, run.first_pages(site, inventories=self.inventories), origin=""
            )
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
        report = {"tally": settled.tally.to_record(), "coverage": _coverage_record(settled)}
        tables.finish(self._db, site.source.name, site.run, now="" if interrupted else _now(), report=report)
        return settled

    async def _report(self, run: CrawlRun) -> None:
        while True:
            waiting = self._db.execute("SELECT count(*) FROM pages WHERE state = 0 AND kind = 'page'").fetchone()[0]
            self._on_progress(run.done, run.done + waiting, "pages")
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
