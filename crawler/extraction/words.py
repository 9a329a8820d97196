"""The words of a text, counted: how what a page says is compared with what its Markdown says."""

import collections
import re

_WORD = re.compile(r"[^\W_]+")
# For ASCII, as a table.
_APART_WORDS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)).lower() + bytes(128)


def count_words(text: str) -> collections.Counter[str]:
    """Words of a text, lower case."""
    if text.isascii():
        return collections.Counter(text.encode().translate(_APART_WORDS).decode().split())
    plain: list[str] = []
    other: list[str] = []
    for line in text.split("\n"):
        (plain if line.isascii() else other).append(line)
    words = collections.Counter("\n".join(plain).encode().translate(_APART_WORDS).decode().split())
    words.update(_WORD.findall("\n".join(other).lower()))
    return words
