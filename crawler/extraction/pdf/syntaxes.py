"""Entries of a manual that begin with a line of syntax in another type than the text, which is set in below it.

"begin box [fill *pattern*]" in sans serif, what is to be filled in slanted: LaTeX's manuals of languages have it so.
"""

import collections
import itertools
import re
from collections.abc import Iterator, Sequence

from .lines import Line, Word

LEAST = 10  # entries set alike in one document, from which they are such
MOST_LINES = 3  # of a syntax
_FILLED = 0.33  # share of the entries that show what they take: others are terms of a list, or words of a window
_NAMES = 0.7  # share of them that begin with a coined name
_SET_IN = 1.1  # times the size
_SAME = 2.0  # points between two left edges of one column
_GAP = 1.3  # times the usual distance of lines
_FAMILY = 4  # letters of a font's name that its weights and sizes have in common
_OTHER = 0.5  # share of the letters that are in other type: signs of formulas and brackets may be in the text's
_SLANTED = re.compile(r"(?i)ital|obli|slant|cmti|cmsl|cmssi|cmmi|sfti|sfsl|ti\d|sl\d|it\d")
_PLACE = re.compile(r"([\w.$-]+)([,|]?)")
_INDEX = re.compile(r"<(\w+)>(\d+|<\w>)")  # "<x>1", whose number is lowered
_ELIDED = re.compile(r"\. ?\. ?\.")
_BEGINS = re.compile(r"[\w\\@.–-]")  # and no sign that is itself the name, as "!"
_SENTENCE = re.compile(r"[.:;,]$")
_CAPITALS, _BEGUN = re.compile(r"[A-Z][A-Z0-9_]{3,}"), re.compile(r"[A-Z][a-z]")  # "Toggles": a sentence beside it
_WORD = re.compile(r"(?<![\w\"(,])[a-z]\w*(?![\w\"(),])")
_COINED = re.compile(r"[A-Z][A-Z0-9_]{3,}\b|[A-Za-z]\w*_\w+")  # names of commands in capitals, or with an underscore


def syntaxes(columns: Sequence[Sequence[Line]], leading: dict[float, float]) -> dict[int, int]:
    """How many lines the syntax of an entry has, by the identity of its first line; `leading` is the usual distance of
    lines by size. Empty where a document has few of them.
    """
    font = _text_font(columns)
    found = dict[int, tuple[int, int]]()
    for column in columns:
        for at, line in enumerate(column):
            if count := _syntax(column[at : at + MOST_LINES + 1], column[at - 1] if at else None, font, leading):
                found[id(line)] = count, round(column[at + count].left - line.left)
    usual = collections.Counter(inner for _, inner in found.values())
    begun = [line for line in itertools.chain(*columns) if id(line) in found]
    filled = collections.Counter(found[id(line)][1] for line in begun if _takes(line))
    coined = collections.Counter(found[id(line)][1] for line in begun if _COINED.match(line.text))
    shares = ((inner, filled[inner] / count, coined[inner] / count) for inner, count in usual.items() if count >= LEAST)
    good = {inner for inner, takes, names in shares if takes >= _FILLED or names >= _NAMES}
    return {line: count for line, (count, inner) in found.items() if inner in good}


def code_font(columns: Sequence[Sequence[Line]], found: dict[int, int]) -> str:
    """The font, of another kind than a typewriter's, that a document has for code: what its entries' coined names are
    in; empty where few are.
    """
    begun = [line for line in itertools.chain(*columns) if id(line) in found and _COINED.match(line.text)]
    fonts = collections.Counter(line.words[0].style.font for line in begun)
    font, count = max(fonts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return font if count >= LEAST and count > len(found) / 2 else ""


def _text_font(columns: Sequence[Sequence[Line]]) -> str:
    told = collections.Counter[str]()
    for line in itertools.chain(*columns):
        for word in line.words:
            told[word.style.font] += len(word.text)
    return max(told, key=lambda font: (told[font], font), default="")


def _takes(line: Line) -> bool:
    """Whether a line shows what its first word takes: in slanted type, or in brackets."""
    first, *more = line.words
    slanted = not _SLANTED.search(first.style.font) and any(_SLANTED.search(word.style.font) for word in more)
    return not line.text.istitle() and (slanted or re.search(r"[\w\]] \[|\[\w+ ", line.text) is not None)


def _syntax(lines: Sequence[Line], before: Line | None, font: str, leading: dict[float, float]) -> int:
    first = lines[0]
    usual = leading.get(first.style.size, 1.2 * first.style.size)
    apart = before is None or not 0 < before.base - first.base < _GAP * usual
    own = itertools.takewhile(lambda line: _is_other(line, font) and abs(line.left - first.left) < _SAME, lines)
    count = sum(1 for _ in own)
    if not apart or not 0 < count < len(lines) or _SENTENCE.search(lines[count - 1].text):
        return 0
    text, near = lines[count], lines[count - 1].base - lines[count].base
    begins = text.words[0].style.font[:_FAMILY] == font[:_FAMILY] and not text.words[0].style.mono
    return count if begins and 0 < near < _GAP * usual and text.left > first.left + _SET_IN * text.style.size else 0


def _is_other(line: Line, font: str) -> bool:
    """Whether most letters of a line are neither in the text's type nor in a typewriter's."""
    words = [word for word in line.words if any(c.isalnum() for c in word.text)]
    first = words[0].style if words and _BEGINS.match(line.text) else None
    if first is None or first.mono or first.bold or first.font == font:
        return False
    if _CAPITALS.fullmatch(words[0].text) and not any(_BEGUN.match(word.text) for word in words[1:]):
        return True
    other = sum(len(word.text) for word in words if word.style.font != font)
    return other > _OTHER * sum(len(word.text) for word in words)


def written(lines: Sequence[Line]) -> list[str]:
    """The forms of a syntax as code, with what is slanted as places to be filled in: "begin box [fill <pattern>]".

    Where all of it is slanted, it stands as it is. A line that begins as the first one does is a further form.
    """
    forms: list[list[Word]] = []
    for line in lines:
        if not forms or line.words[0].text == lines[0].words[0].text:
            forms.append([])
        forms[-1] += line.words
    if _CAPITALS.fullmatch(lines[0].words[0].text):  # "DUMP filename": what is to be filled in is small
        return [_code(_WORD.sub(r"<\g<0>>", "".join(_pieces(form, upright=False)).strip())) for form in forms]
    upright = any(not _SLANTED.search(word.style.font) for form in forms for word in form if word.text[:1].isalpha())
    return [_code("".join(_pieces(form, upright=upright))) for form in forms]


def _code(said: str) -> str:
    said = _INDEX.sub(lambda found: f"<{found[1]}{found[2].strip('<>')}>", said.strip().replace("`", "'"))
    return re.sub(r"(?<=[\[({]) | (?=[\])},])", "", _ELIDED.sub("...", said))


def _pieces(words: Sequence[Word], *, upright: bool) -> Iterator[str]:
    for word in words:
        slanted = upright and word.text[:1].isalpha() and _SLANTED.search(word.style.font)
        place = _PLACE.fullmatch(word.text) if slanted else None
        yield ("" if word.glued else " ") + (f"<{place[1]}>{place[2]}" if place else word.text)
