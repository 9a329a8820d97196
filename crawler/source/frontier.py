"""What to ask next: breadth-first within a source, in turn between hosts, never faster than a host allows.

A source's pages are done level by level and in the order of their URLs, so that a page limit keeps the same pages
whatever answers first. Rows are read in small blocks: memory does not grow with the frontier.
"""

import collections
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

from ..manners.politeness import Gate
from ..state import waiting
from ..state.database import State
from ..state.pages import Page
from .site import Site

BLOCK = 64  # rows read at a time


@dataclass(slots=True)
class Standing:
    """How far a source has come."""

    site: Site
    level: int = -1
    # links from the start: all pages of one level are done before the next begins
    finished: bool = False
    flying: set[int] = field(default_factory=set)
    # ids of pages between frontier and commit

    @property
    def full(self) -> bool:
        """Whether the page limit is reached, pages under way counted."""
        return self.site.counts.stored + len(self.flying) >= self.site.source.max_pages


@dataclass(slots=True)
class Lane:
    """The pages of one source on one host, at the source's level."""

    standing: Standing
    gate: Gate
    waiting: collections.deque[Page] = field(default_factory=collections.deque)
    dry: bool = False
    # nothing more in the database


class Frontier:
    """Hands out pages, and gates whose robots.txt is wanted first. `now` is the monotonic clock, in seconds."""

    def __init__(
        self, db: State, gate: Callable[[Site, str], Gate], may_ask: Callable[[str], bool] = lambda host: True
    ) -> None:
        self._db = db
        self._gate = gate
        self._may_ask = may_ask
        self._standings: dict[str, Standing] = {}
        self._lanes: collections.deque[Lane] = collections.deque()
        self._later: list[tuple[float, int, Lane, Page]] = []
        self._lane_of: dict[int, Lane] = {}

    def add(self, site: Site) -> None:
        """Take a source in."""
        self._standings[site.source.name] = Standing(site)

    def level(self, site: Site) -> int:
        """How many links from the start the source is; 0 before it has begun."""
        standing = self._standings.get(site.source.name)
        return max(standing.level, 0) if standing else 0

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
        gate, standing = lane.gate, lane.standing
        if standing.finished or not (lane.waiting or self._refill(lane)):
            return None
        if gate.wait(now) != 0 and not gate.down:
            return None
        if gate.robots is None and standing.site.source.robots:
            if gate.asking:
                return None
            gate.asking = True
            gate.enter(now)
            return gate
        if standing.full and lane.waiting[0].kind == "page" and lane.waiting[0].id not in standing.flying:
            return None
        page = lane.waiting.popleft()
        standing.flying.add(page.id)
        self._lane_of[page.id] = lane
        return page

    def _refill(self, lane: Lane) -> bool:
        """Read on. Pages under way still wait in the database, at its head: they are read over."""
        if not lane.dry:
            flying, name = lane.standing.flying, lane.standing.site.source.name
            depth, limit = lane.standing.level, BLOCK + len(flying)
            block = waiting.block(self._db, name, lane.gate.origin, depth=depth, limit=limit)
            lane.waiting.extend(page for page in block if page.id not in flying)
            lane.dry = not lane.waiting
        return bool(lane.waiting)

    def _advance(self) -> bool:
        """Bring sources that have done their level to the next one; whether any has moved."""
        moved = False
        for standing in self._standings.values():
            if not standing.finished and not standing.flying and not self._open(standing):
                moved |= self._next_level(standing)
        return moved

    def _open(self, standing: Standing) -> bool:
        """Whether pages of the source's level are left that may yet be asked for."""
        if standing.full:
            self._close(standing)
            return True
        return any(lane.waiting or not lane.dry for lane in self._lanes if lane.standing is standing)

    def _close(self, standing: Standing) -> None:
        """Take what lies beyond the page limit out of the frontier."""
        standing.finished = True
        with self._db.transaction():
            waiting.close(self._db, standing.site.source.name, standing.site.run, "limit")

    def _next_level(self, standing: Standing) -> bool:
        hosts = self._hosts(standing)
        self._lanes = collections.deque(lane for lane in self._lanes if lane.standing is not standing)
        if not hosts:
            standing.finished = True
            return False
        standing.level = min(hosts.values())
        first = sorted(host for host, depth in hosts.items() if depth == standing.level)
        self._lanes.extend(Lane(standing, self._gate(standing.site, host)) for host in first)
        return True

    def touch(self, site: Site) -> None:
        """Pages of the source's own level, or of new hosts, may have come (redirects, inventories)."""
        standing = self._standings.get(site.source.name)
        if standing is None:
            return
        lanes = [lane for lane in self._lanes if lane.standing is standing]
        for lane in lanes:
            lane.dry = False
        known = {lane.gate.origin for lane in lanes}
        for host, depth in sorted(self._hosts(standing).items()):
            if depth <= standing.level and host not in known:
                self._lanes.append(Lane(standing, self._gate(site, host)))

    def _hosts(self, standing: Standing) -> dict[str, int]:
        """Hosts with pages that wait, and the least depth of those; pages of hosts that may not be asked are left."""
        found = waiting.hosts(self._db, standing.site.source.name)
        return {host: depth for host, depth in found.items() if self._may_ask(host)}

    def again(self, page: Page, at: float) -> None:
        """Hand a page out once more, at a time."""
        heapq.heappush(self._later, (at, page.id, self._lane_of[page.id], page))

    def done(self, page: Page) -> None:
        """A page has been committed."""
        if page.source in self._standings:
            self._standings[page.source].flying.discard(page.id)
        self._lane_of.pop(page.id, None)

    def wake(self, now: float) -> float | None:
        """Seconds until time alone makes something ready; None where only an answer can."""
        lanes = [lane for lane in self._lanes if not lane.standing.finished and (lane.waiting or not lane.dry)]
        found = [wait for lane in lanes if (wait := lane.gate.wait(now))]
        if self._later:
            found.append(max(0.0, self._later[0][0] - now))
        return min(found, default=None)

    def pending(self) -> bool:
        """Whether anything is left to ask, or under way."""
        return any(not standing.finished or standing.flying for standing in self._standings.values())
