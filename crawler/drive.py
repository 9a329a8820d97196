"""Some sources through one event loop: fetched, settled, and their runs closed."""

import asyncio
import contextlib
import signal
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gristmill.config import Source
from gristmill.errors import UserError
from gristmill.progress import Progress, silent
from gristmill.store import Workspace

from .clock import clock, now
from .extraction.pdf import document
from .folder import read_local
from .source.crawlrun import CrawlRun
from .source.resources import Resources
from .source.settle import Settled, settle
from .source.site import Site, open_site
from .state import crawls, pages, waiting
from .state.database import State, StateError
from .state.tables import open_state
from .state.writer import Writer
from .web import browser
from .web.engine import fetch_web, with_reactor
from .workers.pool import Pool

GRACE = 5.0  # seconds that requests under way have to come in after Ctrl-C
LISTED = 100  # missing pages by URL in a run's report; the counts by reason are complete
TICK = 0.25  # seconds between two words on progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The sources' part in a crawl of which others do the rest."""

    opening: Callable[[Workspace], State]
    # a connection for the writer
    may_ask: Callable[[str], bool] = lambda host: True
    # whether a host is this part's to ask; pages of others are left waiting
    is_over: Callable[[], bool] = lambda: False
    # whether to end early, as after Ctrl-C; asked every TICK seconds. Raises StateError where the part is lost
    runs: Mapping[str, int] = field(default_factory=dict)
    # numbers of the sources' runs: one that has ended is ended again, and not followed by another


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a run is to be done, as its caller said."""

    contact: str
    jobs: int
    inventories: bool
    extracting: bool
    surveying: bool


def require(sources: Sequence[Source]) -> None:
    """Raise UserError where an extra that one of the sources needs is not installed."""
    if any(source.pdf for source in sources):
        document.require()
    if any(source.render != "never" and not source.is_local for source in sources):
        browser.require()


def drive(
    workspace: Workspace, db: State, sources: Sequence[Source], wishes: Wishes, *, on_progress: Progress = silent,
    share: Share | None = None,
) -> list[Settled]:  # fmt: skip
    """Fetch and settle the sources; what each of them came to, in order. `share` where they are a part of a crawl.

    Raises UserError where the workspace cannot be written.
    """
    work = _Crawl(workspace, db, sources, wishes, on_progress, share or Share(opening=open_state))
    run = asyncio.run if all(source.is_local for source in sources) else with_reactor
    try:
        return run(work.main())
    except (sqlite3.Error, OSError) as error:
        raise UserError(
            f"cannot go on in {workspace.root}: {error}; what was committed is kept: mend that, and run the same"
            " command again"
        ) from error


class _Crawl:
    """One run from its start to its tallies."""

    def __init__(
        self, workspace: Workspace, db: State, sources: Sequence[Source], wishes: Wishes, on_progress: Progress,
        share: Share,
    ) -> None:  # fmt: skip
        self._workspace, self._db, self._sources, self._wishes = workspace, db, sources, wishes
        self._on_progress, self._share = on_progress, share
        self._interrupted = asyncio.Event()
        self._presses = 0

    async def main(self) -> list[Settled]:
        """Fetch, settle, close."""
        wishes, share = self._wishes, self._share
        pool, writer = Pool(jobs=wishes.jobs), Writer(self._workspace, share.opening)
        using = Resources(
            workspace=self._workspace, db=self._db, writer=writer, pool=pool, now=clock, may_ask=share.may_ask
        )
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
        number, goes_on = crawls.begin(
            self._db, source.name, now=now(), settings=source.model_dump_json(),
            number=self._share.runs.get(source.name, 0),
        )  # fmt: skip
        run.goes_on |= goes_on
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
            if self._on_progress is not silent:
                self._on_progress(run.done, run.done + waiting.count(self._db), "pages")
            try:
                if self._share.is_over():
                    self._interrupted.set()
            except StateError as error:  # by another worker's hand, or with the database
                run.fail(error)
                return
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
