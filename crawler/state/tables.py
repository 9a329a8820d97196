"""The crawl's durable state: tables beside the seeds, in the workspace's SQLite file.

The promise: a page, the links that it names and its "done" are one transaction with synchronous=FULL, and "in flight"
lives only in memory. So whatever kills the process, no page is lost, none is stored twice, and at most the requests
that were in flight are made again. The seed's file is written, synced and renamed before its transaction: an orphan
file is harmless. Writes go through one thread (`writer.Writer`), which puts all that waits into one transaction.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gristmill.config import Source
from gristmill.sections import sections
from gristmill.store import Workspace

GONE = ("http-404", "http-410")
MERGED = frozenset(("duplicate-content", "duplicate-canonical", "other-version"))
# reasons of pages whose text stands in another page's seed
_SCHEMA = """
CREATE TABLE IF NOT EXISTS crawls (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, number INTEGER NOT NULL, started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL DEFAULT '', report TEXT NOT NULL DEFAULT '{}', settings TEXT NOT NULL,
    UNIQUE (source, number));
CREATE TABLE IF NOT EXISTS pages (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, host TEXT NOT NULL,
    kind TEXT NOT NULL, depth INTEGER NOT NULL, hops INTEGER NOT NULL, linked INTEGER NOT NULL,
    found TEXT NOT NULL, origin TEXT NOT NULL, state INTEGER NOT NULL, run INTEGER NOT NULL,
    outcome TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
    http INTEGER, target TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '', lastmod TEXT NOT NULL DEFAULT '', fetched_at TEXT NOT NULL DEFAULT '',
    body_sha256 TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', crawled_at TEXT NOT NULL DEFAULT '',
    words INTEGER NOT NULL DEFAULT 0, sketch BLOB NOT NULL DEFAULT x'', fidelity REAL, path TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '', version TEXT NOT NULL DEFAULT '',
    extractor TEXT NOT NULL DEFAULT '', statements TEXT NOT NULL DEFAULT '{}', consent TEXT NOT NULL DEFAULT '[]',
    refusal TEXT NOT NULL DEFAULT '', override TEXT NOT NULL DEFAULT '', flags TEXT NOT NULL DEFAULT '[]',
    via TEXT NOT NULL DEFAULT 'html', filed TEXT NOT NULL DEFAULT '', archive TEXT NOT NULL DEFAULT '',
    UNIQUE (source, url));
CREATE INDEX IF NOT EXISTS pages_pending ON pages (source, host, depth, url) WHERE state = 0;
CREATE TABLE IF NOT EXISTS bodies (page INTEGER PRIMARY KEY, headers TEXT NOT NULL, body BLOB NOT NULL,
    alternate BLOB NOT NULL DEFAULT x'');
CREATE TABLE IF NOT EXISTS held (page INTEGER PRIMARY KEY, headers TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sections (
    page INTEGER NOT NULL, run INTEGER NOT NULL, ordinal INTEGER NOT NULL, heading_path TEXT NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (page, run, ordinal)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revisions (
    page INTEGER NOT NULL, run INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (page, run)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, status INTEGER, body BLOB NOT NULL, fetched_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS expected (
    source TEXT NOT NULL, url TEXT NOT NULL, inventory TEXT NOT NULL,
    PRIMARY KEY (source, url, inventory)) WITHOUT ROWID;
"""
_TRAPPED = "outcome LIKE 'trap-%' OR outcome = 'url-too-long'"  # never asked for again
# pages: one row for each URL that was ever found, `kind` page or inventory; state 0 waits, 1 is done in `run`.
# `outcome` says what the last request came to (ok, unchanged, redirect, http-404, timeout, …); `status` and `reason`
# what the page is in the workspace, `filed` how its seed's file says so; `etag` and `last_modified` are the newest
# validators; `crawled_at` belongs to `sha256`.
# held: responses that hold so much less than the page did that they wait for the verdict on the whole site.
# sections and revisions: written when a page's Markdown or status changes, with the run that brought it.


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
        return self.found in ("start", "moved", "link", "redirect")


_COLUMNS = ", ".join(Page.__slots__)
_WRITABLE = frozenset((
    "outcome", "status", "reason", "http", "target", "etag", "last_modified", "fetched_at", "body_sha256", "sha256",
    "crawled_at", "words", "sketch", "fidelity", "path", "title", "version", "extractor", "statements", "consent",
    "refusal", "override", "flags", "via", "filed", "archive", "state", "run",
))  # fmt: skip


def open_state(workspace: Workspace) -> sqlite3.Connection:
    """A connection with the crawl's tables. Raises UserError where the file cannot be used."""
    connection = workspace.connect()
    connection.executescript(_SCHEMA)
    return connection


def begin(db: sqlite3.Connection, source: str, *, now: str, settings: str = "{}") -> tuple[int, bool]:
    """(number of the source's run, whether an unfinished one goes on). A new run asks for every known page again.

    `settings` is the source as JSON, for whoever works on the workspace later without its configuration.
    """
    last = db.execute(
        "SELECT number, finished_at FROM crawls WHERE source = ? ORDER BY number DESC", (source,)
    ).fetchone()
    if last and not last["finished_at"]:
        where = (settings, source, last["number"])
        db.execute("UPDATE crawls SET settings = ? WHERE source = ? AND number = ?", where)
        return last["number"], True
    number = last["number"] + 1 if last else 1
    with transaction(db):
        columns = (source, number, now, settings)
        db.execute("INSERT INTO crawls (source, number, started_at, settings) VALUES (?, ?, ?, ?)", columns)
        db.execute(f"UPDATE pages SET state = 0 WHERE source = ? AND NOT ({_TRAPPED})", (source,))  # noqa: S608
        db.execute("DELETE FROM expected WHERE source = ?", (source,))
    return number, False


def known_sources(db: sqlite3.Connection) -> list[Source]:
    """Every source of the workspace with the settings of its last run, by name."""
    rows = db.execute("SELECT settings, max(number) FROM crawls GROUP BY source ORDER BY source")
    return [Source.model_validate_json(row["settings"]) for row in rows]


def finish(db: sqlite3.Connection, source: str, number: int, *, now: str, report: Mapping[str, Any]) -> None:
    """Close a run; `now` is empty for one that was interrupted and will go on."""
    with transaction(db):
        db.execute(
            "UPDATE crawls SET finished_at = ?, report = ? WHERE source = ? AND number = ?",
            (now, json.dumps(report, sort_keys=True), source, number),
        )


def last_finished(db: sqlite3.Connection, source: str) -> str:
    """When the source's last complete run ended; empty where none did, or where one was begun since."""
    row = db.execute("SELECT finished_at FROM crawls WHERE source = ? ORDER BY number DESC", (source,)).fetchone()
    return row["finished_at"] if row else ""


def discover(db: sqlite3.Connection, source: str, run: int, links: Iterable[Found], *, origin: str) -> None:
    """Put URLs into the frontier; those known already are only marked as linked."""
    db.executemany(
        "INSERT INTO pages (source, url, host, kind, depth, hops, linked, found, origin, run, lastmod, state, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, url) DO UPDATE SET"
        " linked = max(linked, excluded.linked),"
        " lastmod = CASE WHEN excluded.lastmod = '' THEN lastmod ELSE excluded.lastmod END",
        (
            (source, f.url, f.host, f.kind, f.depth, f.hops, f.linked, f.found, origin, run, f.lastmod, *_state_of(f))
            for f in links
        ),
    )


def close_frontier(db: sqlite3.Connection, source: str, run: int, outcome: str) -> None:
    """Take all that waits out of the source's frontier, for one reason; pages with content keep it."""
    db.execute(
        "UPDATE pages SET state = 1, run = ?, outcome = ? WHERE source = ? AND state = 0", (run, outcome, source)
    )


def put_robots(db: sqlite3.Connection, origin: str, status: int | None, body: bytes, now: float) -> None:
    """Remember a robots.txt; `now` is Unix time."""
    db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, status, body, now))


def put_revision(db: sqlite3.Connection, page: int, run: int, status: str, reason: str, sha256: str) -> None:
    """Note what a page became in a run."""
    db.execute("INSERT OR REPLACE INTO revisions VALUES (?, ?, ?, ?, ?)", (page, run, status, reason, sha256))


def update(db: sqlite3.Connection, page: int, **columns: Any) -> None:
    """Set columns of a page."""
    unknown = columns.keys() - _WRITABLE
    if unknown:
        raise ValueError(f"no columns to write: {sorted(unknown)}")
    assignments = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE pages SET {assignments} WHERE id = ?", (*columns.values(), page))  # noqa: S608 - names checked


def _state_of(found: Found) -> tuple[bool, str]:
    return bool(found.reason), found.reason


def expect(
    db: sqlite3.Connection, source: str, inventory: str, urls: Iterable[str], lastmods: Iterable[tuple[str, str, str]]
) -> None:
    """Note the pages that an inventory promises; `lastmods` are (when, source, URL)."""
    db.executemany(
        "INSERT OR IGNORE INTO expected (source, url, inventory) VALUES (?, ?, ?)",
        ((source, url, inventory) for url in urls),
    )
    db.executemany("UPDATE pages SET lastmod = ? WHERE source = ? AND url = ?", lastmods)


def hold(db: sqlite3.Connection, page: int, headers: str, body: bytes) -> None:
    """Keep a suspicious answer beside what the page has."""
    db.execute("INSERT OR REPLACE INTO held (page, headers, body) VALUES (?, ?, ?)", (page, headers, body))


def put_body(db: sqlite3.Connection, page: int, headers: str, body: bytes, alternate: bytes = b"") -> None:
    """Keep what a page's seed was made from: `body` and `alternate` compressed, `headers` as JSON."""
    db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)", (page, headers, body, alternate))


def put_sections(db: sqlite3.Connection, page: int, run: int, markdown: str) -> None:
    """Note the sections of a page's new Markdown."""
    db.execute("DELETE FROM sections WHERE page = ? AND run = ?", (page, run))
    db.executemany(
        "INSERT INTO sections (page, run, ordinal, heading_path, sha256) VALUES (?, ?, ?, ?, ?)",
        (
            (page, run, ordinal, json.dumps(section.heading_path, ensure_ascii=False), section.sha256)
            for ordinal, section in enumerate(sections(markdown))
        ),
    )


def pages(db: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[Page]:
    """Pages by a condition of our own making; values are bound."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM pages WHERE {where}", values)  # noqa: S608 - no text from outside
    return [Page(**dict(row)) for row in rows]


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Any:
    """All or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
