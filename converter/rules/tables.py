"""What key tables and matrices share: which column holds the keys, and what a key is called."""

import re
from collections.abc import Sequence

from gristmill.text import fold

from ..blocks import Block, Paragraph, Row, Table
from ..entries import shown
from ..page import Page, plain
from ..terms import bare

MOST_KEY_WORDS = 5
MOST_CAPTION_WORDS = 12
_CAPTION = re.compile(r"(?:Table|Tab\.) ?(?:[A-Z]?[-.]?\d[\d.-]*|[A-Z]|[IVX]+)[.:,–—-]* +(\S.*?)\.?")


def role(page: Page, header: str) -> str:
    """What a column holds (key, description, default, type, required), by its header; empty if unknown."""
    columns = page.pack.columns
    text = fold(plain(header))
    return columns.get(text) or (columns.get(text.split()[-1], "") if text else "")


def is_key_table(page: Page, table: Table) -> bool:
    """Whether the first column holds names and another one describes them."""
    roles = [role(page, c.text) for c in table.header.cells]
    keys = [row.cells[0].text for row in table.rows]
    heads = [plain(c.text) for c in table.header.cells]
    kinds = page.pack.kinds
    typed = fold(heads[0]).endswith("type") and (
        "key" in roles[1:] or any(kinds and kinds.of_column(h) for h in heads[1:])
    )
    return (
        len(roles) >= 2
        and len(set(keys)) == len(keys)
        and not typed
        and (roles[0] == "key" or _coded(table))
        and any(r in ("description", "default", "type", "required") for r in roles[1:])
    )


def _coded(table: Table) -> bool:
    """Whether most keys are code."""
    keys = [row.cells[0].text for row in table.rows]
    return bool(keys) and sum(bool(re.match(r"\[?`", k)) for k in keys) >= 0.8 * len(keys)


def caption(blocks: Sequence[Block], at: int) -> str:
    """The title of the table at a place, where it stands above it or below: "LPD URI Options"; else empty."""
    for near in (at - 1, at + 1):
        block = blocks[near] if 0 <= near < len(blocks) else None
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        if (found := _CAPTION.fullmatch(text)) and len(found[1].split()) <= MOST_CAPTION_WORDS:
            return found[1]
    return ""


def key(row: Row) -> str:
    """The row's name as it stands in a question; empty where it is none."""
    text = bare(row.cells[0].text.replace("\\|", "|")) if row.cells else ""
    if not re.search(r"\w", re.sub(r"`", "", text)) and not text.startswith("`"):
        return ""
    return text if text and len(text.split()) <= MOST_KEY_WORDS and "<" not in text.replace("`", " `")[:1] else ""


def named(text: str, *, rare: bool = False) -> str:
    """A key in quotation marks unless it is code, or reads as such; `rare`: whether it is known to be no word."""
    name = shown(text, rare=rare)
    return name if "`" in name else f"“{name}”"
