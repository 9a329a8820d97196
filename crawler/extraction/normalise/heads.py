"""Heads of tables whose first row says what the columns hold without <th>: in bold, or in words over figures."""

import re

from .. import dom

_DIGIT = re.compile(r"\d")
LEAST_ROWS = 3  # with the head, where words over figures are all that tells it


def normalise(main: dom.Element) -> None:
    """Make <th> of the cells of such rows. A page's own heads are left alone."""
    for table in main.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if len(rows) < 2 or next(table.iterdescendants("th", "thead", "table"), None) is not None:
            continue
        if _is_bold_head(rows) or _stands_over_figures(rows):
            for cell in rows[0].iterchildren("td"):
                cell.tag = "th"
                _unbold(cell)


def _cells(row: dom.Element) -> list[dom.Element]:
    return list(row.iterchildren("td"))


def _is_bold_head(rows: list[dom.Element]) -> bool:
    """Whether the first row's cells are bold, several, and those of no other row all are."""
    first, *others = rows
    return _is_bold(first) and not any(map(_is_bold, others))


def _is_bold(row: dom.Element) -> bool:
    cells = [cell for cell in _cells(row) if dom.line(cell)]
    return len(cells) > 1 and all(map(_all_bold, cells))


def _all_bold(cell: dom.Element) -> bool:
    bold = (e for e in cell.iter("b", "strong") if next(e.iterancestors("b", "strong"), None) is None)
    return len("".join(dom.line(cell).split())) == sum(len("".join(dom.line(e).split())) for e in bold)


def _stands_over_figures(rows: list[dom.Element]) -> bool:
    """Whether a column has words in its first row and figures in all others, and no column figures in its first."""
    grid = [[dom.line(cell) for cell in _cells(row)] for row in rows]
    width = len(grid[0])
    if len(grid) < LEAST_ROWS or width < 2 or any(len(row) != width for row in grid) or not all(grid[0]):
        return False
    if any(map(_DIGIT.search, grid[0])):
        return False
    return any(all(_DIGIT.search(row[n]) for row in grid[1:]) for n in range(1, width))


def _unbold(cell: dom.Element) -> None:
    for bold in list(cell.iter("b", "strong")):
        dom.unwrap(bold)
