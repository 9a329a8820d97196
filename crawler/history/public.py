"""The addresses that people know: those at which the public finds what was read at another place."""

import sqlite3

from ..state import crawls
from ..urls.places import Places, places_of


def places(db: sqlite3.Connection) -> dict[str, Places]:
    """Of every source, by name, as its last run was told."""
    return {source.name: places_of(source) for source in crawls.known_sources(db)}
