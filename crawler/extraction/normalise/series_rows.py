"""Provisions as rows of a table that has but the place of things: the label, the text, and the title beside them."""

import re
from collections.abc import Sequence

from .. import dom
from ..blocks import is_block
from .series_labels import Label, is_title, label_of, leading, rises

LEAST_TEXTS = 0.5  # share of the rows whose text is one: those of a table of contents are titles
_SENTENCE = re.compile(r"\w[.;:—](?:\s|$)")
_SUBSECTION = re.compile(r"[—–-]?\s*\(1\)")
_LEAST_TEXT = 40
_LEVEL = 3


def normalise(main: dom.Element) -> bool:
    """Write such rows as headings and text; whether there are any."""
    boxed = _unbox(main)
    rows = [(row, label) for row in main.iter("tr") if (label := _label(row)) is not None]
    worded = [label for _, label in rows if label.make]
    rows = [(row, label) for row, label in rows if bool(label.make) == bool(worded)]
    told = [(row, label) for row, label in rows if _SENTENCE.search(_text(row)) and len(_text(row)) >= _LEAST_TEXT]
    tables = {table for row, _ in told if (table := next(row.iterancestors("table"), None)) is not None}
    rows = [(row, label) for row, label in rows if next(row.iterancestors("table")) in tables]
    if not rises([label for _, label in rows]) or len(told) < LEAST_TEXTS * len(rows):
        return boxed
    if not worded and not any(_SUBSECTION.match(_text(row)) for row, _ in rows):
        return boxed
    level = max((int(h.tag[1]) + 1 for h in main.iter("h1", "h2", "h3")), default=_LEVEL)
    labels = dict(rows)
    for table in tables:
        box = dom.make("div")
        for row in [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]:
            _write(row, labels.get(row), box, f"h{level}")
        dom.replace(table, box)
    return True


def _unbox(main: dom.Element) -> bool:
    """Take the text out of tables whose rows have one cell each, where their first words count sections."""
    found: list[tuple[dom.Element, Label]] = []
    for table in main.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if not rows or any(len([cell for cell in _cells(row) if dom.line(cell)]) != 1 for row in rows):
            continue
        begun = [said[0] for row in rows for cell in _cells(row) if (said := leading(cell)) is not None]
        found += [(table, begun[0])] if begun else []
    if not rises([label for _, label in found]):
        return False
    for inner in reversed([t for table, _ in found for t in table.iter("table") if t is not table]):
        dom.replace(inner, _as_text(inner))
    for table, _ in found:
        dom.replace(table, _as_text(table))
    return True


def _as_text(table: dom.Element) -> dom.Element:
    """A paragraph for each row, its cells one behind the other."""
    box = dom.make("div")
    for row in table.iter("tr"):
        cells = [cell for cell in _cells(row) if dom.line(cell)]
        blocks = [child for cell in cells for child in cell if is_block(child)]
        made = dom.make("p")
        for cell in cells:
            if not blocks:
                made.text = None if made.text is None else f"{made.text} "
                dom.add_text(made, " " if len(made) or made.text else "")
                dom.move(cell, made)
                continue
            while len(cell) or cell.text:
                if cell.text and cell.text.strip():
                    made.text = cell.text
                cell.text = None
                if not len(cell):
                    break
                child = cell[0]
                if is_block(child):
                    box.append(made) if dom.line(made) else None
                    made = dom.make("p")
                    made.text, child.tail = child.tail, None
                    box.append(child)
                else:
                    made.append(child)
        if dom.line(made):
            box.append(made)
    return box


def _cells(row: dom.Element) -> list[dom.Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _label(row: dom.Element) -> Label | None:
    cells = _cells(row)
    if not 2 <= len(cells) <= 3 or next(row.iterancestors("table"), None) is None:
        return None
    return next((label for cell in cells[:2] if (label := label_of(dom.line(cell))) is not None), None)


def _text(row: dom.Element) -> str:
    return max(map(dom.line, _cells(row)), key=len)


def _write(row: dom.Element, label: Label | None, box: dom.Element, tag: str) -> None:
    cells = [cell for cell in _cells(row) if dom.line(cell)]
    if label is not None:
        cells = [cell for cell in cells if label_of(dom.line(cell)) is None]
        text = max(cells, key=lambda cell: len(dom.line(cell)), default=None)
        title = _title([cell for cell in cells if cell is not text], text)
        box.append(dom.make(tag, f"{label.said} {title}".strip()))
        cells = [cell for cell in cells if cell is text]
    for cell in cells:
        if any(map(is_block, cell)):
            dom.move(cell, box)
        else:
            made = dom.make("p")
            dom.move(cell, made)
            box.append(made)


def _title(beside: Sequence[dom.Element], text: dom.Element | None) -> str:
    """The title in a cell of its own, or in the first block of the text."""
    for cell in beside:
        if len(dom.line(cell)) <= 150:
            return dom.line(cell).rstrip(".")
    first = next((child for child in text if dom.line(child)), None) if text is not None else None
    if text is None or first is None or (text.text or "").strip() or (first.tail or "").strip():
        return ""
    said = dom.line(first)
    if len(said) == len(dom.line(text)) or not is_title(said.rstrip(".")):
        return ""
    dom.drop(first)
    return said.rstrip(".")
