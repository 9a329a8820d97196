"""Terms with a text that is set in, as entries; what stands behind lists; heads that name chapters."""

import pytest

from crawler.extraction import extract
from crawler.extraction.pdf.blocks import Block
from crawler.extraction.pdf.references import without_pages
from crawler.extraction.pdf.terms import named

from ..papers import lines, pdf

URL = "https://docs.example/manual.pdf"
TITLE = [(20, False, 72, 740, "The mill library")]
BODY = lines(
    "A mill grinds grain between two stones, and the upper one of these turns all day, as the miller knows",
    "and says, on a spindle of iron that the water of the river drives from the morning to the evening.",
    top=700,
)
TAIL = lines("All of them can be given more than once, and the last one of a kind is what the mill works by.", top=480)


def _markdown(*entries: tuple) -> str:
    return extract(pdf([[*TITLE, *BODY, *entries, *TAIL]]), url=URL).markdown


@pytest.mark.parametrize("below", [12, 22])  # in Texinfo's tables, and in DocBook's, with an empty line
def test_a_term_in_typewriter_type_above_its_text_begins_an_entry(below: int) -> None:
    made = _markdown(
        (10, "mono", 72, 640, "--fast"),
        (10, False, 92, 640 - below, "Grinds as fast as the water allows,"),
        (10, False, 92, 628 - below, "with the gate open."),
        (10, "mono", 72, 590, "-q"),
        (10, "mono", 72, 578, "--quiet"),
        (10, False, 92, 578 - below, "Says nothing."),
    )
    assert "- **`--fast`**: Grinds as fast as the water allows, with the gate open.\n" in made
    assert "- **`-q`**\n- **`--quiet`**: Says nothing.\n" in made


def test_an_option_in_plain_type_above_its_text_begins_an_entry() -> None:
    made = _markdown(
        (10, False, 72, 640, "--gate <width>"),
        (10, False, 97, 626, "Opens the gate so wide,"),
        (10, False, 97, 614, "and no wider."),
        (10, False, 72, 596, "- all of it"),
    )
    assert "- **`--gate <width>`**: Opens the gate so wide, and no wider.\n" in made


def test_a_call_with_its_arguments_in_other_type_begins_an_entry() -> None:
    made = _markdown(
        (10, "mono", 72, 640, "mill.grind"),
        (10, False, 132, 640, "(grain, speed)"),
        (10, False, 92, 626, "Grinds the grain with that speed,"),
        (10, False, 92, 614, "and no faster."),
    )
    assert "- **`mill.grind(grain, speed)`**: Grinds the grain with that speed, and no faster.\n" in made


def test_a_listing_within_an_entry_stands_where_it_is() -> None:
    made = _markdown(
        (10, "mono", 72, 640, "--fast"),
        (10, False, 92, 628, "Grinds as fast as the water allows, as with:"),
        (10, "mono", 112, 614, "mill --fast"),
        (10, "mono", 112, 602, "  --dry"),
        (10, False, 92, 588, "The gate is open."),
        (10, "mono", 72, 574, "--slow"),
        (10, False, 92, 562, "Grinds all night:"),
        (10, "mono", 112, 548, "mill --slow"),
    )
    fast = "- **`--fast`**: Grinds as fast as the water allows, as with:\n\n  ```\n  mill --fast\n    --dry\n  ```\n\n"
    assert fast + "  The gate is open.\n- **`--slow`**: Grinds all night:\n\n  ```\n  mill --slow\n  ```\n" in made


def test_code_above_a_paragraph_that_begins_set_in_is_no_term() -> None:
    made = _markdown(
        (10, "mono", 72, 640, "mill --fast"),
        (10, False, 84, 628, "This grinds as fast as the water allows, with"),
        (10, False, 72, 616, "the gate open."),
    )
    assert "```\nmill --fast\n```\n\nThis grinds" in made


@pytest.mark.parametrize(("font", "term"), [(True, "Fast"), ("mono", "`Fast`")])
def test_a_term_beside_its_text_begins_an_entry(font: bool | str, term: str) -> None:
    made = _markdown(
        (10, font, 72, 640, "Fast"),
        (10, False, 112, 640, "Grinds as fast as the water"),
        (10, False, 92, 628, "allows."),
        (10, font, 72, 616, "Slow"),
        (10, False, 112, 616, "Grinds all night."),
    )
    assert f"- **{term}**: Grinds as fast as the water allows.\n" in made
    assert made.count("\n- **") == 2


def test_the_kind_of_a_term_at_the_edge_of_the_column_is_no_text_about_it() -> None:
    made = _markdown(
        (10, True, 72, 640, "millGate"),
        (10, False, 124, 640, "(class Gate)"),
        (10, False, 520, 640, "Resource"),
        (10, False, 92, 626, "The gate that is open when the mill"),
        (10, False, 92, 614, "begins to turn."),
    )
    assert "- **millGate**: The gate that is open when the mill begins to turn.\n" in made


def test_a_text_far_behind_its_term_is_no_kind_of_it() -> None:
    made = _markdown(
        (10, "mono", 72, 640, "psum"),
        (10, False, 142, 640, "Gives the sum of all the grain that has been milled from the first sack on to the Last"),
        (10, False, 142, 628, "of them."),
    )
    assert (
        "- **`psum`**: Gives the sum of all the grain that has been milled from the first sack on to the Last of"
        in made
    )


def test_a_listing_in_a_frame_is_no_table() -> None:
    code = [(10, "mono", x, 600 - 12 * n, text) for n in range(4) for x, text in ((84, "mill"), (200, "(4 stones) {"))]
    rules = "".join(f"72 {y} m 472 {y} l S\n" for y in (615, 555))
    assert "```\nmill" in extract(pdf([[*TITLE, *BODY, *code, *TAIL]], rules=rules), url=URL).markdown


@pytest.mark.parametrize(
    "text",
    [
        ((10, "mono", 72, 640, "fast"), (10, False, 112, 640, "is what it is."), (10, False, 72, 628, "It turns.")),
        ((10, "mono", 72, 640, "fast"), (10, False, 96.5, 640, ", it is.")),
    ],
)
def test_a_paragraph_that_begins_with_a_name_is_no_entry(text: tuple) -> None:
    assert "- **" not in _markdown(*text)


def test_a_paragraph_behind_a_list_that_begins_set_in_is_none_of_its_items() -> None:
    made = _markdown(
        (10, False, 87, 640, "\x95  a stone"),
        (10, False, 87, 626, "\x95  a wheel that turns."),
        (10, False, 90, 610, "Each of them is of use when the water comes and"),
        (10, False, 72, 598, "the grain is dry."),
    )
    assert "- a wheel that turns.\n\nEach of them is of use when the water comes and the grain is dry." in made


def test_heads_that_name_chapters_and_sections_run() -> None:
    def page(n: int) -> list:
        body = lines("A mill grinds grain between two stones, and the upper one turns all day on its spindle.", top=690)
        return [(10, False, 72, 760, f"{n}.1. {('STONES', 'WHEELS')[n % 2]} CHAPTER {n}. MILLS"), *body, *TAIL]

    outline = (("Mills", 0), ("Stones", 0), ("Wheels", 1))
    assert "CHAPTER" not in extract(pdf([page(n) for n in range(1, 7)], outline=outline), url=URL).markdown


def test_a_heading_in_capitals_is_written_as_the_outline_has_it() -> None:
    heading = [(14, False, 72, 640, "WHEELS FOR WATER")]
    made = extract(pdf([[*TITLE, *BODY, *heading, *TAIL]], outline=(("Wheels for Water", 0),)), url=URL)
    assert "# Wheels for Water\n" in made.markdown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Small mills, see section Stones of Mills for more details. They turn.", "Small mills. They turn."),
        ("Mills turn. See section Stones for more details. They grind.", "Mills turn. They grind."),
        ("Mills turn. See section “Dry Stones” in Mills, for details. They grind.", "Mills turn. They grind."),
        ("Mills turn (see Section 3.4 [Stones], page 17, for details).", "Mills turn."),
        ("Mills turn, see section 5.", "Mills turn, see section 5."),
    ],
)
def test_references_to_sections_by_their_titles_are_left_out(text: str, told: str) -> None:
    assert [block.text for block in without_pages([Block("text", text)])] == [told]


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("‘`-q, --quiet, %option quiet`’", "`-q`, `--quiet`, `%option quiet`"),
        ("--fast:", "`--fast`"),
        (r"--fast \<grain\_size>", "`--fast <grain_size>`"),
        (r"`mill.grind`(\*grain)", "`mill.grind(*grain)`"),
        ("“`gate`”", "`gate`"),
        ("`gate varying(n`)", "`gate varying(n)`"),
        ("Fast", "Fast"),
    ],
)
def test_spellings_of_a_term_are_told_apart(term: str, told: str) -> None:
    assert named(term) == told
