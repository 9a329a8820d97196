"""How much of what models made may come of one recipe, of one model, or begin alike: a model has habits, a set none.

What a page, a section and a type may have stands in `balance.py`, how much of the set models may have in `mix.py`. What
is left out is counted with its reason. The best by quality stay, of those alike the first by lot.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..config import Dataset
from ..records import Pair
from ..shares import allowed
from ..text import words
from .balance import SMALLEST, UNSCORED

FRAME = 3  # first words of a question: `could you tell`, `how do i`


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What is asked of a variation here."""

    id: str
    rank: tuple[float, int]
    recipe: str
    model: str
    frame: str

    @classmethod
    def of(cls, pair: Pair) -> "_Made":
        quality = UNSCORED if pair.quality is None else pair.quality
        frame = " ".join(words(pair.question)[:FRAME])
        made = pair.generator
        return cls(id=pair.id, rank=(-quality, pair.lot), recipe=made.recipe, model=made.model, frame=frame)


def crowded(pairs: Sequence[Pair], settings: Dataset) -> dict[str, str]:
    """The ids of the variations that stay out, with the reason of each. Empty for fewer than 100 variations."""
    made = sorted(map(_Made.of, (pair for pair in pairs if pair.generation_depth > 0)), key=lambda one: one.rank)
    caps: tuple[tuple[str, Callable[[_Made], str], float], ...] = (
        ("frame-share", lambda one: one.frame, settings.max_frame_share),
        ("recipe-share", lambda one: one.recipe, settings.max_recipe_share),
        ("model-share", lambda one: one.model, settings.max_model_share),
    )
    out: dict[str, str] = {}
    for reason, kind, share in caps:
        left = [one for one in made if one.id not in out]
        out |= dict.fromkeys(_surplus(left, kind, share), reason)
    return out


def _surplus(made: Sequence[_Made], kind: Callable[[_Made], str], share: float) -> list[str]:
    """Those beyond the share of their kind, which is raised where there are too few kinds for it."""
    counts: Mapping[str, int] = Counter(map(kind, made))
    if len(made) < SMALLEST or share >= 1 or len(counts) < 2:
        return []
    most, taken = allowed(counts, max(share, 1 / len(counts))), Counter[str]()
    out = []
    for one in made:
        taken[kind(one)] += 1
        if taken[kind(one)] > most:
            out.append(one.id)
    return out
