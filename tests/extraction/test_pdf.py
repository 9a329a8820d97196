"""PDF: the text layer as Markdown. The documents are written here, byte by byte."""

import io
import subprocess
import sys

import pytest

from crawler.extraction import extract

URL = "https://docs.example/paper.pdf"


def pdf(pages: list[list[tuple[int, bool, float, float, str]]], *, rules: str = "", title: str = "") -> bytes:
    """A PDF of pages of (size, bold, x, y from the foot, text); `rules` are drawing operators for the first page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}] /Count {len(pages)} >>".encode(),  # noqa: E501
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    for i, page in enumerate(pages):
        shown = "".join(
            f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"  # noqa: E501
            for size, bold, x, y, text in page
        ) + (rules if i == 0 else "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {7 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream".encode("latin-1"))
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (  # noqa: E501
        size, table, size, len(out),
    )  # fmt: skip


def lines(*texts: str, x: float = 72, top: float = 700, size: int = 10) -> list[tuple[int, bool, float, float, str]]:
    return [(size, False, x, top - 14 * i, text) for i, text in enumerate(texts)]


def test_headings_paragraphs_and_lists_of_a_paper_come_out() -> None:
    page = [
        (20, False, 72, 740, "On the milling of rye"),
        *lines("Rye is a cereal that grows on poor soil and gives a dark flour for bread that keeps long, and it re-",
               "quires little care. The second line belongs to the paragraph."),
        (14, False, 72, 650, "Methods"),
        *lines("We did the following:", top=630),
        *lines("1. clean the grain", "2. mill it", top=610),
        *lines("\x95 not_this *here*", top=560),
    ]  # fmt: skip
    made = extract(pdf([page]), url=URL, content_type="application/pdf")
    assert made.via == "pdf"
    assert made.title == "On the milling of rye"
    assert made.flags == ()
    assert made.markdown == (
        "<!-- page 1 -->\n\n# On the milling of rye\n\n"
        "Rye is a cereal that grows on poor soil and gives a dark flour for bread that keeps long, and it requires little care."  # noqa: E501
        " The second line belongs to the paragraph.\n\n## Methods\n\nWe did the following:\n\n"
        "1. clean the grain\n2. mill it\n- not_this \\*here\\*\n"
    )


def test_pages_keep_their_numbers_and_lose_their_running_heads() -> None:
    pages = [[(9, False, 72, 770, "Journal of Milling"), *lines(f"The text of the page with number {n} says something."), (9, False, 300, 20, str(n))]  # noqa: E501
             for n in range(1, 5)]  # fmt: skip
    made = extract(pdf(pages), url=URL)
    assert "Journal" not in made.markdown
    assert [line for line in made.markdown.split("\n") if line.startswith("<!--")] == [
        f"<!-- page {n} -->" for n in range(1, 5)
    ]
    assert made.markdown.count("\n") == 15


def test_a_ruled_table_becomes_pipes() -> None:
    rules = "".join(f"72 {y} m 372 {y} l S\n" for y in (600, 580, 560)) + "".join(
        f"{x} 560 m {x} 600 l S\n" for x in (72, 222, 372)
    )
    page = [
        *lines("A sentence that stands before the table on this page."),
        (10, False, 80, 586, "Name"), (10, False, 230, 586, "Size | kg"), (10, False, 80, 566, "rye"), (10, False, 230, 566, "5"),  # noqa: E501
    ]  # fmt: skip
    assert "| Name | Size \\| kg |\n| --- | --- |\n| rye | 5 |" in extract(pdf([page], rules=rules), url=URL).markdown


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines(*(f"left words of the line {i} go" for i in range(12)), top=650)
    right = lines(*(f"right words of the line {i} go" for i in range(12)), x=320, top=650)
    made = extract(
        pdf([[(18, False, 150, 720, "A title over both of the columns here"), *left, *right]]), url=URL
    ).markdown
    assert made.index("columns") < made.index("left words of the line 11") < made.index("right words of the line 0")


def test_bold_lines_are_headings_below_the_large_ones() -> None:
    page = [
        (16, False, 72, 740, "Act"),
        (10, True, 72, 715, "Article 5"),
        *lines("Mills shall be kept clean at all times by their owners."),
    ]
    assert "# Act\n\n## Article 5\n\nMills shall" in extract(pdf([page]), url=URL).markdown


def test_a_scanned_pdf_gets_a_reason_code() -> None:
    from PIL import Image

    scan = io.BytesIO()
    Image.new("L", (200, 200), 255).save(scan, "PDF")
    made = extract(scan.getvalue(), url=URL)
    assert (made.markdown, made.flags) == ("", ("scanned-pdf",))


@pytest.mark.parametrize("body", [b"%PDF-1.7 and nothing more", b"%PDF-", pdf([lines("cut off " * 9)])[:200]])
def test_a_broken_pdf_gets_a_reason_code(body: bytes) -> None:
    made = extract(body, url=URL)
    assert made.markdown == ""
    assert set(made.flags) <= {"broken-pdf", "scanned-pdf"}
    assert made.flags


def test_a_missing_extra_is_one_clear_sentence() -> None:
    code = (
        "import sys; sys.modules['pdfplumber'] = None\n"
        "from crawler.extraction import extract\n"
        "from gristmill.errors import UserError\n"
        "try:\n    extract(b'%PDF-1.4', url='https://docs.example/')\n"
        "except UserError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "gristmill[pdf]" in done.stdout
