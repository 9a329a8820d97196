"""Ordered lists under a task: how it is done, step by step."""

from collections.abc import Iterator

from ..answers import fits, opens_more, telling, whole
from ..apparatus import is_story
from ..blocks import Listing, Paragraph, Part
from ..drafts import Draft, Quoted, around, ask
from ..entire import entire, goes_on
from ..page import Page, display, plain

LEAST_STEPS = 2
_LEAST_IMPERATIVE = 0.6  # share of entries; other ordered lists are rules, cases and footnotes


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """The list, for the task that its lead-in or the heading names."""
    for at, block in enumerate(part.blocks):
        if not isinstance(block, Listing) or not block.ordered or len(block.items) < LEAST_STEPS or not fits(block):
            continue
        before = part.blocks[at - 1] if at else None
        lead = before if isinstance(before, Paragraph) and telling(page, before) and opens_more(before.text) else None
        task, own = _task(page, part, lead)
        if not task or (lead and is_story(page, lead)) or not _are_steps(page, block):
            continue
        questions = ask(page, part, "steps", around(page, part, task, own=own), x=task)
        spans = _spans(page, part, lead, block, own=own)
        if questions and spans:
            yield Draft(type="steps", section=part.section, questions=questions, spans=spans, entire=own)


def _spans(page: Page, part: Part, lead: Paragraph | None, block: Listing, *, own: bool) -> tuple[Quoted, ...]:
    """The section, whole, where its heading is the task; else the steps with what leads to them."""
    if own:
        return () if page.has_parts(part) else entire(page, part.blocks)
    if lead is None or goes_on(page, lead.text):
        return ()
    return (whole(lead), whole(block))


def _task(page: Page, part: Part, lead: Paragraph | None) -> tuple[str, bool]:
    """The verb phrase, and whether it is the section's own heading."""
    if lead is not None:
        text = display(lead.text)
        for clause in page.pack.leads:
            if clause.intent == "task" and (found := clause.pattern.fullmatch(text)):
                return page.pack.clause(clause, found["x"], page.site), False
    topic = page.topic(part)
    return (topic.text, True) if topic.kind == "task" else ("", False)


def _are_steps(page: Page, block: Listing) -> bool:
    """Whether most entries tell to do something, where the language can tell."""
    if page.pack.is_step is None:
        return True
    texts = [plain(page.markdown[i.start : i.stop].split("\n")[0]) for i in block.items]
    return sum(map(page.pack.is_step, texts)) >= _LEAST_IMPERATIVE * len(texts)
