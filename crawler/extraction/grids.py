"""Rows of cells whose spans are expanded, and the lines of a pipe table."""

from collections.abc import Callable

from . import dom

_MAX_SPAN = 60  # the widest real span in 24 generators' manuals is 15; a page can ask for 65,534
_MAX_COPIES = 10_000  # cells that the spans of one table may add; beyond, spans stay unexpanded
_MAX_PADDED = 200_000  # cells of a table up to which short rows are filled up; a parser does not need it


def pipes(rows: list[dom.Element], text_of: Callable[[dom.Element], str]) -> str:
    """The pipe table of some rows, "" for one without text. `text_of` gives a cell's own."""
    grid = _expanded(rows, text_of)
    width = max((len(row) for row in grid), default=0)
    if not width or not any(any(row) for row in grid):
        return ""
    filled = width if width * len(grid) <= _MAX_PADDED else 0
    has_head = rows[0].getparent().tag == "thead" or all(c.tag == "th" for c in rows[0] if c.tag in ("td", "th"))
    head = grid.pop(0) if has_head else [""] * width
    lines = [_line(head, width), "|" + " --- |" * width]
    lines += [_line(row, filled) for row in grid if any(row)]
    return "\n".join(lines)


def _expanded(rows: list[dom.Element], text_of: Callable[[dom.Element], str]) -> list[list[str]]:
    """Rows of cell texts, spans expanded: a spanning cell's text stands in each cell that it covers."""
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still covered, text
    room = _MAX_COPIES
    for row in rows:
        texts: list[str] = []
        cells = [c for c in row if c.tag in ("td", "th")]
        for cell in cells:
            _hang(texts, hanging)
            text = text_of(cell)
            wide, high = span(cell, "colspan"), span(cell, "rowspan")
            room -= wide * high - 1
            wide, high = (wide, high) if room >= 0 else (1, 1)
            if len(cells) == 1 and high == 1:
                wide = 1  # a row's only cell is said once
            for _ in range(wide):
                if high > 1:
                    hanging[len(texts)] = (high - 1, text)
                texts.append(text)
        _hang(texts, hanging)
        grid.append(texts)
    return grid


def whole(text: str | None, default: int) -> int:
    """A whole number of an attribute, not negative."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def span(cell: dom.Element, attribute: str) -> int:
    """How many columns or rows a cell covers, at most `_MAX_SPAN`."""
    return max(1, min(_MAX_SPAN, whole(cell.get(attribute), 1)))


def _hang(texts: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Fill the columns that cells of rows above still cover."""
    while (column := len(texts)) in hanging:
        left, text = hanging.pop(column)
        if left > 1:
            hanging[column] = (left - 1, text)
        texts.append(text)


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"
