"""Boxes to open that hold headings: what they are called is the heading above those, not a label in the text before."""

from collections.abc import Sequence

from .. import dom
from ..blocks import HEADINGS

MOST_LETTERS = 150  # of a title
_DEEPEST = 6


def entitle(main: dom.Element, boxes: Sequence[tuple[dom.Element, str]]) -> None:
    """Make headings of the summaries of such <details>, those within one level deeper. `boxes` are admonitions."""
    noted = {box for box, _ in boxes}
    for details in list(main.iter("details")):
        summary = details.find("summary")
        inner = [heading for heading in details.iter(*HEADINGS) if heading is not summary]
        if details is main or details in noted or summary is None or not inner:
            continue
        if not 1 < len(dom.line(summary)) <= MOST_LETTERS or any(summary in h.iterancestors() for h in inner):
            continue
        level = min(HEADINGS[heading.tag] for heading in inner)
        for heading in inner:
            heading.tag = f"h{min(HEADINGS[heading.tag] + 1, _DEEPEST)}"
        summary.tag = f"h{min(level, _DEEPEST - 1)}"
        details.tag = "div"
