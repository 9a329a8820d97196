"""What stands before a paper's text: title, authors, where they work, date. None of it is a heading but the title."""

import itertools
import re
from collections.abc import Sequence

from .lines import Line

# With what a text begins: from there on a line that stands out is a heading.
_BEGINS = re.compile(
    r"(?:(?:\d|[IVX]+|[A-Z])[.)]?\s+)?(?:abstract|summary|introduction|preface|contents|table of contents|foreword"
    r"|overview|background|motivation|zusammenfassung|einleitung|vorwort|inhalt\w*|résumé|sommaire|préface|resumen"
    r"|introducci[oó]n|índice|resumo|introdução|sommario|introduzione|copyright|license|licence)\b"
    r"|(?:1|I|A)[.)]?\s+\w",
    re.IGNORECASE,
)
# Lines in large type that are no title: the names of first parts, and who wrote it.
NO_TITLE = re.compile(
    r"(?i:name|synopsis|abstract|introduction|(?:table of )?contents|preface|foreword|copyright|overview)"
    r"|by [A-Z][\w.-]*(?: [A-Z][\w.-]*)+(?:(?:,| and|, and) .*)?"
)
# A line that says no more: what stands below it is said of the whole work.
ABSTRACT = re.compile(
    r"(?:abstract|summary|executive summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|sommario|riassunto"
    r"|samenvatting|streszczenie)[.:]?",
    re.IGNORECASE,
)
# What a journal prints above its papers ends with their number in it.
_ISSUE = re.compile(
    r"\b(?:vol(?:ume|\.)?|issue|no\.|number)\s*[\dIVX]+.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\bvol(?:ume|\.)?\s*[\dIVX]+",
    re.IGNORECASE,
)
_MASTHEAD = 4  # lines
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")
_PLACES = re.compile(
    r"(?i)\b(?:universit|institut|department|school|college|laborator|centre|center|project|foundation|inc|gmbh|ltd"
    r"|clinic|hospital|research|group|society|team|enthusiasts|statistics|mathematics|version|release|edition|draft"
    r"|guide|manual|handbook|introduction|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
)
_PARTICLES = frozenset("van von de da del di la le bin al der den ter dos du and und et y e with".split())
_WORDS = 7  # of a line of text; names, addresses and dates have fewer small ones
_MOST_AUTHORS = 12


def below_a_masthead(lines: Sequence[Line]) -> Sequence[Line]:
    """A first page's lines without the journal's name above the number of the paper's issue."""
    ends = (at for at, line in enumerate(lines[:_MASTHEAD]) if _ISSUE.search(line.text))
    return lines[next(ends, -1) + 1 :]


def before_the_text(lines: Sequence[Line], title: Sequence[Line]) -> list[Line]:
    """The lines of a title's page between the title and the text."""
    at = max((i for i, line in enumerate(lines) if any(line is one for one in title)), default=-1)
    if at < 0:
        return []
    front = itertools.takewhile(lambda line: not (_BEGINS.match(line.text) or _is_prose(line.text)), lines[at + 1 :])
    return list(front)


def _is_prose(text: str) -> bool:
    """Whether a line is one of running text: many words, most of them small."""
    words = text.split()
    return len(words) >= _WORDS and sum(word[:1].islower() for word in words) > len(words) / 2


def authors(lines: Sequence[Line]) -> str:
    """The names among the lines before the text, with commas between."""
    found: list[str] = []
    for line in lines:
        for stated in re.split(r",|;|&|\band\b|\bund\b|\bet\b", line.text):
            name = re.sub(r"[\d*∗†‡§¶]+", "", stated).strip()
            if _is_name(name) and name not in found:
                found.append(name.title() if name.isupper() else name)
    return ", ".join(found[:_MOST_AUTHORS])


def _is_name(text: str) -> bool:
    words = text.split()
    capital = [word for word in words if word[:1].isupper()]
    if not 2 <= len(words) <= 5 or len(capital) < 2 or _PLACES.search(text):
        return False
    return all(_NAME.fullmatch(word) and (word[:1].isupper() or word in _PARTICLES) for word in words)
