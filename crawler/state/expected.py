"""The table of pages that inventories promise."""

from collections.abc import Iterable

from .database import State


def expect(
    db: State, source: str, inventory: str, urls: Iterable[str], lastmods: Iterable[tuple[str, str, str]]
) -> None:
    """Note the pages that an inventory promises; `lastmods` are (when, source, URL)."""
    db.executemany(
        "INSERT INTO expected (source, url, inventory) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((source, url, inventory) for url in urls),
    )
    db.executemany("UPDATE pages SET lastmod = ? WHERE source = ? AND url = ?", lastmods)


def expected(db: State, source: str) -> set[str]:
    """The URLs that the source's inventories promise."""
    return {row["url"] for row in db.execute("SELECT DISTINCT url FROM expected WHERE source = ?", (source,))}


def counted(db: State, source: str) -> dict[str, int]:
    """How many pages each kind of inventory promises, by its name."""
    rows = db.execute(
        "SELECT inventory, count(DISTINCT url) FROM expected WHERE source = ? GROUP BY inventory ORDER BY inventory",
        (source,),
    )
    return dict(tuple(row) for row in rows)
