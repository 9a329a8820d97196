"""From a target to what a model has to make: what the dataset has, what is lacking, what it is likely to take."""

import collections
import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from ..config import Config
from ..dataset.export import chosen
from ..models.reached import Ended, Reach
from ..models.requests import Expected
from ..store import Workspace, read_pairs

if TYPE_CHECKING:
    from converter.recipes.cost import Estimate

LEAST_OFFERED = 20  # pairs of a model that were judged: of fewer no share is believed
# Of the model's pairs, how many may be taken to reach the dataset where all or none of a few did
LEAST_SURVIVAL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Have:
    """What a dataset made now would have."""

    real: int
    made: int
    # of a model
    offered: int
    # pairs of a model that there are, kept or not
    fit: int
    # of them, those that only the share of real pairs kept out, or nothing

    @classmethod
    def of(cls, store: Workspace, config: Config) -> "Have":
        """By the pairs that were kept last, and the settings of the dataset."""
        taken, out = chosen(store, config.dataset, read_pairs(store.kept), config.filter.privacy)
        made = sum(pair.generation_depth > 0 for pair in taken)
        kept = sum(pair.generation_depth > 0 and pair.id not in out for pair in read_pairs(store.kept))
        offered = sum(pair.generation_depth > 0 for pair in read_pairs(store.pairs))
        return cls(real=len(taken) - made, made=made, offered=offered, fit=kept)

    @property
    def survival(self) -> float | None:
        """Share of a model's pairs that are fit for the dataset; None where too few were judged."""
        return max(self.fit / self.offered, LEAST_SURVIVAL) if self.offered >= LEAST_OFFERED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a target is to be reached."""

    target: int
    # pairs of the dataset
    reachable: int
    # of them, with as many real ones as there are and the least share of them that the dataset may have
    real: int
    made: int
    # that it has already
    survival: float | None
    # share of a model's pairs that were fit for the dataset so far; None where too few were judged: then 1 is taken
    wanted: int
    # pairs that a model is to have made in all
    calls: int = 0
    # questions that are likely to be asked for them
    expected: Expected | None = None
    # what these take; None where the model has not answered enough yet
    ended: Ended = ""
    # where the estimate ends: reached, or why not; empty where none was made

    @classmethod
    def of(cls, target: int, have: Have, *, min_real_share: float) -> "Plan":
        """From what the dataset has."""
        most = math.floor(have.real / min_real_share + 1e-9) if min_real_share else target
        reachable = min(target, most)
        lacking = max(0, reachable - have.real - have.fit)
        wanted = have.offered + math.ceil(lacking / (have.survival or 1.0)) if lacking else have.offered
        return cls(
            target=target, reachable=reachable, real=have.real, made=min(have.fit, reachable - have.real),
            survival=have.survival, wanted=wanted,
        )  # fmt: skip

    def by(self, unasked: "Estimate", reach: Reach | None) -> Self:
        """With what asking is estimated to take, and how far it is likely to come."""
        ended = reach.ended if reach else ""
        return dataclasses.replace(self, calls=unasked.calls, expected=unasked.expected, ended=ended)

    @property
    def lacking(self) -> int:
        """Pairs that a model has to bring into the dataset yet."""
        return max(0, self.reachable - self.real - self.made)


def yields(report: Mapping[str, Any]) -> dict[str, float]:
    """Kept of the candidates of each recipe in the last run, 0…1."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for tally in report.get("stages", {}).get("vary", {}).get("sources", {}).values():
        for note, count in tally["notes"].items():
            recipe, _, outcome = note.partition(":")
            if outcome != "unasked":
                counts[recipe][outcome] += count
    return {recipe: found["kept"] / found.total() for recipe, found in sorted(counts.items()) if found.total()}
