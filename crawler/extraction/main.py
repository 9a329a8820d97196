"""Choice of the main element: the profile's, else what the page's own mark-up says."""

import itertools
import re

from . import dom
from .account import Account
from .blocks import is_block
from .index import Index
from .profiles import Profile

# Mark-up that names the content, most telling first; each counts only where it is unique and holds enough of the text.
_CANDIDATES = (
    "main article", "main", "[role=main]", "article", "[itemprop=articleBody]", "#main-content", "#content", "#main",
    ".markdown-body", ".main-content", ".post-content", ".entry-content", ".article-content", ".article-body",
    ".content", ".w-richtext",
)  # fmt: skip
# Names that also mean less, a column or a box: they must hold nearly all.
_WEAK_CANDIDATES = (
    "#doc-content", "#page-content", "#main_content", "#mainContent", "#article", "#document", "#docs",
    ".page-content", ".doc-content", ".docs-content", ".documentation", ".document", ".main", ".article", ".body",
    ".contents", ".post",
)  # fmt: skip
_NEARLY_ALL = 0.85
_CERTAIN = frozenset({"main", "[role=main]", "[itemprop=articleBody]"})  # whatever they hold: a page may be all links
# Share of the body's letters outside links that a candidate must hold. Of 189 candidates on pages of 23 manuals that
# were the main element none had less than .84; a teaser or a note that is marked as an article has less than half.
_ENOUGH = 0.5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AROUND = re.compile(
    r"(?:^|[-_ ])(?:footer|foot|fu(?:ss|ß)zeile|fu(?:ss|ß)bereich|rodap[eé]"
    r"|copyright|legal|prev|next|pagination|pager|nav|navigation|menu|social|share)(?![a-z])",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)\s*(?:copyright\b|(?:19|20)\d\d)|copyright\b|all rights reserved"
    r"|last (?:updated|modified)|generated (?:by|on)|built with)",
    re.IGNORECASE,
)
_LINKED = 0.6  # share of a block's letters in links above which it is navigation, before and behind the content
_MOTTO = 12  # words; SQLite's has seven
_FEW = 100  # words: a longer block is no footer


def choose(page: Index, profile: Profile | None, *, css: str = "") -> tuple[dom.Element | None, bool]:
    """(main element, whether it was named for this page: by `css` of spiders.yaml or by its profile).

    None where the page has no body. Of a page without any mark-up that names the content it is the body.
    """
    for selector in (css, *(profile.main if profile else ())):
        if (found := _first(page, selector)) is not None:
            return found, True
    body = page.root.find("body")
    if body is None:
        return None, False
    main = _marked(page, body)
    _take_title(body, main)
    return main, False


def _first(page: Index, css: str) -> dom.Element | None:
    found = page.select(css, page.root)
    return next((e for e in found if dom.content(e).strip() or e.find(".//img") is not None), None)


def _marked(page: Index, body: dom.Element) -> dom.Element:
    whole = _weight(body)
    for selector in _CANDIDATES:
        found = page.select(selector, body)
        if len(found) == 1 and (selector in _CERTAIN or _weight(found[0]) >= _ENOUGH * whole):
            return found[0] if selector in _CERTAIN else _with_titles(found[0])
    for selector in _WEAK_CANDIDATES:
        found = page.select(selector, body)
        if len(found) == 1 and _weight(found[0]) >= _NEARLY_ALL * whole:
            return found[0]
    return body


def _with_titles(found: dom.Element) -> dom.Element:
    """The box around a text without headings, where those right before it are its own."""
    if next(found.iter(*_HEADINGS), None) is not None or found.tag not in ("div", "section"):
        return found
    titles = [before for before in found.itersiblings(*_HEADINGS, preceding=True) if before.tag != "h1"]
    return found.getparent() if titles and found.getparent().tag in ("div", "section", "article") else found


_CHROME = frozenset("nav header footer aside form script style noscript template svg button a".split())


def _take_title(body: dom.Element, main: dom.Element) -> None:
    """The page's only <h1>, where it stands above the main element, belongs to it, and so do the sections that follow
    it in the same box (AsciiDoc puts the name of a command there).
    """
    titles = list(body.iter("h1"))
    if len(titles) != 1 or titles[0] is main or main in titles[0].iterancestors() or titles[0] in main.iterancestors():
        return
    title = titles[0]
    is_box = title.getparent() not in main.iterancestors()
    rest = [*itertools.dropwhile(lambda e: e.tag != "h2", title.itersiblings())] if is_box else []
    for element in (title, *rest):
        dom.drop(element)
        element.tail = None
    (title, *rest)[-1].tail, main.text = main.text, None
    for at, element in enumerate((title, *rest)):
        main.insert(at, element)


def take_heading(page: Index, main: dom.Element, css: str) -> None:
    """Make the element that shows the page's title a heading, the first thing of the main element where it stands
    outside. The only one of its kind is the page's first-level heading where there is no other.
    """
    titles = [e for e in page.select(css, page.root) if dom.content(e).strip()]
    title = next(iter(titles), None)
    if title is None or title is main:
        return
    if title.tag not in _HEADINGS or (len(titles) == 1 and not page.of("h1")):
        title.tag = "h1"
    for block in [child for child in title if is_block(child)]:  # Doxygen's groups stand in the title's element
        title.addnext(block)
    if main not in title.iterancestors():
        dom.drop(title)
        title.tail, main.text = main.text, None
        main.insert(0, title)


def _weight(element: dom.Element) -> int:
    """Letters outside links and what is chrome by its tag."""
    total = len(element.text.strip()) if element.text else 0
    for child in element:
        if child.tag not in _CHROME:
            total += _weight(child)
        if child.tail:
            total += len(child.tail.strip())
    return total


def prune(main: dom.Element, books: Account) -> None:
    """Drop from an unknown page's main element what stands before its first heading or behind its content and is
    navigation.
    """
    headings = [h for h in main.iter("h1", "h2") if dom.content(h).strip()]
    if not headings:  # GAPDoc begins its chapters with <h3>
        headings = [h for h in main.iter("h3", "h4") if dom.content(h).strip()][:1]
    if len(headings) > 1 and headings[1].tag == "h1" and _is_linked(headings[0]):
        # the site's name, a link home
        books.leave_out(headings.pop(0), "name of the site")
    heading = headings[0] if headings else None
    if heading is not None:
        for element in [heading, *dom.ancestors(heading, stop=main)]:
            for before in list(element.itersiblings(preceding=True)):
                if _is_navigation(before) or _is_masthead(before) or _is_around(before):
                    books.leave_out(before, "before the content")
    last = main
    while len(last) and last.tag not in ("pre", "p", *_HEADINGS):
        for element in reversed(list(last)):
            if (element.tail or "").strip():
                return
            empty = not dom.content(element).strip() and next(element.iter("img"), None) is None
            if not empty and (not _is_around(element) or _is_headed(element)):
                break
            books.leave_out(element, "behind the content")
        if not len(last):
            return
        last = last[-1]


def _is_headed(element: dom.Element) -> bool:
    """Whether a heading stands right before: what it announces is content, were it a copyright."""
    before = element.getprevious()
    return element.tag in _HEADINGS or (before is not None and before.tag in _HEADINGS)


def _is_linked(heading: dom.Element) -> bool:
    """Whether a heading is a link that leads away from the page."""
    around = list(heading.iterancestors("a"))
    links = [*heading.iter("a"), *around]
    return (bool(around) or _is_navigation(heading)) and not any(
        (anchor.get("href") or "#").startswith("#") for anchor in links
    )


def _is_navigation(element: dom.Element) -> bool:
    letters = dom.letters(element)
    return not letters or sum(dom.letters(a) for a in element.iter("a")) >= _LINKED * letters


def _is_masthead(element: dom.Element) -> bool:
    """Whether a block before the first heading is a logo that leads home, with at most a motto beside it."""
    if element.find(".//a//img") is None or next(element.iter("p", "pre", "li", "dl"), None) is not None:
        return False
    return len(dom.content(element).split()) <= _MOTTO


def _is_around(element: dom.Element) -> bool:
    """Whether a block at the edge of the content is a footer: by its name or by its first words."""
    if next(element.iter("pre", "th", "dt", *_HEADINGS), None) is not None:
        return False
    text = dom.content(element)
    if len(text.split()) > _FEW:
        return False
    named = _AROUND.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None or element.tag in (
        "footer",
        "nav",
    )
    return named or _COPYRIGHT.match(text) is not None
