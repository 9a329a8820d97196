"""Every page that a pair rests on stands under a licence that `filter.licences` allows; without a list all do."""

from gristmill.licences import is_allowed, named
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "licensing"


def licensing(pair: Pair, context: Context) -> Verdict:
    """Reason: licence-not-allowed. The detail is the licence."""
    allowed = {named(licence) for licence in context.settings.licences}
    if not allowed:
        return accept(pair, NAME)
    for licence in sorted({item.licence for item in pair.evidence}):
        if not is_allowed(licence, allowed):
            return reject(pair, NAME, "licence-not-allowed", detail=licence[:200])
    return accept(pair, NAME)
