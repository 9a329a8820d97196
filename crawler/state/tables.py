"""The crawl's durable state: tables beside the seeds, in the workspace's SQLite file.

The promise: a page, the links that it names and its "done" are one transaction with synchronous=FULL, and "in flight"
lives only in memory. So whatever kills the process, no page is lost, none is stored twice, and at most the requests
that were in flight are made again. The seed's file is written, synced and renamed before its transaction: an orphan
file is harmless. Writes go through one thread (`writer.Writer`), which puts all that waits into one transaction.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from gristmill.store import Workspace

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
CREATE TABLE IF NOT EXISTS prints (page INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, status INTEGER, body BLOB NOT NULL, fetched_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS expected (
    source TEXT NOT NULL, url TEXT NOT NULL, inventory TEXT NOT NULL,
    PRIMARY KEY (source, url, inventory)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS forgotten (domain TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# pages: one row for each URL that was ever found, `kind` page or inventory; state 0 waits, 1 is done in `run`.
# `outcome` says what the last request came to (ok, unchanged, redirect, http-404, timeout, …); `status` and `reason`
# what the page is in the workspace, `filed` how its seed's file says so; `etag` and `last_modified` are the newest
# validators; `crawled_at` belongs to `sha256`.
# held: responses that hold so much less than the page did that they wait for the verdict on the whole site.
# forgotten: domains of which nothing is asked for any more; single pages of that kind have the outcome `forgotten`.
# prints: fingerprints of a page's sections as they are now.
# sections and revisions: written when a page's Markdown or status changes, with the run that brought it.


def open_state(workspace: Workspace) -> sqlite3.Connection:
    """A connection with the crawl's tables. Raises UserError where the file cannot be used."""
    connection = workspace.connect()
    connection.executescript(_SCHEMA)
    return connection


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
