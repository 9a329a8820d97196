"""Words of a PDF's page, and the lines that they stand on."""

from dataclasses import dataclass, replace
from functools import cached_property

HYPHEN = "\x02"  # ours, at the end of a word that goes on in the next line; PDFium writes it or U+FFFE


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a word is set."""

    size: float
    # points, to a tenth
    bold: bool = False
    mono: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Characters between two blanks, in one style; a word in two styles is two words, the second `glued`."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    # points from the page's lower left corner, top > bottom
    base: float
    # of its first character
    style: Style
    pitch: float = 0.0
    # points from a character to the next, in the mean; 0 for one character
    glued: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """Words on one base line."""

    words: tuple[Word, ...]
    page: int
    # from 1

    @cached_property
    def text(self) -> str:
        """As a reader sees it; HYPHEN at its end where a word goes on."""
        return "".join(w.text if i == 0 or w.glued else " " + w.text for i, w in enumerate(self.words))

    @cached_property
    def style(self) -> Style:
        """That of most of its letters; bold and mono only where all of them are."""
        weights: dict[Style, int] = {}
        for word in self.words:
            weights[word.style] = weights.get(word.style, 0) + len(word.text)
        most = max(weights, key=lambda style: (weights[style], style.size))
        lettered = [w.style for w in self.words if any(c.isalnum() for c in w.text)] or [most]
        written = [s for s in lettered if not s.mono] or lettered  # a name in typewriter type has no bold
        return replace(most, bold=all(s.bold for s in written), mono=all(s.mono for s in lettered))

    @cached_property
    def left(self) -> float:
        """Where its first word begins, in points."""
        return min(w.left for w in self.words)

    @cached_property
    def right(self) -> float:
        """Where its last word ends."""
        return max(w.right for w in self.words)

    @cached_property
    def top(self) -> float:
        """Of its highest character."""
        return max(w.top for w in self.words)

    @cached_property
    def bottom(self) -> float:
        """Of its lowest character."""
        return min(w.bottom for w in self.words)

    @cached_property
    def base(self) -> float:
        """Of the letters that are not raised or lowered."""
        size = self.style.size
        return next((w.base for w in self.words if w.style.size >= size), self.words[0].base)
