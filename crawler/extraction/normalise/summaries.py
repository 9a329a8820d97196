"""Boxes to open that hold headings: what they are called is the heading above those, not a label in the text before."""

from collections.abc import Sequence

from .. import dom
from ..blocks import HEADINGS

MOST_LETTERS = 150  # of a title
_DEEPEST = 6


def entitle(main: dom.Element, boxes: Sequence[tuple[dom.Element, str]]) -> None:
    """Make headings of the summaries of such <details> and of those beside them, headings within one level deeper.

    `boxes` are admonitions.
    """
    noted = {box for box, _ in boxes}
    every = [details for details in main.iter("details") if details is not main and details not in noted]
    levels: dict[tuple[dom.Element, str | None], int] = {}
    for details in every:
        if level := min((HEADINGS[heading.tag] for heading in details.iter(*HEADINGS)), default=0):
            row = _row(details)
            levels[row] = min(levels.get(row, _DEEPEST), level)
    for details in every:
        summary, above = details.find("summary"), levels.get(_row(details))
        if above is not None and summary is not None and _is_title(summary):
            for heading in details.iter(*HEADINGS):
                heading.tag = f"h{min(HEADINGS[heading.tag] + 1, _DEEPEST)}"
            summary.tag = f"h{min(above, _DEEPEST - 1)}"
            details.tag = "div"


def _row(details: dom.Element) -> tuple[dom.Element, str | None]:
    """What boxes that stand side by side have in common."""
    return details.getparent(), details.get("class")


def _is_title(summary: dom.Element) -> bool:
    return 1 < len(dom.line(summary)) <= MOST_LETTERS and next(summary.iter(*HEADINGS), None) is None
