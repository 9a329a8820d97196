"""How a question shows its choices: one a line behind it, each with a letter."""

import dataclasses
import re
from collections.abc import Sequence

from ..records import Pair

LETTERS = "ABCDEFGH"
_FIRST = re.compile(r"\nA\) ")


def listed(stem: str, choices: Sequence[str]) -> str:
    """The question with its choices; at most eight, each of one line."""
    lines = (f"{letter}) {choice}" for letter, choice in zip(LETTERS, choices, strict=False))
    return "\n".join((stem, *lines))


def stem(question: str) -> str:
    """The question without its choices; all of it where it has none."""
    found = _FIRST.search(question)
    return question[: found.start()] if found else question


def bare(pair: Pair) -> Pair:
    """The pair as if its question had no choices: what they say is neither asked nor stated."""
    asked = stem(pair.question)
    return pair if asked == pair.question else dataclasses.replace(pair, question=asked)
