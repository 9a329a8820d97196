"""A wrong answer for a right one: what the page said before it changed, else one fact exchanged, else one word.

What is wrong is known to be wrong: an earlier answer stands on the page no more and has other facts; an exchanged fact
stands nowhere on it (`exchanges.py`); of an answer of one sentence a unit is another one, or it is denied, or no longer
(`gristmill.planted`). As many are denied as are no longer: else what tells wrong answers is that they have a "not".
"""

from collections.abc import Mapping, Sequence

from ..facts import facts
from ..forms import is_english
from ..planted import contrasts
from ..planted.corruptions import negation_inserted
from ..planted.passage import Passage, exchanged
from ..records import Pair
from ..text import digest, sentences
from .exchanges import EXAMPLE, Exchange, Exchanges
from .known import Known

_OF_RELEASES = frozenset({"version", "changes"})  # "Changed in 3.2: x was not added" is what nobody would say


class Preferences:
    """The wrong answers to the pairs of one side of the dataset."""

    def __init__(self, pairs: Sequence[Pair], known: Known) -> None:
        self._known, self._exchanges = known, Exchanges(pairs, known)
        turned = {pair.id: found for pair in pairs if _is_one_statement(pair) and (found := _turned(pair))}
        # looked for once: to look takes as long as the side has names
        self._of_pages = {pair.id: self._of_page(pair) for pair in pairs if pair.id in turned}
        self._turned = _balanced({name: one for name, one in turned.items() if self._of_pages[name] is None})

    def of(self, pair: Pair) -> Exchange | None:
        """The one that teaches most; None where nothing can be said wrong for certain."""
        if pair.id in self._of_pages:
            return self._of_pages[pair.id] or self._turned.get(pair.id)
        return self._of_page(pair)

    def _of_page(self, pair: Pair) -> Exchange | None:
        return self._before(pair) or self._exchanges.of(pair) or _measured(pair)

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


def _balanced(turned: Mapping[str, Exchange]) -> dict[str, Exchange]:
    """By pair: as many that deny as that no longer deny, picked by digest."""
    denying, affirming = (
        sorted((name for name, one in turned.items() if bool(one.wrong) is denies), key=digest)
        for denies in (True, False)
    )
    fewest = min(len(denying), len(affirming))
    return {name: turned[name] for name in (*denying[:fewest], *affirming[:fewest])}


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
