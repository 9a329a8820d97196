"""Whether words stand in an order that the crawl has: a trigram model of its prose, by classes of words.

The 250 most frequent words are themselves, others their last two letters, so that a few thousand sentences teach the
order of a language and a sentence in new words is no stranger. A sentence is compared with itself in other orders: by
how much the right order is likelier says the same in long sentences and short ones, with common words and rare ones
(after Shannon's guessing game; smoothing is Witten and Bell's, IEEE Trans. Inf. Theory 37, 1991).
"""

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..sections import lines, unlinked
from ..text import digest, sentences

MOST, LEAST = 12_000, 2_000  # sentences to learn from; with 800 the areas below fall from .99 to .94
FEWEST_WORDS = 6  # of a sentence: fewer can be put in few orders
WHOLE_WORDS, FEWEST_ENDINGS = 250, 20
ORDERS = 4  # other orders that a sentence is compared with
HELD_OUT, OF_HELD_OUT = 400, 0.005  # sentences of the crawl that it did not learn from, and the share called garbled
HIGHEST = 0.9  # of the bound: nine tenths of shuffled sentences are below it
_TOKEN = re.compile(r"`[^`\n]*`|\d[\w.,]*|[^\W\d_]+(?:['’][^\W\d_]+)?|[.,;:()]")
_LEAD = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*")
_BEFORE, _AFTER = ("^", "^"), ("$",)

Tokens = tuple[str, ...]


def prose(markdown: str) -> Iterator[Tokens]:
    """The sentences of six words and more, as words, numbers, code spans and stops; no headings, rows or code."""
    for _, line, fenced in lines(unlinked(markdown)):
        if fenced or line.startswith(("#", "|")):
            continue
        told = line[_LEAD.match(line).end() :]  # type: ignore[union-attr]  # matches the empty text too
        for start, stop in sentences(told):
            tokens = tuple(_TOKEN.findall(told[start:stop]))
            if sum(token[0].isalpha() for token in tokens) >= FEWEST_WORDS:
                yield tokens


class Fluency:
    """The order of words in one crawl. `usual` is the bound below which hardly a sentence of the crawl itself is."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = {tokens for text in texts for tokens in prose(text)}
        drawn = sorted(known, key=lambda tokens: digest(*tokens))[:MOST]
        self.usual: float | None = None
        # None where there is too little to learn from
        self._classes: dict[str, str] = {}
        if len(drawn) < LEAST:
            return
        held, learnt = drawn[:HELD_OUT], drawn[HELD_OUT:]
        self._learn(learnt)
        margins = sorted(self.margin(tokens) for tokens in held)
        self.usual = min(HIGHEST, margins[int(OF_HELD_OUT * len(margins))])

    def _learn(self, learnt: Sequence[Tokens]) -> None:
        told = Counter(token.lower() for tokens in learnt for token in tokens if token[0].isalpha())
        ranked = sorted(told, key=lambda word: (-told[word], word))
        self._whole = frozenset(ranked[:WHOLE_WORDS])
        endings = Counter[str]()
        for word in ranked[WHOLE_WORDS:]:
            endings[word[-2:]] += told[word]
        self._endings = frozenset(ending for ending, count in endings.items() if count >= FEWEST_ENDINGS)
        self._seen: Counter[Tokens] = Counter()
        for tokens in learnt:
            listed = (*_BEFORE, *map(self._class, tokens), *_AFTER)
            for at in range(2, len(listed)):
                self._seen.update((listed[at - 2 : at + 1], listed[at - 1 : at + 1], listed[at : at + 1]))
        self._after, self._kinds = Counter[Tokens](), Counter[Tokens]()
        for run, count in self._seen.items():
            self._after[run[:-1]] += count
            self._kinds[run[:-1]] += 1

    def _class(self, token: str) -> str:
        if not token[0].isalpha():
            return "`" if token[0] == "`" else "0" if token[0].isdigit() else token
        word = token.lower()
        if word in self._whole:
            return word
        return f"-{word[-2:]}" if word[-2:] in self._endings else "?"

    def margin(self, tokens: Tokens) -> float:
        """By how much (natural logarithm, a word) a sentence is likelier than in other orders; about 0 for garbled."""
        said = [self._class(token) for token in tokens]
        draw, others = random.Random(" ".join(tokens)), 0.0  # noqa: S311  # the same orders for the same sentence
        for _ in range(ORDERS):
            others += self._likely(draw.sample(said, len(said)))
        return self._likely(said) - others / ORDERS

    def _likely(self, said: Sequence[str]) -> float:
        listed = (*_BEFORE, *said, *_AFTER)
        total = sum(math.log(self._chance(listed[at - 2 : at + 1])) for at in range(2, len(listed)))
        return total / (len(listed) - 2)

    def _chance(self, run: Tokens) -> float:
        """Of the last class behind the two before it, smoothed by shorter runs."""
        chance = 1 / (self._kinds[()] + 1)
        for start in (2, 1, 0):
            before = run[start:-1]
            if not (count := self._after[before]):
                break
            kinds = self._kinds[before]
            chance = (self._seen[run[start:]] + kinds * chance) / (count + kinds)
        return chance
