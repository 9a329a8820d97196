"""What the configuration demands that people have read before a dataset is written."""

from collections.abc import Mapping

from ..agreement import reading
from ..config import ReviewDemand
from ..errors import UserError
from ..judgements import Judgements, read
from ..store import Workspace, read_pairs


def hold(workspace: Workspace, demands: Mapping[str, ReviewDemand]) -> None:
    """Raise UserError where too few pairs of a source were judged, or too many of them may be wrong.

    Judgements of pairs that are no longer made do not count.
    """
    if not demands:
        return
    said = read(workspace.reviews)
    made: dict[str, set[str]] = {source: set() for source in sorted(demands)}
    for pair in read_pairs(workspace.pairs):
        if pair.source in made:
            made[pair.source].add(pair.id)
    for source, ids in made.items():
        if ids:
            _hold(source, demands[source], said, ids)


def _hold(source: str, demand: ReviewDemand, said: Judgements, ids: set[str]) -> None:
    found = reading(said, ids)
    if found.read < demand.sample:
        raise UserError(
            f"{source}: people have judged {found.read:,} of its pairs that were drawn at random, and review.sample "
            f"asks for {demand.sample:,}: `gristmill review` draws more with a larger --core"
        )
    if 1 - found.low > demand.max_error:
        raise UserError(
            f"{source}: readers accepted {found.accepted:,} of {found.read:,} pairs, so up to {1 - found.low:.1%} may "
            f"be wrong, and review.max_error allows {demand.max_error:.1%}: mend what they found, or read more pairs"
        )
