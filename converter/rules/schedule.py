"""Tables of a law, such as fees in a schedule: what it sets for each matter."""

import re
from collections.abc import Iterator

from gristmill import rows

from ..act import is_gone, statute
from ..blocks import Part, Table
from ..drafts import Draft
from ..page import Page, plain
from .matrix import table_of
from .provision import about_of, frame

NAME = "schedule"
MOST_KEY_WORDS = 18
_FIGURE = re.compile(r"\d")
# A key that is but a figure, or a range: its column says of what.
_MEASURE = re.compile(
    r"(?:(?:up to|over|under|more than|less than|at least|from|bis(?: zu)?|über|unter|ab|von|mehr als|plus de|moins de"
    r"|jusqu'à|de|más de|menos de|hasta|até|mais de|fino a|oltre|meno di)\s+)?[€$£<>≤≥]?\s?\d",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")


def _inside(head: str, language: str) -> str:
    """A header inside a sentence: units keep their capitals, and German nouns."""
    return head[0].lower() + head[1:] if head[1:2].islower() and language != "de" else head


def _is_plain(table: Table) -> bool:
    """Whether a table without a head gives a figure for each matter: "1 to 30 days late", "$10"."""
    cells = [[plain(cell.text) for cell in row.cells] for row in table.rows]
    headless = not any(plain(cell.text) for cell in table.header.cells)
    return headless and all(len(row) == 2 and _WORD.search(row[0]) and _FIGURE.search(row[1]) for row in cells)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for each row of a table whose columns have names."""
    act = statute(page)
    if act is None or is_gone(one := act.at(part)):
        return
    for table in (block for block in part.blocks if isinstance(block, Table)):
        heads = [plain(cell.text) for cell in table.header.cells]
        for row in table.rows if len(heads) > 1 and (all(heads) or _is_plain(table)) else ():
            key = plain(row.cells[0].text)
            told = [n for n, cell in enumerate(row.cells[1:], 1) if rows.is_told(cell.text)]
            if not key or not told or len(key.split()) > MOST_KEY_WORDS:
                continue
            key = f"{heads[0]}: {key}" if heads[0] and _MEASURE.match(key) else key
            kind = "row" if len(told) == 1 and all(heads) else "rows"
            about = about_of(page, act, one) if "titled rows" in act.law.frames else ""
            kind = "titled rows" if about and kind == "rows" else kind
            column = _inside(heads[told[0]], act.law.language)
            if questions := frame(act, one, kind, "", x=key, column=column, about=about):
                spans = table_of(page, table, (row,))
                yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, normalised="rows")
