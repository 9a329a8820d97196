"""Choice of the main element: the profile's, else the page's own mark-up, else what trafilatura finds."""

import re

from lxml import etree

from . import dom
from .profiles import Profile

# Mark-up that names the content, most telling first. Tried on the 24 generators of docs/architecture: each is right where
# it is unique and holds most of the page's text.
_CANDIDATES = (
    "main article", "main", "[role=main]", "article", "[itemprop=articleBody]", "#main-content", "#content", "#main",
    ".markdown-body", ".main-content", ".post-content", ".entry-content", ".article-content", ".article-body", ".content",
)  # fmt: skip
_ENOUGH = 0.5  # share of the body's text without chrome that a candidate must hold to be the content
_WORD = re.compile(r"\w+")
_CHROME_TAGS = ("nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template", "svg", "button")


def choose(root: dom.Element, profile: Profile | None, *, css: str = "") -> dom.Element | None:
    """The main element; `css` (of spiders.yaml) before all else. None where the page has no body."""
    for selector in filter(None, (css, *(profile.main if profile else ()))):
        if found := [element for element in dom.select(root, selector) if _has_content(element)]:
            return found[0]
    body = root.find("body")
    if body is None:
        return None
    return _marked(body) if profile is None or not profile.main else body


def _has_content(element: dom.Element) -> bool:
    return bool(dom.content(element).strip()) or element.find(".//img") is not None


def _marked(body: dom.Element) -> dom.Element:
    whole = _weight(body)
    for selector in _CANDIDATES:
        found = dom.select(body, selector)
        if len(found) == 1 and _weight(found[0]) >= _ENOUGH * whole:
            return found[0]
    return body


def _weight(element: dom.Element) -> int:
    """Letters of text that stand outside links and chrome."""
    total = 0
    for text in _texts(element):
        total += len(text)
    return total


_TEXTS = etree.XPath(
    ".//text()[not(ancestor::a or ancestor::"
    + " or ancestor::".join(_CHROME_TAGS)
    + ")][normalize-space()]"
)


def _texts(element: dom.Element) -> list[str]:
    return _TEXTS(element)
