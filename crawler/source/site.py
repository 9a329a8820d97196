"""One source under crawl: what of it was seen, what may be asked, what was stored so far."""

import importlib
import importlib.util
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from gristmill.config import Source
from gristmill.errors import UserError

from ..inventories.parse import MAX_FILES, MAX_NESTING
from ..manners.consent import TdmRule, parse_tdmrep
from ..state.packing import unpack
from ..state.tables import Found, pages
from ..urls.addresses import Guard
from ..urls.canonical import MAX_LENGTH, Scope, Traps, canonical, may_be_page
from .twins import Twins

TDMREP = "tdmrep.json"
SPARE = 5  # URLs known per page that may be kept; beyond, a site makes URLs faster than pages
SPARE_LEAST = 10_000
MAX_REFUSED = 100_000  # hashes of URLs outside the scope: 8 MB


def origin_of(url: str) -> str:
    """Scheme and network location: what robots.txt and delays are for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(slots=True)
class Site:
    """The source's run. URLs enter by `admit` only: scope, traps and bounds are applied there, once for each URL."""

    source: Source
    run: int
    scope: Scope
    guard: Guard
    traps: Traps = field(default_factory=Traps)
    seen: set[int] = field(default_factory=set)
    # hashes of all URLs of the source
    unlinked: set[int] = field(default_factory=set)
    # of those that only inventories named so far
    refused: set[int] = field(default_factory=set)
    # hashes of URLs outside the scope, the latest ones
    flying: set[int] = field(default_factory=set)
    # ids of pages between frontier and commit
    stored: int = 0
    # pages with content in this run
    level: int = -1
    # links from the start: all pages of one level are done before the next begins
    finished: bool = False
    tdm: tuple[TdmRule, ...] = ()
    starts: list[str] = field(default_factory=list)
    rewrite: Callable[[str], str] | None = None
    # of the source's own spider file
    twins: Twins = field(default_factory=Twins)
    files: int = 0
    # sitemaps taken in
    inventory_version: str = ""
    # of the documented product, where an inventory's header says it
    dates_differ: bool = False
    # whether the sitemaps' lastmod dates are not all one
    requests: int = 0
    bytes: int = 0

    @property
    def full(self) -> bool:
        """Whether the page limit is reached, pages under way counted."""
        return self.stored + len(self.flying) >= self.source.max_pages

    def admit(self, urls: Iterable[str], *, depth: int, found: str, hops: int = 0) -> Iterator[Found]:
        """Those canonical URLs that belong into the frontier and are not there yet."""
        for url in map(self.rewrite, urls) if self.rewrite else urls:
            key = hash(url)
            if key in self.seen:
                if key in self.unlinked and found in ("link", "redirect"):
                    self.unlinked.discard(key)
                    yield Found(url, origin_of(url), depth, found, hops)
            elif key not in self.refused:
                if found != "start" and (not may_be_page(url, pdf=self.source.pdf) or self.scope.refuses(url)):
                    self._refuse(key)
                elif len(self.seen) < max(SPARE_LEAST, SPARE * self.source.max_pages):
                    yield self._new(url, key, depth, found, hops)

    def _refuse(self, key: int) -> None:
        if len(self.refused) >= MAX_REFUSED:
            self.refused.clear()
        self.refused.add(key)

    def _new(self, url: str, key: int, depth: int, found: str, hops: int) -> Found:
        self.seen.add(key)
        if found not in ("link", "redirect", "start", "moved"):
            self.unlinked.add(key)
        reason = self.guard.refuses(url) or self.traps.refuses(url) if found != "start" else ""
        return Found(url[: 2 * MAX_LENGTH], origin_of(url), depth, found, hops, reason=reason)

    def sitemaps(self, urls: Iterable[str], *, depth: int, nesting: int) -> Iterator[Found]:
        """Further sitemaps that an index names: bounded in number and nesting, on any host that may be asked."""
        for url in urls:
            if nesting > MAX_NESTING or self.files >= MAX_FILES:
                return
            try:
                found = canonical(url)
            except ValueError:
                continue
            if hash(found) not in self.seen and not self.guard.refuses(found):
                self.seen.add(hash(found))
                self.files += 1
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


def open_site(db: sqlite3.Connection, source: Source, run: int) -> Site:
    """The site as the frontier knows it: after a crash, or before a refresh, nothing known counts as new."""
    odd = _odd(source.spider)
    more = odd.start(source) if hasattr(odd, "start") else ()
    starts = [canonical(start) for start in (*source.start, *more) if "://" in start]
    starts += [page.url for page in pages(db, "source = ? AND found = 'moved'", (source.name,))]
    site = Site(
        source, run, scope_of(source, starts), Guard(starts), starts=starts, rewrite=getattr(odd, "rewrite", None)
    )
    for row in db.execute("SELECT url, linked, kind FROM pages WHERE source = ? ORDER BY id", (source.name,)):
        site.seen.add(hash(row["url"]))
        if row["kind"] == "page":
            site.traps.refuses(row["url"])
            if not row["linked"]:
                site.unlinked.add(hash(row["url"]))
    _recall(db, site)
    done = "source = ? AND run = ? AND state = 1 AND kind = 'page' AND outcome IN ('ok', 'unchanged')"
    site.stored = db.execute(f"SELECT count(*) FROM pages WHERE {done}", (source.name, run)).fetchone()[0]  # noqa: S608
    return site


def _recall(db: sqlite3.Connection, site: Site) -> None:
    """What earlier runs learned of the whole site, for when nothing of it is asked again."""
    rows = db.execute(
        "SELECT found, version, body FROM pages LEFT JOIN bodies ON bodies.page = pages.id"
        " WHERE source = ? AND kind = 'inventory' AND outcome IN ('ok', 'unchanged') ORDER BY pages.id",
        (site.source.name,),
    )
    for row in rows:
        site.inventory_version = site.inventory_version or row["version"]
        if row["found"] == TDMREP and row["body"]:
            site.tdm = parse_tdmrep(unpack(row["body"]))
