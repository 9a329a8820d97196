"""Pages from what was kept of their answers: no request, the same decisions."""

import dataclasses
import logging

from gristmill.records import Seed

from ..manners.consent import Decision
from ..manners.robots import Robots
from ..state import answers, pages
from ..state.database import State
from ..state.pages import Page
from ..workers.pool import Failure
from ..workers.reading import Reading
from . import seeds
from .arrival import Arrival, Visit
from .resources import Resources
from .site import Site

_OF_THE_FETCH = ("etag", "last_modified", "fetched_at", "via")
# columns that tell of a request: reading again changes none of them
log = logging.getLogger("gristmill.crawler")


def kept(db: State, page: Page) -> Arrival | None:
    """The response that a page was made from."""
    stored = answers.stored(db, page.id)
    if stored is None:
        return None
    return Arrival(status=200, headers=stored.headers, body=stored.body, alternate=stored.alternate, via=page.via)


def as_before(db: State, page: Page, arrival: Arrival) -> Arrival:
    """A 304 need not repeat the headers of the answer that it stands for (RFC 9110 §15.4.5)."""
    before = answers.stored_headers(db, page.id)
    return dataclasses.replace(arrival, headers={**before, **arrival.headers})


async def made_again(using: Resources, site: Site, page: Page, robots: Robots) -> Seed | None:
    """The seed of a page; None where what is kept of it cannot be read."""
    found = await _read(using, site, page, robots)
    if found is None:
        return None
    return seeds.made(using.workspace, *found, now=using.now())[0]


async def read_again(using: Resources, site: Site, page: Page, robots: Robots) -> None:
    """Extract a page anew and commit what comes out; when it was fetched, and as what, stays."""
    found = await _read(using, site, page, robots)
    if found is None:
        log.warning("%s: its stored body cannot be read", page.url)
        return
    visit, reading, decision = found
    seed, columns = seeds.made(using.workspace, *found, now=using.now())
    columns = {name: value for name, value in columns.items() if name not in _OF_THE_FETCH}

    def change(db: State) -> None:
        pages.update(db, page.id, **columns, **seeds.consent_columns(decision))
        seeds.note_sections(db, visit, seed, reading)

    await using.writer.write(change, seed=seed)


async def _read(using: Resources, site: Site, page: Page, robots: Robots) -> tuple[Visit, Reading, Decision] | None:
    before = kept(using.db, page)
    if before is None:
        return None
    visit = Visit(site=site, page=page, arrival=before, robots=robots)
    reading = await using.pool.read(visit.task())
    if isinstance(reading, Failure):
        return None
    return visit, reading, seeds.decide(visit, reading.statements)
