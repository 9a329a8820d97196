"""A conversation stands where each of its turns stands: its pairs have been judged one by one."""

from collections.abc import Sequence

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "turns"


def turns(pairs: Sequence[Pair], context: Context) -> list[Verdict]:
    """One verdict a pair, in order. Reason: turn-dropped. The score of a conversation is that of its worst turn."""
    standing = {pair.id: pair for pair in pairs}
    return [_verdict(pair, standing) if pair.turns > 1 else accept(pair, NAME) for pair in pairs]


def _verdict(pair: Pair, standing: dict[str, Pair]) -> Verdict:
    gone = next((name for name in pair.lineage.parents if name not in standing), "")
    if gone:
        return reject(pair, NAME, "turn-dropped", other=gone)
    known = [score for name in pair.lineage.parents if (score := standing[name].quality) is not None]
    return accept(pair, NAME, score=min(known, default=None))
