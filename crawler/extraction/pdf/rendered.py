"""Blocks of a PDF as Markdown."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ..dom import fold
from ..escapes import start_safe
from ..markdown import SeedConverter
from .blocks import Block
from .layout import CONTENTS
from .lines import HYPHEN
from .listings import language
from .tables import Table

INSIDE = "\ufdd0"  # ours, in the text of an item where a listing stands
# A name with what is said of it behind a stop between blanks, as plain TeX's lists have it: "`grind` . make flour".
_TERM = re.compile(r"((?:`[^`]+`)(?:, `[^`]+`)*) \. (?=\S)")
_QUOTED = re.compile(r"‘([\w.+-]+)’")  # a heading that is one name
_converter = SeedConverter()


def pipes(table: Table) -> str:
    """A table with pipes; the header of one without a head is empty."""
    head = [] if table.headed else [[""] * len(table.rows[0])]
    rows = head + [[_cell(cell) for cell in row] for row in table.rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _cell(text: str) -> str:
    return _converter.escape(text.replace(HYPHEN + " ", ""), frozenset()).replace("|", r"\|")


def without_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """The heading of a table of contents goes with its entries."""
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        named = block.kind == "heading" and fold(block.text) in CONTENTS
        if not (named and (after is None or after.kind in ("heading", "page"))):
            yield block


def rendered(blocks: Sequence[Block]) -> Iterator[str]:
    """The Markdown of each block; items of one list as one."""
    for is_list, group in itertools.groupby(blocks, key=lambda block: block.kind == "item"):
        if is_list:
            yield "\n".join(_items(group))
        else:
            yield from (_one(block) for block in group)


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    """Items of a list, each below the text of the item that it belongs to."""
    indents = [""]  # by level
    for block in blocks:
        mark, _, text = _with_listings(block).partition(" ")
        marker = f"{mark}. " if mark.isdigit() else "- "
        text = _TERM.sub(r"**\1**: ", text, count=1) if _TERM.match(text) else text
        text = f"{mark}) {text}" if mark.isalpha() else start_safe(text)
        del indents[block.level + 1 :]
        indents.append(indents[-1] + " " * len(marker))
        yield indents[-2] + marker + re.sub(r"\n(?=[^\n])", "\n" + indents[-1], text)


def _with_listings(block: Block) -> str:
    text = block.text.rstrip()
    for listing in block.inside:
        text = text.replace(INSIDE, _one(listing), 1)
    return text


def _one(block: Block) -> str:
    if block.kind == "heading":
        name = _QUOTED.fullmatch(block.text)
        return f"{'#' * block.level} {f'`{name[1]}`' if name else block.text}"
    if block.kind == "code":
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text)), 3)
        return f"{fence}{language(block.text)}\n{block.text}\n{fence}"
    prose = block.kind in ("text", "caption") or (block.kind == "note" and not block.text.startswith("[^"))
    return start_safe(block.text) if prose else block.text
