"""A conversation stands where each of its turns stands, a translation where its original does: both are pairs that
have been judged one by one.
"""

from array import array
from collections.abc import Mapping, Sequence

from gristmill.records import Pair, Verdict

from .context import Context
from .standing import noted
from .verdicts import Verdicts, accept, reject

NAME = "turns"


class Turns:
    """Which pairs stand on others, and by the hash of its id where every pair is."""

    def __init__(self) -> None:
        self.standing: set[int] = set()
        self.ids = array("q")

    def add(self, pair: Pair) -> None:
        """Note the next pair."""
        if pair.turns > 1 or pair.is_translation:
            self.standing.add(len(self.ids))
        self.ids.append(hash(pair.id))


def turns(pairs: Sequence[Pair], context: Context) -> Sequence[Verdict]:
    """One verdict a pair, in order. Reasons: turn-dropped, original-dropped.

    The score of a conversation is that of its worst turn; a translation has none, as its language is not scored.
    """
    verdicts = Verdicts(pairs, NAME)
    notes, entries = noted(pairs, Turns)
    told = [place for place, entry in enumerate(entries) if entry in notes.standing] if notes.standing else []
    named = {hash(name) for place in told for name in pairs[place].lineage.parents}
    scores = {
        pair.id: pair.quality
        for place, entry in enumerate(entries if named else ())
        if notes.ids[entry] in named and (pair := pairs[place])
    }
    for place in told:
        verdicts.tell(place, _verdict(pairs[place], scores))
    return verdicts


def _verdict(pair: Pair, scores: Mapping[str, float | None]) -> Verdict:
    gone = next((name for name in pair.lineage.parents if name not in scores), "")
    if gone:
        return reject(pair, NAME, "turn-dropped" if pair.turns > 1 else "original-dropped", other=gone)
    if pair.turns == 1:
        return accept(pair, NAME)
    known = [score for name in pair.lineage.parents if (score := scores[name]) is not None]
    return accept(pair, NAME, score=min(known, default=None))
