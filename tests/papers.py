# ruff: noqa: E501 - objects of a PDF are long lines
"""PDF documents for tests, written byte by byte."""

import re

Text = tuple[float, bool | str, float, float, str]
FONTS = {False: "F1", True: "F2", "mono": "F3", "serif": "F4", "slanted": "F5"}
_PAGES = 9  # object number of the first page


def pdf(
    pages: list[list[Text]], *, rules: str = "", title: str = "", outline: tuple[tuple[str, int], ...] = ()
) -> bytes:
    """A PDF of pages of (size, bold or the name of a font, x, y from the foot, text); within a text "«F1»" begins another
    font of that size. `rules` are drawing operators for the first
    page, `outline` the bookmarks of one level as (title, page from 0).
    """
    first = _PAGES + 2 * len(pages)  # object number of the outline
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/Outlines {first} 0 R' if outline else ''} >>".encode(),
        f"<< /Type /Pages /Kids [{' '.join(f'{_PAGES + 2 * i} 0 R' for i in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        f"<< /Title ({title}) >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>",
    ]
    for i, page in enumerate(pages):
        shown = "".join(
            f"BT /{FONTS[font]} {size} Tf {x} {y} Td {_shown(text, size)} ET\n" for size, font, x, y, text in page
        ) + (rules if i == 0 else "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {_PAGES + 1 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R /F4 7 0 R /F5 8 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream".encode("latin-1"))
    if outline:
        last = first + len(outline)
        objects.append(f"<< /Type /Outlines /First {first + 1} 0 R /Last {last} 0 R /Count {len(outline)} >>".encode())
        objects += [
            f"<< /Title ({text}) /Parent {first} 0 R /Dest [{_PAGES + 2 * page} 0 R /Fit]"
            f" {f'/Next {first + i + 1} 0 R' if first + i < last else ''} >>".encode()
            for i, (text, page) in enumerate(outline, 1)
        ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip


def _shown(text: str, size: float) -> str:
    first, *further = re.split(r"«(F\d)»", text)
    pieces = [first, *(piece for font, said in zip(further[::2], further[1::2], strict=True) for piece in (font, said))]
    written = [re.sub(r"[()]", r"\\\g<0>", said) for said in pieces[::2]]
    switched = (f"/{font} {size} Tf ({said}) Tj" for font, said in zip(pieces[1::2], written[1:], strict=True))
    return " ".join((f"({written[0]}) Tj", *switched))


def lines(*texts: str, x: float = 72, top: float = 700, size: float = 10, font: bool | str = False) -> list[Text]:
    return [(size, font, x, top - 14 * i, text) for i, text in enumerate(texts)]
