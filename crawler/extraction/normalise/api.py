"""API entries → headings whose text is the signature in one code span, with the body below them.

Sphinx `dl.py` and its kin, and what a profile names as signatures (Javadoc members, rustdoc items, Doxygen prototypes).
"""

import re

from .. import dom
from ..profiles import Profile

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DOMAINS = frozenset(
    "function class method attribute data exception describe staticmethod classmethod module describe-signature"
    " c cpp py js rst std property decorator decoratormethod object".split()
)
_TEXINFO = re.compile(
    r"(?:first-)?def(?:block|fn|un|vrx?|var|type\w+|mac|spec|opt|cv|op|method|tp|ivar)?(?:-alias-.*)?"
)
# Where a heading cannot stand: the entry stays a definition list there.
_NO_HEADINGS = ("li", "td", "th", "blockquote", "x-alert")
_LOOSE = ((re.compile(r"\(\s+"), "("), (re.compile(r"\s+([,)])"), r"\1"), (re.compile(r"(\w)\s+\("), r"\1("))
_INVISIBLE = re.compile("[\u200b\u00ad\u2060\ufeff]")


def entries(main: dom.Element) -> list[dom.Element]:
    """The <dl> elements that document an API, in document order."""
    return [dl for dl in main.iter("dl") if _is_entry(dl)]


def _is_entry(dl: dom.Element) -> bool:
    term = next((child for child in dl if child.tag == "dt"), None)
    if term is None:
        return False
    words = dom.classes(term)
    if "sig" in words or "sig-object" in words or "pubdef" in words:
        return True
    if any(_TEXINFO.fullmatch(word) for word in dom.classes(dl)):
        return True
    return not _DOMAINS.isdisjoint(dom.classes(dl)) and (bool(term.get("id")) or _describes(term))


def _describes(term: dom.Element) -> bool:
    return any("descname" in (e.get("class") or "") for e in term.iter("code", "tt", "span"))


def signature(element: dom.Element) -> str:
    """A signature's text on one line."""
    text = " ".join(_INVISIBLE.sub("", dom.content(element)).split()).removesuffix("¶").strip().removeprefix(": ")
    if element.tag == "table":
        for pattern, replacement in _LOOSE:
            text = pattern.sub(replacement, text)
    return text


def normalise(main: dom.Element, profile: Profile | None) -> None:
    """Make API entries headings, one level below the heading that they stand under, members one deeper."""
    named = set(dom.select(main, profile.signature)) if profile and profile.signature else set()
    api = set(entries(main))
    level = 0
    for element in list(main.iter(*_HEADINGS, "dl", *{e.tag for e in named})):
        if element in api:
            if not dom.inside(element, _NO_HEADINGS):
                _entry(element, _below(element, level))
        elif element in named:
            _named(element, level)
        elif element.tag in _HEADINGS and not dom.inside(element, ("x-entry",)):
            level = int(element.tag[1])


def _below(element: dom.Element, level: int) -> int:
    outer = next(element.iterancestors("x-entry"), None)
    return min(6, (int(outer.get("level")) if outer is not None else level) + 1)


def _entry(dl: dom.Element, level: int) -> None:
    body = None
    fresh = True  # the next term begins an entry; it does not continue a run of terms
    for child in list(dl):
        if child.tag == "dt":
            head = _signature_element(child, level if fresh else 0)
            dom.replace(child, head)
            head.tail, fresh = None, False
        elif child.tag == "dd":
            child.tag, body, fresh = "x-entry", child, True
            child.set("level", str(level))
    dl.tag = "div"
    dl.attrib.clear()
    if body is not None:
        body.tail = None


def _signature_element(term: dom.Element, level: int) -> dom.Element:
    element = dom.make(f"h{level}" if level else "p")
    element.append(dom.make("code", signature(term)))
    return element


def _named(element: dom.Element, level: int) -> None:
    text = signature(element)
    if not text or element.getparent() is None:
        return
    if element.tag in _HEADINGS:
        for child in list(element):
            element.remove(child)
        element.text = None
        element.append(dom.make("code", text))
    elif dom.inside(element, ("td", "th")):
        element.tag = "code"
    else:
        dom.replace(element, _signature_element(element, min(6, level + 1)))
