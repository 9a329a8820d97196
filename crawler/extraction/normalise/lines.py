"""Line blocks (docutils' `|` lines: verses, addresses) → one paragraph with hard breaks."""

from .. import dom
from ..index import Index, below


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
