"""Which lines of a document are headings, and of what level: by its outline, else by type and numbering."""

import collections
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..dom import fold
from .front import ABSTRACT, NO_TITLE, authors, before_the_text, below_a_masthead
from .layout import Column, Leaf
from .lines import Line
from .notes import unmarked
from .run_in import RunIn

_LARGER = 1.12  # times the body's size from which a line is a heading: 12 pt over 10.5 pt, the smallest step in use
_BOLD = 0.85  # times the body's size from which a bold line is a heading
_TITLE = 1.25  # times the body's size from which the largest line of the first page is the title
_SHORT_TITLE, _SHORTEST = 1.8, 4  # the same for one of so few letters: manuals of `ne` or `dot` have a page for it
_LONGEST = 200  # letters
_MOST_LINES = 3  # of one heading
_SAME_HEADING = 1.7  # times the size: lines of one heading stand nearer
# Shares of the lines that stand alone, and of all: type that is so common is no heading's.
_COMMON = 0.25
_COMMON_OF_ALL = 0.06
_DEEPEST = 6
_LEAST_NUMBERED = 5  # headings with numbers from which others are looked at more closely
_LEAST_ALONE = 5  # lines of a type that the outline has nothing of, from which it is one of headings
_WHOLE = 0.9  # share of the words in such a type that stand in whole lines of it
_FAMILY = 4  # letters of a font's name that its weights and sizes have in common
_FIRST_PAGES = 2  # of a paper: on them its abstract stands
_NUMBER = re.compile(
    r"(?:(?:chapter|section|part|appendix|article|§)\s*)?(\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)[.)]?\s+\S",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[•◦▪‣∙·●○■□➢➤✓]\s")  # of a list whose names are bold
_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)|Table|Listing|Abbildung|Tabelle|Tableau|Figura|Tabla) ?[\dIVX]+(?:[.:]|$)", re.IGNORECASE
)
_COUNTED = re.compile(r"\d+ ")  # as a line of an algorithm: the outline has all chapters
_STATED = re.compile(r"\(|.*\w=\w")  # an aside, a setting
_DECIMAL = re.compile(r"(\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)[.)]?\s+\S")
_CAPITALS = re.compile(r"(?:\d+|[IVX]+|[A-Z])\.?\s+[^a-z]{4,}")
# A number that stands above its title.
_CHAPTER = re.compile(
    r"(?:(?:chapter|part|appendix|section|lecture|kapitel|teil|anhang|chapitre|partie|annexe|capítulo|parte|capitolo)\s+)?"
    r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.:]?",
    re.IGNORECASE,
)
_SMALL_CAPITALS = re.compile(r"(?i)csc|smallcap|caps")  # names of fonts that journals set headings in
_PREFIX = re.compile(r"(?:chapter|part|appendix)?[a-z]?\d{0,6}|[ivx]{1,5}")

Type = tuple[float, str]
# size and font
Outline = Sequence[tuple[int, str, int]]
# (level from 0, title, page from 1)


@dataclass(frozen=True, slots=True)
class Headings:
    """Levels by the identity of a heading's first line; `more` are the identities of its further lines."""

    levels: dict[int, int]
    more: set[int]
    title: str = ""
    author: str = ""
    # names before the text, with commas between
    written: dict[int, str] = field(default_factory=dict)
    # by the identity of its first line: what the outline has for a heading that is set in capitals; a call, as code

    def has(self, line: Line) -> bool:
        """Whether a line is a heading or part of one."""
        return id(line) in self.levels or id(line) in self.more


def headings(leaves: Sequence[Leaf], outline: Outline, *, body: float, run_in: RunIn) -> Headings:
    """The headings of a document whose running text has `body` points; `run_in` are those with text behind them."""
    columns = [part for leaf in leaves for part in leaf.parts if isinstance(part, Column) and not part.note]
    title = _title(leaves, body)
    top = 1 if title else 0
    first = [line for part in leaves[0].parts if isinstance(part, Column) for line in part.lines] if leaves else []
    front = before_the_text(first, title)
    found = Headings({}, set(), unmarked(" ".join(line.text for line in title)), authors(front))
    _mark(found, title, 1)
    for leaf in leaves[:_FIRST_PAGES]:
        for part in leaf.parts:
            for line in part.lines if isinstance(part, Column) else ():
                if title and ABSTRACT.fullmatch(line.text):
                    _mark(found, [line], 2)
    found.levels.update({line: min(level + top, _DEEPEST) for line, level in run_in.levels.items()})
    found.written.update({line: said for line, said in run_in.said.items() if said})
    told = _outlined(leaves, outline, found, top) if outline else {}
    if told:
        told |= _below_the_outline(columns, told, body)
    apart = set(map(id, [*front, *first[: len(first) - len(below_a_masthead(first))]]))
    alone = [line for column in columns for line in _alone(column) if not found.has(line) and id(line) not in apart]
    guessed = _guess(alone, body, top, told, total=sum(len(column.lines) for column in columns))
    for column in columns:
        _join(column, guessed, found)
        _number(column, found, body)
        _finish(column, found, body)
    return found


def _mark(found: Headings, lines: Sequence[Line], level: int) -> None:
    if lines:
        found.levels[id(lines[0])] = min(level, _DEEPEST)
        found.more.update(map(id, lines[1:]))


def _title(leaves: Sequence[Leaf], body: float) -> list[Line]:
    whole = [line for part in leaves[0].parts if isinstance(part, Column) for line in part.lines] if leaves else []
    first = below_a_masthead(whole)
    largest = max((line.style.size for line in first), default=0.0)
    at = next((i for i, line in enumerate(first) if line.style.size == largest), 0)
    found = list(itertools.takewhile(lambda line: _is_titles(line, first[at]), first[at:]))
    text = " ".join(line.text for line in found)
    least = _SHORT_TITLE if len(text) < _SHORTEST else _TITLE
    good = largest >= least * body and len(found) <= _MOST_LINES and 1 < len(text) <= _LONGEST
    if good and not _NUMBER.match(text) and not NO_TITLE.fullmatch(text):
        return found
    return _in_capitals(first)


def _is_titles(line: Line, first: Line) -> bool:
    """Whether a line is of the title that another begins: in its type, and no version that stands below it."""
    alike = abs(line.style.size - first.style.size) < 0.5 and line.style.bold == first.style.bold
    return alike and (line is first or not re.match(r"(?:version|release|edition|v\.?) ?\d", line.text, re.IGNORECASE))


def _in_capitals(first: Sequence[Line]) -> list[Line]:
    """The title of a paper that sets it in capitals of the text's size, as AMS journals do: its first lines."""
    style = first[0].style if first else None
    found = list(itertools.takewhile(lambda line: line.style == style, first))
    text = " ".join(line.text for line in found)
    lower = sum(c.islower() for c in text)
    return found if 0 < len(found) <= _MOST_LINES and 8 < len(text) <= _LONGEST and lower <= 0.1 * len(text) else []


def _number(column: Column, found: Headings, body: float) -> None:
    """Make a chapter's number on a line of its own one heading with the chapter's title below it."""
    for line, after in itertools.pairwise(column.lines):
        level = found.levels.get(id(after))
        large = line.style.size >= _LARGER * body or line.style.bold
        numbered = _CHAPTER.fullmatch(line.text) and (id(line) in found.levels or large)
        if level and numbered and id(line) not in found.more:
            found.levels[id(line)] = level
            del found.levels[id(after)]
            found.more.add(id(after))


def _finish(column: Column, found: Headings, body: float) -> None:
    """Add the further lines of a heading in large type that the outline names by its first one."""
    level = 0
    for line, after in itertools.pairwise(column.lines):
        level = found.levels.get(id(line), level if found.has(line) else 0)
        near = 0 < line.base - after.base < _SAME_HEADING * line.style.size
        large = line.style == after.style and line.style.size >= _LARGER * body
        if level > 1 and near and large and not found.has(after) and not _NUMBER.match(after.text):
            found.more.add(id(after))


# -- by the outline
# ------------------------------------------------------------------------------------------------------------


def _outlined(leaves: Sequence[Leaf], outline: Outline, found: Headings, top: int) -> dict[Type, int]:
    """Mark the lines that the outline names; the level of each style that they are set in."""
    styles: dict[Type, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    by_page = {leaf.number: leaf for leaf in leaves}
    for level, title, page in outline:
        lines = _named(by_page.get(page), fold(title)) if fold(title) else []
        if lines and id(lines[0]) not in found.levels:
            _mark(found, lines, level + 1 + top)
            if all(line.text.isupper() for line in lines) and not title.isupper():
                found.written[id(lines[0])] = " ".join(title.split())
            styles[lines[0].style.size, lines[0].style.font][level + 1 + top] += 1
    return {style: counts.most_common(1)[0][0] for style, counts in styles.items()}


def _below_the_outline(columns: Sequence[Column], told: Mapping[Type, int], body: float) -> dict[Type, int]:
    """The level of types that only whole lines with space above them have, where an outline names but chapters."""
    lines = [line for column in columns for line in column.lines]
    used = collections.Counter((word.style.size, word.style.font) for line in lines for word in line.words)
    alone, words = collections.Counter[Type](), collections.Counter[Type]()
    for column in columns:
        for before, line in zip((None, *column.lines), column.lines, strict=False):
            kind = line.style.size, line.style.font
            spaced = before is None or before.base - line.base > _SAME_HEADING * line.style.size
            if spaced and line.style.font and _stands_out(line, body) and not line.text[:1].islower():
                alone[kind] += 1
                words[kind] += sum((word.style.size, word.style.font) == kind for word in line.words)
    level = max(told.values(), default=0) + 1
    return {
        kind: min(level, _DEEPEST)
        for kind, count in alone.items()
        if kind not in told and count >= _LEAST_ALONE and words[kind] >= _WHOLE * used[kind]
    }


def _named(leaf: Leaf | None, title: str) -> list[Line]:
    """The lines of a page that say a title, its number aside; of several the best by `_rank`."""
    best: list[Line] = []
    for part in leaf.parts if leaf else ():
        for at, _ in enumerate(part.lines if isinstance(part, Column) else ()):
            for count in range(1, _MOST_LINES + 1):
                lines = list(part.lines[at : at + count])
                said = fold(" ".join(line.text for line in lines))
                if _same(said, title) and (not best or _rank(lines) > _rank(best)):
                    best = lines
    return best


def _rank(lines: list[Line]) -> tuple[float, int]:
    """Larger type before smaller, then fewer lines: what stands before a heading may look like its number."""
    return lines[0].style.size, -len(lines)


def _same(said: str, title: str) -> bool:
    """Whether both say the same, a number before one of them aside."""
    longer, shorter = (said, title) if len(said) >= len(title) else (title, said)
    return bool(shorter) and longer.endswith(shorter) and bool(_PREFIX.fullmatch(longer[: len(longer) - len(shorter)]))


# -- by type
# ------------------------------------------------------------------------------------------------------------


def _alone(column: Column) -> Iterator[Line]:
    """Lines that could be headings: not within a paragraph."""
    for (_, marked), group in itertools.groupby(column.lines, key=lambda line: (line.style.size, _is_marked(line))):
        run = list(group)
        if len(run) <= _MOST_LINES or marked:
            yield from run


def _is_marked(line: Line) -> bool:
    """Whether a line's type is not that of text: bold, or small capitals; a name in a numbered one may be."""
    numbered = _DECIMAL.match(line.text) is not None and _is_mostly_bold(line)
    return numbered or line.style.bold or _SMALL_CAPITALS.search(line.style.font) is not None


def _guess(lines: Sequence[Line], body: float, top: int, told: dict[Type, int], *, total: int) -> dict[int, int]:
    """Levels of lines by their type, by the identity of the line; `total` are the document's lines."""
    candidates = [line for line in lines if _stands_out(line, body)]
    counts = collections.Counter((line.style.size, line.style.font) for line in candidates)
    most = max(8, _COMMON * len(lines), _COMMON_OF_ALL * total)
    common = {style for style, count in counts.items() if count > most}
    candidates = [line for line in candidates if (line.style.size, line.style.font) not in common]
    if told:
        likely = [line for line in candidates if not line.text[:1].islower() and not _COUNTED.match(line.text)]
        return {id(line): level for line in likely if (level := told.get((line.style.size, line.style.font)))}
    numbers = [number[1] for line in candidates if (number := _DECIMAL.match(line.text))]
    numbered = len(numbers) >= 3 and any("." in number for number in numbers)
    if len(numbers) >= _LEAST_NUMBERED:
        candidates = list(_in_order(candidates))
    sizes = sorted({line.style.size for line in candidates if line.style.size >= _LARGER * body}, reverse=True)
    ranks = {size: rank for rank, size in enumerate(sizes, 1 + top)}
    levels = {}
    for line in candidates:
        number = _DECIMAL.match(line.text) if numbered else None
        by_rank = ranks.get(line.style.size, len(ranks) + 1 + top)
        levels[id(line)] = min(_DEEPEST, number[1].count(".") + 1 + top if number else by_rank)
    return levels


def _in_order(lines: Sequence[Line]) -> Iterator[Line]:
    """Of a document with numbered headings: no lines of an algorithm in bold type, and no labels of a picture.

    Those have small letters, a font of their own, or numbers that begin again in another type than chapters have.
    """
    told = [(line, number[1]) for line in lines if (number := _DECIMAL.match(line.text))]
    families = {line.style.font[:_FAMILY].lower() for line, _ in told}
    tops = collections.Counter((line.style.size, line.style.font) for line, number in told if number.isdigit())
    numbers = {id(line): number for line, number in told}
    last = 0
    for line in lines:
        said = numbers.get(id(line), "")
        if said.isdigit():
            usual = tops.most_common(1)[0][0] == (line.style.size, line.style.font)
            if usual or int(said) > last:
                last = int(said)
                yield line
        elif said or (not line.text[:1].islower() and line.style.font[:_FAMILY].lower() in families):
            yield line


def _stands_out(line: Line, body: float) -> bool:
    text = line.text
    if not 2 < len(text) <= _LONGEST or not re.search(r"[^\W\d_]{2}", text) or line.style.mono or _ITEM.match(text):
        return False
    if _CAPTION.match(text) or _STATED.match(text) or (text.startswith("by ") and NO_TITLE.fullmatch(text)):
        return False
    if line.style.size >= _LARGER * body:
        return not text.endswith((",", ";"))
    own = line.style.size >= _BOLD * body and not text.endswith((".", ",", ";", ":"))
    return own and ((_is_marked(line) and len(text) <= _LONGEST / 2) or _CAPITALS.fullmatch(text) is not None)


def _is_mostly_bold(line: Line) -> bool:
    """Whether a numbered line is bold but for a name that is set in a type of its own."""
    bold = sum(len(word.text) for word in line.words if word.style.bold)
    return line.words[0].style.bold and bold > len(line.text.replace(" ", "")) / 2


def _join(column: Column, guessed: dict[int, int], found: Headings) -> None:
    """Mark what was guessed; lines of one style that stand close together are one heading."""
    open_line: Line | None = None
    for line in column.lines:
        level = guessed.get(id(line))
        if level is None or found.has(line):
            open_line = None
        elif (
            open_line is not None
            and open_line.style == line.style
            and open_line.base - line.base < _SAME_HEADING * line.style.size
            and not _NUMBER.match(line.text)
        ):
            found.more.add(id(line))
            open_line = line
        else:
            found.levels[id(line)] = level
            open_line = line
