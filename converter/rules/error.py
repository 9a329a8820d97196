"""Headings that are error messages or name an exception: why it happens and how to mend it."""

import re
from collections.abc import Iterator

from gristmill.sections import plain

from ..answers import opening
from ..blocks import Part, words_in
from ..drafts import Draft, around, ask
from ..page import Page, display

LEAST_WORDS = 8
_MESSAGE = re.compile(
    r"(?:\w*(?:Error|Exception|Warning)\b.*|(?:error|fatal|warning|failed|cannot|could not|unable to|permission denied)\b.*|[\"“`].*(?:error|fail|not found|cannot|denied|invalid).*)",
    re.IGNORECASE,
)
_NO_MESSAGE = re.compile(
    r"(?:errors?|error (?:handling|codes?|messages?|types?|reporting)|exceptions?|warnings?(?: \w+)?)$|error handl|warning filter|.*\b(?:and|of|in|for)\b",
    re.IGNORECASE,
)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for a heading that is an error."""
    text = plain(part.heading)
    if part.signature or text.endswith("?") or not _MESSAGE.fullmatch(text) or len(text.split()) > 14:
        return
    quoted = text[:1] in '"“`' or display(part.heading).startswith("`") or ":" in text
    if not quoted and (_NO_MESSAGE.match(text) or len(text.split()) < 2):
        return
    spans = opening(page, part.blocks)
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
        return
    message = "`" + text.strip('"“”`') + "`"
    if questions := ask(page, part, "error", around(page, part, message, own=True), x=message):
        yield Draft(type="error", section=part.section, questions=questions, spans=spans)
