"""What stands between the paragraphs of an article and is none: boxes to subscribe, to share, to read on, bylines."""

import itertools
import re

from . import dom
from .account import Account

_BOX = re.compile(
    r"(?:^|[-_ ])(?:newsletter|sign-?up|subscri(?:be|ption)|related(?:-?(?:posts?|articles?|stories))?"
    r"|recirc\w*|recent-?posts|read-?(?:more|next)"
    r"|share(?:daddy|-?buttons?|-?bar|-?links?)?|social(?:-?(?:links?|share|icons?))?|promo(?:tion)?"
    r"|cookie\w*|consent|paywall|overlay|modal|popup|pop-up|author-?(?:bio|box|card)|bio|post-?tags?|tag-?list|tags|jp-relatedposts"
    r"|post-?licen[cs]e|licen[cs]e-?(?:wrapper|notice|box)|advert\w*|sponsor\w*|comments?-?(?:area|section)?|respond|byline\w*|post-?(?:meta|info)\w*|entry-?meta|pw-responses|teaser|call-?to-?action|cta)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
_MARKS = ("class", "id", "data-hook", "data-testid", "data-component")
_SUBTITLE = re.compile(r"subtitle|sub-?head|standfirst|\bdek\b", re.IGNORECASE)
_PORTRAIT = frozenset("avatar photo portrait picture profile of image".split())
_MOST = 0.3  # share of the article's letters: a box holds less
_BLOCKS = ("div", "section", "aside", "ul", "p", "form", "footer", "header", "span", "nav", "time", "small", "figure")
# Words of a byline beside a name and a date.
_GLUE = frozenset(
    "by posted published written on in at min mins minutes minute read reading time updated last words author date the"
    " and of views comments january february march april may june july august september october november december jan"
    " name authors twitter monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
    " feb mar apr jun jul aug sep sept oct nov dec am pm".split()
)
_HANDLE = re.compile(r"@\w+")
_SHORT = 160  # letters of a byline
_BYLINES = (
    "p", "div", "ul", "li", "dl", "dt", "dd", "time", "span", "section", "small", "h3", "h4", "address", "footer",
    "abbr",
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4")


def clear(main: dom.Element, books: Account, *, author: str) -> None:
    """Drop from an article's main element what belongs to none of its paragraphs."""
    most = _MOST * dom.letters(main)
    of_text = sum(dom.letters(p) for p in main.iter("p") if _is_named(p)) > most  # each as "paywall": they are the text
    for element in list(main.iter(*_BLOCKS)):
        if main not in element.iterancestors() or (of_text and element.tag == "p"):
            continue  # it went with one before
        if element.tag == "span" and dom.inside(element, ("pre", "code")):
            continue  # "token comment" is one of the code's own
        named = element.tag == "footer" or _is_named(element)
        if named and dom.letters(element) <= most and not _holds_title(element):
            books.leave_out(element, "around an article")
    names = set(re.findall(r"\w+", author.lower()))
    _drop_bylines(main, books, names)
    _drop_portraits(main, books, names)
    for block in itertools.takewhile(lambda e: e.tag != "p", main.iter("h2", "h3", "h4", "p")):
        if _SUBTITLE.search(block.get("class") or ""):
            block.tag = "p"


def _is_named(element: dom.Element) -> bool:
    return _BOX.search(" ".join(element.get(mark) or "" for mark in _MARKS)) is not None


def _drop_portraits(main: dom.Element, books: Account, names: set[str]) -> None:
    """Pictures of the author, with what is around them alone."""
    for image in list(main.iter("img")):
        said = set(re.findall(r"\w+", (image.get("alt") or "").lower()))
        if said and said <= names | _PORTRAIT and not dom.inside(image, ("figure",)):
            outer = image.getparent()
            alone = outer.tag in ("a", "div", "span") and outer is not main and not dom.line(outer) and len(outer) == 1
            books.leave_out(outer if alone else image, "byline")


def _holds_title(element: dom.Element) -> bool:
    return element.find(".//h1") is not None


def _drop_bylines(main: dom.Element, books: Account, names: set[str]) -> None:
    """Blocks before the first paragraph of prose that say nothing but name, date and reading time."""
    for element in list(main.iter(*_BYLINES)):
        if main not in element.iterancestors():
            continue
        text = dom.line(element)
        if element.tag == "p" and len(text) > _SHORT:
            return
        if 0 < len(text) <= _SHORT and _says_only(text, names) and not _holds_more(element):
            books.leave_out(element, "byline")


def _says_only(text: str, names: set[str]) -> bool:
    return all(word in names or word in _GLUE for word in re.findall(r"[^\W\d_]+", _HANDLE.sub("", text.lower())))


def _holds_more(element: dom.Element) -> bool:
    """Whether it holds what no byline does, or is part of a heading."""
    return next(element.iter("img", "pre", "code", "h1", "h2"), None) is not None or dom.inside(element, _HEADINGS)
