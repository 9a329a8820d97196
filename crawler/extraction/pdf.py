"""A PDF's text layer → Markdown with headings, lists, tables and page numbers. Needs the extra `pdf`.

pdfplumber (MIT) gives words with their fonts and places, and ruled tables; everything else is read from those: the
commonest size is the body's, larger sizes are headings, a line that starts far from the one before begins a paragraph.
"""

import bisect
import collections
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gristmill.errors import UserError

from .markdown import SeedConverter, start_safe

MAX_PAGES = 2000  # the longest statutes have 1,500; more is an archive and no document
_SCANNED = 20  # letters a page, in the mean, below which there is no text layer worth the name
_LARGER = 1.12  # times the body's size from which a line is a heading: 12 pt over 10.5 pt, the smallest step in use
_GAP = 1.6  # times the usual distance of lines from which a new paragraph begins
_REPEATED = 0.5  # share of the pages on which a line at the edge stands to be a running head
_WORD_SPACE = 0.7  # times the size: a wider space between two words of a line is a gutter
_COLUMN_WORDS = 80  # fewer words on a page show no columns
_BOLD_HEADING = 80  # letters: a longer bold line is emphasis
_EDGE = 0.08  # share of the page's height, at top and foot, where running heads stand
_BULLET = re.compile(r"^(?:\(cid:\d+\)|[•◦▪‣∙·–●○■□*-])\s+")
_NUMBERED = re.compile(r"^\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text on a page."""

    text: str
    size: float
    # points
    bold: bool
    top: float
    bottom: float
    left: float
    # points from the page's upper left corner
    page: int
    # from 1
    edge: bool
    # at the page's very top or foot


def to_markdown(body: bytes) -> tuple[str, str, list[str]]:
    """(Markdown, title, reason codes) of a PDF. `<!-- page N -->` stands before what begins on page N.

    Raises UserError where the extra is not installed. Reason codes: scanned-pdf (no text layer), broken-pdf,
    encrypted-pdf, too-large.
    """
    try:
        import pdfplumber  # noqa: PLC0415 - an extra
        from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
        from pdfminer.psexceptions import PSException  # noqa: PLC0415
        from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415
    except ImportError:
        raise UserError("PDF pages need the extra `pdf`: pip install 'gristmill[pdf]'") from None
    try:
        with pdfplumber.open(io.BytesIO(body)) as document:
            return _read(document)
    except (
        PdfminerException,
        PSException,
        PDFPasswordIncorrect,
        ValueError,
        TypeError,
        KeyError,
        RecursionError,
    ) as error:
        locked = "Password" in repr(error)
        return "", "", ["encrypted-pdf" if locked else "broken-pdf"]


def _read(document: Any) -> tuple[str, str, list[str]]:
    pages = document.pages[:MAX_PAGES]
    faults = ["too-large"] if len(document.pages) > MAX_PAGES else []
    parts: list[Line | str] = []
    for page in pages:
        parts.append(f"<!-- page {page.page_number} -->")
        parts += _page(page)
        page.close()  # pdfplumber keeps every object of every page otherwise
    letters = sum(len(part.text) for part in parts if isinstance(part, Line))
    if letters < _SCANNED * max(1, len(pages)):
        return "", "", [*faults, "scanned-pdf"]
    title = str((document.metadata or {}).get("Title") or "").strip()
    running = _running(parts, len(pages))
    kept = [part for part in parts if not isinstance(part, Line) or not _is_running(part, running)]
    markdown, first = _write(kept)
    return markdown, title if len(title) > 3 and "untitled" not in title.lower() else first, faults


def _page(page: Any) -> Iterator[Line | str]:
    """Lines and tables of a page in reading order."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    words = page.extract_words(extra_attrs=["size", "fontname"], use_text_flow=False, keep_blank_chars=False)
    outside = [w for w in words if not any(_within(w, box) for box in boxes)]
    gutter = _gutter(outside, float(page.width))
    left = [w for w in outside if gutter is not None and w["x1"] <= gutter]
    right = [w for w in outside if gutter is not None and w["x0"] >= gutter]
    wide = _rows_across(outside, gutter) if gutter is not None else outside
    tops = sorted(w["top"] for w in wide) if gutter is not None else []
    items: list[tuple[int, int, float, Line | str]] = []
    for column, part in enumerate((wide, left, right)):
        words_of = part if column == 0 else [w for w in part if w not in wide]
        items += [(bisect.bisect(tops, line.top), column, line.top, line) for line in _lines(words_of, page)]
    for table in tables:
        if text := _table(table.extract()):
            column = 0 if gutter is None or table.bbox[0] < gutter < table.bbox[2] else 1 + (table.bbox[0] >= gutter)
            items.append((bisect.bisect(tops, table.bbox[1]), column, table.bbox[1], text))
    return (item for *_, item in sorted(items, key=lambda item: item[:3]))


def _gutter(words: list[dict[str, Any]], width: float) -> float | None:
    """Where two columns part: a place near the page's middle that hardly a word crosses, with many on both sides."""
    if len(words) < _COLUMN_WORDS:
        return None
    places = [width * (0.4 + 0.005 * i) for i in range(41)]
    crossing = [sum(w["x0"] < x < w["x1"] for w in words) for x in places]
    best = min(range(len(places)), key=lambda i: (crossing[i], abs(i - 20)))
    before = sum(w["x1"] <= places[best] for w in words)
    sided = min(before, len(words) - before) >= len(words) / 4
    starts = sum(0 <= w["x0"] - places[best] < width * 0.06 for w in words)  # lines of the right column begin there
    return places[best] if sided and crossing[best] <= len(words) / 50 and starts >= len(words) / 25 else None


def _rows_across(words: list[dict[str, Any]], gutter: float) -> list[dict[str, Any]]:
    """The words of lines that run over both columns (titles, authors): no wider space at the gutter than between
    words.
    """
    rows: dict[int, list[dict[str, Any]]] = {}
    for word in words:
        rows.setdefault(round(word["bottom"]), []).append(word)
    across = []
    for row in rows.values():
        left = max((w["x1"] for w in row if w["x0"] < gutter), default=None)
        right = min((w["x0"] for w in row if w["x0"] >= gutter), default=None)
        if left is not None and (left > gutter or (right is not None and right - left < _WORD_SPACE * row[0]["size"])):
            across += row
    return across


def _within(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle = (word["top"] + word["bottom"]) / 2
    return bool(box[0] - 1 <= word["x0"] <= box[2] + 1 and box[1] - 1 <= middle <= box[3] + 1)


def _lines(words: list[dict[str, Any]], page: Any) -> Iterator[Line]:
    row: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda w: (round(w["bottom"]), w["x0"])):
        if row and abs(word["bottom"] - row[0]["bottom"]) > 3:
            yield _line(row, page)
            row = []
        row.append(word)
    if row:
        yield _line(row, page)


def _line(row: list[dict[str, Any]], page: Any) -> Line:
    row = sorted(row, key=lambda w: w["x0"])
    sizes = collections.Counter(round(w["size"], 1) for w in row for _ in w["text"])
    top, bottom = min(w["top"] for w in row), max(w["bottom"] for w in row)
    return Line(
        text=" ".join(w["text"] for w in row),
        size=sizes.most_common(1)[0][0],
        bold=all("bold" in w["fontname"].lower() or "black" in w["fontname"].lower() for w in row),
        top=top,
        bottom=bottom,
        left=row[0]["x0"],
        page=page.page_number,
        edge=top < _EDGE * page.height or bottom > (1 - _EDGE) * page.height,
    )


def _table(rows: list[list[str | None]]) -> str:
    """A ruled table with at least two columns as pipes."""
    cells = [[" ".join((cell or "").split()).replace("|", r"\|") for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    width = max((len(row) for row in cells), default=0)
    if width < 2 or len(cells) < 2:
        return "\n\n".join(cell for row in cells for cell in row if cell)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _running(parts: list[Line | str], pages: int) -> set[str]:
    """Lines that stand at the edge of most pages, digits aside."""
    seen = collections.Counter(_masked(part.text) for part in parts if isinstance(part, Line) and part.edge)
    return {text for text, count in seen.items() if pages > 2 and count >= _REPEATED * pages}


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _is_running(line: Line, running: set[str]) -> bool:
    return line.edge and (_masked(line.text) in running or _PAGE_NUMBER.match(line.text) is not None)


def _write(parts: list[Line | str]) -> tuple[str, str]:
    """(Markdown, text of the first heading)."""
    lines = [part for part in parts if isinstance(part, Line)]
    sizes = collections.Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    levels = {size: i for i, size in enumerate(sorted({s for s in sizes if s >= _LARGER * body}, reverse=True)[:4], 1)}
    gaps = [b.top - a.top for a, b in itertools.pairwise(lines) if a.page == b.page and b.top > a.top]
    step = sorted(gaps)[len(gaps) // 2] if gaps else 12.0
    blocks: list[str] = []
    title, before = "", None
    for part in parts:
        if isinstance(part, str):
            blocks.append(part)
            before = None if not part.startswith("<!--") else before
            continue
        level = levels.get(part.size, 0) or (len(levels) + 1 if _is_bold_heading(part) else 0)
        if level and before is not None and before.size == part.size and part.top - before.top < _GAP * 1.5 * part.size:
            blocks[-1] += " " + _escaped(part.text)
        elif level:
            blocks.append(f"{'#' * level} {_escaped(part.text)}")
        elif before is None or _begins(part, before, step):
            blocks.append(_block(part.text))
        else:
            blocks[-1] = _joined(blocks[-1], part.text)
        title = title or (part.text if level else "")
        before = part
    return "\n\n".join(_tight(blocks)) + "\n", title


def _is_bold_heading(line: Line) -> bool:
    return line.bold and len(line.text) <= _BOLD_HEADING and not line.text.endswith((".", ",", ";", ":"))


def _begins(line: Line, before: Line, step: float) -> bool:
    """Whether a line begins a block of its own."""
    if before.size > line.size * _LARGER or _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return True
    return line.bold != before.bold or line.page != before.page or abs(line.top - before.top) > _GAP * step


def _block(text: str) -> str:
    if bullet := _BULLET.match(text):
        return "- " + _escaped(text[bullet.end() :])
    if number := _NUMBERED.match(text):
        rest = _escaped(text[number.end() :])
        return f"{number[1]}. {rest}" if number[1].isdigit() else f"- {number[1]}) {rest}"
    return _escaped(text)


def _escaped(text: str) -> str:
    return start_safe(SeedConverter().escape(text, frozenset()))


def _joined(block: str, text: str) -> str:
    """Two lines of one paragraph; a word that was hyphenated at the end of the line is whole again."""
    text = SeedConverter().escape(text, frozenset())
    if re.search(r"[a-zà-ÿ]-$", block) and text[:1].islower():
        return block[:-1] + text
    return f"{block} {text}"


def _tight(blocks: list[str]) -> Iterator[str]:
    """Blocks with the items of one list joined."""
    run: list[str] = []
    for block in blocks:
        if re.match(r"- |\d+\. ", block):
            run.append(block)
            continue
        if run:
            yield "\n".join(run)
            run = []
        yield block
    if run:
        yield "\n".join(run)
