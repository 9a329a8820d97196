"""What changed between two runs of a source: pages and sections added, changed, removed."""

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from gristmill.errors import UserError
from gristmill.store import Workspace

from . import state

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page whose sections differ. Heading paths, in the order of the page."""

    url: str
    added: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """From one run of a source to a later one. URLs sorted."""

    source: str
    older: int
    newer: int
    # numbers of the runs; 0 is before the first
    added: tuple[str, ...] = ()
    changed: tuple[PageChange, ...] = ()
    removed: tuple[str, ...] = ()


def runs(workspace: Workspace, source: str) -> list[tuple[int, str]]:
    """(number, when it ended) of the source's complete runs, in order."""
    with contextlib.closing(state.open_state(workspace)) as db:
        found = db.execute(
            "SELECT number, finished_at FROM crawls WHERE source = ? AND finished_at != '' ORDER BY number", (source,)
        )
        return [(row["number"], row["finished_at"]) for row in found]


def diff(workspace: Workspace, source: str, *, older: int | None = None, newer: int | None = None) -> Diff:
    """Between two runs, the last two by default. Raises UserError where there is no such run."""
    numbers = [number for number, _ in runs(workspace, source)]
    if not numbers:
        raise UserError(f"{source!r} has no complete crawl in {workspace.root}: `gristmill status` lists sources")
    newer = numbers[-1] if newer is None else newer
    older = newer - 1 if older is None else older
    if not {older, newer} <= {0, *numbers} or older >= newer:
        raise UserError(f"{source!r} has the runs {numbers[0]} to {numbers[-1]}: name an older and a newer one of them")
    with contextlib.closing(state.open_state(workspace)) as db:
        before, after = _at(db, source, older), _at(db, source, newer)
        return Diff(
            source=source,
            older=older,
            newer=newer,
            added=tuple(url for url in after if url not in before),
            changed=tuple(
                _change(db, url, (*before[url], older), (*page, newer))
                for url, page in after.items()
                if url in before and before[url][1] != page[1]
            ),
            removed=tuple(url for url in before if url not in after),
        )


def _at(db: sqlite3.Connection, source: str, run: int) -> Mapping[str, tuple[int, str]]:
    """Pages that were active after a run: (id, hash of the Markdown) by URL, sorted."""
    rows = db.execute(
        "SELECT url, page, revisions.status AS status, revisions.sha256 AS sha256, max(revisions.run) FROM revisions"
        " JOIN pages ON pages.id = page WHERE source = ? AND revisions.run <= ? GROUP BY page ORDER BY url",
        (source, run),
    )
    return {row["url"]: (row["page"], row["sha256"]) for row in rows if row["status"] == "active"}


def _change(db: sqlite3.Connection, url: str, before: tuple[int, str, int], after: tuple[int, str, int]) -> PageChange:
    old, new = _sections(db, before[0], before[2]), _sections(db, after[0], after[2])
    return PageChange(
        url=url,
        added=tuple(key[0] for key in new if key not in old),
        changed=tuple(key[0] for key in new if key in old and old[key] != new[key]),
        removed=tuple(key[0] for key in old if key not in new),
    )


def _sections(db: sqlite3.Connection, page: int, run: int) -> dict[tuple[Path, int], str]:
    """Hashes of a page's sections after a run, by heading path and how often that came before."""
    rows = db.execute(
        "SELECT heading_path, sha256 FROM sections WHERE page = ? AND run ="
        " (SELECT max(run) FROM sections WHERE page = ? AND run <= ?) ORDER BY ordinal",
        (page, page, run),
    )
    found: dict[tuple[Path, int], str] = {}
    for row in rows:
        path, count = tuple(json.loads(row["heading_path"])), 0
        while (path, count) in found:
            count += 1
        found[path, count] = row["sha256"]
    return found
