"""The normalised tree → Markdown: markdownify's converter, walking lxml elements and no BeautifulSoup copy.

markdownify spends nine tenths of its time on building and asking the BeautifulSoup tree. Here `process_tag` walks the
lxml tree that extraction has anyway; the conversion functions keep markdownify's protocol `convert_<tag>(element, text,
parent_tags)`, and what it does well (inline code, emphasis, headings) is still done by it.
"""

import re
from typing import Any
from urllib.parse import unquote

import markdownify

from . import dom
from .blocks import BLOCKS, HEADINGS, is_block
from .escapes import (
    BRACKETS,
    END_BREAKS,
    ESCAPED,
    SPACES,
    SPECIAL,
    address,
    backslash,
    delimited,
    flush,
    in_backticks,
    indented,
    merged,
    quoted,
)
from .grids import pipes, whole
from .html_tables import as_html
from .normalise.lists import start_of

MarkdownConverter: Any = markdownify.MarkdownConverter  # its types are wrong: it declares functions that it lacks

_STRONG, _EMPHASIS = frozenset({"strong", "b"}), frozenset({"em", "i", "var", "cite", "dfn"})
_CODE = frozenset({"code", "tt", "samp"})
# What the content of an inline element is told of it.
_SAID = {tag: tag for tag in (*_STRONG, *_EMPHASIS, "a", "kbd", "sub", "sup")} | dict.fromkeys(_CODE, "_noformat")
_NO_TAGS: frozenset[str] = frozenset()
_IN_HEADING = frozenset({"_inline", "_heading"})
_FORBIDDEN_IN_CELLS = ("pre", "ul", "ol", "table", "x-alert", "blockquote", "h1", "h2", "x-entry")
_LONG_HEADING = 200  # letters; the longest real ones are Erlang's types, with 160

_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u00ad\u2060\ufeff"))
_NO_PARAGRAPH = ("```", "- ", "1. ", "> ", "|", "<table", "#")
_TIGHT = re.compile(r"- |1\. ")  # lists that may follow a paragraph without an empty line (CommonMark 5.2)
_RUNS = re.compile(r"`+")
_MAIL = re.compile(r"[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*", re.ASCII)


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
        convert = self.get_conv_fn_cached(tag) if tag not in BLOCKS else None
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
            if last.endswith("*") and piece.startswith("*") and (one := merged(last, piece)):
                out[-1] = one
                return
            piece = delimited(piece, last, child.tail or "")
        elif tag in BLOCKS and last and not last.endswith((" ", "\n")):
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
                    flush(run, out, parent_tags)
                out.extend(self._block(child, parent_tags))
            elif piece := self.process_tag(child, parent_tags):
                self._join(run, child, piece)
            if (tail := child.tail) and (run or not tail.isspace()):
                run.append(self.process_text(tail, parent_tags))
        if run:
            flush(run, out, parent_tags)
        return out

    def _block(self, node: dom.Element, parent_tags: frozenset[str]) -> list[str]:
        tag = node.tag
        if tag in HEADINGS:
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
        text = SPACES.sub(" ", text)
        if not text.isascii():
            text = text.translate(_INVISIBLE)
        if "_noformat" in parent_tags:
            return text
        return self.escape(text, parent_tags)

    def escape(self, text: str, parent_tags: frozenset[str]) -> str:
        """Backslashes before what would otherwise be mark-up."""
        if not SPECIAL.search(text):
            return text
        text = ESCAPED.sub(backslash, text)
        if "a" in parent_tags and text.count("[") != text.count("]"):
            text = BRACKETS.sub(backslash, text)
        if self.options["math"]:
            text = text.replace("$", r"\$")
        return text

    # -- inline elements
    # -------------------------------------------------------------------------------------------------

    def convert_a(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """[text](address); code around or inside stays code."""
        if "_noformat" in parent_tags or "a" in parent_tags:
            return text
        bare = END_BREAKS.sub("", text)
        if not bare:
            return text
        before, _, after = text.partition(bare)
        target = el.get("href") or ""
        if not target:
            return text
        if target.startswith("mailto:") and _MAIL.fullmatch(bare) and unquote(target[7:]) == bare:
            return f"{before}<{bare}>{after}"
        if bare == target and ":" in target and not SPECIAL.search(bare) and " " not in bare:
            return f"{before}<{target}>{after}"
        return f"{before}[{bare}]({address(target)}){after}"

    def convert_img(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """![alt](address); the alternative text alone where there is no address."""
        alt = " ".join((el.get("alt") or "").split())
        if "_noformat" in parent_tags:
            return alt
        source = el.get("src")
        if not source:
            return self.escape(alt, parent_tags)
        return f"![{BRACKETS.sub(backslash, alt)}]({address(source)})"

    def convert_br(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """A hard line break."""
        if "_noformat" in parent_tags or "_heading" in parent_tags:
            return " "
        return "\\\n"

    def convert_code(self, el: dom.Element, text: str, parent_tags: frozenset[str]) -> str:
        """A code span; one whole link inside goes around it."""
        if "_noformat" in parent_tags or not text.strip():
            return text
        made: str = super().convert_code(el, text, parent_tags) if "`" in text else in_backticks(text)
        target = _whole_link(el) if len(el) == 1 and "a" not in parent_tags else ""
        return f"[{made.strip()}]({address(target)})" if target else made

    convert_tt = convert_samp = convert_code

    def _emphasis(self, text: str, parent_tags: frozenset[str], *, mark: str, tags: frozenset[str]) -> str:
        bare = END_BREAKS.sub("", text)
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
        return [f"{'#' * HEADINGS[el.tag]} {text}", *rest]

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
        number, step = start_of(el) if el.tag == "ol" else (None, 1)
        items = []
        for child in el:
            if child.tag == "li" or is_block(child) or dom.content(child).strip():
                if number is not None:
                    number = whole(child.get("value"), number)
                if item := self._item(child, "-" if number is None else f"{number}.", parent_tags):
                    items.append(item)
                    number = None if number is None else max(0, number + step)
        return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)

    def _item(self, el: dom.Element, marker: str, parent_tags: frozenset[str]) -> str:
        pieces = self._blocks(el, parent_tags) if el.tag not in ("ul", "ol") else [self._list(el, parent_tags)]
        if not pieces or not pieces[0]:
            return ""
        text = pieces[0]
        for piece in pieces[1:]:
            text += ("\n" if _TIGHT.match(piece) and "\n\n" not in piece else "\n\n") + piece
        return f"{marker} {indented(text, len(marker) + 1)}"

    def _quote(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        while len(el) == 1 and el[0].tag == "blockquote" and not (el.text or el[0].tail or "").strip():
            el = el[0]  # Scribble sets a note in the margin by three of them
        return quoted("\n\n".join(self._blocks(el, parent_tags)))

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
        return quoted("\n".join([*parts, body] if body else parts))

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
                pieces[i] = f"{hashes}{space}[{text}]({address(target)})"
                break
        return pieces

    # -- tables
    # ----------------------------------------------------------------------------------------------------------

    def _table(self, el: dom.Element, parent_tags: frozenset[str]) -> str:
        caption = el.find("caption")
        before = "\n\n".join(self._blocks(caption, parent_tags)) if caption is not None else ""
        if next((e for e in el.iter(*_FORBIDDEN_IN_CELLS) if e is not el), None) is not None:
            text = as_html(el).strip()
        else:
            text = pipes(list(el.iter("tr")), lambda cell: self._cell(cell, parent_tags | {"_inline"}))
        return f"{before}\n\n{text}" if before and text else before or text

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


def _whole_link(code: dom.Element) -> str:
    """The address of the link that holds all of an element's text, however deep in it."""
    anchor = next(code.iter("a"), None)
    if anchor is None or dom.content(anchor).strip() != dom.content(code).strip():
        return ""
    return anchor.get("href") or ""


def _is_phrases(heading: dom.Element) -> bool:
    """Whether the <div>s of a heading hold parts of its text (a name, a version) and no blocks that it swallowed."""
    swallowed = next((e for e in heading.iter(*_FORBIDDEN_IN_CELLS, "p", "dl", *HEADINGS) if e is not heading), None)
    return swallowed is None and len(dom.content(heading)) <= _LONG_HEADING
