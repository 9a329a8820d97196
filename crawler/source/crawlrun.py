"""What all parts of one run share: sites, gates, and the way from an answer to the workspace."""

import dataclasses
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from gristmill.errors import GristmillError

from ..inventories.parse import well_known
from ..manners import robots
from ..manners.politeness import MAX_PAUSE, Gate, gate_for, tighten, user_agent
from ..manners.robots import Robots
from ..state import answers, pages
from ..state.database import State, is_lost
from ..state.pages import Found, Page
from ..state.writer import UnwritableError
from ..urls.markdown import counterparts
from .arrival import Arrival, Ask, Visit
from .findings import TDMREP
from .frontier import Frontier
from .intake import NEEDS_BROWSER, Intake
from .listings import HINTING
from .resources import Resources
from .site import Site, origin_of

log = logging.getLogger("gristmill.crawler")
PER_PAGE = ("redirect", "moved")  # outcomes after which pages of the same level may have come


class CrawlRun:
    """One process's crawl of several sources. `stop` ends it, for when something of ours breaks."""

    def __init__(
        self, using: Resources, *, contact: str = "", extracting: bool = True, stop: Callable[[], None] = lambda: None
    ) -> None:
        self.using = using
        self.user_agent = user_agent(contact)
        self.sites: dict[str, Site] = {}
        self.gates: dict[str, Gate] = {}
        self.frontier = Frontier(using.db, self._gate_for, using.may_ask)
        self.goes_on = False
        # whether some of it was begun before, by who may have asked a host a moment ago
        self.fault: BaseException | None = None
        self.done = 0
        # pages committed
        self._intake = Intake(using, extracting=extracting)
        self._stop = stop
        self._refused: set[str] = set()
        self._began = time.monotonic()

    def add(self, site: Site) -> None:
        """Take a source in; one on this machine needs no turns."""
        self.sites[site.source.name] = site
        if not site.source.is_local:
            self.frontier.add(site)

    def first_pages(self, site: Site, *, inventories: bool = True) -> list[Found]:
        """What a run begins with: start URLs, and the places where sites keep inventories."""
        found = list(site.admit(site.starts, depth=0, found="start"))
        if not inventories:
            return found
        origins = list(dict.fromkeys(map(origin_of, site.starts)))
        tries = [(TDMREP, f"{origin}/.well-known/{TDMREP}") for origin in origins]
        tries += [place for start in site.starts for place in well_known(start)]
        for kind, url in tries:
            found += site.inventory(kind, url, depth=int(kind == HINTING))
        listed = [url for origin in origins if (rules := self._cached_robots(origin)) for url in rules.sitemaps]
        return [*found, *site.sitemaps([*site.source.sitemaps, *listed], depth=0, nesting=0)]

    def site(self, page: Page) -> Site:
        """The page's source."""
        return self.sites[page.source]

    def gate(self, origin: str) -> Gate:
        """The origin's gate; there is one since pages of it were handed out."""
        return self.gates[origin]

    def _gate_for(self, site: Site, origin: str) -> Gate:
        gate = self.gates.get(origin)
        if gate is None:
            gate = self.gates[origin] = gate_for(site.source, origin, robots=self._cached_robots(origin))
            quiet = answers.pause(self.using.db, origin) - time.time()  # it may have asked another process for it
            if quiet > 0:
                gate.rest(time.monotonic() + min(quiet, MAX_PAUSE))
        else:
            tighten(gate, site.source)
        if self.goes_on:
            gate.next_at = max(gate.next_at, self._began + gate.delay)
        return gate

    def _cached_robots(self, origin: str, *, any_age: bool = False) -> Robots | None:
        cached = answers.robots(self.using.db, origin)
        if cached is None or not (any_age or 0 <= time.time() - cached.fetched_at < robots.CACHE_SECONDS):
            return None
        return robots.decide(cached.status, cached.body, url=origin + "/robots.txt")

    def refuses(self, origin: str, url: str) -> bool:
        """Whether no site that crawls the origin may ask for the URL (a robots.txt that moved)."""
        return all(site.guard.refuses(url) for site in self.sites.values() if origin in map(origin_of, site.starts))

    def refuses_answers(self, host: str, addresses: Sequence[str]) -> bool:
        """Whether DNS answers for a host are private addresses; remembered for the reason code."""
        if all(site.guard.refuses_answers(host, addresses) for site in self.sites.values()):
            self._refused.add(host)
            return True
        return False

    def was_refused(self, url: str) -> bool:
        """Whether the URL's host had a private address."""
        return (urlsplit(url).hostname or "") in self._refused

    def spared(self, site: Site, page: Page) -> Arrival | None:
        """An answer that needs no request: a sitemap says that a page without validators has not changed since.

        A hint only: not believed where the sitemap gives all its pages the same date.
        """
        if page.found == "llms.txt" and any(map(site.knows, counterparts(page.url))):
            return Arrival(error="duplicate-markdown")  # a file that llms.txt names beside its page
        if page.kind != "page" or not page.sha256 or page.etag or page.last_modified or not page.lastmod:
            return None
        return Arrival(status=304) if page.lastmod < page.fetched_at and site.findings.dates_differ else None

    async def commit(self, site: Site, page: Page, arrival: Arrival, *, ask: Ask | None = None) -> str:
        """Store an answer and everything that follows from it; its outcome. `ask` makes one more request for it."""
        outcome = await self._taken(Visit(site=site, page=page, arrival=arrival, robots=self.robots(page), ask=ask))
        if outcome == NEEDS_BROWSER:
            return outcome
        self.frontier.done(page)
        self.done += page.kind == "page"
        if page.kind == "inventory" or outcome in PER_PAGE:
            self.frontier.touch(site)
        return outcome

    async def _taken(self, visit: Visit) -> str:
        """The outcome of an answer. Whatever breaks on one page costs that page; a full disk ends the run."""
        try:
            return await self._intake.take(visit)
        except UnwritableError as error:
            log.warning("%s: unwritable %s", visit.page.url, error)
            return await self._intake.drop(visit, "unwritable")
        except (OSError, GristmillError):
            raise
        except Exception as error:
            if is_lost(error):
                raise
            log.exception("%s: intake-failed", visit.page.url)
            return await self._intake.drop(visit, "intake-failed")

    async def accept(self, site: Site, page: Page, arrival: Arrival) -> None:
        """Store an answer that was held back."""
        await self._intake.accept(Visit(site=site, page=page, arrival=arrival, robots=self.robots(page)))

    def robots(self, page: Page) -> Robots:
        """The rules that bind a page; none for one that needs no host."""
        gate = self.gates.get(page.host)
        return (gate.robots if gate else None) or self._cached_robots(page.host, any_age=True) or Robots()

    async def pause(self, gate: Gate) -> None:
        """Let who goes on with this crawl know that the host asked for quiet."""
        until = time.time() + gate.quiet_until - time.monotonic()
        await self.using.writer.write(lambda db: answers.put_pause(db, gate.origin, until))

    async def learn(self, gate: Gate, status: int | None, body: bytes, *, reason: str = "") -> None:
        """Take a host's robots.txt over; failures, with their reason, are not remembered beyond the run."""
        rules = robots.decide(status, body, url=gate.origin + "/robots.txt")
        if reason:
            rules = dataclasses.replace(rules, reason=f"robots-{reason}")
        gate.learn(rules)
        listed = [(site, list(self._sitemaps(site, gate.origin, rules.sitemaps))) for site in self.sites.values()]

        def change(db: State) -> None:
            if not rules.reason:
                answers.put_robots(db, gate.origin, status, body[: robots.MAX_BYTES], time.time())
            for site, found in listed:
                pages.discover(db, site.source.name, site.run, found, origin=gate.origin + "/robots.txt")

        await self.using.writer.write(change)
        for site, found in listed:
            if found:
                self.frontier.touch(site)

    def _sitemaps(self, site: Site, origin: str, urls: Iterable[str]) -> Iterable[Found]:
        if origin in map(origin_of, site.starts):
            yield from site.sitemaps(urls, depth=self.frontier.level(site), nesting=0)

    def fail(self, error: BaseException) -> None:
        """Something of ours broke: end the run, and raise the first error when it has ended."""
        self.fault = self.fault or error
        self._stop()
