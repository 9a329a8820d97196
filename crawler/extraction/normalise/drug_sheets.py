"""Sheets about a medicine that are one table, a row for each thing said → headings with what stands beside them.

Poisons services, formularies and hospitals set "Contraindications | …", "Adult dose | …" so, with lists and tables in
the cells, which no Markdown table can hold. Rows across the sheet ("SAFETY") are headings above those below them.
"""

import re

from .. import dom
from .drug_facts import level_of

LEAST_LABELS = 3  # rows with such a label
LEAST_LABELLED = 0.8  # share of the rows that have a short label and one cell beside it
MOST_LABEL_WORDS = 7
_LABEL = re.compile(
    r"(?:(?:absolute |relative )?contra-?indications?|(?:(?:adult|child|p(?:a)?ediatric|usual"
    r"|loading|maximum|maintenance) )?"
    r"dos(?:e|es|age|ing)|posology|indications?|cautions?|precautions?|warnings?|interactions"
    r"|overdos(?:e|age)|pregnancy"
    r"|(?:adverse|undesirable|side)[ -](?:effects|reactions)|(?:renal|hepatic) impairment|storage|administration"
    r"|presentation|monitoring|(?:who|when|what) (?:should|must|can)(?:no|n['’])?t\b)\b.*",
    re.IGNORECASE,
)
_BLOCKS = ("ul", "ol", "dl", "table", "p")
_POINT = re.compile(r"[•·▪◦‣*–-]")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]?")


def normalise(main: dom.Element) -> None:
    """Open such sheets."""
    for table in list(main.iter("table")):
        if table is main or table.getparent() is None or table.find("thead") is not None:
            continue
        rows = _own_rows(table)
        labels = [_label(row) for row in rows]
        known = sum(_LABEL.fullmatch(label) is not None for label in labels)
        across = sum(len(row) == 1 for row in rows)
        if known < LEAST_LABELS or sum(map(bool, labels)) + across < LEAST_LABELLED * len(rows):
            continue
        if any(len(row) > 1 and next(row[-1].iter(*_BLOCKS), None) is not None for row in rows):
            _open(table, rows, labels)


def _own_rows(table: dom.Element) -> list[dom.Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and len(row)]


def _label(row: dom.Element) -> str:
    """The label that a row of two cells begins with, or empty."""
    if len(row) != 2 or row[-1].tag != "td" or next(row[0].iter("ul", "ol", "table"), None) is not None:
        return ""
    said = dom.line(row[0]).strip(" :")
    return said if 0 < len(said.split()) <= MOST_LABEL_WORDS else ""


def _open(table: dom.Element, rows: list[dom.Element], labels: list[str]) -> None:
    level, made, deeper = min(level_of(table) + 1, 5), dom.make("div"), 0
    for row, label in zip(rows, labels, strict=True):
        if len(row) == 1 and 0 < len(dom.line(row).split()) <= MOST_LABEL_WORDS:
            made.append(dom.make(f"h{level}", dom.line(row).strip(" :")))
            deeper = 1
            continue
        if label:
            made.append(dom.make(f"h{level + deeper}", label))
            row.remove(row[0])
        for cell in list(row):
            for inner in list(cell.iter("table")):
                _list(inner)
            cell.tag = "div"
            cell.attrib.clear()
            made.append(cell)
    dom.replace(table, made)


def _list(table: dom.Element) -> None:
    """A table of points or numbers and what stands beside each → a list."""
    rows = _own_rows(table)
    marks = [dom.line(row[0]) for row in rows if len(row) == 2]
    kind = next((tag for tag, mark in (("ul", _POINT), ("ol", _NUMBER)) if all(map(mark.fullmatch, marks))), "")
    if not kind or len(marks) != len(rows):
        return
    made = dom.make(kind)
    for row in rows:
        item = row[1]
        item.tag = "li"
        item.attrib.clear()
        made.append(item)
    dom.replace(table, made)
