"""Lines that say in which version something came, changed or fell out of use."""

import re
from collections.abc import Iterator

from ..answers import opens_more, paragraphs, whole
from ..blocks import Part
from ..drafts import Draft, Quoted, ask
from ..languages.pack import Clause
from ..page import Anchor, Page, plain
from .cli import owner
from .signature import named

LEAST_CHANGED = 3  # words behind a version that say what changed
_OF_ANOTHER = re.compile(r"\bthis (?:setting|option|variable|command|signal)\b")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """Questions about the versions of an API entry or a module."""
    subject, anchors = _subject(page, part)
    if not subject:
        return
    for (intent, version), lines in _told(page, part).items():
        if questions := ask(page, part, intent, anchors, x=subject, v=version):
            yield Draft(
                type="version",
                section=part.section,
                questions=questions,
                spans=tuple(lines),
            )


def _told(page: Page, part: Part) -> dict[tuple[str, str], list[Quoted]]:
    """What the part's lines say, by what is asked of it and by version, which may have several."""
    found: dict[tuple[str, str], list[Quoted]] = {}
    for _, paragraph in paragraphs(part.blocks):
        text = plain(paragraph.text)
        hits = ((clause, clause.pattern.fullmatch(text)) for clause in page.pack.version)
        clause, hit = next(((clause, hit) for clause, hit in hits if hit), (None, None))
        if clause and hit and (intent := _intent(page, part, clause, (hit["rest"] or "").strip())):
            found.setdefault((intent, hit["v"]), []).append(whole(paragraph, "line"))
    return found


def _intent(page: Page, part: Part, clause: Clause, rest: str) -> str:
    """What a line is asked for, by the words behind its version; empty where it says too little or of another."""
    intent, entry = clause.intent, page.api(part)
    if intent == "deprecated" and rest:
        intent = "replaced" if page.pack.instead and page.pack.instead.search(rest) else "changed"
    inside = entry is not None and rest.strip("`*. ") in entry.parameters
    if intent == "added" and rest and (inside or not re.match(r"[\w`]+\W*$", rest)):
        intent = "changed"  # "New in 3.3: The *keyfile* parameter": something in it is new, not all of it
    if opens_more(rest) or (intent == "changed" and len(rest.split()) < LEAST_CHANGED):
        return ""
    if entry and entry.kind in ("function", "class") and _OF_ANOTHER.search(rest):
        return ""  # the page puts what it says of a setting below the function that it mentions last
    return intent


def _subject(page: Page, part: Part) -> tuple[str, list[tuple[Anchor, ...]]]:
    entry = page.api(part)
    if entry is not None and entry.kind == "flag":
        return entry.shown, owner(page, part)
    if entry is not None:
        return entry.shown, named(page, part, entry)
    if page.module and part.section.level == 1:
        return page.pack.module_noun(page.module), [(), *((a,) for a in page.anchors(part))]
    return "", []
