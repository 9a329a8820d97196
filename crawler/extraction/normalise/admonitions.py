"""Notes and warnings of every generator → <x-alert kind title>."""

import re

from .. import dom
from ..index import Index, below

_KINDS = {
    "note": "NOTE", "tip": "TIP", "important": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION", "hint": "HINT",
    "danger": "DANGER", "error": "ERROR", "attention": "ATTENTION", "info": "INFO", "seealso": "SEEALSO",
    "information": "INFO", "success": "SUCCESS", "example": "EXAMPLE", "question": "QUESTION", "bug": "BUG",
    "abstract": "ABSTRACT", "summary": "ABSTRACT", "failure": "FAILURE", "quote": "QUOTE", "todo": "TODO",
    "check": "CHECK", "notice": "NOTICE", "secondary": "NOTE", "primary": "NOTE", "experimental": "EXPERIMENTAL",
    "deprecated": "DEPRECATED", "tldr": "ABSTRACT",
}  # fmt: skip
# Alone they make a box of a <div>, <aside>, <p>, <blockquote>, <section> or <details>.
_ALONE = frozenset({"note", "tip", "important", "warning", "caution", "danger", "attention", "hint"})
_BOXES = frozenset(
    "admonition admonitionblock theme-admonition custom-block hint-container callout markdown-alert alert hint"
    " book-hint"
    " starlight-aside nextra-callout notification message-box infobox-note gdoc-hint docs-alert blockquote-tag"
    " confluence-information-macro rst-admonition aside-note".split()
)
_NAMES = _BOXES | _KINDS.keys()
# A theme's own prefix before the usual words: rp-callout, bd-callout, rspress-directive; rp-callout__title.
_THEMED_BOX = re.compile(r"[a-z]{1,8}-(?:callout|admonition|directive)")
_THEMED_TITLE = re.compile(r"[a-z]{1,8}-(?:callout|admonition|directive)(?:__|-)(?:title|heading|header)")
_DETAILS = frozenset(_KINDS) - {"summary", "secondary", "primary", "deprecated", "todo", "check"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = ("div", "aside", "section", "blockquote", "details", "p", "dl", "table")
_TITLES = frozenset(
    "admonition-title custom-block-title hint-container-title markdown-alert-title starlight-aside__title alert-heading"
    " callout-title callout-heading blockquote-tag-title admonition-heading title book-hint-title"
    " gdoc-hint__title".split()
)
_RAW = re.compile(r"\s*\[!(\w{3,20})\]\s*")
_PART = re.compile(r"[-_]+")
_LABEL = re.compile(r"\s*(note|tip|important|warning|caution|danger|hint|attention|info)\s*[:：]\s*", re.IGNORECASE)


def boxes(main: dom.Element, page: Index) -> list[tuple[dom.Element, str]]:
    """All admonitions with their kind, in document order. `page` is the index of the whole page."""
    named = below(main, page.where("class", _can_name))
    found = [(e, kind) for e in named if e.tag in _TAGS and (kind := _kind(e))]
    kinds = dict(found)
    return [(e, kind) for e, kind in found if not (_is_whole(e) and kinds.get(e.getparent()) == kind)]


def _is_whole(box: dom.Element) -> bool:
    """Whether a box is all that its parent holds: DailyMed writes a warning in a warning."""
    parent = box.getparent()
    return parent is not None and len(parent) == 1 and not f"{parent.text or ''}{box.tail or ''}".strip()


def _can_name(word: str) -> bool:
    lower = word.lower()
    return lower in _NAMES or lower.removesuffix("-title") in _ALONE or _THEMED_BOX.fullmatch(lower) is not None


def _is_box(word: str) -> bool:
    return word in _BOXES or _THEMED_BOX.fullmatch(word) is not None


def _is_title(element: dom.Element) -> bool:
    return any(word in _TITLES or _THEMED_TITLE.fullmatch(word) for word in dom.classes(element))


def _kind(box: dom.Element) -> str:
    words = [word.lower() for word in dom.classes(box)]
    if box.tag == "table" and "admonition" not in words:
        return ""
    if box.tag == "dl":  # Doxygen: <dl class="section note">
        return _first(words) if words[0] == "section" and len(words) > 1 and words[1] in _ALONE | {"attention"} else ""
    named = any(_is_box(word) for word in words)
    if box.tag == "details":
        stated = [word for word in words if word not in _BOXES]
        return _first(stated) if named or not _DETAILS.isdisjoint(words) else ""
    if named:
        if "alert" in words and box.get("role") not in ("alert", None):
            return ""
        return _first([w for w in words if w not in _BOXES], box) or ("HINT" if "hint" in words else "NOTE")
    if not _ALONE.isdisjoint(words):
        return _first(words)
    if box.tag == "blockquote" and (found := next((w for w in words if w.removesuffix("-title") in _ALONE), "")):
        return _KINDS[found.removesuffix("-title")]  # Just the Docs: "warning-title", the title is the first paragraph
    return "SEEALSO" if "seealso" in words else ""


def _first(words: list[str], box: dom.Element | None = None) -> str:
    """The kind that the words state: whole words first, then their last parts (alert-info, theme-admonition-note)."""
    stated = box.get("data-callout-type") or box.get("data-type") or "" if box is not None else ""
    for word in [stated.lower(), *words]:
        if word in _KINDS:
            return _KINDS[word]
    for word in words:
        for part in reversed(_PART.split(word)):
            if part in _KINDS:
                return _KINDS[part]
    return ""


def title_of(box: dom.Element) -> dom.Element | None:
    """The element that titles the box, if any."""
    if box.tag == "details":
        return box.find("summary")
    if box.tag == "dl":
        return box.find("dt")
    if (table := _icon_table(box)) is not None:
        return next(table.iter("th"), None)
    if box.tag == "blockquote" and any(word.endswith("-title") for word in dom.classes(box)):
        return box.find("p")
    for element in box.iter("*"):
        if element is box:
            continue
        if "class" in element.attrib and _is_title(element) and element.tag != "a":
            return element
        if "admonitionHeading" in (element.get("class") or "") or (
            element.tag == "td" and "icon" in dom.classes(element)
        ):
            return element
    first = next(iter(box), None)
    if first is not None and first.tag in _HEADINGS[1:] and not (box.text or "").strip():
        return first
    return None


def normalise(main: dom.Element, found: list[tuple[dom.Element, str]]) -> None:
    """Make every admonition that was found <x-alert kind>, with <x-title> first where the title says more than that."""
    for box, kind in found:
        if box.getparent() is None:
            continue
        title = title_of(box)
        alert = dom.make("x-alert", kind=kind)
        if title is not None:
            _take_title(alert, title, kind)
        dom.move(_body(box), alert)
        if title is not None and title.tag == "td" and len(alert) and "title" in dom.classes(alert[0]):
            alert[0].tag = "x-title"  # Asciidoctor: the cell of the icon says the kind, the title stands in the body
        if title is None:
            _drop_label(alert, kind)
        dom.replace(box, alert)
    _raw_alerts(main)


def _raw_alerts(main: dom.Element) -> None:
    """GitHub's `> [!NOTE]` on sites that do not know it: the page shows the mark as text."""
    for quote in list(main.iter("blockquote")):
        first = quote[0] if len(quote) and not (quote.text or "").strip() else quote
        if (found := _RAW.match(first.text or "")) and quote.getparent() is not None:
            first.text = first.text[found.end() :]
            quote.tag = "x-alert"
            quote.attrib.clear()
            quote.set("kind", found[1].upper())
            if len(first) == 1 and first[0].tag == "strong" and not (first.text + (first[0].tail or "")).strip():
                first.tag = "x-title"


def _take_title(alert: dom.Element, title: dom.Element, kind: str) -> None:
    text = dom.fold(dom.content(title))
    icon = next(title.iter("i", "img"), None) if not text else None
    if text and text != kind.lower():
        heading = dom.make("x-title")
        if title.tag in _HEADINGS:  # it stays one: httpd's and DocBook's notes have sections' titles of their own
            heading.set("level", title.tag[1])
        dom.move(title, heading)
        alert.append(heading)
    if icon is not None and (label := dom.fold(icon.get("title") or icon.get("alt") or "").upper()) in _KINDS.values():
        alert.set("kind", label)
    dom.drop(title)


def _icon_table(box: dom.Element) -> dom.Element | None:
    """DocBook's boxes with graphics: a table of an icon, a title and the body."""
    table = box[0] if len(box) == 1 and not (box.text or "").strip() else None
    if table is None or table.tag != "table":
        return None
    first = next(table.iter("td"), None)
    icon = first is not None and not dom.content(first).strip() and next(first.iter("img"), None) is not None
    return table if icon else None


def _body(box: dom.Element) -> dom.Element:
    if (table := _icon_table(box)) is not None:
        return list(table.iter("td"))[-1]
    if box.tag == "dl":
        return box.find("dd") if box.find("dd") is not None and len(box) == 1 else box
    if (box.tag == "div" and "admonitionblock" in dom.classes(box)) or box.tag == "table":
        cell = next(box.iter("td"), None)
        return cell if cell is not None else box
    return box


def _drop_label(alert: dom.Element, kind: str) -> None:
    """`Note: …` at the start of a box of that kind says nothing more."""
    first = alert
    while not (first.text or "").strip() and len(first):
        first = first[0]
        if first.tag == "x-title" or first.tag in ("ul", "ol", "pre", "table", "h1", "h2", "h3", "h4"):
            return
    if (found := _LABEL.match(first.text or "")) and _KINDS[found[1].lower()] == kind:
        first.text = first.text[found.end() :]
    elif first.tag in ("strong", "b") and dom.fold(first.text or "") == kind.lower() and len(first) == 0:
        first.tail = (first.tail or "").lstrip(" :：\n\t.") or None
        dom.drop(first)
