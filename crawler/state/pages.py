"""The table of pages: one row for each URL that was ever found, and what became of it."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .database import State
from .forgotten import FORGOTTEN, domains, lies_in

GONE = ("http-404", "http-410")
MERGED = frozenset(("duplicate-content", "duplicate-canonical", "duplicate-markdown", "other-version", "aggregate"))
# reasons of pages whose text stands in another page's seed
_FAILED = frozenset((
    "bad-encoding", "bad-response", "dns", "incomplete", "no-answer", "no-folder", "private-address", "redirect-broken",
    "redirect-loop", "redirect-off-site", "refused", "reset", "timeout", "tls", "unreadable",
))  # fmt: skip
_FAILED_KINDS = ("http-", "robots-")  # robots-…: robots.txt could not be had


def is_failure(outcome: str) -> bool:
    """Whether a page could not be had. What the site or a person refuses (robots, denied, not-html) is no failure."""
    return outcome in _FAILED or outcome.startswith(_FAILED_KINDS)


LINKING = ("start", "moved", "link", "redirect")  # ways to a page by which the site itself leads there


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A row of `pages`, as the crawl needs it."""

    id: int
    source: str
    url: str
    host: str
    # scheme and network location: what robots.txt binds and delays are counted for
    kind: str
    depth: int
    hops: int
    # redirects that led here
    found: str
    # start | moved | link | redirect | canonical | file | name of an inventory
    outcome: str
    status: str
    etag: str
    last_modified: str
    lastmod: str
    fetched_at: str
    body_sha256: str
    sha256: str
    crawled_at: str
    words: int
    path: str
    title: str
    via: str
    extractor: str
    statements: str
    flags: str


@dataclass(frozen=True, slots=True)
class Found:
    """A URL for the frontier."""

    url: str
    host: str
    depth: int
    found: str
    hops: int = 0
    kind: str = "page"
    lastmod: str = ""
    reason: str = ""
    # why it will not be asked for; it is noted as done

    @property
    def linked(self) -> bool:
        """Whether the site itself leads here, and not only an inventory."""
        return self.found in LINKING


_WRITABLE = frozenset((
    "outcome", "status", "reason", "http", "target", "etag", "last_modified", "fetched_at", "body_sha256", "sha256",
    "crawled_at", "words", "sketch", "fidelity", "path", "title", "version", "extractor", "statements", "consent",
    "refusal", "override", "flags", "via", "filed", "archive", "state", "run",
))  # fmt: skip
_COLUMNS = ", ".join(Page.__slots__)


_DISCOVER = (
    "INSERT INTO pages (source, url, host, kind, depth, hops, linked, found, origin, run, lastmod, state, outcome)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, url) DO UPDATE SET"
    " linked = CASE WHEN excluded.linked > pages.linked THEN excluded.linked ELSE pages.linked END,"
    " lastmod = CASE WHEN excluded.lastmod = '' THEN pages.lastmod ELSE excluded.lastmod END"
)


def discover(db: State, source: str, run: int, links: Iterable[Found], *, origin: str) -> None:
    """Put URLs into the frontier; those known already are only marked as linked."""
    forgotten = domains(db)
    for found in _turns(links):
        rows = [
            (source, f.url, f.host, f.kind, f.depth, f.hops, f.linked, f.found, origin, run, f.lastmod,
             *_state_of(f, forgotten))
            for f in found
        ]  # fmt: skip
        db.executemany(_DISCOVER, rows)


def _turns(links: Iterable[Found]) -> list[Iterable[Found]]:
    """All links, in order, but a URL that comes twice in a later turn: Postgres changes a row once in a statement."""
    turns: list[dict[str, Found]] = []
    for link in links:
        turn = next((turn for turn in turns if link.url not in turn), None)
        if turn is None:
            turns.append(turn := {})
        turn[link.url] = link
    return [turn.values() for turn in turns]


def _state_of(found: Found, forgotten: Collection[str]) -> tuple[bool, str]:
    reason = FORGOTTEN if forgotten and lies_in(found.url, forgotten) else found.reason
    return bool(reason), reason


def update(db: State, page: int, **columns: Any) -> None:
    """Set columns of a page."""
    unknown = columns.keys() - _WRITABLE
    if unknown:
        raise ValueError(f"no columns to write: {sorted(unknown)}")
    assignments = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE pages SET {assignments} WHERE id = ?", (*columns.values(), page))  # noqa: S608 - names checked


def select(db: State, where: str, values: Sequence[Any]) -> list[Page]:
    """Pages by a condition that a module of this room wrote; values are bound."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM pages WHERE {where}", values)  # noqa: S608 - no text from outside
    return [Page(**dict(row)) for row in rows]


def page(db: State, number: int) -> Page:
    """The page with an id."""
    return select(db, "id = ?", (number,))[0]


def page_at(db: State, source: str, url: str) -> Page:
    """The source's page with a URL that was found before."""
    return select(db, "source = ? AND url = ?", (source, url))[0]


def with_content(db: State, source: str) -> list[Page]:
    """The source's pages of which there is a seed, or was one; by URL."""
    return select(db, "source = ? AND kind = 'page' AND sha256 != '' ORDER BY url", (source,))


def moved(db: State, source: str) -> list[str]:
    """URLs that start URLs were redirected to."""
    return [each.url for each in select(db, "source = ? AND found = 'moved' ORDER BY id", (source,))]


def hosts(db: State, source: str) -> list[str]:
    """The hosts of all pages and inventories that were ever found, sorted."""
    query = "SELECT DISTINCT host FROM pages WHERE source = ? ORDER BY host"
    return [row["host"] for row in db.execute(query, (source,))]


def failing(db: State, source: str, *, limit: int) -> list[tuple[str, str, str]]:
    """(URL, outcome, who named it) of the pages that could not be had when they were last asked for, by URL."""
    rows = db.execute(
        "SELECT url, outcome, origin FROM pages WHERE source = ? AND kind = 'page' AND state = 1 ORDER BY url",
        (source,),
    )
    return list(itertools.islice(((r[0], r[1], r[2]) for r in rows if is_failure(r[1])), limit))


def seen(db: State, source: str, folder: str, *, limit: int = 5000) -> list[str]:
    """URLs of pages below a folder that are there, as far as is known; the first ones that were found."""
    rows = db.execute(
        "SELECT url FROM pages WHERE source = ? AND kind = 'page' AND outcome NOT IN (?, ?)"
        " AND substr(url, 1, CAST(? AS INTEGER)) = ? ORDER BY id LIMIT ?",
        (source, *GONE, len(folder), folder, limit),
    )
    return [row["url"] for row in rows]


def known(db: State, source: str) -> Iterator[tuple[str, bool, bool]]:
    """(URL, whether the site links to it, whether it is a page and no inventory) of all that was found, in order."""
    rows = db.execute("SELECT url, linked, kind = 'page' FROM pages WHERE source = ? ORDER BY id", (source,))
    return ((url, bool(linked), bool(is_page)) for url, linked, is_page in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An inventory that was taken in."""

    page: int
    kind: str
    version: str
    # of the documented product, where the inventory's header says it


def listings(db: State, source: str) -> list[Listing]:
    """The inventories of a source that were taken in, in the order in which they were found."""
    rows = db.execute(
        "SELECT id AS page, found AS kind, version FROM pages"
        " WHERE source = ? AND kind = 'inventory' AND outcome IN ('ok', 'unchanged') ORDER BY id",
        (source,),
    )
    return [Listing(**dict(row)) for row in rows]


def count_stored(db: State, source: str, run: int) -> int:
    """How many pages with content a run has brought so far."""
    return int(db.execute(
        "SELECT count(*) FROM pages WHERE source = ? AND run = ? AND state = 1 AND kind = 'page'"
        " AND outcome IN ('ok', 'unchanged')",
        (source, run),
    ).fetchone()[0])  # fmt: skip


def progress(db: State, source: str, run: int) -> tuple[int, int]:
    """How many pages a run is done with, and how many wait."""
    rows = db.execute(
        "SELECT state, count(*) FROM pages WHERE source = ? AND kind = 'page' AND (state = 0 OR run = ?)"
        " GROUP BY state",
        (source, run),
    )
    counted = dict(tuple(row) for row in rows)
    return counted.get(1, 0), counted.get(0, 0)


def facts(db: State, source: str, names: Iterable[str]) -> list[dict[str, Any]]:
    """Some columns of all pages of a source, by URL. Raises ValueError where there is no such column."""
    wanted = list(names)
    unknown = set(wanted) - _WRITABLE - set(Page.__slots__) - {"linked", "origin"}
    if unknown:
        raise ValueError(f"no columns to read: {sorted(unknown)}")
    columns = ", ".join(wanted)
    query = f"SELECT {columns} FROM pages WHERE source = ? AND kind = 'page' ORDER BY url"  # noqa: S608 - names checked
    return [dict(row) for row in db.execute(query, (source,))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """A stored page that says something of its use for training."""

    source: str
    url: str
    consent: str
    # JSON: a list of signals
    refusal: str
    override: str


def with_signals(db: State) -> list[Signals]:
    """Stored pages that carry a consent signal, by source and URL."""
    rows = db.execute(
        "SELECT source, url, consent, refusal, override FROM pages"
        " WHERE kind = 'page' AND sha256 != '' AND (consent != '[]' OR refusal != '') ORDER BY source, url"
    )
    return [Signals(**dict(row)) for row in rows]
