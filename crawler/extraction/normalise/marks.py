"""What a style sheet draws in headings and signatures, or sets apart there, and links of a heading to itself."""

from .. import dom
from ..index import Index, below

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def normalise(main: dom.Element, page: Index) -> None:
    """Write down what the style sheet shows. `page` is the index of the whole page."""
    for heading in main.iter(*_HEADINGS):
        for anchor in list(heading.iterchildren("a")):
            if _is_own(anchor, heading, page):
                anchor.tag = "span"
    classes = page.values("class")
    for mark in below(main, classes.get("sep", ())):
        if mark.tag == "span" and dom.inside(mark, _HEADINGS) and not dom.content(mark):
            mark.text = "."  # gi-docgen
    for flag in below(main, classes.get("tsd-tag", ())):
        if dom.inside(flag, _HEADINGS):
            flag.tail = f" {flag.tail or ''}"  # TypeDoc
    for flag in below(main, classes.get("pred-tag", ())):
        flag.tail = f" {flag.tail or ''}"  # SWI-Prolog: "[det]" floats beside the signature


def _is_own(anchor: dom.Element, heading: dom.Element, page: Index) -> bool:
    """Whether a link is all that a heading says, and leads to that heading (nimdoc, BoostBook, VuePress)."""
    target = anchor.get("href") or ""
    if not target.startswith("#") or dom.content(heading).strip() != dom.content(anchor).strip():
        return False
    name = target[1:]
    own = {heading.get("id"), anchor.get("id"), anchor.get("name"), *(part.get("id") for part in heading.iter("*"))}
    own |= {part.get("name") for part in heading.iter("a")}
    outer = heading.getparent()
    if outer is not None and next(outer.iter(*_HEADINGS), None) is heading:
        own |= {outer.get("id"), *(part.get("id") for part in outer.iterchildren("a", "span"))}
    before = heading.getprevious()
    own |= {before.get("id"), before.get("name")} if before is not None else set()
    return name in own or not page.values("id").get(name)
