"""A right answer with what is around it, and the one way to choose a place in it and to write something else there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..codespans import code_spans
from ..sections import lines
from ..text import digest

T = TypeVar("T")

# Where a changed word changes no claim: targets of links, addresses, marks of notes.
_TARGET = re.compile(r"\]\([^)\n]{0,400}\)|https?://\S{1,400}|\[![A-Z]{2,12}\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An answer that is right."""

    text: str
    # Markdown
    page: str = ""
    # Markdown of the page that it is from: what stands there is put in where it is wrong
    foreign: str = ""
    # a sentence of another page
    key: str = ""
    # chooses among places and words: the same key, the same choice

    def choose(self, listed: Sequence[T], of: str) -> T | None:
        """One of them, by digest; None of none."""
        return listed[int(digest(self.key, self.text, of, length=8), 16) % len(listed)] if listed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words and what stands for each, tried in prose alone, at word boundaries, in either case."""

    instead: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, listed: str) -> "Words":
        """Entries "this > that", split by semicolons or line ends."""
        entries = [entry.split(">") for entry in re.split(r"[;\n]", listed) if entry.strip()]
        instead = {one.strip().lower(): other.strip() for one, other in entries}
        ranked = sorted(instead, key=lambda word: (-len(word), word))
        spelt = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ranked)
        return cls(instead=instead, pattern=re.compile(rf"(?<![\w.'’/-])(?:{spelt})(?![\w'’/-]|\.\w)", re.IGNORECASE))


def exchanged(passage: Passage, words: Words, of: str) -> str | None:
    """The text with one of the words exchanged for its other; None where it has none of them."""
    found = passage.choose(in_prose(words.pattern, passage.text), of)
    if found is None:
        return None
    other = words.instead[" ".join(found[0].lower().split())]
    return put(passage.text, found.span(), cased(other, found[0]))


def in_prose(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches outside code, targets of links and addresses."""
    covered = sorted([*_covered(text), *(found.span() for found in _TARGET.finditer(text))])
    return list(_uncovered(pattern, text, covered))


def outside_targets(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches that are not in a target of a link nor in an address; code counts as text."""
    return list(_uncovered(pattern, text, [found.span() for found in _TARGET.finditer(text)]))


def _uncovered(pattern: re.Pattern[str], text: str, covered: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    reached, done = 0, 0
    for found in pattern.finditer(text):
        while done < len(covered) and covered[done][0] <= found.start():
            reached = max(reached, covered[done][1])
            done += 1
        if found.start() >= reached:
            yield found


def put(text: str, span: tuple[int, int], new: str) -> str:
    """The text with something else at a span."""
    return text[: span[0]] + new + text[span[1] :]


def cased(word: str, like: str) -> str:
    """A word with a capital where the other one has it."""
    return word[:1].upper() + word[1:] if like[:1].isupper() and not word[:1].isupper() else word


def _covered(text: str) -> list[tuple[int, int]]:
    if "`" not in text and "~~~" not in text:
        return []
    spans = [(start, stop) for start, _, _, stop in code_spans(text)]
    return spans + [(offset, offset + len(line) + 1) for offset, line, fenced in lines(text) if fenced]
