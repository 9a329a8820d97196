"""Entries of Texinfo's manuals in PDF: signatures with their kind in the margin, as headings."""

import pytest

from crawler.extraction import extract

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
