"""Bars of what one can do with a page or a section of it: "Print", "Copy", "Versions", in buttons and dead links."""

from .. import dom
from ..account import Account

MOST_LETTERS = 200  # of a bar
_BARS = ("div", "ul", "p", "span", "section")
_LEAST_DEAD = 0.5  # share of what can be pressed that is a button, or a link that leads nowhere
_PARTS = ("button", "a")
_TOLD = ("pre", "code", "img", "table", "h1", "h2", "h3", "h4", "h5", "h6", "input", "select")


def drop(main: dom.Element, books: Account) -> None:
    """Drop the bars from the main element."""
    dead = filter(_leads_nowhere, main.iter(*_PARTS))
    around = {
        outer for part in dead for outer in part.iterancestors(*_BARS)
    }  # seldom any: most pages have no such link
    for bar in [bar for bar in main.iter(*_BARS) if bar in around] if around else ():
        if bar is not main and bar.getparent() is not None and _is_bar(bar):
            books.leave_out(bar, "bar of actions")


def _is_bar(element: dom.Element) -> bool:
    """Whether an element says nothing beside what can be pressed, and most of that leads nowhere."""
    parts = list(element.iter(*_PARTS))
    dead = sum(map(_leads_nowhere, parts))
    if not dead or len(parts) < 2 or dead < _LEAST_DEAD * len(parts) or next(element.iter(*_TOLD), None) is not None:
        return False
    if len(dom.content(element)) > MOST_LETTERS or dom.inside(element, ("p", "li", "td", "dd", "dt", "pre")):
        return False
    return dom.letters(element) == sum(map(dom.letters, parts))


def _leads_nowhere(part: dom.Element) -> bool:
    target = (part.get("href") or "").strip()
    return part.tag == "button" or target == "#" or target.startswith("javascript:")
