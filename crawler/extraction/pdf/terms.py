"""Terms with a text that is set in: above it, as in Texinfo's tables, or beside it, as in LaTeX's descriptions."""

import itertools
import re
from collections.abc import Sequence

from .lines import Line

MOST_TERMS = 5  # lines of terms of one text
_MOST_WORDS = 8  # of a term beside its text
_PLACE = 3  # words of a place to be filled in: "<", a name in slanted type, ">"
_KIND = 2  # words of a kind: "User Variable"
_FAR = 3.0  # times the size: what stands so far behind a name is no text about it
_FLAG = re.compile(r"--?[A-Za-z][^`, ]*(?: \\<[^`<> ]+>)?")  # in bold type, as manual pages have it
_OPTION = re.compile(r"--?[A-Za-z][\w-]*(?:[ =,|]+[\[<]?(?:--?)?[\w-]+[\]>]?){0,3}")
_CALL = re.compile(r"(?:class |static |classmethod )?[\w.]+ ?\([^()]*\)")  # as Sphinx sets its entries
_FLAGS = re.compile(r"`-[^`, ]+(?:, [^`,]+)+`")
_WIDE = 0.42  # times the size: TeX's blank behind a label has half of it, the widest one between words .4
_SET_IN = 1.1  # times the size: so far is the text set in below its term; paragraphs begin less far in
_SAME = 2.0  # points between two left edges of one column
_ABOVE = 1.6  # times that below a term: DocBook's have an empty line there
_GAP = 1.3  # times the usual distance of lines: what is farther apart does not belong together


def terms(lines: Sequence[Line], leading: float) -> int:
    """How many of some lines are terms in typewriter type, whose text begins below them; 0 where there is none.

    `leading` is the usual distance of lines, in points.
    """
    first = lines[0]
    same = itertools.takewhile(lambda line: _is_name(line) and abs(line.left - first.left) < _SAME, lines)
    count = sum(1 for _ in same)
    if not 0 < count <= MOST_TERMS or count == len(lines):
        return 0
    text = lines[count]
    near = _are_near(lines[count - 1], text, _ABOVE * leading)
    begins = not _is_name(text) and _is_set_in(first, text) and near
    after = lines[count + 1] if count + 1 < len(lines) else None
    hangs = after is None or not _are_near(text, after, leading) or after.left > text.left - _SAME
    ends = after is not None and _is_name(after) and abs(after.left - first.left) < _SAME
    return count if begins and (hangs or ends) else 0


def beside(
    line: Line, before: Line | None, rest: Sequence[Line], leading: float, *, entry: tuple[float, float] | None
) -> int:
    """How many words at the beginning of a line, in other type, are a term whose text goes on in the line and is set in
    below; 0 where there is none. `entry`: where that before and its text begin, in points.
    """
    count = _marked(line)
    if not 0 < count <= _MOST_WORDS or count == len(line.words) or line.words[count].glued:
        return 0
    if not any(c.isalnum() for word in line.words[:count] for c in word.text):
        return 0
    if entry and _goes_with(line, count, *entry):
        return count
    begins = before is None or not _are_near(before, line, leading) or before.text[-1:] in ".:;!?)"
    below = [after for after in rest[:2] if 0 < line.base - after.base < 2 * _GAP * leading]
    if not begins or not below or below[0].style.mono or not _is_set_in(line, below[0]):
        return 0
    return count if _is_set_in(line, below[-1]) or _marked(below[-1]) else 0


def _goes_with(line: Line, count: int, left: float, inner: float) -> bool:
    """Whether a line is the next entry of a list: its text begins where that one's does, or behind a wide blank."""
    text = line.words[count].left
    wide = text - line.words[count - 1].right > _WIDE * line.style.size
    return abs(text - inner) < _SAME or (wide and abs(line.left - left) < _SAME)


def named(term: str) -> str:
    """A term as Markdown, its spellings in code spans of their own: "‘`-q, --quiet`’" → "`-q`, `--quiet`"."""
    term = re.sub(r"`( ?\([^()`]*\))$", lambda found: f"{_unescaped(found[1])}`", term.rstrip(":."))
    if _FLAG.fullmatch(term):
        return f"`{_unescaped(term)}`"
    term = re.sub(r"`([^`]*\([^`)]*)`\)$", r"`\1)`", term)  # the last parenthesis in other type
    bare = re.sub(r"[‘“](`[^`]+`)[’”]", r"\1", term)
    return bare.replace(", ", "`, `") if _FLAGS.fullmatch(bare) else bare


def _unescaped(text: str) -> str:
    return re.sub(r"\\(?=[^0-9A-Za-z ])", "", text)


def is_typed(line: Line, count: int, right: float) -> bool:
    """Whether behind the words of a term stands what kind of thing it is, at the column's edge `right`: "Resource"."""
    words = line.words[max(count - 1, len(line.words) - _KIND - 1) :]
    gaps = (b.left - a.right for a, b in itertools.pairwise(words))
    named = words[-1].text[:1].isupper() and words[-1].right > right - line.style.size
    return named and max(gaps, default=0.0) > _FAR * line.style.size


def inner_of(line: Line, rest: Sequence[Line]) -> float:
    """Where the text beside a term begins in its further lines, or where it does in the first."""
    beside = line.words[_marked(line)].left
    return rest[0].left if rest and line.left < rest[0].left < beside else beside


def _is_name(line: Line) -> bool:
    """Whether a line is in typewriter type, a call with arguments in other type, or an option with its values, whose
    font may have no name to tell by.
    """
    called = line.words[0].style.mono and _CALL.fullmatch(line.text)
    return line.style.mono or bool(called or _OPTION.fullmatch(line.text))


def _marked(line: Line) -> int:
    """How many words at the beginning of a line are in other type; a place to be filled in may stand behind them."""
    words = line.words
    count = sum(1 for _ in itertools.takewhile(lambda word: word.style.bold or word.style.mono, words))
    if 0 < count < len(words) and words[count].text.startswith("<"):
        filled = (n for n, word in enumerate(words[count : count + _PLACE], count + 1) if word.text.endswith(">"))
        count = next(filled, count)
    return count


def _is_set_in(term: Line, text: Line) -> bool:
    return text.left > term.left + _SET_IN * text.style.size


def _are_near(line: Line, below: Line, leading: float) -> bool:
    return 0 < line.base - below.base < _GAP * leading
