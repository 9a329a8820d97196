"""What a manual tells of that is no part of its product: other systems, programs with a name of their own, cases."""

import itertools
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from gristmill.text import fold

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
# A link to another site, as it is written.
_OUTWARD = re.compile(r"\[(?P<text>[^\[\]\n]{1,60})\]\((?P<url>https?://[^()\s]+)\)")
MOST_LINKS = 3  # of a paragraph that tells of something: later ones are what it is compared with
_STEPS = re.compile(r"^ {0,3}\d+[.)] ", re.MULTILINE)
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


def is_linked_elsewhere(page: Page, subject: str, told: str) -> bool:
    """Whether a subject is somebody else's: what is told of it, in Markdown, has it as a link to another site."""
    if page.pack.language != "en" or page.names_product(subject) or re.search(r"\w\.\w|\(", subject):
        return False  # a function of somebody else's is told of for what the product does with it
    own = urlsplit(page.seed.url).netloc
    first = told.partition("\n\n")[0]
    return any(
        fold(plain(link["text"])) == fold(plain(subject)) and urlsplit(link["url"]).netloc != own
        for link in itertools.islice(_OUTWARD.finditer(first), MOST_LINKS)
    )


def asked_beside(page: Page, subject: str, shown: str, spans: Sequence[Quoted], intent: str) -> tuple[str, str] | None:
    """Intent and subject for a heading that names what is not the product's; none where it is.

    What it is is asked where that is told, else how the product is used with it where code or steps show that. The
    intent is empty where nothing can be asked.
    """
    raw = "\n\n".join(page.markdown[span.start : span.stop] for span in spans)
    if is_beside(page, subject, plain(raw)):
        return (intent if intent == "what_is" else "", shown)
    if not intent.startswith(("thing", "what_is")) or not is_linked_elsewhere(page, subject, raw):
        return None
    if not re.search(r"[A-Z\d]", plain(subject)):
        return "", shown  # "What is cmd?"
    if intent == "what_is":
        return intent, shown
    used = page.site.product and ("```" in raw or _STEPS.search(raw))
    return ("task", f"use {page.site.called} with {subject}") if used else ("", shown)


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
