"""Headings that are questions: the section answers them."""

import re
from collections.abc import Iterator

from ..blocks import Part, words_in
from ..drafts import MAX_QUESTION_WORDS, Draft, around, decapitalised, good, hang
from ..entire import entire
from ..page import Anchor, Page

LEAST_WORDS = 6  # of 53 drafts 12 lose a right one, 3 bring "See the next question."
MOST_TOLD_WORDS = 30  # of a case and its question: two sentences
_DONE = re.compile(r"\b(?:should|do|can|could) I ([^?]+)")
# "Why the gate?" and advice are reasons or no answers.
_WHY = re.compile(
    r"Why (?:should I avoid "
    r"|(?!.*\b(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|am)(?:n['’]t)?\b))"
)
_REASON = re.compile(
    r"\b(?:because|since|reasons?|so that|in order to|due to|otherwise|as a result|therefore|thus|advantages?|benefits?"
    r"|risks?|to (?:avoid|prevent|ensure|make|keep|provide|allow))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"I(?:[’']m| am| get| see| have)\b")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """The heading itself, with the product where it names nothing."""
    topic = page.topic(part)
    spans = entire(page, part.blocks, asked=True) if topic.kind == "question" else ()
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
        return
    if _WHY.match(topic.text) and not any(_REASON.search(page.markdown, s.start, s.stop) for s in spans):
        return
    text = _named(page, part, topic.text)
    asked = [_hung(page, chain, text) for chain in _chains(page, part, text)] if text else []
    told = page.pack.situation is not None and page.pack.situation.match(text) is not None
    most = MOST_TOLD_WORDS if told else MAX_QUESTION_WORDS
    questions = tuple(q for q in dict.fromkeys(asked) if q and good(page, q, most=most))
    if questions:
        yield Draft(type="faq", section=part.section, questions=questions, spans=spans, entire=True)


def _named(page: Page, part: Part, text: str) -> str:
    """A question with the product for "it" where no heading above says anything else; empty where that is not known."""
    found = page.pack.unnamed.match(text) if page.pack.unnamed else None
    if not found:
        return text
    known = found["it"] and found["it"].lower() == "it" and page.site.product and not page.above(part)
    return f"{text[: found.start('it')]}{page.site.called}{text[found.end('it') :]}" if known else ""


def _chains(page: Page, part: Part, text: str) -> list[tuple[Anchor, ...]]:
    """What a question hangs on; a whole one says more than a heading of as many words, so the product is enough."""
    found = list(around(page, part, text, own=True))
    if found or not page.stands_alone(part, text, own=False):
        return found
    product = tuple(a for a in page.anchors(part) if a.kind == "product")
    return [product] if product or page.pack.names(text, page.site) else []


def _hung(page: Page, chain: tuple[Anchor, ...], text: str) -> str:
    """The question with its anchors: with the first of several, or with the case that comes before it."""
    done = _DONE.search(text)
    hung = hang(page, chain, text=done[1] if done else "")
    if not hung:
        return text
    case = page.pack.situation is not None and page.pack.situation.match(text) is not None
    if case or (page.seed.via == "pdf" and " in " in text):  # "In Frost, how do I call Rye in C?"
        return _led(page, chain, text)
    first, further, rest = text.partition("? ")
    if _TOLD.match(text) or rest.count("?") > 1:
        return ""
    return f"{first.rstrip(' ?')}{hung}{further or '?'}{rest}"


def _led(page: Page, chain: tuple[Anchor, ...], text: str) -> str:
    """ "I'm using Frost and it did not work. Why?", "In Frost, if my disk is full, what can I do?" """
    if [a.kind for a in chain] != ["product"]:
        return ""
    product, low = chain[0].text, decapitalised(page, text)
    used = page.pack.using(product, low) if page.pack.using and not product.startswith("“") else ""
    return used or (page.pack.leading.format(a=product, q=low) if page.pack.leading else "")
