"""Line blocks (docutils' `|` lines: verses, addresses) → one paragraph with hard breaks; empty lines → paragraphs."""

from .. import dom
from ..blocks import is_block
from ..index import Index, below
from .tables import is_layout

LEAST_EMPTY = 3  # empty lines in an element: fewer part the lines of an address, or a title from a text


def normalise(main: dom.Element, page: Index) -> None:
    """Make each line block a paragraph; a nested one (an indented verse) belongs to its outer one."""
    for block in below(main, page.values("class").get("line-block", ())):
        if block.tag == "div" and block.getparent() is not None:
            _one(block)


def _one(block: dom.Element) -> None:
    for inner in [e for e in block.iterdescendants("div") if "line-block" in dom.classes(e)]:
        dom.unwrap(inner)
    lines = [e for e in block if e.tag == "div"]
    for line in lines[:-1]:
        line.append(dom.make("br"))
    for line in lines:
        line.tag = "span"
    block.tag = "p"


def part(main: dom.Element) -> None:
    """Make paragraphs of text that empty lines alone part (`<br><br>`), as pages written by hand have it."""
    for element in list(main.iter("p", "div", "font", "td")):
        empty = [br for br in element.iterchildren("br") if _follows_break(br)]
        if len(empty) >= LEAST_EMPTY and not any(is_block(child) for child in element) and not _is_held(element, main):
            _split(element)


def _follows_break(br: dom.Element) -> bool:
    before = br.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _is_held(element: dom.Element, main: dom.Element) -> bool:
    """Whether it stands where no paragraphs can: in code, in a list, or in a table of data."""
    outer = (element, *dom.ancestors(element, stop=main))
    return any(e.tag in ("pre", "li", "dd") or (e.tag == "table" and not is_layout(e)) for e in outer)


def _split(element: dom.Element) -> None:
    children, current = list(element), dom.make("p", element.text)
    element.tag, element.text = ("td" if element.tag == "td" else "div"), None
    for child in children:
        element.remove(child)
    element.append(current)
    for child in children:
        if child.tag == "br" and _parts(current):
            current.remove(current[-1])
            current = dom.make("p", child.tail)
            element.append(current)
        else:
            current.append(child)
    for paragraph in list(element):
        while len(paragraph) and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip():
            paragraph.remove(paragraph[-1])
        if not dom.content(paragraph).strip() and paragraph.find(".//img") is None:
            element.remove(paragraph)


def _parts(paragraph: dom.Element) -> bool:
    """Whether a paragraph ends with a break, so that another one leaves an empty line."""
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
