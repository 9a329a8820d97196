"""What to ask next: breadth-first within a source, in turn between hosts, never faster than a host allows.

A source's pages are done level by level and in the order of their URLs, so that a page limit keeps the same pages
whatever answers first. Rows are read in small blocks: memory does not grow with the frontier.
"""

import collections
import heapq
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ..manners.politeness import Gate
from ..state.tables import Page, pages
from .site import Site

BLOCK = 64  # rows read at a time


@dataclass(slots=True)
class Lane:
    """The pages of one source on one host, at the source's level."""

    site: Site
    gate: Gate
    waiting: collections.deque[Page] = field(default_factory=collections.deque)
    dry: bool = False
    # nothing more in the database


class Frontier:
    """Hands out pages, and gates whose robots.txt is wanted first. `now` is the monotonic clock, in seconds."""

    def __init__(self, db: sqlite3.Connection, sites: Iterable[Site], gate: Callable[[Site, str], Gate]) -> None:
        self._db = db
        self._sites = list(sites)
        self._gate = gate
        self._lanes: collections.deque[Lane] = collections.deque()
        self._later: list[tuple[float, int, Lane, Page]] = []
        self._lane_of: dict[int, Lane] = {}
        self.limited: list[Site] = []
        # sites whose page limit is reached; the caller closes their frontier

    def next(self, now: float) -> Page | Gate | None:
        """A page to ask for, a gate whose robots.txt to ask for, or nothing for now."""
        while self._later and self._later[0][0] <= now:
            _, _, lane, page = heapq.heappop(self._later)
            lane.waiting.appendleft(page)
        for _ in range(2):
            for _ in range(len(self._lanes)):
                lane = self._lanes[0]
                self._lanes.rotate(-1)
                if (found := self._take(lane, now)) is not None:
                    return found
            if not self._advance():
                break
        return None

    def _take(self, lane: Lane, now: float) -> Page | Gate | None:
        gate, site = lane.gate, lane.site
        if site.finished or not (lane.waiting or self._refill(lane)):
            return None
        if gate.wait(now) != 0 and not gate.down:
            return None
        if gate.robots is None and site.source.robots:
            if gate.asking:
                return None
            gate.asking = True
            gate.enter(now)
            return gate
        if site.full and lane.waiting[0].kind == "page" and lane.waiting[0].id not in site.flying:
            return None
        page = lane.waiting.popleft()
        site.flying.add(page.id)
        self._lane_of[page.id] = lane
        return page

    def _refill(self, lane: Lane) -> bool:
        if not lane.dry:
            site = lane.site
            lane.waiting.extend(
                page
                for page in pages(
                    self._db,
                    "source = ? AND host = ? AND state = 0 AND depth <= ? ORDER BY depth, url LIMIT ?",
                    (site.source.name, lane.gate.origin, site.level, BLOCK + len(site.flying)),
                )
                if page.id not in site.flying
            )
            lane.dry = not lane.waiting
        return bool(lane.waiting)

    def _advance(self) -> bool:
        """Bring sites that have done their level to the next one; whether any has moved."""
        moved = False
        for site in self._sites:
            if not site.finished and not site.flying and not self._open(site):
                moved |= self._next_level(site)
        return moved

    def _open(self, site: Site) -> bool:
        """Whether pages of the site's level are left that may yet be asked for."""
        lanes = [lane for lane in self._lanes if lane.site is site]
        if site.full:
            self.limited.append(site)
            site.finished = True
            return True
        return any(lane.waiting or not lane.dry for lane in lanes)

    def _next_level(self, site: Site) -> bool:
        rows = self._db.execute(
            "SELECT host, min(depth) AS depth FROM pages WHERE source = ? AND state = 0 GROUP BY host",
            (site.source.name,),
        ).fetchall()
        self._lanes = collections.deque(lane for lane in self._lanes if lane.site is not site)
        if not rows:
            site.finished = True
            return False
        site.level = min(row["depth"] for row in rows)
        hosts = sorted(row["host"] for row in rows if row["depth"] == site.level)
        self._lanes.extend(Lane(site, self._gate(site, host)) for host in hosts)
        return True

    def touch(self, site: Site) -> None:
        """Pages of the site's own level, or of new hosts, may have come (redirects, inventories)."""
        known = set()
        for lane in self._lanes:
            if lane.site is site:
                lane.dry = False
                known.add(lane.gate.origin)
        rows = self._db.execute(
            "SELECT DISTINCT host FROM pages WHERE source = ? AND state = 0 AND depth <= ?",
            (site.source.name, site.level),
        )
        for row in rows.fetchall():
            if row["host"] not in known:
                self._lanes.append(Lane(site, self._gate(site, row["host"])))

    def again(self, page: Page, at: float) -> None:
        """Hand a page out once more, at a time."""
        heapq.heappush(self._later, (at, page.id, self._lane_of[page.id], page))

    def done(self, page: Page, site: Site) -> None:
        """A page has been committed."""
        site.flying.discard(page.id)
        self._lane_of.pop(page.id, None)

    def wake(self, now: float) -> float | None:
        """Seconds until time alone makes something ready; None where only an answer can."""
        waits = [
            lane.gate.wait(now) for lane in self._lanes if not lane.site.finished and (lane.waiting or not lane.dry)
        ]
        found = [wait for wait in waits if wait]
        if self._later:
            found.append(max(0.0, self._later[0][0] - now))
        return min(found, default=None)

    def pending(self) -> bool:
        """Whether anything is left to ask, or under way."""
        return any(not site.finished or site.flying for site in self._sites)

    def sites(self) -> Iterator[Site]:
        """All sites, in their order."""
        return iter(self._sites)
