"""A sentence that ends in a colon, and the list that it announces."""

import re
from collections.abc import Iterator

from ..answers import lead_ins, opens_more, whole
from ..blocks import Listing, Paragraph, Part
from ..drafts import Draft, around, ask, within
from ..page import Page, display

LEAST_ITEMS = 2
_PLURAL = re.compile(r"(?<!s)s\b")
_INTENTS = frozenset({"which_does", "which_are", "which_there"})


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """The list, for the question that the lead-in shows."""
    for paragraph, block in lead_ins(page, part.blocks):
        if not isinstance(block, Listing) or len(block.items) < LEAST_ITEMS or _goes_on(part, block):
            continue
        text = display(paragraph.text)
        for clause in page.pack.leads:
            found = clause.pattern.fullmatch(text)
            if not found:
                continue
            groups = {k: v for k, v in found.groupdict().items() if v}
            if clause.intent in _INTENTS and (questions := _which(page, part, clause.intent, groups)):
                yield Draft(
                    type="enumeration",
                    section=part.section,
                    questions=questions,
                    spans=(whole(paragraph), whole(block)),
                )
            break


def _goes_on(part: Part, listing: Listing) -> bool:
    """Whether the list goes on behind a line: of what is "New in version 2.0"."""
    at = part.blocks.index(listing) + 1
    apart = at < len(part.blocks) and isinstance(line := part.blocks[at], Paragraph) and not opens_more(line.text)
    return any(isinstance(block, Listing) for block in part.blocks[at : at + 1 + apart])


_NO_CLASS = re.compile(r"^(?:things|lists|consequences)\b|\b(?:why|that|which|how|where|when|if)\b")


def _which(page: Page, part: Part, intent: str, groups: dict[str, str]) -> tuple[str, ...]:
    """The question of a lead-in such as "X has the following limitations:"."""
    thing, subject = groups["x"], groups.get("s", "")
    if not _PLURAL.search(thing) or _NO_CLASS.search(thing) or page.pack.clings(thing) or subject.startswith("The "):
        return ()
    if intent == "which_does":
        verb = groups.get("v", "have")
        slots = {"x": thing, "s": subject, "v": verb, "vs": "has" if verb == "have" else f"{verb}s"}
        return ask(
            page, part, intent, [*around(page, part, subject), *within(page, part, f"{thing} {subject}")], **slots
        )
    told = around if " " in thing else within  # "levels of logging" is asked of the product, "levels" is not
    return ask(page, part, intent, told(page, part, thing), **groups)
