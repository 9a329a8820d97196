"""Abbreviations: paragraphs that say what one stands for."""

import re
from collections.abc import Iterator

from ..answers import paragraphs, telling, whole
from ..blocks import Part
from ..drafts import Draft, ask, within
from ..page import Page, plain

_STANDS_FOR = re.compile(r"(?P<x>[A-Z]{2,8}) stands for \S")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """What "TTL" is, answered by the paragraph that opens with "TTL stands for …"."""
    for _, paragraph in paragraphs(part.blocks):
        found = _STANDS_FOR.match(plain(paragraph.text))
        if not found or not telling(page, paragraph):
            continue
        if questions := ask(page, part, "what_is", within(page, part, found["x"]), **{"x": found["x"], "is": "is"}):
            yield Draft(type="abbreviation", section=part.section, questions=questions, spans=(whole(paragraph),))
