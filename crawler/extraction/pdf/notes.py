"""Footnotes at their marks: a note at the foot of a page and the raised mark in its text become Markdown's pair."""

import re
from collections.abc import Sequence

from .blocks import Block
from .lines import Line

SYMBOLS = "∗*†‡§¶"
_MARK = re.compile(rf"\d{{1,3}}|[{re.escape(SYMBOLS)}]{{1,3}}")
_NUMBER = re.compile(r"\d{1,3}\.")  # some set the mark of a note as they set those of items
_SMALLER = 0.85  # times the size of the note: its mark is a raised one
_BEFORE = 3  # paragraphs before a page that may run on to it
# An exponent stands at one letter or a bracket of a formula, a mark at a word or behind the end of a sentence.
_REFERENCE = r"(?:(?<=[^\W\d_]{{2}})|(?<=[.,;:!?”’\"`]))<sup>{}</sup>"
_TITLES_MARK = re.compile(rf"\s*(?:<sup>\\?[{re.escape(SYMBOLS)}]+</sup>|\\?[{re.escape(SYMBOLS)}])+$|[∗†‡]+(?=\s)")


def mark_of(line: Line) -> str:
    """The mark that a note begins with; empty for a line that begins none."""
    first, *rest = line.words
    raised = bool(rest) and first.style.size < _SMALLER * rest[0].style.size
    marked = (raised and _MARK.fullmatch(first.text)) or (rest and _NUMBER.fullmatch(first.text))
    return first.text if marked else ""


def unmarked(title: str) -> str:
    """A title without the mark of a note, which may say who paid for the work."""
    return _TITLES_MARK.sub("", title)


def resolve(blocks: Sequence[Block]) -> None:
    """Pair the notes with the marks in the texts of their pages; a note without one begins with its mark as printed."""
    taken: set[str] = set()
    page, texts = "", list[Block]()
    for block in blocks:
        if block.kind == "page":
            page, texts = block.text.split()[2], texts[-_BEFORE:]
        elif block.kind in ("text", "item", "caption"):
            texts.append(block)
        elif block.kind == "note" and block.mark:
            mark = block.mark.rstrip(".")
            label = mark if mark.isdigit() and mark not in taken else f"{page}.{len(taken) + 1}"
            found = _refer(texts, mark, label)
            taken |= {label} if found else set()
            printed = block.mark if block.mark != mark else f"<sup>{mark}</sup>"
            block.text = f"[^{label}]: {block.text}" if found else f"{printed} {block.text}"


def _refer(texts: Sequence[Block], mark: str, label: str) -> bool:
    """Put the label where the mark stands first; False where it stands nowhere."""
    pattern = re.compile(_REFERENCE.format(re.escape(mark)))
    for block in texts:
        block.text, count = pattern.subn(f"[^{label}]", block.text, count=1)
        if count:
            return True
    return False
