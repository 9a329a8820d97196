"""How much of a model's making goes into a dataset."""

from collections.abc import Sequence

from ..records import Pair
from ..text import digest


def mix(pairs: Sequence[Pair], *, min_real_share: float) -> list[Pair]:
    """The pairs with no more of a model's making than the share of real ones allows, in the order given.

    Synthetic data accumulates beside real data and never replaces it (Gerstgrasser et al., arXiv 2404.01413). Which
    variations stay out is decided by the digest of their id, so that a re-run picks the same ones.
    """
    real = sum(pair.generation_depth == 0 for pair in pairs)
    room = len(pairs) if min_real_share == 0 else int(real * (1 - min_real_share) / min_real_share + 1e-9)
    made = sorted((p.id for p in pairs if p.generation_depth > 0), key=digest)
    surplus = set(made[room:])
    return [pair for pair in pairs if pair.id not in surplus]
