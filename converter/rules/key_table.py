"""Tables whose first column is a name: each row says what the name means, and its type or default."""

import itertools
import re
from collections.abc import Iterator, Sequence

from gristmill import rows
from gristmill.text import fold, sentences

from ..answers import points_elsewhere
from ..blocks import Block, Cell, Part, Row, Table, words_in
from ..circular import only_names
from ..drafts import Draft, Quoted, around, ask, within
from ..entries import THIN_WORDS, Kind, asked, kind_of, scopes
from ..page import Page, plain
from ..passages import opening
from ..terms import is_term, leads_away
from . import facts
from .definition import HELP
from .matrix import table_of
from .tables import caption, is_key_table, key, named, role

LEAST_WORDS = 3  # of a description where words are not known
LEAST_TOLD = 5  # of a description: those of 3 and 4 ("Allowed disk size") were read as saying no more than the key
_OF_ANY = "enable disable specify tell define control set use true returns object"  # said of any key
# A description that only lists the values of its key, and a cell of letters that stand for the places of a table.
_LISTS = re.compile(r"(?:One|Any|Either) of (?:[\"“'‘`][^\"”'’`]*[\"”'’`][, ]*(?:(?:or|and) )?){2,}\.?")
_PIECE = re.compile(r"[A-Za-z]{4,}")
_LETTERS = re.compile(r"[A-Z]{1,2}(?:(?:,| or| and) [A-Z]{1,2})*")
LEAST_CELLS = 3  # of the head of an option: its name and two facts
_LABELLED = re.compile(r"([A-Z][\w ]{0,20}): *(\S.*)?")
_NAME = re.compile(r"[$-]{0,2}[A-Za-z][\w.<>-]{1,50}")
_OTHERS = re.compile(r"\b[Oo]ne of (?:these|those|them|the (?:two|three|four|above|others))\b")  # that no row names
_USUAL = frozenset({"unset", "false", "true"})  # the defaults of most options, not worth a question
_CODES = frozenset({"0", "-1"})  # defaults that mean what a description says: "0 (no limit)"
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "none", "no", "yes", "✓", "✗", "x"})
# Defaults that say of no key what it has: readers left "undefined" and "detected" out.
_UNTOLD = re.compile(
    r"(?:un|not |is )?(?:defined|set|specified|known)|undef|null|nil|empty|blank|(?:dis|en)abled"
    r"|(?:auto(?:matically)?[- ]?)?(?:detected|determined|generated)(?: by \w+)?|auto(?:matic)?|varies|variable"
    r"|(?:see|as) .*|required|mandatory|optional|default|no default(?: value)?",
    re.IGNORECASE,
)


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """A question for each row, and for its default; the same of an entry that is a sheet of facts."""
    yield from facts.drafts(page, part)
    for at, block in enumerate(part.blocks):
        if isinstance(block, Table) and (row := option_row(block)):
            yield from _option(page, part, row, part.blocks[at + 1 :])
        elif isinstance(block, Table) and is_sheet(block):
            yield from _sheet(page, part, block)
        elif isinstance(block, Table) and is_key_table(page, block):
            kind = kind_of(page, part, plain(block.header.cells[0].text), caption(part.blocks, at))
            for row in block.rows:
                yield from _row(page, part, block, row, kind)


def _row(page: Page, part: Part, table: Table, row: Row, kind: Kind) -> Iterator[Draft]:
    name = key(row)
    roles = [role(page, cell.text) for cell in table.header.cells]
    if not name or not is_term(row.cells[0].text) or name.strip("`") in HELP:
        return
    described = next((c for c, known in zip(row.cells, roles, strict=True) if known == "description"), None)
    least = LEAST_TOLD if page.pack.kinds else LEAST_WORDS
    told = described is not None and words_in(described.text) >= least and not leads_away(described.text)
    above = f"{name} {kind.noun} {plain(part.heading)}"
    if described is not None and told and not (_says_name(page, above, described) or _LISTS.fullmatch(described.text)):
        yield from _described(
            page, part, table, row, described, named(name, rare=page.pack.names(name, page.site)), kind
        )
    for header, cell, known in zip(table.header.cells, row.cells, roles, strict=True):
        if kind.noun and known == "default" and _is_told(cell):
            yield from _default(page, part, name, cell, kind, page.pack.column(plain(header.text)))


def _is_told(cell: Cell) -> bool:
    """Whether a default says something of its key, away from the table."""
    value = plain(cell.text).lower()
    return value not in _NOTHING | _CODES and "\\|" not in cell.text and not _UNTOLD.fullmatch(value.strip("()<>[]. "))


def _default(page: Page, part: Part, name: str, cell: Cell, kind: Kind, column: str) -> Iterator[Draft]:
    """The default of a key; of a thing that is done the key that does it, where a heading says so."""
    kinds = page.pack.kinds
    called = kinds.default(kind.noun, part.section.heading_path, column) if kinds else column
    shown = named(name, rare=page.pack.names(name, page.site))
    chains = scopes(page, part, name, kind=kind, words=THIN_WORDS)
    if called and (questions := ask(page, part, "column_of", chains, x=shown, kind=kind.noun, column=called)):
        yield Draft(type="key_table", section=part.section, questions=questions, spans=(_cell(cell),))


def _says_name(page: Page, name: str, cell: Cell) -> bool:
    """Whether an English description says its key again: "Enable MARS for this connection" of `MARS_Connection`."""
    said = plain(cell.text)
    told = " ".join(said[start:stop] for start, stop in sentences(said) if not points_elsewhere(said[start:stop]))
    joined = re.sub(r"[^a-z]", "", name.lower())  # "solder paste" of `Solderpaste_Gap`
    told = _PIECE.sub(lambda word: "" if word[0].lower() in joined else word[0], told)
    return page.pack.language == "en" and only_names(told, name, _OF_ANY, tells=0)


def _described(page: Page, part: Part, table: Table, row: Row, cell: Cell, name: str, kind: Kind) -> Iterator[Draft]:
    """All that the row says of its key: the description alone, or a line for each column that adds to it."""
    spans = table_of(page, table, (row,))
    said = rows.told([page.markdown[span.start : span.stop] for span in spans])
    questions = asked(page, part, name, said, kind=kind, plainly="row")
    points = page.pack.kinds is not None and (page.pack.kinds.points(plain(cell.text)) or _OTHERS.search(said))
    if not questions or points or page.leans(plain(cell.text)):
        return
    if said == cell.text or all(plain(head.text) for head in table.header.cells):
        yield _drafted(page, part, table, row, cell, questions)


def _drafted(page: Page, part: Part, table: Table, row: Row, cell: Cell, questions: tuple[str, ...]) -> Draft:
    """The pair of a row: its one telling cell as it is, or the row as its rule tells it."""
    spans = table_of(page, table, (row,))
    if (
        _are_letters(page, table, row, cell)
        or rows.told([page.markdown[span.start : span.stop] for span in spans]) == cell.text
    ):
        return Draft(type="key_table", section=part.section, questions=questions, spans=(_cell(cell),))
    return Draft(type="key_table", section=part.section, questions=questions, spans=spans, normalised="rows")


def _are_letters(page: Page, table: Table, row: Row, cell: Cell) -> bool:
    """Whether all that the row says beside a cell are letters that only its table explains: "Objects: A or B"."""
    columns = zip(table.header.cells[1:], row.cells[1:], strict=False)
    others = [(head.text, plain(other.text)) for head, other in columns if other is not cell and other.text]
    return bool(others) and all(not role(page, head) and _LETTERS.fullmatch(text) for head, text in others)


def _cell(cell: Cell) -> Quoted:
    return Quoted(start=cell.start, stop=cell.stop, kind="row")


def is_sheet(table: Table) -> bool:
    """Whether the table gives the facts of one thing: a label and a value in each row, and no header."""
    labelled = [plain(row.cells[0].text).endswith(":") for row in table.rows]
    return (
        len(table.header.cells) == 2
        and not any(c.text for c in table.header.cells)
        and len(labelled) > 1
        and all(labelled)
    )


def _sheet(page: Page, part: Part, table: Table) -> Iterator[Draft]:
    """The syntax and the default of the thing that the heading names."""
    topic = page.topic(part)
    if topic.kind != "thing" or not page.pack.names(plain(part.heading), page.site):
        return
    for row in table.rows:
        label, cell = row.cells
        said = fold(plain(label.text).rstrip(":"))
        chains = around(page, part, topic.text, own=True)
        if page.pack.generic.get(said) == "generic_syntax":
            questions = ask(page, part, "generic_syntax", chains, x=topic.text)
        elif role(page, said) == "default" and plain(cell.text).lower() not in _NOTHING:
            questions = ask(page, part, "row_column", chains, x=topic.text, column=page.pack.column(said))
        else:
            continue
        if questions and cell.text:
            yield _drafted(page, part, table, row, cell, questions)


def option_row(table: Table) -> Row | None:
    """The row of a table that is the head of an entry: a name, and "Label: value" in each further cell."""
    filled = [row for row in (table.header, *table.rows) if any(cell.text for cell in row.cells)]
    if len(filled) != 1 or len(filled[0].cells) < LEAST_CELLS:
        return None
    first, *further = filled[0].cells
    labelled = all(_LABELLED.fullmatch(plain(cell.text)) for cell in further if cell.text)
    return filled[0] if labelled and _NAME.fullmatch(plain(first.text)) else None


def _option(page: Page, part: Part, row: Row, behind: Sequence[Block]) -> Iterator[Draft]:
    """What an option does, from the text up to the next table, and its default."""
    name = f"`{plain(row.cells[0].text)}`"
    text = list(itertools.takewhile(lambda block: not isinstance(block, Table), behind))
    spans = opening(page, text)
    told = "\n\n".join(plain(page.markdown[span.start : span.stop]) for span in spans)
    stands = bool(spans) and (page.pack.kinds is None or page.pack.kinds.stands(told))
    if stands and (questions := ask(page, part, "setting", within(page, part), x=name)):
        yield Draft(type="key_table", section=part.section, questions=questions, spans=spans)
    for cell in row.cells[1:]:
        found = _LABELLED.fullmatch(plain(cell.text))
        at = cell.text.find(": ") + 2
        if found and role(page, found[1]) == "default" and (found[2] or "").lower() not in _NOTHING | _USUAL and at > 1:
            questions = ask(page, part, "row_column", within(page, part), x=name, column=page.pack.column(found[1]))
            value = Quoted(start=cell.start + at, stop=cell.stop, kind="row")
            if questions:
                yield Draft(type="key_table", section=part.section, questions=questions, spans=(value,))
