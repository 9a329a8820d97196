"""Code blocks: every <pre> becomes <pre data-x-lang> with nothing but its text."""

from .. import dom, languages
from ..account import Account
from ..index import Index, below
from ..profiles import Profile
from . import listings, numbers, toolbars

_LINE_CLASSES = frozenset(
    {"line", "token-line", "code-line", "view-line", "hljs-line", "cl", "ec-line", "react-code-text"}
)
_LINED = frozenset({"fragment", "code", "code-block", "sourcecode"})
_INDENT = "  "
_LINE_BLOCKS = ("div", "p", "tr")
_LANGUAGE_ATTRIBUTES = ("data-lang", "data-language", "data-code-lang", "data-highlight-language", "language", "syntax")
# A language stated further out belongs to something else: a list item, a cell, the page.
_BORDERS = frozenset({"li", "dd", "td", "section", "article", "body", "main"})
_NEAR = 3  # how many ancestors may state it: div.highlight-x > div.highlight > pre is the deepest seen, Hugo's has 3
_HIGHLIGHTED = ("sourceCode", "highlight")  # Pandoc, Hexo: the language is the other word of the class
_LINED_TABLES = ("highlighttable", "rouge-table", "lntable", "hljs-ln", "blob-wrapper", "code-table", "codehilitetable")


def normalise(main: dom.Element, profile: Profile | None, page: Index, books: Account) -> None:
    """Make every code block a <pre> with one text and its language. `page` is the index of the whole page."""
    for element in list(main.iter("listing", "xmp", "plaintext")):
        element.tag = "pre"
    if profile and profile.code:
        for element in dom.select(main, profile.code):
            element.tag = "pre"
    for table in list(main.iter("table")):  # first: the language stands around the table
        _unwrap_lined(table, books)
    listings.normalise(main, profile, page, books)
    for holder in below(main, page.where("class", _LINED.__contains__)):
        if holder.tag == "div" and _all_lines(holder):  # Doxygen, and whoever else sets each line of code as a <div>
            holder.tag = "pre"
    lines = set(page.where("class", _LINE_CLASSES.__contains__))
    blocks = list(main.iter("pre"))
    for pre in blocks if len(blocks) > 1 else ():
        if _numbers_next(pre):
            books.leave_out(pre, "line numbers")
    for pre in blocks:
        if pre.getparent() is not None and not dom.inside(pre, ("pre",)):
            _one(pre, main, profile, lines, books)
    toolbars.drop(main, books)
    for label in below(main, page.values("class").get("lang", ())):
        if label.tag == "span" and label.getparent().find("pre") is not None:
            books.leave_out(label, "language")


def _all_lines(holder: dom.Element) -> bool:
    if (holder.text or "").strip() or not len(holder):
        return False
    return all("line" in dom.classes(e) and not (e.tail or "").strip() and e.find(".//div") is None for e in holder)


def _one(pre: dom.Element, main: dom.Element, profile: Profile | None, lines: set[dom.Element], books: Account) -> None:
    language = language_of(pre, main)
    if language == "diff":
        _put_signs_back(pre)
    numbers.drop(pre, books)
    named = toolbars.drop_inside(pre, books) if len(pre) else ""
    language = language or named
    text = text_of(pre, lines)
    del pre[:]
    pre.text = text
    if not language and profile:
        language = profile.language
    if not language and text.startswith(">>> "):
        language = "python"
    pre.set("data-x-lang", language)
    parent = pre.getparent()
    if parent.tag in ("code", "p", "span", "a"):
        _lift(pre, parent)


def _put_signs_back(pre: dom.Element) -> None:
    """Expressive Code (Starlight) shows the first column of a diff by colour only."""
    for line in pre.iter("div"):
        words = dom.classes(line)
        if "ec-line" in words:
            line.text = ("+" if "ins" in words else "-" if "del" in words else " ") + (line.text or "")


def _lift(pre: dom.Element, parent: dom.Element) -> None:
    if parent.getparent() is not None and not (parent.text or "").strip() and len(parent) == 1:
        dom.unwrap(parent)


def text_of(pre: dom.Element, lines: set[dom.Element]) -> str:
    """The code to the letter, with a line break where the page shows one. Changes the tree below `pre`.

    `lines` are the elements that may show a line each, by their class.
    """
    if len(pre):
        _break_lines(pre, lines)
    text = dom.content(pre).replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in text or "\u200b" in text:  # put there for display; they break code that is copied
        text = text.replace("\xa0", " ").replace("\u200b", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _break_lines(pre: dom.Element, lines: set[dom.Element]) -> None:
    for item in pre.iter("li"):  # numbered lines in <ol>; Redoc's JSON in nested <ul>
        item.text = "\n" + _INDENT * _depth(item) + (item.text or "")
    for block in pre.iter("ul", "ol"):
        block.tail = "\n" + _INDENT * _depth(block) + (block.tail or "").lstrip()
    for element in list(pre.iter("br")):
        element.tail = "\n" + (element.tail or "").removeprefix("\n")
    for element in list(pre.iter(*_LINE_BLOCKS)):
        if _follows_on(element):
            element.tail = "\n" + (element.tail or "")
    rows = _line_elements(pre, lines)
    if len(rows) > 1 and not any("\n" in dom.content(e) or "\n" in (e.tail or "") or _ends_line(e) for e in rows[:-1]):
        for element in rows[:-1]:
            element.tail = "\n" + (element.tail or "")


def _line_elements(pre: dom.Element, lines: set[dom.Element]) -> list[dom.Element]:
    """The elements that show a line each: spans of a known class, or several <code> with nothing between them."""
    first = next((e for e in pre.iter("span") if e in lines), None) if lines else None
    if first is not None:
        return [e for e in first.getparent() if e.tag == "span" and e in lines]
    bare = not (pre.text or "").strip() and all(e.tag == "code" and not (e.tail or "").strip() for e in pre)
    return list(pre) if bare else []


def _depth(element: dom.Element) -> int:
    return sum(1 for _ in element.iterancestors("ul"))


def _follows_on(block: dom.Element) -> bool:
    """Whether more text comes behind a block that does not itself end its line."""
    if dom.content(block).endswith("\n") or (block.tail or "").startswith("\n"):
        return False
    return block.getnext() is not None or bool((block.tail or "").strip())


def _ends_line(element: dom.Element) -> bool:
    """Whether a <br> follows right behind an element, and ends its line already."""
    after = element.getnext()
    return after is not None and after.tag == "br" and not (element.tail or "").strip()


def language_of(pre: dom.Element, main: dom.Element) -> str:
    """The language that the block, the <code> in it or its nearest wrappers state."""
    inner = pre.find(".//code")
    near = [element for element in (inner, pre) if element is not None]
    for ancestor in dom.ancestors(pre, stop=main):
        if ancestor.tag in _BORDERS or len(near) >= _NEAR + 2:
            break
        near.append(ancestor)
    if stated := languages.from_class(pre.get("lang") or "", bare=True):  # GitHub's old <pre lang="python">
        return stated
    for element in near:
        for attribute in _LANGUAGE_ATTRIBUTES:
            if language := languages.normalise(element.get(attribute)):
                return language
        classes = element.get("class")
        bare = element.tag in ("pre", "code") or any(word in (classes or "") for word in _HIGHLIGHTED)
        if classes and (language := languages.from_class(classes, bare=bare)):
            return language
    return ""


def _unwrap_lined(table: dom.Element, books: Account) -> None:
    """A table that only sets line numbers beside one block: the block alone is the content."""
    blocks = list(table.iter("pre"))
    if len(blocks) not in (1, 2) or table.getparent() is None:
        return
    named = any(word in (table.get("class") or "") for word in _LINED_TABLES)
    outside = len(dom.content(table).split()) - sum(len(dom.content(block).split()) for block in blocks)
    blocks = [b for b in blocks if (text := dom.content(b).strip()) and not _is_numbers(text)] or blocks[-1:]
    if named or not (outside or len(blocks) > 1 or next(table.iter("th"), None) is not None):
        block = blocks[-1]
        block.tail = None
        numbers_left = " ".join(
            text for other in table.iter("td", "th") if (text := dom.content(other)) != dom.content(block)
        )
        books.put_down("line numbers", [numbers_left])
        dom.replace(table, block)


def _numbers_next(pre: dom.Element) -> bool:
    """Whether a block holds nothing but the numbers of the lines of the block right behind it."""
    beside = pre.getnext()
    if beside is None or beside.tag != "pre" or (pre.tail or "").strip():
        return False
    text = dom.content(pre).strip()
    return (
        text[:1] == "1"
        and len(text.split()) > 1
        and _is_numbers(text)
        and (dom.content(beside).strip("\n").count("\n") + 1 == len(text.split()))
    )


def _is_numbers(text: str) -> bool:
    numbers = text.split()
    return all(n.isdigit() for n in numbers) and numbers == [str(int(numbers[0]) + i) for i in range(len(numbers))]
