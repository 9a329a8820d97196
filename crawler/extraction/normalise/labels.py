"""What stands on a page without being text: the state of check boxes, the words of labels and of icons.

A cell of a feature matrix is often an icon alone; its meaning stands in `aria-label`, `title`, an SVG's <title>, or in
words for screen readers.
"""

import re
from collections.abc import Sequence

from .. import dom
from ..account import Account
from ..index import Index, below

_FOR_READERS = frozenset(
    "sr-only visually-hidden screen-reader-text screenreader-only visuallyhidden assistive-text a11y-hidden"
    " screen-reader-only u-visually-hidden is-sr-only".split()
)
_FIGURE = re.compile(r"\d")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SAYS = re.compile(r"[^\W_]|\[ \]|[✓✔✗✘☑☒☐●○◐★☆√×±+–—-]")
_ICONS = frozenset(("i", "span", "svg", "div", "b", "em", "abbr"))
_NAMED = frozenset(("a", "i", "span", "svg", "img", "td", "th"))
_NAMES = 4  # elements that name one
_SHORT = 20  # letters: "Yes", "Partly", "Not supported"; a longer title describes a drawing
_NO_CONTENT = ("svg", "script", "style", "template", "noscript")


def name(page: Index) -> None:
    """Give what is named by another element (`aria-labelledby`) that name. Runs before what is hidden is dropped."""
    for element in page.where("aria-labelledby", bool):
        if element.tag in _NAMED and not element.get("aria-label"):
            named = [
                e for one in element.get("aria-labelledby").split()[:_NAMES] for e in page.values("id").get(one, ())[:1]
            ]
            if said := " ".join(dom.line(e) for e in named).strip():
                element.set("aria-label", said)


def normalise(main: dom.Element, page: Index, books: Account) -> None:
    """Make text of check boxes, labels and icons. `page` is the index of the whole page."""
    marked: set[dom.Element] = set()
    for box in below(main, page.of("input")):
        if box.get("type") == "checkbox":
            _state(box, marked, checked="checked" in box.attrib)
    for box in below(main, page.values("role").get("checkbox", ())):
        if not _SAYS.search(dom.content(box)):
            _state(box, marked, checked=box.get("aria-checked") == "true")
    for label in below(main, page.of("label")):
        if label.getparent() is not None and "data-x-tab" not in label.attrib and _is_text(label, page):
            label.tag = "span"
    spoken = page.where("class", _FOR_READERS.__contains__)
    for copy in below(main, spoken):
        _see(copy, books)
    for cell in _labelled_cells(main, page, spoken):
        _say_in(cell)
    drawn = {outer for svg in page.of("svg") for outer in svg.iterancestors("a")}
    for anchor in [e for e in page.of("a") if len(e) and (spoken or e in drawn or not dom.content(e).strip())]:
        leads = (anchor.get("href") or "#")[0] != "#" and main in anchor.iterancestors()
        if leads and not dom.inside(anchor, _HEADINGS) and not _visible(anchor):
            _say(anchor, label_of(anchor))
    for icon in below(main, page.values("role").get("img", ())):
        alone = (
            icon.tag in _ICONS and icon.getparent() is not None and not dom.inside(icon, (*_HEADINGS, "button", "a"))
        )
        if alone and not _visible(icon) and (said := _own_label(icon)):
            dom.replace(icon, dom.make("span", said))


def _see(copy: dom.Element, books: Account) -> None:
    """What is shown in place of words for screen readers, where both are hidden in their way and it holds a figure:
    "§ 3." beside "Paragraph three".
    """
    for shown in (copy.getprevious(), copy.getnext()):
        if shown is None or shown.get("aria-hidden") != "true" or shown.tag in ("i", "svg"):
            continue
        if _FIGURE.search(dom.content(shown)) and dom.content(copy).strip():
            del shown.attrib["aria-hidden"]
            books.leave_out(copy, "words for screen readers")
            return


def _state(box: dom.Element, marked: set[dom.Element], *, checked: bool) -> None:
    """`[x]` or `[ ]` where a list item begins with a check box or a cell is one; else nothing."""
    holder = next(box.iterancestors("li", "td", "th"), None)
    if holder is None or holder in marked:
        return
    marked.add(holder)
    for outer in (box, *dom.ancestors(box, stop=holder)):
        before = outer.getprevious()
        lead = (outer.getparent().text or "") + "".join(e.tail or "" for e in outer.itersiblings(preceding=True))
        if _SAYS.search(lead) or (before is not None and _visible(before)):
            return
    if holder.tag == "li" or not _visible(holder):
        made = dom.make("span", "[x]" if checked else "[ ]")
        dom.replace(box, made)
        made.tail = " " + (made.tail or "").lstrip()


def _is_text(label: dom.Element, page: Index) -> bool:
    """Whether a label is text of the page: of a check box, or of nothing; those of fields are forms."""
    if dom.inside(label, ("form",)) or not _visible(label):
        return False
    name = label.get("for")
    fields = list(page.values("id").get(name, ())) if name else list(label.iter("input", "select", "textarea"))
    return all(field.get("type") in ("checkbox", "radio") or field.tag == "span" for field in fields)


def _visible(element: dom.Element) -> bool:
    """Whether an element shows a word, a sign or an image of its own."""
    if element.tag in _NO_CONTENT or not _FOR_READERS.isdisjoint(dom.classes(element)):
        return False
    if element.tag == "img" and (element.get("alt") or "src" in element.attrib or "srcset" in element.attrib):
        return True
    if element.text and _SAYS.search(element.text):
        return True
    return any(_visible(child) or (child.tail and _SAYS.search(child.tail)) for child in element)


def label_of(element: dom.Element) -> str:
    """What the icons in an element say, in the order of the page; "" for nothing."""
    said = [label for part in element.iterdescendants() if isinstance(part.tag, str) and (label := _own_label(part))]
    return " ".join(dict.fromkeys(said)) or _own_label(element)


def _labelled_cells(main: dom.Element, page: Index, spoken: Sequence[dom.Element]) -> list[dom.Element]:
    """The innermost cells that hold an icon, a label or words for screen readers."""
    titled = [e for e in page.where("title", bool) if e.tag in _ICONS]
    signs = below(main, (*page.of("svg", "i"), *page.where("aria-label", bool), *titled, *spoken))
    cells = (e if e.tag in ("td", "th") else next(e.iterancestors("td", "th", "table"), None) for e in signs)
    return [
        cell
        for cell in dict.fromkeys(cells)
        if cell is not None and cell.tag != "table" and cell.find(".//table") is None
    ]


def _say_in(cell: dom.Element) -> None:
    """Put the words of a cell's icons into it: of all where it shows nothing else, else of those beside its text."""
    if not _visible(cell):
        _say(cell, label_of(cell))
        return
    for icon in list(cell.iter("svg", "i")):
        title = icon.find("title")
        said = " ".join((icon.get("aria-label") or (dom.content(title) if title is not None else "")).split())
        if said and len(said) <= _SHORT and not _visible(icon) and not dom.inside(icon, ("a", "button")):
            made = dom.make("span", said)
            dom.replace(icon, made)
            made.tail = " " + (made.tail or "").lstrip()


def _own_label(element: dom.Element) -> str:
    if element.tag == "title" and element.getparent().tag == "svg":
        return dom.line(element)
    if not _FOR_READERS.isdisjoint(dom.classes(element)):
        return dom.line(element)
    said = element.get("aria-label") or (element.get("title") if element.tag != "svg" else None) or ""
    if not said and element.tag == "svg" and element.getparent().tag not in ("td", "th", "a"):
        title = element.find("title")
        said = dom.content(title) if title is not None else ""
    if not said and element.tag == "desc" and element.getparent().find("title") is None:
        said = dom.content(element)
    return " ".join(said.split())


def _say(element: dom.Element, label: str) -> None:
    if not label:
        return
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = label, tail
