"""What paragraphs and entries of articles begin with in bold: questions and troubles with their answers, and terms."""

import re
from collections.abc import Iterator, Sequence

from .blocks import Block, Listing, Paragraph, Span, words_in
from .drafts import Quoted
from .languages.articles import Articles
from .languages.english_guides import is_of_trouble, trouble_asked
from .page import Page, display, plain
from .replies import Reply
from .reported import terms

LEAST_WORDS = 12  # of an answer behind a question in bold, in its paragraph
LEAST_TOLD, MOST_TOLD = 18, 90  # words of what is said of a term, in languages that ask for it by its word alone
_SAID = re.compile(r"\*\*(?P<said>[^*\n]{8,120}?)[.:]?\*\*:?\s+(?=\S)")
_ENDS = re.compile(r"[.!?…][)\"”’'*_]*$")


def asked(page: Page, blocks: Sequence[Block]) -> Iterator[tuple[str, Quoted]]:
    """What paragraphs begin with in bold, each with the rest of its paragraph."""
    for block in blocks:
        found = _SAID.match(block.text) if isinstance(block, Paragraph) else None
        if not found or not isinstance(block, Paragraph) or not _ENDS.search(block.text):
            continue
        start = block.start + found.end()
        if words_in(page.markdown[start : block.stop]) >= LEAST_WORDS:
            yield plain(found["said"]).strip(" .:"), Quoted(start=start, stop=block.stop, kind="prose")


def troubles(page: Page, forms: Articles, heading: str, blocks: Sequence[Block]) -> Iterator[Reply]:
    """What to do about each trouble that stands in bold below a heading for such, in English."""
    for said, answer in asked(page, blocks) if is_of_trouble(plain(heading)) else ():
        if question := trouble_asked(said):
            slots = {"q": question, "Q": f"{question[:1].upper()}{question[1:]}"}
            yield Reply(frames=forms.question, slots=slots, spans=(answer,))


def named(page: Page, forms: Articles, blocks: Sequence[Block]) -> Iterator[Reply]:
    """What is said of terms, in a language that asks for a word as it stands."""
    rows: list[Sequence[Span]] = [block.items for block in blocks if isinstance(block, Listing)]
    rows.append([block for block in blocks if isinstance(block, Paragraph)])
    for entry, term in (found for row in rows for found in terms(page, row)) if forms.term else ():
        length = words_in(display(page.markdown[entry.start : entry.stop]))
        if LEAST_TOLD <= length <= MOST_TOLD and not page.leans(term):
            span = Quoted(start=entry.start, stop=entry.stop, kind="prose")
            yield Reply(frames=(forms.term,), slots={"n": term}, spans=(span,))
