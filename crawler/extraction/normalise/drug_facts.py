"""Labels of medicines sold over the counter, "Drug Facts": their table or list → headings with what stands below each.

The order and the words of such a label are fixed by 21 CFR 201.66. What a line of its warnings is about ("Do not use",
"Stop use and ask a doctor if") stays in bold before what it says.
"""

import re

from .. import dom

LEAST_LABELS = 3  # of a box: one label may stand anywhere
_LABEL = re.compile(
    r"(?:(?:in)?active ingredients?|purposes?|uses?|indications|warnings?|directions|other information"
    r"|questions(?: or comments)?)\b[^.]{0,40}",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def normalise(main: dom.Element) -> None:
    """Open such boxes, outer ones first."""
    if "active ingredient" not in dom.content(main).lower():
        return
    for box in list(main.iter("table", "dl")):
        parts = _rows(box) if box.tag == "table" else list(box.iterchildren("dt", "dd"))
        if box is not main and box.getparent() is not None and sum(map(_is_labelled, parts)) >= LEAST_LABELS:
            _open(box, parts)


def _rows(table: dom.Element) -> list[dom.Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and len(row)]


def _is_labelled(part: dom.Element) -> bool:
    if part.tag == "tr":
        return _label(part) is not None
    return part.tag == "dt" and _LABEL.fullmatch(dom.line(part)) is not None


def _label(row: dom.Element) -> dom.Element | None:
    """The label in bold that a row's first cell begins with."""
    first = row[0]
    begins = next((e for e in first.iter("b", "strong", "p", "div") if e.tag in ("b", "strong")), None)
    if begins is None or not dom.line(first).startswith(dom.line(begins)):
        return None
    return begins if _LABEL.fullmatch(dom.line(begins).rstrip(" :")) else None


def _open(box: dom.Element, parts: list[dom.Element]) -> None:
    level = min(level_of(box) + 1, 6)
    made = dom.make("div")
    for part in parts:
        if part.tag == "dt":
            made.append(dom.make(f"h{level}", dom.line(part)))
        elif part.tag == "dd":
            part.tag = "div"
            made.append(part)
        elif sum(bool(dom.line(cell)) for cell in part) < 2:
            _one_cell(made, part, level)
        else:
            _several(made, part)
    dom.replace(box, made)


def level_of(box: dom.Element) -> int:
    """The level of the heading that a box stands below, 1 without any."""
    before = next(box.iterancestors("body", "main", "html"), box)
    level = 1
    for element in before.iter(*_HEADINGS, box.tag):
        if element is box:
            return level
        level = int(element.tag[1]) if element.tag in _HEADINGS else level
    return level


def _one_cell(made: dom.Element, row: dom.Element, level: int) -> None:
    """A row across the box: its label as a heading, and what it says."""
    label = _label(row)
    if label is not None:
        made.append(dom.make(f"h{level}", dom.line(label).rstrip(" :")))
        dom.drop(label)
    for cell in row:
        if dom.line(cell):
            cell.tag = "div"
            made.append(cell)


def _several(made: dom.Element, row: dom.Element) -> None:
    """A row of several cells goes on with the table before it; labels side by side are its head."""
    if not len(made) or made[-1].tag != "table" or _label(row) is not None:
        made.append(dom.make("table"))
    for cell in row.iterchildren("td"):
        cell.attrib.pop("colspan", None)
    if _label(row) is not None:
        for cell in row.iterchildren("td"):
            cell.tag = "th"
    made[-1].append(row)
