"""Long manuals of TeX in PDF: headings with text behind them, syntaxes as entries, parts that no outline names."""

import pytest

from crawler.extraction import extract
from crawler.extraction.pdf.lines import Line, Style, Word
from crawler.extraction.pdf.listings import typed

from ..papers import Text, lines, pdf

URL = "https://docs.example/manual.pdf"
TITLE: list[Text] = [(20, False, 72, 760, "The Mill Manual")]
PROSE = (
    "A mill grinds grain between two stones, and the upper one of these turns all day long, as it sits",
    "on a spindle of iron that the water of the river drives from the morning until the late evening.",
)


def _markdown(*pages: list[Text], outline: tuple[tuple[str, int], ...] = ()) -> str:
    return extract(pdf(list(pages), outline=outline), url=URL).markdown


def _headings(markdown: str) -> list[str]:
    return [line for line in markdown.splitlines() if line.startswith("#")]


@pytest.mark.parametrize(
    ("line", "heading", "begins"),
    [
        ("3.2.5 grind«F1»(rye, {coarse}). Turns rye into", "### `grind(rye, {coarse})`", "Turns rye into"),
        ("3.2.5 grind«F1»( rye,  {coarse} ). Turns rye into", "### `grind(rye, {coarse})`", "Turns rye into"),
        ("3.2.5 Gates and levers«F1». Both are of iron and", "### 3.2.5 Gates and levers.", "Both are of iron"),
        ("3.2.5 «F3»\\\\q«F1» {name}. Ends the work and", "### `\\q {name}`", "Ends the work and"),
    ],
)
def test_a_numbered_heading_ends_where_its_text_begins(line: str, heading: str, begins: str) -> None:
    run: list[Text] = [(10, True, 72, 620, line), *lines("all that is left in the hopper.", top=606)]
    made = _markdown([*TITLE, *lines(*PROSE, top=700), (10, True, 72, 650, "3.2 Work"), *run])
    level = next(found for found in _headings(made) if found.lstrip("# ") == heading.lstrip("# "))
    assert f"{level}\n\n{begins}" in made
    assert made.rstrip().endswith("all that is left in the hopper.")


def test_a_call_of_two_lines_is_one_heading() -> None:
    run: list[Text] = [
        (10, True, 72, 620, "3.2.5 grind«F1»(rye, oats, barley,"),
        (10, False, 72, 606, "wheat). Turns grain into flour."),
    ]
    assert "`grind(rye, oats, barley, wheat)`\n\nTurns grain into flour." in _markdown([*TITLE, *lines(*PROSE), *run])


@pytest.mark.parametrize("line", ["3.2.5 grind «F1»is a verb that", "grind«F1»(rye). It turns"])
def test_bold_words_that_no_stop_ends_are_text(line: str) -> None:
    made = _markdown([*TITLE, *lines(*PROSE), (10, True, 72, 620, line), *lines("all that is left.", top=606)])
    assert _headings(made) == ["# The Mill Manual"]


def _entries(count: int, *, syntax: str = "turn{n} «F5»speed«F4» [to left]") -> list[list[Text]]:
    pages = []
    for page in range(0, count, 5):
        shown: list[Text] = []
        for n in range(page, min(page + 5, count)):
            top = 720 - 120 * (n - page) - 3 * page  # what stands in one place on all pages is no text
            shown += [(10, "serif", 72, top, syntax.replace("{n}", "abcdefghijklmnop"[n]))]
            shown += lines(*PROSE, x=96, top=top - 14)
        pages.append(shown)
    return pages


def test_lines_of_syntax_in_another_type_are_headings_of_what_is_set_in_below_them() -> None:
    found = _headings(_markdown([*TITLE, *lines(*PROSE)], *_entries(12)))
    assert found[1:3] == ["## `turna <speed> [to left]`", "## `turnb <speed> [to left]`"]
    assert len(found) == 13


def test_few_such_lines_and_names_alone_are_no_entries() -> None:
    assert len(_headings(_markdown([*TITLE, *lines(*PROSE)], *_entries(6)))) == 1
    for words in ("turn{n}", "Turn Left {n}"):
        assert len(_headings(_markdown([*TITLE, *lines(*PROSE)], *_entries(12, syntax=words)))) == 1


def test_two_forms_of_a_syntax_stand_apart() -> None:
    pages = _entries(11)
    pages[0][0:1] = [
        (10, "serif", 72, 734, "turna «F5»speed«F4»"),
        (10, "serif", 72, 720, "turna «F5»hours«F4» [to left]"),
    ]
    made = _markdown([*TITLE, *lines(*PROSE)], *pages)
    assert "## `turna <speed>`\n\n`turna <hours> [to left]`\n\nA mill grinds" in made


def test_lines_of_a_type_of_their_own_are_headings_below_the_chapters_of_an_outline() -> None:
    def chapter(title: str, *parts: str) -> list[Text]:
        shown: list[Text] = [(16, True, 72, 740 - len(title), title)]
        for n, part in enumerate(parts):
            top = 690 - 100 * n - 5 * len(parts)
            shown += [(10, True, 240, top, part), *lines(*PROSE, top=top - 30)]
        return shown

    pages = [chapter("Stones", "Granite", "Quartz", "How they turn"), chapter("Gates", "Iron ones", "Levers")]
    found = _headings(_markdown([*TITLE, *lines(*PROSE)], *pages, outline=(("Stones", 1), ("Gates", 2))))
    assert found == [
        "# The Mill Manual", "## Stones", "### Granite", "### Quartz", "### How they turn",
        "## Gates", "### Iron ones", "### Levers",
    ]  # fmt: skip


def test_a_name_in_quotes_is_a_heading_of_code_and_a_stop_behind_a_name_begins_what_is_said_of_it() -> None:
    listed: list[Text] = [
        (10, False, 72, 640, "Options:"),
        (10, False, 72, 620, "- «F3»speed«F1» . turns a minute"),
        (10, False, 72, 600, "- «F3»grain«F1» . what is ground"),
    ]
    made = _markdown([*TITLE, *lines(*PROSE, top=720), (14, True, 72, 670, "`grind'"), *listed])
    assert "## `grind`\n" in made
    assert "- **`speed`**: turns a minute\n- **`grain`**: what is ground" in made


def test_letters_upon_each_other_in_a_listing_have_no_width_to_go_by() -> None:
    style = Style(size=10, mono=True)
    stacked = Word(text="ab", left=72, right=78, top=9, bottom=0, base=0, style=style)
    assert typed([Line(words=(stacked,), page=1)], {}) == "ab"


def test_names_in_capitals_of_a_type_of_their_own_are_entries_and_that_type_is_code() -> None:
    pages = _entries(12, syntax="GRIND_{n} «F5»speed")
    pages[0] += [(9, "serif", 108, 60, "grind_a 12")]
    made = _markdown([*TITLE, *lines(*PROSE)], *pages)
    assert _headings(made)[1] == "## `GRIND_a <speed>`"
    assert "```\ngrind_a 12\n```" in made


def test_what_goes_on_below_a_first_line_that_is_set_in_is_no_listing() -> None:
    told = [
        (10, False, 88, 700, "The mill grinds the grain of the whole village in a day and copies what it says into"),
        (10, "mono", 72, 686, "the sack."),
        *lines("A mill grinds grain between two stones, and the upper one turns all day long.", "It does.", top=640),
    ]
    assert "it says into `the sack.`" in _markdown([*TITLE, *told])
