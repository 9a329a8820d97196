"""Lines that say in which version something came, changed or fell out of use."""

import re
from collections.abc import Iterator

from ..answers import opens_more, paragraphs, whole
from ..blocks import Part
from ..drafts import Draft, ask
from ..page import Anchor, Page, plain
from .cli import owner
from .signature import heading, named

LEAST_TOLD = (
    7  # words of a line that says more than a version ("New in version 3.8."): shorter ones go with their entry
)
_OF_ANOTHER = re.compile(r"\bthis (?:setting|option|variable|command|signal)\b")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions about the versions of an API entry or a module."""
    subject, anchors = _subject(page, part)
    if not subject:
        return
    seen: set[tuple[str, str]] = set()
    entry = page.api(part)
    for _, paragraph in paragraphs(part.blocks):
        text = plain(paragraph.text)
        for clause in page.pack.version:
            found = clause.pattern.fullmatch(text)
            if not found:
                continue
            intent, rest = clause.intent, (found["rest"] or "").strip()
            if intent == "deprecated" and rest:
                intent = "replaced" if page.pack.instead and page.pack.instead.search(rest) else "changed"
            if intent == "added" and rest and not re.match(r"[\w`]+\W*$", rest) and len(rest.split()) > 2:
                intent = (
                    "changed"  # "New in version 3.3: The *keyfile* parameter": something in it is new, not all of it
                )
            if opens_more(rest) or (intent == "changed" and len(rest.split()) < 3) or (intent, found["v"]) in seen:
                break
            if entry and entry.kind in ("function", "class") and _OF_ANOTHER.search(rest):
                break  # the page puts what it says of a setting below the function that it mentions last
            seen.add((intent, found["v"]))
            if questions := ask(page, part, intent, anchors, x=subject, v=found["v"]):
                line = whole(paragraph, "line")
                spans = (line,) if len(text.split()) >= LEAST_TOLD else (heading(part), line)
                yield Draft(type="version", section=part.section, questions=questions, spans=spans)
            break


def _subject(page: Page, part: Part) -> tuple[str, list[tuple[Anchor, ...]]]:
    entry = page.api(part)
    if entry is not None and entry.kind == "flag":
        return entry.shown, owner(page, part)
    if entry is not None:
        return entry.shown, named(page, part, entry)
    if page.module and part.section.level == 1:
        return page.pack.module_noun(page.module), [(), *((a,) for a in page.anchors(part))]
    return "", []
