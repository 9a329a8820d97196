"""Tables that only lay out the page → their content; tables made of <div>s → <table>."""

from .. import dom
from ..profiles import Profile

_BLOCKS = ("pre", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "x-alert", "blockquote")
_ROLES = {"table": "table", "row": "tr", "cell": "td", "columnheader": "th", "rowheader": "th", "gridcell": "td"}


def gather(main: dom.Element, profile: Profile | None) -> None:
    """Make tables of what only looks like one: ARIA tables, and the profile's grids."""
    for element in list(main.iter("div", "span")):
        role = element.get("role")
        if role in _ROLES:
            element.tag = _ROLES[role]
    for grid in dom.select(main, profile.grid) if profile else []:
        _from_grid(grid)
    for table in list(main.iter("table")):
        inner = table.find(".//table")
        if inner is not None and table is not main and _only(inner, table):
            dom.replace(table, inner)


def _only(inner: dom.Element, outer: dom.Element) -> bool:
    """Whether an element is all that another shows: Doxygen sets prototypes in a table of one cell."""
    letters = len("".join(dom.content(outer).split())) - len("".join(dom.content(inner).split()))
    return not letters and outer.find(".//img") is None


def _from_grid(grid: dom.Element) -> None:
    cells = list(grid)
    width = sum(1 for cell in cells if "table-header" in dom.classes(cell))
    if not width:
        return
    grid.tag = "table"
    for start in range(0, len(cells), width):
        row = dom.make("tr")
        for cell in cells[start : start + width]:
            cell.tag, cell.tail = ("th" if start == 0 else "td"), None
            row.append(cell)
        grid.append(row)


def normalise(main: dom.Element) -> None:
    """Unwrap layout tables, inner ones first."""
    for table in reversed(list(main.iter("table"))):
        if table is not main and is_layout(table):
            _unwrap(table)


def is_layout(table: dom.Element) -> bool:
    """Whether a table only places things: by its role, or because it has one cell, or one row or column of blocks."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return False
    rows = list(table.iter("tr"))
    cells = list(table.iter("td"))
    if len(cells) == 1:
        return next(cells[0].iter("p", "div", "br", *_BLOCKS), None) is not None
    if len(rows) == 1 or all(len(row) == 1 for row in rows):
        return any(next(cell.iter(*_BLOCKS), None) is not None for cell in cells)
    return any(next(cell.iter("h1", "h2", "section"), None) is not None for cell in cells)


def _unwrap(table: dom.Element) -> None:
    """A row of mere phrases becomes a paragraph, all else blocks."""
    for row in [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]:
        phrases = next(row.iter("p", "div", *_BLOCKS), None) is None
        for cell in row:
            cell.tag, cell.tail = ("span" if phrases else "div"), " "
        row.tag = "p" if phrases else "div"
    for part in list(table.iter("tbody", "colgroup", "tfoot")):
        if next(part.iterancestors("table")) is table:
            part.tag = "div"
    table.tag = "div"
