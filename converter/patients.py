"""Whom a part of a page about a drug or a condition is for, by its headings and by the lines above a table."""

import re
from collections.abc import Sequence

from .blocks import Block, Listing, Paragraph, Part, Table
from .languages.care import Care
from .page import Page, plain
from .remedy import NUMBERING, ONE_OF

MOST_LINE_WORDS = 8  # "Patients with severe renal impairment" stands as a heading does
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})[^*_]+\1:?")
_VERB = re.compile(r"\b(?:is|are|was|should|must|shall|es|son|est|sont|ist|sind|beträgt|betragen)\b")
_BEHIND = re.compile(r"\s*:")
# Lines above a table that say no more than that it is of doses: "Posology", "Table 2. Dose by age".
POSOLOGY = re.compile(
    r"(?:(?:Table|Tabelle|Tabla|Tableau)\s+\d+[.:]?\s*)?[^.:;]{0,40}(?:Posolog\w+|Dos(?:e|es|age|is|ierung|es)\b|\w*dosis\b)[^.:;]{0,40}",
    re.IGNORECASE,
)
# Behind a group of people, that a heading is of something about them: "Children's doses".
_OF_GROUP = re.compile(
    r"['’]s\b|\b(?:dos\w*|use|treatments?|effects|vaccin\w*|schedules?|symptoms|care)\b", re.IGNORECASE
)
_AGED = re.compile(r"^(adult|child|neonate) (\d)", re.IGNORECASE)  # "Child 6–17 years"
_WORD = re.compile(r"\w+")
_ORGAN = re.compile(r"\b(?:renal|kidneys?|hepatic|liver)\b", re.IGNORECASE)


def population(page: Page, care: Care, part: Part) -> tuple[str, Part | None]:
    """Whom the nearest heading limits a part to ("children under 12"), and the part whose heading it is."""
    for one in (part, *page.upward(part)):
        if one is not part and care.people.fullmatch(plain(one.heading)) and not _OF_GROUP.search(plain(one.heading)):
            return of_people(care, plain(one.heading)), one  # "Children" above "Dosage"
        for pattern, said in care.groups:
            if pattern.search(plain(one.heading)):
                return said, one
        if found := care.population.search(plain(one.heading)):
            return found[0].lower() if care.language == "en" else found[0], one
    return "", None


def of_people(care: Care, heading: str) -> str:
    """A heading such as "Elderly" inside a question: "for the elderly"."""
    words = heading.split()
    titled = care.language == "en" and sum(word[0].isupper() for word in words) > len(words) / 2
    said = heading if care.language == "de" else heading.lower() if titled else heading[0].lower() + heading[1:]
    the = "the " if said.startswith("elderly") or said.endswith("population") else ""
    said = _AGED.sub(r"\1 aged \2", said) if care.language == "en" else said
    the = f"a{'n' * said.startswith('a')} " if care.language == "en" and ONE_OF.match(said) else the
    return care.for_whom.format(v=f"{the}{said}")


def limits(
    page: Page, care: Care, part: Part, table: Table, *, by_function: bool = False
) -> tuple[str, int, Part | None] | None:
    """Whom a table is for, where the lines above it begin that say so, and the part whose heading says so.

    None where what stands above it limits it to something else. Summaries of product characteristics set whom a dose
    is for in a line of its own ("*Paediatric population*"). A table `by_function` of the kidneys says what the line
    "*Renal impairment*" above it does.
    """
    above = part.blocks[: part.blocks.index(table)]
    lines = [n for n, block in enumerate(above) if is_line(block)]
    if lines and care.people.fullmatch(line := _said(above[lines[-1]])):
        apart = any(not isinstance(block, Paragraph | Listing) for block in above[lines[-1] :])
        return None if apart else (of_people(care, line), above[lines[-1]].start, None)
    if by_function and lines and _ORGAN.search(_said(above[lines[-1]])):
        return "", above[lines[-1]].start, None
    if any(not POSOLOGY.fullmatch(_said(above[n])) for n in lines):
        return None
    if spoken := [block for block in above if care.people.search(_said(block))]:
        return _led(care, spoken)
    for one in (part, *page.upward(part)):
        if care.people.fullmatch(heading := NUMBERING.sub("", plain(one.heading)).rstrip(" :")):
            return of_people(care, heading), table.start, one
    who, holder = population(page, care, part)
    return who, table.start, holder


def _led(care: Care, spoken: Sequence[Block]) -> tuple[str, int, None] | None:
    """Whom the paragraphs above a table say that it is for, where all of them speak of the same people and lead to it.

    "For children:", "The dose for children is shown below" and "Table 1. Dose for children" do.
    """
    found = [care.population.search(_said(block)) for block in spoken]
    leads = (
        one is not None
        and (
            (_BEHIND.fullmatch(_said(block), one.end()) is not None and not _VERB.search(one[0]))
            or care.shown.search(_said(block)) is not None
            or is_line(block)
        )
        for one, block in zip(found, spoken, strict=True)
    )
    if not all(leads) or len({one[0].lower() for one in found if one}) != 1 or found[0] is None:
        return None
    if any(_groups(care, _said(block)) > 1 for block in spoken):
        return None  # "for children, half of what adults take"
    return found[0][0], spoken[0].start, None


def _groups(care: Care, text: str) -> int:
    """How many groups of people a text names."""
    return sum(care.people.match(text, word.start()) is not None for word in _WORD.finditer(text))


def _said(block: Block) -> str:
    return plain(block.text) if isinstance(block, Paragraph) else ""


def is_line(block: Block) -> bool:
    """Whether a paragraph stands as a heading does: in emphasis throughout, or short and without an end."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text.strip()
    return bool(_EMPHASISED.fullmatch(text)) or (len(text.split()) <= MOST_LINE_WORDS and text[-1:] not in ".:;,!?")
