"""Which pairs are read: some of all alike, so that shares can be told, and some of every type."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import UserError
from ...records import Pair
from ...store import Workspace, read_pairs
from ...text import digest
from ..sampling import drawn_from, dropped_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A pair to read."""

    pair: Pair
    core: bool
    # of those that were drawn from all kept ones alike


def draw(workspace: Workspace, *, core: int, strata: int, reason: str = "", seed: int = 0) -> list[Drawn]:
    """`core` of all kept pairs alike and about `strata` more spread over the types, mixed; with `reason` all that were
    dropped for it. A larger number draws more, and those of a smaller one among them.

    Raises UserError where there is nothing to read.
    """
    if reason:
        found = [pair for pair in read_pairs(workspace.dropped) if dropped_for(pair) == reason]
        drawn = [Drawn(pair=pair, core=False) for pair in found]
    else:
        kept = list(read_pairs(workspace.kept))
        alike = drawn_from(kept, number=core, seed=seed)
        ids = {pair.id for pair in alike}
        more = [pair for pair in _strata(kept, strata, seed) if pair.id not in ids]
        drawn = [Drawn(pair=pair, core=True) for pair in alike] + [Drawn(pair=pair, core=False) for pair in more]
    if not drawn:
        raise UserError(
            f"{workspace.root} holds no pair to read{f' that was dropped for {reason!r}' if reason else ''}"
        )
    return sorted(drawn, key=lambda one: digest("reading", str(seed), one.pair.id))


def _strata(pairs: Sequence[Pair], number: int, seed: int) -> list[Pair]:
    """As many of each type, rounded up."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.type].append(pair)
    each = -(-number // max(1, len(groups)))
    return [pair for kind in sorted(groups) for pair in drawn_from(groups[kind], number=each, seed=seed)]
