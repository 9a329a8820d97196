"""Other tables: neighbouring rows compared, where the page sets them against each other."""

import itertools
import re
from collections.abc import Iterator

from ..blocks import Paragraph, Part, Row, Table
from ..drafts import Draft, Quoted, ask, within
from ..page import Page, plain
from .tables import is_key_table, key, named

MOST_ROWS = 25
MOST_COMPARISONS = 4  # of a table


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Neighbouring rows compared, as a small table of their own."""
    for at, block in enumerate(part.blocks):
        if (
            isinstance(block, Table)
            and not is_key_table(page, block)
            and _is_matrix(block)
            and _compares(page, part, at)
        ):
            yield from _compared(page, part, block)


def _compares(page: Page, part: Part, at: int) -> bool:
    """Whether the table is there to compare: by the headings above it, or the paragraph before it."""
    before = part.blocks[at - 1] if at else None
    said = [*part.section.heading_path[-2:], before.text if isinstance(before, Paragraph) else ""]
    return page.pack.compares is not None and any(page.pack.compares.search(plain(text)) for text in said)


def _is_matrix(table: Table) -> bool:
    """Named rows under named columns, with different words in each."""
    keys = [key(row) for row in table.rows]
    heads = [plain(c.text) for c in table.header.cells]
    return (
        2 <= len(keys) <= MOST_ROWS
        and len(heads) >= 2
        and all(keys)
        and len(set(keys)) == len(keys)
        and all(re.search(r"[^\W\d]", h) for h in heads)
        and len(set(heads)) == len(heads)
        and all(re.search(r"[^\W\d]{2}", k) for k in keys)
    )


def _compared(page: Page, part: Part, table: Table) -> Iterator[Draft]:
    for first, second in list(zip(table.rows, table.rows[1:], strict=False))[::2][:MOST_COMPARISONS]:
        if [c.text for c in first.cells[1:]] == [c.text for c in second.cells[1:]]:
            continue
        a, b = key(first), key(second)
        chains = list(within(page, part))
        if not all(page.pack.names(name, page.site) for name in (a, b)):  # "Fast" and "Realtime": rows of what?
            chains = [chain for chain in chains if any(anchor.kind != "product" for anchor in chain)]
        questions = ask(page, part, "differ", chains, a=named(a), b=named(b))
        if questions:
            yield Draft(
                type="matrix",
                section=part.section,
                questions=questions,
                spans=table_of(page, table, (first, second)),
                joint="\n",
            )


def table_of(page: Page, table: Table, rows: tuple[Row, ...]) -> tuple[Quoted, ...]:
    """Header, delimiter line, further rows of the head and the rows: a table by itself."""
    head_stop = page.markdown.find("\n", table.header.stop + 1)
    head = Quoted(
        start=table.header.start,
        stop=len(page.markdown[:head_stop].rstrip()) if head_stop > 0 else table.header.stop,
        kind="table",
    )
    further = [row for row in second_heads(table) if row not in rows]
    return (head, *(Quoted(start=row.start, stop=row.stop, kind="row") for row in (*further, *rows)))


def second_heads(table: Table) -> tuple[Row, ...]:
    """The rows of a head that has several: their first cell says what that of the header does."""
    first = table.header.cells[0].text
    return tuple(itertools.takewhile(lambda row: first and row.cells[0].text == first, table.rows))
