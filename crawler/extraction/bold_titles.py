"""Headings of pages that have none: paragraphs in bold that are numbered, with those in bold between them.

Summaries of product characteristics and leaflets are published so: "**4.2 Posology …**", "**Do not take it if …**".
"""

import re

from . import dom
from .index import Index

LEAST_NUMBERED = 4  # on a page: fewer are points of a text
MOST_LETTERS = 150  # of a title
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
_CLASS_OF_PAGE = frozenset(("title", "maintitle", "doctitle"))
_DEEPEST = 6


def recover(page: Index) -> bool:
    """Make headings of such paragraphs, if the page has no headings; whether it did."""
    if page.of("h1", "h2", "h3", "h4", "h5", "h6") or page.where("class", lambda name: name.startswith("Mso")):
        return False  # Word's are read by the marks that it leaves
    bold = [p for p in page.of("p", "div") if is_bold(p)]
    numbers = [found[1] for p in bold if (found := _NUMBER.match(dom.line(p)))]
    keys = [tuple(map(int, number.split("."))) for number in numbers]
    if len(keys) < LEAST_NUMBERED or keys != sorted(set(keys)):
        return False
    above = 1  # level of the last title with a number
    for paragraph in bold:
        found = _NUMBER.match(dom.line(paragraph))
        above = found[1].count(".") + 2 if found else above
        paragraph.tag = f"h{min(above if found else above + 1, _DEEPEST)}"
        _plainly(paragraph)
    _title(page)
    return True


def is_bold(paragraph: dom.Element) -> bool:
    """Whether a paragraph outside tables and lists is short and in bold throughout."""
    text = dom.line(paragraph)
    if not 1 < len(text) <= MOST_LETTERS or paragraph.find(".//p") is not None or _in_table(paragraph):
        return False
    return len(text) <= sum(len(dom.line(e)) for e in paragraph.iterchildren("b", "strong"))


def _in_table(paragraph: dom.Element) -> bool:
    return next(paragraph.iterancestors("table", "li"), None) is not None


def _plainly(paragraph: dom.Element) -> None:
    for bold in list(paragraph.iter("b", "strong")):
        dom.unwrap(bold)


def _title(page: Index) -> None:
    """The paragraph that its class calls the page's title as the first heading."""
    named = (p for p in page.of("p", "div") if not _CLASS_OF_PAGE.isdisjoint(c.lower() for c in dom.classes(p)))
    title = next((p for p in named if 0 < len(dom.line(p)) <= MOST_LETTERS), None)
    if title is not None and title.tag == "p":
        title.tag = "h1"
