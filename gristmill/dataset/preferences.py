"""A wrong answer for a right one: what the page said before it changed, else one fact exchanged, else its denial.

What is wrong is known to be wrong: an earlier answer stands on the page no more and has other facts; an exchanged fact
stands nowhere on it (`exchanges.py`); a statement that the page makes is denied in one word (`gristmill.planted`).
"""

from collections.abc import Iterable

from ..facts import facts
from ..forms import is_english
from ..planted.corruptions import negation_inserted
from ..planted.passage import Passage
from ..records import Pair
from ..text import sentences
from .exchanges import EXAMPLE, Exchange, Exchanges
from .known import Known


class Preferences:
    """The wrong answers to the pairs of one side of the dataset."""

    def __init__(self, pairs: Iterable[Pair], known: Known) -> None:
        self._known, self._exchanges = known, Exchanges(pairs, known)

    def of(self, pair: Pair) -> Exchange | None:
        """The one that teaches most; None where nothing can be said wrong for certain."""
        return self._before(pair) or self._exchanges.of(pair) or _denied(pair)

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


def _denied(pair: Pair) -> Exchange | None:
    """An English answer of one sentence that denies nothing, denied."""
    one = is_english(pair.language) and len(sentences(pair.answer)) == 1 and not EXAMPLE.search(pair.answer)
    if not one or facts(pair.answer).negations:
        return None
    denied = negation_inserted(Passage(text=pair.answer, key=pair.id))
    words = facts(denied).negations if denied else ()
    return Exchange(answer=denied, slot="negation", right="", wrong=words[0]) if denied and len(words) == 1 else None
