"""Pairs to read: some of those that were kept, or dropped for a reason, drawn the same way each time."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..errors import UserError
from ..records import Pair
from ..store import Workspace, read_pairs
from ..text import digest

Group = tuple[str, str, str]  # type, source, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Pairs drawn at random from those that were asked for."""

    file: Literal["kept.jsonl", "dropped.jsonl"]
    matching: int
    # pairs of the file that are of the wanted type, source and reason
    pairs: tuple[Pair, ...]
    # in the order in which they were drawn: a smaller sample is the start of a larger one


def sample(
    workspace: Workspace, *, number: int = 20, kind: str = "", source: str = "", reason: str = "", seed: int = 0
) -> Sample:
    """Draw `number` pairs, of one type or source where they are named; with `reason` of those dropped for it.

    Raises UserError where nothing is of that kind, with what there is.
    """
    file: Literal["kept.jsonl", "dropped.jsonl"] = "dropped.jsonl" if reason else "kept.jsonl"
    groups: Counter[Group] = Counter()

    def wanted(group: Group) -> bool:
        return all(asked in ("", had) for asked, had in zip((kind, source, reason), group, strict=True))

    def matching() -> Iterator[Pair]:
        for pair in read_pairs(workspace.root / file):
            group = pair.type, pair.source, dropped_for(pair)
            groups[group] += 1
            if wanted(group):
                yield pair

    drawn = drawn_from(matching(), number=number, seed=seed)
    count = sum(groups[group] for group in groups if wanted(group))
    if not count:
        raise UserError(f"{workspace.root / file} holds no such pair: {_there_is(groups)}")
    return Sample(file=file, matching=count, pairs=tuple(drawn))


def drawn_from(pairs: Iterable[Pair], *, number: int, seed: int) -> list[Pair]:
    """The pairs whose digests with the seed come first."""
    return heapq.nsmallest(number, pairs, key=lambda pair: digest(str(seed), pair.id))


def dropped_for(pair: Pair) -> str:
    """The reason code of the verdict that rejected it; empty for a pair that was kept."""
    return pair.checks[-1].reason if pair.checks and pair.checks[-1].decision == "reject" else ""


def _there_is(groups: Counter[Group]) -> str:
    """What could be asked for."""
    named = (
        (name, sorted({group[at] for group in groups} - {""})) for at, name in enumerate(("type", "source", "reason"))
    )
    return "; ".join(f"{name} {', '.join(values)}" for name, values in named if values) or "it is empty"
