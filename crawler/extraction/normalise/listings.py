"""Code blocks that are no <pre>: tables of numbers and lines, boxes of lines, text that its style keeps as it stands.

They become <pre> here, for `code` to read; sources of diagrams too.
"""

import re

from .. import dom, languages
from ..account import Account
from ..index import Index, below
from ..profiles import Profile

DIAGRAMS = frozenset("mermaid plantuml puml graphviz nomnoml wavedrom vega-lite d2 ditaa blockdiag".split())
_DIAGRAM_WORDS = frozenset(f"{before}{name}" for name in DIAGRAMS for before in ("", "language-", "lang-"))
_DIAGRAM_TYPE = re.compile(
    r"(?:text|application)/(?:x-|vnd\.)?(mermaid|graphviz|plantuml|nomnoml|wavedrom)", re.IGNORECASE
)
# The source of a drawing as Sphinx and PlantUML's server keep it: the picture's alternative text.
_DIAGRAM_TEXT = re.compile(r"\s*(?:(@start(?:uml|mindmap|gantt|json))\b|(?:strict\s+)?(?:di)?graph\b[^{}\n]{0,80}\{)")
_TABLE = re.compile(
    r"(?:^|[\s_-])(?:blob|js-file-line|syntaxhighlighter|crayon|highlight|hljs-ln|lntable|code|gist|diff|source)",
    re.IGNORECASE,
)
_CODE_CELL = re.compile(
    r"(?:^|[\s_-])(?:code|blob-code|hljs-ln-code|crayon-code|line-code|src|line-content|lines?)\b", re.IGNORECASE
)
_LINE = re.compile(r"(?:^|\s)(?:line|crayon-line|code-line|cl|row|view-line|CodeMirror-line|cm-line|ace_line)(?:\s|$)")
_BOXES = frozenset("code codeblock code-block source-code sourcecode programlisting listing screen cm-content".split())
_KEEPS = re.compile(r"white-space\s*:\s*(pre(?:-wrap|-line)?|break-spaces)\b", re.IGNORECASE)
_TYPEWRITER = re.compile(r"monospace|courier|consolas|menlo|monaco|\bmono\b", re.IGNORECASE)
_BLOCK = re.compile(r"display\s*:\s*(?:block|table|flex|grid)\b", re.IGNORECASE)
_BLOCKS = (
    "p",
    "ul",
    "ol",
    "table",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "blockquote",
    "img",
    "section",
    "article",
)
_INDENTED = re.compile(r"\n[ \t\xa0]+\S")
_SOURCE_LINE = re.compile(r"[ \t]*\n[ \t\n]*")
_MANY = 3  # lines
_SECTIONS = frozenset(("div", "section", "article", "main", "body", "figure", "li"))
_DIGITS = re.compile(r"\s*\d*\s*")
_STANDS_IN = frozenset(("div", "section", "article", "main", "li", "td", "dd", "body", "figure", "blockquote", "p"))


def normalise(main: dom.Element, profile: Profile | None, page: Index, books: Account) -> None:
    """Make a <pre> of every listing. `page` is the index of the whole page."""
    for table in below(main, page.of("table")):
        if table.getparent() is not None:
            _from_table(table, books)
    for element in below(main, page.where("class", _BOXES.__contains__)):
        if element.tag in ("div", "p", "figure") and _is_box(element):
            _make(element)
    for element in below(main, page.where("style", _KEEPS.search)):
        if element.tag in ("div", "p", "code", "span", "samp", "tt") and _is_kept(element):
            _make(element)
    signed = set(dom.select(main, profile.signature or profile.linked)) if profile else set()
    for code in below(main, page.of("code", "samp", "tt")):
        if code not in signed and code.getparent() is not None and not dom.inside(code, ("pre",)):
            _from_code(code, generic=profile is None)


def diagrams(main: dom.Element, page: Index) -> None:
    """Make a <pre> of the source of each diagram. Runs before scripts and fields, which may hold them, are dropped."""
    for element in below(main, page.where("class", _DIAGRAM_WORDS.__contains__)):
        if element.getparent() is not None:
            _diagram(element, next(w for w in dom.classes(element) if w in _DIAGRAM_WORDS).rpartition("-")[2])
    for script in below(main, page.of("script")):
        if script.getparent() is not None and (said := _DIAGRAM_TYPE.fullmatch(script.get("type") or "")):
            _diagram(script, said[1].lower())
    for image in below(main, page.of("img")):
        if said := _DIAGRAM_TEXT.match(image.get("alt") or ""):
            dom.replace(image, dom.make("pre", image.get("alt"), lang="plantuml" if said[1] else "graphviz"))


def _diagram(element: dom.Element, kind: str) -> None:
    if element.tag not in ("div", "pre", "script", "textarea", "figure", "code") or element.find(".//svg") is not None:
        return
    text = dom.content(element)
    if (inner := element.find(".//pre")) is not None:
        inner.set("lang", kind)
    if not text.strip() or inner is not None:
        return
    target = element.getparent() if element.tag == "code" and element.getparent().tag == "pre" else element
    made = dom.make("pre", text.strip("\n").rstrip(), lang=kind)
    dom.replace(target, made)


def _from_table(table: dom.Element, books: Account) -> None:
    """A table of which one column holds lines of code and the others nothing but numbers."""
    rows = [row for row in table.iter("tr") if row.getparent().tag != "thead"]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if not rows or not all(1 <= len(row) <= 4 for row in cells):
        return
    column = [row[-1] for row in cells]
    if any(cell.tag == "th" for cell in column):
        return
    names = " ".join(filter(None, (table.get("class"), table.getparent().get("class"))))
    if not (_TABLE.search(names) or "syntaxhighlighter" in _around(table)):
        return
    counted = all(len(row) > 1 and row[0].tag == "th" for row in cells)  # Trac numbers its lines in <th>
    coded = (_CODE_CELL.search(cell.get("class") or "") or cell.find("code") is not None for cell in column)
    if not (counted or all(coded)):
        return
    gutters = [cell for row in cells for cell in row[:-1]]
    if not all(_DIGITS.fullmatch(" ".join(dom.content(cell).split()).replace(" ", "")) for cell in gutters):
        return
    lines = _lines(column[0]) if len(rows) == 1 else [dom.content(cell).strip("\n") for cell in column]
    if len(lines) < 2 and not gutters:
        return
    made = dom.make("pre", "\n".join(lines))
    books.put_down("line numbers", [dom.content(part) for part in (*gutters, *table.iter("thead"))])
    _say_language(made, table)
    holder = table.getparent()
    dom.replace(table, made)
    if "syntaxhighlighter" in dom.classes(holder):
        holder.set("class", "")


def _around(element: dom.Element) -> str:
    outer = element.getparent()
    return (
        f"{outer.get('class') or ''} {(outer.getparent().get('class') if outer.getparent() is not None else '') or ''}"
    )


def _say_language(made: dom.Element, table: dom.Element) -> None:
    for outer in (table, *table.iterancestors()):
        if outer.tag in ("li", "td", "section", "article", "main", "body"):
            return
        words = outer.get("class") or ""
        if language := languages.from_class(words, bare=True):
            made.set("lang", language)
            return


def _lines(holder: dom.Element) -> list[str]:
    """The text of a box of lines: one for each element of a line's class, else for each block, else at each break."""
    lines = [e for e in holder.iterdescendants() if _LINE.search(e.get("class") or "")]
    inner = [e for e in lines if not any(a in lines for a in e.iterancestors())] if len(lines) < 3 else lines
    if inner:
        return [dom.content(line).strip("\n") for line in inner]
    _break(holder)
    return dom.content(holder).strip("\n").split("\n")


def _break(holder: dom.Element) -> None:
    for line_break in holder.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")


def _is_box(box: dom.Element) -> bool:
    """Whether a box named for code holds lines of it and no text of other kinds."""
    if next(box.iter(*_BLOCKS, "textarea"), None) is not box and next(box.iterdescendants(*_BLOCKS), None) is not None:
        return False
    if not dom.content(box).strip() or dom.inside(box, ("pre",)):
        return False
    lines = sum(
        1
        for e in box.iterdescendants()
        if e.tag == "br" or (e.tag == "div" and len(e) == 0) or _LINE.search(e.get("class") or "")
    )
    return lines > 0 or _INDENTED.search(dom.content(box)) is not None


def _is_kept(element: dom.Element) -> bool:
    style = element.get("style")
    if dom.inside(element, ("pre",)):
        return False
    others = (e for e in element.iterdescendants(*_BLOCKS) if e.tag != "p" or e.getparent() is not element)
    if next(others, None) is not None:
        return False
    way = _KEEPS.search(style)
    several = (
        "\n" in dom.content(element).strip()
        or next(element.iter("br"), None) is not None
        or len(element.findall("div")) + len(element.findall("p")) > 1
    )
    if element.tag in ("span", "code", "samp", "tt"):
        return several and element.tag != "span" and _is_alone(element)
    return several and way is not None and (way[1].lower() == "pre" or _TYPEWRITER.search(style) is not None)


def _make(element: dom.Element) -> None:
    if element.getparent() is None or dom.inside(element, ("pre",)):
        return
    if element.tag in ("code", "samp", "tt") and element.getparent().tag == "p":
        element.getparent().tag = "div"
    element.tag = "pre"


def _is_alone(code: dom.Element) -> bool:
    """Whether an element is all that its block shows between two other blocks."""
    holder, before = code.getparent(), code.getprevious()
    lead = holder.text if before is None else before.tail
    beside = [e for e in (before, code.getnext()) if e is not None]
    return (
        holder.tag in _STANDS_IN
        and not (lead or "").strip()
        and not (code.tail or "").strip()
        and all(
            e.tag
            in ("p", "div", "pre", "ul", "ol", "table", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dl", "section")
            for e in beside
        )
    )


def _from_code(code: dom.Element, *, generic: bool) -> None:
    """A <code> that stands alone and holds several lines is a block; breaks inside another part it."""
    text = dom.content(code)
    breaks = list(code.iter("br"))
    if not breaks and "\n" not in text.strip():
        return
    style = code.get("style") or ""
    if _is_alone(code) and not (breaks and code.getparent().tag == "td"):  # a cell holds phrases, no blocks
        told = _BLOCK.search(style) or _KEEPS.search(style) or languages.from_class(code.get("class") or "", bare=False)
        if breaks and not _KEEPS.search(style):
            _collapse(code)
        if breaks or told or (generic and _looks_kept(code, text)):
            _make(code)
            return
    if breaks and all(line_break.getparent() is code for line_break in breaks):
        _part(code)


def _looks_kept(code: dom.Element, text: str) -> bool:
    """Whether an unknown page's style sheet must keep the lines of a <code>: it is no phrase of a paragraph or cell."""
    lines = text.strip("\n").split("\n")
    return len(lines) >= _MANY and code.getparent().tag in _SECTIONS and _INDENTED.search(text.strip("\n")) is not None


def _collapse(code: dom.Element) -> None:
    """White space as it is shown where only <br> ends a line; what is set in right behind one stays so."""
    for element in code.iter():
        element.text = _SOURCE_LINE.sub(" ", element.text) if element.text else element.text
        if element is not code and element.tail:
            element.tail = _SOURCE_LINE.sub("" if element.tag == "br" else " ", element.tail)
    code.text = (code.text or "").lstrip(" ")


def _part(code: dom.Element) -> None:
    """`a<br>b` in a sentence → two phrases with the break between them."""
    last = code
    for line_break in list(code.iterchildren("br")):
        rest = dom.make(code.tag, line_break.tail, **dict(code.attrib))
        rest.extend(list(line_break.itersiblings()))
        line_break.tail, rest.tail, last.tail = None, last.tail, None
        last.addnext(line_break)
        line_break.addnext(rest)
        last = rest
