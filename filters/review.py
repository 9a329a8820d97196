"""A person's judgement comes before all others: what was rejected stays out."""

from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "review"


def review(pair: Pair, context: Context) -> Verdict:
    """Rejects what a person rejected; approves nothing by itself. Reason: rejected-by-reviewer."""
    if pair.review.status != "rejected":
        return accept(pair, NAME)
    return reject(pair, NAME, "rejected-by-reviewer", detail=pair.review.note[:200])
