"""How much of a model's making goes into a dataset."""

from collections.abc import Sequence

from ..records import Pair
from ..shelf import some
from ..text import digest


def mix(pairs: Sequence[Pair], *, min_real_share: float) -> Sequence[Pair]:
    """The pairs with no more of a model's making than the share of real ones allows, in the order given.

    Synthetic data accumulates beside real data and never replaces it (Gerstgrasser et al., arXiv 2404.01413). Which
    variations stay out is decided by the digest of their id, so that a re-run picks the same ones.
    """
    made = {place: pair.id for place, pair in enumerate(pairs) if pair.generation_depth > 0}
    real = len(pairs) - len(made)
    room = len(pairs) if min_real_share == 0 else int(real * (1 - min_real_share) / min_real_share + 1e-9)
    surplus = set(sorted(made, key=lambda place: digest(made[place]))[room:])
    return some(pairs, (place for place in range(len(pairs)) if place not in surplus)) if surplus else pairs
