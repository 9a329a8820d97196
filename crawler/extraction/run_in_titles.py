"""Headings of pages that have none below their title: questions and titles in bold that begin their paragraphs.

Sheets of hospitals are published so: "<p><b>How much do I take?</b><br>One tablet …</p>". They are believed on pages
that have such questions, or many of them that all stand alike, and no other heading beside what they say.
"""

from collections.abc import Sequence

from . import dom
from .index import Index

LEAST = 4  # titles
LEAST_QUESTIONS = 3
LEAST_WITHOUT = 6  # titles of a page that asks nothing
MOST_LETTERS = 100  # of a title
MOST_HEADINGS = 3  # of a page, all above the titles
LEAST_BELOW = 0.6  # share of the letters that stands below the first title
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 6


def recover(page: Index) -> bool:
    """Make headings of such titles; whether it did."""
    headings = page.of(*_HEADINGS)
    if not 1 <= len(headings) <= MOST_HEADINGS or page.where("class", lambda name: name.startswith("Mso")):
        return False
    titles = [bold for p in page.of("p") if (bold := _title(p)) is not None]
    texts = [dom.line(bold) for bold in titles]
    asked = sum(text.endswith("?") for text in texts)
    if len(set(texts)) < len(texts) or len(texts) < (LEAST if asked >= LEAST_QUESTIONS else LEAST_WITHOUT):
        return False
    order = {e: n for n, e in enumerate(page.root.iter("p", *_HEADINGS))}
    first = order[titles[0].getparent()]
    if any(order[heading] > first for heading in headings) or _below(page, titles[0]) < LEAST_BELOW:
        return False
    level = _level(headings)
    for bold in titles:
        _entitle(bold, level)
    return True


def _title(paragraph: dom.Element) -> dom.Element | None:
    """What a paragraph begins with in bold on a line of its own, or the whole of one that more follows."""
    bold = paragraph[0] if len(paragraph) and not (paragraph.text or "").strip() else None
    if (
        bold is None
        or bold.tag not in ("b", "strong")
        or next(paragraph.iterancestors("table", "li"), None) is not None
    ):
        return None
    text, behind = dom.line(bold), (bold.tail or "").strip()
    if not 1 < len(text) <= MOST_LETTERS or text[-1] in ".,;:!" or not any(map(str.isalpha, text)):
        return None
    after = bold.getnext()
    if behind:  # "<b>How much?</b> One tablet."
        return bold if text.endswith("?") and behind[0].isupper() else None
    if next(paragraph.iterancestors("blockquote"), None) is not None or (after is not None and after.tag != "br"):
        return None
    if after is None and (paragraph.getnext() is None or paragraph.getnext().tag in _HEADINGS):
        return None
    return bold


def _below(page: Index, first: dom.Element) -> float:
    """Which share of the page's letters stands from a title on."""
    body = page.root.find("body")
    every = dom.letters(body) if body is not None else 0
    holder = first.getparent()
    here = dom.letters(holder) + sum(dom.letters(e) for e in holder.itersiblings() if isinstance(e.tag, str))
    return here / every if every else 0.0


def _level(headings: Sequence[dom.Element]) -> int:
    """Below the last heading, or beside one that goes with the title above it: "Information for patients"."""
    last = headings[-1]
    beside = len(headings) > 1 and last.getprevious() is headings[-2]
    return min(int(last.tag[1]) + (0 if beside else 1), _DEEPEST)


def _entitle(bold: dom.Element, level: int) -> None:
    """The heading before its paragraph, of which the rest stays."""
    paragraph = bold.getparent()
    heading = dom.make(f"h{level}", dom.line(bold))
    after = bold.getnext()
    if after is not None and after.tag == "br" and not (bold.tail or "").strip():
        dom.drop(after)
    dom.drop(bold)
    paragraph.addprevious(heading)
    if not dom.line(paragraph):
        dom.drop(paragraph)
