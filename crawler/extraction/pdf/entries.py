"""Entries of a manual that Texinfo sets: a signature in typewriter type, with its kind in the right margin.

"int asn1_parser2tree (const char *file, asn1_node *definitions)    [Function]". Slanted type has no underscore: it is
drawn as a rule, and "asn1_node" comes out as two words. Where the document has them as one elsewhere, they are one.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .lines import Line

_ENTRY = re.compile(r"(?P<signature>.*\S)\s+\[(?P<kind>[A-Z][A-Za-z ]{2,30})(?: on [^\]]{1,60})?\]")
_MARGIN = 1.0  # times the size: so near to the column's edge the kind ends
MOST_LINES = 8  # of a signature; nettle's longest have 5
_MOST_PARTS = 4  # words of a name
_RUN = re.compile(r"\w+(?: \w+)+")
_TYPES = frozenset(
    f"{name}_t"
    for name in "size ssize off time ptrdiff wchar int8 int16 int32 int64 uint8 uint16 uint32 uint64".split()
)


def entry(lines: Sequence[Line], right: float, known: AbstractSet[str]) -> tuple[str, int]:
    """The signature that begins on the first of some lines and how many it takes; ("", 0) where none does.

    `right` is the column's edge, `known` the words of the document in lower case.
    """
    first = lines[0]
    found = _ENTRY.fullmatch(first.text)
    if not found or not first.words[0].style.mono or first.right < right - _MARGIN * first.style.size:
        return "", 0
    text, taken = found["signature"], 1
    while text.count("(") > text.count(")") and taken < len(lines):
        text, taken = f"{text} {lines[taken].text}", taken + 1
    if text.count("(") != text.count(")") or "`" in text:
        return "", 0
    whole = _RUN.sub(lambda run: _named(run[0].split(), known), text)
    return re.sub(r"(?<=\w) \(", "(", re.sub(r"(?<= \*) ", "", whole), count=1), taken


def is_command(line: Line, below: Line) -> bool:
    """Whether a line is the signature of a command, which is no call: its last word is no name but an argument."""
    found = _ENTRY.fullmatch(line.text)
    return found is not None and found["kind"].endswith("Command") and below.left > line.left + line.style.size


def _named(words: Sequence[str], known: AbstractSet[str]) -> str:
    """Words in a row, with those that are one name elsewhere joined."""
    said, at = [], 0
    while at < len(words):
        size = next((n for n in range(_MOST_PARTS, 1, -1) if _is_name(words[at : at + n], n, known)), 1)
        said.append("_".join(words[at : at + size]))
        at += size
    return " ".join(said)


def _is_name(words: Sequence[str], size: int, known: AbstractSet[str]) -> bool:
    name = "_".join(words).lower()
    return len(words) == size and (name in known or name in _TYPES)
