"""Does an answer that a model was asked to write only copy its evidence? Then it is extractive: kept, but marked."""

from gristmill.records import Pair, Verdict

from .context import Context
from .neighbours import shingles
from .verdicts import accept

NAME = "extractive"
# Share of an answer's word pairs that stand in its quotes. A rewritten sentence shares about half of them; a copy with
# another first word shares all but one.
COPIED = 0.9


def extractive(pair: Pair, context: Context) -> Verdict:
    """Never rejects. Rules copy by design; for a model's answers the score is the copied share, the detail says so."""
    own = shingles(pair.answer)
    if pair.origin != "llm" or not own:
        return accept(pair, NAME)
    quoted = frozenset().union(*(shingles(item.quote) for item in pair.evidence))
    share = len(own & quoted) / len(own)
    return accept(pair, NAME, score=round(share, 4), threshold=COPIED, detail="extractive" if share >= COPIED else "")
