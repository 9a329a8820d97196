"""Which texts hold an answer of another split: a page without pairs, or a section beside the cited one, may.

Pairs with the same telling answer share a split (`splits.py`). A passage that comes into a format beside its pairs must
not bring such an answer over: it would be learnt on one side and asked for on the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..records import Pair
from ..text import words
from .splits import TELLING_ANSWER, Split

Words = tuple[str, ...]


class Held:
    """The telling answers of all splits."""

    def __init__(self, pairs: Iterable[Pair], split_of: Mapping[str, Split]) -> None:
        self._begun: dict[Words, set[tuple[Words, Split]]] = defaultdict(set)
        # the first words of an answer → all of its words, and its split
        for pair in pairs:
            told = tuple(words(pair.answer))
            if len(told) >= TELLING_ANSWER:
                self._begun[told[:TELLING_ANSWER]].add((told, split_of[pair.id]))

    def foreign(self, text: str, split: Split) -> bool:
        """Whether the text says an answer of another split, word by word."""
        said = words(text)
        return any(
            owner != split and tuple(said[at : at + len(told)]) == told
            for at in range(len(said) - TELLING_ANSWER + 1)
            for told, owner in self._begun.get(tuple(said[at : at + TELLING_ANSWER]), ())
        )
