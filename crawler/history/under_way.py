"""How far a crawl that works now is, read from its tables while it writes them."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from gristmill.store import Workspace

from ..state import crawls, pages
from ..state.tables import open_state


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUnderWay:
    """A source whose run has not ended."""

    source: str
    started_at: str
    # RFC 3339; of the first start, where the run was interrupted and goes on
    done: int
    waiting: int
    # pages; more may be found


def under_way(workspace: Workspace) -> Iterator[SourceUnderWay]:
    """Sources whose last run began and came to no end yet, by name; also of a run that was killed, until it goes
    on."""
    with contextlib.closing(open_state(workspace)) as db:
        for source, number, started_at in crawls.unfinished(db):
            done, waiting = pages.progress(db, source, number)
            yield SourceUnderWay(source=source, started_at=started_at, done=done, waiting=waiting)
