"""Underscores that TeX draws as rules: "glp_set_prob" in a font without the character comes as three words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .figures import Box
from .lines import Line, Word

_WIDTH = (0.2, 0.7)  # times the size; plain TeX and LaTeX draw .3 em and .4 em with what stroke widths add
_HEIGHT = 0.15  # times the size
_BELOW, _ABOVE = -0.12, 0.02  # times the size: from the base line to its lower edge; a fraction's bar is .25 above
_NEAR = 0.4  # times the size: from a word's edge to the rule's


def underscored(lines: Iterable[Line], boxes: Sequence[Box]) -> tuple[Line, ...]:
    """The lines of a page, with words that a drawn underscore joins as one."""
    thin = sorted(box for box in boxes if box[3] - box[1] < 2.0 and box[2] - box[0] < 12.0)
    return tuple(_line(line, thin) if thin else line for line in lines)


def _line(line: Line, thin: Sequence[Box]) -> Line:
    near = [box for box in thin if line.left < box[0] and box[2] < line.right and _is_at(box, line)]
    if not near:
        return line
    words: list[Word] = []
    for word in line.words:
        before = words[-1] if words else None
        if before and before.style.size == word.style.size and any(_is_between(box, before, word) for box in near):
            words[-1] = _one(before, word)
        else:
            words.append(word)
    return replace(line, words=tuple(words))


def _is_at(box: Box, line: Line) -> bool:
    size = line.style.size
    width, height, above = box[2] - box[0], box[3] - box[1], box[1] - line.base
    return _WIDTH[0] < width / size < _WIDTH[1] and height < _HEIGHT * size and _BELOW < above / size < _ABOVE


def _is_between(box: Box, before: Word, word: Word) -> bool:
    near = _NEAR * word.style.size
    return abs(box[0] - before.right) < near and abs(word.left - box[2]) < near


def _one(before: Word, word: Word) -> Word:
    return replace(
        before, text=f"{before.text}_{word.text}", right=max(before.right, word.right), top=max(before.top, word.top),
        bottom=min(before.bottom, word.bottom), pitch=before.pitch or word.pitch,
    )  # fmt: skip
