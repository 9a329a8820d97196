"""Whether a set narrows from one generation of models to the next: models that learn from models forget the rare.

(Shumailov et al., Nature 2024.) Depth and share of what models made are bounded by `dataset.max_generation` and
`dataset.min_real_share`. Here is the third sign: variations are laid beside as many of the pairs that they were made
of. Where they speak more alike than those do, each for itself may be right, and the set is still narrower.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import UserError
from ..records import Pair
from ..shelf import some
from ..text import digest, jaccard, words
from .vendi import MOST, vendi

FEWEST = 40  # variations with different parents, below which nothing is said: the score of few texts is their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One generation of variations beside its parents."""

    generation: int
    # 1 for what a model made of verbatim pairs
    pairs: int
    share: float
    # 0…1, of the set
    to_parents: float
    # 0…1, mean Jaccard similarity of words, question and answer, of a variation and its parent
    variety: float | None
    # their Vendi score by that of as many parents: 1 and more where they are as varied; None for too few


def drift(pairs: Sequence[Pair], among: Sequence[Pair]) -> tuple[Drift, ...]:
    """Each generation that models made, in order; parents are looked up `among` all pairs that are at hand."""
    made: defaultdict[int, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        if pair.generation_depth > 0:
            made[pair.generation_depth].append(place)
    known = _Parents(among) if made else None
    return tuple(_of(depth, some(pairs, places), known, len(pairs)) for depth, places in sorted(made.items()) if known)


class _Parents:
    """What variations were made of: their parent, or where they name none a verbatim pair of their section."""

    def __init__(self, among: Sequence[Pair]) -> None:
        self._among = among
        self._by_id: dict[str, int] = {}
        self._by_section: dict[tuple[str, str], int] = {}
        for place, pair in enumerate(among):
            self._by_id[pair.id] = place
            if pair.generation_depth == 0:
                for proof in pair.evidence:
                    self._by_section.setdefault((proof.seed_id, proof.section_sha256), place)

    def of(self, pair: Pair) -> Pair | None:
        named = [self._by_id[id_] for id_ in pair.lineage.parents if id_ in self._by_id]
        beside = [self._by_section.get((proof.seed_id, proof.section_sha256)) for proof in pair.evidence]
        found = (self._among[place] for place in (*named, *beside) if place is not None)
        return next((one for one in found if one.id != pair.id), None)


def _of(depth: int, pairs: Sequence[Pair], known: _Parents, total: int) -> Drift:
    one_each: dict[str, int] = {}
    for _, place in sorted((digest(pair.id), place) for place, pair in enumerate(pairs)):
        if parent := known.of(pairs[place]):
            one_each.setdefault(parent.id, place)
    drawn = [pairs[one_each[id_]] for id_ in sorted(one_each, key=digest)[:MOST]]
    children, parents = [_said(child) for child in drawn], [_said(one) for child in drawn if (one := known.of(child))]
    alike = [jaccard(words(child), words(parent)) for child, parent in zip(children, parents, strict=True)]
    return Drift(
        generation=depth,
        pairs=len(pairs),
        share=round(len(pairs) / total, 4),
        to_parents=round(sum(alike) / len(alike), 4) if alike else 0.0,
        variety=round(vendi(children) / vendi(parents), 3) if len(drawn) >= FEWEST else None,
    )


def refuse(found: Sequence[Drift], least: float) -> None:
    """Raise UserError where a generation has less than `least` of its parents' variety."""
    for one in found:
        if one.variety is not None and one.variety < least:
            raise UserError(
                f"dataset: the {one.pairs:,} variations of generation {one.generation} have {one.variety:.2f} of the "
                f"variety of the pairs they were made of (dataset.min_variety {least:g}): a model says all in one way; "
                "vary with another model or other recipes, or lower it"
            )


def _said(pair: Pair) -> str:
    return f"{pair.question}\n{pair.answer}"
