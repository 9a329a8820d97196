"""The pairs that all filters before one kept, read from disk one at a time, and what is kept in memory of each.

A filter that compares pairs with each other reads few of them again: what it compares is noted while a pair is at hand.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from gristmill.records import Pair
from gristmill.shelf import Shelf, Shelved


class Notes(Protocol):
    """What one filter notes of pairs, by entries that count from 0."""

    def add(self, pair: Pair) -> None:
        """Note the next one."""


N = TypeVar("N", bound=Notes)


class Standing(Shelved):
    """Pairs with the verdicts that they got one by one. Entry: a pair's number in the notes."""

    def __init__(
        self, shelf: Shelf, numbers: Sequence[int], entries: Sequence[int], notes: Mapping[type[Notes], Notes],
        scores: Mapping[int, float | None],
    ) -> None:  # fmt: skip
        """`scores`: the quality of those that a filter of sets has scored since, by entry."""
        super().__init__(shelf, numbers)
        self.entries, self.notes, self.scores = entries, notes, scores

    def without(self, gone: Collection[int], scores: Mapping[int, float | None]) -> "Standing":
        """The pairs but those at these places."""
        left = [place for place in range(len(self)) if place not in gone] if gone else range(len(self))
        numbers = array("q", (self.numbers[place] for place in left))
        entries = array("q", (self.entries[place] for place in left))
        return Standing(self.shelf, numbers, entries, self.notes, {**self.scores, **scores})


def noted(pairs: Sequence[Pair], kind: type[N]) -> tuple[N, Sequence[int]]:
    """What is noted of pairs, and the entry of each, ascending; of a plain sequence it is noted now."""
    if isinstance(pairs, Standing):
        found = pairs.notes[kind]
        assert isinstance(found, kind)  # noqa: S101  # they are stored by their own type
        return found, pairs.entries
    made = kind()
    for pair in pairs:
        made.add(pair)
    return made, range(len(pairs))
