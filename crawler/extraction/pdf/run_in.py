"""Numbered headings that the text goes on behind, in one line: "3.2.5 **addhelp**(sym, str). Changes the help …".

Plain TeX's manuals set the entries of functions so, and some classes of LaTeX their lowest sections.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .layout import Column, Leaf
from .lines import HYPHEN, Line, Word

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?")
_MOST_LINES = 3  # of a call with its arguments
_LONGEST = 12  # words of a heading that is no call
_ENDS = re.compile(r"[.:]+$")
_CALL = re.compile(r"[A-Za-z_][\w.]*\(.*\)")
_SIGNS = str.maketrans({"∗": "*", "−": "-", "’": "'", "‘": "'"})


class RunIn:
    """The headings found: levels by the identity of a heading's line, counted from its number; what it says."""

    def __init__(self) -> None:
        self.levels: dict[int, int] = {}
        # 2 for "3.2", 3 for "3.2.5"
        self.said: dict[int, str] = {}

    def split(self, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
        """The pages with such headings on lines of their own."""
        for leaf in leaves:
            parts = (self._column(part) if isinstance(part, Column) and not part.note else part for part in leaf.parts)
            yield replace(leaf, parts=tuple(parts))

    def _column(self, column: Column) -> Column:
        made: list[Line] = []
        left = list(column.lines)
        while left:
            count = _heading(left[:_MOST_LINES])
            if not count:
                made.append(left.pop(0))
                continue
            taken, words = 0, list[Word]()
            while len(words) < count:
                words += left[taken].words
                taken += 1
            head = Line(words=tuple(words[:count]), page=left[0].page)
            rest = words[count:]
            self.levels[id(head)] = head.words[0].text.strip(".").count(".") + 1
            self.said[id(head)] = _said(head)
            made.append(head)
            left[:taken] = [Line(words=(replace(rest[0], glued=False), *rest[1:]), page=head.page)] if rest else []
        return replace(column, lines=tuple(made))


def _heading(lines: Sequence[Line]) -> int:
    """How many words of some lines are a heading that ends amid a line; 0 where there is none."""
    first = lines[0].words
    if len(first) < 2 or not first[0].style.bold or not _NUMBER.fullmatch(first[0].text):
        return 0
    bold = sum(1 for _ in itertools.takewhile(lambda word: word.style.bold or word.style.mono, first))
    if bold < 2 or bold == len(first):
        return 0
    if _is_call(first, bold):
        return _call([word for line in lines for word in line.words], bold)
    count = _with_places(first, bold)
    if count < len(first) and first[count].glued and first[count].text in (".", ":"):
        count += 1
    ends = _ENDS.search(first[count - 1].text) is not None and count < len(first) and not first[count].glued
    return count if ends and count <= _LONGEST else 0


def _with_places(words: Sequence[Word], at: int) -> int:
    """Where a name's places to be filled in end, which stand in braces: "\\w {n}"."""
    depth = 0
    while at < len(words) and (depth > 0 or words[at].text.startswith("{")):
        depth += words[at].text.count("{") - words[at].text.count("}")
        at += 1
    return at


def _is_call(words: Sequence[Word], at: int) -> bool:
    """Whether behind the name of a heading the parenthesis of its arguments stands: at its end, or in other type."""
    return at == 2 and words[at].text.startswith("(") and words[at].glued


def _call(words: Sequence[Word], at: int) -> int:
    """Where a call ends that has its first parenthesis at a word: behind the last one, which a full stop follows."""
    depth = 0
    for count, word in enumerate(words[at:], at + 1):
        depth += word.text.count("(") - word.text.count(")")
        if depth <= 0:
            return count if word.text.endswith((").", "):")) else 0
    return 0


def _said(line: Line) -> str:
    """What a heading is to say where it is a call, which is code; empty for others, whose words stand."""
    text = line.text.replace(HYPHEN, "").removeprefix(line.words[0].text).strip()
    text = re.sub(r"(?<=[({\[]) +| +(?=[)}\],])", "", _ENDS.sub("", text).translate(_SIGNS))
    named = _CALL.fullmatch(text) or line.words[1].style.mono
    return f"`{text}`" if named and "`" not in text else ""
