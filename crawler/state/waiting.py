"""The frontier on disk: pages that wait to be asked for, which is state 0 in the table of pages."""

from .database import State
from .pages import Page, select


def close(db: State, source: str, run: int, outcome: str) -> None:
    """Take all that waits out of the source's frontier, for one reason; pages with content keep it."""
    db.execute(
        "UPDATE pages SET state = 1, run = ?, outcome = ? WHERE source = ? AND state = 0", (run, outcome, source)
    )


def block(db: State, source: str, host: str, *, depth: int, limit: int) -> list[Page]:
    """The next pages of a source on one host down to a depth: by depth, then by URL, whatever was found first."""
    return select(
        db,
        "source = ? AND host = ? AND state = 0 AND depth <= ? ORDER BY depth, url LIMIT ?",
        (source, host, depth, limit),
    )


def hostless(db: State, source: str, *, limit: int) -> list[Page]:
    """The next pages of a source that need no host, by depth, then by URL; no inventories."""
    return select(db, "source = ? AND state = 0 AND kind = 'page' ORDER BY depth, url LIMIT ?", (source, limit))


def hosts(db: State, source: str) -> dict[str, int]:
    """Hosts with pages that wait, and the least depth of those."""
    query = "SELECT host, min(depth) FROM pages WHERE source = ? AND state = 0 GROUP BY host ORDER BY host"
    return dict(tuple(row) for row in db.execute(query, (source,)))


def count(db: State) -> int:
    """How many pages wait, of all sources; inventories are not counted."""
    return int(db.execute("SELECT count(*) FROM pages WHERE state = 0 AND kind = 'page'").fetchone()[0])
