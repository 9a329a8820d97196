"""Comparisons: sentences and sections that set two things against each other."""

import re
from collections.abc import Iterator

from ..blocks import Part, words_in
from ..drafts import Draft, ask
from ..entire import entire
from ..page import Page, display
from . import telling

LEAST_WORDS = 20  # of a section that compares: less names the two again


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for a heading that names two things, and one for each sentence that compares some."""
    yield from _heading(page, part)
    yield from telling.drafts(page, part, "comparison")


def _heading(page: Page, part: Part) -> Iterator[Draft]:
    found = page.pack.compared.fullmatch(display(part.heading)) if page.pack.compared else None
    if not found:
        return
    two = {name: page.pack.slot(name, found[name], page.site) for name in ("a", "b")}
    spans = entire(page, part.blocks) if all(two.values()) else ()
    said = " ".join(page.markdown[span.start : span.stop] for span in spans)
    if words_in(said) < LEAST_WORDS or spans[-1].kind == "code":
        return
    first = page.markdown[spans[0].start : spans[0].stop]
    if not _contrasts(page, said) or not all(_is_said(name, first) for name in two.values()):
        return
    if questions := ask(page, part, "differ", telling.anchors(page, part, " ".join(two.values())), **two):
        yield Draft(type="comparison", section=part.section, questions=questions, spans=spans, entire=True)


def _contrasts(page: Page, text: str) -> bool:
    return bool(page.pack.contrast and page.pack.contrast.search(text))


def _is_said(name: str, text: str) -> bool:
    """Whether the answer speaks of the thing: of its last word, without a plural's "s"."""
    last = re.sub(r"[`()]", "", name).split()[-1].rstrip("s")
    return last.lower() in text.lower()
