"""Boxes of code editors, and lists that number the lines of code → <pre>.

CodeMirror, Monaco and Ace show a line in an element each, with the numbers beside them; google-code-prettify, GeSHi and
SyntaxHighlighter 2 set each line as an item of <ol>, with no <pre> around.
"""

import re

from .. import dom, languages
from ..account import Account
from ..index import Index, below

_EDITORS = frozenset(("CodeMirror", "cm-editor", "monaco-editor", "ace_editor"))
_LINES = frozenset(("CodeMirror-line", "cm-line", "view-line", "ace_line"))
_NUMBERED = re.compile(r"(?:^|\s)(?:linenums|dp-[a-z]\w*|prettyprint|code-?lines|hljs-ln)(?:\s|$)", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:dp-highlighter|geshi|syntaxhighlighter|prettyprint|prettyprinted|enlighter|codesnip)",
    re.IGNORECASE,
)
_NEAR = 3  # ancestors that may say so, or name the language
_DIGITS = re.compile(r"\s*\d{1,6}\s*")
_PROSE = ("p", "ul", "ol", "table", "pre", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "img")


def normalise(main: dom.Element, page: Index, books: Account) -> None:
    """Make a <pre> of every such box. Runs before chrome is dropped, for editors are drawn for the eye alone."""
    for box in below(main, page.where("class", _EDITORS.__contains__)):
        if box.getparent() is not None and not dom.inside(box, ("pre",)):
            _from_editor(box, books)
    for listing in below(main, page.of("ol")):
        if listing.getparent() is not None and not dom.inside(listing, ("pre",)) and _is_numbered(listing):
            _put(listing, [dom.content(item).strip("\n") for item in listing.iterchildren("li")])


def _from_editor(box: dom.Element, books: Account) -> None:
    lines = [e for e in box.iterdescendants() if not _LINES.isdisjoint(dom.classes(e))]
    if lines:
        within = {*lines, *(e for line in lines for e in line.iterdescendants())}
        numbers = [e for e in box.iterdescendants() if e not in within and _DIGITS.fullmatch(e.text or "")]
        books.put_down("line numbers", [e.text or "" for e in numbers])
        _put(box, [dom.content(line).strip("\n") for line in lines])


def _is_numbered(listing: dom.Element) -> bool:
    if listing.find("li") is None or next(listing.iterdescendants(*_PROSE), None) is not None:
        return False
    if _NUMBERED.search(listing.get("class") or ""):
        return True
    return any(_AROUND.search(outer.get("class") or "") for outer in _near(listing))


def _near(element: dom.Element) -> list[dom.Element]:
    return [outer for outer, _ in zip(element.iterancestors(), range(_NEAR), strict=False)]


def _put(box: dom.Element, lines: list[str]) -> None:
    made = dom.make("pre", "\n".join(lines))
    stated = [e.get("data-language") for e in box.iter() if e.get("data-language")]
    stated += [languages.from_class(e.get("class") or "", bare=True) for e in (box, *_near(box))]
    made.set("lang", next(filter(None, map(languages.normalise, stated)), ""))
    dom.replace(box, made)
