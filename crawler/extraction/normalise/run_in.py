"""Sections of a law that begin in bold inside their first paragraph, as ordinances have them: "**Section 3.** **Permit
required.** No vendor shall …" is a heading and a paragraph.
"""

import re

from .. import dom
from ..blocks import is_block

LEAST_SECTIONS = 3  # on a page: fewer are words that a text stresses
MOST_TITLE_WORDS = 16
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
_LEAST_LEVEL = 3
_RUNS = frozenset({"b", "strong", "u", "i", "em"})
_WRAPS = frozenset({"b", "strong", "u"})
_BETWEEN = re.compile(r"[\s.—–:-]*")
_ENDS = re.compile(r"[\s.:—–-]+$")


def part(main: dom.Element) -> None:
    """Set the numbers and titles of such sections above their text as headings."""
    _capitals(main)
    found = [(p, runs) for p in main.iter("p", "div") if (runs := _title(p))]
    if len(found) < LEAST_SECTIONS:
        return
    level = max(_above(main) + 1, _LEAST_LEVEL)  # headings of Word's are told later, as those of the law's parts
    for paragraph, runs in found:
        title = " ".join(dom.line(run) for run in runs)
        heading = dom.make(f"h{level}", _ENDS.sub("", title))
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


def _title(paragraph: dom.Element) -> list[dom.Element]:
    """The runs that a paragraph begins with: the number of a section in bold and its title, if it has one."""
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
    said = " ".join(dom.line(run) for run in runs)
    return runs if _SECTION.match(said) and len(said.split()) <= MOST_TITLE_WORDS else []


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
