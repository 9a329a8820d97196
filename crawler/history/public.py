"""The addresses that people know: those at which the public finds what was read at another place."""

from ..state import crawls
from ..state.database import State
from ..urls.places import Places, places_of


def places(db: State) -> dict[str, Places]:
    """Of every source, by name, as its last run was told."""
    return {source.name: places_of(source) for source in crawls.known_sources(db)}
