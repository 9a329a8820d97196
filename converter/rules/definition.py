"""Definitions: entries of a definition list, and paragraphs that open with "X is a …"."""

import itertools
import re
from collections.abc import Iterator

from gristmill.forms import says_class
from gristmill.text import fold

from ..answers import MOST_WORDS, first_sentences, opens_more, paragraphs, sentence_spans, telling
from ..blocks import Item, Listing, Paragraph, Part, words_in
from ..drafts import Draft, Quoted, around, ask, within
from ..page import Page, display, plain
from ..passages import is_head, opening
from ..terms import is_term, leads_away, navigates

# Of 1,375 drafts 8 words lose 242, all eight read right; 2 bring 29, mostly a term in other words ("Rewrite branches").
LEAST_WORDS = 4
# Of the same drafts 3 words lose 48, mostly right; 12 bring 9 that are sentences or whole usage lines, no terms.
MOST_TERM_WORDS = 6
LEAST_HEADS = 2  # of terms in bold above their text: a single one is a label


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each term."""
    for block in part.blocks if _defines(page, part) else ():
        if isinstance(block, Listing):
            for item in block.items:
                if item.term and not is_field(page, item):
                    yield from _entry(page, part, item)
    yield from _headed(page, part)
    yield from _said(page, part)


def _defines(page: Page, part: Part) -> bool:
    """Whether entries of lists are terms: not in an index, nor below a release, where they are changes."""
    released = page.topic(part).kind == "release" or any(a.kind == "release" for a in page.anchors(part))
    return not released and not navigates(page, part)


def is_field(page: Page, item: Item) -> bool:
    """Whether the entry belongs to a field list (Parameters, Returns, Author)."""
    term = plain(item.term)
    return term.endswith(":") or fold(term) in page.pack.fields


def is_flag(item: Item) -> bool:
    """Whether the term is an option of a command."""
    return bool(re.match(r"`?-{1,2}[A-Za-z?]", item.term.strip()))


def defined(page: Page, item: Item) -> tuple[Quoted, ...]:
    """The definition of an entry, if it has the size of an answer and is not cut off."""
    span = Quoted(start=item.body, stop=item.stop, kind="definition")
    start = (
        span.start + len(page.markdown[span.start : span.stop]) - len(page.markdown[span.start : span.stop].lstrip())
    )
    span = Quoted(start=start, stop=span.stop, kind="definition")
    text = page.markdown[span.start : span.stop]
    if words_in(text) < LEAST_WORDS or opens_more(text) or leads_away(text):
        return ()
    return (span,) if words_in(text) <= MOST_WORDS else ()


def _entry(page: Page, part: Part, item: Item) -> Iterator[Draft]:
    term = display(item.term)
    spans = defined(page, item)
    if is_flag(item) or not spans or len(term.split()) > MOST_TERM_WORDS or not is_term(item.term):
        return
    code = term.startswith("`")
    if term.count("`") > 2:
        return  # several spellings in one term
    if questions := ask(page, part, "definition_code" if code else "definition", within(page, part, term), x=term):
        yield Draft(type="definition", section=part.section, questions=questions, spans=spans)


def _headed(page: Page, part: Part) -> Iterator[Draft]:
    """Entries whose terms stand in paragraphs of their own, in bold, before what is said of them."""
    heads = [at for at, b in enumerate(part.blocks) if isinstance(b, Paragraph) and is_head(part.blocks, at)]
    if len(heads) < LEAST_HEADS or not _defines(page, part):
        return
    for at, stop in itertools.pairwise([*heads, len(part.blocks)]):
        head = part.blocks[at]
        raw = head.text.strip("*: ") if isinstance(head, Paragraph) else ""
        term, spans = display(raw), opening(page, part.blocks[at + 1 : stop])
        if not spans or not is_term(raw) or len(term.split()) > MOST_TERM_WORDS or term.endswith((".", "!", "?")):
            continue
        if questions := ask(page, part, "definition", within(page, part, term), x=term):
            yield Draft(type="definition", section=part.section, questions=questions, spans=spans)


def _is_class(page: Page, paragraph: Paragraph) -> bool:
    """Whether the first sentence says what kind of thing something is; only English can be told."""
    first = sentence_spans(page, paragraph)[0]
    return page.pack.language != "en" or says_class(plain(page.markdown[first.start : first.stop]))


def _said(page: Page, part: Part) -> Iterator[Draft]:
    """Paragraphs that say what a thing is that the heading does not name."""
    if page.pack.says_what is None:
        return
    for _, paragraph in paragraphs(part.blocks):
        if not telling(page, paragraph):
            continue
        found = page.pack.says_what(plain(paragraph.text), page.site)
        if not found or fold(found[0]) in fold(plain(part.heading)) or not _is_class(page, paragraph):
            continue
        spans = tuple(first_sentences(page, paragraph))
        if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < 2 * LEAST_WORDS:
            continue
        subject, verb = found
        questions = ask(page, part, "what_is", around(page, part, subject), **{"x": subject, "is": verb})
        if questions:
            yield Draft(type="definition", section=part.section, questions=questions, spans=spans)
