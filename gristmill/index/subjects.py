"""What a section is about, by name: the name in its heading, the first cell of each row, the term of each item.

A row or a member is hard to find among whole sections by its words: a table of forty data types says "uuid" once. By
its name it is found at once.
"""

import functools
import re

from ..sections import plain, unlinked

MOST_WORDS = 4  # a longer first cell or term is a sentence, and names nothing

_ROW = re.compile(r"^\| *([^|\n]{1,120}?) *\|", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*[-*] (?:\*\*([^*\n]{1,120})\*\*|(`[^`\n]{1,120}`))", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_QUOTED = re.compile(r"“([^“”\n]+)”")
_KEYWORD = re.compile(
    r"(?:(?:class|new|static|async|public|function|method|event|property|def|fn)\b:? *)+", re.IGNORECASE
)
_ENDS = re.compile(r"[\s(=\[:,]|<(?=[A-Za-z])")


def subjects(heading: str, body: str) -> set[str]:
    """The names of a section, in lower case, without brackets, values and parameters."""
    found = set(_forms(plain(heading)))
    if "|" in body or "**" in body or "`" in body:
        text = unlinked(body)
        for cell in _ROW.findall(text):
            found.update(_forms(cell))
        for strong, code in _ITEM.findall(text):
            found.update(_forms(strong or code))
    return found


@functools.lru_cache(maxsize=8)  # asked for each section of a page
def named(title: str) -> set[str]:
    """The name that is all of a page's title: every section of the manual page of `d.frame` is about that."""
    return set(_forms(title)) if len(title.split()) == 1 else set()


def asked_names(question: str) -> list[str]:
    """What stands in a question's code spans and curly quotes, in the form that `subjects` gives it."""
    return [name for text in (*_CODE.findall(question), *_QUOTED.findall(question)) for name in _forms(text)[:1]]


def _forms(text: str) -> list[str]:
    """A name as it stands; of several flags or code spans each one."""
    codes = _CODE.findall(text)
    if not codes and len(text.split()) > MOST_WORDS:
        return []
    listed = codes or ([part for part in text.split() if part.startswith("-")] or [text])
    return [name for code in listed if (name := _name(code))]


def _name(code: str) -> str:
    bare = _KEYWORD.sub("", code.strip(" *`_"), count=1).lstrip()
    return _ENDS.split(bare, maxsplit=1)[0].rstrip(".,;").lower() if bare else ""


@functools.lru_cache(maxsize=1 << 14)  # the headings of many sections that each question is compared with
def every_name(heading: str) -> frozenset[str]:
    """All words of a heading or title as names."""
    return frozenset(_name(word) for word in heading.replace("`", " ").split())
