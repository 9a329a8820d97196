"""How far a share can be trusted, and how far two readers agree."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .judgements import Judgements

_Z = 1.959964  # of the normal distribution: 95 % lie within


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What people found in pairs that were drawn from all kept ones alike."""

    read: int
    accepted: int
    # approved by all who read them, as they are
    low: float
    high: float
    # 95 % interval of the share that is right, 0…1
    reviewers: tuple[str, ...]
    kappa: float | None
    # mean over all two readers of the same pairs; None where no pair has two


def wilson(accepted: int, read: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927), which holds for small samples and at 0 and 1; (0, 1) for none."""
    if not read:
        return 0.0, 1.0
    share, square = accepted / read, _Z * _Z / read
    middle = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / read + square / (4 * read))
    return max(0.0, middle - half), min(1.0, middle + half)


def cohen(labels: Sequence[tuple[str, str]]) -> float:
    """κ of two readers' labels of the same things (Cohen, 1960): 1 all alike, 0 as by chance. 1 where both gave all the
    same one label."""
    total = len(labels)
    same = sum(one == other for one, other in labels) / total
    one, other = (Counter(label[side] for label in labels) for side in (0, 1))
    chance = sum(one[label] * other[label] for label in one) / total**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def reading(judgements: Judgements, ids: set[str] | None = None) -> Reading:
    """Of the pairs that were drawn alike, those of `ids` only where they are given; κ is over all judgements."""
    core = [said for pair, said in judgements.items() if any(one.core for one in said) and (ids is None or pair in ids)]
    accepted = sum(all(one.status == "approved" for one in said) for said in core)
    low, high = wilson(accepted, len(core))
    names = sorted({one.reviewer for said in judgements.values() for one in said})
    return Reading(
        read=len(core), accepted=accepted, low=low, high=high, reviewers=tuple(names), kappa=_kappa(judgements, names)
    )


def _kappa(judgements: Judgements, names: Sequence[str]) -> float | None:
    by_pair = [{one.reviewer: one.status for one in said} for said in judgements.values()]
    found = [
        cohen(labels)
        for one, other in itertools.combinations(names, 2)
        if (labels := [(said[one], said[other]) for said in by_pair if one in said and other in said])
    ]
    return sum(found) / len(found) if found else None
