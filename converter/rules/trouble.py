"""Trouble: what goes wrong, what it means, and what to do about it; from prose, notes and questions in headings."""

import dataclasses
from collections.abc import Iterator

from ..blocks import Part, words_in
from ..drafts import Draft
from ..page import Page, plain
from . import faq, telling

LEAST_WORDS = 25  # of prose below a question about trouble: less is a message, not what to do about it


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """The heading where it is a question about trouble, and one pair for each sentence that tells of some."""
    known = page.pack.tellings.get("trouble")
    if known and known.marked(plain(part.heading)):
        for draft in faq.drafts(page, part):
            if sum(words_in(page.markdown[s.start : s.stop]) for s in draft.spans if s.kind == "prose") >= LEAST_WORDS:
                yield dataclasses.replace(draft, type="trouble")
    yield from telling.drafts(page, part, "trouble")
