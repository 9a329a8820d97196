"""What a source's last run changed, page by page and section by section."""

import collections
import contextlib
from dataclasses import dataclass
from typing import Literal

from gristmill.store import Workspace

from ..state import crawls, revisions
from ..state.database import State
from ..state.revisions import Heading, Piece
from ..state.tables import open_state
from ..urls.places import Places
from .public import places


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One page that is new, changed or gone, with its sections by heading path."""

    url: str
    # where the public finds it
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
        last, at = crawls.numbers(db), places(db)
        return [
            Changes(source=source, run=run, pages=tuple(_pages(db, source, run, at[source])))
            for source, run in last.items()
        ]


def _pages(db: State, source: str, run: int, at: Places) -> list[PageChange]:
    found = []
    for step in revisions.steps(db, source, run):
        url = at.of(step.url)
        was, now = step.was == "active", step.status == "active"
        if now and not was:
            found.append(PageChange(url=url, kind="added", added=_headings(db, step.page, run)))
        elif was and not now:
            gone = _headings(db, step.page, run)
            found.append(PageChange(url=url, kind="removed", reason=step.reason, removed=gone))
        elif was and now and step.old != step.sha256:
            old, new = (revisions.pieces(db, step.page, number) for number in (run - 1, run))
            found.append(_changed(url, old, new))
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


def _headings(db: State, page: int, run: int) -> tuple[Heading, ...]:
    return tuple(path for path, _ in revisions.pieces(db, page, run))
