"""The normalised tree → Markdown: markdownify's converter, walking lxml elements and no BeautifulSoup copy.

markdownify spends nine tenths of its time on building and asking the BeautifulSoup tree. Here `process_tag` walks the
lxml tree that extraction has anyway; the conversion functions keep markdownify's protocol `convert_<tag>(element, text,
parent_tags)`, and what it does well (inline code, emphasis, headings) is still done by it.
"""

import re
from typing import Any

import markdownify

from . import dom

MarkdownConverter: Any = markdownify.MarkdownConverter  # its types are wrong: it declares functions that it lacks

_BLOCKS = frozenset(
    "p div ul ol li dl dt dd table pre blockquote section article aside figure figcaption details summary h1"
    " h2 h3 h4 h5 h6 hr"
    " header footer main address fieldset legend form center body caption thead tbody tfoot tr td th nav"
    " x-alert x-entry"
    " x-note".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_STRONG, _EMPHASIS = frozenset({"strong", "b"}), frozenset({"em", "i", "var", "cite", "dfn"})
_CODE = frozenset({"code", "tt", "samp"})
# What the content of an inline element is told of it.
_SAID = {tag: tag for tag in (*_STRONG, *_EMPHASIS, "a", "kbd", "sub", "sup")} | dict.fromkeys(_CODE, "_noformat")
_NO_TAGS: frozenset[str] = frozenset()
_IN_HEADING = frozenset({"_inline", "_heading"})
_FORBIDDEN_IN_CELLS = ("pre", "ul", "ol", "table", "x-alert", "blockquote", "h1", "h2", "x-entry")
_LONG_HEADING = 200  # letters; the longest real ones are Erlang's types, with 160
_MAX_SPAN = 60  # the widest real span in 24 generators' manuals is 15; a page can ask for 65,534
_MAX_COPIES = 10_000  # cells that the spans of one table may add; beyond, spans stay unexpanded
_MAX_PADDED = 200_000  # cells of a table up to which short rows are filled up; a parser does not need it

_ESCAPED = re.compile(
    r"`|\\(?=[!-/:-@\[-`{-~]|\Z)|\*(?=\S)|(?<=\S)\*|\A\*|\*\Z|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|\](?=\()|\[(?=\^)"
    r"|<(?=[A-Za-z/!?]|\Z)|&(?=#?\w{1,32};)|~(?=~)"
)
_SPECIAL = re.compile(r"[`\\*_\[\]<&~$]")
_BRACKETS = re.compile(r"[\[\]]")
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u00ad\u2060\ufeff"))
# What would begin a block at the start of a paragraph.
_LINE_START = re.compile(r"(?:[-+*](?=\s|\Z)|#{1,6}(?=\s|\Z)|>|~~~|(?:-[ \t]*){3,}\Z|=+[ \t]*\Z|\[(?=[^\]]+\]:))")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_NO_PARAGRAPH = ("```", "- ", "1. ", "> ", "|", "<table", "#")
_TIGHT = re.compile(r"- |1\. ")  # lists that may follow a paragraph without an empty line (CommonMark 5.2)
_INNER_LINES = re.compile(r"\n(?=[^\n])")
_RUNS = re.compile(r"`+")
# Runs of white space that are no single blank already: half the time of all runs.
_SPACES = re.compile(r"[ \t\r\n\f\xa0](?:(?<! )|[ \t\r\n\f\xa0])[ \t\r\n\f\xa0]*")
_LOOSE_BREAK = re.compile(r"[ \t]*\\\n[ \t]*")
_END_BREAKS = re.compile(r"(?:\A(?:\s|\\\n)+)|(?:(?:\s|\\\n)+\Z)")
_URL_UNSAFE = {
    " ": "%20",
    "<": "%3C",
    ">": "%3E",
    "\\": "%5C",
    "\t": "%09",
    '"': "%22",
    "`": "%60",
    "|": "%7C",
    "\x0b": "%0B",
}
_HTML_PARTS = frozenset("table thead tbody tfoot tr ul ol".split())
_HTML_LINES = frozenset("tr thead tbody tfoot table caption td th li".split())  # keep words apart without their tags
_HTML_KEPT = frozenset(
    "table caption thead tbody tfoot tr td th p ul ol li pre code br strong b em i sub sup kbd blockquote".split()
)


def to_markdown(main: dom.Element, *, math: bool = False) -> str:
    """The Markdown of a normalised tree; one newline at its end. `math`: a dollar sign in prose needs an escape."""
    return SeedConverter(math=math).convert_tree(main)


class SeedConverter(MarkdownConverter):  # type: ignore[misc]
    """markdownify over lxml, writing the dialect of docs/seed-markdown.md."""

    class Options(MarkdownConverter.DefaultOptions):  # type: ignore[misc]
        """ATX headings; `math` says that the page has formulas."""

        heading_style = "atx"
        math = False

    def convert_tree(self, main: dom.Element) -> str:
        """The whole element as a document."""
        pieces = self._blocks(main, _NO_TAGS)
        while pieces and pieces[0] == "---":  # would read as the beginning of front matter
            del pieces[0]
        while pieces and pieces[-1] == "---":
            del pieces[-1]
        return "\n\n".join(pieces) + "\n" if pieces else ""

    # -- the walk
    # --------------------------------------------------------------------------------------------------------

    def process_tag(self, node: dom.Element, parent_tags: frozenset[str] = _NO_TAGS) -> str:
        """One element as text: children first, then markdownify's conversion function of its tag."""
        tag = node.tag
        said = _SAID.get(tag)
        inner = parent_tags | {said} if said else parent_tags
        convert = self.get_conv_fn_cached(tag) if tag not in _BLOCKS else None
        text = self._inline(node, inner)
        return text if convert is None else convert(node, text, parent_tags)

    def _inline(self, node: dom.Element, parent_tags: frozenset[str]) -> str:
        out: list[str] = []
        if text := node.text:
            out.append(self.process_text(text, parent_tags))
        for child in node:
            if piece := self.process_tag(child, parent_tags):
                self._join(out, child, piece)
            if tail := child.tail:
                out.append(self.process_text(tail, parent_tags))
        return "".join(out)

    def _join(self, out: list[str], child: dom.Element, piece: str) -> None:
        """Append an inline element's text so that its delimiters work where they stand."""
        tag, last = child.tag, out[-1] if out else ""
        if tag in _STRONG or tag in _EMPHASIS:
            if last.endswith("*") and piece.startswith("*") and (merged := _merged(last, piece)):
                out[-1] = merged
                return
            piece = _delimited(piece, last, child.tail or "")
        elif tag in _BLOCKS and last and not last.endswith((" ", "\n")):
            out.append(" ")
        elif piece[0] == "[" and last.endswith("!"):
            out[-1] = last[:-1] + "\\!"
        out.append(piece)

    def _blocks(self, node: dom.Element, parent_tags: frozenset[str]) -> list[str]:
        out: list[str] = []
        run: list[str] = []
        if (text := node.text) and not text.isspace():
            run.append(self.process_text(text, parent_tags))
        for child in node:
            if is_block(child):
                if run:
                    _flush(run, out, parent_tags)
                out.extend(self._block(child, parent_tags))
            elif piece := self.process_tag(child, parent_tags):
                self._join(run, child, piece)
            if (tail := child.tail) and (run or not tail.isspace()):
                run.append(self.process_text(tail, parent_tags))
        if run:
            _flush(run, out, parent_tags)
        return out

    def _block(self, node: dom.Element, parent_tags: frozenset[str]) -> list[str]:
        tag = node.tag
        if tag in _HEADINGS:
            return self._heading(node, parent_tags)
        convert = _BLOCK_CONVERSIONS.get(tag)
        if convert is not None:
            text = convert(self, node, parent_tags)
            return [text] if text else []
        if tag == "a":
            return self._block_link(node, parent_tags)
        return self._blocks(node, parent_tags)

    # -- text
    # ------------------------------------------------------------------------------------------------------------

    def process_text(self, text: str, parent_tags: frozenset[str] = _NO_TAGS) -> str:
        """A text node: white space collapsed, escaped where Markdown would read more into it than there is."""
        text = _SPACES.sub(" ", text)
        if not text.isascii():
            text = text.translate(_INVISIBLE)
        if "_noformat" in parent_tags:
            return text
        return self.escape(text, parent_tags)

    def escape(self, text: str, parent_tags: frozenset[str]) -> str:
        """Backslashes before what would otherwise be mark-up."""
        if not _SPECIAL.search(text):
            return text
        text = _ESCAPED.sub(_backslash, text)
        if "a" in parent_tags and text.count("[") != text.count("]"):
            text = _BRACKETS.sub(_backslash, text)
        if self.options["math"]:
            text = text.replace("$", r"\$")
        return text

    # -- inline elements
    # -------------------------------------------------------------------------------------------------

    def convert_a(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """[text](address); code around or inside stays code."""
        if "_noformat" in parent_tags or "a" in parent_tags:
            return text
        bare = _END_BREAKS.sub("", text)
        if not bare:
            return text
        before, _, after = text.partition(bare)
        target = el.get("href") or ""
        if not target:
            return text
        if bare == target and ":" in target and not _SPECIAL.search(bare) and " " not in bare:
            return f"{before}<{target}>{after}"
        return f"{before}[{bare}]({_address(target)}){after}"

    def convert_img(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """![alt](address); the alternative text alone where there is no address."""
        alt = " ".join((el.get("alt") or "").split())
        if "_noformat" in parent_tags:
            return alt
        source = el.get("src")
        if not source:
            return self.escape(alt, parent_tags)
        return f"![{_BRACKETS.sub(_backslash, alt)}]({_address(source)})"

    def convert_br(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """A hard line break."""
        if "_noformat" in parent_tags or "_heading" in parent_tags:
            return " "
        return "\\\n"

    def convert_code(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """A code span; one whole link inside goes around it."""
        if "_noformat" in parent_tags or not text.strip():
            return text
        made: str = super().convert_code(el, text, parent_tags) if "`" in text else _in_backticks(text)
        target = _whole_link(el) if len(el) == 1 and "a" not in parent_tags else ""
        return f"[{made.strip()}]({_address(target)})" if target else made

    convert_tt = convert_samp = convert_code

    def _emphasis(self, text: str, parent_tags: frozenset[str], *, mark: str, tags: frozenset[str]) -> str:
        bare = _END_BREAKS.sub("", text)
        if not bare or "_noformat" in parent_tags or not tags.isdisjoint(parent_tags):
            return text
        before, _, after = text.partition(bare)
        return f"{before}{mark}{bare}{mark}{after}"

    def convert_b(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """Bold."""
        return self._emphasis(text, parent_tags, mark="**", tags=_STRONG | {"_heading"})

    convert_strong = convert_b

    def convert_em(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """Italics."""
        return self._emphasis(text, parent_tags, mark="*", tags=_EMPHASIS)

    convert_i = convert_var = convert_cite = convert_dfn = convert_em

    def _as_html(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        if not text.strip() or "_noformat" in parent_tags or el.tag in parent_tags:
            return text
        return f"<{el.tag}>{text.strip()}</{el.tag}>"

    convert_kbd = convert_sub = convert_sup = _as_html

    def convert_del(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """Struck out: HTML, for CommonMark has no mark for it."""
        return f"<del>{text}</del>" if text.strip() and "_noformat" not in parent_tags else text

    convert_s = convert_strike = convert_del

    def convert_rt(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """The reading of a ruby base, in brackets unless the page has them."""
        before = el.getprevious()
        return text if before is not None and before.tag == "rp" else f"({text})" if text.strip() else ""

    def convert_x_math(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """TeX, to the letter."""
        mark = "$$" if "display" in el.attrib else "$"
        return f"{mark}{el.text}{mark}"

    def convert_x_note_ref(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """[^label]"""
        return f"[^{el.get('label')}]"

    # -- blocks
    # ----------------------------------------------------------------------------------------------------------

    def _heading(self, el: dom.Element, parent_tags: frozenset[str]) -> list[str]:
        """A heading; bold in a cell. Blocks inside (of a heading that was never closed) follow it."""
        if any(is_block(child) for child in el):
            first, *rest = self._blocks(el, parent_tags | {"_heading"}) or [""]
            if rest and _is_phrases(el):
                first, rest = " ".join([first, *rest]), []
        else:
            first, rest = self._inline(el, _IN_HEADING), []
        text = " ".join(first.split())
        if not text or first.startswith(("```", "|", "<table", "> ")):
            return [first, *rest] if text else rest
        if "_inline" in parent_tags:
            return [f"**{text}**", *rest]
        text = text[:-1] + "\\#" if text.endswith("#") else text
        return [f"{'#' * _HEADINGS[el.tag]} {text}", *rest]

    def _paragraph(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        return "\n\n".join(self._blocks(el, parent_tags))

    def _fence(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        text = el.text if not len(el) else dom.content(el)
        if not text or text.isspace():
            return ""
        text = text.strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in _RUNS.findall(text))) if "`" in text else "```"
        return f"{fence}{el.get('data-x-lang') or ''}\n{text}\n{fence}"

    def _list(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        number = _start(el) if el.tag == "ol" else None
        items = []
        for child in el:
            if child.tag == "li" or is_block(child) or dom.content(child).strip():
                if number is not None:
                    number = _int(child.get("value"), number)
                if item := self._item(child, "-" if number is None else f"{number}.", parent_tags):
                    items.append(item)
                    number = None if number is None else number + 1
        return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)

    def _item(self, el: dom.Element, marker: str, parent_tags: frozenset[str]) -> str:
        pieces = self._blocks(el, parent_tags) if el.tag not in ("ul", "ol") else [self._list(el, parent_tags)]
        if not pieces or not pieces[0]:
            return ""
        text = pieces[0]
        for piece in pieces[1:]:
            text += ("\n" if _TIGHT.match(piece) and "\n\n" not in piece else "\n\n") + piece
        return f"{marker} {_indented(text, len(marker) + 1)}"

    def _quote(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        while len(el) == 1 and el[0].tag == "blockquote" and not (el.text or el[0].tail or "").strip():
            el = el[0]  # Scribble sets a note in the margin by three of them
        return _quoted("\n\n".join(self._blocks(el, parent_tags)))

    def _alert(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        title, level = "", 0
        if len(el) and el[0].tag == "x-title":
            title = " ".join(self._inline(el[0], frozenset({"_inline", "strong"})).split())
            level = int(el[0].get("level", 0))
            dom.drop(el[0])
        body = "\n\n".join(self._blocks(el, parent_tags))
        if not body and not title:
            return ""
        parts = [f"[!{el.get('kind')}]"]
        if title:
            parts.append(f"{'#' * level} {title}" if level else f"**{title}**")
            if body:
                parts.append("")
        elif body[0].isdigit() or body.startswith("---"):
            parts.append("")
        return _quoted("\n".join([*parts, body] if body else parts))

    def _note(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        """A footnote. Its further blocks stand at the margin: set in they would be code where footnotes are unknown."""
        mark, pieces = f"[^{el.get('label')}]:", self._blocks(el, parent_tags)
        if not pieces or pieces[0].startswith(_NO_PARAGRAPH):
            return "\n\n".join([mark, *pieces])
        return "\n\n".join([f"{mark} {pieces[0]}", *pieces[1:]])

    def _rule(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        return "---"

    def _block_link(self, el: dom.Element, parent_tags: frozenset[str]) -> list[str]:
        """A link around whole blocks: it moves to the first heading or paragraph inside."""
        target, pieces = el.get("href"), self._blocks(el, parent_tags | {"a"})
        for i, piece in enumerate(pieces):
            if target and "\n" not in piece and not piece.startswith(("|", ">", "- ", "<")):
                hashes, space, text = piece.partition(" ") if piece.startswith("#") else ("", "", piece)
                pieces[i] = f"{hashes}{space}[{text}]({_address(target)})"
                break
        return pieces

    # -- tables
    # ----------------------------------------------------------------------------------------------------------

    def _table(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        caption = el.find("caption")
        before = "\n\n".join(self._blocks(caption, parent_tags)) if caption is not None else ""
        if next((e for e in el.iter(*_FORBIDDEN_IN_CELLS) if e is not el), None) is not None:
            text = _html(el).strip()
        else:
            text = self._pipes(el, parent_tags)
        return f"{before}\n\n{text}" if before and text else before or text

    def _pipes(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        rows = list(el.iter("tr"))
        grid = self._grid(rows, parent_tags | {"_inline"})
        width = max((len(row) for row in grid), default=0)
        if not width or not any(any(row) for row in grid):
            return ""
        filled = width if width * len(grid) <= _MAX_PADDED else 0
        has_head = rows[0].getparent().tag == "thead" or all(c.tag == "th" for c in rows[0] if c.tag in ("td", "th"))
        head = grid.pop(0) if has_head else [""] * width
        lines = [_row(head, width), "|" + " --- |" * width]
        lines += [_row(row, filled) for row in grid if any(row)]
        return "\n".join(lines)

    def _grid(self, rows: list[dom.Element], parent_tags: frozenset[str]) -> list[list[str]]:
        """Rows of cell texts, spans expanded: a spanning cell's text stands in each cell that it covers."""
        grid: list[list[str]] = []
        hanging: dict[int, tuple[int, str]] = {}  # column -> rows still covered, text
        room = _MAX_COPIES
        for row in rows:
            texts: list[str] = []
            cells = [c for c in row if c.tag in ("td", "th")]
            for cell in cells:
                _hang(texts, hanging)
                text = self._cell(cell, parent_tags)
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                room -= wide * high - 1
                wide, high = (wide, high) if room >= 0 else (1, 1)
                if len(cells) == 1 and high == 1:
                    wide = 1  # a row's only cell is said once
                for _ in range(wide):
                    if high > 1:
                        hanging[len(texts)] = (high - 1, text)
                    texts.append(text)
            _hang(texts, hanging)
            grid.append(texts)
        return grid

    def _cell(self, cell: dom.Element, parent_tags: frozenset[str]) -> str:
        pieces = self._blocks(cell, parent_tags)
        text = " <br>".join(pieces)  # the blank keeps words apart where a reader drops the tag
        return text.replace("\\\n", " <br>").replace("\n", " ").replace("|", r"\|").strip()


_BLOCK_CONVERSIONS: dict[str, Any] = {
    "p": SeedConverter._paragraph,
    "pre": SeedConverter._fence,
    "ul": SeedConverter._list,
    "ol": SeedConverter._list,
    "blockquote": SeedConverter._quote,
    "x-alert": SeedConverter._alert,
    "x-note": SeedConverter._note,
    "hr": SeedConverter._rule,
    "table": SeedConverter._table,
}


def is_block(element: dom.Element) -> bool:
    """Whether an element starts a block of its own: by its tag, or by what it wraps."""
    if element.tag in _BLOCKS:
        return True
    return len(element) > 0 and any(is_block(child) for child in element)


def _whole_link(code: dom.Element) -> str:
    """The address of the link that holds all of an element's text, however deep in it."""
    anchor = next(code.iter("a"), None)
    if anchor is None or dom.content(anchor).strip() != dom.content(code).strip():
        return ""
    return anchor.get("href") or ""


def _is_phrases(heading: dom.Element) -> bool:
    """Whether the <div>s of a heading hold parts of its text (a name, a version) and no blocks that it swallowed."""
    swallowed = next((e for e in heading.iter(*_FORBIDDEN_IN_CELLS, "p", "dl", *_HEADINGS) if e is not heading), None)
    return swallowed is None and len(dom.content(heading)) <= _LONG_HEADING


def _flush(run: list[str], out: list[str], parent_tags: frozenset[str]) -> None:
    text = "".join(run)
    text = _END_BREAKS.sub("", text) if "\\\n" in text else text.strip()
    run.clear()
    if not text:
        return
    if "  " in text:
        text = re.sub(" {2,}", " ", text)
    if "_inline" in parent_tags:  # nothing starts a block in a cell
        out.append(_LOOSE_BREAK.sub("\\\\\n", text))
    elif "\n" in text:
        lines = _LOOSE_BREAK.sub("\\\\\n", text).split("\n")
        out.append("\n".join(start_safe(line) for line in lines))
    else:
        out.append(start_safe(text))


def start_safe(line: str) -> str:
    """A line of prose that begins no block: an escape before what would."""
    if line[:1].isalpha():
        return line
    if line[:1].isdigit():
        return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
    return "\\" + line if _LINE_START.match(line) else line


def _in_backticks(text: str) -> str:
    """A code span without backticks in it; markdownify takes five times as long to find that there are none."""
    before, after = " " if text[0] == " " else "", " " if text[-1] == " " else ""
    return f"{before}`{text.strip()}`{after}"


def _backslash(found: re.Match[str]) -> str:
    return "".join("\\" + character for character in found[0])


def _merged(last: str, piece: str) -> str:
    """Two neighbours of the same emphasis as one, or ""."""
    for mark in ("***", "**", "*"):
        if piece.startswith(mark) and last.endswith(mark):
            same = (
                not last.endswith((mark + "*", "\\" + mark)) and piece[len(mark)] != "*" and len(last) > 2 * len(mark)
            )
            return last[: -len(mark)] + piece[len(mark) :] if same and last.startswith(mark) else ""
    return ""


def _delimited(piece: str, before: str, after: str) -> str:
    """Emphasis with delimiters that flank (CommonMark 6.2), as HTML where asterisks would not."""
    bare = piece.strip(" ")
    if not bare.startswith("*") or len(bare) < 3:
        return piece
    mark = "**" if bare.startswith("**") else "*"
    inner = bare[len(mark) : -len(mark)]
    left = before[-1:] if piece[0] != " " else ""
    right = after[:1] if piece[-1] != " " else ""
    blocked = (left.isalnum() and not inner[:1].isalnum()) or (right.isalnum() and not inner[-1:].isalnum())
    if blocked or (left == "*" and not before.endswith("\\*")):
        tag = "strong" if mark == "**" else "em"
        return piece.replace(bare, f"<{tag}>{inner}</{tag}>")
    return piece


def _address(url: str) -> str:
    url = "".join(_URL_UNSAFE.get(c, c) for c in url) if any(c in url for c in _URL_UNSAFE) else url
    if "(" in url or ")" in url:
        depth = 0
        for character in url:
            depth += (character == "(") - (character == ")")
            if depth < 0 or depth > 1:
                break
        if depth:
            url = url.replace("(", "%28").replace(")", "%29")
    return url


def _indented(text: str, width: int) -> str:
    return _INNER_LINES.sub("\n" + " " * width, text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n")) if text else ""


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def _start(el: dom.Element) -> int:
    return _int(el.get("start"), 1)


def _span(cell: dom.Element, attribute: str) -> int:
    return max(1, min(_MAX_SPAN, _int(cell.get(attribute), 1)))


def _hang(texts: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Fill the columns that cells of rows above still cover."""
    while (column := len(texts)) in hanging:
        left, text = hanging.pop(column)
        if left > 1:
            hanging[column] = (left - 1, text)
        texts.append(text)


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _html(el: dom.Element) -> str:
    """A table that pipes cannot hold, as plain HTML without blank lines (they would end the block)."""
    tag = {"x-alert": "blockquote", "x-entry": "div"}.get(el.tag, el.tag)
    parts = [_html_text(el.text, pre=tag == "pre")]
    if el.tag == "x-alert":
        parts.insert(0, f"<p><strong>{el.get('kind').capitalize()}</strong></p>")
    for child in el:
        parts += (_html(child), _html_text(child.tail, pre=tag == "pre"))
    inner = "".join(part for part in parts if part != " " or tag not in _HTML_PARTS)
    if tag == "img":
        return f'<img src="{_attribute(el.get("src"))}" alt="{_attribute(el.get("alt"))}">'
    if tag == "a" and el.get("href"):
        return f'<a href="{_attribute(el.get("href"))}">{inner}</a>'
    if tag in ("x-math", "x-note-ref"):
        return f"${inner}$" if tag == "x-math" else f"[^{el.get('label')}]"
    if tag == "br":
        return "<br>"
    if tag not in _HTML_KEPT:
        return inner
    spans = "".join(f' {name}="{_span(el, name)}"' for name in ("colspan", "rowspan") if _span(el, name) > 1)
    if tag == "pre":
        language = el.get("data-x-lang")
        opened = f'<pre><code class="language-{language}">' if language else "<pre><code>"
        return f"{opened}{inner}</code></pre>"
    if tag in _BLOCKS:
        inner = inner.strip()
    if tag == "p" and not inner:
        return ""
    newline = "\n" if tag in ("table", "tr", "thead", "tbody", "tfoot") else ""
    after = "\n" if tag in _HTML_LINES else ""
    return f"<{tag}{spans}>{newline}{inner}{newline}</{tag}>{after}"


def _html_text(text: str | None, *, pre: bool) -> str:
    if not text:
        return ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if pre:  # blank lines as character references, for a bare one would end the HTML block
        return text.replace("\n\n", "\n&#10;")
    return _SPACES.sub(" ", text)


def _attribute(value: str | None) -> str:
    return (value or "").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
