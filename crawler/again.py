"""All seeds made anew from the stored responses, with today's extractor and without a request."""

import asyncio
import contextlib
from collections.abc import Sequence

from gristmill.config import Source
from gristmill.progress import Progress, silent
from gristmill.records import Tally
from gristmill.store import Workspace

from .clock import clock
from .source.crawlrun import CrawlRun
from .source.kept import read_again
from .source.resources import Resources
from .source.settle import settle
from .source.site import Site, open_site
from .state import crawls, pages
from .state.database import State
from .state.pages import Page
from .state.tables import open_state
from .state.writer import Writer
from .workers.pool import Pool, default_jobs

AT_ONCE = 16  # stored bodies in memory that wait for a worker


def extract_again(
    workspace: Workspace, sources: Sequence[Source] = (), *, jobs: int | None = None, on_progress: Progress = silent
) -> list[Tally]:
    """Read every stored page of the workspace again. Pages whose Markdown comes out the same keep their time and file.

    Settings (licence, floor, overrides) are those of each source's last run, where `sources` has no newer ones.
    """
    with contextlib.closing(open_state(workspace)) as db:
        db.claim()
        newer = {source.name: source for source in sources}
        known = [newer.get(source.name, source) for source in crawls.known_sources(db)]
        return asyncio.run(_main(workspace, db, known, jobs=jobs or default_jobs(), on_progress=on_progress))


async def _main(
    workspace: Workspace, db: State, sources: Sequence[Source], *, jobs: int, on_progress: Progress
) -> list[Tally]:
    pool, writer = Pool(jobs=jobs), Writer(workspace)
    run = CrawlRun(Resources(workspace=workspace, db=db, writer=writer, pool=pool, now=clock))
    last = crawls.numbers(db)
    tallies = []
    try:
        for source in sources:
            site = open_site(db, source, last.get(source.name, 0))
            run.add(site)
            await _read_all(run, site, on_progress)
            tallies.append((await settle(run, site)).tally)
    finally:
        pool.close()
        writer.shut()
    return tallies


async def _read_all(run: CrawlRun, site: Site, on_progress: Progress) -> None:
    found = pages.with_content(run.using.db, site.source.name)
    slots = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def one(page: Page) -> None:
        nonlocal done
        async with slots:
            await read_again(run.using, site, page, run.robots(page))
        done += 1
        on_progress(done, len(found), "pages")

    await asyncio.gather(*(one(page) for page in found))
