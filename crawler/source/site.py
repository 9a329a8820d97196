"""One source under crawl: what of it is known, what may be asked, what it has brought and cost."""

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from gristmill.config import Source
from gristmill.errors import UserError

from ..manners.consent import parse_tdmrep
from ..state import answers, pages
from ..state.database import State
from ..state.pages import LINKING, Found
from ..urls.addresses import Guard
from ..urls.canonical import MAX_LENGTH, Scope, Traps, canonical, may_be_page
from ..urls.places import Places, places_of
from ..urls.shown import shows_source
from .findings import TDMREP, Findings
from .known import Known
from .twins import Twins

SPARE = 5  # URLs known per page that may be kept; beyond, a site makes URLs faster than pages
SPARE_LEAST = 10_000


def origin_of(url: str) -> str:
    """Scheme and network location: what robots.txt and delays are for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(slots=True)
class Counts:
    """What one run of a source has brought and cost so far."""

    stored: int = 0
    # pages with content
    requests: int = 0
    bytes: int = 0

    def store(self) -> None:
        """A page with content is on its way to the disk."""
        self.stored += 1

    def ask(self) -> None:
        """A request is made."""
        self.requests += 1

    def receive(self, size: int) -> None:
        """A body came."""
        self.bytes += size


@dataclass(slots=True)
class Site:
    """The source's run. URLs enter by `admit` only: scope, traps and bounds are applied there, once for each URL."""

    source: Source
    run: int
    guard: Guard
    starts: list[str] = field(default_factory=list)
    rewrite: Callable[[str], str] | None = None
    # of the source's own spider file
    counts: Counts = field(default_factory=Counts)
    findings: Findings = field(default_factory=Findings)
    twins: Twins = field(default_factory=Twins)
    surveying: bool = False
    # start pages and inventories only: what they name is noted, and not asked for
    fault: str = ""
    # reason code why nothing of the source can be read
    scope: Scope = field(init=False)
    places: Places = field(init=False)
    _known: Known = field(default_factory=Known)
    _traps: Traps = field(default_factory=Traps)

    def __post_init__(self) -> None:
        self.scope = scope_of(self.source, self.starts)
        self.places = places_of(self.source)

    def knows(self, url: str) -> bool:
        """Whether a canonical URL was found before."""
        return url in self._known

    def learn(self, url: str, *, linked: bool, is_page: bool = True) -> None:
        """Note a URL that an earlier run, or a process that was killed, has found already."""
        self._known.learn(url, linked=linked or not is_page)
        if is_page:
            self._traps.refuses(url)

    def admit(self, urls: Iterable[str], *, depth: int, found: str, hops: int = 0) -> Iterator[Found]:
        """Those canonical URLs that belong into the frontier and are not there yet, or not as linked ones."""
        known = self._known
        for url in map(self.rewrite, urls) if self.rewrite else urls:
            if url in known:
                if found in ("link", "redirect") and known.link(url):
                    yield Found(url, origin_of(url), depth, found, hops)
            elif not known.refused(url):
                if found != "start" and (not may_be_page(url, pdf=self.source.pdf) or self.scope.refuses(url)):
                    known.refuse(url)
                elif len(known) < max(SPARE_LEAST, SPARE * self.source.max_pages):
                    yield self._new(url, depth, found, hops)

    def _new(self, url: str, depth: int, found: str, hops: int) -> Found:
        self._known.learn(url, linked=found in LINKING)
        if found != "start" and shows_source(url):  # after all pages
            depth = max(depth, self.source.max_depth // 2)
        reason = self.guard.refuses(url) or self._traps.refuses(url) if found != "start" else ""
        if self.surveying and found not in ("start", "moved", "redirect"):
            reason = reason or "not-asked"
        return Found(url[: 2 * MAX_LENGTH], origin_of(url), depth, found, hops, reason=reason)

    def inventory(self, kind: str, url: str, *, depth: int = 0) -> Iterator[Found]:
        """A place where sites keep an inventory, unless it was looked at before."""
        if url not in self._known:
            self._known.learn(url, linked=True)
            yield Found(url, origin_of(url), depth, kind, 0, "inventory")

    def sitemaps(self, urls: Iterable[str], *, depth: int, nesting: int) -> Iterator[Found]:
        """Further sitemaps that an index names: bounded in number and nesting, on any host that may be asked."""
        for url in urls:
            if not self.findings.has_room(nesting):
                return
            try:
                found = canonical(url)
            except ValueError:
                continue
            if found not in self._known and not self.guard.refuses(found):
                self._known.learn(found, linked=True)
                self.findings.count_sitemap()
                yield Found(found, origin_of(found), depth, "sitemap", nesting, "inventory")

    def widen(self, url: str) -> None:
        """Take the target of a start URL's redirect for a start URL: the site has moved."""
        self.starts.append(url)
        self.scope = scope_of(self.source, self.starts)


def scope_of(source: Source, starts: Iterable[str]) -> Scope:
    """The source's scope with these start URLs."""
    return Scope(starts, folders=source.scope == "path", allow=source.allow, deny=source.deny)


def _odd(name: str | None) -> Any:
    """The module of an odd site. Raises UserError where there is none of that name."""
    if name is None:
        return None
    if not name.isidentifier() or importlib.util.find_spec(f"crawler.spiders.{name}") is None:
        raise UserError(f"spider: {name!r} has no file crawler/spiders/{name}.py")
    return importlib.import_module(f"crawler.spiders.{name}")


def open_site(db: State, source: Source, run: int) -> Site:
    """The site as the frontier knows it: after a crash, or before a refresh, nothing known counts as new."""
    odd = _odd(source.spider)
    more = odd.start(source) if hasattr(odd, "start") else ()
    starts = [canonical(start) for start in (*source.start, *more) if "://" in start]
    starts += pages.moved(db, source.name)
    stored = Counts(stored=pages.count_stored(db, source.name, run))
    site = Site(source, run, Guard(starts), starts, getattr(odd, "rewrite", None), stored)
    for url, linked, is_page in pages.known(db, source.name):
        site.learn(url, linked=linked, is_page=is_page)
    _recall(db, site)
    return site


def _recall(db: State, site: Site) -> None:
    """What earlier runs learned of the whole site, for when nothing of it is asked again."""
    for listing in pages.listings(db, site.source.name):
        site.findings.learn(listing.version)
        stored = answers.stored(db, listing.page) if listing.kind == TDMREP else None
        if stored is not None:
            site.findings.tdm = parse_tdmrep(stored.body)
