"""Code of a PDF that a change of type or the end of a page has torn is whole."""

import pytest

from crawler.extraction import extract
from crawler.extraction.pdf.code_spans import mended
from crawler.extraction.pdf.torn import is_compound, torn

from ..papers import lines, pdf


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("by the `grind-` `define` command", "by the `grind-define` command"),
        ("at `http://` `mill.example/list`.", "at `http://mill.example/list`."),
        ("- **(\\< `FLOUR GRAIN)`**: tells", "- **`(< FLOUR GRAIN)`**: tells"),
        ("`Mill[wheel`] sends", "`Mill[wheel]` sends"),
        ("and `mill2ri`b and `WriteRI`b", "and `mill2rib` and `WriteRIb`"),
        ("all `mill`s and the `run2` `run3` and `f(a`) (x)", "all `mill`s and the `run2` `run3` and `f(a)` (x)"),
        ("```\n`a-` `b`\n```", "```\n`a-` `b`\n```"),
    ],
)
def test_a_torn_name_is_whole(torn: str, whole: str) -> None:
    assert mended(torn) == whole


def test_a_listing_of_r_goes_on_behind_the_end_of_a_page() -> None:
    torn = (
        "Grind:\n\n```r\n> for(i in 1:2) {\n+   grind(i)\n```\n\n<!-- page 8 -->\n\n```r\n+   sift(i)\n+ }\n```\n\nEnd"
    )
    whole = "Grind:\n\n<!-- page 8 -->\n\n```r\n> for(i in 1:2) {\n+   grind(i)\n+   sift(i)\n+ }\n```\n\nEnd"
    assert mended(torn) == whole


def test_two_listings_stay_two() -> None:
    text = "```\n> a\n```\n\n```\n> b\n```\n"
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("Set `MILL_", "", ""),
        ("Set `MILL_`", "`WHEEL` first", "Set `MILL_WHEEL` first"),
        ("Run `env LC_`", "`ALL=C mill`.", "Run `env LC_ALL=C mill`."),
        ("See `https://mill.`", "`example/list`.", "See `https://mill.example/list`."),
        ("In `/usr/local/`", "`share/mill.rc`", "In `/usr/local/share/mill.rc`"),
        ("Give `src/`", "`wheel.c` then", ""),
        ("Give `src/`", "`axle.c` then", "Give `src/axle.c` then"),
        ("Give `mill.`", "`turn`", ""),
        ("Give `mill`", "`turn`", ""),
        ("Give `MILL_`,", "`turn`", ""),
        ("Give `MILL_`", "and `turn`", ""),
    ],
)
def test_a_name_or_an_address_that_a_line_ends_within_is_one(text: str, more: str, whole: str) -> None:
    assert torn(text, more, {"src/axle.c"}) == whole


@pytest.mark.parametrize(
    ("text", "more", "kept"),
    [
        ("do stop-if", "full, or", True),
        ("do stop", "if-full, or", True),
        ("do turn-if", "full, or", False),
        ("the mill", "stone", False),
    ],
)
def test_a_hyphen_stays_in_a_word_of_several_that_stands_elsewhere(text: str, more: str, kept: bool) -> None:
    assert is_compound(text, more, {"stop-if-full", "mill-stone"}) is kept


def read(page: list[tuple[float, bool | str, float, float, str]]) -> str:
    filler = lines("A mill grinds grain between two stones, and the upper one turns all day.", top=300)
    return extract(pdf([[*page, *filler]]), url="https://docs.example/mill.pdf").markdown


def test_halves_of_names_at_the_ends_of_lines_are_joined() -> None:
    page = [
        *lines("The hopper does stop-if-full where the wheel says so, and the miller may set"),
        (10, "mono", 430, 700, "MILL_"),
        (10, "mono", 72, 686, "WH"),
        *lines("to do stop-if-", "full as well.", top=686, x=90),
    ]
    text = read([(*word[:2], 72 if word[4].startswith("full") else word[2], *word[3:]) for word in page])
    assert "`MILL_WH` to do stop-if-full as well." in text


def test_code_that_is_set_closer_than_a_blank_is_one_word() -> None:
    text = read([*lines("Give it:"), (10, "mono", 92, 680, "add my-extra"), (10, "mono", 164.8, 680, "-pack fast")])
    assert "add my-extra-pack fast" in text


@pytest.mark.parametrize(("place", "blanks"), [(122, 1), (125.5, 1), (128, 2), (134, 3)])
def test_code_off_the_grid_has_no_more_blanks_than_there_is_room_for(place: float, blanks: int) -> None:
    text = read([*lines("Give it:"), (10, "mono", 92, 680, "mmmm"), (10, "mono", place, 680, "mill")])
    assert f"mmmm{' ' * blanks}mill" in text
