"""Entries of Texinfo's manuals in PDF: signatures with their kind in the margin, as headings."""

import pytest

from crawler.extraction import extract
from crawler.extraction.pdf.appendices import letter
from crawler.extraction.pdf.blocks import Block
from crawler.extraction.pdf.references import without_pages

from ..papers import lines, pdf

URL = "https://docs.example/manual.pdf"
TITLE = [(20, False, 72, 740, "The mill library")]
BODY = lines(
    "A mill grinds grain between two stones, and the upper one of these turns all day, as struct mill_state",
    "and size_t say, on a spindle of iron that the water of the river drives from the morning to the evening.",
    top=700,
)
TAIL = lines(
    "Grinds all the grain that lies in the hopper and waits for more of it, as long as there is water.", top=590
)


def _entry(kind: str, *more: str) -> list:
    """A signature whose name is in typewriter type, with its kind at the right."""
    first = [(10, "mono", 72, 640, "int mill_grind"), (10, False, 168, 640, more[0]), (10, False, 470, 640, kind)]
    return first + [(10, False, 108, 640 - 14 * n, text) for n, text in enumerate(more[1:], 1)]


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        (_entry("[Function]", "(mill state *s)"), "int mill_grind(mill_state *s)"),
        (_entry("[Function]", "(mill state *s,", "size t grain)"), "int mill_grind(mill_state *s, size_t grain)"),
        (_entry("[Method on Mill]", "(other name)"), "int mill_grind(other name)"),
    ],
)
def test_a_signature_with_its_kind_in_the_margin_is_the_heading_of_its_entry(entry, heading) -> None:
    made = extract(pdf([[*TITLE, *BODY, *entry, *TAIL]]), url=URL)
    assert f"## `{heading}`\n\nGrinds all the grain" in made.markdown


def test_the_signature_of_a_command_is_a_term_of_its_text() -> None:
    command = [(10, "mono", 72, 640, "mill run"), (10, False, 168, 640, "speed"), (10, False, 470, 640, "[Command]")]
    text = lines("Runs the mill with that", "speed.", x=92, top=626)
    made = extract(pdf([[*TITLE, *BODY, *command, *text, *TAIL]]), url=URL)
    assert "- **`mill run speed`**: Runs the mill with that speed.\n" in made.markdown


@pytest.mark.parametrize(
    "entry",
    [
        _entry("[Function]", "(mill state *s"),  # its end is nowhere
        _entry("[see 3]", "(mill state *s)"),
        [(10, False, 72, 640, "The words of a text that ends"), (10, False, 470, 640, "[Function]")],
    ],
)
def test_other_lines_that_end_in_brackets_are_text(entry) -> None:
    assert "## `" not in extract(pdf([[*TITLE, *BODY, *entry, *TAIL]]), url=URL).markdown


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("101 656.8 4 0.6 re f", "mill_grind runs"),  # at the base line, as TeX draws its underscores
        ("101 660 4 0.6 re f", "mill grind runs"),  # the bar of a fraction
        ("101 656.8 40 0.6 re f", "mill grind runs"),  # a line below words
        ("130 656.8 4 0.6 re f", "mill grind runs"),  # not between the two
    ],
)
def test_an_underscore_that_is_drawn_as_a_rule_makes_two_words_one(rule: str, said: str) -> None:
    words = [(10, "mono", 77, 657, "mill"), (10, "mono", 105.5, 657, "grind"), (10, "mono", 141, 657, "runs")]
    made = extract(pdf([[*TITLE, *BODY, *words]], rules=rule), url=URL)
    assert said in made.markdown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Stones turn. See Section 4.4 [Stones], page 35. Mills grind.", "Stones turn. Mills grind."),
        ("Stones turn (see Chapter 6 [Hints], page 65) all day.", "Stones turn all day."),
        ("Stones turn; for details see Appendix A [Use], page 5.", "Stones turn."),
        ("For more on it, see Section 1.2 [Gates], page 7. Stones turn.", "Stones turn."),
        ("Stones turn as in Section 1.2 [Gates], page 7.", "Stones turn as in Section 1.2 [Gates], page 7."),
        ("Stones turn (see section 5) on page 7.", "Stones turn (see section 5) on page 7."),
        ("See Section 4.4 [Stones], page 35.", None),
    ],
)
def test_references_by_page_are_left_out_where_the_sentence_goes_on_without(text: str, told: str | None) -> None:
    assert [block.text for block in without_pages([Block("text", text)])] == ([told] if told else [])


def test_letters_of_appendices_are_told_from_an_article() -> None:
    texts = ["A Gate Options", "A Small Mill", "B Stones", "C `gate`", "C Grain"]
    blocks = [Block("heading", text, level=1 + (text == "A Small Mill")) for text in texts]
    letter(blocks)
    assert [b.text for b in blocks] == ["A. Gate Options", "A Small Mill", "B. Stones", "C `gate`", "C. Grain"]


@pytest.mark.parametrize(
    ("before", "item"),
    [("The mill has these:", True), ("A mill grinds with its stones", False), ("- one of them turns,", True)],
)
def test_a_dash_amid_a_sentence_is_no_bullet(before: str, item: bool) -> None:
    made = extract(pdf([[*TITLE, *BODY, *lines(before, "- that is, by water", top=620), *TAIL]]), url=URL)
    assert ("\n- that is" in made.markdown) is item


def test_a_property_on_a_short_line_is_a_paragraph() -> None:
    made = extract(pdf([[*TITLE, *BODY, *lines("Abbreviation: GR", "grinds all of the grain.", top=620)]]), url=URL)
    assert "Abbreviation: GR\n\ngrinds all" in made.markdown


def test_a_further_signature_of_an_entry_is_no_entry_of_its_own() -> None:
    second = [(10, "mono", 72, 626, "int mill_stop"), (10, False, 168, 626, "()"), (10, False, 470, 626, "[Function]")]
    made = extract(pdf([[*TITLE, *BODY, *_entry("[Function]", "(other name)"), *second, *TAIL]]), url=URL)
    assert "## `int mill_grind(other name)`\n\n`int mill_stop()`\n\nGrinds" in made.markdown
