# ruff: noqa: E501 - a page is rows of places and texts
"""PDF: the text layer as Markdown. The documents are written here, byte by byte."""

import subprocess
import sys

import pytest

from crawler.extraction import extract

from ..papers import Text, lines, pdf

URL = "https://docs.example/paper.pdf"


def markdown(*pages: list[Text], **more: object) -> str:
    return extract(pdf(list(pages), **more), url=URL).markdown


FILLER = (
    "A mill grinds grain between two stones, and the upper one",
    "turns on a spindle that the water drives all the day long.",
)


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
        "Rye is a cereal that grows on poor soil and gives a dark flour for bread that keeps long, and it requires little care."
        " The second line belongs to the paragraph.\n\n## Methods\n\nWe did the following:\n\n"
        "1. clean the grain\n2. mill it\n- not_this \\*here\\*\n"
    )


def test_pages_keep_their_numbers_and_lose_their_running_heads() -> None:
    pages = [[(9, False, 72, 770, "Journal of Milling"), *lines(f"The text of the page with number {n} says something."), (9, False, 300, 20, str(n))]
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
        (10, False, 80, 586, "Name"), (10, False, 230, 586, "Size | kg"), (10, False, 80, 566, "rye"), (10, False, 230, 566, "5"),
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the miller Gr\xc8un and his clerk Nov\xc2ak", "the miller Grün and his clerk Novák"),
        ("costs 5 \xc2 or \xc8 alone, and x\xc8q as it stands", "costs 5 ´ or ¨ alone, and x¨q as it stands"),
    ],
)
def test_an_accent_drawn_over_a_letter_is_one_character_with_it(written: str, read: str) -> None:
    assert read in markdown([*lines(FILLER[0], FILLER[1], f"In the year of {written}.")])


def test_a_scanned_pdf_gets_a_reason_code() -> None:
    made = extract(pdf([[]], rules="72 72 400 600 re f\n"), url=URL)  # a picture of a page
    assert (made.markdown, made.flags) == ("", ("scanned-pdf",))


@pytest.mark.parametrize("body", [b"%PDF-1.7 and nothing more", b"%PDF-", pdf([lines("cut off " * 9)])[:200]])
def test_a_broken_pdf_gets_a_reason_code(body: bytes) -> None:
    made = extract(body, url=URL)
    assert made.markdown == ""
    assert set(made.flags) <= {"broken-pdf", "scanned-pdf"}
    assert made.flags


def test_a_missing_extra_is_one_clear_sentence() -> None:
    code = (
        "import sys; sys.modules['pypdfium2'] = None\n"
        "from crawler.extraction import extract\n"
        "from gristmill.errors import UserError\n"
        "try:\n    extract(b'%PDF-1.4', url='https://docs.example/')\n"
        "except UserError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "a PDF file needs the extra `pdf`" in done.stdout


class TestReadingOrder:
    def test_columns_are_read_one_after_the_other_and_a_paragraph_runs_on_over_the_gutter(self) -> None:
        left = lines("The first column ends in the middle of a sen-", x=72, top=600) + lines(
            "tence about rye, and it goes on and on", x=72, top=586
        )
        right = lines("in the second column until it ends.", "It has a second paragraph there.", x=320, top=600)
        text = markdown(
            [(18, False, 100, 700, "A paper in two columns"), *lines(*FILLER, x=72, top=660), *left, *right]
        )
        assert (
            "The first column ends in the middle of a sentence about rye, and it goes on and on in the second column"
            in text
        )

    def test_a_page_that_is_written_in_disorder_is_cut_at_its_gutter(self) -> None:
        rows = [(f"left line {n} of this page", f"right line {n} of this page") for n in range(8)]
        page = [
            text
            for n, (a, b) in enumerate(rows)
            for text in [*lines(b, x=320, top=600 - 14 * n), *lines(a, x=72, top=600 - 14 * n)]
        ]
        shuffled = [page[i] for i in (3, 0, 9, 6, 1, 12, 5, 2, 15, 8, 11, 4, 13, 14, 7, 10)]
        text = " ".join(markdown(shuffled).split())
        assert text.index("left line 7") < text.index("right line 0")
        assert [text.index(f"left line {n}") for n in range(8)] == sorted(
            text.index(f"left line {n}") for n in range(8)
        )

    def test_a_paragraph_runs_on_over_a_page_and_its_footnote(self) -> None:
        first = [
            *lines(*FILLER, "and so the miller sleeps but little and rests on"),
            *lines("1 In the north by wind.", top=90, size=7),
        ]
        text = markdown(
            [(20, False, 72, 740, "Mills"), *first], lines("feast days only, when the wheel", "stands still.", *FILLER)
        )
        assert "rests on feast days only, when the wheel stands still." in text
        assert text.index("feast") < text.index("1 In the north by wind.") < text.index("<!-- page 2 -->")

    def test_hyphens_that_the_document_writes_elsewhere_stay(self) -> None:
        text = markdown(
            lines(
                "A water-wheel is no windmill. We built a water-",
                "wheel of oak, and it turns a mill-",
                "stone of granite.",
            )
        )
        assert "built a water-wheel of oak" in text
        assert "turns a millstone of granite" in text

    def test_tables_of_contents_are_left_out(self) -> None:
        page = [
            (14, True, 72, 700, "Contents"),
            *lines("1 Mills . . . . . . . . . . . 3", "2 Stones .............. 12", top=670),
        ]
        assert (
            markdown([(20, False, 72, 740, "The book of mills"), *page], lines(*FILLER, *FILLER)).count("Stones") == 0
        )

    def test_entries_of_the_contents_that_the_outline_names_are_left_out(self) -> None:
        page = [
            (20, False, 72, 740, "The book of mills"),
            *lines("1. The upper stone 2", "Stones of granite 5", top=700),
        ]
        text = markdown(
            page,
            [(14, False, 72, 700, "1. The upper stone"), *lines(*FILLER, top=670)],
            outline=(("The upper stone", 1),),
        )
        assert text.count("upper stone") == 1
        assert "Stones of granite 5" in text

    def test_line_numbers_in_the_margin_are_left_out(self) -> None:
        numbers = [(6, False, 40, 700 - 14 * n, str(n + 1)) for n in range(14)]
        assert markdown([*numbers, *lines(*FILLER * 7)]) == markdown(lines(*FILLER * 7))


class TestHeadings:
    def test_the_outline_names_them_where_type_does_not(self) -> None:
        pages = [
            [
                (20, False, 72, 740, "The book of mills"),
                *lines(*FILLER),
                (10, False, 72, 650, "1 Stones"),
                *lines(*FILLER, top=630),
            ],
            [(10, False, 72, 740, "2 Wheels"), *lines(*FILLER)],
        ]
        text = markdown(*pages, outline=(("Stones", 0), ("Wheels", 1)))
        assert "\n\n## 1 Stones\n\nA mill" in text
        assert "\n\n## 2 Wheels\n\nA mill" in text

    def test_numbers_give_the_depth(self) -> None:
        page = [(20, False, 72, 760, "The book of mills")]
        for at, number in enumerate(("1", "1.1", "1.2", "2")):
            page += [(12, True, 72, 700 - 100 * at, f"{number} Stones and wheels"), *lines(*FILLER, top=680 - 100 * at)]
        text = markdown(page)
        assert [line.split(" ")[0] for line in text.split("\n") if line.startswith("#")] == [
            "#",
            "##",
            "###",
            "###",
            "##",
        ]

    def test_a_heading_of_two_lines_is_one(self) -> None:
        page = [
            (16, True, 72, 700, "On the dressing of millstones"),
            (16, True, 72, 682, "by hand"),
            *lines(*FILLER, *FILLER, top=650),
        ]
        assert "# On the dressing of millstones by hand\n" in markdown(page)

    def test_a_long_paragraph_in_large_type_is_none(self) -> None:
        page = [*lines(*FILLER, *FILLER, size=13, top=760), *lines(*FILLER * 4, top=660)]
        assert "#" not in markdown(page)


class TestBlocks:
    def test_code_keeps_its_columns_and_its_empty_lines(self) -> None:
        code = [
            (10, "mono", 90, 640, "def mill(grain):"),
            (10, "mono", 114, 626, "return flour"),
            (10, "mono", 90, 598, "mill(1)"),
        ]
        text = markdown([*lines(*FILLER), *code, *lines(*FILLER, top=570)])
        assert "```\ndef mill(grain):\n    return flour\n\nmill(1)\n```" in text

    def test_typewriter_type_in_a_line_is_code(self) -> None:
        page = [
            *lines(*FILLER),
            (10, False, 72, 600, "Call the function"),
            (10, "mono", 152, 600, "mill()"),
            (10, False, 192, 600, "to grind."),
        ]
        assert "Call the function `mill()` to grind." in markdown(page)

    def test_items_keep_their_lines_and_what_follows_is_no_part_of_them(self) -> None:
        items = [
            *lines("\x95 the upper stone, which turns on", top=640), *lines("a spindle of iron", x=78, top=626),
            *lines("\x95 the lower stone", top=612), *lines("- and its bed", x=90, top=598),
        ]  # fmt: skip
        text = markdown([*lines(*FILLER), *items, *lines("Both are of granite and heavy.", top=570)])
        assert (
            "- the upper stone, which turns on a spindle of iron\n- the lower stone\n  - and its bed\n\nBoth are"
            in text
        )

    def test_an_inner_list_stands_below_the_text_of_its_item_and_drawn_bullets_count(self) -> None:
        items = [*lines("1. the upper stone", "2. the lower stone", top=640), *lines("and its bed", x=100, top=612)]
        text = markdown([*lines(*FILLER), *items], rules="90 613 4 4 re f\n")
        assert "1. the upper stone\n2. the lower stone\n   - and its bed" in text

    def test_numbers_that_begin_no_list_stay_text(self) -> None:
        assert "1\\. May is a day of rest" in markdown(
            [*lines(*FILLER), *lines("1. May is a day of rest for millers.", top=640)]
        )

    def test_indices_are_raised_and_lowered(self) -> None:
        page = [
            *lines(*FILLER),
            (10, False, 72, 600, "Water is H"),
            (6, False, 119.5, 598, "2"),
            (10, False, 123, 600, "O to all."),
        ]
        assert "Water is H<sub>2</sub>O to all." in markdown(page)

    def test_three_rules_make_a_table_whose_columns_stand_apart(self) -> None:
        rules = "".join(f"72 {y} m 372 {y} l S\n" for y in (600, 580, 540))
        cells = [*lines("Grain", x=80, top=586), *lines("Yield in kg", x=230, top=586)]
        cells += [
            text
            for n, (a, b) in enumerate((("rye", "5"), ("winter wheat", "12")))
            for text in [*lines(a, x=80, top=566 - 14 * n), *lines(b, x=230, top=566 - 14 * n)]
        ]
        text = markdown([*lines(*FILLER), *cells, *lines(*FILLER, top=500)], rules=rules)
        assert "| Grain | Yield in kg |\n| --- | --- |\n| rye | 5 |\n| winter wheat | 12 |\n\nA mill" in text

    def test_a_grid_drawn_cell_by_cell_is_a_table_and_its_cells_hold_several_lines(self) -> None:
        columns = ((72, 100), (100, 372))
        rules = "".join(f"{a} {y} m {b} {y} l S\n" for y in (600, 580, 546) for a, b in columns)
        rules += "".join(f"{x} {a} m {x} {b} l S\n" for x in (72, 100, 372) for a, b in ((580, 600), (546, 580)))
        cells = [
            *lines("No.", x=75, top=586),
            *lines("Grain", x=104, top=586),
            *lines("1", x=75, top=566),
            *lines("winter rye of the", "north", x=104, top=566),
        ]
        assert "| No. | Grain |\n| --- | --- |\n| 1 | winter rye of the north |" in markdown(
            [*lines(*FILLER), *cells], rules=rules
        )

    def test_rules_around_text_make_no_table(self) -> None:
        text = markdown(lines(*FILLER, *FILLER), rules="60 720 m 400 720 l S\n60 640 m 400 640 l S\n")
        assert "|" not in text
        assert text.count("A mill grinds") == 2
