"""What was left out of the main element, by reason, and whether that is all that is gone.

The ledger compares the Markdown with what is left when chrome is gone; what is taken for chrome by mistake, or lost on
the way, it cannot see. So all that can be read in the main element is written down before anything is done to it, word
by word, with what pictures, icons and check boxes say. Each thing that is left out is booked with its reason. A word
that is neither in the Markdown nor booked with a reason that explains it is lost.
"""

import collections
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from . import dom
from .index import Index, below
from .words import count_words

# Reasons that explain whatever they take. All others explain furniture only: what a button or a label says, or what is
# hidden, may be the page's own text.
_CHROME = frozenset((
    *"script style template nav input select option textarea iframe object embed canvas dialog link meta base".split(),
    *"area map progress meter datalist audio video track slot wbr noscript tab filter permalink contents menu".split(),
    "language", "bar of links", "bar of a code box", "line numbers", "named in the profile", "name of the site",
    "before the content", "behind the content",
))  # fmt: skip
_CHROME_KINDS = ("class ", "role ", "id ")
_FURNITURE = re.compile(
    r"\W*(?:(?:copy|copied|copy (?:code|link|page|to clipboard)|toggle|show|hide|expand|collapse|open|close|menu|search"
    r"|next|previous|prev|back|print|share|edit|run|try it|download|submit|reset|yes|no|more|less|all|light|dark|theme"
    r"|click|to|private|api|dismiss|cancel|ok|feedback|play|pause|zoom|filter|clear|view|details|code|source|navigation|sidebar|this|page"
    r"|section)\W*){1,6}|\W*|.{0,2}",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_TEXTS = frozenset(
    ("kbd", "code", "samp", "var", "td", "th", "dt", "sup", "sub", "img")
)  # two letters are a text
_PANEL_WORDS = 3  # of what is hidden from screen readers; fewer repeat a name that stands beside
_FOR_READERS = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "screenreader-only"))
_ICON = re.compile(
    r"(?:^|[\s_-])(?:icon|fa|fas|far|bi|mdi|glyphicon|check|cross|tick|times|yes|no|octicon|material)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_STATE = re.compile(r"\[[x ]\]")
_TEXTS = etree.XPath("descendant::text()", regexp=False, smart_strings=False)
_UNREAD = ("script", "style", "math", "select", "template")
_NAMED = frozenset(("td", "th", "a", "i", "span", "svg"))
_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "data-tab")
_MOST = 400  # words that are looked up in the text; a page that loses more is below every floor


class Account:
    """The books of one page: to be opened before its main element is touched."""

    def __init__(self, main: dom.Element, page: Index) -> None:
        self._main = main
        texts: Any = _TEXTS(main)
        self._text = "\n".join((*texts, *_labels(main, page)))
        self._states = _states(main, page)
        self._shown = {
            one for key in _CONTROLS for value in page.values(key) for one in value.replace("#", " ").split()
        }
        unread = [e for e in below(main, page.of(*_UNREAD)) if e.tag != "template" or not shadow_mode(e)]
        self._explained = [dom.content(element) for element in unread]
        # Reason and text of each thing; cells that show an icon and nothing else.
        self.left_out: list[tuple[str, str]] = []
        self.icons = _icon_cells(main, page)

    def leave_out(self, element: dom.Element, reason: str) -> None:
        """Drop an element and book it."""
        if self._main in element.iterancestors():
            if text := dom.content(element):
                self.left_out.append((reason, text))
            said = list(_said(element))
            if self._explains(element, reason, text.strip() or " ".join(said).strip()):
                self._explained += [text] if reason == "noscript" and not _is_copy(element) else [text, *said]
        dom.drop(element)

    def put_down(self, reason: str, texts: Iterable[str]) -> None:
        """Book texts that are gone for a reason that explains them."""
        for text in texts:
            self.left_out.append((reason, text))
            self._explained.append(text)

    def said(self) -> list[tuple[str, str]]:
        """Reason and text of what was left out, but for mere signs."""
        return [(reason, " ".join(text.split())) for reason, text in self.left_out if _WORD.search(text)]

    def lost(self, words: collections.Counter[str], text: str) -> list[str]:
        """The words that are neither in the Markdown, of which `words` and `text` are all, nor left out in peace.

        A word counts as there if its letters are as often in the text as on the page: mark-up parts and joins words.
        """
        explained = "\n".join(self._explained)
        booked = count_words(explained)
        missed = [
            (word, more)
            for word, count in count_words(self._text).items()
            if (more := count - words[word]) > 0 and (more := more - booked[word]) > 0 and not word.isdigit()
        ]
        found = ["state of a check box"] * max(0, self._states - len(_STATE.findall(text)))
        if missed:
            page, there = "\n".join(_WORD.findall(self._text.lower())), dom.fold(f"{text} {explained}")
            for word, count in missed[:_MOST]:
                found += [word] * min(count, max(0, page.count(word) - there.count(word)))
        return found

    def _explains(self, element: dom.Element, reason: str, text: str) -> bool:
        if reason == "hidden":
            return not self._is_shown(element)
        if reason == "template":
            return not shadow_mode(element)
        if reason in _CHROME or reason.startswith(_CHROME_KINDS):
            return _FOR_READERS.isdisjoint(dom.classes(element)) or not _is_alone(element)
        if reason == "aria-hidden" and len(text.split()) < _PANEL_WORDS:
            return True
        if element.tag in _SHORT_TEXTS and _WORD.search(text):
            return False
        return _FURNITURE.fullmatch(text) is not None or (reason == "svg" and not _is_alone(element))

    def _is_shown(self, element: dom.Element) -> bool:
        """Whether something on the page shows what is hidden at first."""
        return element.get("id") in self._shown or element.get("role") == "tabpanel"


def shadow_mode(template: dom.Element) -> bool:
    """Whether a template is a shadow root, which readers see; any other is for scripts."""
    return "shadowrootmode" in template.attrib or "shadowroot" in template.attrib


def _is_copy(noscript: dom.Element) -> bool:
    """Whether the pictures in it stand before it too, for those with scripts."""
    before = noscript.getprevious()
    said = {image.get("alt") for image in before.iter("img", "amp-img")} if before is not None else set()
    return before is not None and {image.get("alt") for image in noscript.iter("img")} <= said


def _said(element: dom.Element) -> Iterator[str]:
    """What an element and all in it say without text."""
    for part in element.iter("*"):
        for name in ("alt", "aria-label", "title"):
            if name in part.attrib:
                yield part.attrib[name]


def _labels(main: dom.Element, page: Index) -> Iterator[str]:
    """What pictures say, and what cells, links and icons do that show no word."""
    for image in below(main, page.of("img", "amp-img")):
        if image.getparent().tag == "noscript" and _is_copy(image.getparent()):
            continue
        said = image.get("alt") or ""
        if not said.startswith("[") and "math" not in (image.get("class") or ""):  # DocBook's icons; formulas drawn
            yield said
    for element in dict.fromkeys((*page.where("aria-label", bool), *page.where("title", bool))):
        tag = element.tag
        is_place = tag == "a" and (element.get("href") or "#")[0] == "#"
        if tag in _NAMED and not is_place and not dom.content(element).strip() and main in element.iterancestors():
            yield element.get("aria-label") or element.get("title") or ""


def _states(main: dom.Element, page: Index) -> int:
    """Check boxes of list items and cells: what they show is whether something is done, or so."""
    boxes = [box for box in below(main, page.of("input")) if box.get("type") == "checkbox"]
    holders = {next(box.iterancestors("li", "td", "th"), None) for box in boxes}
    return len(holders - {None})


def _is_alone(element: dom.Element) -> bool:
    """Whether an element is all that its cell, its link or its term says."""
    holder = next(element.iterancestors("td", "th", "a", "dt"), None)
    if holder is None or (holder.tag == "a" and (holder.get("href") or "#").startswith("#")):
        return False
    return dom.content(holder).strip() == dom.content(element).strip()


def _icon_cells(main: dom.Element, page: Index) -> list[dom.Element]:
    icons = below(main, (*page.of("svg"), *page.values("role").get("img", ()), *page.where("class", _ICON.search)))
    cells = dict.fromkeys(next(icon.iterancestors("td", "th", "table"), None) for icon in icons)
    return [
        cell
        for cell in cells
        if cell is not None
        and cell.tag != "table"
        and "icon" not in dom.classes(cell)
        and not dom.content(cell).strip()
    ]
