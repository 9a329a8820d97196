# ruff: noqa: E501 - a page is rows of places and texts
"""Papers as typesetting systems make them: front matter, numbered headings, figures, fonts that say no characters."""

import pytest

from crawler.extraction import extract
from crawler.extraction.pdf.figures import Stroke, figures
from crawler.extraction.pdf.letters import Run, character, composed, fixed, is_unreadable, place_accents
from crawler.extraction.pdf.listings import language

from ..papers import Text, lines, pdf

URL = "https://papers.example/paper.pdf"
PROSE = (
    "A mill grinds grain between two stones, and the upper one of them",
    "turns on a spindle that the water drives all the day long.",
)
BODY = lines(*PROSE * 3, top=560)


def markdown(*pages: list[Text], **more: object) -> str:
    return extract(pdf(list(pages), **more), url=URL).markdown


def headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("#")]


def test_authors_places_and_dates_are_no_headings_and_the_author_is_metadata() -> None:
    page = [
        (18, True, 72, 740, "On the Milling of Rye"),
        (12, True, 72, 715, "Ada Lund and Jo van Dijk"), (10, False, 72, 700, "University of Tarn"), (12, True, 72, 680, "May 4, 2026"),
        (12, True, 72, 640, "Abstract"), *lines(*PROSE, top=625), (14, True, 72, 585, "1. Introduction"), *BODY,
    ]  # fmt: skip
    made = extract(pdf([page]), url=URL)
    assert headings(made.markdown) == ["# On the Milling of Rye", "## Abstract", "## 1. Introduction"]
    assert (made.title, made.author) == ("On the Milling of Rye", "Ada Lund, Jo van Dijk")


def test_a_title_in_capitals_of_the_texts_size_is_the_title_and_the_names_below_are_none() -> None:
    page = [
        (10, True, 72, 740, "ON THE MILLING OF RYE"),
        (10, False, 72, 715, "ADA LUND"),
        (10, True, 72, 690, "Introduction"),
        *BODY,
    ]
    assert headings(markdown(page)) == ["# ON THE MILLING OF RYE", "## Introduction"]


@pytest.mark.parametrize("label", ["Chapter 2", "2", "Kapitel 2", "II."])
def test_a_chapters_number_on_a_line_of_its_own_is_one_heading_with_its_title(label: str) -> None:
    page = [(20, True, 72, 740, label), (20, True, 72, 714, "Grinding"), *BODY]
    assert headings(markdown([*lines(*PROSE * 9)], page))[-1].lstrip("# ") == f"{label} Grinding"


def test_a_numbered_heading_with_a_name_in_another_type_is_a_heading() -> None:
    page = [
        (10, True, 72, 700, "2.1. Making of"), (10, "mono", 150, 700, "mill()"), (10, True, 190, 700, "objects"),
        *lines(*PROSE, top=680),
        (10, True, 72, 630, "2.2."), (10, False, 95, 630, "rye"), (10, True, 115, 630, "and its flour kinds"),
        *BODY,
    ]  # fmt: skip
    assert [line.lstrip("# ") for line in headings(markdown(page))] == [
        "2.1. Making of `mill()` objects",
        "2.2. rye and its flour kinds",
    ]


def test_a_heading_at_the_head_of_a_page_is_no_running_head() -> None:
    parts = ("Stones", "Spindles", "Wheels of oak", "Sacks")
    pages = [[(10, True, 72, 740, f"{n}. {part}"), *BODY] for n, part in enumerate(parts, 1)]
    assert len(headings(markdown(*pages))) == 4


def test_labels_of_a_drawn_figure_are_left_out_and_its_caption_stays() -> None:
    axes = "100 300 m 400 300 l S\n100 300 m 100 450 l S\n" + "".join(
        f"{x} 300 m {x} 295 l S\n" for x in range(100, 400, 30)
    )
    curve = "100 300 m 150 350 l 180 340 l 220 390 l 260 380 l 300 430 l 360 440 l S\n110 310 m 200 420 l S\n120 320 m 220 400 l S\n"
    page = [
        *BODY,
        (8, False, 105, 288, "0.0"), (8, False, 230, 288, "0.5"), (9, True, 230, 276, "L1 Norm"),
        (10, False, 100, 240, "Figure 1: Flour over time in the old mill."),
    ]  # fmt: skip
    text = markdown(page, rules=axes + curve)
    assert "Norm" not in text
    assert "0.5" not in text
    assert "Figure 1: Flour over time" in text
    assert "L1 Norm" in markdown(page)


def test_a_ruled_table_or_a_frame_is_no_figure() -> None:
    grid = [Stroke((72, y, 400, y), 2, False) for y in range(300, 500, 20)]
    frame = [Stroke((x, 300, x + 80, 480), 5, False) for x in range(72, 400, 82)]
    assert figures([*grid, *frame], area=612 * 792) == []
    curve = [Stroke((100, 300, 400, 450), 40, True), Stroke((100, 310, 390, 440), 2, True)]
    (found,) = figures([*grid, *curve], area=612 * 792)
    assert found[0] < 72
    assert found[3] > 480


@pytest.mark.parametrize(
    ("code", "font", "text"),
    [(0x1C, "", "fi"), (0x1F, "", "ffl"), (0x0B, "CMR10", "ff"), (0x16, "", "—"), (0x0D, "CMSY10", ""), (0x95, "", "•"), (0x41, "CMMI10", "A"), (3, "", "")],
)  # fmt: skip
def test_codes_of_fonts_that_name_no_characters_are_letters(code: int, font: str, text: str) -> None:
    assert character(code, font) == text


def run(text: str, left: float, *, parted: bool = False) -> Run:
    spans = [(left + 5 * i, left + 5 * i + 5) for i in range(len(text))]
    return Run(text=text, size=10, left=left, right=spans[-1][1], spans=spans, parted=parted)


def test_an_accent_goes_to_the_letter_that_it_stands_over_wherever_it_was_written() -> None:
    words = [run("Universit", 0), run("at", 45, parted=True), run("N", 60), run("urnberg", 65, parted=True)]
    accents = [run("¨", 45, parted=True), run("¨", 65, parted=True)]
    place_accents([*words[:3], accents[0], words[3], accents[1]])
    assert [word.text for word in words] == ["Universit", "ät", "N", "ürnberg"]
    assert [word.glued for word in words] == [False, True, False, True]
    assert [accent.text for accent in accents] == ["", ""]


def test_an_accent_over_what_takes_none_stays() -> None:
    words = [run("β", 0), run("ˆ", 0)]
    place_accents(words)
    assert [word.text for word in words] == ["β", "ˆ"]
    assert composed("ﬁne ¨ubung") == "fine übung"


def test_type_of_one_width_is_known_by_its_widths() -> None:
    typewriter = [(1, 0.525)] * 20 + [(1, 1.05)] * 4 + [(1, 0.53)]
    book = [(2, width / 100) for width in range(27, 90, 3)]
    assert fixed([*typewriter, *book, (3, 0.5)]) == {1}


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        (" ".join(PROSE * 4), False),
        ("Škrt plch z mlh Brd pln skvrn zvlhl. Dům stojí u lesa a řeka teče kolem něj dál k městu. " * 4, False),
        ("Wkh ploo julqgv judlq ehwzhhq wzr vwrqhv zlwk vslqgoh gulyhq dqg wkh zdwhu " * 6, True),
        ("\ue001\ue002\ue00f " * 100, True),
        ("", False),
    ],
)  # fmt: skip
def test_a_page_whose_fonts_give_no_text_is_known(text: str, unreadable: bool) -> None:
    assert is_unreadable(text) is unreadable


def test_a_document_without_readable_characters_is_flagged() -> None:
    garbled = lines(*("Wkh plo jlqgv jdlq bhzhhq zr vwrqhv zlwk vslqgh" for _ in range(9)))
    assert extract(pdf([garbled]), url=URL).flags == ("no-unicode",)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("R> x <- zoo(1:3)\nR> x", "r"), ("> library(coin)\n> wilcox_test(y ~ x)", "r"), ("fit <- lm(y ~ x)", "r"),
        ("$ apt-get install mill\nReading lists", "console"), ("server# make stones", "console"),
        (">>> grind(1)\n2", "pycon"), ("#include <vector>\nint x;", "cpp"), ("#include <stdio.h>\nint x;", "c"),
        ("#! /bin/sh\ngrind", "bash"), ("a > b", ""), ("[1] 0.82\nattr", ""),
    ],
)  # fmt: skip
def test_a_listing_is_of_the_language_that_its_prompts_tell(code: str, name: str) -> None:
    assert language(code) == name


def test_a_fence_names_its_language() -> None:
    page = [*lines(*PROSE * 3), *lines("R> mill(rye)", "R> x <- 2", top=600, font="mono")]
    assert "```r\nR> mill(rye)\nR> x <- 2\n```" in markdown(page)


def test_a_note_stands_at_its_mark_and_an_exponent_is_none() -> None:
    page = [
        *lines(*PROSE, top=700),
        (10, False, 72, 650, "The mill of Tarn grinds 10"), (7, False, 185.5, 654, "2"), (10, False, 193, 650, "sacks, as the miller wrote."),
        (7, False, 307.6, 654, "2"), (10, False, 315, 650, "It stopped in 1802."),
        (6, False, 72, 83, "2"), (8, False, 76, 80, "In a letter to his brother of that year, which is kept."),
    ]  # fmt: skip
    text = markdown(page)
    assert "as the miller wrote.[^2] It stopped" in text
    assert "\n[^2]: In a letter to his brother of that year, which is kept." in text
    assert "[^2]" not in text.partition("sacks")[0]


def test_an_index_that_is_written_as_a_line_of_its_own_stays_at_its_letter() -> None:
    page = [*lines(*PROSE, top=700), (10, False, 72, 600, "where c"), (7, False, 107, 604, "2"), (10, False, 111, 600, ", and no other, is the coefficient.")]  # fmt: skip
    assert "where c<sup>2</sup>, and no other, is the coefficient." in markdown(page)


def test_numbers_of_lines_of_code_are_no_code() -> None:
    code = [part for n, text in enumerate(("def grind():", "", "    stop()")) for part in ((7, False, 60, 600 - 14 * n, str(n + 1)), *([(9, "mono", 72, 600 - 14 * n, text)] if text else []))]  # fmt: skip
    text = markdown([*BODY[:2], *lines(*PROSE * 2, top=700), *code])
    assert "```\ndef grind():\n\n    stop()\n```" in text


def test_the_journals_name_is_no_title_and_an_abstract_is_a_section() -> None:
    page = [
        (24, True, 72, 750, "Journal of Old Mills"), (10, False, 72, 730, "May 2026, Volume 3, Issue 2."),
        (18, True, 72, 700, "On the Milling of Rye"), (12, True, 72, 680, "Ada Lund"),
        (10, False, 200, 650, "Abstract"), *lines(*PROSE, top=630), (14, True, 72, 585, "1. Introduction"), *BODY,
    ]  # fmt: skip
    made = extract(pdf([page], title="CMR10"), url=URL)
    assert (made.title, made.author) == ("On the Milling of Rye", "Ada Lund")
    assert headings(made.markdown) == ["# On the Milling of Rye", "## Abstract", "## 1. Introduction"]


def test_running_heads_go_from_a_document_whose_code_is_smaller_than_its_text() -> None:
    heads = (
        "2 Stones and what they are of",
        "Spindles and their wheels 3",
        "4 Wheels of oak and of elm",
        "Sacks of rye and of wheat 5",
    )
    pages = [
        [(11, False, 72, 760, head), *lines(*PROSE, top=700, size=11), *lines(*["turn(stone, spindle, sack)"] * 18, top=660, size=9, font="mono")]
        for head in heads
    ]  # fmt: skip
    assert not any(head[2:-2] in markdown(*pages) for head in heads)


def test_a_list_of_names_in_typewriter_type_is_a_list() -> None:
    page = [*lines(*PROSE, top=700), *(part for n, name in enumerate(("rye", "oats")) for part in ((10, False, 72, 600 - 14 * n, "-"), (9, "mono", 84, 600 - 14 * n, name)))]  # fmt: skip
    assert "- `rye`\n- `oats`" in markdown(page)


GRID = "".join(f"72 {y} m 400 {y} l S\n" for y in (610, 590, 570, 550)) + "".join(
    f"{x} 610 m {x} 550 l S\n" for x in (72, 200, 400)
)


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ((("Grain", "Sacks"), ("rye", "12"), ("oats", "7")), "| Grain | Sacks |"),
        ((("rye", "12"), ("oats", "7"), ("wheat", "30")), "|  |  |"),
        ((("rye", "Grows where wheat does not."), ("oats", "For horses."), ("wheat", "For the town.")), "|  |  |"),
    ],
)  # fmt: skip
def test_a_first_row_that_is_like_the_others_is_no_head(rows: tuple[tuple[str, str], ...], head: str) -> None:
    cells = [(10, False, x, 595 - 20 * n, cell) for n, row in enumerate(rows) for x, cell in zip((78, 206), row, strict=True)]  # fmt: skip
    text = markdown([*lines(*PROSE, top=700), *cells], rules=GRID)
    assert f"{head}\n| --- | --- |\n" in text
    assert f"| {rows[0][0]} | {rows[0][1]} |" in text


def test_names_between_two_rules_are_rows_of_their_own() -> None:
    rules = "".join(f"72 {y} m 400 {y} l S\n" for y in (620, 600, 550, 500)) + "".join(
        f"{x} 620 m {x} 500 l S\n" for x in (72, 200, 400)
    )
    cells = [(10, True, 78, 606, "Function"), (10, True, 206, 606, "Description")]
    for n, (name, told) in enumerate((("grind()", "turns the stone"), ("stop()", "lifts the stone"))):
        cells += [(9, "mono", 78, 586 - 14 * n, name), (10, False, 206, 586 - 14 * n, told)]
        cells += [(9, "mono", 78, 536 - 14 * n, "re" + name), (10, False, 206, 536 - 14 * n, "again " + told)]
    text = markdown([*lines(*PROSE, top=720), *cells], rules=rules)
    assert "| grind() | turns the stone |\n| stop() | lifts the stone |" in text


def test_a_title_ends_before_its_version_and_has_no_mark_of_a_note() -> None:
    page = [
        (17, True, 150, 740, "Frost Guide"), (17, True, 150, 720, "Version 4.0.2"), (17, True, 150, 700, "Mill Division"),
        (17, True, 150, 680, "Tarn Laboratory"), (10, False, 150, 650, "Ada Lund"), *BODY,
    ]  # fmt: skip
    assert extract(pdf([page]), url=URL).title == "Frost Guide"


def test_a_first_part_is_not_the_title_and_a_page_of_a_running_head_alone_is_empty() -> None:
    heads = [(10, False, 72, 760, f"{n} CHAPTER {n}. MILLS OF OAK") for n in range(2, 7)]
    pages = [[head, *([] if n == 3 else lines(*PROSE * 3, top=600))] for n, head in enumerate(heads)]
    made = extract(pdf([[(14, True, 72, 700, "1 Introduction"), *BODY], *pages]), url=URL)
    assert made.title == ""
    assert "MILLS" not in made.markdown


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ([(13, True, 150, 740, "by Ada Lund and Bo Falk")], ""),
        ([(13, True, 72, 740, "NAME"), (10, False, 72, 720, "grind - turns the stone")], "grind"),
        ([(13, True, 72, 740, "Abstract")], ""),
        ([(12, True, 72, 740, "1 Mills"), (12, True, 72, 690, "Index")], ""),
        ([(13, True, 72, 740, "Frost Guide")], "Frost Guide"),
    ],
)
def test_a_name_of_a_person_or_of_a_first_part_is_no_title_and_a_manual_page_has_its_own(above, title: str) -> None:
    assert extract(pdf([[*above, *lines(*PROSE * 3, top=640)], lines(*PROSE * 4)]), url=URL).title == title


@pytest.mark.parametrize(("label", "is_heading"), [("Figure 4.", False), ("Table 2: Mills", False), ("Tables", True)])
def test_a_caption_in_bold_is_no_heading(label: str, is_heading: bool) -> None:
    page = [*lines(*PROSE, top=740), (10, True, 72, 640, label), *lines(*PROSE, top=600)]
    assert (f"# {label}" in markdown([(17, True, 150, 770, "Frost Guide"), *page])) == is_heading


def test_a_heading_that_the_outline_names_by_its_first_line_has_its_second() -> None:
    page = [
        (20, True, 72, 740, "On the Milling of Rye"),
        (14, True, 72, 700, "3 How to open the gate and to ask for"),
        (14, True, 72, 684, "the grain"),
        *lines(*PROSE * 3, top=660),
    ]
    text = markdown(page, outline=(("How to open the gate and to ask for", 0),))
    assert headings(text)[-1].lstrip("# ") == "3 How to open the gate and to ask for the grain"
