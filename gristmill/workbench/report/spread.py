"""Distributions: how often a value is seen among kept and among dropped pairs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...records import Pair
from ...text import count_words

BINS = 20  # of a score from 0 to 1
WORDS_ASKED = (5, 8, 11, 14, 17, 20, 25)  # least words of the second bin, the third, …
WORDS_SAID = (5, 10, 20, 40, 80, 160, 320)  # doubling: lengths of answers spread over three powers of ten


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A range of values."""

    label: str
    start: float
    stop: float
    kept: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A distribution over bins that do not overlap."""

    title: str
    unit: str
    bins: tuple[Bin, ...]
    thresholds: tuple[float, ...]
    # at which a filter decides; empty where none does
    median: float
    # of the kept pairs; 0 where none is

    @property
    def kept(self) -> int:
        """Kept pairs with a value."""
        return sum(each.kept for each in self.bins)

    @property
    def dropped(self) -> int:
        """Dropped pairs with a value."""
        return sum(each.dropped for each in self.bins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of pair."""

    name: str
    kept: int
    dropped: int


def lengths(kept: Sequence[Pair], dropped: Sequence[Pair]) -> Iterator[Spread]:
    """Words of questions and of answers."""
    sides: tuple[tuple[str, Callable[[Pair], str], tuple[int, ...]], ...] = (
        ("Length of questions", lambda pair: pair.question, WORDS_ASKED),
        ("Length of answers", lambda pair: pair.answer, WORDS_SAID),
    )
    for title, text, bounds in sides:
        edges = (1, *bounds)
        counted = [[float(count_words(text(pair))) for pair in pairs] for pairs in (kept, dropped)]
        labels = [f"{start}–{stop - 1}" for start, stop in zip(edges, bounds, strict=False)] + [f"{bounds[-1]}+"]
        yield _spread(title, "words", counted, [*map(float, edges), float("inf")], labels, ())


def scores(kept: Sequence[Pair], dropped: Sequence[Pair]) -> Iterator[Spread]:
    """The scores of each filter that decides at a threshold on a scale from 0 to 1, by its name: ranks are none."""
    found: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    thresholds: dict[str, set[float]] = defaultdict(set)
    for side, pairs in enumerate((kept, dropped)):
        for check in (check for pair in pairs for check in pair.checks):
            if check.score is not None and check.threshold is not None:
                found[check.filter][side].append(check.score)
                thresholds[check.filter].add(check.threshold)
    edges = [at / BINS for at in range(BINS + 1)]
    labels = [f"{start:.2f}–{start + 1 / BINS:.2f}" for start in edges[:-1]]
    for name in sorted(found):
        if max(*thresholds[name], *found[name][0], *found[name][1]) <= 1:
            yield _spread(f"Score of {name}", "score", found[name], edges, labels, tuple(sorted(thresholds[name])))


def kinds(kept: Iterable[Pair], dropped: Iterable[Pair]) -> tuple[Kind, ...]:
    """Types, the commonest first."""
    by_type, gone = Counter(pair.type for pair in kept), Counter(pair.type for pair in dropped)
    named = sorted(by_type | gone, key=lambda name: (-by_type[name], name))
    return tuple(Kind(name=name, kept=by_type[name], dropped=gone[name]) for name in named)


def _spread(
    title: str, unit: str, sides: Sequence[Sequence[float]], edges: Sequence[float], labels: Sequence[str],
    thresholds: tuple[float, ...],
) -> Spread:  # fmt: skip
    kept, dropped = (Counter(_bin(value, edges) for value in side) for side in sides)
    bins = (
        Bin(label=label, start=edges[at], stop=edges[at + 1], kept=kept[at], dropped=dropped[at])
        for at, label in enumerate(labels)
    )
    middle = sorted(sides[0])[len(sides[0]) // 2] if sides[0] else 0.0
    return Spread(title=title, unit=unit, bins=tuple(bins), thresholds=thresholds, median=middle)


def _bin(value: float, edges: Sequence[float]) -> int:
    """The bin that a value is in; what lies beyond either end is in the first or the last one."""
    inner = edges[1:-1]
    return sum(value >= edge for edge in inner)
