"""Names that the end of a line has torn, without a hyphen of its own or at one that belongs to them."""

import re
from collections.abc import Set

_LAST = re.compile(r"(?<!`)`(?:[^`]* )?([^`\s]+)`$")  # the last word of a piece of code that a line ends with
_FIRST = re.compile(r"`([^`\s]+)(?:[^`]*)`(?!`)")
_ROUND = ".,;:!?()[]{}\"'“”‘’«»"  # what stands around a word of the document
_WITHIN = re.compile(r"[\w(\[]")  # how a name goes on
_PATH = re.compile(r"(?:\w+://|[~.]{0,2}/)\S*/")
_ADDRESS = re.compile(r"\w+://\S+\.")


def torn(text: str, more: str, words: Set[str]) -> str:
    """Two lines as one where the first ends and the second begins with halves of one name in code; else empty.

    `words` are those of the document, in small letters.
    """
    last, first = _LAST.search(text), _FIRST.match(more)
    whole = bool(last and first and _is_one(last[1], first[1], words))
    return text[:-1] + more[1:] if whole else ""


def _is_one(head: str, tail: str, words: Set[str]) -> bool:
    """TeX breaks a name behind its underscore and an address behind its stops, and writes no hyphen there."""
    if head.endswith("_") and _WITHIN.match(tail):
        return True
    if not tail[0].isalnum() or head[-1] not in "/.":
        return False
    known = (head + tail).lower().strip(_ROUND) in words
    return known or (_PATH if head[-1] == "/" else _ADDRESS).fullmatch(head) is not None


def is_compound(text: str, more: str, words: Set[str]) -> bool:
    """Whether the hyphen that a line ends with is one of several in a word: the document has it whole elsewhere."""
    head, tail = re.search(r"[\w-]+$", text), re.match(r"[\w-]+", more)
    if head is None or tail is None or "-" not in head[0] + tail[0]:
        return False
    return f"{head[0]}-{tail[0]}".lower() in words and (head[0] + tail[0]).lower() not in words
