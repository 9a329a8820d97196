"""What a model may say of a page's Markdown: the rule `links`, which a checker can repeat on the quotes.

A link or an image becomes its words; marks of footnotes and anchors, lines that are only a button ("Copy"), and the
braces in which a generator puts the name of a type go. Code is left to the letter, and so is everything else.
"""

import re

from .codespans import code_spans
from .links import OUTER

_CODE = re.compile("\x00(\\d+)\x00")
_NESTED = 3  # an image in a link is two
# Words of a link that are none: marks of footnotes, anchors of headings.
_MARK = re.compile(
    r"\s*(?:<sup>\[?\^?\d{1,4}\]?</sup>|<sup>\[[a-z*†‡]\]</sup>|\^\S{0,8}|[¶#§🔗↩↑]+|copy|permalink)\s*", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:\[\^[\w-]{1,40}\](?!:)|\[?<sup>\[?\d{1,4}\]?</sup>\]?)")
_GONE = "\x01"  # where a mark stood
_BESIDE = re.compile(rf"[ \t]*{_GONE}+(?=[\s.,;:!?)]|\Z)")  # with the blank before it: "the rack [^a]; if"
_BUTTON = re.compile(r"^[ \t]*(?:Copy|Copy code|Copied!|Permalink|¶)[ \t]*(?:\n|\Z)", re.MULTILINE)
_BRACES = re.compile(
    r"(?<![\w/`$%\\{])\{(?:@link |@code )?((?:[A-Za-z]\w*\.[\w.]+|[A-Z]\w*|string|number|boolean|integer|object|"
    r"function|bigint|any|null|undefined|symbol)(?:\[\])?)\}(?![\w/}])"
)


def said(markdown: str) -> str:
    """The text under the rule; the Markdown itself where nothing would be left of it."""
    if not any(mark in markdown for mark in ("](", "[^", "<sup>", "{", "Cop", "Permalink", "¶")):
        return markdown
    codes: list[str] = []
    text, at = "", 0
    clean = markdown.replace("\x00", "\ufffd").replace(_GONE, "\ufffd")
    for start, _, _, stop in code_spans(clean):
        text += f"{clean[at:start]}\x00{len(codes)}\x00"
        codes.append(clean[start:stop])
        at = stop
    text = _worded(text + clean[at:])
    spoken = _CODE.sub(lambda found: codes[int(found[1])], text)
    return spoken if spoken.strip() else markdown


def _worded(text: str) -> str:
    for _ in range(_NESTED):
        before, text = text, OUTER.sub(_words, text)
        if before == text:
            break
    text = _BESIDE.sub("", _FOOTNOTE.sub(_GONE, text)).replace(_GONE, "")
    return _BRACES.sub(r"\1", _BUTTON.sub("", text))


def _words(link: re.Match[str]) -> str:
    return _GONE if _MARK.fullmatch(link[1]) else link[1]
