"""What of a page is its own text, as far as its mark-up says: without navigation, side columns and notices."""

import re
from collections.abc import Iterator

from . import dom

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = frozenset("nav footer aside form dialog script style template noscript svg select head".split())
_ROLES = frozenset(
    "navigation banner contentinfo complementary dialog alertdialog search menu menubar tablist toolbar".split()
)
_NAMES = re.compile(
    r"(?:^|[\W_])(?:cookies?|consent|gdpr|breadcrumbs?|side-?(?:bar|nav|col|rail)|(?:left|right)-?rail|widget|comments?"
    r"|related|teasers?|share|social|foot(?:er)?|mast-?head|top-?bar|menu|nav(?:bar|igation)?|toc|feedback)(?=$|[\W_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "SideNav", "CookieConsent"
_UNSEEN = frozenset(("visually-hidden", "sr-only", "screen-reader-text", "visuallyhidden", "hidden-visually"))


def walk(root: dom.Element) -> Iterator[dom.Element]:
    """The elements of a page in document order, nothing within what is around its text."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or (element is not root and _is_around(element)):
            continue
        yield element
        stack.extend(reversed(element))


def headings(root: dom.Element) -> list[dom.Element]:
    """The headings among them that are shown."""
    return [
        e
        for e in root.iter(*HEADINGS)
        if _UNSEEN.isdisjoint(dom.classes(e)) and not any(map(_is_around, (e, *dom.ancestors(e, stop=root))))
    ]


def _is_around(element: dom.Element) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.tag in ("html", "body", "main", "article", *HEADINGS) or element.get("role") == "main":
        return False
    return any(_NAMES.search(_WORD.sub("-", value)) for key in ("class", "id") if (value := element.get(key)))
