"""No pair says again what the files of `filter.also` (or `--also`) say: datasets that this one will stand beside."""

import functools
from pathlib import Path

from gristmill.entries import entries
from gristmill.errors import UserError
from gristmill.records import Pair, Verdict
from gristmill.text import fold, jaccard

from .context import Context
from .neighbours import Joined, shingles
from .verdicts import accept, reject

NAME = "elsewhere"


def elsewhere(pair: Pair, context: Context) -> Verdict:
    """Reasons: exact-duplicate-elsewhere, near-duplicate-elsewhere. `other` is file and id, the score the likeness.

    A question that another set has, up to case and signs, is an exact one, whatever is answered. A near one is alike in
    question and answer, each from `near_duplicate` on.
    """
    if not context.settings.also:
        return accept(pair, NAME)
    threshold = context.settings.near_duplicate
    others = datasets(tuple(context.settings.also), threshold)
    if place := others.asked.get(fold(pair.question)):
        return reject(pair, NAME, "exact-duplicate-elsewhere", score=1.0, threshold=threshold, other=place)
    answer = shingles(pair.answer)
    for _, key in others.index.near(shingles(pair.question)):
        place, said = others.pairs[key]
        if (likeness := jaccard(answer, said)) >= threshold:
            score = round(likeness, 4)
            return reject(pair, NAME, "near-duplicate-elsewhere", score=score, threshold=threshold, other=place)
    return accept(pair, NAME, threshold=threshold)


class Datasets:
    """The pairs of other datasets, by question."""

    def __init__(self, files: tuple[str, ...], threshold: float) -> None:
        self.asked: dict[str, str] = {}
        self.pairs: list[tuple[str, frozenset[str]]] = []
        asked = []
        for name in files:
            for entry in entries(Path(name)):
                for question, answer in entry.turns:
                    if question:
                        place = f"{name}:{entry.id}"
                        self.asked.setdefault(fold(question), place)
                        self.pairs.append((place, shingles(answer)))
                        asked.append(shingles(question))
        self.index = Joined(asked, threshold=threshold)
        for members in asked:
            self.index.add(members)


def datasets(files: tuple[str, ...], threshold: float) -> Datasets:
    """The pairs of the files. Raises UserError where one cannot be read, or holds no pair."""
    try:
        stamped = tuple((name, Path(name).stat().st_mtime_ns, Path(name).stat().st_size) for name in files)
    except OSError as error:
        raise UserError(f"filter.also: {error.filename} cannot be read ({error.strerror})") from None
    found = _read(stamped, threshold)
    if not found.pairs:
        raise UserError(f"filter.also: {', '.join(files)} holds no pair of a form that is known")
    return found


@functools.lru_cache(maxsize=1)
def _read(files: tuple[tuple[str, int, int], ...], threshold: float) -> Datasets:
    return Datasets(tuple(name for name, _, _ in files), threshold)
