"""What a translation must not touch, behind placeholders: code, addresses, numbers, names.

A placeholder is `{1}`, `{2}`, … by the order in which what it stands for comes up. A text that has its placeholders as
often as before has its code, numbers and names to the letter.
"""

import collections
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gristmill.codespans import code_spans

PLACEHOLDER = re.compile(r"\{\d{1,3}\}")
_PART = r"[^\s()\[\]{},;:!?\"“”«»]"
_EXACT = re.compile(
    r"https?://[^\s<>]*[^\s<>.,;:!?)\]]"
    r"|(?<![\w-])--?[A-Za-z][\w-]*"  # a flag
    rf"|{_PART}*[\d_/\\@$=]{_PART}*(?!\.){_PART}|\d+"  # in it a digit or a sign of code
    r"|(?<!\w)\w*[a-z][A-Z]\w*|(?<!\w)[A-Z][A-Z\d]+s?(?!\w)"  # CamelCase, an acronym
    r"|(?<!\w)\w+(?:\.\w+)+(?!\w)"
    r"|\{\d{1,3}\}"  # what looks like one of ours
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """Texts with placeholders."""

    texts: tuple[str, ...]
    kept: tuple[str, ...]
    # what {1}, {2}, … stand for

    def lifted(self, text: str) -> str:
        """A text with what its placeholders stand for."""
        return PLACEHOLDER.sub(lambda mark: self._stood(int(mark[0][1:-1]), mark[0]), text)

    def _stood(self, number: int, mark: str) -> str:
        return self.kept[number - 1] if 0 < number <= len(self.kept) else mark


def masked(texts: Sequence[str], names: Iterable[str] = ()) -> Masked:
    """The texts with placeholders in the place of what must stay, and of these names."""
    numbers: dict[str, int] = {}
    told = "|".join(
        rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=lambda name: (-len(name), name)) if name
    )
    exact = re.compile(f"{told}|{_EXACT.pattern}") if told else _EXACT
    found = tuple("".join(_parts(text, exact, numbers)) for text in texts)
    return Masked(texts=found, kept=tuple(numbers))


def _parts(text: str, exact: re.Pattern[str], numbers: dict[str, int]) -> Iterator[str]:
    def mark(value: str) -> str:
        return f"{{{numbers.setdefault(value, len(numbers) + 1)}}}"

    at = 0
    for start, _, _, stop in code_spans(text):
        yield exact.sub(lambda found: mark(found[0]), text[at:start])
        yield mark(text[start:stop])
        at = stop
    yield exact.sub(lambda found: mark(found[0]), text[at:])


def placeholders(text: str) -> "collections.Counter[str]":
    """How often each stands in a text."""
    return collections.Counter(PLACEHOLDER.findall(text))
