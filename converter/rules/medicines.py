"""What entries of a list or a table say: doses of the medicines on a page about a condition or a procedure, and of a
medicine what holds for one use of it ("With intravenous use: …").
"""

import re
from collections.abc import Iterator, Sequence

from ..blocks import Block, Item, Listing, Paragraph, Part, Row, Table
from ..care_kinds import asks, filled, frames_of, is_of_dose, qualified
from ..drafts import Draft, Quoted
from ..page import Page, plain
from ..remedy import POSOLOGY, Remedy
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
