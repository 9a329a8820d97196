"""How much of a model's making goes into a dataset."""

import itertools
from array import array
from collections.abc import Sequence

import numpy as np

from ..records import Pair
from ..shelf import some
from ..text import digest


def mix(pairs: Sequence[Pair], *, min_real_share: float) -> Sequence[Pair]:
    """The pairs with no more of a model's making than the share of real ones allows, in the order given.

    Synthetic data accumulates beside real data and never replaces it (Gerstgrasser et al., arXiv 2404.01413). Which
    variations stay out is decided by the digest of their id, so that a re-run picks the same ones.
    """
    made, lots, taken = array("q"), array("Q"), bytearray(b"\1") * len(pairs)
    for place, pair in enumerate(pairs):
        if pair.generation_depth > 0:
            made.append(place)
            lots.append(int(digest(pair.id, length=16), 16))
    real = len(pairs) - len(made)
    room = len(pairs) if min_real_share == 0 else int(real * (1 - min_real_share) / min_real_share + 1e-9)
    surplus = np.argsort(lots, kind="stable")[room:].tolist()
    for number in surplus:
        taken[made[number]] = 0
    return some(pairs, itertools.compress(range(len(pairs)), taken)) if surplus else pairs
