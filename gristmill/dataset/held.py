"""Which texts hold an answer of another split: a page without pairs, or a section beside the cited one, may.

Pairs with the same telling answer share a split (`splits.py`). A passage that comes into a format beside its pairs must
not bring such an answer over: it would be learnt on one side and asked for on the other.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..records import Pair
from ..text import words
from .splits import TELLING_ANSWER, Split


class Held:
    """The telling answers of all splits, by hashes of their words: an answer has a quarter of a kilobyte."""

    def __init__(self, pairs: Iterable[Pair], split_of: Mapping[str, Split]) -> None:
        self._begun: dict[int, tuple[tuple[int, int, Split], ...]] = {}
        # the first words of an answer → how many it has, all of them, and its split
        for pair in pairs:
            told = tuple(words(pair.answer))
            if len(told) >= TELLING_ANSWER:
                begun, whole = hash(told[:TELLING_ANSWER]), (len(told), hash(told), split_of[pair.id])
                known = self._begun.get(begun, ())
                if whole not in known:
                    self._begun[begun] = (*known, whole)

    @lru_cache(maxsize=64)  # noqa: B019  # pairs come by section; what is held lives as long as an export
    def foreign(self, text: str, split: Split) -> bool:
        """Whether the text says an answer of another split, word by word."""
        said = tuple(words(text))
        return any(
            owner != split and hash(said[at : at + length]) == whole
            for at in range(len(said) - TELLING_ANSWER + 1)
            for length, whole, owner in self._begun.get(hash(said[at : at + TELLING_ANSWER]), ())
        )
