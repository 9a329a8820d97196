"""Pages about drugs and conditions: each section asked by what its heading is about, with the name of the thing.

The answer is the whole section with the boxes below it ("Urgent advice"), nothing left out of it but reviews and
disclaimers. Where a heading limits it to some people, question and answer both say so.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from gristmill.text import digest, fold

from ..blocks import Admonition, Block, Listing, Other, Paragraph, Part, Table, words_in
from ..drafts import Draft, Quoted
from ..languages.care import Asking, unaccented
from ..page import Page, plain
from ..remedy import Remedy, limits, of_people, population, remedy
from .matrix import table_of

NAME = "medical"
MOST_WORDS = 500  # a longer section answers more than one question
LEAST_WORDS = 4
MOST_HEADING_WORDS = 9
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_DOSE = re.compile(
    r"\d\s?(?:mg|g|ml|mcg|µg|micrograms?|IU|%|tablets?|capsules?|puffs?|drops?|comprimidos?|Tabletten?|comprimés?)\b"
)
_TAKEN = re.compile(r"^(?:How and when should|¿Cómo y cuándo|Wie wird .* angewendet|Comment et quand)")
_STATES = re.compile(r"\w{2}[.!](?:\s|$)|^(?:[-*] |\|)", re.MULTILINE)  # a sentence, a list or a table
_QUESTION = re.compile(r"\?\s*$")


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A pair for the section, and one for each row of a table of doses."""
    about = remedy(page)
    heading = _NUMBERING.sub("", plain(part.heading)).rstrip(" :")
    if about is None or about.care.meta.match(heading) or _belongs(page, about, part):
        return
    who, holder = population(page, about.care, part)
    above = _NUMBERING.sub("", plain(page.parts[part.parent].heading)) if part.parent >= 0 else ""
    if about.care.people.fullmatch(heading) and _kind(about, above):  # "Adults" below "Dosage"
        who, holder = of_people(about.care, heading), part
        heading = above
    if part.parent < 0 and _kind(about, heading) is None:
        who, holder = "", None  # what the thing is, it is for everybody
    spans = _spans(page, about, part, who, holder)
    if part.parent < 0 and not any(_STATES.search(page.markdown[s.start : s.stop]) for s in spans):
        return  # how its name is spoken, who made the page
    if part.parent < 0 and all(isinstance(block, Admonition) for block in part.blocks if _tells(about, block)):
        heading = about.care.boxed
    words = sum(words_in(page.markdown[s.start : s.stop]) for s in spans if s.kind != "heading")
    if LEAST_WORDS <= words <= MOST_WORDS and (questions := _asked(page, about, part, heading, who)):
        yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, entire=True)
    for table in (block for block in part.blocks if isinstance(block, Table)):
        yield from _doses(page, about, part, table)


def _is_card(about: Remedy, part: Part) -> bool:
    return part.parent >= 0 and bool(about.care.card.match(plain(part.heading)))


def _belongs(page: Page, about: Remedy, part: Part) -> bool:
    """Whether a box goes with the section that it stands in, or with the box before it."""
    if not _is_card(about, part):
        return False
    return page.parts[part.parent].section.level > 1 or _is_card(about, page.parts[part.number - 1])


def _boxes(page: Page, about: Remedy, part: Part) -> Iterator[Part]:
    """The boxes right below a section, or those that follow a first one of the page's own."""
    parent = part.parent if _is_card(about, part) else part.number
    behind = page.parts[part.number + 1 :]
    return itertools.takewhile(lambda p: p.parent == parent and _is_card(about, p), behind)


def _spans(page: Page, about: Remedy, part: Part, who: str, holder: Part | None) -> tuple[Quoted, ...]:
    """All that the section says and the boxes below it, and first whom it is for where that is left to a heading."""
    spans = [_quoted(block) for block in part.blocks if _tells(about, block)]
    for box in _boxes(page, about, part) if spans and part.section.level > 1 else ():
        spans += [_heading(box), *(_quoted(block) for block in box.blocks if _tells(about, block))]
    told = fold(" ".join(page.markdown[span.start : span.stop] for span in spans))
    noun = fold(who).split()[-1:] if who else []
    if spans and holder is not None and noun and noun[0] not in told.split():
        spans.insert(0, _heading(holder))
    elif spans and (_is_card(about, part) or spans[0].kind == "list") and part.heading.rstrip("*").endswith((":", ",")):
        spans.insert(0, _heading(part))  # "Do not take it:" leads to the list below it
    return tuple(spans)


def _quoted(block: Block) -> Quoted:
    kind = "list" if isinstance(block, Listing) else "table" if isinstance(block, Table) else "prose"
    return Quoted(start=block.start, stop=block.stop, kind=kind)


def _heading(part: Part) -> Quoted:
    return Quoted(start=part.heading_start, stop=part.heading_start + len(part.heading), kind="heading")


def _tells(about: Remedy, block: Block) -> bool:
    if isinstance(block, Paragraph):
        return not about.care.meta.match(plain(block.text))
    return isinstance(block, Listing | Table | Admonition) or (isinstance(block, Other) and block.kind == "quotation")


def _asked(page: Page, about: Remedy, part: Part, heading: str, who: str) -> tuple[str, ...]:
    heading = about.care.emergency if _is_card(about, part) and not about.care.warns.search(heading) else heading
    frames = _frames(page, about, part, heading)
    if not frames and _QUESTION.search(heading) and (own := about.care.this.sub(about.name, heading)) != heading:
        return (own,)  # "What should I know about this medicine?"
    named = fold(about.name) in fold(heading)
    if not frames and _QUESTION.search(heading):
        return (heading,) if named else ()
    if not frames and len(heading.split()) <= MOST_HEADING_WORDS:
        frames = about.care.other
    return _filled(about, frames, part, who, h=heading) if frames else ()


def _frames(page: Page, about: Remedy, part: Part, heading: str) -> Sequence[str]:
    """What the heading asks, by its kind; the text below the title says what the thing is."""
    if part.parent < 0 and part.section.level and fold(about.name) in fold(heading) and not _kind(about, heading):
        return about.care.about
    text = page.markdown[part.section.body_start : part.section.stop]
    found = _kind(about, heading, text)
    if found is None:
        return ()
    if found.use and (about.used or (about.taken and "medical help" in found.frames[0])):
        return found.use
    return about.care.dosed if _TAKEN.search(found.frames[0]) and _DOSE.search(text) else found.frames


def _kind(about: Remedy, heading: str, text: str | None = None) -> Asking | None:
    """What a heading asks, of the text below it; a drug has no symptoms, and a condition no dose."""
    thing, plainly = "drug" if about.taken else "condition", unaccented(heading)
    kinds = (k for k in about.care.kinds if k.of in ("", thing) and k.headings.search(plainly))
    return next((k for k in kinds if k.says is None or text is None or k.says.search(text)), None)


def _filled(about: Remedy, frames: Sequence[str], part: Part, pop: str, **slots: str) -> tuple[str, ...]:
    """The question of a frame, with whom it is about in it or before it."""
    care, slots = about.care, {**slots, "x": about.name}
    key = int(digest(*part.section.heading_path, *sorted(slots.values()), length=8), 16)
    frame = frames[key % len(frames)]
    slots["pop"] = f" {pop}" if pop else ""
    text = re.sub(r"\{(\w+)\}", lambda m: slots.get(m[1], ""), frame)
    for apart, one in care.contracted:
        text = text.replace(apart, one)
    if pop and "{pop}" not in frame:
        begin = text[0].lower() + text[1:] if care.leading.startswith("{pop},") else text
        text = care.leading.format(pop=pop, q=begin)
    return (text[:1].upper() + text[1:],)


def _doses(page: Page, about: Remedy, part: Part, table: Table) -> Iterator[Draft]:
    """A question for each row whose first cell says for whom: the answer is the row below the table's head.

    Whom the table as a whole is for stands in both; where what stands above it leaves that open, nothing is asked.
    """
    head = plain(table.header.cells[0].text)
    form = next((form for pattern, form in about.care.who if pattern.search(head)), "")
    kind = _kind(about, plain(part.heading))
    doses = kind is not None and any("dos" in frame.lower() or _TAKEN.search(frame) for frame in kind.frames)
    limited = limits(page, about.care, part, table) if form and doses else None
    if limited is None:
        return
    whom, start, holder = limited
    headed: tuple[Quoted, ...] = ()
    if holder is not None:  # with the end of its line: a table stands apart from what is above it
        title = _heading(holder)
        headed = (dataclasses.replace(title, stop=title.stop + page.markdown.startswith("\n", title.stop)),)
    for row in table.rows:
        value = plain(row.cells[0].text)
        if value and any(re.search(r"\d", cell.text) for cell in row.cells[1:]):
            told = (
                of_people(about.care, value) if about.care.people.match(value) else form.format(v=_spoken(about, value))
            )
            questions = _filled(about, about.care.dose, part, "", who=f"{whom} {told}".lstrip())
            head_row, *own = table_of(page, table, (row,))
            spans = (*headed, dataclasses.replace(head_row, start=start), *own)
            yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, joint="\n")


def _spoken(about: Remedy, value: str) -> str:
    """A cell with its signs in words: "< 50 kg" and "≥ 50 kg" must not be taken for the same."""
    for sign, words in about.care.compared:
        value = re.sub(rf"\s*{sign}\s*", f" {words} ", value)
    return " ".join(value.split())
