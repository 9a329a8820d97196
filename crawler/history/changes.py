"""What a source's last run changed, page by page and section by section."""

import collections
import contextlib
import json
import sqlite3
from dataclasses import dataclass
from typing import Literal

from gristmill.store import Workspace

from ..state.tables import open_state

Heading = tuple[str, ...]
Piece = tuple[Heading, str]
# heading path and hash of a section


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One page that is new, changed or gone, with its sections by heading path."""

    url: str
    kind: Literal["added", "changed", "removed"]
    reason: str = ""
    # code, of a removed page
    added: tuple[Heading, ...] = ()
    changed: tuple[Heading, ...] = ()
    removed: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a run of a source did to its pages, by URL."""

    source: str
    run: int
    # number of the run; 1 is the first crawl, which adds everything
    pages: tuple[PageChange, ...]


def changes(workspace: Workspace) -> list[Changes]:
    """The changes of the last run of every source, by name."""
    with contextlib.closing(open_state(workspace)) as db:
        last = db.execute("SELECT source, max(number) FROM crawls GROUP BY source ORDER BY source").fetchall()
        return [Changes(source=source, run=run, pages=tuple(_pages(db, source, run))) for source, run in last]


def _pages(db: sqlite3.Connection, source: str, run: int) -> list[PageChange]:
    query = (
        "SELECT pages.id, url, now.status, now.reason, now.sha256, before.status AS was, before.sha256 AS old"
        " FROM pages JOIN revisions AS now ON now.page = pages.id AND now.run = ?"
        " LEFT JOIN revisions AS before ON before.page = pages.id AND before.run ="
        " (SELECT max(run) FROM revisions WHERE page = pages.id AND run < ?)"
        " WHERE source = ? AND kind = 'page' ORDER BY url"
    )
    found = []
    for row in db.execute(query, (run, run, source)):
        was, now = row["was"] == "active", row["status"] == "active"
        if now and not was:
            found.append(PageChange(url=row["url"], kind="added", added=_headings(db, row["id"], run)))
        elif was and not now:
            gone = _headings(db, row["id"], run)
            found.append(PageChange(url=row["url"], kind="removed", reason=row["reason"], removed=gone))
        elif was and now and row["old"] != row["sha256"]:
            found.append(_changed(row["url"], _sections(db, row["id"], run - 1), _sections(db, row["id"], run)))
    return found


def _changed(url: str, old: list[Piece], new: list[Piece]) -> PageChange:
    """Sections of equal hash are the same one; of the others, those under the same heading path have changed."""
    left, right = collections.Counter(old), collections.Counter(new)
    gone = collections.Counter(path for path, _ in (left - right).elements())
    come = collections.Counter(path for path, _ in (right - left).elements())
    return PageChange(
        url=url,
        kind="changed",
        added=tuple(sorted((come - gone).elements())),
        changed=tuple(sorted((come & gone).elements())),
        removed=tuple(sorted((gone - come).elements())),
    )


def _headings(db: sqlite3.Connection, page: int, run: int) -> tuple[Heading, ...]:
    return tuple(path for path, _ in _sections(db, page, run))


def _sections(db: sqlite3.Connection, page: int, run: int) -> list[Piece]:
    """(heading path, hash) of the page's sections as they stood after a run."""
    rows = db.execute(
        "SELECT heading_path, sha256 FROM sections WHERE page = ?1 AND run ="
        " (SELECT max(run) FROM sections WHERE page = ?1 AND run <= ?2) ORDER BY ordinal",
        (page, run),
    )
    return [(tuple(json.loads(path)), sha256) for path, sha256 in rows]
