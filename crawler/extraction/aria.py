"""Headings that only their role says: `<div role="heading" aria-level="3">` (WAI-ARIA 1.2)."""

from . import dom
from .blocks import BLOCKS, HEADINGS
from .index import Index

_LEVEL = 2  # of one that states none
_DEEPEST = 6


def entitle(page: Index) -> bool:
    """Make headings of such blocks; whether there were any."""
    found = [e for e in page.values("role").get("heading", ()) if _is_heading(e)]
    for element in found:
        stated = element.get("aria-level", "")
        element.tag = f"h{min(max(int(stated), 1), _DEEPEST) if stated.isdecimal() else _LEVEL}"
        for name in ("role", "aria-level"):
            element.attrib.pop(name, None)
    return bool(found)


def _is_heading(element: dom.Element) -> bool:
    if element.tag not in ("div", "p", "span") or dom.inside(element, (*HEADINGS, "summary", "button", "a")):
        return False
    return len(dom.line(element)) > 0 and not any(inner.tag in BLOCKS for inner in element.iterdescendants())
