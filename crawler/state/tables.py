"""The crawl's durable state: tables beside the seeds, in the workspace's SQLite file or in Postgres.

The promise: a page, the links that it names and its "done" are one transaction that is on the disk when it returns, and
"in flight" lives only in memory. So whatever kills the process, no page is lost, none is stored twice, and at most the
requests that were in flight are made again. The seed's file is in its place before its transaction is committed: an
orphan file is harmless. Writes go through one thread (`writer.Writer`), which puts all that waits into one transaction.
"""

from gristmill.errors import UserError
from gristmill.store import Workspace

from . import postgres
from .database import Sqlite, State
from .whereabouts import connect, prove

_FIRST = """
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
# state: one row, the version of these tables and, in Postgres, whose they are.

_LEASES = """
CREATE TABLE IF NOT EXISTS leases (
    host TEXT PRIMARY KEY, unit TEXT NOT NULL, epoch INTEGER NOT NULL, stopped INTEGER NOT NULL DEFAULT 0)
"""
# leases: of a crawl that an engine has placed, the hosts that a unit may ask; empty when it has ended.

_PAUSES = "CREATE TABLE IF NOT EXISTS pauses (origin TEXT PRIMARY KEY, until REAL NOT NULL)"
# pauses: origins that asked for quiet, and the Unix time until which they last did; what is over may stand there.

STEPS = (_FIRST, _LEASES, _PAUSES)
# What brings the tables from one version to the next, in SQLite's words. Forward only: a step that was released is
# never changed, and a change is a new one. The first one also meets workspaces from before versions were counted.
_VERSIONS = "CREATE TABLE IF NOT EXISTS state (version INTEGER NOT NULL, workspace TEXT NOT NULL)"


def open_state(workspace: Workspace) -> State:
    """A connection with the crawl's tables, brought to this version. Raises UserError where it cannot be used."""
    db = connect(workspace)
    try:
        _migrate(db, workspace)
        prove(workspace, db)
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: State, workspace: Workspace) -> None:
    found = _version(db)
    if found > len(STEPS):
        raise UserError(
            f"the crawl's state of {workspace.root} was made by a newer Gristmill (version {found}, this one knows"
            f" {len(STEPS)}): upgrade, or name another folder"
        )
    if found == len(STEPS):
        return
    with db.transaction():
        found = _version(db)  # another process may have been first
        for script in STEPS[found:] if found else (_VERSIONS, "INSERT INTO state VALUES (0, '')", *STEPS):
            for statement in _statements(db, script):
                db.execute(statement)
        db.execute("UPDATE state SET version = ?", (len(STEPS),))


def _version(db: State) -> int:
    """0 where there are no tables, or those from before versions were counted."""
    return int(db.execute("SELECT version FROM state").fetchone()["version"]) if "state" in db.tables() else 0


def _statements(db: State, script: str) -> list[str]:
    said = script if isinstance(db, Sqlite) else postgres.schema(script)
    return [statement for statement in said.split(";") if statement.strip()]
