"""Evidence units of a section, and quotes found again in them.

A model cites units by number and quotes them. Where a quote stands is found here, by comparing text; an offset never
comes from a model, and a quote that is nowhere in the section proves nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gristmill.records import Evidence, Section, Seed
from gristmill.text import sentences, trim

from ..blocks import Admonition, Block, Fence, Item, Listing, Paragraph, Part, Table
from ..page import display

MOST_SENTENCE = 2000  # characters; more without an end is no sentence
MIN_QUOTE = 8  # letters and digits that a quote must have; fewer stand in any section
_MARKUP = frozenset("*_`\\[]()#>|~\"'“”‘’«»")
_TARGET = re.compile(
    r"\]\((?:<[^<>\n]*+>|[^()<\s]|\([^()\s]*+\))*+(?:\s++\"[^\"\n]*+\")?\)"  # of a link
    r"|</?[A-Za-z][^<>\n]*+>|< (?:/?s|/?think|(?:start|end)_of_turn)>"  # a tag; the latter as prompts show them
)
_DASHES = re.compile(r"[‐‑‒–—−]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence, list entry, table row, code block or signature: the least that can be cited."""

    kind: str
    # of the Evidence
    start: int
    stop: int


def units(markdown: str, part: Part) -> tuple[Unit, ...]:
    """The units of a section in order, without overlap."""
    found = []
    if part.signature:
        start = part.heading_start
        found.append(Unit(kind="signature", start=start, stop=start + len(part.heading)))
    for block in part.blocks:
        found.extend(_units(markdown, block, "prose"))
    return tuple(unit for unit in found if markdown[unit.start : unit.stop].strip())


def numbered(markdown: str, among: Sequence[Unit]) -> str:
    """Units with their labels, `[E1] …`: code to the letter, other text without the targets of its links."""
    shown = []
    for number, unit in enumerate(among, 1):
        text = markdown[unit.start : unit.stop]
        shown.append(f"[E{number}] {text if unit.kind == 'code' else display(text)}")
    return "\n".join(shown)


def _units(markdown: str, block: Block, kind: str) -> Iterator[Unit]:
    match block:
        case Paragraph():
            yield from _sentences(markdown, block, kind)
        case Fence():
            yield Unit(kind="code", start=block.start, stop=block.stop)
        case Listing(items=items):
            for item in items:
                yield from _item(markdown, item)
        case Table(header=header, rows=rows):
            yield from (Unit(kind="row", start=row.start, stop=row.stop) for row in (header, *rows))
        case Admonition(blocks=blocks):
            for inner in blocks:
                yield from _units(markdown, inner, "admonition")


def _item(markdown: str, item: Item) -> Iterator[Unit]:
    if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph):
        yield Unit(kind="definition" if item.term else "list", start=item.start, stop=item.stop)
        return
    for inner in item.blocks:
        yield from _units(markdown, inner, "definition" if item.term else "list")


def _sentences(markdown: str, paragraph: Paragraph, kind: str) -> Iterator[Unit]:
    """Sentences of a paragraph; one is never cut inside a code span or link, unless it is beyond all measure."""
    start = paragraph.start
    raw = markdown[paragraph.start : paragraph.stop]
    masked = _TARGET.sub(lambda target: "]".ljust(len(target[0]), "x"), raw)
    for _, end in (*sentences(masked), (0, len(raw))):
        stop = paragraph.start + end
        text = markdown[start:stop]
        whole = text.count("`") % 2 == 0 and text.count("[") <= text.count("]")
        if text.strip() and (whole or stop == paragraph.stop or len(text) > MOST_SENTENCE):
            begin, _ = trim(markdown, start, stop)
            yield Unit(kind=kind, start=begin, stop=stop)
            start = stop


def locate(markdown: str, quote: str, *, start: int, stop: int) -> tuple[int, int] | None:
    """The span of a quote within `start`…`stop`: to the letter, else without regard to blanks, markup, case and
    typography. It begins and ends between words, so "5" is not found in "50". None where it is not there.
    """
    quote = quote.strip()
    if sum(map(str.isalnum, quote)) < MIN_QUOTE:
        return None
    at = markdown.find(quote, start, stop)
    while at >= 0:
        if _between_words(markdown, at, at + len(quote)):
            return at, at + len(quote)
        at = markdown.find(quote, at + 1, stop)
    return _loosely(markdown, quote, start, stop)


def _loosely(markdown: str, quote: str, start: int, stop: int) -> tuple[int, int] | None:
    source, places = folded(markdown[start:stop])
    wanted, _ = folded(quote)
    if sum(map(str.isalnum, wanted)) < MIN_QUOTE:
        return None
    at = source.find(wanted)
    while at >= 0:
        span = start + places[at], start + places[at + len(wanted) - 1] + 1
        if _between_words(markdown, *span):
            return span
        at = source.find(wanted, at + 1)
    return None


def folded(text: str) -> tuple[str, list[int]]:
    """The characters that carry meaning, in one typography, and where each one stands in the text."""
    hidden = {place for target in _TARGET.finditer(text) for place in range(*target.span())}
    characters, places = [], []
    for place, character in enumerate(text):
        if place in hidden or character.isspace() or character in _MARKUP:
            continue
        for plain in unicodedata.normalize("NFKC", _DASHES.sub("-", character)).casefold():
            if not plain.isspace():
                characters.append(plain)
                places.append(place)
    return "".join(characters), places


def _between_words(text: str, start: int, stop: int) -> bool:
    opens = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    closes = stop >= len(text) or not (text[stop - 1].isalnum() and text[stop].isalnum())
    return opens and closes


def widened(markdown: str, span: tuple[int, int], among: Sequence[Unit]) -> Unit | None:
    """The units that a span touches, as one: a quote that leaves out the "not" of its sentence shall prove nothing.

    Of code the whole lines. None where the span touches no unit.
    """
    start, stop = span
    touched = [unit for unit in among if unit.start < stop and start < unit.stop]
    if not touched:
        return None
    if len(touched) == 1 and touched[0].kind == "code":
        line_start = max(markdown.rfind("\n", 0, start) + 1, touched[0].start)
        line_stop = markdown.find("\n", stop - 1, touched[0].stop)
        return Unit(kind="code", start=line_start, stop=line_stop if line_stop >= 0 else touched[0].stop)
    return Unit(kind=touched[0].kind, start=touched[0].start, stop=touched[-1].stop)


def proof(seed: Seed, section: Section, unit: Unit) -> Evidence:
    """The evidence for a span of a section."""
    return Evidence.of(seed, section, kind=unit.kind, start=unit.start, stop=unit.stop)
