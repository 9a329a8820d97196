"""The proof: a page's Markdown, parsed back, against the main element that it was made from.

What the page holds is read from its DOM before the tree is normalised (only chrome is gone and code is plain text),
what the Markdown holds from a CommonMark parser. Letters and digits are compared, code to the letter. The kinds are
those of `gristmill.records.Fidelity`.
"""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyromark
from lxml import etree

from gristmill.records import Fidelity

from . import dom
from .account import Account
from .dom import fold
from .index import Index
from .normalise import admonitions, definitions, links, signatures, tables
from .profiles import Profile
from .words import count_words

# For ASCII, as tables.
_NOT_WORDS_NOR_NUL = dom.NOT_WORDS[1:]
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = (
    "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "dl", "dt", "dd", *_HEADINGS, "pre", "section", "br",
    "blockquote", "article", "header", "summary", "details", "aside", "figure", "figcaption", "main", "caption",
)  # fmt: skip
_NO_BLANKS = frozenset(("pre", "br"))
_BLANKS = (" ", "\n")
_NOT_OWN = frozenset(("ul", "ol", "pre", "table", "dl"))
_NO_LINKS = ("pre", "code", "tt", "samp", "dt", "a")  # in them Markdown has no link: not in a link either
_SPANS = frozenset(("Emphasis", "Strong", "Link", "Image"))
_BREAKS = frozenset(("SoftBreak", "HardBreak"))
_PREFIX = 40  # letters of an item or admonition that must agree
_SIGNATURE = 2  # letters of the shortest
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
    alts: list[str] = field(default_factory=list)
    # of the Markdown: what its pictures say
    plain: str = ""
    # of the Markdown: all its text, as it stands


def folded(texts: Iterable[str]) -> list[str]:
    """`fold` of many texts that hold no NUL: those of ASCII in one go."""
    texts = list(texts)
    joined = "\0".join(text for text in texts if text.isascii())
    plain = iter(joined.encode().translate(dom.LOWER, _NOT_WORDS_NOR_NUL).decode().split("\0"))
    return [next(plain) if text.isascii() else fold(text) for text in texts]


def _paired(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    texts = folded(text for _, text in numbered)
    return [(number, text) for (number, _), text in zip(numbered, texts, strict=True) if text]


def _folded(raw: Content, words: str) -> Content:
    """Letters and digits of all texts but code, and the words of a text; what has no letters is left out."""
    return Content(
        head=_paired(raw.head),
        code=raw.code,
        lang=raw.lang,
        item=[(depth, text[:_PREFIX]) for depth, text in _paired(raw.item)],
        cell=list(filter(None, folded(raw.cell))),
        link=list(filter(None, folded(raw.link))),
        adm=raw.adm,
        sig=[text for text in folded(raw.sig) if len(text) >= _SIGNATURE],
        lines=folded(raw.lines),
        words=count_words(words),
        alts=raw.alts,
        plain="\n".join((words, *raw.alts)) if raw.alts else words,
    )


def of_page(here: Index, profile: Profile | None, boxes: list[tuple[dom.Element, str]], books: Account) -> Content:
    """What the main element holds, by its index and its admonitions, and what was left out of it without good reason.

    Adds white space around blocks in the tree, which changes nothing that is shown.
    """
    main = here.root
    _part(here.of(*_APART))
    coded = signatures.unlinked(main, profile)
    entries = coded.union(dom.select(main, profile.linked)) if profile else coded
    titles = {admonitions.title_of(box) for box, _ in boxes}  # some are headings: they title the box, not a section
    codes = [(text.strip("\n"), pre.get("data-x-lang")) for pre in here.of("pre") if (text := pre.text or "").strip()]
    return _folded(
        Content(
            head=[(int(h.tag[1]), dom.content(h)) for h in here.of(*_HEADINGS) if h not in titles],
            code=[code for code, _ in codes],
            lang=[(code, language) for code, language in codes if language],
            item=[(depth, _own(item)) for depth, item in _depths(here)],
            cell=[*(dom.content(cell) for cell in _cells(here, entries, boxes)), *_unsaid(books)],
            link=[dom.content(anchor) for anchor in here.of("a") if _counts(anchor, coded)],
            adm=[found for box, _ in boxes if (found := _admonition(box)) is not None],
            sig=[_line(term) for term in (*here.of("dt"), *entries)],
        ),
        dom.content(main),
    )


def _unsaid(books: Account) -> list[str]:
    """A cell that no Markdown holds for each that showed an icon and says nothing now."""
    return [f"icon without a word {i}" for i, cell in enumerate(books.icons) if not dom.content(cell).strip()]


def _part(blocks: Iterable[dom.Element]) -> None:
    """White space between blocks, where there is none: else their words would run together."""
    for block in blocks:
        if block.tag not in _NO_BLANKS and not (block.text or "").startswith(_BLANKS):
            block.text = " " + (block.text or "")
        if not (block.tail or "").startswith(_BLANKS):
            block.tail = " " + (block.tail or "")


def _cells(here: Index, entries: set[dom.Element], boxes: list[tuple[dom.Element, str]]) -> Iterator[dom.Element]:
    """The innermost cells of the tables that are no layout."""
    every = here.of("table")
    laid_out = {
        *(table for table in every if table in entries or tables.is_layout(table)),
        *(table for box, _ in boxes for table in box.iter("table")),
    }
    outer = {cell for table in every for cell in table.iterancestors("td", "th")}
    for cell in here.of("td", "th"):
        table = next(cell.iterancestors("table"), None)  # none around a footnote that was set as one
        if cell not in outer and table is not None and table not in laid_out:
            yield cell


def layout_items(main: dom.Element) -> set[dom.Element]:
    """List items that hold whole sections (Javadoc's member lists, the provisions of an act) are layout, no items."""
    items = list(main.iter("li"))
    if not items:
        return set()
    found = {e for e in items if "blockList" in dom.classes(e) or "ProvisionList" in dom.classes(e.getparent())}
    for section in main.iter("section", *_HEADINGS):
        if "data-x-tab" not in section.attrib:  # Django's tabs are sections
            found.update(section.iterancestors("li"))
    return found


def _depths(here: Index) -> Iterator[tuple[int, dom.Element]]:
    """(nesting depth, item) of the list items that are no layout, in document order; in one pass.

    What stands in a link and in no list within that is none: "Main menu", alone above each page of a manual.
    """
    linked = {item for item in here.of("li") if _nearest(item, "a", "ul", "ol") == "a"}
    layout = layout_items(here.root) | linked
    depths: dict[dom.Element, int] = {}
    for item in here.of("li"):
        outer = next(item.iterancestors("li"), None)
        depths[item] = (depths.get(outer, 0) if outer is not None else 0) + (item not in layout)
        if item not in layout:
            yield depths[item], item


def _nearest(element: dom.Element, *tags: str) -> str:
    """The tag of the nearest of these around an element, or empty."""
    return next((outer.tag for outer in element.iterancestors(*tags)), "")


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
    if not target or target.startswith("mailto") or links.is_nowhere(target):
        return False
    if len(anchor) and next(anchor.iter("p", "div", *_HEADINGS), None) is not None:
        return False  # a card: its link stands on its first line
    return not dom.inside(anchor, _NO_LINKS) and (not coded or coded.isdisjoint(anchor.iterancestors()))


def of_markdown(markdown: str) -> Content:
    """What the Markdown holds, by a CommonMark parser with tables (pulldown-cmark)."""
    reading = _Reading()
    reading.take(pyromark.events(markdown.replace("\0", "\ufffd"), options=pyromark.Options.ENABLE_TABLES))
    return _folded(reading.found, "\n".join(reading.found.lines))


class _Reading:
    """A parser's events, taken one by one: a tight item's text has no paragraph, so any block's edge ends a text."""

    def __init__(self) -> None:
        self.found = Content()
        self.text: list[str] = []
        self.items: list[list[str]] = []  # texts of the open items, outermost first
        self.depth = self.images = self.anchor = 0
        self.language = ""

    def take(self, events: Iterable[Any]) -> None:
        """Events: the name of a break, or a dictionary of one kind."""
        for event in events:
            if isinstance(event, str):
                if event in _BREAKS and not self.images:
                    self.text.append(" ")
                continue
            [(kind, value)] = event.items()
            if kind == "Start":
                self._start(value if isinstance(value, str) else next(iter(value)), value)
            elif kind == "End":
                self._end(value if isinstance(value, str) else next(iter(value)), value)
            elif self.images:  # the page's words have no alternative texts either
                if kind != "InlineHtml":
                    self.found.alts.append(value)
            elif kind != "InlineHtml":
                self.text.append(value)
            elif value == "<br>":
                self.text.append(" ")

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
                self.found.link.append("".join(self.text[self.anchor :]))
        elif name == "Image":
            self.images -= 1
        elif name == "CodeBlock":
            self._code()
        elif name == "HtmlBlock":
            self.found.lines.append(_html(self._taken(), self.found, depth=self.depth))
        elif name not in _SPANS:
            self._block(name, tag)

    def _block(self, name: str, tag: Any) -> None:
        if name == "TableCell":
            text = self._taken()
            self.found.cell.append(text)
            self.found.lines.append(text)
            return
        text = self._paragraph()
        if name == "Heading":
            self.found.head.append((int(tag[name][1]), text))
        elif name == "Item":
            self.found.item.append((self.depth, " ".join(self.items.pop())))
        self.depth -= name == "List"

    def _code(self) -> None:
        code = self._taken().rstrip("\n")
        self.found.code.append(code)
        self.found.lang.append((code, self.language))
        self.found.lines.append(code)

    def _paragraph(self) -> str:
        if not self.text:
            return ""
        if text := self._taken():
            self.found.lines.append(text)
            if self.items:
                self.items[-1].append(text)
        return text

    def _taken(self) -> str:
        text = "".join(self.text)
        self.text.clear()
        return text


def _html(text: str, found: Content, *, depth: int = 0) -> str:
    """The text of an HTML block in a list of that depth; what it holds goes to `found`."""
    try:
        root = etree.fromstring(text, etree.HTMLParser())
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return text
    here = Index(root)
    found.alts += [image.get("alt") or "" for image in here.of("img")]
    found.cell += [dom.content(cell) for cell in here.of("td", "th") if cell.find(".//table") is None]
    found.link += [dom.content(anchor) for anchor in here.of("a")]
    found.item += [(depth + inner, _own(item)) for inner, item in _depths(here)]
    for pre in here.of("pre"):
        code = dom.content(pre).strip("\n")
        found.code.append(code)
        inner = pre.find("code")
        found.lang.append((code, (inner.get("class") or "").removeprefix("language-") if inner is not None else ""))
    for block in here.of(*_APART):
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
