"""A mix that the user asks for: shares of kinds, reached by leaving out, the most redundant pairs first."""

import heapq
import itertools
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from ..errors import UserError
from ..records import Pair
from ..text import words

REASON = "beyond-mix"
_REST = ""  # all kinds that the mix does not name


def beyond(pairs: Sequence[Pair], wanted: Mapping[str, float]) -> dict[str, str]:
    """The ids of the pairs that stay out of the largest set in which each kind of `wanted` has its share.

    What is not named has the rest, and none where nothing is left. Raises UserError for a kind without pairs.
    """
    if not wanted or not pairs:
        return {}
    kinds = {pair.id: pair.type if pair.type in wanted else _REST for pair in pairs}
    room = _room(Counter(kinds.values()), wanted)
    surplus = Counter(kinds.values()) - Counter(room)
    return dict.fromkeys(_redundant(pairs, kinds, surplus), REASON)


def _room(have: Mapping[str, int], wanted: Mapping[str, float]) -> dict[str, int]:
    """How many of each kind the largest set with these shares has."""
    rest = max(0.0, 1 - sum(wanted.values()))
    shares = {**wanted, _REST: rest if rest > 1e-9 else 0.0}  # sums of .1 and .9 are rounded
    for kind, share in sorted(wanted.items()):
        if share > 0 and not have.get(kind):
            raise UserError(
                f"dataset.mix: no pair of the type {kind!r} is left for the dataset: take it out of the mix"
            )
    total = min(have[kind] / share for kind, share in shares.items() if share > 0 and have.get(kind))
    return {kind: int(share * total + 1e-9) for kind, share in shares.items()}


def _redundant(pairs: Sequence[Pair], kinds: Mapping[str, str], surplus: Mapping[str, int]) -> list[str]:
    """So many ids of each kind: always the one of whose word pairs most stand in other pairs that are left.

    What a pair shares only falls while others go, so that a pair whose share has not changed is the most redundant.
    """
    said = {pair.id: _said(pair) for pair in pairs}
    holding = Counter(two for runs in said.values() for two in runs)

    def shared(id_: str) -> float:
        return sum(holding[two] > 1 for two in said[id_]) / max(1, len(said[id_]))

    waiting = {kind: surplus.get(kind, 0) for kind in set(kinds.values())}
    heap = [(-shared(pair.id), pair.quality or 0.0, pair.lot, pair.id) for pair in pairs if waiting[kinds[pair.id]]]
    heapq.heapify(heap)
    out = []
    while heap:
        known, quality, tie, id_ = heapq.heappop(heap)
        if not waiting[kinds[id_]]:
            continue
        if shared(id_) < -known:
            heapq.heappush(heap, (-shared(id_), quality, tie, id_))
            continue
        holding.subtract(said[id_])
        waiting[kinds[id_]] -= 1
        out.append(id_)
    return out


def _said(pair: Pair) -> "array[int]":
    """The different word pairs of question and answer, by their hashes."""
    return array("q", {hash(two) for two in itertools.pairwise(words(f"{pair.question}\n{pair.answer}"))})
