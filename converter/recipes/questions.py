"""The questions so far, and how near a new one comes to them.

ROUGE-L is the F-measure of the longest common subsequence of words (Lin 2004); Self-Instruct (arXiv 2212.10560) drops
an instruction whose ROUGE-L with any before it is above 0.7.
"""

import bisect
import collections
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from gristmill.records import Pair
from gristmill.text import digest, fold, words

MOST_ROUGE_L = 0.7


def rouge_l(one: Sequence[str], other: Sequence[str]) -> float:
    """2·LCS / (len + len) of two word sequences, 0…1; 0 where one is empty."""
    if not one or not other:
        return 0.0
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, word_there in enumerate(other, 1):
            above = row[at]
            row[at] = before + 1 if word == word_there else max(above, row[at - 1])
            before = above
    return 2 * row[-1] / (len(one) + len(other))


class Questions:
    """Questions made by rules ("seeds") and by a model ("accepted"), with an index for what is close to a new one."""

    def __init__(self, seeds: Iterable[Pair]) -> None:
        self._rings: dict[tuple[str, str], list[tuple[str, str, str]]] = collections.defaultdict(list)
        # by recipe ("" for rules) and language: digest of the pair's id, section, question; sorted
        self._texts: list[list[str]] = []
        self._by_word: dict[str, list[int]] = collections.defaultdict(list)
        self._folded: set[str] = set()
        for pair in seeds:
            self.add(pair, recipe="")

    def add(self, pair: Pair, *, recipe: str) -> None:
        """Take a pair in; `recipe` is empty for one that rules made."""
        ring = self._rings[recipe, pair.language]
        bisect.insort(ring, (digest(pair.id), pair.evidence[0].section_sha256, pair.question))
        own = words(pair.question)
        for word in set(own):
            self._by_word[word].append(len(self._texts))
        self._texts.append(own)
        self._folded.add(fold(pair.question))

    def holds(self, question: str) -> bool:
        """Whether the very words have been asked."""
        return fold(question) in self._folded

    def is_near(self, question: str) -> bool:
        """Whether ROUGE-L with any question so far is above 0.7.

        A text that comes so near to one of n words shares more than n·0.7/1.3 of them; so one of any
        n − ⌈n·0.7/1.3⌉ + 1 words is shared, and looking through the rarest of them misses nothing.
        """
        own = words(question)
        shared = math.ceil(len(own) * MOST_ROUGE_L / (2 - MOST_ROUGE_L) - 1e-9)
        rarest = sorted(own, key=lambda word: len(self._by_word.get(word, ())))[: len(own) - shared + 1]
        near = {index for word in set(rarest) for index in self._by_word.get(word, ())}
        return any(rouge_l(own, self._texts[index]) > MOST_ROUGE_L for index in sorted(near))

    def examples(
        self, key: str, *, seeds: int, accepted: int, recipe: str, language: str, section_sha256: str
    ) -> list[str]:
        """Questions to show a model: in the language, of other sections; seeds stand in for accepted ones that lack.

        They follow the key on a ring of digests: one more question changes few picks.
        """
        made = list(self._pick((recipe, language), key, accepted, section_sha256))
        return [*self._pick(("", language), key, seeds + accepted - len(made), section_sha256), *made]

    def _pick(self, ring: tuple[str, str], key: str, count: int, section_sha256: str) -> Iterator[str]:
        entries = self._rings.get(ring, [])
        first = bisect.bisect_left(entries, (key, "", ""))
        around = itertools.chain(itertools.islice(entries, first, None), itertools.islice(entries, first))
        return itertools.islice((asked for _, section, asked in around if section != section_sha256), count)
