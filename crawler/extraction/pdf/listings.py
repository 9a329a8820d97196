"""Listings in a PDF: their lines on the typewriter's grid, and their language, which none names."""

import re
from collections.abc import Sequence

from .lines import Line, Word

LEADING = 1.2  # times the size: the distance of lines where a document has too few to tell
_EMPTY_LINE = 1.6  # times the usual distance of lines: an empty line of code lies between
_CHARACTER = 0.6  # times the size: the width of a typewriter's character
_ROOM = 1.8  # times the pitch: two blanks need as much
# By prompts and by what only one language writes, in this order: R's prompt is also a shell's continuation.
_SIGNS = (
    ("pycon", re.compile(r"^>>> ", re.MULTILINE)),
    ("r", re.compile(r"^R> |^> .*(?:<-|\blibrary\()|^\w[\w.]* <- ", re.MULTILINE)),
    ("console", re.compile(r"^(?:[\w.-]+[$#%] |[$%] (?=[a-z]))", re.MULTILINE)),
    ("cpp", re.compile(r"^#include <(?!\w+\.h>)|\bstd::|^template ?<", re.MULTILINE)),
    ("c", re.compile(r"^#include [<\"]\w+\.h[>\"]", re.MULTILINE)),
    ("bash", re.compile(r"\A#! ?/bin/(?:ba)?sh")),
)


def language(code: str) -> str:
    """The name for a fence; empty where nothing tells."""
    return next((name for name, sign in _SIGNS if sign.search(code)), "")


def typed(lines: Sequence[Line], leading: dict[float, float]) -> str:
    """Lines of code: blanks by the place of each word on the typewriter's grid, empty lines by the lines' distance."""
    left = min(line.left for line in lines)
    # Letters of a picture may stand upon each other: no pitch.
    pitches = sorted(word.pitch for line in lines for word in line.words if len(word.text) > 1 and word.pitch > 0)
    pitch = pitches[len(pitches) // 2] if pitches else _CHARACTER * lines[0].style.size
    text = ""
    for line, before in zip(lines, (None, *lines), strict=False):
        if before is not None:
            gap = (before.base - line.base) / leading.get(line.style.size, LEADING * line.style.size)
            text += "\n" * (2 if gap > _EMPTY_LINE else 1)
        row, last = "", None
        for word in line.words:
            blanks = round((word.left - left) / pitch) - len(row)
            row += " " * (_blanks(blanks, word, last, pitch) if last else blanks) + word.text
            last = word
        text += row.replace("’", "'").replace("‘", "'")
    return text


def _blanks(count: int, word: Word, last: Word, pitch: float) -> int:
    """The blanks between two words of code, `count` by their places; where type is no grid, as many as have room."""
    if word.glued:
        return 0 if word.style == last.style else max(0, count)
    return 1 if word.left - last.right < _ROOM * pitch else max(1, count)
