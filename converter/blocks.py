"""A page's Markdown as sections with typed blocks, each with its span.

Every page is parsed once, by markdown-it-py (CommonMark and pipe tables); inline parsing is off, because rules work on
the raw text, whose spans are the proof of their answers. Offsets are code points in the seed's Markdown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gristmill.records import Section
from gristmill.sections import plain, sections, signature
from gristmill.text import count_words, trim

_PLAIN = MarkdownIt("commonmark", {"maxNesting": 20}).disable("inline")
_TABLES = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("inline")  # half as fast
_ALERT = re.compile(r"\[!([A-Z][A-Z0-9_-]*)\][ \t]*")
_BOLD_LINE = re.compile(r"\*\*(?!\s)((?:[^*]|\*(?!\*))+)\*\*")
_TERM = re.compile(r"(\*{2,3})(?![\s*])((?:`[^`\n]+`|\\.|[^*`\\\n])+?)\1(?::[ \t]*|[ \t]*$)", re.MULTILINE)
_CELL = re.compile(r"(?:\\.|[^|\\])+")
# What a heading shows of the way to its page: "[Configure](configure.html) > Winding". A link to the page itself is
# none, and a slash behind a link to elsewhere joins two names.
_TRAIL = re.compile(
    r"(?:\[[^\[\]]{1,80}\]\((?!#)[^()\s]{1,300}\)[ \t]+(?:>|\\>|&gt;|»|›|::)[ \t]+"
    r"|\[[^\[\]]{1,80}\]\((?!#|[a-z]+:)[^()\s]{1,300}\)[ \t]+(?:/|→)[ \t]+)+(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the page, half open, in code points."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Span):
    """Running text."""

    text: str
    # raw inline Markdown, lines joined by newlines without their indentation


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence(Span):
    """A code block with its fence."""

    language: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Span):
    """One entry of a list; the span begins behind the marker."""

    blocks: tuple["Block", ...]
    term: str = ""
    # raw Markdown of the bold term that the entry begins with, for definition lists
    body: int = 0
    # where the definition begins; equal to `start` without a term


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Span):
    """A bullet or ordered list."""

    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Span):
    """One cell of a pipe table."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Span):
    """One line of a pipe table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Span):
    """A pipe table: header, delimiter line, rows. All rows have as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Admonition(Span):
    """A note, warning and so on; the span is its body, quote marks included from the second line on."""

    kind: str
    # lower case: note, tip, important, warning, caution, …
    title: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Span):
    """Raw HTML, a quotation, a rule, indented code, a heading inside another block."""

    kind: str


Block: TypeAlias = Paragraph | Fence | Listing | Table | Admonition | Other


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A section of the page with its own blocks, up to the next heading."""

    section: Section
    heading: str
    # raw inline Markdown of the heading line, without number signs
    heading_start: int
    # where `heading` stands in the page
    signature: str
    # content of the code span that the heading consists of: an API entry; empty otherwise
    blocks: tuple[Block, ...]
    parent: int
    # index of the part that this one is nested in, -1 for none
    number: int
    # index of this part


def parts(markdown: str) -> list[Part]:
    """All sections of the page with their blocks, in order."""
    reader = _Reader(markdown)
    blocks = reader.blocks()
    found: list[Part] = []
    open_parts: list[Part] = []
    at = 0
    for section in sections(markdown):
        own = []
        while at < len(blocks) and blocks[at].start < section.stop:
            if blocks[at].start >= section.body_start and blocks[at].stop <= section.stop:
                own.append(blocks[at])
            at += 1
        while open_parts and open_parts[-1].section.level >= section.level:
            open_parts.pop()
        part = _part(markdown, section, tuple(own), open_parts[-1].number if open_parts else -1, len(found))
        found.append(part)
        open_parts.append(part)
    return found


def _part(markdown: str, section: Section, blocks: tuple[Block, ...], parent: int, number: int) -> Part:
    line = markdown[section.start : section.body_start].rstrip() if section.level else ""
    text = re.sub(r"(?<![ \t])[ \t]++#++$", "", line.lstrip().lstrip("#").strip())
    text = without_trail(text)
    return Part(
        section=section,
        heading=text,
        heading_start=section.start + line.find(text) if text else section.start,
        signature=signature(text),
        blocks=blocks,
        parent=parent,
        number=number,
    )


def without_trail(heading: str) -> str:
    """A heading without the links to the pages above its own: "Winding" of "[Configure](configure.html) > Winding"."""
    return _TRAIL.sub("", heading, count=1) if heading.startswith("[") else heading


def words_in(text: str) -> int:
    """Number of words that a reader sees."""
    return count_words(plain(text))


def is_signatures(block: Block) -> bool:
    """Whether a block is a paragraph of code spans: the further signatures of an entry that has several."""
    return isinstance(block, Paragraph) and all(signature(line.strip()) for line in block.text.split("\n"))


def more_signatures(part: Part) -> Iterator[str]:
    """The further signatures that an entry begins with."""
    for block in takewhile(is_signatures, part.blocks):
        if isinstance(block, Paragraph):
            yield from (signature(line.strip()) for line in block.text.split("\n"))


def quote(markdown: str, span: Span) -> str:
    """The span as it reads on its own: indentation and quote marks of its first line are taken off the others."""
    text = markdown[span.start : span.stop]
    if "\n" not in text:
        return text
    line_start = markdown.rfind("\n", 0, span.start) + 1
    prefix = markdown[line_start : span.start]
    first, *rest = text.split("\n")
    return "\n".join([first, *(_unprefixed(line, prefix) for line in rest)])


def _unprefixed(line: str, prefix: str) -> str:
    """`line` without the prefix: white space where that has a list marker, a quote mark where it has one."""
    at = 0
    for mark in prefix:
        if at < len(line) and (line[at] in " \t" or (mark == ">" and line[at] == ">")):
            at += 1
        else:
            break
    return line[at:]


class _Reader:
    """Turns the flat token stream into blocks."""

    def __init__(self, markdown: str) -> None:
        # markdown-it normalises these before it counts lines; the scanner of sections does not
        self.text = markdown.replace("\r", " ").replace("\x00", "\ufffd")
        self.lines = self.text.split("\n")
        self.blank = [not line.replace(">", "").strip() for line in self.lines]
        self.offsets = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.tokens: list[Token] = (_TABLES if "|" in self.text else _PLAIN).parse(self.text)
        self.at = 0

    def blocks(self, closing: str = "") -> list[Block]:
        """The blocks up to a closing token, or all."""
        found: list[Block] = []
        while self.at < len(self.tokens) and (token := self.tokens[self.at]).type != closing:
            block = self._block(token)
            if block is not None:
                found.append(block)
        self.at += 1
        return found

    def _block(self, token: Token) -> Block | None:
        self.at += 1
        start, stop = self._lines(token)
        match token.type:
            case "paragraph_open":
                inline = self.tokens[self.at]
                self.at += 2
                start, stop = trim(self.text, *self._inline(inline))
                return Paragraph(start=start, stop=stop, text=inline.content.strip())
            case "fence":
                language = token.info.split(maxsplit=1)[0].lower() if token.info.strip() else ""
                start += max(self.text[start:stop].find(token.markup), 0)
                return Fence(start=start, stop=stop, language=language, content=token.content)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "table_open":
                return self._table(start)
            case "blockquote_open":
                return self._quotation(start, stop)
            case "heading_open":
                self._skip("heading_close")
                return Other(start=start, stop=stop, kind="heading") if token.level else None
            case _:
                return Other(start=start, stop=stop, kind=token.type) if token.map else None

    def _list(self, token: Token) -> Listing:
        items = []
        closing = token.type.replace("open", "close")
        while (inner := self.tokens[self.at]).type != closing:
            self.at += 1
            blocks = self.blocks("list_item_close")
            items.append(self._item(inner, tuple(blocks)))
        self.at += 1
        start, stop = self._lines(token)
        line_start = self.text.rfind("\n", 0, start) + 1
        marker = self._marker(items[0].start if items else start, max(line_start, start))
        return Listing(start=marker, stop=max(stop, marker), ordered=token.tag == "ol", items=tuple(items))

    def _marker(self, content: int, floor: int) -> int:
        """Where the list marker stands that belongs to the content."""
        before = self.text[floor:content]
        found = re.search(r"(?:[-*+]|\d{1,9}[.)])[ \t]*$", before)
        return floor + found.start() if found else floor

    def _item(self, token: Token, blocks: tuple[Block, ...]) -> Item:
        start, stop = self._lines(token)
        if blocks:
            start, stop = blocks[0].start, max(stop, blocks[-1].stop)
        term, body = "", start
        if blocks and isinstance(blocks[0], Paragraph) and (found := _TERM.match(blocks[0].text)):
            term = found[2]
            first_line_end = start + len(found[0].rstrip())
            body = first_line_end + (len(found[0]) - len(found[0].rstrip()))
        return Item(start=start, stop=max(stop, start), blocks=blocks, term=term, body=min(body, max(stop, start)))

    def _table(self, start: int) -> Table:
        rows = []
        width = 0
        stop = start
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                row = self._row(token, width)
                width = width or len(row.cells)
                rows.append(row)
                stop = row.stop
        self.at += 1
        return Table(start=rows[0].start, stop=stop, header=rows[0], rows=tuple(rows[1:]))

    def _row(self, token: Token, width: int) -> Row:
        texts = []
        while (inner := self.tokens[self.at]).type != "tr_close":
            self.at += 1
            if inner.type == "inline":
                texts.append(inner.content)
        self.at += 1
        start, stop = self._lines(token)
        start = stop - len(self.text[start:stop].lstrip(" \t>"))
        cells = [self._cell(start + m.start(), start + m.end()) for m in _CELL.finditer(self.text[start:stop])]
        cells = cells[: width or len(texts)]
        cells += [Cell(start=stop, stop=stop, text="")] * (len(texts) - len(cells))
        return Row(start=start, stop=stop, cells=tuple(cells))

    def _cell(self, start: int, stop: int) -> Cell:
        raw = self.text[start:stop]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        return Cell(start=start, stop=start + len(text), text=text)

    def _quotation(self, start: int, stop: int) -> Block:
        blocks = self.blocks("blockquote_close")
        first = blocks[0] if blocks else None
        if isinstance(first, Fence) and len(blocks) == 1:
            return first  # code that a page indents
        if not isinstance(first, Paragraph) or not (alert := _ALERT.match(first.text)):
            return Other(start=start, stop=stop, kind="quotation")
        return self._admonition(alert, first, blocks[1:], stop)

    def _admonition(self, alert: re.Match[str], first: Paragraph, rest: Sequence[Block], stop: int) -> Admonition:
        """The alert line, a title if any (bold or a heading), the body, which may begin in the alert's paragraph."""
        lines = first.text.split("\n")
        title, body_line = "", 1
        if len(lines) > 1 and not lines[0][alert.end() :].strip() and (bold := _BOLD_LINE.fullmatch(lines[1].strip())):
            title, body_line = plain(bold[1]), 2
        blocks = list(rest)
        if len(lines) == 1 and blocks and isinstance(blocks[0], Other) and blocks[0].kind == "heading":
            title = plain(self.text[blocks[0].start : blocks[0].stop].lstrip("> #"))
            del blocks[0]
        if len(lines) > body_line:
            text = "\n".join(lines[body_line:])
            start = self.text.find(lines[body_line], first.start + sum(len(line) + 1 for line in lines[:body_line]) - 1)
            blocks.insert(0, Paragraph(start=start, stop=first.stop, text=text))
        start = blocks[0].start if blocks else first.stop
        return Admonition(
            start=start,
            stop=max(blocks[-1].stop if blocks else stop, start),
            kind=alert[1].lower(),
            title=title,
            blocks=tuple(blocks),
        )

    def _lines(self, token: Token) -> tuple[int, int]:
        """Span of the token's lines, without blank lines at the end."""
        if token.map is None:
            return 0, 0
        first, last = token.map
        last = min(last, len(self.lines))
        while last > first + 1 and self.blank[last - 1]:
            last -= 1
        stop = self.offsets[last - 1] + len(self.lines[last - 1].rstrip()) if last > first else self.offsets[first]
        line = self.lines[first] if first < len(self.lines) else ""
        return self.offsets[first] + len(line) - len(line.lstrip(" \t")), stop

    def _inline(self, token: Token) -> tuple[int, int]:
        """Span of a paragraph's text: it begins behind list markers and quote marks."""
        start, stop = self._lines(token)
        head = token.content.split("\n", 1)[0]
        line_end = self.text.find("\n", start)
        found = self.text.find(head, start, line_end if line_end >= 0 else len(self.text)) if head else -1
        start = found if found >= 0 else start
        return start, max(start, stop)

    def _skip(self, closing: str) -> None:
        while self.tokens[self.at].type != closing:
            self.at += 1
        self.at += 1


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """All blocks, nested ones behind their parent."""
    for block in blocks:
        yield block
        match block:
            case Listing(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Admonition(blocks=inner):
                yield from walk(inner)
            case _:
                pass
