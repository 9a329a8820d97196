"""What a PDF's codes mean as letters: ligatures of fonts that name no characters, accents drawn over letters."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# Controls of Latin-1 are letters of Windows' code page that a PDF without an encoding of its own means.
_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
# Codes of TeX's fonts where a PDF holds them as pictures of letters that have no names: T1 (Cork), then OT1 (Knuth).
_CORK = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x19: "ı", 0x1A: "ȷ",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
_KNUTH = {0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl"}
_CODES = {code: text for codes in (_WINDOWS, _CORK, _KNUTH) for code, text in codes.items()}
_SYMBOLIC = re.compile(r"(?i)(?:cm(?:sy|mi|ex|bsy)|msam|msbm|symbol|zapf|.*math)")  # their low codes are signs
# TeX's older fonts have no accented letters: an accent and a letter are drawn over each other, in this order.
_COMBINING = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c",
              "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328"}  # fmt: skip
_DRAWN = frozenset(_COMBINING) - {"`"}
_ACCENTED = re.compile(f"([{''.join(_DRAWN)}])([^\\W\\d_])")
_OVER = 0.12  # times the size: so near in the middle an accent stands over its letter
_TOUCHING = 0.12  # times the size: words that an accent parted stand nearer than any blank
_ENOUGH = 12  # characters by which a font's widths are known
_SAME_WIDTH = 0.04  # of a width: what bitmaps are rounded by
_NEARLY_ALL = 0.9  # of the characters of typewriter type; of other type a fifth
_UNREADABLE = re.compile(r"[\x00\ufffd\ue000-\uf8ff]")
_SYMBOLS = 0.1  # share of a page's characters without a meaning from which its fonts say nothing; formulas have less
_FEW = 200  # letters of a page, below which nothing is said of it
_FEWEST_VOWELS = 0.15  # share of Latin letters: of 40 languages none has less than .25


@dataclass(slots=True, kw_only=True)
class Run:
    """A word that is being read: its characters, and where each stands."""

    size: float
    # points
    left: float
    right: float = -1e9
    text: str = ""
    spans: list[tuple[float, float]] = field(default_factory=list)
    # left and right of each character; a hyphen of ours at the end has none
    glued: bool = False
    parted: bool = False
    # whether the blank before it is none of the document's own


def character(code: int, font: str) -> str:
    """The letters that a code of a font stands for; empty for one that stands for none."""
    if code < 0x20 and _SYMBOLIC.match(font):
        return ""
    return _CODES.get(code) or (chr(code) if code >= 0x20 else "")


def is_letter(code: int, *, generated: bool) -> bool:
    """Whether a code of a line's end or a blank is a letter of one of TeX's fonts."""
    return code in _CODES and not generated


def has_accents(text: str) -> bool:
    """Whether an accent stands in a text as a character of its own."""
    return not _DRAWN.isdisjoint(text)


def composed(text: str) -> str:
    """A word with each accent and the letter behind it as one, and without ligatures."""
    text = _ACCENTED.sub(_one, text)
    return unicodedata.normalize("NFKC", text) if "ﬀ" <= max(text, default="") <= "ﬆ" else text


def _one(found: re.Match[str]) -> str:
    return _together(found[1], found[2]) or found[0]


def _together(accent: str, letter: str) -> str:
    """The one character that an accent and a letter make; empty where there is none."""
    one = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + _COMBINING[accent])
    return one if len(one) == 1 else ""


def place_accents(runs: Sequence[Run]) -> None:
    """Put the accents of a line on the letters below them, wherever in the line they were written."""
    for run in runs:
        for at in range(len(run.spans) - 1, -1, -1):
            accent = run.text[at]
            if accent in _DRAWN and (found := _below(accent, run.spans[at], run, runs)):
                other, place, one = found
                other.text = other.text[:place] + one + other.text[place + 1 :]
                run.text = run.text[:at] + run.text[at + 1 :]
                del run.spans[at]
    left = [run for run in runs if run.text]
    for before, run in itertools.pairwise(left):
        if run.parted and -run.size < run.left - before.right < _TOUCHING * run.size:
            run.glued = True


def _below(accent: str, span: tuple[float, float], own: Run, runs: Sequence[Run]) -> tuple[Run, int, str] | None:
    middle = sum(span) / 2
    near = [
        (abs(sum(other) / 2 - middle), run, at, one)
        for run in runs
        if run.left - own.size < middle < run.right + own.size
        for at, other in enumerate(run.spans)
        if run.text[at].isalpha() and (one := _together(accent, run.text[at]))
    ]
    found = min(near, key=lambda item: item[0], default=None)
    return found[1:] if found and found[0] < _OVER * own.size else None


def fixed(advances: Iterable[tuple[int, float]]) -> frozenset[int]:
    """The fonts whose characters all have one width, as typewriters' have; for fonts that have no name to tell by."""
    widths: dict[int, list[float]] = {}
    for font, advance in advances:
        if advance > 0:
            widths.setdefault(font, []).append(advance)
    return frozenset(font for font, found in widths.items() if len(found) >= _ENOUGH and _are_steps(found))


def _are_steps(widths: list[float]) -> bool:
    """Whether nearly all are one width or, over blanks, a multiple of it."""
    one = sorted(widths)[len(widths) // 4]
    steps = sum(abs(width / one - round(width / one)) < _SAME_WIDTH for width in widths)
    return steps > _NEARLY_ALL * len(widths)


def is_unreadable(text: str) -> bool:
    """Whether a page's fonts give no text: characters without a meaning, or letters as no language has them."""
    letters = [c for c in text.lower() if c.isalpha()]
    if len(text) >= _FEW and len(_UNREADABLE.findall(text)) > _SYMBOLS * len(text):
        return True
    latin = [c for c in letters if c < "ɐ"]
    if len(latin) < _FEW or len(latin) < 0.8 * len(letters):
        return False
    vowels = sum(unicodedata.normalize("NFD", c)[0] in "aeiouyæøœı" for c in latin)
    return vowels < _FEWEST_VOWELS * len(latin)
