"""What entries of a list or a table say: doses of the medicines on a page about a condition or a procedure, and of a
medicine what holds for one use of it ("With intravenous use: …").
"""

import re
from collections.abc import Iterator, Sequence

from ..blocks import Block, Item, Listing, Paragraph, Part, Row, Table
from ..care_kinds import asks, filled, frames_of, is_of_dose, qualified, says
from ..drafts import Draft, Quoted
from ..page import Page, plain
from ..patients import POSOLOGY
from ..remedy import Remedy
from .matrix import table_of

NAME = "medical"
MOST_NAME_WORDS = 5
_HEAD = re.compile(
    r"(?:name of )?(?:the |your )?(?:medicines?|medications?|drugs?|tablets?)(?: names?)?", re.IGNORECASE
)
_DOSE = re.compile(
    r"\d[\d.,]*[\s-]?(?:mg|g|m[lL]|mcg|µg|micrograms?|milligrams?|IU|units?|%|tablets?|capsules?|puffs?|drops?|sprays?)\b"
    r"|\b(?:once|twice|times) (?:a|per|each|every) (?:day|week|month)\b|\b(?:once|twice) daily\b",
    re.IGNORECASE,
)
# Headings about a medicine on a page about something else, and the questions for them.
_V = (
    r"(?P<v>(?!(?:it|them|this|these|those|the|your|any|other|some|medicines?|treatment|more|less|too)\b)"
    r"[^\W\d_][\w-]{3,})"
)
_OTHER = (
    (
        rf"(?P<kind>(?:(?:common|serious|severe|rare|less common) )?side[- ]effects) of {_V}",
        "What are the {kind} of {v}?",
    ),
    (
        rf"who (?P<kind>may not be able to|should not|must not|cannot|can['’]t|can|may) (?:take|use|have) {_V}",
        "Who {kind} take {v}?",
    ),
    (
        rf"(?:taking|using) {_V} with (?P<kind>other medicines|food|alcohol|food and drink)",
        "How does {v} interact with {kind}?",
    ),
    (rf"(?P<kind>how to) take {_V}", "How should {v} be taken?"),
)
_EFFECTS = re.compile(r"(?P<how>common|serious|severe|rare|less common) side[- ]effects", re.IGNORECASE)
_USE = re.compile(r"with (?:[\w-]+ ){1,2}(?:use|administration)", re.IGNORECASE)
_TERM = re.compile(r"(\*\*|__)(?P<name>[^*_]+?)[.:]?\1[.:]?\s")


def drafts(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """A pair for each medicine that the part gives a dose of, or for each use of the page's own."""
    if about.taken:
        yield from _of_uses(page, about, part)
    if about.taken or (about.done and not about.after) or not about.care.medicine[about.done]:
        return
    for block in part.blocks:
        if isinstance(block, Table) and block.rows and _HEAD.fullmatch(plain(block.header.cells[0].text)):
            for name, rows in by_first(block.rows):
                if any(_DOSE.search(plain(cell.text)) for row in rows for cell in row.cells[1:]):
                    yield from _draft(page, about, part, name, table_of(page, block, tuple(rows)), joint="\n")
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _of_item(page, about, part, item)


def _of_uses(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """Entries that say for which use they hold: "Contra-indications", "With topical use: broken skin"."""
    kind = asks(page, about, part)[0]
    if kind is None or is_of_dose(kind) or about.care.language != "en":
        return
    for item in (item for block in part.blocks if isinstance(block, Listing) for item in block.items):
        text = page.markdown[item.start : item.stop]
        if (found := _TERM.match(text)) and _USE.fullmatch(found["name"].strip()):
            asked = filled(about, frames_of(about, kind, text), part, "")
            questions = tuple(qualified(about, question, (), found["name"].strip()) for question in asked)
            own = Quoted(start=item.start, stop=item.stop, kind="prose")
            yield Draft(type=NAME, section=part.section, questions=questions, spans=(own,))


def of_other(page: Page, about: Remedy, part: Part) -> str:
    """What a part asks of a medicine that its heading names, or the one above it: "Side effects of ralumed"."""
    if question := named(page, about, says(part)):
        return question
    found = _EFFECTS.fullmatch(says(part)) if part.parent >= 0 else None
    above = named(page, about, says(page.parts[part.parent])) if found else ""
    return above.replace("side effects", f"{found['how'].lower()} side effects") if found and above else ""


def named(page: Page, about: Remedy, heading: str) -> str:
    """The question of a heading or label about a medicine on a page about something else; empty without."""
    if about.taken or about.care.language != "en":
        return ""
    for pattern, question in _OTHER:
        found = re.fullmatch(pattern, heading, re.IGNORECASE)
        if found and len(re.findall(rf"\b{re.escape(found['v'])}\b", page.markdown, re.IGNORECASE)) > 1:
            return question.format(kind=found["kind"].lower(), v=found["v"])
    return ""


def by_first(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of a table by what their first cell says: a cell that spans several is in each."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(plain(row.cells[0].text), []).append(row)
    return list(found.items())


def _of_item(page: Page, about: Remedy, part: Part, item: Item) -> Iterator[Draft]:
    """An entry that begins with a name in bold, with what the paragraphs of the part say of it."""
    text = page.markdown[item.start : item.stop]
    found = _TERM.match(text)
    if found is None or not _DOSE.search(plain(text)):
        return
    name = found["name"].strip()
    own = Quoted(start=item.start, stop=item.stop, kind="prose")
    more = (b for b in part.blocks if b.start > item.stop and _speaks(b, name))
    spans = (own, *(Quoted(start=b.start, stop=b.stop, kind="prose") for b in more))
    yield from _draft(page, about, part, name, spans)


def _speaks(block: Block, name: str) -> bool:
    return isinstance(block, Paragraph) and re.search(rf"\b{re.escape(name)}\b", block.text, re.IGNORECASE) is not None


def _draft(
    page: Page, about: Remedy, part: Part, name: str, spans: Sequence[Quoted], joint: str = "\n\n"
) -> Iterator[Draft]:
    if not name or len(name.split()) > MOST_NAME_WORDS or about.care.people.search(name) or POSOLOGY.fullmatch(name):
        return  # "Adults", "Starting dose"
    low = name[:1].lower() + name[1:]
    amid = re.search(rf"[\w,] {re.escape(low)}\b", page.markdown) is not None
    questions = filled(about, (about.care.medicine[about.done],), part, "", v=low if amid else name)
    yield Draft(type=NAME, section=part.section, questions=questions, spans=tuple(spans), joint=joint)
