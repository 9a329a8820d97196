"""Lines of a document → what is its text, in reading order: no running heads, notes after the text, tables as grids."""

import collections
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..dom import fold
from .glyphs import Sheet
from .lines import Line
from .tables import Table, tables

_PROSE = 0.2  # share of the letters: a document with fewer outside of typewriter type is set in it
_EDGE_ROWS = 2  # rows at the head and at the foot of a page that may be running
_REPEATED = 0.2  # share of the pages on which a running line stands at least: one for each of a few chapters
_RUNNING_SIZE = 1.05  # times the body's size: larger type is a heading's
_LEAST_TITLE = 3  # letters of a title that a running head may have
_MOST_UNTITLED = 0.5  # share of such a head that is numbers and "chapter"
_SAME_PLACE = 2.0  # points between the base lines of one running head on two pages
_NOTE_SIZE = 0.93  # times the body's size: footnotes are set at least a point smaller
_DISORDER = 0.2  # share of lines that go back up the page from which the document's order is no reading order
_NUMERAL = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(rf"(?:page )?[-–—\[(]?\s*{_NUMERAL}\s*[-–—\])]?(?:\s*(?:/|of)\s*\d{{1,4}})?", re.IGNORECASE)
_NUMBERED = re.compile(rf"^{_NUMERAL}\b(?![.)])|\b{_NUMERAL}$")
_LINE_NUMBERS = 12  # numbers in one margin from which they count lines; journals number each or each fifth
_SAME_MARGIN = 8.0  # points between the right edges of one margin's numbers
_NUMBERED_END = re.compile(rf"\D\s{_NUMERAL}$")
_LABEL = 6  # words of a figure's label
_CAPTION = re.compile(r"(?:Fig(?:ure|\.)|Table|Abb(?:ildung|\.)|Tab\.|Figura) ?[\dIVX]")
CONTENTS = frozenset(
    "contents tableofcontents shortcontents briefcontents listoffigures listoftables inhaltsverzeichnis inhalt"
    " tabledesmatières índice sumário índicegeneral".split()
)
_ENTRY = re.compile(rf"(?:[\dA-Z][\d.]* )?(.+?)[. ]+{_NUMERAL}")
_LEADERS = re.compile(rf"(?:\.\s?){{4,}}\s*{_NUMERAL}(?:, {_NUMERAL})*$")  # an entry of a table of contents
_FEW_LEADERS = re.compile(rf"(?:\.\s?){{2,}}\s*{_NUMERAL}$")  # in large type, as those of chapters


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines that follow each other down the page, with the edges of the column that they fill."""

    lines: tuple[Line, ...]
    left: float
    right: float
    note: bool = False
    # below the text, in smaller type


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as its columns and tables, in reading order."""

    number: int
    parts: tuple[Column | Table, ...]


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size of type, in points, of most letters of a document, code aside; 0 where there are none."""
    told, sizes = collections.Counter[float](), collections.Counter[float]()
    for line in lines_of(sheets):
        sizes[line.style.size] += len(line.text)
        told[line.style.size] += 0 if line.style.mono else len(line.text)
    if told.total() > _PROSE * sizes.total():
        sizes = told
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def lines_of(sheets: Iterable[Sheet]) -> Iterator[Line]:
    """All lines."""
    return (line for sheet in sheets for line in sheet.lines)


def leaves(sheets: Sequence[Sheet], titles: Collection[str] = ()) -> Iterator[Leaf]:
    """The pages of a document; `titles` are those of its outline, folded."""
    body = body_size(sheets)
    font = _body_font(sheets, body)
    running = _running(sheets, body, titles)
    listing = False  # whether the lines under way are those of a table of contents
    for sheet in sheets:
        left_out = running | _margin(sheet.lines) | _labels(sheet, font, body)
        kept = []
        for line in (line for line in sheet.lines if id(line) not in left_out):
            begins = fold(line.text) in CONTENTS
            listing = begins or (listing and _NUMBERED_END.search(line.text) is not None)
            large = line.style.size > _RUNNING_SIZE * body and _FEW_LEADERS.search(line.text) is not None
            if begins or not (listing or large or _is_listed(line.text, titles)):
                kept.append(line)
        found = tables(kept, sheet.rules)
        inside = {id(line): table for table in found for line in table.lines}
        parts: list[Column | Table] = []
        for table, group in itertools.groupby(_ordered(kept), key=lambda line: inside.get(id(line))):
            if table is None:
                parts += _columns(list(group), body)
            elif table not in parts:
                parts.append(table)
        notes = [part for part in parts if isinstance(part, Column) and part.note]
        yield Leaf(number=sheet.number, parts=(*(part for part in parts if part not in notes), *notes))


def _body_font(sheets: Sequence[Sheet], body: float) -> str:
    fonts = collections.Counter[str]()
    for line in lines_of(sheets):
        if line.style.size == body:
            fonts[line.style.font] += len(line.text)
    return max(fonts, key=lambda font: (fonts[font], font), default="")


def _labels(sheet: Sheet, font: str, body: float) -> set[int]:
    """Identities of what is written into figures: in another type than the text, or in a smaller one."""
    return {
        id(line)
        for line in sheet.lines
        for left, bottom, right, top in sheet.figures
        if left < line.left and line.right < right and bottom < line.base < top
        and len(line.words) <= _LABEL
        and (_family(line.style.font) != _family(font) or line.style.size < _NOTE_SIZE * body)
        and not line.style.mono and not _CAPTION.match(line.text)
    }  # fmt: skip


def _family(font: str) -> str:
    """Computer Modern's and others' fonts differ by size and weight in their last characters."""
    return font[:4].lower()


def _is_listed(text: str, titles: Collection[str]) -> bool:
    """Whether a line is an entry of a table of contents."""
    if _LEADERS.search(text):
        return True
    entry = _ENTRY.fullmatch(text) if titles else None
    return entry is not None and fold(entry[1]) in titles


def _margin(lines: Iterable[Line]) -> set[int]:
    """Identities of line numbers: many bare numbers on one page, one below the other."""
    numbers = [line for line in lines if line.text.isdigit()]
    edges = sorted(line.right for line in numbers)
    edge = edges[len(edges) // 2] if edges else 0.0
    found = {id(line) for line in numbers if abs(line.right - edge) < _SAME_MARGIN}
    return found if len(found) >= _LINE_NUMBERS else set()


# -- running heads
# ------------------------------------------------------------------------------------------------------------


def _running(sheets: Sequence[Sheet], body: float, titles: Collection[str] = ()) -> set[int]:
    """Identities of lines at the edges of pages that stand there on other pages too, digits aside, or number them, or
    name chapters and sections.
    """
    size = _RUNNING_SIZE * body
    edges = [line for sheet in sheets for line in _edges(sheet) if line.style.size <= size]
    places = collections.Counter((round(line.base / _SAME_PLACE), _masked(line.text)) for line in edges)
    texts = collections.Counter(_masked(line.text) for line in edges)
    rows = collections.Counter(round(line.base / _SAME_PLACE) for line in edges)
    running = set()
    for line in edges:
        row = round(line.base / _SAME_PLACE)
        near = sum(places[row + shift, _masked(line.text)] for shift in (-1, 0, 1))
        common = near >= max(2, min(_REPEATED * len(sheets), 5)) and texts[_masked(line.text)] >= 2
        fixed = sum(rows[row + shift] for shift in (-1, 0, 1)) >= max(3, len(sheets) / 3)
        told = bool(_NUMBERED.search(line.text)) or _names(line.text, titles)
        numbered = len(line.text) < 100 and fixed and told and _apart(line, sheets)
        if _PAGE_NUMBER.fullmatch(line.text) or (len(sheets) > 2 and (common or numbered)):
            running.add(id(line))
    return running


def _names(text: str, titles: Collection[str]) -> bool:
    """Whether most of a line is titles: "3.8. GATES    CHAPTER 3. MILLS"."""
    left = told = fold(text)
    for title in sorted(titles, key=len, reverse=True):
        left = left.replace(title, "") if len(title) > _LEAST_TITLE else left
    return len(left) < _MOST_UNTITLED * len(told)


def _edges(sheet: Sheet) -> list[Line]:
    rows = sorted(sheet.lines, key=lambda line: -line.base)
    bases = list(dict.fromkeys(round(line.base) for line in rows))
    count = min(_EDGE_ROWS, max(1, (len(bases) - 1) // 2))
    outer = {*bases[:count], *bases[len(bases) - count :]}
    return [line for line in rows if round(line.base) in outer]


def _apart(line: Line, sheets: Sequence[Sheet]) -> bool:
    """Whether more than a usual line's distance parts a line from the next one."""
    others = [abs(line.base - other.base) for other in sheets[line.page - 1].lines]
    return min((away for away in others if away > _SAME_PLACE), default=99.0) > 1.5 * line.style.size


def _masked(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]{1,7}\b", "0", text)


# -- order
# ------------------------------------------------------------------------------------------------------------


def _ordered(lines: list[Line]) -> list[Line]:
    """The document's own order, unless it goes up and down the page."""
    ups = sum(1 for a, b in itertools.pairwise(lines) if b.base > a.base + a.style.size)
    return lines if ups <= max(3, _DISORDER * len(lines)) else _cut(lines)


def _cut(lines: list[Line]) -> list[Line]:
    """Recursive XY cut (Nagy and Seth 1984): across at empty rows where columns begin or end, down at gutters."""
    if len(lines) < 2:
        return lines
    if parts := _down(lines):
        return [line for part in parts for line in _cut(part)]
    rows = sorted(lines, key=lambda line: (-line.base, line.left))
    for at in range(1, len(rows)):
        if min(line.bottom for line in rows[:at]) > max(line.top for line in rows[at:]) and (
            _down(rows[:at]) or _down(rows[at:])
        ):
            return [*_cut(rows[:at]), *_cut(rows[at:])]
    return rows


def _down(lines: list[Line]) -> list[list[Line]]:
    """The lines left and right of the first gutter; nothing where there is none."""
    across = sorted(lines, key=lambda line: line.left)
    reach = across[0].right
    for at in range(1, len(across)):
        if across[at].left > reach + across[at].style.size and min(at, len(across) - at) > 2:
            first = set(map(id, across[:at]))
            return [[line for line in lines if id(line) in first], [line for line in lines if id(line) not in first]]
        reach = max(reach, across[at].right)
    return []


def _columns(lines: list[Line], body: float) -> Iterator[Column]:
    run: list[Line] = []
    for line in lines:
        if run and not (line.base < run[-1].base + 1 and _overlaps_run(line, run)):
            yield from _noted(run, body)
            run = []
        run.append(line)
    if run:
        yield from _noted(run, body)


def _overlaps_run(line: Line, run: list[Line]) -> bool:
    return line.left < max(other.right for other in run) and min(other.left for other in run) < line.right


def _noted(run: list[Line], body: float) -> Iterator[Column]:
    """A column, and the notes at its foot."""
    at = len(run)
    while at and run[at - 1].style.size <= _NOTE_SIZE * body and not run[at - 1].style.mono:
        at -= 1
    starts = at < len(run) and re.match(r"[\d*∗†‡§¹²³]", run[at].text) is not None
    if not starts or not at or run[at].base > 0.6 * max(line.base for line in run):
        at = len(run)
    for part, note in ((run[:at], False), (run[at:], True)):
        if part:
            left, right = min(line.left for line in part), max(line.right for line in part)
            yield Column(lines=tuple(part), left=left, right=right, note=note)
