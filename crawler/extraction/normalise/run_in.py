"""Sections of a law that begin in bold inside their first paragraph, as ordinances have them: "**Section 3.** **Permit
required.** No vendor shall …" is a heading and a paragraph.
"""

import re
from collections.abc import Sequence

from .. import dom
from ..blocks import is_block
from . import margins

LEAST_SECTIONS = 3  # on a page: fewer are words that a text stresses
MOST_TITLE_WORDS = 16
MOST_GONE = 240  # letters of a section that is no more
_SECTION = re.compile(
    r"(?:(?:Section|SECTION|Sec\.|SEC\.|Article|ARTICLE|Art\.|ART\.|Artículo|ARTÍCULO|Artikel|Rule|RULE)\s+|§\s?)"
    r"(?:\d+(?:[.:–-]\d+)*[A-Za-z]{0,2}|[IVXLC]+)(?=[.:\s—–-]|$)"
    # those of a state's code say where they stand: "41-7-2.", "39:4-50.", and with a title "9.41.010 Definitions."
    r"|(?:[A-Z]{2,4}\s|(?:[A-Z]\.){2,4}\s)?(?:\d{1,3}[A-Z]{0,2}(?:[:–-]\d{1,5}[A-Za-z]{0,2})+(?:\.\d{1,5})*\.?(?=[\s—–]|$)"
    r"|\d{1,3}[A-Z]{0,2}(?:\.\d{1,5}){1,3}\.?\s+[A-Z])"
)
# The same without bold, where the title is in capitals: "Sec. 12.001.  SHORT TITLE.  This chapter …".
_CAPITALS = re.compile(
    r"\s*(?P<title>(?:Sec\.|SEC\.|Section|SECTION|§)\s?\d[\w.:-]*\.\s+[A-Z][A-Z ,;'’-]{2,80})\.\s+(?=\S)"
)
# A number alone, where a dash or the first subsection stands behind its title: "**4. Board.**—(1) The Board …", and
# the title of one that is no more: "**9. [**_Grants._**]** _Rep. by Act 30 of 2001_".
_BARE = re.compile(r"(?P<number>\d{1,3})[A-Z]{0,2}\.\s*(?:\[\s*)?[A-Z“‘\"(\[]")
_SIGN = re.compile(r"[.:]?\s*[—–]|\s*\((?:1|a)\)")
_GONE = re.compile(r"\b(?:Rep\.|Omitted|Repealed|Revoked|Reserved)", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:ACT|ORDINANCE|RULES|REGULATIONS?|ORDER|BYE-?LAWS|CODE|LAW|DECREE)\b", re.IGNORECASE)
_BY_NUMBER = re.compile(r"(?:ACT|ORDINANCE|LAW|DECREE)\s+(?:NO|NUMBER|[IVXLC]+ OF|\d)\b", re.IGNORECASE)
_LEAST_LEVEL = 3
_RUNS = frozenset({"b", "strong", "u", "i", "em"})
_WRAPS = frozenset({"b", "strong", "u"})
_BETWEEN = re.compile(r"[\s.—–:-]*")
_ENDS = re.compile(r"[\s.:—–-]+$")


def part(main: dom.Element) -> None:
    """Set the numbers and titles of such sections above their text as headings."""
    _capitals(main)
    every = [(p, runs) for p in main.iter("p", "div") if (runs := _runs(p))]
    found = [(p, runs) for p, runs in every if _SECTION.match(_said(runs))]
    if len(found) < LEAST_SECTIONS:
        found = _bare(every)
        if len(found) < LEAST_SECTIONS:
            return
        margins.hold(main)
        _entitle(main, found[0][0])
    level = max(_above(main) + 1, _LEAST_LEVEL)  # headings of Word's are told later, as those of the law's parts
    for paragraph, runs in found:
        heading = dom.make(f"h{level}", _ENDS.sub("", _said(runs)))
        if _is_gone(paragraph, runs):
            dom.retell(paragraph, f"h{level}", dom.line(paragraph))
            continue
        rest = _BETWEEN.sub("", runs[-1].tail or "", count=1)
        for run in list(paragraph)[: paragraph.index(runs[-1]) + 1]:
            heading.set("id", run.get("id") or run.get("name") or heading.get("id") or "")
            paragraph.remove(run)
        paragraph.text = rest
        paragraph.addprevious(heading)
        if not dom.line(paragraph):
            dom.drop(paragraph)


def _capitals(main: dom.Element) -> None:
    """Put in bold the numbers and titles that only capitals tell from their text."""
    for paragraph in main.iter("p"):
        if said := _CAPITALS.match(paragraph.text or ""):
            bold = dom.make("b", f"{said['title']}.")
            bold.tail = f" {(paragraph.text or '')[said.end() :]}"
            paragraph.text = None
            paragraph.insert(0, bold)


def _bare(every: Sequence[tuple[dom.Element, list[dom.Element]]]) -> list[tuple[dom.Element, list[dom.Element]]]:
    """Those that begin with a number alone, as long as the numbers rise: points begin anew."""
    found = [
        (paragraph, runs)
        for paragraph, runs in every
        if _BARE.match(_said(runs)) and (_is_signed(paragraph, runs) or _is_gone(paragraph, runs))
    ]
    numbers = [int(number[1]) for _, runs in found if (number := _BARE.match(_said(runs)))]
    return found if numbers == sorted(numbers) else []


def _is_gone(paragraph: dom.Element, runs: Sequence[dom.Element]) -> bool:
    """Whether nothing is left of a section with a number alone but its title and who repealed it."""
    text = dom.line(paragraph)
    short = len(text) <= MOST_GONE and _BARE.match(text) is not None
    return short and not _is_signed(paragraph, runs) and _GONE.search(text) is not None


def _entitle(main: dom.Element, first: dom.Element) -> None:
    """The law's name in bold above its first section as the heading of a page that has none."""
    if next(main.getroottree().iter("h1"), None) is not None:
        return
    for paragraph in main.iter("p"):
        if paragraph is first:
            return
        text = dom.line(paragraph)
        bold = sum(len(dom.line(part)) for part in paragraph.iter("b", "strong"))
        if _NAMED.search(text) and not _BY_NUMBER.match(text) and len(text) <= bold:
            dom.retell(paragraph, "h1", text)
            return


def _is_signed(paragraph: dom.Element, runs: Sequence[dom.Element]) -> bool:
    """Whether a title ends as those of sections do, with ".—" or before a "(1)"."""
    behind = dom.line(paragraph)[len(_said(runs)) :]
    return bool(_SIGN.match(behind)) or _said(runs)[-1:] in "—–"


def _said(runs: Sequence[dom.Element]) -> str:
    return " ".join(dom.line(run) for run in runs)


def _runs(paragraph: dom.Element) -> list[dom.Element]:
    """The runs in bold that a paragraph begins with, and what goes on in italics: perhaps a section's title."""
    if (paragraph.text or "").strip() or dom.inside(paragraph, ("li", "td", "th", "blockquote")):
        return []
    if any(is_block(child) for child in paragraph):
        return []
    runs: list[dom.Element] = []
    for child in list(paragraph)[_anchors(paragraph) :]:
        empty = runs and not dom.line(child)  # Word's blanks
        if not empty and child.tag not in (_RUNS if runs else _WRAPS):
            break
        runs.append(child)
        if not _BETWEEN.fullmatch(child.tail or ""):
            break
    return runs if len(_said(runs).split()) <= MOST_TITLE_WORDS else []


def _anchors(paragraph: dom.Element) -> int:
    """How many targets of links without words a paragraph begins with."""
    found = 0
    for child in paragraph:
        if child.tag != "a" or dom.line(child) or (child.tail or "").strip():
            break
        found += 1
    return found


def _above(main: dom.Element) -> int:
    """The level of the deepest heading that such sections can stand below: the law's title, its chapters."""
    return max((int(heading.tag[1]) for heading in main.iter("h1", "h2", "h3")), default=1)
