"""A signature as the content of its heading: one code span, or a run of them where the page sets it as prose with
links in it.
"""

import re
from collections.abc import Iterator

from .. import dom
from ..profiles import Profile

_LOOSE = ((re.compile(r"\(\s+"), "("), (re.compile(r"\s+([,)])"), r"\1"), (re.compile(r"(\w)\s+\("), r"\1("))
_MOST_CELLS = 200  # a parameter takes four
_NAME_END = re.compile(r"[^\W\d]\w*\W{0,3}$")
_INVISIBLE = re.compile("[\u200b\u00ad\u2060\ufeff]")


def text(element: dom.Element) -> str:
    """A signature's text on one line."""
    line = " ".join(_INVISIBLE.sub("", dom.content(element)).split()).removesuffix("¶").strip()
    line = line.removeprefix(": ").removeprefix("‣ ")  # Texinfo's colon, GAPDoc's bullet
    if element.tag == "table":
        for pattern, replacement in _LOOSE:
            line = pattern.sub(replacement, line)
    return line


def unlinked(main: dom.Element, profile: Profile | None) -> set[dom.Element]:
    """The elements that are signatures set as one code span: the profile's; on an unknown page, prototypes."""
    if profile:
        return set(dom.select(main, profile.signature))
    return {table for table in main.iter("table") if is_prototype(table)}


def is_prototype(table: dom.Element) -> bool:
    """Whether a table sets one signature, its brackets in cells of their own (Doxygen)."""
    if table.find(".//th") is not None or table.find(".//table") is not None:
        return False
    rows = [cells for row in table.iter("tr") if (cells := [dom.line(cell) for cell in row.iter("td")])]
    if not rows or "(" not in rows[0][1:] or sum(map(len, rows)) > _MOST_CELLS:
        return False
    named = _NAME_END.search(rows[0][rows[0].index("(") - 1]) is not None
    closed = any(cell.startswith(")") for row in rows for cell in row)
    return named and closed and not any(row[0] for row in rows[1:])  # parameters stand below the first one


def set_in(head: dom.Element, element: dom.Element, *, linked: bool) -> None:
    """Make the signature of `element` all that `head` holds (they may be the same).

    Not `linked`: one code span. `linked`: a code span for each stretch that the page links, inside its link, and one
    for each stretch between them; a blank stands between two spans where the page has one, and never inside at a
    span's edge, so that the run read without its mark-up is the signature.
    """
    runs = _runs(element) if linked else []
    if not any(target for target, _ in runs):
        runs = [("", text(element))]
    for child in list(head):
        head.remove(child)
    head.text = None
    for target, stretch in runs:
        if stretch.startswith(" ") and len(head):
            head[-1].tail = " "
        if bare := stretch.strip():
            head.append(_span(bare, target))
            head[-1].tail = " " if stretch.endswith(" ") else None
    if len(head):
        head[-1].tail = None


def set_phrases(main: dom.Element, css: str) -> None:
    """Make the phrases that `css` selects code, neighbours together, with the page's links."""
    selected = dict.fromkeys(dom.select(main, css))
    for first in selected:
        if first.getparent() is None or dom.inside(first, ("pre", "code", "x-phrase")):
            continue
        phrase = dom.make("x-phrase")
        first.addprevious(phrase)
        for part in [first, *first.itersiblings()]:
            last = phrase[-1].tail if len(phrase) else None
            if part not in selected or last:
                break
            phrase.append(part)
        phrase.tail, phrase[-1].tail = phrase[-1].tail, None
        text = dom.content(phrase)
        set_in(phrase, phrase, linked=True)
        if text[:1].isspace():
            phrase.text = " "
        if text[-1:].isspace():
            phrase.tail = " " + (phrase.tail or "")


def _span(code: str, target: str) -> dom.Element:
    span = dom.make("code", code)
    if not target:
        return span
    link = dom.make("a", href=target)
    link.append(span)
    return link


def _runs(element: dom.Element) -> list[tuple[str, str]]:
    """(address or "", text) of each stretch, neighbours of the same link merged, white space collapsed, none empty."""
    runs: list[tuple[dom.Element | None, str]] = []
    for link, piece in _pieces(element, None):
        if runs and runs[-1][0] is link:
            runs[-1] = (link, runs[-1][1] + piece)
        else:
            runs.append((link, piece))
    collapsed = ((link, re.sub(r"\s+", " ", _INVISIBLE.sub("", piece))) for link, piece in runs)
    return [(link.get("href") if link is not None else "", piece) for link, piece in collapsed if piece]


def _pieces(element: dom.Element, link: dom.Element | None) -> Iterator[tuple[dom.Element | None, str]]:
    """(the link that it stands in, text) of each text node in document order."""
    if element.text:
        yield link, element.text
    for child in element:
        links = child.tag == "a" and child.get("href") and dom.content(child).strip()
        yield from _pieces(child, child if links else link)
        if child.tail:
            yield link, child.tail
