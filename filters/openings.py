"""No way of asking takes over: opening and connecting words of a source's questions, each up to a share of them.

Counted with code and topic masked: "Can you explain … when it comes to … in …?" opens with "can you" and connects with
"when it comes to". The last filter, because a share can only be measured on what all others kept. Provisions
are asked by their numbers and medicines by their names, in few ways by nature: they are left alone.

It drops nothing: a manual of commands asks of all its options alike, and each of the answers is true. What is beyond
the share is marked; `dataset.balance` leaves it out of a set.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from gristmill.index.terms import FRAMING_WORDS, FUNCTION_WORDS
from gristmill.leaning.judgement import prose_of
from gristmill.records import ASKED_TOO_OFTEN, Pair, Verdict
from gristmill.shares import allowed
from gristmill.text import words
from gristmill.verticals import is_addressed

from .context import Context
from .standing import Standing, noted
from .verdicts import Verdicts, accept

NAME = "openings"
FEWEST = 50  # questions of a source below which shares say nothing: 15 % of ten questions is one
# Fewer framing words between two topics ("of the", "in a") are grammar, not a way of asking.
LEAST_CONNECTING = 3

_FRAMING = FUNCTION_WORDS | FRAMING_WORDS | frozenset("comes context happens know mean regard return stand".split())


class Frames:
    """How each pair asks, and what it is ranked by; 24 bytes a pair, and every way of asking once."""

    def __init__(self) -> None:
        self._sources: dict[str, int] = {}
        self._frames: dict[tuple[str, ...], int] = {}
        self._listed: list[tuple[str, ...]] = []
        self._source, self._frame, self._lot, self._quality = array("i"), array("i"), array("Q"), array("d")

    def add(self, pair: Pair) -> None:
        """Note the next pair; one that is asked by its address stands in no source."""
        self._source.append(-1 if is_addressed(pair) else self._sources.setdefault(pair.source, len(self._sources)))
        asked = tuple(frame(pair.question))
        if asked not in self._frames:
            self._frames[asked] = len(self._listed)
            self._listed.append(asked)
        self._frame.append(self._frames[asked])
        self._lot.append(pair.lot)
        self._quality.append(pair.quality or 0.0)

    def __getitem__(self, entry: int) -> tuple[str, ...]:
        return self._listed[self._frame[entry]]

    def ranked(self, entries: Sequence[int], scores: Mapping[int, float | None]) -> Iterator[list[int]]:
        """The places of those entries by source, best quality first; `scores` instead of what was noted of some."""
        at = np.asarray(entries, dtype=np.int64)
        quality = np.array(self._quality)
        for entry, score in scores.items():
            quality[entry] = score or 0.0
        order = np.lexsort((np.array(self._lot)[at], -quality[at]))
        sources = np.array(self._source)[at][order]
        yield from (order[sources == source].tolist() for source in range(len(self._sources)))


def openings(pairs: Sequence[Pair], context: Context) -> Sequence[Verdict]:
    """One verdict a pair, in order, accepted by all. Mark: over-represented-opening, the worst by quality first."""
    share = context.settings.max_opening_share
    frames, entries = noted(pairs, Frames)
    verdicts = Verdicts(pairs, NAME)
    for ranked in frames.ranked(entries, pairs.scores if isinstance(pairs, Standing) else {}):
        surplus = _surplus(ranked, lambda place: frames[entries[place]], share) if len(ranked) >= FEWEST else {}
        for place, words_of_it in surplus.items():
            figures = {"reason": ASKED_TOO_OFTEN, "threshold": share, "detail": words_of_it}
            verdicts.tell(place, accept(pairs[place], NAME, **figures))
    return verdicts


def _surplus(ranked: Sequence[int], frame_of: Callable[[int], Sequence[str]], share: float) -> Mapping[int, str]:
    """Place → the words that are asked too often; connecting words first, of what all questions hold."""
    connected: defaultdict[str, list[int]] = defaultdict(list)
    for place in ranked:
        for words_between in dict.fromkeys(frame_of(place)[1:]):
            connected[words_between].append(place)
    most = max(1, int(share * len(ranked)))
    out = {place: between for between, places in connected.items() for place in places[most:]}
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for place in ranked:
        if place not in out:
            opened[frame_of(place)[0]].append(place)
    limit = allowed({opening: len(places) for opening, places in opened.items()}, share)
    return out | {place: opening for opening, places in opened.items() for place in places[limit:]}


def frame(question: str) -> list[str]:
    """How a question asks: its opening, then what connects its topics, where that is three words or more.

    Code, quotations and words that carry meaning are topic; an opening without a framing word is its first word.
    """
    listed = words(prose_of(question).replace("…", " 0 "))
    masked = " ".join(word if word in _FRAMING else "\n" for word in listed)
    opening, *between = (" ".join(part.split()) for part in masked.split("\n"))
    long = [part for part in between[:-1] if part.count(" ") >= LEAST_CONNECTING - 1]
    first = " ".join(opening.split()[:2])  # "what is the" and "what is an" ask alike
    return [first or (listed[0] if listed else ""), *long]
