"""Text of pages, of people and of models in the Markdown of the card: it reads as it is, and marks nothing up."""

import re
from collections.abc import Sequence

_MARKS = re.compile(r"([\\`*\[\]|~$]|(?<!\w)_|_(?!\w))")  # within a word an underscore marks nothing up
# At its beginning a line is more than a paragraph by one of these, or by a number with a stop behind it.
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|\Z))|(?=[#+=-]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AUTOLINK = re.compile(r"[\s<>|`\\]")  # no URL has these, and they would end the link or its cell


def one_line(text: str) -> str:
    """The text without what steers a terminal or ends a line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def plain(text: str) -> str:
    """One line that Markdown and HTML show as the text."""
    return _BLOCK.sub(r"\1\\", _MARKS.sub(r"\\\1", one_line(text))).translate(_ENTITIES)


def link(url: str) -> str:
    """A URL that can be followed; what is none, or could mark something up, is shown as text."""
    if not url.startswith(("http://", "https://")) or not url.isprintable() or _AUTOLINK.search(url):
        return plain(url)
    return f"<{url}>"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table whose cells show what they hold and do nothing; "None." for no rows."""
    if not rows:
        return "None."
    cells = [[link(cell) if "://" in cell else plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *cells])
