"""Tables whose first column is a name: each row says what the name means, and its type or default."""

import itertools
import re
from collections.abc import Iterator, Sequence

from ..blocks import Block, Cell, Part, Row, Table
from ..drafts import Draft, Quoted, ask, within
from ..page import Page, plain
from ..passages import opening
from .matrix import table_of
from .tables import is_key_table, key, named, role

LEAST_LETTERS = 8  # of a description
LEAST_CELLS = 3  # of the head of an option: its name and two facts
_LABELLED = re.compile(r"([A-Z][\w ]{0,20}): *(\S.*)?")
_NAME = re.compile(r"[$-]{0,2}[A-Za-z][\w.<>-]{1,50}")
_USUAL = frozenset({"unset", "false"})  # the defaults of most options, not worth a question
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "none", "no", "yes", "✓", "✗", "x"})


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each row, and for each further column that has a known role."""
    for at, block in enumerate(part.blocks):
        if isinstance(block, Table) and (row := option_row(block)):
            yield from _option(page, part, row, part.blocks[at + 1 :])
        elif isinstance(block, Table) and is_key_table(page, block):
            roles = [role(page, cell.text) for cell in block.header.cells]
            for row in block.rows:
                yield from _row(page, part, block, row, roles)


def _row(page: Page, part: Part, table: Table, row: Row, roles: list[str]) -> Iterator[Draft]:
    name = key(row)
    if not name:
        return
    for header, cell, known in list(zip(table.header.cells, row.cells, roles, strict=True))[1:]:
        text = plain(cell.text)
        if known == "description" and len(text) >= LEAST_LETTERS:
            questions = ask(page, part, "row", within(page, part), x=named(name))
            spans = _said(page, table, row, cell)
        elif known in ("default", "type") and text.lower() not in _NOTHING:
            questions = ask(
                page, part, "row_column", within(page, part), x=named(name), column=page.pack.column(plain(header.text))
            )
            spans = (_cell(cell),)
        else:
            continue
        if questions:
            yield Draft(type="key_table", section=part.section, questions=questions, spans=spans, joint="\n")


def _cell(cell: Cell) -> Quoted:
    return Quoted(start=cell.start, stop=cell.stop, kind="row")


def _said(page: Page, table: Table, row: Row, cell: Cell) -> tuple[Quoted, ...]:
    """All that the row says of its key: the description, or the row as a table where other columns add to it."""
    others = [c for c in row.cells[1:] if c is not cell and plain(c.text).lower() not in _NOTHING]
    return table_of(page, table, (row,)) if others else (_cell(cell),)


def option_row(table: Table) -> Row | None:
    """The row of a table that is the head of an entry: a name, and "Label: value" in each further cell."""
    rows = [row for row in (table.header, *table.rows) if any(cell.text for cell in row.cells)]
    if len(rows) != 1 or len(rows[0].cells) < LEAST_CELLS:
        return None
    first, *further = rows[0].cells
    labelled = all(_LABELLED.fullmatch(plain(cell.text)) for cell in further if cell.text)
    return rows[0] if labelled and _NAME.fullmatch(plain(first.text)) else None


def _option(page: Page, part: Part, row: Row, behind: Sequence[Block]) -> Iterator[Draft]:
    """What an option does, from the text up to the next table, and its default."""
    name = f"`{plain(row.cells[0].text)}`"
    text = list(itertools.takewhile(lambda block: not isinstance(block, Table), behind))
    spans = opening(page, text)
    if spans and (questions := ask(page, part, "setting", within(page, part), x=name)):
        yield Draft(type="key_table", section=part.section, questions=questions, spans=spans)
    for cell in row.cells[1:]:
        found = _LABELLED.fullmatch(plain(cell.text))
        at = cell.text.find(": ") + 2
        if found and role(page, found[1]) == "default" and (found[2] or "").lower() not in _NOTHING | _USUAL and at > 1:
            questions = ask(page, part, "row_column", within(page, part), x=name, column=page.pack.column(found[1]))
            value = Quoted(start=cell.start + at, stop=cell.stop, kind="row")
            if questions:
                yield Draft(type="key_table", section=part.section, questions=questions, spans=(value,))
