"""A PDF's bytes → its pages and what the file says of itself, and the Markdown of both."""

import importlib.util
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gristmill.extras import missing

from ..dom import fold

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 2000  # the longest statutes have 1,500; a page takes 16 ms of CPU and 0.3 MB
_SCANNED = 20  # letters a page, in the mean, below which there is no text layer worth the name
_UNREADABLE = 0.2  # share of the pages without readable characters: a page of formulas or of figures may have none
_HEAD = 10_000  # characters of the Markdown in which a title is looked for
# A manual page's first section.
_MANUAL_PAGE = re.compile(r"\A(?:<!--.*-->\s+)?# NAME\s+([\w.+-]+)(?:, [\w.+-]+)* [−–—-] ")
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A PDF as Markdown, and what it says of itself."""

    markdown: str = ""
    # `<!-- page N -->` stands before what begins on page N
    title: str = ""
    author: str = ""
    published: str = ""
    modified: str = ""
    # ISO 8601 dates
    flags: tuple[str, ...] = ()
    # scanned-pdf (no text layer) | no-unicode (fonts that say no characters) | broken-pdf | encrypted-pdf | too-large


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec("pypdfium2") is not None


def require() -> None:
    """Raises UserError where the extra is not installed."""
    if not installed():
        raise missing("a PDF file", "pdf")


def read(body: bytes) -> Document:
    """A PDF's text. Raises UserError where the extra is not installed."""
    require()
    import pypdfium2  # noqa: PLC0415 - an extra

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return Document(flags=("encrypted-pdf" if error.err_code == _PASSWORD else "broken-pdf",))
    try:
        return _read(document)
    except pypdfium2.PdfiumError:
        return Document(flags=("broken-pdf",))
    finally:
        document.close()


def _read(document: "pypdfium2.PdfDocument") -> Document:
    from .glyphs import sheet  # noqa: PLC0415 - these need the extra
    from .headings import headings  # noqa: PLC0415
    from .layout import body_size, leaves, lines_of  # noqa: PLC0415
    from .letters import is_unreadable  # noqa: PLC0415
    from .notes import unmarked  # noqa: PLC0415
    from .run_in import RunIn  # noqa: PLC0415
    from .write import write  # noqa: PLC0415

    pages = min(len(document), MAX_PAGES)
    faults = ("too-large",) if len(document) > MAX_PAGES else ()
    sheets = [sheet(document, index) for index in range(pages)]
    if sum(len(line.text) for line in lines_of(sheets)) < _SCANNED * max(1, pages):
        return Document(flags=(*faults, "scanned-pdf"))
    unreadable = sum(is_unreadable(" ".join(line.text for line in sheet.lines)) for sheet in sheets)
    if unreadable > _UNREADABLE * pages:
        faults = (*faults, "no-unicode")
    outline = _outline(document)
    run_in = RunIn()
    found = list(run_in.split(leaves(sheets, {fold(title) for _, title, _ in outline})))
    marked = headings(found, outline, body=body_size(sheets), run_in=run_in)
    markdown = write(found, marked)
    return Document(
        markdown=markdown,
        title=unmarked(_stated(document, markdown)) or marked.title or _first_heading(markdown),
        author=" ".join(document.get_metadata_value("Author").split()) or marked.author,
        published=_date(document.get_metadata_value("CreationDate")),
        modified=_date(document.get_metadata_value("ModDate")),
        flags=faults,
    )


def _date(stated: str) -> str:
    """`D:20260314092653+01'00'` (PDF 32000-1 §7.9.4) as 2026-03-14."""
    found = re.match(r"D:(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])", stated)
    return "-".join(found.groups()) if found else ""


def _outline(document: "pypdfium2.PdfDocument") -> list[tuple[int, str, int]]:
    entries = []
    for bookmark in document.get_toc(max_depth=6):
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        if index is not None:
            entries.append((bookmark.level, bookmark.get_title(), index + 1))
    return entries


def _stated(document: "pypdfium2.PdfDocument", markdown: str) -> str:
    """The title that the file states, unless it is a file's name or no word of it stands in the text."""
    title = " ".join(document.get_metadata_value("Title").split())
    named = re.search(r"untitled|^microsoft word|\.(?:docx?|dvi|tex|indd|pdf|rtf)$", title, re.IGNORECASE)
    words, head = [folded for word in title.split() if len(folded := fold(word)) > 2], fold(markdown[:_HEAD])
    said = not words or any(word in head for word in words)
    return title if len(title) > 3 and not named and said else ""


def _first_heading(markdown: str) -> str:
    """Of a document without a title: what it begins with, unless that is the first of its parts; of a manual page its
    name.
    """
    from .front import NO_TITLE  # noqa: PLC0415 - needs the extra

    if page := _MANUAL_PAGE.search(markdown):
        return page[1]
    found = re.search(r"^#+ (.*)", markdown, re.MULTILINE)
    return found[1] if found and not found[1][:1].isdigit() and not NO_TITLE.fullmatch(found[1]) else ""
