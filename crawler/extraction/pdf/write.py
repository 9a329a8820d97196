"""Lines in reading order → Markdown: headings, paragraphs that run on over columns and pages, lists, code, tables."""

import collections
import itertools
import re
from collections.abc import Iterator, Sequence

from ..escapes import start_safe
from ..markdown import SeedConverter
from .appendices import letter
from .blocks import Block
from .bullets import bullet, item_before
from .code_spans import mended
from .entries import MOST_LINES, entry, is_command
from .headings import Headings
from .layout import Column, Leaf
from .lines import HYPHEN, Line, Word
from .listings import LEADING, typed
from .notes import SYMBOLS, mark_of, resolve, unmarked
from .references import without_pages
from .rendered import INSIDE, pipes, rendered, without_contents
from .syntaxes import code_font, syntaxes, written
from .terms import MOST_TERMS, beside, inner_of, is_typed, named, terms
from .torn import is_compound, torn

_GAP = 1.3  # times the usual distance of lines from which a new paragraph begins
_INDENT = 0.7  # times the size: a line that is set in so far begins a paragraph
_SHORT = 0.15  # share of the column that the last line of a paragraph leaves empty
_SIZES = 0.08  # relative: type of another size begins another paragraph
_MONO_TEXT = 0.5  # share of letters: a document set in typewriter type shows no code by it
_PARAGRAPH = 3.0  # times the size: the first line of a paragraph is not set in farther
_RAISED = 0.85  # times the size: smaller type above or below the line is an index
_NESTED = 0.4  # times the size: bullets of an inner list are set in so far
_NEAR = 40  # blocks back to which the item before is looked for
_DEEPEST = 5  # levels of lists
_DEEPEST_HEADING = 6
_LONG = 5  # letters of the halves of a compound
_PREFIXES = frozenset("under inter super micro multi counter trans hyper after extra infra ultra".split())
_DASHES = frozenset("-–—")
_CAPTION = re.compile(r"(?:Fig(?:ure|\.)|Table|Listing|Algorithm|Abbildung|Tabelle|Tableau|Figura|Tabla) ?[\dIVX]+\b")
_PROPERTY = re.compile(r"[A-Z][a-z]+: \S{1,40}(?: \S{1,20}){0,3}")  # alone on a short line: "Abbreviation: `SOF`"
_FILLED = re.compile(r"\\<`([^`<>]+)`>")  # a place to be filled in, whose name alone is in other type
_OPEN = re.compile(r"[\w.\])}'\"=,]`$")  # code, which may go on in the next line
_converter = SeedConverter()


def write(leaves: Sequence[Leaf], headings: Headings) -> str:
    """The Markdown of a document. `<!-- page N -->` stands before what begins on page N."""
    return mended(_Writer(leaves, headings).markdown())


class _Writer:
    """Turns lines into blocks.

    `at` is the block that the running text is in, which may go on behind others; `last` took the line before.
    """

    def __init__(self, leaves: Sequence[Leaf], headings: Headings) -> None:
        self.leaves, self.headings = leaves, headings
        lines = [line for leaf in leaves for part in leaf.parts if isinstance(part, Column) for line in part.lines]
        mono = sum(len(line.text) for line in lines if line.style.mono)
        self.shows_code = mono <= _MONO_TEXT * sum(len(line.text) for line in lines)
        self.words = frozenset(
            word.text.lower().strip(".,;:!?()[]{}\"'“”‘’«»") for line in lines for word in line.words
        )
        self.leading = _leading(lines)
        columns = [part.lines for leaf in leaves for part in leaf.parts if isinstance(part, Column) and not part.note]
        self.syntaxes = syntaxes(columns, self.leading)
        self.font = code_font(columns, self.syntaxes)
        self.blocks: list[Block] = []
        self.at: Block | None = None
        self.last = Block("page", "")

    def markdown(self) -> str:
        """All of it."""
        for leaf in self.leaves:
            self.blocks.append(Block("page", f"<!-- page {leaf.number} -->"))
            for part in leaf.parts:
                if isinstance(part, Column):
                    self._column(part)
                else:
                    self.last = Block("table", pipes(part))
                    self.blocks.append(self.last)
        for block in itertools.chain(self.blocks, *(block.inside for block in self.blocks)):
            if block.code:
                block.text = typed(block.code, self.leading)
        resolve(self.blocks)
        letter(self.blocks)
        blocks = list(without_pages(without_contents(self.blocks)))
        return "\n\n".join(rendered(blocks)).replace(HYPHEN, "-").replace("L<sup>A</sup>TEX", "LaTeX") + "\n"

    def _column(self, column: Column) -> None:
        before: Line | None = None
        taken = 0  # lines of the signature that is under way
        for at, line in enumerate(column.lines):
            rest = column.lines[at + 1 :]
            if not taken and not column.note:
                taken = self._entry(column.lines[at : at + MOST_LINES], column.right)
            if taken:
                taken -= 1
            elif id(line) in self.headings.more:
                self._more_of_heading(line)
            elif level := self.headings.levels.get(id(line)):
                said = self.headings.written.get(id(line))
                self._add(Block("heading", said or unmarked(self._inline(line)), level=level, mark=said or ""))
            elif column.note or self._runs_on(line, before, column):
                self._text(line, before, rest, column)
            elif entered := self._terms(line, before, rest, column.right):
                taken = entered - 1
            elif self._is_listing(line):
                self._code(line, before)
            else:
                self._text(line, before, rest, column)
            before = line

    def _more_of_heading(self, line: Line) -> None:
        """A further line of a heading, unless the outline has said all of it."""
        if not self.last.mark:
            self._extend(self.last, line)

    def _entry(self, lines: Sequence[Line], right: float) -> int:
        """The lines that the signature of an entry takes, which is a heading below those of the text; 0 for others."""
        if count := self.syntaxes.get(id(lines[0]), 0):
            first, *further = written(lines[:count])
            self._entered(first)
            for form in further:
                self._add(Block("signature", f"`{form}`"))
            return count
        signature, taken = entry(lines, right, self.words) if self.shows_code else ("", 0)
        if 0 < taken < len(lines) and is_command(lines[0], lines[taken]):
            said = f"- **`{signature}`**: {self._inline(lines[taken])}"
            self._add(Block("item", said, left=lines[0].left, inner=lines[taken].left))
            return taken + 1
        entered = self.last.kind == "heading" and self.last.text.startswith("`")
        if taken and (entered or self.last.kind == "signature"):  # a further one of the same entry
            self._add(Block("signature", f"`{signature}`"))
        elif taken:
            self._entered(signature)
        return taken

    def _entered(self, signature: str) -> None:
        """Begin an entry, one level below the heading of the text above it."""
        above = (b.level for b in reversed(self.blocks) if b.kind == "heading" and not b.text.startswith("`"))
        self._add(Block("heading", f"`{signature}`", level=min(next(above, 0) + 1, _DEEPEST_HEADING)))

    def _is_listing(self, line: Line) -> bool:
        """Whether a line is one of code: an item of a list of names has a bullet in other type."""
        return self._is_typed(line) and (line.words[0].style.mono or bullet(line) != "-")

    def _is_typed(self, line: Line) -> bool:
        """Whether all of a line is in the type that the document has for code."""
        other = bool(self.font) and all(self._is_coded(w) for w in line.words if any(c.isalnum() for c in w.text))
        return self.shows_code and (line.style.mono or other)

    def _is_coded(self, word: Word) -> bool:
        return word.style.mono or (bool(self.font) and word.style.font == self.font)

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        self.last = block
        if block.kind not in ("note", "caption"):
            self.at = block

    def _extend(self, block: Block, line: Line) -> None:
        self.last = block
        block.text = self._joined(block.text, self._inline(line))
        block.lines += 1

    # -- text

    def _text(self, line: Line, before: Line | None, rest: Sequence[Line], column: Column) -> None:
        mark, last = bullet(line), self.last
        if column.note:
            sign = mark_of(line)
            if before is None or last.kind != "note" or sign or re.match(r"[\d*∗†‡§]", line.text):
                self._add(Block("note", self._inline(line, words=line.words[1:] if sign else None), mark=sign))
            else:
                self._extend(last, line)
        elif before is None and not mark and (running := self._running(line)):
            self._extend(running, line)
        elif mark and self._is_item(mark, line, before, rest):
            self._item(mark, line)
        elif before is not None and (item := self._item_around(line, before, rest, column)):
            self._more_of_item(item, line, before)
        elif last.kind in ("text", "caption") and before and not self._begins(line, before, rest, column, last):
            self._extend(last, line)
        else:
            kind = "caption" if _CAPTION.match(line.text) else "text"
            self._add(Block(kind, self._inline(line), left=line.left))

    def _running(self, line: Line) -> Block | None:
        """The text that the first line of a column continues."""
        if self.at is None or self.at.kind not in ("text", "item"):
            return None
        goes_on = self.at.text[-1:] not in ".!?:;" and line.text[:1].islower()
        return self.at if goes_on or self.at.text.endswith((HYPHEN, "_`")) else None

    def _begins(self, line: Line, before: Line, rest: Sequence[Line], column: Column, block: Block) -> bool:
        """Whether a line begins a paragraph."""
        size, gap = line.style.size, before.base - line.base
        if block.text.endswith(HYPHEN):
            return False
        if abs(size - before.style.size) > _SIZES * size and min(len(line.text), len(before.text)) > 2:
            return True
        if gap > _GAP * self.leading.get(size, LEADING * size):
            return True
        if _PROPERTY.fullmatch(before.text) and before.right < (column.left + column.right) / 2:
            return True
        if line.left > before.left + _INDENT * size:  # set in: the first line of a paragraph, unless it hangs
            return bool(rest) and rest[0].left < line.left - 0.5 * _INDENT * size
        if line.left < before.left - _INDENT * size and block.lines > 1:  # after a hanging paragraph
            return True
        short = before.right < column.right - _SHORT * (column.right - column.left)
        return short and before.text[-1:] in ".!?:" and not line.text[:1].islower()

    # -- lists

    def _is_item(self, mark: str, line: Line, before: Line | None, rest: Sequence[Line]) -> bool:
        """Bullets are items; numbers where the one before or, for the first, the one behind is at hand."""
        if mark == "-" and line.words[0].text in _DASHES:
            return self._is_dashed(line, before)
        if mark == "-":
            return True
        if mark in ("1", "a", "i"):
            fresh = before is None or before.text[-1:] in ".:;!?" or line.left > before.left + _INDENT * line.style.size
            return fresh and any(item_before(bullet(after)) == f"{mark} " for after in rest)
        sought = item_before(mark)
        items = [block.text for block in self.blocks[-_NEAR:] if block.kind == "item"]
        return self.at is not None and self.at.kind == "item" and any(text.startswith(sought) for text in items)

    def _is_dashed(self, line: Line, before: Line | None) -> bool:
        """Whether a dash that a line begins with is a bullet: one amid a sentence stands below the words before it."""
        if before is None or line.left > before.left + _INDENT * line.style.size:
            return True
        ends = re.search(r"(?:[,.;:]|\b(?:and|or))$", before.text) is not None
        listed = self.last.kind == "item" and (ends or bullet(before) == "-")
        return listed or before.text[-1:] in ".:;!?"

    def _item(self, mark: str, line: Line) -> None:
        text = f"{mark} {self._inline(line, words=line.words[1:])}"
        self._add(Block("item", text, level=self._level(line), left=line.left, inner=line.words[1].left))

    def _level(self, line: Line) -> int:
        """The depth of an item that a line begins, from 0."""
        left = line.left - _NESTED * line.style.size
        level = next((b.level + 1 for b in self._list() if b.kind == "item" and b.left < left), 0)
        return min(level, _DEEPEST)

    def _list(self) -> Iterator[Block]:
        """The blocks of the list that is open, the last one first."""
        kinds = ("item", "page", "note", "caption", "code")
        return itertools.takewhile(lambda block: block.kind in kinds, reversed(self.blocks))

    def _item_around(self, line: Line, before: Line, rest: Sequence[Line], column: Column) -> Block | None:
        """The item that a line belongs to: one whose text begins where the line does."""
        item = self.at
        if item is None or item.kind != "item" or self._goes_out(item, line, before, rest):
            return None
        within = line.left >= item.inner - _INDENT * line.style.size
        return item if within or self._runs_under(item, line, before, column) else None

    def _goes_out(self, item: Block, line: Line, before: Line, rest: Sequence[Line]) -> bool:
        """Whether a line that is set in begins the paragraph behind a list: the next one stands left of the bullets."""
        leading = self.leading.get(line.style.size, LEADING * line.style.size)
        near = bool(rest) and 0 < line.base - rest[0].base < _GAP * leading
        return near and rest[0].left < item.left - 1 and before.text[-1:] in ".:;!?)" and line.left < item.inner + 1

    def _runs_under(self, item: Block, line: Line, before: Line, column: Column) -> bool:
        """Whether a line goes on below the bullet: the one before fills the column and ends amid a sentence."""
        size = line.style.size
        near = before.base - line.base < _GAP * self.leading.get(size, LEADING * size)
        full = before.right > column.right - _SHORT * (column.right - column.left)
        flush = abs(line.left - column.left) < 1 and item.left - line.left < _PARAGRAPH * size  # of bullets set in
        under = line.left >= item.left or flush
        return self.last is item and near and full and under and before.text[-1:] not in ".:;!?"

    def _more_of_item(self, item: Block, line: Line, before: Line) -> None:
        apart = before.base - line.base > _GAP * self.leading.get(line.style.size, LEADING * line.style.size)
        after = item.text.endswith("\n")  # a listing
        if after or (apart and not item.text.endswith(HYPHEN)):
            item.text += "\n\n" * (not after) + start_safe(self._inline(line))
            self.last = item
        else:
            self._extend(item, line)

    def _terms(self, line: Line, before: Line | None, rest: Sequence[Line], right: float) -> int:
        """The lines that terms and the first one of their text take, which begin an item; 0 where there are none."""
        sizes = (line.style.size, *(after.style.size for after in rest[:1]))
        leading = max(self.leading.get(size, LEADING * size) for size in sizes)
        if count := terms((line, *rest[: MOST_TERMS + 1]), leading) if self.shows_code else 0:
            above, text = (line, *rest[: count - 1]), rest[count - 1]
            for term in above[:-1]:
                self._term(term, term.words, text.left)
            self._term(above[-1], above[-1].words, text.left, self._inline(text))
            return count + 1
        entry = (self.last.left, self.last.inner) if self.last.text.startswith("- **") else None
        if count := beside(line, before, rest, leading, entry=entry):
            if rest and is_typed(line, count, right):
                self._term(line, line.words[:count], rest[0].left, self._inline(rest[0]))
                return 2
            self._term(line, line.words[:count], inner_of(line, rest), self._inline(line, words=line.words[count:]))
        return min(count, 1)

    def _term(self, line: Line, words: Sequence[Word], inner: float, text: str = "") -> None:
        term = named(self._inline(line, words=words))
        alike = (b.level for b in self._list() if b.text.startswith("- **") and abs(b.inner - inner) < 1)
        level = next(alike, -1)
        said = f"- **{term}**: {text}" if text else f"- **{term}**"
        self._add(Block("item", said, level=self._level(line) if level < 0 else level, left=line.left, inner=inner))

    # -- code

    def _runs_on(self, line: Line, before: Line | None, column: Column) -> bool:
        """Whether a line in typewriter type is but the end of a paragraph's address or command."""
        if (
            before is None
            or not self._is_typed(line)
            or self._is_typed(before)
            or self.last.kind not in ("text", "item")
        ):
            return False
        size = before.style.size
        near = before.base - line.base < 1.1 * self.leading.get(size, LEADING * size)
        ends = self._is_coded(before.words[-1]) or line.text.endswith((".", ","))
        full = before.right > column.right - size and self.last.lines == 1 and before.text[-1:] not in ".:;!?"
        under = full and 0 < before.left - line.left < _PARAGRAPH * size  # of a first line that is set in
        return near and (under or (ends and abs(line.left - before.left) < _INDENT * size))

    def _code(self, line: Line, before: Line | None) -> None:
        if self.last.kind != "code" or before is None or not self._is_typed(before):
            self.last = Block("code", "")
            item = self.at if self.at and self.at.kind == "item" else None
            if item and line.left > item.inner - _INDENT * line.style.size:
                item.inside.append(self.last)
                item.text += f"\n\n{INSIDE}\n\n"
            else:
                self.blocks.append(self.last)
        self.last.code.append(line)

    # -- words

    def _inline(self, line: Line, *, words: Sequence[Word] | None = None) -> str:
        """The words of a line as Markdown: typewriter type as code, raised and lowered type as such."""
        out = ""
        for code, run in itertools.groupby(words or line.words, key=self._is_code):
            group = list(run)
            blank = "" if group[0].glued or not out else " "
            text = "".join(w.text if i == 0 or w.glued else " " + w.text for i, w in enumerate(group))
            if code:
                mark = "``" if "`" in text else "`"
                out += f"{blank}{mark}{text}{mark}"
            else:
                out += blank + "".join(_worded(w, line, first=i == 0) for i, w in enumerate(group))
        return _FILLED.sub(r"`<\1>`", out)

    def _is_code(self, word: Word) -> bool:
        return self.shows_code and self._is_coded(word) and any(c.isalnum() for c in word.text)

    def _joined(self, text: str, more: str) -> str:
        """Two lines as one; a hyphen that only breaks the line goes, unless the document has the word with it."""
        if not text.endswith(HYPHEN):
            goes_on = _OPEN.search(text) and re.match(r"`[^`]", more)
            return torn(text, more, self.words) or (f"{text[:-1]} {more[1:]}" if goes_on else f"{text} {more}")
        if is_compound(text[:-1], more, self.words):
            return f"{text[:-1]}-{more}"
        head = re.search(r"([^\W\d_]+)\x02$", text)
        tail = re.match(r"[^\W\d_]+", more)
        both = f"{head[1]}-{tail[0]}".lower() if head and tail else ""
        if head and tail and both not in self.words and self._is_compound(head[1], tail[0]):
            return f"{text[:-1]}-{more}"
        kept = "-" if not both or (both in self.words and both.replace("-", "") not in self.words) else ""
        return text[:-1] + kept + more

    def _is_compound(self, head: str, tail: str) -> bool:
        """Whether the halves of a word are words of their own: "XML-based", "large-enough", not "under-stand"."""
        if (head + tail).lower() in self.words or head.lower() in _PREFIXES:
            return False
        long = min(len(head), len(tail)) >= _LONG and {head.lower(), tail.lower()} <= self.words
        return long or (len(head) > 1 and head.isupper() and tail.islower())


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of lines, in points, by size of type."""
    gaps: dict[float, list[float]] = collections.defaultdict(list)
    for a, b in itertools.pairwise(lines):
        if a.page == b.page and a.style.size == b.style.size and 0 < a.base - b.base < 3 * a.style.size:
            gaps[a.style.size].append(a.base - b.base)
    return {size: sorted(found)[len(found) // 2] for size, found in gaps.items()}


def _worded(word: Word, line: Line, *, first: bool) -> str:
    blank = "" if word.glued or first else " "
    text = _converter.escape(word.text, frozenset())
    index = len(word.text) <= 4 and (word.text.isalnum() or not word.text.strip(SYMBOLS))
    if word.glued and word.style.size < _RAISED * line.style.size and index:
        shift = word.base - line.base
        if abs(shift) > 0.1 * line.style.size:
            tag = "sup" if shift > 0 else "sub"
            return f"{blank}<{tag}>{text}</{tag}>"
    return blank + text
