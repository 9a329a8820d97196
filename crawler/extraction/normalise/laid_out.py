"""Provisions that a table lays out: a subsection a row, its points in a table inside, a label and its text two cells.

Statutes of Singapore and of its neighbours are published so, one section a page.
"""

import re

from .. import dom
from ..blocks import is_block

LEAST_LABELS = 2  # of a table that stands in no other such table
_LABEL = re.compile(r"\((?:\d{1,3}[A-Z]?|[a-z]{1,5}|[A-Z]{1,3})\)")
_BEGINS = re.compile(rf"(?:\d{{1,4}}[A-Z]{{0,2}}\.?\s*[—–-]?\s*)?{_LABEL.pattern}\s*\S")
_SECTION = re.compile(r"(?P<number>\d{1,4}[A-Z]{0,2})\.?\s?[—–-]\s?(?:\(1\)|[A-Z])")
_TITLED = re.compile(r"\d{1,4}[A-Z]{0,2}\.?\s+[A-Z][^.;:]{2,120}")
_FIRST = re.compile(r"\(1\)\s*\S")
MOST_TITLE_WORDS = 14
_PARTS = ("th", "caption", "thead", "tfoot")


def normalise(main: dom.Element) -> None:
    """Make paragraphs of such tables, inner ones first, and headings of titles in the margin."""
    for table in list(main.iter("table")):
        _untable(table)
    for title in [e for e in main.iter("p", "div") if _is_title(e)]:
        for part in list(title.iter("b", "strong", "span")):
            dom.unwrap(part)
        title.tag = "h3"
    laid = {table: _labels(table) for table in main.iter("table") if _lays_out(table)}
    for table in reversed([t for t in laid if _is_told(t, laid)]):
        box = dom.make("div")
        for row in _rows(table):
            _tell(row, box)
        dom.replace(table, box)


def _untable(table: dom.Element) -> None:
    """Sections with their titles in the cell beside them, as old acts are set: a heading and its paragraphs each."""
    rows = _rows(table)
    beside = [_beside(row) for row in rows]
    if not rows or not all(beside):
        return
    box = dom.make("div")
    for title, text, number in filter(None, beside):
        box.append(dom.make("h3", f"{number}. {dom.line(title)}".rstrip(".")))
        dom.move(text, box)
    dom.replace(table, box)


def _beside(row: list[dom.Element]) -> tuple[dom.Element, dom.Element, str] | None:
    """The title, the text and the number of a section in two cells, whichever comes first."""
    for title, text in (row, row[::-1]) if len(row) == 2 else ():
        found = _SECTION.match(dom.line(text))
        if found and text.find(".//p") is not None and 0 < len(dom.line(title).split()) <= MOST_TITLE_WORDS:
            return title, text, found["number"]
    return None


def _is_title(element: dom.Element) -> bool:
    """Whether a block in bold is the number and the title of the section whose first subsection stands behind it."""
    text, after = dom.line(element), element.getnext()
    if after is None or not _TITLED.fullmatch(text) or not _FIRST.match(dom.line(after)):
        return False
    bold = sum(len(dom.line(part)) for part in element.iter("b", "strong"))
    return bold >= len(text) - 1 and not any(is_block(child) for child in element)


def _rows(table: dom.Element) -> list[list[dom.Element]]:
    rows = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def _lays_out(table: dom.Element) -> bool:
    """Whether each row is a text, or a label and its text."""
    if any(next(part.iterancestors("table"), None) is table for part in table.iter(*_PARTS)):
        return False
    rows = _rows(table)
    return bool(rows) and all(
        len(row) == 1 or (len(row) == 2 and (_LABEL.fullmatch(dom.line(row[0])) or not dom.line(row[0])))
        for row in rows
    )


def _is_told(table: dom.Element, laid: dict[dom.Element, int]) -> bool:
    """Whether its rows are provisions: several begin with labels, or it stands in a table of them; `laid`: of each
    table how many.
    """
    return laid[table] >= LEAST_LABELS or any(laid.get(outer) for outer in table.iterancestors("table"))


def _labels(table: dom.Element) -> int:
    return sum(_labels_of(row) for row in _rows(table))


def _labels_of(row: list[dom.Element]) -> int:
    if len(row) == 2:
        return bool(_LABEL.fullmatch(dom.line(row[0])))
    told = [part for part in row[0] if part.tag == "p"]  # a cell may hold a whole part of a law
    return sum(bool(_BEGINS.match(dom.line(part))) for part in told or row)


def _tell(row: list[dom.Element], box: dom.Element) -> None:
    """The paragraphs of a row, the first with the label in front."""
    label = dom.line(row[0]) if len(row) == 2 else ""
    cell = row[-1]
    inline = dom.make("p", f"{label} {(cell.text or '').lstrip()}" if label else cell.text)
    made = [inline]
    for child in list(cell):
        tail, child.tail = child.tail, None
        if is_block(child):
            made += [child, dom.make("p", tail)]
        else:
            made[-1].append(child)
            child.tail = tail
    for element in made:
        if element.tag != "p" or dom.line(element):
            box.append(element)
