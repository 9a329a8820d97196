"""JSON as models write it: between other text, with a comma too many, a quote unescaped, or no end.

`values` finds what can be read, wherever it stands. A value without its end is none; what is complete within it is
found by itself. The work is bounded by the length of the text: each start that leads nowhere is charged for what it
read.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

MOST_DEPTH = 32  # the forms that are asked for have 4 levels; a wrapper or two stand around them
MOST_READS = 8  # times that a text may be read by starts which lead nowhere, of which a cut reply has one a level
_LEAST_READ = 10_000  # characters that may always be read
_OPENING = re.compile(r"[{\[]")
_BLANK = re.compile(r"(?:\s|//[^\n]*)*+")
_BETWEEN = re.compile(r"(?:[\s,]|//[^\n]*)*+")
_BARE = re.compile(r"[\w.+-]+")
_TO_QUOTE = {quote: re.compile(rf"[^{quote}\\]*+(?:\\.[^{quote}\\]*+)*+", re.DOTALL) for quote in "\"'"}
_CLOSES = re.compile(r"\s*+(?:[,:}\]]|\Z)|[ \t\r]*+\n\s*+[\"'{]")  # what stands behind the quote that ends a text
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\", "/": "/"}
_LITERALS = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None}


class _BrokenError(Exception):
    """There is no value; the text was read up to `at`. What is nested deeper than any form is passed over."""

    def __init__(self, at: int, *, is_deep: bool = False) -> None:
        super().__init__(at)
        self.at, self.is_deep = at, is_deep


def values(text: str) -> Iterator[Any]:
    """The objects and lists of a text that are complete, in order; what stands within one of them is not told again."""
    left = MOST_READS * len(text) + _LEAST_READ
    at = 0
    while left > 0 and (opening := _OPENING.search(text, at)):
        try:
            value, at = _value(text, opening.start(), MOST_DEPTH)
            yield value
        except _BrokenError as broken:
            at = broken.at if broken.is_deep else opening.end()
            left -= broken.at - opening.start() + 1


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    at = _past(_BLANK, text, at)
    opens = text[at : at + 1]
    if opens in ("{", "[") and not depth:
        raise _BrokenError(at, is_deep=True)
    if opens == "{":
        return _object(text, at + 1, depth - 1)
    if opens == "[":
        return _list(text, at + 1, depth - 1)
    return _string(text, at) if opens in ('"', "'") else _bare(text, at)


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while text[(at := _past(_BETWEEN, text, at)) : at + 1] != "}":
        key, at = _string(text, at) if text[at : at + 1] in ('"', "'") else _bare(text, at)
        at = _past(_BLANK, text, at)
        if text[at : at + 1] != ":":
            raise _BrokenError(at)
        found[str(key)], at = _value(text, at + 1, depth)
    return found, at + 1


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while text[(at := _past(_BETWEEN, text, at)) : at + 1] != "]":
        value, at = _value(text, at, depth)
        found.append(value)
    return found, at + 1


def _string(text: str, at: int) -> tuple[str, int]:
    """A quoted text. A quote that nothing follows which could follow a text belongs to it: models forget to escape."""
    start, quote = at + 1, text[at]
    end = _past(_TO_QUOTE[quote], text, start)
    while end < len(text) and not _CLOSES.match(text, end + 1):
        end = _past(_TO_QUOTE[quote], text, end + 1)
    if end >= len(text):
        raise _BrokenError(len(text))
    return _unescaped(text[start:end]), end + 1


def _unescaped(raw: str) -> str:
    """A text without its escapes; a backslash before anything else stays, as in a pattern that was copied."""
    try:
        plain: str = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return _ESCAPE.sub(lambda escape: _character(escape[1]), raw)
    return plain


def _character(escape: str) -> str:
    if len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _ESCAPED.get(escape, f"\\{escape}")


def _bare(text: str, at: int) -> tuple[Any, int]:
    """A number, a literal, or a word without quotes."""
    found = _BARE.match(text, at)
    if not found:
        raise _BrokenError(at)
    word = found[0]
    if _NUMBER.fullmatch(word):
        return (float(word) if "." in word else int(word)), found.end()
    return _LITERALS.get(word, word), found.end()


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a match that begins at `at` ends; all patterns here match nothing at least."""
    found = pattern.match(text, at)
    return found.end() if found else at
