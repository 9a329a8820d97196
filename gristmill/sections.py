"""A seed's Markdown as a flat list of sections.

Shared by the crawler (hash per section), the converter and the filters (retrieval), hence in the hub. A scanner over
lines, not a full parse: seeds are our own Markdown (ATX headings at the margin, fences), and a test holds the scanner
to the CommonMark AST.
"""

import functools
import html
import operator
import re
from collections.abc import Iterator

from .codespans import masked
from .links import LINK, OUTER
from .records import Section
from .text import digest

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)(.*)$")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$")
_STRONG = re.compile(
    r"(?<![\w\\*_])(\*\*|__|\*|_)(?=\S)(.{1,400}?)(?<=[^\s\\])\1(?![\w*_])"
)  # bounded: unclosed marks would be quadratic
_SIGNATURE_LINE = re.compile(r"^((?:#{1,6} )?)([\[`].*`\]\(.*)$", re.MULTILINE)
_LINKED_CODE = re.compile(
    r"((?<=[^`\s\\])`(?!`))?(?<!!)\[`([^`\n]+)`\]\((?:<[^<>\n]*>|[^()<\s]|\([^()\s]*\))*+\)(`(?=[^`\s]))?"
)
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>]*>")
_MASKED = re.compile("\x00(\\d+)\x00")
_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"[`*_\[\\<&\x00]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# What a match is replaced by; a template costs a call in Python whether anything matches or not.
_FIRST, _SECOND = operator.itemgetter(1), operator.itemgetter(2)
_NESTED = 8  # links in links that are taken off: an image in a link is two


@functools.lru_cache(maxsize=1 << 14)  # rules look at the same paragraphs again and again
def plain(markdown: str) -> str:
    """Inline Markdown as the text that a reader sees. Code spans keep their content to the letter."""
    if not _MARKUP.search(markdown):
        return " ".join(markdown.split())
    codes: list[str] = []

    def mask(code: str) -> str:
        codes.append(code.strip() or code)
        return f"\x00{len(codes) - 1}\x00"

    text = unlinked(masked(markdown.replace("\x00", "\ufffd"), mask, across_lines=False))
    if "*" in text or "_" in text:
        for _ in range(2):  # strong around emphasis
            before, text = text, _STRONG.sub(_SECOND, text)
            if before == text:
                break
    if "<" in text:
        text = _TAG.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(_FIRST, text)
    text = html.unescape(text)
    if codes:
        text = _MASKED.sub(lambda m: codes[int(m[1])], text)
    return _SPACES.sub(" ", text).strip()


def signature(line: str) -> str:
    """The text of a line that is a signature: one code span, or several of which the page links some; else "".

    A line that is wholly one link is none: it names another page's entry.
    """
    codes: list[str] = []

    def mask(code: str) -> str:
        codes.append(code.strip() or code)
        return "\x00"

    bare = masked(line.replace("\x00", "\ufffd"), mask, across_lines=False)
    if not codes:
        return ""
    unlinked_codes, shown = LINK.sub("", bare), LINK.sub(_FIRST, bare)
    if "\x00" not in unlinked_codes or shown.strip("\x00 ") or (len(codes) > 1) != (unlinked_codes != bare):
        return ""
    texts = iter(codes)
    return re.sub("\x00", lambda _: next(texts), shown).strip()


def unlinked(markdown: str) -> str:
    """Links and images as their text, the code spans of a signature as one; all other mark-up stays."""
    return _unlinked(markdown) if "](" in markdown else markdown


@functools.lru_cache(maxsize=64)  # filters look at the same answer, quotes and section one after the other
def _unlinked(markdown: str) -> str:
    if "`](" in markdown:
        markdown = _LINKED_CODE.sub(_joined_code, _SIGNATURE_LINE.sub(_one_span, markdown))
    for _ in range(_NESTED):  # links around images
        before, markdown = markdown, OUTER.sub(_FIRST, markdown)
        if before == markdown:
            break
    return markdown


def _joined_code(found: re.Match[str]) -> str:
    """A code span that is a link, as part of the spans that touch it: "`f(`[`X`](x)`)`" is "`f(X)`"."""
    before, text, after = found.groups()
    return ("" if before else "`") + text + ("" if after else "`")


def _one_span(line: re.Match[str]) -> str:
    text = signature(line[2])
    return f"{line[1]}`{text}`" if text and "`" not in text else line[0]


def lines(markdown: str) -> Iterator[tuple[int, str, bool]]:
    """(offset, line without its newline, whether the line belongs to a fence)."""
    offset, fence = 0, ""
    for line in markdown.split("\n"):
        marker = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            yield offset, line, True
            if marker and marker[1].startswith(fence) and not marker[2].strip():
                fence = ""
        elif marker and not (marker[1][0] == "`" and "`" in marker[2]):
            fence = marker[1]
            yield offset, line, True
        else:
            yield offset, line, False
        offset += len(line) + 1


def sections(markdown: str) -> list[Section]:
    """All sections in order; together they cover the whole text. A text without headings is one section of level 0."""
    marks = []
    for offset, line, fenced in lines(markdown):
        if not fenced and (found := _HEADING.match(line)):
            marks.append((offset, offset + len(line), len(found[1]), plain(_title(found[2]))))
    path: list[tuple[int, str]] = []
    found_sections = []
    if not marks or markdown[: marks[0][0]].strip():
        found_sections.append(_section(markdown, (), 0, 0, 0, marks[0][0] if marks else len(markdown)))
    for i, (start, line_end, level, title) in enumerate(marks):
        stop = marks[i + 1][0] if i + 1 < len(marks) else len(markdown)
        path = [*((n, t) for n, t in path if n < level), (level, title)]
        names = tuple(t for _, t in path)
        found_sections.append(_section(markdown, names, level, start, min(line_end + 1, stop), stop))
    return found_sections


def _title(text: str) -> str:
    """A heading's text without the number signs that may close it."""
    text = text.strip(" \t")
    open_text = text.rstrip("#")
    return open_text.rstrip(" \t") if not open_text or open_text.endswith((" ", "\t")) else text


def _section(markdown: str, path: tuple[str, ...], level: int, start: int, body_start: int, stop: int) -> Section:
    return Section(
        heading_path=path,
        level=level,
        start=start,
        body_start=body_start,
        stop=stop,
        sha256=digest("\x1f".join(path), markdown[start:stop].rstrip()),
    )
