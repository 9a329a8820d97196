"""The words of a text, counted: how what a page says is compared with what its Markdown says."""

import collections
import re

_WORD = re.compile(r"[^\W_]+")
_OTHER_LINE = re.compile(r"^[\x00-\x09\x0b-\x7f]*+[^\x00-\x7f].*", re.MULTILINE)  # a line that is not all ASCII
# For ASCII, as a table.
_APART_WORDS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)).lower() + bytes(128)


def count_words(text: str) -> collections.Counter[str]:
    """Words of a text, lower case."""
    if text.isascii():
        return collections.Counter(text.encode().translate(_APART_WORDS).decode().split())
    words = collections.Counter(_OTHER_LINE.sub("", text).encode().translate(_APART_WORDS).decode().split())
    words.update(_WORD.findall("\n".join(_OTHER_LINE.findall(text)).lower()))
    return words
