"""What a manual tells of that is no part of its product: other systems, programs with a name of their own, cases."""

import re
from collections.abc import Sequence

from .drafts import Quoted
from .page import Page, plain

_NAMED = re.compile(r"[A-Z][\w+-]*(?: [A-Z\d][\w.+-]*){0,2}")
# What a system is said to be that stands beside the product: "Rimebox is a fork of Frost".
_BESIDE = re.compile(
    r"\bis (?:an?|the|one of the) (?:\([^()]*\) ?)?(?:[\w/’'-]+,? (?:\([^()]*\) )?){0,5}"
    r"(?:fork|rebuild|derivative|remix|spin-?off|live CD|operating system"
    r"|(?<!probability )(?<!normal )(?<!statistical )distribution)\b"
)
_SYSTEM = re.compile(r"(?:.* )?\w*(?:Linux|BSD|buntu)")  # a name that says what it is one of
_PROGRAM = r" is (?:an?|the) (?:[\w/+-]+ ){0,4}(?:client|program|application|software|suite|browser|editor|tool)\b"
# What the text leaves to others, or the people of a case that the book makes up: "Rime Corp selected Frost".
_LEFT_OUT = re.compile(
    r"\b(?:[Nn]ot|[Oo]nly|cannot|\w+n['’]t)\b[^.]{0,60}\bcover(?:ed)?\b[^.]{0,25}\b(?:here"
    r"|in this (?:document|manual|guide|handbook|book|section|chapter|page))\b"
)
_FIRM = re.compile(
    r"\b[A-Z]\w+ (?:Corp|Inc|Ltd|GmbH|LLC)\b\.?(?:['’]s)?(?: \w+)?"
    r" (?:administrators?|case|employees|selected|picked|opted|chose|decided|want(?:s|ed)|started|cannot|must|needs?)\b"
)
_AUTHOR = re.compile(
    r"\bmy (?:\w+ )?(?:recommendation|advice|suggestion)s?\b|, (?:have|did|do)n['’]t you\?"
    r"|\b(?:[Ff]or|[Ii]n) Chapter \d+[^.]{0,60}, we \w+ed\b"
)


def is_beside(page: Page, subject: str, told: str) -> bool:
    """Whether a subject is a system of its own name, which is not in the product: by what is told of it, in English."""
    if page.pack.language != "en" or not _NAMED.fullmatch(subject) or page.names_product(subject):
        return False
    first = told[: told.find(". ") + 1] or told
    return bool(_SYSTEM.fullmatch(subject) or (first.startswith(subject) and _BESIDE.search(first)))


def spelled(page: Page, heading: str, subject: str, told: str) -> str:
    """A subject of one ordinary word with the capital of its heading, where that names a program that is told of."""
    if page.pack.language != "en" or not re.fullmatch(r"[A-Z][a-z]+", name := plain(heading).split(" ")[-1]):
        return subject
    if subject != name.lower() or not re.match(name + _PROGRAM, told):
        return subject
    return name if f"`{subject}`" in page.markdown or f"install {subject}" in page.markdown else subject


def is_elsewhere(page: Page, passage: Sequence[Quoted]) -> bool:
    """Whether a passage says that it leaves something out, or speaks of a made-up firm or of what its author did."""
    if page.pack.language != "en":
        return False
    prose = (plain(page.markdown[q.start : q.stop]) for q in passage if q.kind != "code")
    return any(_LEFT_OUT.search(text) or _FIRM.search(text) or _AUTHOR.search(text) for text in prose)
