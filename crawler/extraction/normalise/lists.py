"""Lists as HTML asks for them: nothing but items in them. Many a page has text, tables or lists beside the items.

A list without items only indents (old pages, LaTeX2HTML, groovydoc): it becomes what it holds. What stands behind an
item without being one belongs to that item; what stands before the first item goes before the list.
"""

from .. import dom


def normalise(main: dom.Element) -> None:
    """Put everything that stands beside the items of <ul> and <ol> where it is read."""
    for element in list(main.iter("ul", "ol")):
        if element is not main and element.getparent() is not None:
            _one(element)


def _one(element: dom.Element) -> None:
    if element.find("li") is None:
        element.tag = "div"
        return
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
