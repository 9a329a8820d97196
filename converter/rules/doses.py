"""Doses of a medicine by those whom they are for: rows of tables, entries of lists, paragraphs below a line or a label.

Whom a dose is for stands in question and answer, and so do the headings that narrow it ("By mouth"); where what stands
above leaves open whom it is for, nothing is asked.
"""

import dataclasses
import re
from collections.abc import Collection, Iterator, Sequence

from ..blocks import Block, Item, Listing, Paragraph, Part, Row, Table
from ..care_kinds import as_quote, asks, filled, is_of_dose, kind_of, qualified, says
from ..drafts import Draft, Quoted
from ..languages.english_grammar import lowered
from ..page import Page, plain
from ..patients import POSOLOGY, is_line, limits, of_people
from ..remedy import Remedy
from ..site import Site
from . import extent
from .matrix import second_heads, table_of
from .medicines import by_first

NAME = "medical"
MOST_LABEL_WORDS = 10
_LABEL = re.compile(r"(\*{1,3}|_{1,3})(?P<label>(?!\s)[^*_]{2,90}?)[:.,]?\1:?(?=\s|$)")
_FOR = re.compile(r"(?P<who>[^:]{3,90}?)(?:\s*:|\s+[–—])\s+(?P<said>\S.*)", re.DOTALL)
_LEADS = re.compile(
    r"(?:for|in|if|when|against|bei|zur?|gegen|wenn|para|contra|si|pour|en cas d[e'’]|contre)\b.*:\s*$", re.IGNORECASE
)
# What a label sold over the counter says behind its lists, of which it is no part.
_ASIDE = re.compile(r"If pregnant or breast-?feeding|Keep out of (?:the )?reach", re.IGNORECASE)
# Columns of how much the kidneys do, and the unit in the head of one.
_FUNCTION = re.compile(r"\b(?:creatinine|clearance|e?GFR)\b", re.IGNORECASE)
_UNIT = re.compile(r"\(([^()]*/[^()]*)\)")
_MARK = re.compile(r"[*†‡§]+$")  # of a note below the table
_GROUPS = re.compile(r"\b(?:special|specific|other) (?:patient )?(?:groups|populations)\b", re.IGNORECASE)
# Of a question that says for whom by several columns.
_SHORTER = (
    (re.compile(r"^(?:at the age of|for patients aged) "), "at "),
    (re.compile(r"^with a body weight of "), "weighing "),
)
_AND_BEYOND = re.compile(r"\s+(?:and|or) (above|below)$", re.IGNORECASE)
_BY_WEIGHT = re.compile(r", ((?:(?:less|more) than |at least |at most |up to |under |over )?\d[^,]* ?kg\b)")
_ADJUSTED = re.compile(r"\b(?:modif|adjust)\w+", re.IGNORECASE)  # the head of a column
_NO_DATA = re.compile(r"\bnot (?:been )?(?:established|studied|recommended)\b|\bno data\b", re.IGNORECASE)
_OF_DOSE = re.compile(r"\b(?:dos\w+|amount|frequency|duration|adjustment|modification)\b", re.IGNORECASE)
_UNFIT = re.compile(r"(?:do not (?:use|take|give)|not recommended|contra-?indicated|avoid)\b.{0,40}", re.IGNORECASE)
_BOUND = re.compile(r"^(?:Less|More|Above|Below|Over|Under|Up|From|At)\b")  # at the head of a cell, now amid a question
_ACTION = re.compile(r"(?:prevention|treatment|management|prophylaxis|relief|control) of\b", re.IGNORECASE)
_TWICE = re.compile(r"weighing [^,]{2,40} with a body weight of ")  # "children weighing less than 50 kg"
_AT_AGE = re.compile(r"\b(children|adults|patients|people|population) at the age of\b")
_OF_BOUND = re.compile(r"\bof (?=(?:above|below|over|under)\b)")  # "a clearance below 15 mL/min"
_AMOUNT = re.compile(r"\d\s?(?:mg|g|m[lL]|mcg|µg|IU|%|tablets?|capsules?|puffs?|drops?)\b(?!/)")
_TOO_MUCH = re.compile(
    r"(?:do not (?:take|give|use|exceed)|no(?:t)? more than|never (?:take|give)|maximum)\b.{0,80}\b(?:24|day|daily)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_TOLD = re.compile(r"\d|\b(?:not|nicht|no|ne|half|one|two|½|¼)\b")


def labelled(part: Part) -> Iterator[tuple[str, list[Block]]]:
    """The labels that paragraphs of a section begin with or are, each with its blocks up to the next."""
    label = ""
    blocks: list[Block] = []
    for block in part.blocks:
        if said := _label(block):
            if label:
                yield label, blocks
            label, blocks = said, []
        elif label and isinstance(block, Paragraph) and _ASIDE.match(block.text):
            yield label, blocks
            label, blocks = "", []
        blocks.append(block)
    if label:
        yield label, blocks


def _label(block: Block) -> str:
    """What a paragraph begins with in emphasis, or the whole of one that stands as a heading does; empty without."""
    found = _LABEL.match(block.text) if isinstance(block, Paragraph) else None
    if found and len(found["label"].split()) <= MOST_LABEL_WORDS:
        return plain(found["label"]).strip(" :,.")
    line = plain(block.text) if isinstance(block, Paragraph) and is_line(block) else ""
    return line if line[:1].isupper() else ""


def runs_in(block: Block) -> bool:
    """Whether what a label is about stands in the same paragraph."""
    found = _LABEL.match(block.text) if isinstance(block, Paragraph) else None
    return found is not None and isinstance(block, Paragraph) and bool(block.text[found.end() :].strip())


def drafts(page: Page, about: Remedy, part: Part) -> Iterator[Draft]:
    """The doses of a section that is about them by its heading or by one above it."""
    kind, below = asks(page, about, part)
    if not is_of_dose(kind):
        return
    for table in (block for block in part.blocks if isinstance(block, Table)):
        yield from _of_table(page, about, part, table, below)
    if any(about.care.people.fullmatch(says(one)) for one in (part, *page.upward(part))):
        return  # a dose of a dose: "Children" above "over 20 kg: …"
    for listing in (block for block in part.blocks if isinstance(block, Listing)):
        if not _limited(about, part, listing):
            yield from _of_list(about, part, listing, below)
    yield from _of_lines(page, about, part, below)


def _of_lines(page: Page, about: Remedy, part: Part, below: Sequence[Part]) -> Iterator[Draft]:
    """Paragraphs below lines that name people, up to a line that may be of something else: "Hypertension"."""
    for label, blocks in labelled(part):
        if narrows(about, label):
            return
        if about.care.people.fullmatch(label) and any(_TOLD.search(plain(_text(page, one))) for one in blocks):
            spans = [Quoted(start=one.start, stop=one.stop, kind=_kind(one)) for one in blocks]
            text = " ".join(plain(_text(page, one)) for one in blocks)
            if extent.ELSEWHERE.fullmatch(text.partition(label)[2].strip(" :*.") or text):
                continue
            unfit = bool(about.care.unfit) and _NO_DATA.search(text) is not None and not _AMOUNT.search(text)
            frames = about.care.unfit if unfit else about.care.dose
            yield _draft(about, part, below, of_people(about.care, label), spans, frames=frames)


def _kind(block: Block) -> str:
    return "list" if isinstance(block, Listing) else "table" if isinstance(block, Table) else "prose"


def _text(page: Page, block: Block) -> str:
    return page.markdown[block.start : block.stop]


def _draft(
    about: Remedy,
    part: Part,
    below: Sequence[Part],
    who: str,
    spans: Sequence[Quoted],
    *more: str,
    frames: Sequence[str] = (),
) -> Draft:
    """A dose's pair: below the headings that narrow it."""
    questions = _asked(about, frames or about.care.dose, part, below, who, *more)
    return Draft(type=NAME, section=part.section, questions=questions, spans=(*map(as_quote, below), *spans))


def _asked(
    about: Remedy, frames: Sequence[str], part: Part, below: Sequence[Part], who: str, *more: str
) -> tuple[str, ...]:
    """The question for a dose: "What is the dose of X by mouth for gout in adults?"."""
    frame = filled(about, frames, part, "", who=who)[0]
    if about.care.language == "en" and (below or more):
        plainly = qualified(about, frame.replace(f" {who}", "", 1), below, *more)
        whom = re.sub("^for ", "in ", who)
        frame, below, more = (f"{plainly[:-1]} {whom}?", (), ()) if not plainly.endswith(")?") else (frame, below, more)
    return (qualified(about, frame, below, *more),)


def narrows(about: Remedy, label: str) -> bool:
    """Whether a label may say for what illness the doses below it are."""
    people = about.care.people.fullmatch(label)
    return not (people or _GROUPS.search(label) or POSOLOGY.fullmatch(label) or kind_of(about, label) is not None)


def _limited(about: Remedy, part: Part, block: Listing) -> bool:
    """Whether what stands above a list says for whom it is, or for what ("Severe pain", "For severe pain:")."""
    above = [one for one in part.blocks[: part.blocks.index(block)] if isinstance(one, Paragraph)]
    labels = [label for one in above if (label := _label(one))]
    said = [plain(one.text) for one in above]
    return (
        any(map(_LEADS.match, said))
        or any(map(about.care.people.search, said))
        or any(narrows(about, label) for label in labels)
    )


def _of_list(about: Remedy, part: Part, listing: Listing, below: Sequence[Part]) -> Iterator[Draft]:
    """Entries that begin with people ("adults: 1 tablet"), at once or below an entry such as "By mouth"."""
    for item in listing.items:
        if (draft := _of_item(about, part, item, below)) is not None:
            yield draft
            continue
        first, *others = item.blocks or (None,)
        lists = [one for one in others if isinstance(one, Listing)]
        if isinstance(first, Paragraph) and not about.care.people.search(plain(first.text)):
            route = Quoted(start=first.start, stop=first.stop, kind="prose")
            found = (
                _of_item(about, part, one, below, route, plain(first.text)) for inner in lists for one in inner.items
            )
            yield from filter(None, found)


def _of_item(
    about: Remedy, part: Part, item: Item, below: Sequence[Part], route: Quoted | None = None, via: str = ""
) -> Draft | None:
    first = item.blocks[0] if len(item.blocks) == 1 else None
    found = _FOR.fullmatch(plain(first.text)) if isinstance(first, Paragraph) else None
    if not found or not about.care.people.fullmatch(found["who"]) or not _TOLD.search(found["said"]):
        return None
    own = Quoted(start=item.start, stop=item.stop, kind="list")
    return _draft(
        about,
        part,
        below,
        of_people(about.care, found["who"]),
        [*([route] if route else []), own],
        *([via] if via else []),
    )


def _of_table(page: Page, about: Remedy, part: Part, table: Table, below: Sequence[Part]) -> Iterator[Draft]:
    """A question for each row whose first cell says for whom: the answer is the row below the table's head.

    Whom the table as a whole is for stands in both.
    """
    top, rows = _topped(about, table)
    head = plain(top.cells[0].text)
    form = next((form for pattern, form in about.care.who if pattern.search(head)), "")
    headless = not any(plain(cell.text) for cell in top.cells)
    function = bool(_FUNCTION.search(head))
    limited = limits(page, about.care, part, table, by_function=function) if form or headless else None
    if limited is None:
        return
    whom, start, holder = limited
    headed = tuple(_line(page, one) for one in (*below, *([holder] if holder is not None else [])))
    most = tuple(_ends_line(page, quote) for quote in _most(page, _since(part, table, start)))
    unit = _UNIT.search(head) if function else None
    told_of = _further(about, top, rows)
    for value, group in _grouped(rows, told_of):
        said = [plain(cell.text) for row in group for cell in row.cells[1:]]
        people = about.care.people.match(value)
        doses = [plain(c.text) for row in group for n, c in enumerate(row.cells) if n and n not in told_of] or said
        unfit = bool(about.care.unfit) and all(map(_UNFIT.fullmatch, doses))
        if (
            not value
            or not (people or form)
            or (function and not _FIGURE.search(value))
            or not (unfit or any(map((_TOLD if people else _FIGURE).search, said)))
        ):
            continue
        measured = _measured(value, unit[1]) if unit and unit[1] not in value else value
        told = of_people(about.care, value) if people else form.format(v=_spoken(about, measured))
        if (
            "at the age of" in form and not people and about.care.people.search(value)
        ):  # "12 years and over, and adults"
            told = f"for patients aged {value}" + "," * ("," in value and _is_split(rows, group))
        if form == "for {v}" and not people and about.care.language == "en":  # an indication: "Treatment of gout"
            told = f"for {'the ' if _ACTION.match(value) else ''}{lowered(value, page.site)}"
        if _is_split(rows, group):
            told = _fully(about, top, group[0], told_of, told, page.site)
        who = _TWICE.sub("weighing ", _OF_BOUND.sub("", _AT_AGE.sub(r"\1 aged", f"{whom} {told}".lstrip())))
        adjusted = any(_ADJUSTED.search(plain(cell.text)) for cell in top.cells[1:])
        frames = (
            about.care.unfit if unfit else about.care.adjusted if adjusted and about.care.adjusted else about.care.dose
        )
        questions = _asked(about, frames, part, below, f"for patients {who}" if who.startswith("with ") else who)
        shown = (*group, *_footnotes(table, group))
        head_row, *own = table_of(page, table, shown if top is table.header else (top, *shown))
        spans = (*headed, *(() if unfit else most), dataclasses.replace(head_row, start=start), *own)
        yield Draft(type=NAME, section=part.section, questions=questions, spans=spans, joint="\n")


def _since(part: Part, table: Table, start: int) -> Sequence[Block]:
    """The blocks above a table from the line on that says whom it is for: what stands before is of other people."""
    above = part.blocks[: part.blocks.index(table)]
    return [one for one in above if one.start >= start] if start < table.start else above


def _measured(value: str, unit: str) -> str:
    """A cell with its unit, which stands before what is said behind its figure: "< 30, on dialysis"."""
    figure, comma, more = value.partition(", ")
    return f"{figure} {unit}{comma}{more}"


def _further(about: Remedy, top: Row, rows: Sequence[Row]) -> dict[int, str]:
    """Further columns that say for whom a dose is, with how to say it: "Age" behind "Weight"."""
    found: dict[int, str] = {}
    for n, cell in enumerate(top.cells):
        head = plain(cell.text)
        form = next((form for pattern, form in about.care.who if pattern.search(head)), "")
        cells = [plain(row.cells[n].text) for row in rows] if n and form and not _OF_DOSE.search(head) else []
        if cells and not any(_AMOUNT.search(cell) or _UNFIT.fullmatch(cell) for cell in cells):
            found[n] = form
    return found


def _grouped(rows: Sequence[Row], told_of: Collection[int]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Rows with the same first cell: one by one where further columns tell them apart, else together."""
    for value, group in by_first(rows):
        keys = {tuple(plain(row.cells[n].text) for n in told_of) for row in group}
        if len(group) > 1 and told_of and len(keys) == len(group):
            yield from ((_MARK.sub("", value), (row,)) for row in group)
        else:
            yield _MARK.sub("", value), tuple(group)


def _is_split(rows: Sequence[Row], group: Sequence[Row]) -> bool:
    """Whether other rows have the same first cell as a row that is asked by itself."""
    return len(group) == 1 and sum(plain(row.cells[0].text) == plain(group[0].cells[0].text) for row in rows) > 1


def _fully(about: Remedy, top: Row, row: Row, told_of: dict[int, str], told: str, site: Site) -> str:
    """For whom a row's dose is by all its columns, what it is for first: "for gout at the age of 3 to 11 months"."""
    before, behind = [], []
    for n, form in told_of.items():
        value = _MARK.sub("", plain(row.cells[n].text))
        if form == "for {v}" and not about.care.people.match(value):
            before.append(f"for {'the ' if _ACTION.match(value) else ''}{lowered(value, site)}")
        elif value and value not in ("-", "–", "—"):
            behind.append(form.format(v=_spoken(about, value)))
    for long, short in _SHORTER if about.care.language == "en" else ():
        told, behind = long.sub(short, told), [long.sub(short, one) for one in behind]
    return " ".join([*before, told, *behind])


def _footnotes(table: Table, group: Sequence[Row]) -> Iterator[Row]:
    """The last rows of a table that are notes to marks in the rows, such as "* Adults only"."""
    marks = {found[0] for row in group for cell in row.cells if (found := _MARK.search(plain(cell.text)))}
    for row in table.rows:
        first, *others = [plain(cell.text) for cell in row.cells]
        if first[:1] in marks and not any(text and text != first for text in others):
            yield row


def _topped(about: Remedy, table: Table) -> tuple[Row, tuple[Row, ...]]:
    """The head of a table and its other rows: the first row is the head of one that has an empty one, if it says of
    whom or by what measure its doses are.
    """
    first, *others = table.rows or (table.header,)
    empty = not any(plain(cell.text) for cell in table.header.cells)
    names = any(pattern.search(plain(first.cells[0].text)) for pattern, _ in about.care.who)
    told = any(_AMOUNT.search(plain(cell.text)) for cell in first.cells[1:])
    if empty and others and names and not told and not about.care.people.match(plain(first.cells[0].text)):
        return first, tuple(others)
    return table.header, table.rows[len(second_heads(table)) :]


def _line(page: Page, part: Part) -> Quoted:
    return _ends_line(page, as_quote(part))


def _ends_line(page: Page, quote: Quoted) -> Quoted:
    """A quote with the end of its line: a table stands apart from what is above it."""
    return dataclasses.replace(quote, stop=quote.stop + page.markdown.startswith("\n", quote.stop))


def _most(page: Page, blocks: Sequence[Block]) -> Iterator[Quoted]:
    """What the points above a table say is too much for everyone: "Do not take more than 4 doses in 24 hours"."""
    for item in (item for block in blocks if isinstance(block, Listing) for item in block.items):
        if _TOO_MUCH.search(plain(page.markdown[item.start : item.stop])):
            marker = page.markdown.rfind("\n", 0, item.start) + 1
            yield Quoted(start=marker, stop=item.stop, kind="list")


def _spoken(about: Remedy, value: str) -> str:
    """A cell with its signs in words: "< 50 kg" and "≥ 50 kg" must not be taken for the same."""
    for sign, words in about.care.compared:
        value = re.sub(rf"\s*{sign}\s*", f" {words} ", value)
    if about.care.language == "en":  # "and above" at the end of a question points at the page
        value = _BY_WEIGHT.sub(r", weighing \1", value)
        value = _AND_BEYOND.sub(lambda found: " or more" if found[1].lower() == "above" else " or less", value)
    return _BOUND.sub(lambda found: found[0].lower(), " ".join(value.split()))
