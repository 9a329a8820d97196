"""Tables whose first column is a name: each row says what the name means, and its type or default."""

from collections.abc import Iterator

from ..blocks import Cell, Part, Row, Table
from ..drafts import Draft, Quoted, ask, within
from ..page import Page, plain
from .tables import is_key_table, key, named, role

LEAST_LETTERS = 8  # of a description
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "none", "no", "yes", "✓", "✗", "x"})


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each row, and for each further column that has a known role."""
    for block in part.blocks:
        if isinstance(block, Table) and is_key_table(page, block):
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
        elif known in ("default", "type") and text.lower() not in _NOTHING:
            questions = ask(
                page, part, "row_column", within(page, part), x=named(name), column=page.pack.column(plain(header.text))
            )
        else:
            continue
        if questions:
            yield Draft(type="key_table", section=part.section, questions=questions, spans=(_cell(cell),))


def _cell(cell: Cell) -> Quoted:
    return Quoted(start=cell.start, stop=cell.stop, kind="row")
