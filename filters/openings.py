"""No way of asking takes over: the first two words of a source's questions, each up to a share of them.

The last filter, because a share can only be measured on what all others kept.
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence

from gristmill.records import Pair, Verdict
from gristmill.text import digest, words

from .context import Context
from .verdicts import accept, reject

NAME = "openings"
FEWEST = 50  # questions of a source below which shares say nothing: 15 % of ten questions is one


def openings(pairs: Sequence[Pair], context: Context) -> list[Verdict]:
    """One verdict a pair, in order. Reason: over-represented-opening; which pairs go is drawn by their ids."""
    share = context.settings.max_opening_share
    groups: defaultdict[str, defaultdict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        groups[pair.source][" ".join(words(pair.question)[:2])].append(pair)
    surplus: dict[str, str] = {}
    for source in groups.values():
        limit = allowed(Counter({opening: len(group) for opening, group in source.items()}), share)
        for opening, group in source.items():
            drawn = sorted(group, key=lambda pair: digest(NAME, pair.id))
            surplus |= {pair.id: opening for pair in drawn[limit:]}
    return [
        reject(pair, NAME, "over-represented-opening", threshold=share, detail=surplus[pair.id])
        if pair.id in surplus
        else accept(pair, NAME)
        for pair in pairs
    ]


def allowed(counts: Counter[str], share: float) -> int:
    """How many questions may have the same opening, so that none exceeds its share of those that are left.

    Where there are too few openings for that (three cannot each be below 15 %), the share is taken of all that came in.
    """
    total = counts.total()
    if total < FEWEST:
        return total

    def exceeds(limit: int) -> bool:
        return limit > share * sum(min(count, limit) for count in counts.values())

    # What is left grows ever slower with the limit, so that once a limit exceeds its share all greater ones do.
    most = bisect.bisect_left(range(1, max(counts.values()) + 1), True, key=exceeds)
    return most or max(1, int(share * total))
