"""Markdown that a site itself offers for a page: used only where it holds what the page holds.

A `.md` twin, an answer to `Accept: text/markdown` or a file that llms.txt names is written by the generator, not
always from the same source as the page: partials unexpanded, components left as tags, the wrong page, a whole manual.
So its headings and fences must cover those of the page's own extraction, and its words nearly so. It is put into our
dialect by the same converter: what is no Markdown (front matter, MDX, containers) becomes HTML first, the
whole is rendered, and the result goes through `extract`.
"""

import collections
import dataclasses
import functools
import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt

from gristmill.sections import sections

from . import dom, ledger
from .extract import Extraction, extract

Via = Literal["markdown-twin", "content-negotiation", "llms.txt"]

_WORDS_COVERED = (
    0.97  # of the page's words: a twin that leaves out one generated table falls below on pages of 1,000 words
)
_WORDS_MORE = 1.5  # times the page's words: llms.txt often names a file that holds many pages
_MAX_BYTES = 8 << 20

_FRONT_MATTER = re.compile(r"\A(?:---[ \t]*\n.*?\n---|\+\+\+[ \t]*\n.*?\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title\s*[:=]\s*(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"[ \t>]*(?:[-*+] +|\d+[.)] +)*(`{3,}|~{3,})([^\n]*)$")
_IMPORT = re.compile(
    r"(?:import\s[^;\n]*\sfrom\s+|import\s+)[\"'][^\"'\n]+[\"'];?\s*$|export\s+(?:const|default|let|function)\b.*$"
)
_UNRESOLVED = re.compile(
    r"\{\{[<%]|\{%\s*(?!end)(?:include|content-ref|embed|swagger|openapi)|^<<<\s*@|^--8<--|\{\{#(?:rustdoc_)?include",
    re.MULTILINE,
)
_JSX_COMMENT = re.compile(r"\{/\*[^\n]*?\*/\}")
_COMPONENT = re.compile(r"<(/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|\{[^{}<>]*\}))?)*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)=(?:\"([^\"]*)\"|'([^']*)'|\{[\"']?([^{}\"']*)[\"']?\})")
_LIQUID = re.compile(r"\{%\s*(/|end)?(hint|tabs?|stepper|step|code|columns?|note|warning|tip)\b([^%]*)%\}")
_CONTAINER = re.compile(r"([ \t]*)(:{3,})[ \t]*\{?([\w-]*)\}?[ \t]*(?:\[([^\]\n]*)\]|([^\n{]*))[ \t]*(?:\{[^\n]*\})?$")
_CODE_SPAN = re.compile(r"(`+)(?:(?!\1).)+?\1(?!`)")
_ALERT = re.compile(r"<blockquote>\n<p>\[!(\w+)\][ \t]*(?:([^\n<]+)|\n<strong>([^\n]*)</strong>(?=</p>))?\n?")
_NOTE = re.compile(r"\[\^([\w-]{1,40})\]:[ \t]*(.*)$")
_NOTE_REFERENCE = re.compile(r"\[\^([\w-]{1,40})\](?!:)")
_MATH = re.compile(r"(?<![\\$])\$\$([^$]{1,4000})\$\$|(?<![\\$\w])\$(?=\S)([^$\n]{1,800})(?<=\S)\$(?![\w$])")
_TEX = re.compile(r"[\\{}^_=]|[A-Za-z]\Z")  # "$5 or $" is no formula: prices hold none of these

_BOXES = {
    "note": "note", "info": "info", "tip": "tip", "warning": "warning", "danger": "danger", "caution": "caution",
    "check": "success", "important": "important", "success": "success", "hint": "hint", "error": "error",
    "callout": "", "aside": "", "admonition": "", "alert": "",
    "details": "details", "accordion": "details", "expandable": "details",
}  # fmt: skip
_LABELLED = frozenset({"tab", "tabitem", "tabs.tab", "step", "tabpanel"})
_TITLES = ("title", "label", "name", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to use of a page and its Markdown alternate."""

    extraction: Extraction
    refused: str = ""
    # reason code: why the alternate is not used; "" where it is


def choose(page: Extraction, alternate: bytes, *, url: str, via: Via, content_type: str = "") -> Choice:
    """The alternate in our dialect if it covers `page`, the extraction of the HTML; else the page and the reason.

    `url` is the page's own address, which relative links of the alternate are read against as its HTML's are. Reasons:
    alternate-too-large, alternate-not-markdown, alternate-empty, alternate-unresolved (includes and short codes that
    only the generator can fill in), alternate-headings-missing, alternate-code-missing, alternate-words-missing,
    alternate-other-pages.
    """
    text, fault = _text(alternate, content_type)
    if fault:
        return Choice(extraction=page, refused=fault)
    made = normalise(text, url=url)
    if fault := _fault(page.markdown, made):
        return Choice(extraction=page, refused=fault)
    read = extract(as_html(made), url=url)  # for the language and the figures of the alternate's own text
    return Choice(
        extraction=dataclasses.replace(
            page, markdown=made, via=via, language_detected=read.language_detected, fidelity=read.fidelity, losses=()
        )
    )


def read(body: bytes, *, url: str, content_type: str = "") -> Extraction:
    """A page that is Markdown itself, in our dialect. What is none comes back empty, with the reason in `flags`."""
    decoded = dom.decode(body[:_MAX_BYTES], content_type)
    text, fault = _text(decoded.text.encode("utf-8", "replace"), content_type)
    if fault:
        return Extraction(markdown="", encoding=decoded.encoding, flags=(fault,), via="markdown")
    made = normalise(text, url=url)
    said = extract(as_html(made), url=url)  # for the language and the figures
    title = next((part.heading_path[-1] for part in sections(made) if part.level == 1), said.title)
    return dataclasses.replace(said, markdown=made, title=title, encoding=decoded.encoding, via="markdown")


def _text(alternate: bytes, content_type: str) -> tuple[str, str]:
    """(text, reason why it is none)."""
    if len(alternate) > _MAX_BYTES:
        return "", "alternate-too-large"
    try:
        text = alternate.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return "", "alternate-not-markdown"
    start = text.lstrip()[:200].lower()
    if "html" in content_type.lower() or start.startswith(("<!doctype", "<html", "<?xml", '{"')) or "\x00" in text:
        return "", "alternate-not-markdown"
    if not _FRONT_MATTER.sub("", text).strip():
        return "", "alternate-empty"
    if any(_UNRESOLVED.search(line) for line, in_code in _lines(text) if not in_code):
        return "", "alternate-unresolved"
    return text, ""


def _fault(page: str, alternate: str) -> str:
    """Why the alternate does not stand for the page, "" where it does. Levels of headings may differ, their texts
    may not.
    """
    want, got = ledger.of_markdown(page), ledger.of_markdown(alternate)
    if _missing([text for _, text in want.head if text != "footnotes"], [text for _, text in got.head]):
        return "alternate-headings-missing"
    if _missing(map(_squeezed, want.code), map(_squeezed, got.code)):
        return "alternate-code-missing"
    total, shared = want.words.total(), (want.words & got.words).total()
    if shared < _WORDS_COVERED * total:
        return "alternate-words-missing"
    if got.words.total() > _WORDS_MORE * total:
        return "alternate-other-pages"
    return ""


def _missing(want: Iterable[str], got: Iterable[str]) -> bool:
    return bool(collections.Counter(want) - collections.Counter(got))


def _squeezed(code: str) -> str:
    """Generators change blanks at the ends of lines and the width of tabs."""
    return "\n".join(" ".join(line.split()) for line in code.strip().split("\n"))


def normalise(text: str, *, url: str) -> str:
    """Any generator's Markdown in the dialect of seeds: ATX headings, fences of backticks, absolute links, alerts.

    A title of the front matter becomes the first heading where the text has none of level one.
    """
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    title = _FRONT_TITLE.search(front[0]) if front else None
    prepared = _prepared(body)
    if title and not any(level == 1 for level, _ in ledger.of_markdown(prepared).head):
        prepared = f"# {title[1].strip(chr(34) + chr(39))}\n\n{prepared}"
    return extract(as_html(prepared), url=url).markdown


def as_html(markdown: str) -> bytes:
    """Markdown as a page."""
    text, notes = _without_notes(markdown)
    formulas: list[str] = []
    body = _parser().render(_without_math(text, formulas))
    body += "".join(
        f'<aside class="footnote" id="fn-{label}">{_parser().render(_without_math(note, formulas))}</aside>'
        for label, note in notes.items()
    )
    for i, formula in enumerate(formulas):
        body = body.replace(f"\ue000{i}\ue001", formula)
    body = _ALERT.sub(_alert, body)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body><main>{body}</main></body></html>".encode()


def _alert(found: re.Match[str]) -> str:
    title = found[2] or found[3]
    heading = f'<p class="markdown-alert-title">{title.strip()}</p>\n' if title else ""
    return f'<blockquote class="markdown-alert markdown-alert-{found[1].lower()}">\n{heading}<p>'


def _without_math(text: str, formulas: list[str]) -> str:
    """The text with a mark for each formula, which no Markdown parser shall read; their HTML is appended to
    `formulas`.
    """

    def take(found: re.Match[str]) -> str:
        if found[2] and not _TEX.search(found[2]):
            return found[0]
        mode = "; mode=display" if found[1] is not None else ""
        formulas.append(f'<script type="math/tex{mode}">{(found[1] or found[2]).strip()}</script>')
        return f"\ue000{len(formulas) - 1}\ue001"

    if "$" not in text:
        return text
    parts: list[tuple[bool, list[str]]] = []
    for line, in_code in _lines(text):
        if not parts or parts[-1][0] != in_code:
            parts.append((in_code, []))
        parts[-1][1].append(line)
    joined = (
        "\n".join(lines) if in_code else _outside_code("\n".join(lines), lambda t: _MATH.sub(take, t))
        for in_code, lines in parts
    )
    return "\n".join(joined)


def _without_notes(text: str) -> tuple[str, dict[str, str]]:
    """(text, footnotes by label): `[^1]: …` taken out, references made links that `extract` knows for such."""
    out: list[str] = []
    notes: dict[str, str] = {}
    label = ""
    for line, in_code in _lines(text):
        begins = None if in_code else _NOTE.match(line)
        if begins:
            label, notes[begins[1]] = begins[1], begins[2]
        elif label and (line.startswith(("    ", "\t")) or not line.strip()):
            notes[label] += "\n" + line.removeprefix("    ")
        else:
            label = ""
            out.append(line)
    if notes:
        text = "\n".join(line if in_code else _outside_code(line, _refer) for line, in_code in _lines("\n".join(out)))
    return text, notes


def _refer(text: str) -> str:
    return _NOTE_REFERENCE.sub(r'<a class="footnote-reference" role="doc-noteref" href="#fn-\1">[\1]</a>', text)


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _lines(text: str) -> list[tuple[str, bool]]:
    """Each line, and whether it belongs to a fenced block (the fences included)."""
    found, fence = [], ""
    for line in text.split("\n"):
        edge = _FENCE.match(line)
        if fence:
            found.append((line, True))
            if edge and edge[1].startswith(fence) and not edge[2].strip():
                fence = ""
        else:
            fence = edge[1] if edge and "`" not in edge[2] else ""
            found.append((line, bool(fence)))
    return found


def _prepared(text: str) -> str:
    """The Markdown with everything that is none made HTML or taken away; code is not touched."""
    out: list[str] = []
    open_boxes: list[str] = []
    for line, in_code in _lines(text):
        if in_code:
            out.append(_plain_info(line))
        elif not _IMPORT.match(line):
            out.extend(_container(line, open_boxes))
    return "\n".join(out)


def _plain_info(line: str) -> str:
    """```js title="x" {1,3} → ```js: what follows the language is for the generator's eyes."""
    edge = _FENCE.match(line)
    if not edge or not edge[2].strip():
        return line
    return line[: edge.start(2)] + edge[2].split()[0].partition("{")[0].strip(",")


def _container(line: str, open_boxes: list[str]) -> list[str]:
    """`::: kind title` (VitePress), `:::kind[title]` (Docusaurus, Starlight), `:::{kind}` (MyST) and their ends."""
    found = _CONTAINER.fullmatch(line)
    if not found:
        return [_outside_code(line, _components)]
    indent, colons, name, bracketed, rest = found.groups()
    title = (bracketed or rest or "").strip()
    if not name and not title:
        if open_boxes and open_boxes[-1] == colons:
            open_boxes.pop()
            return ["", f"{indent}</div>", ""]
        return [line]
    open_boxes.append(colons)
    return _opened(name.lower(), title, indent)


def _opened(name: str, title: str, indent: str) -> list[str]:
    kind = _BOXES.get(name)
    if kind is None:
        label = f"{indent}**{title}**" if title and name in _LABELLED | {"tab-item"} else ""
        return ["", f"{indent}<div>", "", label, ""]
    if kind == "details":
        return ["", f"{indent}<div>", "", f"{indent}**{title or 'Details'}**", ""]
    heading = f'<p class="admonition-title">{html.escape(title)}</p>' if title else ""
    return ["", f'{indent}<div class="admonition {kind or "note"}">{heading}', ""]


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    out, at = [], 0
    for span in _CODE_SPAN.finditer(line):
        out += [change(line[at : span.start()]), span[0]]
        at = span.end()
    return "".join([*out, change(line[at:])])


def _components(text: str) -> str:
    """JSX tags and GitBook's Liquid tags as boxes, labels, or nothing."""
    if "<" in text:
        text = _COMPONENT.sub(_component, text)
    if "{" in text:
        text = _LIQUID.sub(_liquid, _JSX_COMMENT.sub("", text))
    return text


def _component(found: re.Match[str]) -> str:
    closing, name, attributes, alone = found.groups()
    said = {key.lower(): next(filter(None, values), "") for key, *values in _ATTRIBUTE.findall(attributes)}
    return _tag(name.lower(), said, closing=bool(closing), alone=bool(alone))


def _liquid(found: re.Match[str]) -> str:
    said = {key.lower(): next(filter(None, values), "") for key, *values in _ATTRIBUTE.findall(found[3])}
    return _tag({"hint": "callout"}.get(found[2], found[2]), said, closing=bool(found[1]), alone=False)


def _tag(name: str, said: dict[str, str], *, closing: bool, alone: bool) -> str:
    title = next((said[key] for key in _TITLES if said.get(key)), "")
    if name in _BOXES and not alone:
        if closing:
            return "\n\n</div>\n\n"
        kind = said.get("type") or said.get("style") or said.get("variant") or ""
        return "\n".join(_opened(name if _BOXES[name] else _BOXES.get(kind.lower()) or "note", title, "")) + "\n"
    if closing or not title:
        return ""
    target = said.get("href")
    return f"\n\n**[{title}]({target})**\n\n" if target else f"\n\n**{title}**\n\n"
