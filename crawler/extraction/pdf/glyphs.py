"""A PDF page's characters → lines of words, by PDFium's text page.

PDFium puts back what a PDF does not hold: spaces between words, ends of lines, hyphens that only break a line. It
gives them in the order in which the document was written, which is the reading order of everything that typesetting
systems and word processors make.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .figures import LEAST_STROKES, WIDEST, Box, Stroke, figures
from .letters import Run, character, composed, fixed, has_accents, is_letter, place_accents
from .lines import HYPHEN, Line, Style, Word
from .underscores import underscored

_FIXED_PITCH, _FORCE_BOLD = 1 << 0, 1 << 18  # font flags, PDF 32000-1 table 123
# The last: typewriter type of TeX's fonts, upright, slanted, italic and small capitals.
_MONO_NAME = re.compile(
    r"mono|courier|typewriter|consol|menlo|cursor|code|nimbusmon|tt(?=\d|$|[-,])|^(?:sf|ec|tc|la)(?:st|it|tc)\d"
)
_BOLD_NAMES = ("bold", "black", "heavy", "cmb", "cmssbx", "cmssdc", "sfbx", "sfsx", "-bd", "medi", "demi")
_MAX_SLANT = 0.05  # of a text's matrix: text that stands askew (a stamp, an axis label) is no running text
_DOT = (2.0, 8.0)  # points: how large bullets are drawn
_SHORTEST_RULE = 5.0  # points
_BROKEN = re.compile(r"\w[^\W\d_]-\Z")
_SAME_BASE = 0.3  # times the size: base lines of one line differ by less
_WORD_GAP = 0.25  # times the size: words written one by one stand at least so far apart
_NO_BLANK = 0.3  # times the size: a typewriter's blank is .5 or .6 wide
# Times the size of the text: an index is at most so large, and so far above or below its line, in so few characters.
_INDEX, _SHIFT, _INDEX_LENGTH = 0.85, 0.6, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: its lines in the document's order, and its ruling lines as (left, bottom, right, top) in points."""

    number: int
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Word(Run):
    """A word that is being read."""

    style: Style
    base: float
    last: float = 0.0
    # where its last character begins
    top: float = -1e9
    bottom: float = 1e9

    def frozen(self) -> Word:
        return Word(
            text=self.text if self.style.mono else composed(self.text),
            left=self.left, right=self.right, top=self.top, bottom=self.bottom, base=self.base,
            pitch=max(0.0, self.last - self.left) / max(1, len(self.text) - 1),
            style=self.style, glued=self.glued,
        )  # fmt: skip


def sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """The page with an index from 0. Raises pypdfium2.PdfiumError for one that is broken."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        strokes, pictures = _drawn(page)
        boxes = [stroke.box for stroke in strokes]
        dots = [box for box in boxes if _is_dot(box)]
        read = underscored(_joined(_lines(text_page, index + 1)), boxes)
        lines = tuple(_dotted(line, dots) for line in _unnumbered(read))
        rules = tuple(box for box in boxes if max(_sides(box)) > _SHORTEST_RULE)
        drawn = (*pictures, *figures(strokes, area=page.get_width() * page.get_height()))
        return Sheet(number=index + 1, lines=lines, rules=rules, figures=drawn)
    finally:
        page.close()


@dataclass(slots=True)
class _Reader:
    """Gathers characters into words and lines."""

    number: int
    words: list[_Word] = field(default_factory=list)
    word: _Word | None = None
    blank: bool = True
    parted: bool = False
    # whether that blank is none of the document's own

    def end_word(self) -> None:
        if self.word is not None and self.word.text:
            self.words.append(self.word)
        self.word = None

    def line(self) -> Line | None:
        """The words so far. PDFium marks no hyphen at the end of a column: there any that parts letters may break."""
        self.end_word()
        words, self.words, self.blank = self.words, [], True
        if any(not word.style.mono and has_accents(word.text) for word in words):
            place_accents(words)
            words = [word for word in words if word.text]
        if words and _BROKEN.search(words[-1].text):
            words[-1].text = words[-1].text[:-1] + HYPHEN
        return Line(words=tuple(word.frozen() for word in words), page=self.number) if words else None

    def _touches(self, left: float, style: Style) -> bool:
        """Whether a word stands nearer to the one before it than a blank of its typewriter type is wide."""
        before = self.words[-1] if self.words else None
        near = before is not None and abs(left - before.right) < _NO_BLANK * style.size
        return before is not None and near and style.mono and before.style == style

    def add(self, character: str, place: tuple[float, float], box: tuple[float, ...], style: Style) -> None:
        if self.word is None or self.word.style != style:
            glued = not self.blank and bool(self.words or self.word)
            self.end_word()
            parted = self.blank and self.parted
            glued |= self.blank and self._touches(box[0], style)
            self.word = _Word(
                style=style, size=style.size, base=place[1], left=place[0], glued=glued, parted=parted
            )  # fmt: skip
        left, right, bottom, top = box
        word = self.word
        word.text += character
        word.spans += [(left, right)] * len(character)
        word.last, word.right = place[0], max(word.right, right)
        word.bottom, word.top = min(word.bottom, bottom), max(word.top, top)
        self.blank = False


def _lines(text_page: Any, number: int) -> Iterator[Line]:
    raw, reader, styles = text_page.raw, _Reader(number), _Styles(text_page)
    box = [ctypes.c_double() for _ in range(4)]
    places = [ctypes.byref(value) for value in box]
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0xD800
    for i in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, i)
        drawn = code < 32 and is_letter(code, generated=bool(pdfium.FPDFText_IsGenerated(raw, i)))
        if code in (10, 13) and not drawn:
            if found := reader.line():
                yield found
        elif code in (0x20, 0xA0, 0x9):
            reader.end_word()
            reader.blank, reader.parted = True, bool(pdfium.FPDFText_IsGenerated(raw, i))
        elif code in (2, 0xFFFE):  # PDFium leaves the end of the line out that follows
            if reader.word is not None:
                reader.word.text += HYPHEN
            if found := reader.line():
                yield found
        elif 0xD800 <= code < 0xDC00:
            high = code
        elif (code >= 32 or drawn) and (style := styles.of(pdfium.FPDFText_GetTextObject(raw, i))) is not None:
            pdfium.FPDFText_GetCharBox(raw, i, *places)
            pdfium.FPDFText_GetCharOrigin(raw, i, ctypes.byref(x), ctypes.byref(y))
            if 0xDC00 <= code < 0xE000:  # PDFium gives UTF-16
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            if text := character(code, style.font):
                reader.add(text, (x.value, y.value), tuple(value.value for value in box), style)
    if found := reader.line():
        yield found


class _Styles:
    """The style of each text object; one object writes many characters."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._last: tuple[int, Style | None] = (0, None)
        self._fonts: dict[int, tuple[str, bool, bool]] = {}

    @cached_property
    def _fixed(self) -> frozenset[int]:
        return fixed(_advances(self._page))

    def of(self, text: Any) -> Style | None:
        """None for text that stands askew."""
        address = ctypes.addressof(text.contents) if text else 0
        if address != self._last[0] or not address:
            self._last = (address, self._read(text) if text else None)
        return self._last[1]

    def _read(self, text: Any) -> Style | None:
        matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(text, matrix)
        pdfium.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
        if abs(matrix.b) > _MAX_SLANT * abs(matrix.a):
            return None
        name, bold, mono = self._font(pdfium.FPDFTextObj_GetFont(text))
        return Style(size=round(abs(size.value * matrix.d), 1), bold=bold, mono=mono, font=name)

    def _font(self, font: Any) -> tuple[str, bool, bool]:
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
            flags, folded = pdfium.FPDFFont_GetFlags(font), name.lower()
            bold = bool(flags & _FORCE_BOLD) or any(part in folded for part in _BOLD_NAMES)
            mono = bool(flags & _FIXED_PITCH) or _MONO_NAME.search(folded) is not None
            mono |= not name and address in self._fixed
            self._fonts[address] = name, bold, mono
        return self._fonts[address]


def _advances(text_page: Any) -> Iterator[tuple[int, float]]:
    """From each character to the next of the same text object: the font, and how far in sizes of type."""
    raw, x, y, size = text_page.raw, ctypes.c_double(), ctypes.c_double(), ctypes.c_float()
    before, place = 0, 0.0
    for i in range(text_page.count_chars()):
        text = pdfium.FPDFText_GetTextObject(raw, i)
        address = ctypes.addressof(text.contents) if text else 0
        pdfium.FPDFText_GetCharOrigin(raw, i, ctypes.byref(x), ctypes.byref(y))
        if address and address == before:
            pdfium.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
            font = pdfium.FPDFTextObj_GetFont(text)
            yield ctypes.addressof(font.contents), (x.value - place) / (size.value or 1.0)
        before, place = address, x.value


def _joined(lines: Iterator[Line]) -> Iterator[Line]:
    """Neighbours on one base line as one: bullets, numbers and cells are often written apart from their text."""
    before: Line | None = None
    for line in lines:
        size = line.style.size
        if before and _belongs(line, before) and line.left >= before.right - 1:
            first = replace(line.words[0], glued=line.left - before.right < _WORD_GAP * size)
            before = Line(words=(*before.words, first, *line.words[1:]), page=line.page)
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _belongs(line: Line, before: Line) -> bool:
    """Whether two stand on one base line, or one is an index at the other, which PDFium takes for a line of its own."""
    size = max(line.style.size, before.style.size)
    if abs(line.base - before.base) < _SAME_BASE * line.style.size:
        return True
    near = line.left - before.right < _WORD_GAP * size and abs(line.base - before.base) < _SHIFT * size
    return near and (_is_index(line, size) or _is_index(before, size))


def _is_index(line: Line, size: float) -> bool:
    return line.style.size < _INDEX * size and len(line.text) <= _INDEX_LENGTH


def _unnumbered(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page, those of code without their numbers; a number that counts an empty line goes."""
    sizes = {line.words[0].style for line in lines if _is_counted(line)}
    for line in lines:
        if _is_counted(line):
            yield Line(words=line.words[1:], page=line.page)
        elif len(line.words) > 1 or line.words[0].style not in sizes or not line.text.isdigit():
            yield line


def _is_counted(line: Line) -> bool:
    """Whether a number stands before code, in smaller type on its base line."""
    number, *rest = line.words
    if not rest or not number.text.isdigit() or number.style.mono or rest[0].glued:
        return False
    code = all(word.style.mono for word in rest)
    return code and number.base == rest[0].base and number.style.size < rest[0].style.size


def _drawn(page: Any) -> tuple[list[Stroke], list[Box]]:
    """Paths and pictures. A picture has coordinates of its own; one over the whole page is the page, as browsers and
    some printers' drivers make it.
    """
    area = page.get_width() * page.get_height()
    strokes: list[Stroke] = []
    pictures: list[Box] = []
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM), max_depth=1):
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            strokes += _stroke(item)
            continue
        inner = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), form=item.raw, max_depth=2)
        paths = [stroke for path in inner for stroke in _stroke(path)]
        box = item.get_bounds()
        if (box[2] - box[0]) * (box[3] - box[1]) >= WIDEST * area:
            strokes += paths
        elif len(paths) >= LEAST_STROKES:
            pictures.append(box)
    return strokes, pictures


def _stroke(path: Any) -> Iterator[Stroke]:
    """A path: thin boxes are rules, wide ones have four sides, small ones may be bullets; none where it has no box."""
    try:
        box = path.get_bounds()
    except pypdfium2.PdfiumError:
        return
    segments = pdfium.FPDFPath_CountSegments(path.raw)
    yield Stroke(box, segments, segments == 2 and min(_sides(box)) > _DOT[0])


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _is_dot(box: Box) -> bool:
    width, height = _sides(box)
    return _DOT[0] <= width <= _DOT[1] and abs(width - height) < _DOT[0]


def _dotted(line: Line, dots: Sequence[Box]) -> Line:
    """A line before which a browser or word processor has drawn a bullet, with that bullet."""
    size = line.style.size
    for left, bottom, right, top in dots:
        if line.base < (bottom + top) / 2 < line.base + 0.8 * size and 0 < line.left - right < 2 * size:
            word = replace(line.words[0], text="•", left=left, right=right, pitch=0.0, glued=False)
            return Line(words=(word, *line.words), page=line.page)
    return line
