"""What stands about a text and is no part of it: versions and statuses, credits, signatures, labels, announcements."""

import functools
import re

from gristmill.forms import announces, tells_story

from .blocks import Block, Paragraph
from .page import Page, plain

_NUMBER = r"v?\d[\w.+-]*"
# A whole paragraph about versions: "Added in: v8.4.0 N-API version: 1", "Changed in 2.1".
_VERSIONS = re.compile(
    r"(?:\W*(?:(?:Added|New|Introduced|Changed|Removed|Available|Updated)(?: in| since| with)?(?: version| release)?:? "
    rf"{_NUMBER}(?:,? (?:and )?{_NUMBER})*|(?:N-API|API|Node-API|ABI|Since|Version|Release)(?: version)?:? {_NUMBER}"
    rf"|Deprecated since:? {_NUMBER}(?:,? {_NUMBER})*)\W*)+",
    re.IGNORECASE,
)
# A paragraph that begins with the status of what is described.
_STATUS = re.compile(r"Stability: \d|Status: |(?:Stable|Experimental|Beta|Alpha|Draft) ?(?:since|in|as of) v?\d")
_CREDITS = re.compile(
    r"(?:Authors?|Maintainers?|Contributors?|Copyright|Licen[cs]e|Last (?:updated|modified|changed|reviewed)|Published"
    r"|Posted|Released|Date|Editors?|Translat(?:ed|ors?)|Written|Source(?: code)?|Module|Package|Header|Import|Types?"
    r"|Includes improvements|Category|Tags?|Keywords|Defined in|Reading time|Edit|Revision|See also|Related"
    r"|More)(?: by| on| in)?: ?\S|\*?inherited from the\*? \S+ \*?\w+ of\*? \S+$"
    r"|©|\(c\) \d|The documentation for this \w+ was generated from the following files?:"
    r"|Undocumented\.?$|(?:class|module|package|interface) documentation$|(?:overrides|overridden in|from) [\w.]+$"
    r"|(?:Reimplemented (?:from|in)|Implements|Implemented in|Referenced by|References) [\w:.<>(), ]{1,300}$",
    re.IGNORECASE,
)
# "Home > Guides > Frost", "« Back | Next »", "Prev Up Next".
_CRUMBS = re.compile(
    r"[^.!?>›»→|/]{1,60}(?:\s[>›»→|/]\s[^.!?>›»→|/]{1,60}){2,}"
    r"|\W*(?:Go )?(?:Back|Return) to (?:the )?[\w ]{0,30}\b(?:top|index|contents?|FAQ|questions?|list|home|start)\b\W*"
    r"|(?:\W*\b(?:prev(?:ious)?|next|up|home|top|back|contents|index)\b)+\W*",
    re.IGNORECASE,
)
_LEGAL = re.compile(r"\b[Tt]his (?:Licen[cs]e|Agreement)\b|\bWITHOUT (?:ANY )?WARRANT(?:Y|IES)\b")
# Headings of what somebody wants to build, weighed or gave up; and titles of such pages ("Frost 2.1 design").
_PROPOSAL = re.compile(
    r"(?:.* )?(?:proposed (?:\w+ ){0,2}(?:changes?|architecture|solutions?|implementation|design)"
    r"|(?:other|alternative|rejected|discarded) (?:discussed |considered |possible )?(?:solutions?|alternatives?|ideas"
    r"|approaches|proposals?|designs?)|alternatives? considered|future (?:work|plans?|directions?)"
    r"|open (?:issues|questions))",
    re.IGNORECASE,
)
_DESIGN = re.compile(r"(?:.* design(?: draft| proposal)?|design (?:for|of|draft) .*|.*\bproposal)", re.IGNORECASE)
_STEP = re.compile(r"(?:Prev(?:ious)?|Next|Up|Home)\d")  # "Prev8.4. Groups": the link and the heading it goes to
_SIGNATURE = re.compile(r"(?!\w+: \w)[\w.:<>*&\[\]$ ]{1,120}\([^().!?]{0,300}\)\s*(?:(?:->|:|=>)\s*[\w.<>\[\]|]+)?;?")
# Several in a row, as a column of a PDF has them: "int dim1 (void) const int rows (void) const".
_SIGNATURES = re.compile(r"(?:[\w.:<>*&\[\]$ =~;-]{1,120}\([^().!?]{0,300}\)){2,}\s*(?:const)?;?")
_LISTING = re.compile(r"\b(?:Listing|Figure|Fig\.|Example|Table) \d+[\d.-]*\b")
# A sentence in the first person tells what its author does, unless it gives advice.
_NARRATES = re.compile(
    r"(?:We|I|Our|My)(?:['’]\w+)?\b(?! (?:\w+ly )?(?:recommend|suggest|advise|encourage|discourage|can|must|should"
    r"|support|do not|don['’]t|would recommend)\b)"
    r"|Now\b|You should (?:now|get|see|have)\b|[^,.]{0,60}\b(?:should|can|will|could) now\b"
    r"|(?:In )?[Tt]he (?:preceding|diagram|figure|picture|image|first attempt)\b"
    r"|(?:The (?:error|output|code|example|program|listing|note|compiler)"
    r"|This (?:code|example|program|error|output|line)) "
    r"(?!of |code|status|message|is (?:returned|raised|thrown|generated))"
)
_DEPRECATED = re.compile(
    r"\W*(?:Deprecated\b|Stability: 0\b|.{0,80}\b(?:is|are|was|has been|have been) (?:now )?deprecated\b)"
)


@functools.lru_cache(maxsize=1 << 14)
def is_apparatus(text: str) -> bool:
    """Whether a paragraph, as plain text, is about the text or its history, and describes nothing."""
    return bool(
        _VERSIONS.fullmatch(text)
        or _STATUS.match(text)
        or _CREDITS.match(text)
        or _CRUMBS.fullmatch(text)
        or ((_SIGNATURE.fullmatch(text) or _SIGNATURES.fullmatch(text)) and " is " not in text)
    )


def is_preamble(page: Page, sentence: str) -> bool:
    """Whether a sentence only leads up to what is said; English alone is judged."""
    return page.pack.language == "en" and (announces(sentence) or bool(_NARRATES.match(sentence)))


def is_story(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph tells history, or a case that somebody made up."""
    return page.pack.language == "en" and tells_story(plain(paragraph.text))


def is_deprecation(page: Page, block: Block) -> bool:
    """Whether the block says that something should no longer be used."""
    return isinstance(block, Paragraph) and page.pack.language == "en" and bool(_DEPRECATED.match(plain(block.text)))


def is_legal(text: str) -> bool:
    """Whether a section is the text of a licence or a contract, which says nothing of what the site documents."""
    return bool(_LEGAL.search(text))


def is_proposal(headings: tuple[str, ...]) -> bool:
    """Whether a section tells of plans, by the headings above it and its own (English, as plain text): no facts yet."""
    return any(map(_is_plan, headings)) or bool(headings and _DESIGN.fullmatch(headings[0]))


@functools.lru_cache(maxsize=1 << 10)  # a heading is above all sections below it
def _is_plan(heading: str) -> bool:
    return bool(_PROPOSAL.fullmatch(heading))


def is_crumbs(text: str) -> bool:
    """Whether a text, as plain text, leads through the pages: "Prev", "Home > Guides > Frost"."""
    return bool(_CRUMBS.fullmatch(text) or _STEP.match(text))


def shown_elsewhere(text: str, shown: tuple[str, ...] = ()) -> bool:
    """Whether a text needs a numbered listing or figure that no text of `shown` begins with: it stands elsewhere."""
    return not all(any(t.startswith(found[0]) for t in shown) for found in _LISTING.finditer(text))
