"""Titles of sections that are no headings on pages that have headings: numbered ones, in a summary, a switch or bold.

Sites of medicines show a summary of product characteristics as boxes to open, whose titles are a <summary> ("4.3
Contraindications") or a switch ("4 CONTRAINDICATIONS"), beside the headings of the page and of the sections within.
They are believed where their numbers and those of the headings make one rising sequence.

Switches without numbers are titles where all that a page says below its first heading stands in what they open.
"""

import re

from . import dom
from .bold_titles import is_bold
from .index import Index

LEAST = 4  # titles that are no headings
LEAST_DOTTED = 2  # numbers such as 4.1, of titles or headings: steps and questions have none
LEAST_SWITCHES = 3
MOST_OF_PAGE = 0.5  # share of the letters that stands in what switches open
MOST_LETTERS = 150
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TOGGLE = re.compile(r"toggle|accordion|collaps|expand", re.IGNORECASE)
_DEEPEST = 6
_Key = tuple[int, ...]


def recover(page: Index) -> bool:
    """Make headings of such titles, and set the levels of all numbered ones by their numbers; whether it did."""
    if page.where("class", lambda name: name.startswith("Mso")):
        return False
    titles = {e: _number(e) for e in page.of("summary", "p", "div", "a", "button") if _is_title(e)}
    numbered = {e: key for e, key in titles.items() if key}
    if not page.of(*_HEADINGS):
        return False
    if len(numbered) < LEAST:
        return _by_switches(page, [e for e in titles if e.tag in ("a", "button")])
    headed = {e: key for e in page.of(*_HEADINGS) if (key := _number(e)) and _holder(e, titles) is None}
    every = [e for e in page.root.iter(*_HEADINGS, *{e.tag for e in numbered}) if e in numbered or e in headed]
    keys = [(numbered | headed)[e] for e in every]
    if keys != sorted(set(keys)) or sum(len(key) > 1 for key in keys) < LEAST_DOTTED:
        return False
    kinds = {_kind(e) for e in numbered if e.tag not in ("p", "div")}
    beside = {e: (0,) for e, key in titles.items() if not key and _kind(e) in kinds}  # "BOXED WARNING (…)"
    _make(page, {**numbered, **headed, **beside})
    return True


def _by_switches(page: Index, switches: list[dom.Element]) -> bool:
    """Make headings of switches that open nearly all that the page says and leave it no other heading."""
    panels = {e.getnext() for e in switches}
    body = page.root.find("body")
    if len(switches) < LEAST_SWITCHES or len({_kind(e) for e in switches}) > 1 or body is None:
        return False
    if any(panels.isdisjoint(e.iterancestors()) for e in page.of(*_HEADINGS[1:])):
        return False
    if sum(map(dom.letters, panels)) < MOST_OF_PAGE * dom.letters(body):
        return False
    for switch in switches:
        _entitle(switch, 2)
    return True


def _is_title(element: dom.Element) -> bool:
    """Whether an element may be the title of what it opens or of what stands below it."""
    if element.tag in ("p", "div"):
        return is_bold(element) and _number(element) is not None
    if not 1 < len(dom.line(element)) <= MOST_LETTERS or next(element.iter("p", "ul", "table"), None) is not None:
        return False
    return element.tag == "summary" or _is_switch(element)


def _is_switch(element: dom.Element) -> bool:
    """Whether a link or a button opens what stands right behind it and leads nowhere."""
    if (element.get("href") or "#").strip().lower() != "#" and not (element.get("href") or "").startswith(
        "javascript:"
    ):
        return False
    behind = element.getnext()
    named = _TOGGLE.search(element.get("class") or "") is not None or element.get("aria-expanded") is not None
    return named and behind is not None and behind.tag in ("div", "section")


def _number(element: dom.Element) -> _Key | None:
    found = _NUMBER.match(dom.line(element))
    return tuple(map(int, found[1].split("."))) if found else None


def _kind(element: dom.Element) -> tuple[str, str]:
    return element.tag, " ".join(dom.classes(element))


def _holder(heading: dom.Element, titles: dict[dom.Element, _Key | None]) -> dom.Element | None:
    """The title that a heading stands in."""
    return next((outer for outer in heading.iterancestors() if outer in titles), None)


def _make(page: Index, titles: dict[dom.Element, _Key]) -> None:
    """Headings of the titles, at the depth of their numbers; headings without one stand below the title before."""
    level = 0
    for element in list(page.root.iter(*_HEADINGS, *{e.tag for e in titles})):
        if (key := titles.get(element)) is not None:
            level = min(len(key) + 1, _DEEPEST)
            _entitle(element, level)
        elif level and element.tag in _HEADINGS[1:] and _is_within(element, titles):
            element.tag = f"h{min(max(level + 1, int(element.tag[1])), _DEEPEST)}"


def _is_within(heading: dom.Element, titles: dict[dom.Element, _Key]) -> bool:
    """Whether a heading stands in what a title opens."""
    opened = (outer.getprevious() for outer in (heading, *heading.iterancestors()))
    return any(before is not None and before in titles for before in opened)


def _entitle(element: dom.Element, level: int) -> None:
    parent = element.getparent()
    for inner in list(element.iter(*_HEADINGS, "b", "strong")):
        if inner is not element:
            dom.unwrap(inner)
    if element.tag == "summary" and parent is not None and parent.tag == "details":
        parent.tag = "div"
        parent.attrib.clear()
    name = element.get("id")
    element.tag = f"h{level}"
    element.attrib.clear()
    if name:
        element.set("id", name)
