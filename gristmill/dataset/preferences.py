"""A wrong answer for a right one: what the page said before it changed, else one fact exchanged, else one word.

What is wrong is known to be wrong: an earlier answer stands on the page no more and has other facts; an exchanged fact
stands nowhere on it (`exchanges.py`); of an answer of one sentence a unit is another one, or it is denied, or no longer
(`gristmill.planted`). As many are denied as are no longer: else what tells wrong answers is that they have a "not".
"""

from array import array
from collections.abc import Sequence

import numpy as np

from ..facts import facts
from ..forms import is_english
from ..planted import contrasts
from ..planted.corruptions import negation_inserted
from ..planted.passage import Passage, exchanged
from ..records import Pair
from ..text import digest, sentences
from .exchanges import EXAMPLE, Exchange, Exchanges, Slot, with_wrong
from .known import Known

_OF_RELEASES = frozenset({"version", "changes"})  # "Changed in 3.2: x was not added" is what nobody would say


class Preferences:
    """The wrong answers to the pairs of one side of the dataset, each made when it is asked for."""

    def __init__(self, pairs: Sequence[Pair], known: Known) -> None:
        self._known, self._exchanges = known, Exchanges(pairs, known)
        self._exchanged: dict[int, tuple[Slot, str, str] | None] = {}
        # place of a pair that can be turned → its exchange: to look for one takes as long as the side has names
        turned = _Turned()
        for place, pair in enumerate(pairs):
            if _is_one_statement(pair) and (found := _turned(pair)):
                one = self._exchanges.of(pair)
                self._exchanged[place] = (one.slot, one.right, one.wrong) if one else None
                if not (one or self._before(pair) or _measured(pair)):
                    turned.add(place, pair, found)
        self._turned = turned.balanced()

    def of(self, place: int, pair: Pair) -> Exchange | None:
        """The one that teaches most; None where nothing can be said wrong for certain. `place`: of the pair."""
        found = self._before(pair) or self._exchange(place, pair) or _measured(pair)
        return _turned(pair) if found is None and place in self._turned else found

    def _exchange(self, place: int, pair: Pair) -> Exchange | None:
        if place not in self._exchanged:
            return self._exchanges.of(pair)
        known = self._exchanged[place]
        return known and with_wrong(pair, *known)

    def _before(self, pair: Pair) -> Exchange | None:
        page = self._known.page_text(pair.evidence[0].seed_path) if self._known.earlier and pair.evidence else ""
        was = self._known.earlier.of(pair, page) if self._known.earlier and page else None
        if was is None:
            return None
        return Exchange(answer=was.answer, slot="earlier", right=_only(pair, was), wrong=_only(was, pair))


def _only(pair: Pair, other: Pair) -> str:
    """The facts that one answer has and the other has not."""
    own, theirs = (facts(one.answer, language=one.language) for one in (pair, other))
    slots = ("any_number", "identifiers", "flags", "paths", "urls")
    return ", ".join(sorted(fact for slot in slots for fact in getattr(own, slot) - getattr(theirs, slot)))


def _is_one_statement(pair: Pair) -> bool:
    """Whether an answer is one English sentence that stands for something: then a wrong word makes all of it wrong."""
    one = is_english(pair.language) and pair.type not in _OF_RELEASES and "\n" not in pair.answer.strip()
    return one and len(sentences(pair.answer)) == 1 and not EXAMPLE.search(pair.answer)


def _measured(pair: Pair) -> Exchange | None:
    """Another unit for the one that a number has."""
    own = facts(pair.answer, language=pair.language).quantities if _is_one_statement(pair) else frozenset()
    if len(own) != 1 or own <= facts(pair.question, language=pair.language).quantities:
        return None
    wrong = exchanged(Passage(text=pair.answer, key=pair.id), contrasts.UNITS, "unit")
    theirs = facts(wrong, language=pair.language).quantities if wrong else own
    if wrong is None or len(theirs) != 1 or theirs == own:
        return None
    return Exchange(answer=wrong, slot="unit", right=min(own), wrong=min(theirs))


class _Turned:
    """The places of answers that only a denial, or the lack of one, makes wrong."""

    def __init__(self) -> None:
        self._places = {True: array("q"), False: array("q")}
        self._lots = {True: array("Q"), False: array("Q")}

    def add(self, place: int, pair: Pair, one: Exchange) -> None:
        """Take in a pair of a higher place than those before."""
        self._places[bool(one.wrong)].append(place)
        self._lots[bool(one.wrong)].append(int(digest(pair.id, length=16), 16))

    def balanced(self) -> frozenset[int]:
        """As many that deny as that no longer deny, picked by digest."""
        fewest = min(map(len, self._places.values()))
        return frozenset(
            places[number]
            for denies, places in self._places.items()
            for number in np.argsort(self._lots[denies], kind="stable")[:fewest].tolist()
        )


def _turned(pair: Pair) -> Exchange | None:
    """A statement denied, or one that denies without that."""
    own, passage = facts(pair.answer).negations, Passage(text=pair.answer, key=pair.id)
    if len(own) > 1:
        return None
    wrong = exchanged(passage, contrasts.DENIED, "denied") if own else negation_inserted(passage)
    theirs = facts(wrong).negations if wrong else own
    if wrong is None or len(own) + len(theirs) != 1:
        return None
    return Exchange(answer=wrong, slot="negation", right=" ".join(own), wrong=" ".join(theirs))
