"""How many of each group may stay, so that none exceeds its share of what is left."""

import bisect
from collections.abc import Mapping


def allowed(counts: Mapping[str, int], share: float) -> int:
    """The most that each group may keep, so that none exceeds its share of those that are left.

    Where there are too few groups for that (three cannot each be below 15 %), the share is taken of all that came in.
    """

    def exceeds(limit: int) -> bool:
        return limit > share * left(counts, limit) + 1e-9

    # What is left grows ever slower with the limit, so that once a limit exceeds its share all greater ones do.
    most = bisect.bisect_left(range(1, max(counts.values(), default=0) + 1), True, key=exceeds)
    return most or max(1, int(share * sum(counts.values())))


def left(counts: Mapping[str, int], limit: int) -> int:
    """How many stay in all when no group keeps more than the limit."""
    return sum(min(count, limit) for count in counts.values())
