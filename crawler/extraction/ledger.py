"""The proof: a page's Markdown, parsed back, against the main element that it was made from.

What the page holds is read from its DOM before the tree is normalised (only chrome is gone and code is plain text),
what the Markdown holds from a CommonMark parser. Letters and digits are compared, code to the letter. The kinds are
those of `gristmill.records.Fidelity`.
"""

import collections
import dataclasses
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyromark
from lxml import etree

from gristmill.records import Fidelity

from . import dom
from .normalise import admonitions, definitions, tables
from .profiles import Profile

_WORD = re.compile(r"[^\W_]+")
# The same for ASCII, as tables.
_LOWER = bytes(range(256)).lower()
_NOT_WORDS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_APART_WORDS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)).lower() + bytes(128)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = (
    "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "dl", "dt", "dd", *_HEADINGS, "pre", "section", "br",
    "blockquote", "article", "header", "summary", "details", "aside", "figure", "figcaption", "main", "caption",
)  # fmt: skip
_NOT_OWN = frozenset(("ul", "ol", "pre", "table", "dl"))
_SPANS = frozenset(("Emphasis", "Strong", "Link", "Image"))
_BREAKS = frozenset(("SoftBreak", "HardBreak"))
_PREFIX = 40  # letters of an item or admonition that must agree
_LABEL_REACH = 40  # letters before an admonition's body in which its label must stand


@dataclass(slots=True)
class Content:
    """What a page or a Markdown text holds, by kind."""

    head: list[tuple[int, str]] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    lang: list[tuple[str, str]] = field(default_factory=list)
    item: list[tuple[int, str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    link: list[str] = field(default_factory=list)
    adm: list[tuple[str, str]] = field(default_factory=list)
    # label, beginning of the body
    sig: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    # of the Markdown: every block's letters
    words: collections.Counter[str] = field(default_factory=collections.Counter)


def fold(text: str) -> str:
    """Letters and digits only, lower case."""
    if text.isascii():  # a fifth of the expression's time
        return text.encode().translate(_LOWER, _NOT_WORDS).decode()
    return "".join(_WORD.findall(text)).lower()


def count_words(text: str) -> collections.Counter[str]:
    """Words of a text, lower case."""
    plain: list[str] = []
    other: list[str] = []
    for line in text.split("\n"):
        (plain if line.isascii() else other).append(line)
    words = collections.Counter("\n".join(plain).encode().translate(_APART_WORDS).decode().split())
    words.update(_WORD.findall("\n".join(other).lower()))
    return words


def of_page(main: dom.Element, profile: Profile | None) -> Content:
    """What the main element holds. Adds white space around blocks in the tree, which changes nothing that is shown."""
    page = Content()
    for block in main.iter(*_APART):
        if block.tag != "pre":
            block.text = " " + (block.text or "")
        block.tail = " " + (block.tail or "")
    coded = set(dom.select(main, profile.signature)) if profile else set()
    signatures = coded.union(dom.select(main, profile.linked)) if profile else coded
    boxes = admonitions.boxes(main)
    titles = {admonitions.title_of(box) for box, _ in boxes}  # some are headings: they title the box, not a section
    headings = [heading for heading in main.iter(*_HEADINGS) if heading not in titles]
    page.head = [(int(h.tag[1]), text) for h in headings if (text := fold(dom.content(h)))]
    for pre in main.iter("pre"):
        text = pre.text or ""
        if text.strip():
            page.code.append(text.strip("\n"))
            if language := pre.get("data-x-lang"):
                page.lang.append((text.strip("\n"), language))
    page.item = [(depth, text) for depth, li in _depths(main) if (text := fold(_own(li))[:_PREFIX])]
    laid_out = {
        *(t for t in main.iter("table") if t in signatures or tables.is_layout(t)),
        *(t for box, _ in boxes for t in box.iter("table")),
    }
    page.cell = [
        text
        for cell in main.iter("td", "th")
        if next(cell.iterancestors("table"), None) not in laid_out
        and cell.find(".//table") is None
        and (text := fold(dom.content(cell)))
    ]
    page.adm = [found for box, _ in boxes if (found := _admonition(box)) is not None]
    page.sig = [text for term in (*main.iter("dt"), *signatures) if len(text := fold(_line(term))) >= 2]
    page.link = [text for a in main.iter("a") if _counts(a, coded) and (text := fold(dom.content(a)))]
    page.words = count_words(dom.content(main))
    return page


def layout_items(main: dom.Element) -> set[dom.Element]:
    """List items that hold whole sections (Javadoc's member lists) are page layout, not items."""
    found = {item for item in main.iter("li") if "blockList" in dom.classes(item)}
    for section in main.iter("section", *_HEADINGS):
        found.update(section.iterancestors("li"))
    return found


def _depths(main: dom.Element) -> Iterator[tuple[int, dom.Element]]:
    """(nesting depth, item) of the list items that are no layout, in document order; in one pass."""
    layout = layout_items(main)
    depths: dict[dom.Element, int] = {}
    for item in main.iter("li"):
        outer = next(item.iterancestors("li"), None)
        depths[item] = (depths.get(outer, 0) if outer is not None else 0) + (item not in layout)
        if item not in layout:
            yield depths[item], item


def _own(element: dom.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _NOT_OWN:
            parts.append(_own(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _line(term: dom.Element) -> str:
    block = definitions.first_block(term) if term.tag == "dt" else None
    if block is None:
        return dom.content(term)
    before = itertools.takewhile(lambda child: child is not block, term)
    return (term.text or "") + "".join(dom.content(child) + (child.tail or "") for child in before)


def _admonition(box: dom.Element) -> tuple[str, str] | None:
    title = admonitions.title_of(box)
    text = fold(dom.content(box))
    label = fold(dom.content(title)) if title is not None else ""
    body = text.removeprefix(label)[:_PREFIX]
    return (label, body) if len(body) >= 15 else None


def _counts(anchor: dom.Element, coded: set[dom.Element]) -> bool:
    target = anchor.get("href")
    if not target or target.startswith(("javascript", "mailto")):
        return False
    if next(anchor.iter("p", "div", *_HEADINGS), None) is not None:
        return False  # a card: its link stands on its first line
    return not any(outer.tag in ("pre", "code", "dt") or outer in coded for outer in anchor.iterancestors())


def of_markdown(markdown: str) -> Content:
    """What the Markdown holds, by a CommonMark parser with tables (pulldown-cmark)."""
    reading = _Reading()
    for event in pyromark.events(markdown, options=pyromark.Options.ENABLE_TABLES):
        reading.take(event)
    return reading.content()


class _Reading:
    """A parser's events, taken one by one: a tight item's text has no paragraph, so any block's edge ends a text."""

    def __init__(self) -> None:
        self.found, self.plain = Content(), list[str]()
        self.text: list[str] = []
        self.items: list[list[str]] = []  # texts of the open items, outermost first
        self.depth = self.images = self.anchor = 0
        self.language = ""

    def take(self, event: Any) -> None:
        """One event: the name of a break, or a dictionary of one kind."""
        if isinstance(event, str):
            if event in _BREAKS and not self.images:
                self.text.append(" ")
            return
        [(kind, value)] = event.items()
        if kind == "Start":
            self._start(value if isinstance(value, str) else next(iter(value)), value)
        elif kind == "End":
            self._end(value if isinstance(value, str) else next(iter(value)), value)
        elif self.images:  # the page's words have no alternative texts either
            return
        elif kind != "InlineHtml":
            self.text.append(value)
        elif value == "<br>":
            self.text.append(" ")

    def content(self) -> Content:
        """What all events held."""
        self.found.lines = [fold(text) for text in self.plain]
        self.found.words = count_words("\n".join(self.plain))
        return self.found

    def _start(self, name: str, tag: Any) -> None:
        if name == "Link":
            self.anchor = len(self.text)
        elif name == "Image":
            self.images += 1
        elif name not in _SPANS:
            self._paragraph()
            self.depth += name == "List"
            if name == "Item":
                self.items.append([])
            elif name == "CodeBlock":
                self.language = "" if tag[name] == "Indented" else tag[name]["Fenced"].strip()

    def _end(self, name: str, tag: Any) -> None:
        if name == "Link":
            if not self.images:
                self.found.link.append(fold("".join(self.text[self.anchor :])))
        elif name == "Image":
            self.images -= 1
        elif name == "CodeBlock":
            self._code()
        elif name == "HtmlBlock":
            self.plain.append(_html(self._taken(), self.found))
        elif name not in _SPANS:
            self._block(name, tag)

    def _block(self, name: str, tag: Any) -> None:
        if name == "TableCell":
            text = self._taken()
            self.found.cell.append(fold(text))
            self.plain.append(text)
            return
        text = self._paragraph()
        if name == "Heading":
            self.found.head.append((int(tag[name][1]), fold(text)))
        elif name == "Item":
            self.found.item.append((self.depth, fold(" ".join(self.items.pop()))[:_PREFIX]))
        self.depth -= name == "List"

    def _code(self) -> None:
        code = self._taken().rstrip("\n")
        self.found.code.append(code)
        self.found.lang.append((code, self.language))
        self.plain.append(code)

    def _paragraph(self) -> str:
        if not self.text:
            return ""
        if text := self._taken():
            self.plain.append(text)
            if self.items:
                self.items[-1].append(text)
        return text

    def _taken(self) -> str:
        text = "".join(self.text)
        self.text.clear()
        return text


def _html(text: str, found: Content) -> str:
    try:
        root = etree.fromstring(text, etree.HTMLParser())
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return text
    found.cell += [fold(dom.content(c)) for c in root.iter("td", "th") if c.find(".//table") is None]
    found.link += [fold(dom.content(a)) for a in root.iter("a")]
    found.item += [(depth, fold(_own(li))[:_PREFIX]) for depth, li in _depths(root)]
    for pre in root.iter("pre"):
        code = dom.content(pre).strip("\n")
        found.code.append(code)
        inner = pre.find("code")
        found.lang.append((code, (inner.get("class") or "").removeprefix("language-") if inner is not None else ""))
    for block in root.iter(*_APART):
        block.tail = " " + (block.tail or "")
    return dom.content(root)


def compare(page: Content, markdown: Content) -> Fidelity:
    """Recall per kind, and the share of the Markdown's words that the page does not have."""
    figures: dict[str, float | None] = {}
    for kind in ("head", "code", "lang", "item", "cell", "link"):
        want: collections.Counter[object] = collections.Counter(getattr(page, kind))
        hit = (want & collections.Counter(getattr(markdown, kind))).total()
        figures[kind] = hit / want.total() if want else None
    whole, joined = "".join(markdown.lines), "\0".join(markdown.lines)
    figures["adm"] = _share([_stands(whole, *found) for found in page.adm])
    figures["sig"] = _share([text in joined for text in page.sig])
    shared = (page.words & markdown.words).total()
    total = markdown.words.total()
    figures["tok"] = shared / page.words.total() if page.words else None
    return Fidelity(**figures, junk=(total - shared) / total if total else 0.0)


def _share(found: list[bool]) -> float | None:
    return sum(found) / len(found) if found else None


def _stands(whole: str, label: str, body: str) -> bool:
    at = whole.find(body)
    while at >= 0:
        if label in whole[max(0, at - len(label) - _LABEL_REACH) : at]:
            return True
        at = whole.find(body, at + 1)
    return False


def lost(page: Content, markdown: Content) -> dict[str, list[str]]:
    """What the Markdown does not hold, by kind: for people who look into a page."""
    found = {}
    for item in dataclasses.fields(Content):
        if item.name in ("head", "code", "lang", "item", "cell", "link"):
            want = collections.Counter(getattr(page, item.name))
            found[item.name] = [str(x) for x in (want - collections.Counter(getattr(markdown, item.name))).elements()]
    whole, joined = "".join(markdown.lines), "\0".join(markdown.lines)
    found["adm"] = [f"{label}: {body}" for label, body in page.adm if not _stands(whole, label, body)]
    found["sig"] = [text for text in page.sig if text not in joined]
    return found
