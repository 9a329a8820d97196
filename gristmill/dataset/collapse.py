"""Whether a set narrows from one generation of models to the next: models that learn from models forget the rare.

(Shumailov et al., Nature 2024.) Depth and share of what models made are bounded by `dataset.max_generation` and
`dataset.min_real_share`. Here is the third sign: variations are laid beside as many of the pairs that they were made
of. Where they speak more alike than those do, each for itself may be right, and the set is still narrower.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import UserError
from ..records import Pair
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


def drift(pairs: Sequence[Pair], among: Iterable[Pair]) -> tuple[Drift, ...]:
    """Each generation that models made, in order; parents are looked up `among` all pairs that are at hand."""
    made: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.generation_depth > 0:
            made[pair.generation_depth].append(pair)
    known = _Parents(among) if made else None
    return tuple(_of(depth, listed, known, len(pairs)) for depth, listed in sorted(made.items()) if known)


class _Parents:
    """What variations were made of: their parent, or where they name none a verbatim pair of their section."""

    def __init__(self, among: Iterable[Pair]) -> None:
        self._by_id: dict[str, Pair] = {}
        self._by_section: dict[tuple[str, str], Pair] = {}
        for pair in among:
            self._by_id[pair.id] = pair
            if pair.generation_depth == 0:
                for proof in pair.evidence:
                    self._by_section.setdefault((proof.seed_id, proof.section_sha256), pair)

    def of(self, pair: Pair) -> Pair | None:
        named = [self._by_id[id_] for id_ in pair.lineage.parents if id_ in self._by_id]
        beside = [self._by_section.get((proof.seed_id, proof.section_sha256)) for proof in pair.evidence]
        return next((one for one in (*named, *beside) if one is not None and one.id != pair.id), None)


def _of(depth: int, pairs: Sequence[Pair], known: _Parents, total: int) -> Drift:
    one_each: dict[str, tuple[Pair, Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: digest(pair.id)):
        if parent := known.of(pair):
            one_each.setdefault(parent.id, (pair, parent))
    drawn = [one_each[id_] for id_ in sorted(one_each, key=digest)[:MOST]]
    children, parents = [_said(child) for child, _ in drawn], [_said(parent) for _, parent in drawn]
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
