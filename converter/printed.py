"""What a PDF's text layer leaves of displayed formulas: no answer holds it."""

import re
from collections.abc import Iterator

from gristmill.sections import lines

from .blocks import Block, Paragraph
from .page import plain

_WORD = re.compile(r"[^\W\d_]{3,}")
_RELATION = re.compile(r"\S\s*(?:=|[<>≤≥≈∼∝∈≡:]=?|→|⇒)\s*[-−+]?\s*[\w({\[|∥√∞∑∏∫¯]")
_MOST = 8  # tokens of a piece of a formula on a line of its own
_NO_TEXT = re.compile(r"\s*(?:[-*+] |\d+[.)] |\||#|>|<!--|\[\^|$)")
_ELLIPSIS = re.compile(r"\s*\[?(?:…|(?:\. ?){3})")  # an answer that begins with one is cut out of something
_LICENSED = re.compile(r"(?:Licensed under|©|\(c\)|Copyright)\b", re.IGNORECASE)
_CREDIT = 15  # words of a line that names authors, where they work, or a date


def is_credit(block: Block) -> bool:
    """Whether what a text begins with is no sentence of it but says who wrote it, or when."""
    if not isinstance(block, Paragraph):
        return False
    told = plain(block.text)
    bare = len(told.split()) <= _CREDIT and not re.search(r"[.!?:;,]\W*$", told)
    return bare or _LICENSED.match(told) is not None


def stops_amid(markdown: str) -> bool:
    """Whether a text ends at a word: what a column's end or a picture cut off goes on elsewhere."""
    return re.search(r"[^\W\d_]{2}\s*$", markdown) is not None


def is_broken(markdown: str) -> bool:
    """Whether some paragraph is a piece of a formula that was drawn over several lines, or the text is cut off."""
    return bool(_ELLIPSIS.match(markdown)) or any(_is_piece(text) for text in _paragraphs(markdown))


def _paragraphs(markdown: str) -> Iterator[str]:
    return (text for _, text, code in lines(markdown) if not code and not _NO_TEXT.match(text) and "`" not in text)


def _is_piece(text: str) -> bool:
    """Hardly a word, and nothing that is said to be like another: what stays are limits of sums, and halves."""
    told = plain(re.sub(r"</?su[bp]>", " ", text))
    return len(told.split()) <= _MOST and not _WORD.search(told) and not _RELATION.search(told)
