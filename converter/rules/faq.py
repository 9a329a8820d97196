"""Headings that are questions: the section answers them."""

import re
from collections.abc import Iterator

from ..blocks import Part, words_in
from ..drafts import Draft, around, good, hang
from ..entire import entire
from ..page import Page

_AFTER_A_STORY = re.compile(r"[.!?] \w+(?: \w+){0,3}\?$")  # the words of a question behind other sentences
_TOLD = re.compile(r"I(?:[’']m| am| get| see| have)\b")
LEAST_WORDS = 6  # of 53 drafts 12 lose a right one, 3 bring "See the next question."


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """The heading itself, with the product where it names nothing."""
    topic = page.topic(part)
    spans = entire(page, part.blocks) if topic.kind == "question" else ()
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
        return
    asked = []
    for chain in around(page, part, topic.text, own=True):
        hung = hang(page, chain)
        if hung and _AFTER_A_STORY.search(topic.text):
            continue  # "It did not work. Why in Frost?"
        if hung and _TOLD.match(topic.text):
            continue  # "I am seeing an A in Frost?"
        asked.append(topic.text if not hung else f"{topic.text.rstrip(' ?')}{hung}?")
    questions = tuple(q for q in dict.fromkeys(asked) if good(page, q))
    if questions:
        yield Draft(type="faq", section=part.section, questions=questions, spans=spans, entire=True)
