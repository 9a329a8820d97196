"""Headings of pages that have no heading elements: blocks that their class calls the title of a section.

pgBackRest's manual writes `<div class="section2"><a id="…"></a><div class="section2-header"><div
class="section2-number">`, then `<div class="section2-title">`. A class is believed where several blocks have such
ones and nearly all of them can be linked to, as sections can.
"""

import itertools
import re

from . import dom
from .blocks import is_block
from .index import Index

LEAST_TITLES = 3  # on a page: fewer are the titles of boxes
LEAST_ANCHORED = 0.8  # of them, that can be linked to; lists of links and cards cannot
MOST_LETTERS = 150  # of a title
_NUMBERED = re.compile(
    r"(?:(?:sub)*section|sect|chapter|level)[-_]?([1-6])[-_]?(?:title|heading|head)|(?:heading|title|h)[-_]?([1-6])"
)
_NAMED = {"chapter-title": 1, "section-title": 2, "subsection-title": 3, "subsubsection-title": 4}
_OF_PAGE = ("page-header-title", "page-title", "document-title", "doc-title")
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+|[IVX]+)\.?")
_MOST_ABOVE = 3  # elements around a title that are looked at for its anchor
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 6


def recover(page: Index) -> bool:
    """Make headings of the blocks that are titles by their class, if the page has no headings; whether it did."""
    if page.of(*_HEADINGS):
        return False
    levels = {level: found for level in range(1, _DEEPEST + 1) if (found := _titles(page, level))}
    every = [title for found in levels.values() for title in found]
    if len(every) < LEAST_TITLES:
        return False
    anchored = _around_anchors(page)
    if sum(_is_anchored(title, anchored) for title in every) < LEAST_ANCHORED * len(every):
        return False
    for depth, found in enumerate(levels.values(), start=2):
        for title in found:
            title.tag = f"h{min(depth, _DEEPEST)}"
            _number(title)
    if (title := next((e for name in _OF_PAGE for e in page.values("class").get(name, ())), None)) is not None:
        title.tag = "h1"
    return True


def _titles(page: Index, level: int) -> list[dom.Element]:
    return [e for e in page.where("class", lambda name: _level(name) == level) if _is_title(e)]


def _level(name: str) -> int:
    """The level that a class says, 0 for none."""
    found = _NUMBERED.fullmatch(name.lower())
    return int(found[1] or found[2]) if found else _NAMED.get(name.lower(), 0)


def _is_title(element: dom.Element) -> bool:
    text = dom.content(element).strip()
    return (
        element.tag in ("div", "p") and 0 < len(text) <= MOST_LETTERS and not any(is_block(child) for child in element)
    )


def _around_anchors(page: Index) -> frozenset[dom.Element]:
    """Links that can be linked to, and every element that holds one."""
    found: set[dom.Element] = set()
    for anchor in page.of("a"):
        if _is_named(anchor):
            found.update(itertools.takewhile(lambda e: e not in found, (anchor, *anchor.iterancestors())))
    return frozenset(found)


def _is_named(element: dom.Element) -> bool:
    return bool(element.get("id") or element.get("name"))


def _is_anchored(title: dom.Element, anchored: frozenset[dom.Element]) -> bool:
    """Whether the title, what stands right before it or what is around it can be linked to."""
    around: dom.Element | None = title
    for _ in range(_MOST_ABOVE):
        if around is None or around.tag == "body":
            return False
        before = around.getprevious()
        if around in anchored or _is_named(around) or (before is not None and _is_named(before)):
            return True
        around = around.getparent()
    return False


def _number(title: dom.Element) -> None:
    """Take in the number of the section, where it stands in a block of its own."""
    before = title.getprevious()
    if before is not None and _NUMBER.fullmatch(text := dom.content(before).strip()):
        dom.drop(before)
        title.text = f"{text} {(title.text or '').lstrip()}"
