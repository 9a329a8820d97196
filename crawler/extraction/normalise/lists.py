"""Lists as HTML asks for them: nothing but items in them. Many a page has text, tables or lists beside the items.

A list without items only indents (old pages, LaTeX2HTML, groovydoc), and so does a quotation that holds nothing but
lists (docutils writes one around what its source indents): each becomes what it holds. What stands behind an item
without being one belongs to that item; what stands before the first item goes before the list.
"""

import re

from .. import dom

# The letters and numerals of <ol type=a> and of what generators write for it; "references" of a statute live by them.
_TYPES = {"a": "a", "A": "A", "i": "i", "I": "I"}
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I",
    "lower-greek": "α", "lowergreek": "α",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman|greek))\b", re.IGNORECASE)
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_DASHED = re.compile(r"\s*[-–—•·]\s+(?=\S)")  # a mark that the text of an item repeats
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_LISTS = ("ul", "ol", "dl")
_MOST = 4000  # beyond, numerals are no longer usual


def normalise(main: dom.Element) -> None:
    """Put everything that stands beside the items of <ul> and <ol> where it is read."""
    for quotation in main.iter("blockquote"):
        if quotation is not main and _only_indents(quotation):
            quotation.tag = "div"
    for element in list(main.iter("ul", "ol")):
        if element is not main and element.getparent() is not None:
            _one(element)


def _only_indents(quotation: dom.Element) -> bool:
    """Whether it holds lists alone, also through a single <div>."""
    inner = quotation
    while len(inner) == 1 and inner[0].tag == "div" and not _beside(inner):
        inner = inner[0]
    return len(inner) > 0 and all(child.tag in _LISTS for child in inner) and not _beside(inner)


def _beside(element: dom.Element) -> str:
    """The text that stands in it beside its elements."""
    return "".join(filter(None, (element.text, *(child.tail for child in element)))).strip()


def _one(element: dom.Element) -> None:
    if element.find("li") is None:
        element.tag = "div"
        return
    items = list(element.iterchildren("li"))
    if element.tag == "ul" and all(_DASHED.match(item.text or "") for item in items):
        for item in items:
            item.text = _DASHED.sub("", item.text)
    last = before = dom.make("div", element.text)
    element.text = None
    for child in list(element):
        if child.tag != "li":
            last.append(child)
            continue
        last = child
        if child.tail and not child.tail.isspace():
            dom.add_text(child, child.tail)
            child.tail = None
    if dom.content(before).strip() or before.find(".//img") is not None:
        element.addprevious(before)
    if element.tag == "ol" and (kind := _kind(element)):
        _letter(element, kind)


def _kind(element: dom.Element) -> str:
    """a, A, i, I or α for a list whose markers are no numbers, else ""."""
    if (stated := element.get("type")) in _TYPES:
        return str(stated)
    if found := _STYLE.search(element.get("style") or ""):
        return _STYLES[found[1].lower()]
    if kind := next((_STYLES[word] for word in dom.classes(element) if word in _STYLES), ""):
        return kind
    first = element.find("li")  # as old pages and copies from word processors have it
    if (stated := first.get("type")) in _TYPES:
        return str(stated)
    found = _STYLE.search(first.get("style") or "")
    return _STYLES[found[1].lower()] if found else ""


def _letter(element: dom.Element, kind: str) -> None:
    """Put each item's marker before its text, in brackets as it is referred to."""
    number, step = start_of(element)
    for item in element.iterchildren("li"):
        stated = item.get("value") or ""
        number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else number
        if (said := _marker(number, kind)) and dom.content(item).strip():
            _put_before(item, f"({said}) ")
        number += step


def start_of(element: dom.Element) -> tuple[int, int]:
    """(number of the first item, step to the next): backwards for a reversed list."""
    stated = element.get("start") or ""
    start = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else None
    if "reversed" in element.attrib:
        return (start if start is not None else len(element.findall("li"))), -1
    return (start if start is not None else 1), 1


def _marker(number: int, kind: str) -> str:
    if not 0 < number < _MOST:
        return ""
    if kind == "α":
        return _GREEK[number - 1] if number <= len(_GREEK) else ""
    if kind.lower() == "a":
        letters = ""
        while number:
            number, last = divmod(number - 1, 26)
            letters = chr(ord(kind) + last) + letters
        return letters
    numeral = ""
    for value, letter in _ROMAN:
        numeral += letter * (number // value)
        number %= value
    return numeral.upper() if kind == "I" else numeral


def _put_before(item: dom.Element, text: str) -> None:
    """Put text before the first words of an item, in its first paragraph."""
    holder = item
    while not (holder.text or "").strip() and len(holder) and holder[0].tag in ("p", "div"):
        holder = holder[0]
    if not (holder.text or "").strip() and len(holder) and holder[0].tag in ("ul", "ol", "pre", "table"):
        holder.text = text.strip()
        return
    holder.text = text + (holder.text or "").lstrip()
