"""What becomes of an answer: the one way from a response, a file or an archived page to a row, a seed and links.

Every answer ends in exactly one commit, which sets the page's `outcome` and takes it out of the frontier. Whether the
page is a seed of its own in the end is decided over the whole site, in `settle`.
"""

import dataclasses
import logging
from urllib.parse import urljoin

from ..state import answers, pages
from ..state.database import State
from ..state.packing import pack
from ..state.pages import Found, Page
from ..state.writer import Record
from ..urls.canonical import canonical, canonical_fault, from_header
from ..workers.pool import Failure
from ..workers.reading import Reading
from . import listings, seeds
from .arrival import Visit
from .kept import as_before, kept
from .resources import Resources
from .site import Site

MAX_HOPS = 10  # redirects in a row; browsers give up at 20
SHRUNK = 0.3
# Share of a page's words below which its new version is held until the whole site was seen. Between the manuals of
# SQLAlchemy 1.4.30 and 1.4.50 one of 220 pages fell below it (to a stub), none else below .44; an outage page of
# 30 words does so for 97 % of the pages of Python's manual, and for 87 % only at .1.
MOVED_WORDS = 50
# A page with <meta refresh> and fewer words is a redirect: those that generators write have 0 to 10 words; 9 of the 530
# pages of Python's manual have fewer than 50, and none of them reloads.
SCRIPTED_WORDS = 20
# A page whose script goes elsewhere and that has fewer: "Redirecting to the latest version … click here" has a dozen.
NEEDS_BROWSER = "needs-browser"  # no outcome of a page: it is asked for again, by a browser
SHELL = "empty-shell"  # the extraction's flag of a page that scripts fill
log = logging.getLogger("gristmill.crawler")


class Intake:
    """Commits answers. `extracting` is off only to measure the crawl alone."""

    def __init__(self, using: Resources, *, extracting: bool = True) -> None:
        self._using = using
        self._extracting = extracting

    async def take(self, visit: Visit) -> str:
        """Commit one answer for a page; its outcome."""
        page, arrival, outcome = visit.page, visit.arrival, visit.arrival.outcome
        if page.kind == "inventory":
            return await self._inventory(visit)
        if outcome == "unchanged" and not page.sha256:  # nobody asked whether it had changed
            return await self.drop(visit, "http-304")
        if outcome == "redirect":
            return await self._redirect(visit, arrival.header("location"))
        if outcome == "unchanged" or (not outcome and _is_same(visit)):
            return await self._unchanged(visit)
        if (
            not outcome
            and not arrival.is_page
            and not arrival.is_markdown(page.url)
            and not (arrival.is_pdf and visit.site.source.pdf)
        ):
            outcome = "pdf" if arrival.is_pdf else "not-html"
        if outcome:
            return await self.drop(visit, outcome)
        return await self._page(visit)

    async def _inventory(self, visit: Visit) -> str:
        outcome = visit.arrival.outcome
        if outcome == "unchanged" and (before := kept(self._using.db, visit.page)):
            visit = dataclasses.replace(visit, arrival=before)
        elif outcome:
            return await self.drop(visit, outcome)
        return await listings.take(self._using, visit) or await self.drop(visit, "inventory-broken")

    async def drop(self, visit: Visit, outcome: str, *, target: str = "") -> str:
        """Commit that a page brought no content."""

        def change(db: State) -> None:
            http = visit.arrival.status
            pages.update(db, visit.page.id, state=1, run=visit.site.run, outcome=outcome, http=http, target=target)

        await self._using.writer.write(change)
        return outcome

    async def _redirect(self, visit: Visit, location: str) -> str:
        site, page = visit.site, visit.page
        try:
            target = _target(page, from_header(location)) if location.strip() else ""
        except ValueError:
            target = ""
        if target and site.source.is_local and target != page.url:  # its pages are all known, and nothing is asked
            return await self.drop(visit, "redirect", target=target)
        if not target:
            return await self.drop(visit, "redirect-broken")
        if target == page.url or page.hops >= MAX_HOPS:
            return await self.drop(visit, "redirect-loop", target=target)
        started = page.found in ("start", "moved")
        if refusal := site.guard.refuses(target):
            return await self.drop(visit, refusal, target=target)
        if site.scope.refuses(target):
            if not started:
                return await self.drop(visit, "redirect-off-site", target=target)
            site.widen(target)
            log.warning("%s: %s has moved to %s: name that as its start", site.source.name, page.url, target)
        return await self._follow(visit, target, found="moved" if started else "redirect")

    async def _follow(self, visit: Visit, target: str, *, found: str) -> str:
        site, page = visit.site, visit.page
        links = list(site.admit([target], depth=page.depth, found=found, hops=page.hops + 1))

        def change(db: State) -> None:
            http = visit.arrival.status
            pages.update(db, page.id, state=1, run=site.run, outcome="redirect", http=http, target=target)
            pages.discover(db, site.source.name, site.run, links, origin=page.url)

        await self._using.writer.write(change)
        return "redirect"

    async def _unchanged(self, visit: Visit) -> str:
        """Nothing is read again, but consent is decided anew: robots.txt may have changed."""
        site, page, arrival = visit.site, visit.page, visit.arrival
        if not seeds.is_current(page, site.source) and (before := kept(self._using.db, page)):
            return await self._page(dataclasses.replace(visit, arrival=before), fetched="unchanged")
        said = arrival if arrival.outcome == "" else as_before(self._using.db, page, arrival)
        decision = seeds.decide(dataclasses.replace(visit, arrival=said), seeds.read_statements(page.statements))
        fresh = {name: arrival.header(key) for name, key in seeds.VALIDATORS.items() if arrival.header(key)}

        def change(db: State) -> None:
            pages.update(
                db, page.id, state=1, run=site.run, outcome="unchanged", http=arrival.status,
                fetched_at=self._using.now(), **fresh, **seeds.consent_columns(decision),
            )  # fmt: skip

        site.counts.store()
        await self._using.writer.write(change)
        return "unchanged"

    async def _page(self, visit: Visit, *, fetched: str = "ok") -> str:
        page = visit.page
        reading = await self._using.pool.read(visit.task(links_only=not self._extracting))
        if isinstance(reading, Failure):
            log.warning("%s: %s %s", page.url, reading.reason, reading.detail)
            return await self.drop(visit, reading.reason)
        if _is_shell(visit, reading):
            return NEEDS_BROWSER
        if (target := _sent_on(reading)) and target != page.url:
            return await self._redirect(visit, target)
        visit, reading = await self._with_twin(visit, reading)
        if page.sha256 and reading.words < SHRUNK * page.words:
            return await self._hold(visit, reading)
        return await self._keep(visit, reading, fetched)

    async def _with_twin(self, visit: Visit, reading: Reading) -> tuple[Visit, Reading]:
        """Where the page's HTML is hard to read, its Markdown, if the site offers it and it proves to hold the page.

        An empty shell has nothing to prove it by.
        """
        site, made = visit.site, reading.extraction
        poor = made is not None and made.fidelity.lowest < site.source.min_fidelity and SHELL not in made.flags
        if visit.ask is None or visit.arrival.alternate or not site.source.markdown or not poor:
            return visit, reading
        for form in site.twins.forms(visit.page.url, reading.twin):
            answer = await visit.ask(site, visit.page, form)
            if answer.status == 200 and answer.body:
                both = dataclasses.replace(visit.arrival, alternate=answer.body, alternate_via=form.via)
                with_twin = dataclasses.replace(visit, arrival=both)
                read = await self._using.pool.read(with_twin.task())
                if isinstance(read, Reading) and not read.refused:
                    site.twins.works(form)
                    return with_twin, read
            site.twins.fails(form)
        return visit, reading

    async def accept(self, visit: Visit) -> None:
        """Commit an answer that was held back."""
        reading = await self._using.pool.read(visit.task())
        if not isinstance(reading, Failure):
            await self._keep(visit, reading, "ok")

    async def _hold(self, visit: Visit, reading: Reading) -> str:
        """Suspicious emptiness: keep what there is, and the answer beside it, until the site is settled."""

        def change(db: State) -> None:
            http = visit.arrival.status
            pages.update(db, visit.page.id, state=1, run=visit.site.run, outcome="suspicious", http=http)
            answers.hold(db, visit.page.id, answers.write_headers(visit.arrival.headers), reading.packed)

        await self._using.writer.write(change)
        return "suspicious"

    async def _keep(self, visit: Visit, reading: Reading, fetched: str) -> str:
        site, page, arrival = visit.site, visit.page, visit.arrival
        decision = seeds.decide(visit, reading.statements)
        links = _links(site, page, reading) if decision.follow else []
        seed, columns = seeds.made(self._using.workspace, visit, reading, decision, now=self._using.now())
        columns |= {"state": 1, "run": site.run, "outcome": fetched, "http": arrival.status or 200}

        def change(db: State) -> None:
            pages.update(db, page.id, **columns, **seeds.consent_columns(decision))
            alternate = pack(arrival.alternate) if arrival.alternate else b""
            answers.put_body(db, page.id, answers.write_headers(arrival.headers), reading.packed, alternate)
            seeds.note_sections(db, visit, seed, reading)
            pages.discover(db, site.source.name, site.run, links, origin=page.url)

        site.counts.store()
        await self._using.writer.write(change, seed=seed, record=self._record(visit, fetched))
        return fetched

    def _record(self, visit: Visit, fetched: str) -> Record | None:
        """What goes into the web archive: responses that came over the network in this run."""
        source, arrival = visit.site.source, visit.arrival
        if source.archive == "none" or source.is_local or fetched != "ok" or arrival.status is None:
            return None
        return Record(
            page=visit.page.id, source=source.name, url=visit.page.url, status=arrival.status, headers=arrival.headers,
            body=arrival.body, fetched_at=self._using.now(),
        )  # fmt: skip


def _target(page: Page, location: str) -> str:
    """The URL that a page sends on to; another file where the page is one. Raises ValueError where it is none."""
    target = urljoin(page.url, location)
    if page.url.startswith("file:///") and target.startswith("file:///"):
        return target.partition("#")[0]
    return canonical(target)


def _is_same(visit: Visit) -> bool:
    page, source = visit.page, visit.site.source
    return bool(page.sha256) and seeds.is_current(page, source) and page.body_sha256 == visit.arrival.sha256


def _sent_on(reading: Reading) -> str:
    """Where a page sends its readers that has hardly a text of its own: "" for any other."""
    if reading.refresh and reading.words < MOVED_WORDS:
        return reading.refresh
    return reading.scripted if reading.words < SCRIPTED_WORDS else ""


def _is_shell(visit: Visit, reading: Reading) -> bool:
    made = reading.extraction
    return (
        visit.site.source.render == "auto" and visit.arrival.via == "html" and made is not None and SHELL in made.flags
    )


def _links(site: Site, page: Page, reading: Reading) -> list[Found]:
    links = list(site.admit(reading.links, depth=page.depth + 1, found="link"))
    declared = reading.statements.canonical
    if declared and not canonical_fault(declared, url=page.url, scope=site.scope):
        links += site.admit([canonical(declared)], depth=page.depth + 1, found="canonical")
    return links
