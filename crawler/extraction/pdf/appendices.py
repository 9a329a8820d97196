"""Headings of appendices, whose letter would be an article or an initial: "A Node Attributes", "B Edge Attributes"."""

import re
from collections.abc import Sequence

from .blocks import Block

_LETTERED = re.compile(r"[A-Z] (?=[^\W\d_`])")


def letter(blocks: Sequence[Block]) -> None:
    """Put a full stop behind the letters of headings of one level that run on from A, where there is a B."""
    headings = [block for block in blocks if block.kind == "heading"]
    for level in {block.level for block in headings}:
        found = [block for block in headings if block.level == level and _LETTERED.match(block.text)]
        run = found[: next((n for n, block in enumerate(found) if ord(block.text[0]) != ord("A") + n), len(found))]
        for block in run if len(run) > 1 else ():
            block.text = f"{block.text[0]}.{block.text[1:]}"
