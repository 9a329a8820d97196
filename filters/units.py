"""Markdown as the small units that claims and evidence are compared in: sentences, list items, rows, lines of code."""

import re
from collections.abc import Iterator

from gristmill.sections import lines
from gristmill.text import sentences

_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:#{1,6}[ \t]+)?")
_RULE = re.compile(r"[-|: \t=*_`~]*|\s*(?:`{3,}|~{3,})[^`]*")
_SYMBOLS = re.compile(r"\w+|[^\w\s]")
_MARKUP = frozenset("*_`|\\#")


def units(markdown: str) -> Iterator[str]:
    """The units in reading order, without list markers, quote markers, fences and rules of tables; code as a span."""
    for _, line, fenced in lines(markdown):
        if _RULE.fullmatch(line):
            continue
        if fenced:
            code = line.strip(" \t>")  # a fence may stand in a quote; prompts go on both sides
            yield code if "`" in code else f"`{code}`"
            continue
        text = line[_MARKER.match(line).end() :]  # type: ignore[union-attr]  # matches the empty text too
        yield from (text[start:stop] for start, stop in sentences(text))


def symbols(text: str) -> str:
    """Words and signs with single blanks around each, without what is only mark-up: two spellings of one text agree."""
    return f" {' '.join(symbol for symbol in _SYMBOLS.findall(text) if symbol not in _MARKUP)} "
