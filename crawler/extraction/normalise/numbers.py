"""Line numbers inside code blocks, however they are set: by class, as what cannot be selected, or one a line."""

import re

from .. import dom
from ..account import Account

# Classes that name nothing but a line's number; "number" and "num" also name literals in the code.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:ln|lnt|lno|line-?no|line-?nos|line[-_]?num(?:ber)?s?|blob-num|crayon-num|gutter|ln-num|linenos?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSELECTABLE = re.compile(r"user-select\s*:\s*none", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,6})[\s.:|]*")
_TAGS = ("span", "a", "td", "div", "em", "i", "b", "small", "code", "label", "strong")
_ROW = 3  # lines that begin with consecutive numbers in elements alike: fewer may be the code's own


def drop(pre: dom.Element, books: Account) -> None:
    """Take the line numbers out of a code block, before its lines are parted."""
    found = [(e, int(said[1])) for e in pre.iter(*_TAGS) if (said := _NUMBER.fullmatch(dom.content(e)))]
    if not found:
        return
    for element, _ in found:
        if element.getparent() is not None and _is_named(element):
            books.leave_out(element, "line numbers")
    left = [(e, number) for e, number in found if e.getparent() is not None and not _is_named(e)]
    if len(left) >= _ROW and _counts(left) and len(left) >= dom.content(pre).strip().count("\n"):
        for element, _ in left:
            if element.getparent() is not None:
                books.leave_out(element, "line numbers")


def _is_named(element: dom.Element) -> bool:
    if _NAMED.search(element.get("class") or "") or _UNSELECTABLE.search(element.get("style") or ""):
        return True
    return any("line-number" in name or name == "data-line-number" for name in element.attrib)


def _counts(found: list[tuple[dom.Element, int]]) -> bool:
    """Whether elements of one kind stand at the start of a line each and count up by one, with text behind them."""
    first, start = found[0]
    if first.get("class") and re.search(
        r"(?:^|\s)(?:m[ifhobl]?|il|hljs-number|number|num)(?:$|\s)", first.get("class")
    ):
        return False
    return all(
        e.tag == first.tag and e.get("class") == first.get("class") and number == start + i and _leads(e)
        for i, (e, number) in enumerate(found)
    )


def _leads(element: dom.Element) -> bool:
    """Whether an element stands at the start of its line, with text behind it on the line."""
    before, holder = element.getprevious(), element.getparent()
    lead = (holder.text if before is None else before.tail) or ""
    starts = before is None or before.tag == "br" or "\n" in lead or dom.content(before).endswith("\n")
    behind = element.tail or (dom.content(element.getnext()) if element.getnext() is not None else "")
    return starts and not lead.rpartition("\n")[2].strip() and not (behind or "\n").startswith("\n")
