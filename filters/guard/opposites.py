"""Words that exclude each other."""

import functools

from gristmill.index.terms import stem

from .alike import OPPOSITE
from .english import EXACT_OPPOSITES


@functools.cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in f"{OPPOSITE};{EXACT_OPPOSITES}".split(";"):
        one, other = (stem(word) for word in entry.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}


def are_opposite(one: str, other: str) -> bool:
    """Whether two stems exclude each other."""
    return other in _opposites().get(one, ())
