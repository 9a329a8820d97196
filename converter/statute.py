"""A section of a statute as provisions: each with its label, all its points and what goes on behind them.

A provision is never cut: what ends amid a sentence ("…; and") takes in what follows, whatever markup parts them.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .blocks import Admonition, Block, Item, Listing, Paragraph, Span, Table
from .law_notes import closing, is_note
from .page import Page, plain

_NUMBER = r"\d{1,3}[a-zA-Z]{0,2}(?:bis|ter|quater)?"
_LABEL = re.compile(
    rf"(?:\*\*)?(?P<label>\((?:{_NUMBER}|[a-z]{{1,2}}|[ivxl]{{1,6}}|[A-Z]{{1,2}}|[IVXL]{{1,6}})\\?\)"
    rf"|(?:{_NUMBER}|[a-z]{{1,2}}|[IVX]{{1,5}})\\?\)|\d{{1,3}}(?:[a-zA-Z]?|-(?:bis|ter|quater|quinquies|sexies))\\?\.(?!\d)|[a-z]\\?\.(?=\s)|[A-H]\\?\.(?=\s+[“\"])|\d{{1,3}}\s?°"
    rf"|[IVX]{{1,5}}\\?\.\s?[-–—―]|\d{{1,2}}\s[-–—](?=\s[A-ZÀ-Ý]))"
    r"(?:\*\*:?)?\s*"
)
_LATER = re.compile(r"[b-hj-z]\.")
_ROMAN = re.compile(r"[ivxl]+")
# Words with which a sentence goes on: of the languages that have law forms, and neighbours.
_AND = (
    r"and|or|but|und|oder|sowie|bzw\.|et|ou|y|o|u|e|ed|od|en|of|och|eller|og|i|oraz|lub|albo|a|nebo|és|vagy|și|sau"
    r"|ja|tai"
    r"|neu|ac|и|или|та|або|και|ή"
)
_UNFINISHED = re.compile(
    rf"(?:[,;:،؛—–―-]|[,;—–]\s*(?:{_AND})|(?<=\s)(?:und|oder|sowie|and|or|et|ou))\**$", re.IGNORECASE
)
_JOINT = re.compile(rf"\s*[;,]\s*(?:(?:{_AND})\s*)?$|\s+(?:und|oder|and|or|et|ou)\s*$", re.IGNORECASE)
# The foot of a page: "Top | [Imprint](/imprint) | Print".
_FOOT = re.compile(r"[^|]{1,120}(?:\s\|\s[^|]{1,120})+(?:\\\n[^|]*)?")
_CONTENTS = re.compile(r"\[[^]]*\]\([^()]*#[^)]*\)")  # an entry of a table of contents begins so
# Ways to the page before and after, with their pictures: no provision is nothing but links.
_LINKS = re.compile(r"(?:\[(?:!\[[^]]*\]\([^)]*\))?(?:\\?\[[^]]*\])?[^]]*\]\([^)]*\)[\s|·•]*)+")
_LEADS = re.compile(
    r"[^.;]{0,120}\b(?:the following [\w ]{3,60}\b(?:apply|applies|have the meanings?)\b[^.;]{0,60}"
    r"|(?:folgende|nachstehende)n? (?:Begriffsbestimmungen|Definitionen)\b[^.;]{0,40}"
    r"|définitions suivantes[^.;]{0,40}|siguientes definiciones[^.;]{0,40}|definições seguintes[^.;]{0,40})[.:]",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-Z][A-Z ,'-]{8,}")  # "END OF TERMS AND CONDITIONS": begins something else
# The number of a section in bold before its text, with or without that of its first subsection: "**3 (1)** A keeper".
_UNSTOPPED = re.compile(r"[A-Z][^.;:,]{2,80}[^\W\d_]")  # "Duty to light": a title in the margin of the next section
# What leads to a table, and what stands above it: "… the thickness set out in the table.", "TABLE 1".
_TABLE_BELOW = re.compile(
    r":$|\b(?:the|following) (?:following )?table\b(?! \d)|\btable \d+ to this (?:paragraph|section)\b"
)
_TITLES_TABLE = re.compile(r"[^\W\d_][^.;:]{3,120}(?:\([^()]*\))?")  # "PÉRIODICITÉ DES CONTRÔLES (ART. 5)"
_CAPTION = re.compile(r"(?i:table|tableau|tabelle|tabla)(?: \w{1,4})?|Table \d+ to [^.]{1,100}")
_BOLD_NUMBER = re.compile(
    r"\*\*(?P<number>\d{1,4}[A-Z]?(?:\.\d{1,3})?)\.?(?:[\s—–]*(?P<sub>\(\w{1,3}\)))?\*\*(?![:*])\s*"
)
_FOOTNOTE = re.compile(
    r"\[\(?\w{1,3}\)?\]\([^()#]*#[^)]*\)\s"
)  # "[(2)](#ntc2) Regulation (EU) …" at the foot of a page
_DOTS = re.compile(r"\W*\d{0,3}[A-Z]?\W*(?:[.…]\s*){4,}")  # a section that is no more: "5. . . . . ."
_MARK = re.compile(r"\[\\?[*†]\]\([^()#]*#[^)]*\)\s*")  # of a note, before the text that it is about
_TERM_ALONE = re.compile(r"\*\*(?:\d+(?:\.\d+)*\.?\s*)?[“\"«„][^”\"»“*]{2,60}[”\"»“]\*\*")
_MEANS = re.compile(r"(?:means?|includes?|refers to|has the (?:same )?meaning|shall mean|is|are)\b")
BULLET = "•"
SECTION = "§."
# behind the number of such a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom(Span):
    """One paragraph or point; the span begins with its label."""

    text: str
    # plain, without the label
    label: str
    # "(1)", "a)", "1°"; "•" of a bullet; empty without one
    inner: bool = False
    # what goes on inside the point before it
    depth: int = 0
    # below the beginning of its provision


@dataclass(slots=True, kw_only=True)
class Provision:
    """A subsection, or all that a section says where it has none."""

    label: str
    atoms: list[Atom] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, without labels."""
        return " ".join(atom.text for atom in self.atoms)

    @property
    def whole(self) -> bool:
        """Whether it ends where a sentence does."""
        return bool(self.atoms) and not unfinished(self.atoms[-1].text)


def unfinished(text: str) -> bool:
    """Whether a text stops inside a sentence: "(a) the master; or"."""
    return bool(_UNFINISHED.search(text.rstrip()))


def opens(text: str) -> bool:
    """Whether a text leads to points: "Im Sinne dieses Gesetzes sind" has no stop at all."""
    return unfinished(text) or (text.rstrip()[-1:].isalpha() and not _TITLE.fullmatch(text))


def is_title(text: str) -> bool:
    """Whether a paragraph is but a line in capitals: "END OF TERMS AND CONDITIONS"."""
    return bool(_TITLE.fullmatch(text))


def only_leads(provision: Provision) -> bool:
    """Whether a provision says but that others follow: "The following definitions apply." is no answer."""
    return len(provision.atoms) == 1 and bool(_LEADS.fullmatch(provision.text))


def joint(text: str) -> int:
    """Length of what joins a point to the next one at the end of its text ("; or")."""
    found = _JOINT.search(text)
    return len(text) - found.start() if found else 0


def unlabelled(raw: str) -> str:
    """A paragraph's Markdown behind its label, in one line."""
    text = " ".join(raw.split())
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def label_length(raw: str) -> int:
    """Letters of the label that a paragraph's Markdown begins with, and of the space behind it."""
    found = _LABEL.match(raw)
    return found.end() if found else 0


def atoms(page: Page, blocks: Sequence[Block], *, inner: bool = False) -> Iterator[Atom]:
    """The paragraphs and points of some blocks in order, without notes."""
    credited = False  # whether "Authority:" stands alone, with what it names in a paragraph of its own
    leads = False  # whether what stands before ends with ":", as it does before a table
    told = list(_with_terms(blocks[: closing(blocks)]))
    for block, after in itertools.zip_longest(told, told[1:]):
        if isinstance(block, Paragraph):
            note = is_note(plain(block.text)) or bool(_DOTS.fullmatch(block.text) or _FOOTNOTE.match(block.text))
            bare = not any(map(str.isalnum, block.text)) or _LINKS.fullmatch(block.text) or _is_foot(block.text)
            if not note and not credited and not bare:
                yield _atom(block, inner=inner)
            credited = note and plain(block.text).endswith(":")
            said = plain(block.text).rstrip()
            titles = isinstance(after, Table) and bool(_TITLES_TABLE.fullmatch(said))
            leads = (leads and bool(_CAPTION.fullmatch(said))) or (
                not note and (titles or bool(_TABLE_BELOW.search(said)))
            )
        elif isinstance(block, Listing):
            leads = False
            for item in () if _is_contents(page, block) else block.items:
                yield from _of_item(page, block, item)
        elif isinstance(block, Table) and leads:  # "The following fees are payable:" is nothing without them
            said = " ".join(plain(cell.text) for row in (block.header, *block.rows) for cell in row.cells)
            yield Atom(
                start=block.start, stop=block.stop, text=f"{said}.", label="", inner=True
            )  # an empty cell is no end
        elif isinstance(block, Admonition):
            yield from atoms(page, block.blocks, inner=inner)


def _is_foot(text: str) -> bool:
    """Whether a paragraph is but the foot of a page, with ways to others."""
    return "](" in text and _FOOT.fullmatch(text) is not None


def _is_contents(page: Page, block: Listing) -> bool:
    """Whether a list is a table of contents."""
    return len(block.items) > 1 and all(_CONTENTS.match(page.markdown, one.start) for one in block.items)


def _with_terms(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a term that stands alone and the paragraph that says what it means as one paragraph."""
    left = list(blocks)
    while left:
        block, after = left.pop(0), left[0] if left else None
        if (
            isinstance(block, Paragraph)
            and isinstance(after, Paragraph)
            and _TERM_ALONE.fullmatch(block.text)
            and _MEANS.match(after.text)
        ):
            left[0] = Paragraph(start=block.start, stop=after.stop, text=f"{block.text} {after.text}")
        else:
            yield block


def _atom(block: Paragraph, *, inner: bool = False) -> Atom:
    if marked := _MARK.match(block.text):
        block = dataclasses.replace(block, start=block.start + marked.end(), text=block.text[marked.end() :])
    raw = block.text.replace("\\\n", "\n")  # a break parts sentences as a space does
    if found := _BOLD_NUMBER.match(raw):
        text = plain(f"{found['sub'] or ''} {raw[found.end() :]}")
        return Atom(start=block.start, stop=block.stop, text=text, label=f"{found['number']}{SECTION}")
    found = _LABEL.match(raw)
    text = plain(raw[found.end() :] if found else raw)
    label = found["label"].replace("\\", "") if found else ""
    return Atom(start=block.start, stop=block.stop, text=text, label=label, inner=inner and not label)


def _of_item(page: Page, block: Listing, item: Item) -> Iterator[Atom]:
    """A point of a list: its first paragraph begins with the marker, the others go on; one without words is none."""
    told = list(atoms(page, item.blocks))
    if not told:
        return
    first, *rest = told
    marker = page.markdown.rfind("\n", 0, item.start) + 1
    before = page.markdown[marker : item.start]
    label = first.label or (before.strip() if block.ordered else BULLET)
    start = marker + len(before) - len(before.lstrip()) if block.ordered else first.start
    yield Atom(start=start, stop=first.stop, text=first.text, label=label)
    yield from (Atom(start=a.start, stop=a.stop, text=a.text, label=a.label, inner=True) for a in rest)


def provisions(found: Sequence[Atom]) -> list[Provision]:
    """The atoms of one section by the provision that they belong to."""
    made: list[Provision] = []
    levels: list[str] = []  # style of each open level of the provision
    last: dict[str, str] = {}  # style → its last label
    for atom in found:
        style = _style(atom.label, levels, last)
        if made and _belongs(made[-1], atom, style, levels):
            depth = _depth(atom, style, levels)
            made[-1].atoms.append(dataclasses.replace(atom, depth=depth))
        else:
            made.append(Provision(label="" if atom.label == BULLET else atom.label, atoms=[atom]))
            levels[:] = [style]
        if style:
            last[style] = atom.label
    return _united(made)


def _belongs(open_one: Provision, atom: Atom, style: str, levels: list[str]) -> bool:
    """Whether an atom goes on with the open provision."""
    if atom.inner:
        return True
    if not style:  # after points, a text without a label closes the sentence or stands behind all of them
        closed = not unfinished(open_one.atoms[-1].text)
        titled = _TITLE.fullmatch(atom.text) or (_UNSTOPPED.fullmatch(atom.text) and open_one.label.endswith(SECTION))
        return not (closed and titled) and (not closed or bool(open_one.label) or atom.text[:1].islower())
    if style == levels[0] or atom.label.endswith(SECTION):
        return False
    head, dotted, _ = open_one.label.partition(".")
    if dotted and style not in levels and head.isdigit() and atom.label == f"{int(head) + 1}.":
        return False  # "4." behind "3.5" is the next section
    goes_on = len(levels) > 1 and _LATER.fullmatch(atom.label)  # "(3) a. … b. …"
    return bool(open_one.label or goes_on) or style in levels or opens(open_one.atoms[-1].text)


def _depth(atom: Atom, style: str, levels: list[str]) -> int:
    if atom.inner and not atom.label:
        return len(levels)
    if not style:
        return 0
    if style in levels:
        del levels[levels.index(style) + 1 :]
    else:
        levels.append(style)
    return levels.index(style)


def _style(label: str, levels: Sequence[str], last: dict[str, str]) -> str:
    """The form of a label: "(1)" and "(2)" share one, "(i)" is a letter behind "(h)" only."""
    if not label or label == BULLET:
        return label
    if label.endswith(SECTION):
        return SECTION
    core = re.sub(r"\W", "", label)
    shape = label.replace(core, "1" if core[0].isdigit() else "A" if core.isupper() else "a", 1)
    if _ROMAN.fullmatch(core) and shape.strip("().") == "a":
        roman, before = shape.replace("a", "i"), re.sub(r"\W", "", last.get(shape, ""))
        follows = len(core) == 1 and len(before) == 1 and ord(core) == ord(before) + 1 and roman not in levels
        letter = len(core) == 1 and core not in "iv" and roman not in levels
        return shape if follows or letter else roman
    return shape


def _united(made: list[Provision]) -> list[Provision]:
    """Paragraphs without labels as one provision, where no label parts them."""
    if len(made) < 2 or any(one.label for one in made):
        return _led(made)
    return [Provision(label="", atoms=[atom for one in made for atom in one.atoms])]


def _led(made: list[Provision]) -> list[Provision]:
    """A heading-like first line without an end ("General.") goes with nothing; unfinished ones with what follows."""
    united: list[Provision] = []
    for one in made:
        if united and not united[-1].whole and not one.label:
            united[-1].atoms += one.atoms
        else:
            united.append(one)
    return united
