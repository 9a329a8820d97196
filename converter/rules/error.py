"""Headings that are error messages or name an exception: why it happens and how to mend it."""

import re
from collections.abc import Iterator

from gristmill.forms import instructs

from ..blocks import Part, words_in
from ..drafts import Draft, around, ask
from ..entire import entire
from ..page import Page, plain

LEAST_WORDS = 8  # not measured: neither manual has such headings
# An exception by itself or with its message, or words that only messages have.
_MESSAGE = re.compile(
    r"(?:(?-i:[\w.]*[a-z](?:Error|Exception|Warning))(?::? .*[:\"“'‘].*|: .+)?"
    r"|[\"“`].*\b(?:errors?|fail\w*|not found|cannot|can't|denied|invalid|refused|unable|missing)\b.*"
    r"|(?:error|fatal): .+|.*\b(?:not found|permission denied|connection refused|access denied|could not "
    r"be|timed out|is not recognized)\b.*)",
    re.IGNORECASE,
)

_NO_MESSAGE = re.compile(r"\b404\b")  # of a site's own page for what it has not

_QUOTED = re.compile(r"(?:error|fatal|warning): (?=[\"“])", re.IGNORECASE)  # the heading's word, not the message's


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for a heading that is an error."""
    text = plain(part.heading)
    if part.signature or text.endswith("?") or not _MESSAGE.fullmatch(text) or len(text.split()) > 14:
        return
    if _NO_MESSAGE.search(text) or page.topic(part).kind in ("question", "task"):  # "How to know that it timed out"
        return
    spans = entire(page, part.blocks)
    if sum(words_in(page.markdown[s.start : s.stop]) for s in spans) < LEAST_WORDS:
        return
    answer = "\n\n".join(page.markdown[s.start : s.stop] for s in spans)
    cured = page.pack.language != "en" or instructs(answer)
    message = "`" + _QUOTED.sub("", text).strip('"“”`') + "`"
    asked = around(page, part, message, own=True)
    if questions := ask(page, part, "error" if cured else "error_cause", asked, x=message):
        yield Draft(type="error", section=part.section, questions=questions, spans=spans, entire=True)
