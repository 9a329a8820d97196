"""Answers that do not answer: another pair's, of the same page, or the beginning of the right one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..records import Pair
from ..text import digest

LEAST_CUT = 60  # characters of an answer that has a middle to be cut in
_WORD_END = re.compile(r"(?<=[a-z]) (?=[a-z])")


def exchanged(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """(pair, its sibling): one that asks and says something else, of the same section before others of the page.

    In the order of the pairs; the sibling is chosen by digest. A pair without one is left out.
    """
    pages: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.evidence and pair.turns == 1 and pair.answerable:
            pages[pair.evidence[0].seed_id].append(pair)
    for pair in pairs:
        listed = pages.get(pair.evidence[0].seed_id, []) if pair.evidence else []
        others = [other for other in listed if _differ(pair, other)]
        if pair in listed and others:
            yield pair, min(others, key=lambda other: (_section(other) != _section(pair), digest(pair.id, other.id)))


def _differ(one: Pair, other: Pair) -> bool:
    same = one.answer in other.answer or other.answer in one.answer
    return one.question != other.question and not same


def _section(pair: Pair) -> str:
    return pair.evidence[0].section_sha256


def cut(answer: str, key: str) -> str | None:
    """The beginning of an answer, up to the middle of a sentence; None of one that is short, or has code or a list."""
    if len(answer) < LEAST_CUT or "\n" in answer or "`" in answer:
        return None
    places = [found.start() for found in _WORD_END.finditer(answer) if 0.25 < found.start() / len(answer) < 0.65]
    return answer[: places[int(digest(key, answer, length=8), 16) % len(places)]] if places else None
