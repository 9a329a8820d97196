"""Points of lists whose labels stand in elements of their own: "<li><span>(a)</span><div>the fee …</div></li>".

A list that numbers its points besides has them twice: "1. (a)".
"""

import re

from .. import dom
from ..blocks import is_block
from .points import number_of

_LABEL = re.compile(r"\((?:\d{1,3}[A-Z]?|[a-z]{1,4}|[A-Z]{1,2})\)|(?:\d{1,3}[a-z]?|[a-z]{1,2}|[IVX]{1,5})[.)]|\d{1,3}°")
_ORDINAL = re.compile(r"(\d{1,3})[.)]")


def normalise(main: dom.Element) -> None:
    """Leave labels that count as the list does to the list, and set others before their text, in paragraphs."""
    for listed in reversed(list(main.iter("ol"))):
        items = [item for item in listed if item.tag == "li"]
        labels = [_label(item) for item in items]
        if not items or len(items) != len(listed) or not all(label is not None for label in labels):
            continue
        told = [label for label in labels if label is not None]
        counts = [_ORDINAL.fullmatch(dom.line(label)) for label in told]
        if all(found and int(found[1]) == n for n, found in enumerate(counts, start=1)) and not listed.get("start"):
            for label in told:
                dom.drop(label)
            continue
        for item, label in zip(items, told, strict=True):
            _set_before(item, label)
        listed.tag = "div"


def _label(item: dom.Element) -> dom.Element | None:
    """The element that a point begins with and that is but its label."""
    first = item[0] if len(item) and not (item.text or "").strip() else None
    if first is None or first.tag not in ("span", "div", "p", "b", "strong", "em", "i"):
        return None
    more = len(item) > 1 or (first.tail or "").strip()
    return first if more and _LABEL.fullmatch(dom.line(first)) else None


def _set_before(item: dom.Element, label: dom.Element) -> None:
    """The label as the first word of the point, which is a paragraph then."""
    said, after = dom.line(label), label.getnext()
    if not (label.tail or "").strip() and after is not None and is_block(after):
        number_of(after, said)
        dom.drop(label)
        item.tag = "div"
        return
    text = f"{said} {(label.tail or '').lstrip()}"
    label.tail = None
    item.remove(label)
    made = dom.make("p", text)
    while len(item) and not is_block(item[0]):
        made.append(item[0])
    item.insert(0, made)
    item.text = None
    item.tag = "div"
