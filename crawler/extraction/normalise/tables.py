"""Tables that only lay out the page → their content; tables made of <div>s → <table>."""

from lxml import etree

from .. import dom
from ..account import Account
from ..index import Index, below
from ..profiles import Profile
from . import signatures

_BLOCKS = ("pre", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "x-alert", "blockquote")
_BADGES = 40  # letters: "inlinestaticconstexprprotectednoexcept"
_FEW = 0.1  # share of a table's rows that may be taken out of it because of what they hold
_PARAMETERS = frozenset(("params", "retval", "tparams", "exception"))  # Doxygen: a row for each, lists in the last cell
_ROLES = {"table": "table", "row": "tr", "cell": "td", "columnheader": "th", "rowheader": "th", "gridcell": "td"}


def gather(main: dom.Element, profile: Profile | None, page: Index, books: Account) -> None:
    """Make tables of what only looks like one: ARIA tables, and the profile's grids. Part those that hold blocks."""
    for element in below(main, page.where("role", _ROLES.__contains__)):
        if element.tag in ("div", "span"):
            element.tag = _ROLES.get(element.get("role"), element.tag)
    for grid in dom.select(main, profile.grid) if profile else []:
        _from_grid(grid)
    for frame in dom.select(main, profile.frame) if profile else []:
        if frame.getparent() is not None:  # it may have stood in another
            _open(frame, set(dom.select(frame, profile.code)) if profile else set())
    for table in list(main.iter("table")):
        inner = table.find(".//table")
        if inner is not None and table is not main and _only(inner, table):
            within = {inner, *inner.iterdescendants()}
            books.put_down("badge", [e.text for e in table.iter("*") if e.text and e not in within])
            dom.replace(table, inner)
        elif table is not main and not is_layout(table):
            _part(table)


def _only(inner: dom.Element, outer: dom.Element) -> bool:
    """Whether an element is all that another shows: Doxygen sets prototypes in a table of their
    own, with badges ("inline", "static") beside them.
    """
    letters = len("".join(dom.content(outer).split())) - len("".join(dom.content(inner).split()))
    return letters <= (_BADGES if signatures.is_prototype(inner) else 0) and outer.find(".//img") is None


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


def _open(frame: dom.Element, coded: set[dom.Element]) -> None:
    """The table around an API entry → a paragraph for each signature, a list of the rows that are set in (arguments).

    Their classes x-signature, x-further and x-argument say what they are; code in it stays a block.
    """
    made = dom.make("div")
    for row in _own_rows(frame):
        before = made[-1] if len(made) else None
        if any(inner in coded for cell in row for inner in cell):
            for cell in row:
                cell.tag = "div"
            made.extend(row)
        elif dom.content(row).lstrip(" \n").startswith("\xa0"):
            if before is None or before.tag != "ul":
                made.append(dom.make("ul"))
            made[-1].append(_phrase(row, "li", "x-argument"))
        else:
            follows = before is not None and before.tag == "p"
            made.append(_phrase(row, "p", "x-further" if follows else "x-signature"))
    dom.replace(frame, made)
    if made.getparent().tag == "blockquote":
        made.getparent().tag = "div"


def _phrase(row: dom.Element, tag: str, name: str) -> dom.Element:
    for inner in row.iter("tr"):
        inner.tail = " "
    etree.strip_tags(row, "table", "tbody", "tr", "td", "p", "div", "blockquote")
    row.tag, row.tail = tag, None
    row.attrib.clear()
    row.set("class", name)
    return row


def normalise(main: dom.Element) -> None:
    """Unwrap layout tables, inner ones first; what is one is seen while all of them stand."""
    for table in reversed([table for table in main.iter("table") if table is not main and is_layout(table)]):
        _unwrap(table)


def is_layout(table: dom.Element) -> bool:
    """Whether a table only places things: by its role, or because it has one cell, or one row or column of blocks."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return False
    rows = _own_rows(table)
    cells = [cell for row in rows for cell in row.iterchildren("td")]
    if len(cells) == 1:
        return next(cells[0].iter("p", "div", "br", *_BLOCKS), None) is not None
    if len(rows) == 1 or all(len(row) == 1 for row in rows):
        return any(next(cell.iter(*_BLOCKS), None) is not None for cell in cells)
    return any(next(cell.iter("h1", "h2", "section"), None) is not None for cell in cells)


def _unwrap(table: dom.Element) -> None:
    """A row of mere phrases becomes a paragraph, all else blocks."""
    for row in _own_rows(table):
        phrases = next(row.iter("p", "div", *_BLOCKS), None) is None
        for cell in row:
            cell.tag, cell.tail = ("span" if phrases else "div"), " "
        row.tag = "p" if phrases else "div"
    for part in list(table.iter("tbody", "colgroup", "tfoot")):
        if next(part.iterancestors("table")) is table:
            part.tag = "div"
    table.tag = "div"


def _part(table: dom.Element) -> None:
    """A table without header becomes several where pipes cannot hold a row; the content of that row stands between.

    Haddock sets the fields of a constructor across all columns, below the row that names it; and of the 500 instances
    of a class two have code beside them. Where more rows hold blocks, the table is better kept in one piece.
    """
    rows = _own_rows(table)
    across = max((len(row) for row in rows), default=0)
    holding = [row for row in rows if next(row.iter(*_BLOCKS), None) is not None]
    named = not _PARAMETERS.isdisjoint(dom.classes(table))
    apart = {row for row in holding if named or len(holding) <= _FEW * len(rows) or _is_wide(row, across)}
    if across < 2 or not apart or table.find("caption") is not None:
        return
    if any(cell.tag != "td" or "rowspan" in cell.attrib for row in rows for cell in row):
        return
    made = dom.make("div")
    for row in rows:
        if row in apart:
            if named:
                _label(row)
            for cell in row:
                cell.tag = "div"
            made.extend(row)
        elif len(made) and made[-1].tag == "table":
            made[-1].append(row)
        else:
            made.append(dom.make("table"))
            made[-1].append(row)
    dom.replace(table, made)


def _label(row: dom.Element) -> None:
    """Make a parameter's direction and name one label, which its description follows."""
    label = dom.make("strong", " ".join(filter(None, (dom.line(cell) for cell in row[:-1]))))
    first = row[0]
    for cell in row[1:-1]:
        row.remove(cell)
    for child in list(first):
        first.remove(child)
    first.text = None
    first.append(label)


def _own_rows(table: dom.Element) -> list[dom.Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _is_wide(row: dom.Element, across: int) -> bool:
    return len(row) == 1 and row[0].get("colspan") == str(across)
