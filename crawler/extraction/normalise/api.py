"""API entries → headings whose text is the signature in one code span, with the body below them.

Sphinx `dl.py` and its kin, and what a profile names as signatures (Javadoc members, rustdoc items, Doxygen prototypes).
"""

import collections
import re

from .. import dom
from ..account import Account
from ..profiles import Profile
from . import signatures

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DOMAINS = frozenset(
    "function class method attribute data exception describe staticmethod classmethod module describe-signature"
    " c cpp py js rst std property decorator decoratormethod object".split()
)
_TEXINFO = re.compile(
    r"(?:first-)?def(?:block|fn|un|vrx?|var|type\w+|mac|spec|opt|cv|op|method|tp|ivar)?(?:-alias-.*)?"
)
_LINE = "\u2028"  # where a term's line ends
# What becomes no heading, or is one: Haddock names a field of a record by <dfn> in a list item.
_IN_PLACE = (*_HEADINGS, "td", "th", "li", "dfn")
# Where a heading cannot stand: the entry stays a definition list there.
_NO_HEADINGS = ("li", "td", "th", "blockquote", "x-alert")


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
    return _is_texinfo(dl) or (not _DOMAINS.isdisjoint(dom.classes(dl)) and (_is_named(term) or _describes(term)))


def _is_texinfo(dl: dom.Element) -> bool:
    return any(_TEXINFO.fullmatch(word) for word in dom.classes(dl))


def _part_forms(term: dom.Element, books: Account) -> None:
    """Give each form of a Texinfo entry that has a line in its term a term of its own; the name alone is none.

    "Function: open", "open (gate)", "open (gate, wide)" become "Function: open (gate)" and "open (gate, wide)".
    """
    breaks = list(term.iter("br"))
    for line in breaks:
        line.tail = f"{_LINE}{line.tail or ''}"
    forms = [form for part in dom.content(term).split(_LINE) if (form := " ".join(part.split()))] if breaks else []
    if len(forms) < 2:
        return
    kind, colon, name = forms[0].rpartition(": ")
    if all(form.partition("(")[0].strip() == name for form in forms[1:]):
        forms[:2] = [f"{kind}{colon}{forms[1]}"]
        books.put_down("name before its forms", [name])
    for further in reversed(forms[1:]):
        term.addnext(dom.make("dt", further))
    for child in list(term):
        term.remove(child)
    term.text = forms[0]


def _is_named(term: dom.Element) -> bool:
    """Whether a term can be linked to. LDoc's <a name> is gone by now, being empty; its name stands in <strong>."""
    return bool(term.get("id")) or term.find("strong") is not None


def _describes(term: dom.Element) -> bool:
    return any("descname" in (e.get("class") or "") for e in term.iter("code", "tt", "span"))


def gather(main: dom.Element, profile: Profile | None, books: Account) -> None:
    """Give each signature that is set as prose an element of its own.

    All but the first of those that one heading shows (YARD's overloads) become paragraphs behind it; what Scaladoc
    sets bare into an item since 2.12 becomes the heading that it was before.
    """
    for term in [dt for dl in main.iter("dl") if _is_texinfo(dl) for dt in dl.iterchildren("dt")]:
        _part_forms(term, books)
    if not profile or not profile.linked:
        return
    for kind in [e for e in main.iter("span") if "modifier_kind" in dom.classes(e) and e.getparent().tag == "li"]:
        symbol = kind.getnext()
        if symbol is not None and "symbol" in dom.classes(symbol):
            heading = dom.make("h4", **{"class": "signature"})
            kind.addprevious(heading)
            heading.extend((kind, symbol))
    for overload in reversed([e for e in main.iter("span") if "overload" in dom.classes(e)]):
        heading = overload.getparent()
        if heading.tag in _HEADINGS and any(
            "overload" in dom.classes(e) for e in overload.itersiblings(preceding=True)
        ):
            dom.drop(overload)
            overload.tag, overload.tail = "p", None
            overload.set("class", "x-further")
            heading.addnext(overload)


def normalise(main: dom.Element, profile: Profile | None) -> None:
    """Make API entries headings, one level below the heading that they stand under, members one deeper."""
    linked = set(dom.select(main, profile.linked)) if profile else set()
    named = linked | signatures.unlinked(main, profile)
    held = collections.Counter(element.getparent() for element in named)
    api = set(entries(main))
    boxes: dict[dom.Element, int] = {}  # what holds one named entry and no other -> the entry's level
    level = 0
    for element in list(main.iter(*_HEADINGS, "dl", *{e.tag for e in named})):
        box = next((outer for outer in element.iterancestors() if outer in boxes), None) if boxes else None
        if element in api:
            if not dom.inside(element, _NO_HEADINGS):
                _entry(element, _below(element, level))
        elif element in named:
            holder, below = element.getparent(), min(6, (level if box is None else boxes[box]) + 1)
            if _named(element, below, linked=element in linked) and held[holder] == 1 and holder is not main:
                boxes[holder] = below
        elif element.tag in _HEADINGS and not dom.inside(element, ("x-entry",)):
            own = int(element.tag[1])
            if box is None or own <= boxes[box]:  # a deeper one is the entry's own
                level = own
                boxes.pop(box, None)
    if profile and profile.phrase:
        signatures.set_phrases(main, profile.phrase)


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


def _signature_element(term: dom.Element, level: int, *, linked: bool = False) -> dom.Element:
    element = dom.make(f"h{level}" if level else "p")
    signatures.set_in(element, term, linked=linked)
    return element


def _named(element: dom.Element, level: int, *, linked: bool) -> bool:
    """Set a signature; whether it became a heading that was none."""
    if not signatures.text(element) or element.getparent() is None:
        return False
    if element.tag in _IN_PLACE or "x-further" in dom.classes(element) or dom.inside(element, ("td", "th")):
        signatures.set_in(element, element, linked=linked)
        element.tag = {"table": "p", "dfn": "span"}.get(element.tag, element.tag)
        return False
    dom.replace(element, _signature_element(element, level, linked=linked))
    return True
