"""A PDF's bytes → its pages and what the file says of itself, and the Markdown of both."""

import re
from typing import TYPE_CHECKING

from gristmill.errors import UserError

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 1000  # a second of CPU reads about 40; what is longer is an archive and no document
_SCANNED = 20  # letters a page, in the mean, below which there is no text layer worth the name
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD


def to_markdown(body: bytes) -> tuple[str, str, list[str]]:
    """(Markdown, title, reason codes) of a PDF. `<!-- page N -->` stands before what begins on page N.

    Raises UserError where the extra is not installed. Reason codes: scanned-pdf (no text layer), broken-pdf,
    encrypted-pdf, too-large.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        raise UserError("PDF pages need the extra `pdf`: pip install 'gristmill[pdf]'") from None
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return "", "", ["encrypted-pdf" if error.err_code == _PASSWORD else "broken-pdf"]
    try:
        return _read(document)
    except pypdfium2.PdfiumError:
        return "", "", ["broken-pdf"]
    finally:
        document.close()


def _read(document: "pypdfium2.PdfDocument") -> tuple[str, str, list[str]]:
    from .glyphs import sheet  # noqa: PLC0415 - these need the extra
    from .headings import headings  # noqa: PLC0415
    from .layout import body_size, leaves, lines_of  # noqa: PLC0415
    from .write import write  # noqa: PLC0415

    pages = min(len(document), MAX_PAGES)
    faults = ["too-large"] if len(document) > MAX_PAGES else []
    sheets = [sheet(document, index) for index in range(pages)]
    if sum(len(line.text) for line in lines_of(sheets)) < _SCANNED * max(1, pages):
        return "", "", [*faults, "scanned-pdf"]
    found = list(leaves(sheets))
    marked = headings(found, _outline(document), body=body_size(sheets))
    markdown = write(found, marked)
    return markdown, _stated(document) or marked.title or _first_heading(markdown), faults


def _outline(document: "pypdfium2.PdfDocument") -> list[tuple[int, str, int]]:
    entries = []
    for bookmark in document.get_toc(max_depth=6):
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        if index is not None:
            entries.append((bookmark.level, bookmark.get_title(), index + 1))
    return entries


def _stated(document: "pypdfium2.PdfDocument") -> str:
    """The title that the file states, unless it is a file's name."""
    title = " ".join(document.get_metadata_value("Title").split())
    named = re.search(r"untitled|^microsoft word|\.(?:docx?|dvi|tex|indd|pdf|rtf)$", title, re.IGNORECASE)
    return title if len(title) > 3 and not named else ""


def _first_heading(markdown: str) -> str:
    found = re.search(r"^#+ (.*)", markdown, re.MULTILINE)
    return found[1] if found else ""
