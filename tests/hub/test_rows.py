"""What an answer says of a table's row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.rows import cells, told

HEAD = "| package | users | size | meaning |\n| --- | --- | --- | --- |"


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ("| `mill` | [V:3, I:9](a) | [87](b) | grinds grain |", "grinds grain"),
        ("| `mill` | 9 | [87](b) | grinds |", "- **users**: 9\n- **meaning**: grinds"),
        ("| `mill` | – | | grinds |", "grinds"),
        (
            "| `mill` | [many](a) | [3](b) of 4 | grinds |",
            "- **users**: [many](a)\n- **size**: [3](b) of 4\n- **meaning**: grinds",
        ),
        ("| `mill` | | | grinds <br>sifts.<br/>Bakes |", "grinds, sifts. Bakes"),
        ("| `mill` | `+` | | a \\| b |", "- **users**: `+`\n- **meaning**: a | b"),
        ("| `mill` | | | |", ""),
    ],
)
def test_a_row_is_told_by_what_its_cells_say_in_words(row: str, answer: str) -> None:
    assert told([HEAD, row]) == answer


def test_a_column_without_a_name_is_told_by_its_cell_alone() -> None:
    assert told(["| a |  | c |\n| --- | --- | --- |", "| x | one | two |"]) == "- one\n- **c**: two"


def test_several_rows_follow_each_other() -> None:
    assert told([HEAD, "| `a` | | | one |", "| `b` | | | two |"]) == "one\ntwo"


def test_what_describes_comes_first_where_a_single_row_is_told() -> None:
    head = "| gate | load | description |\n| --- | --- | --- |"
    one, two = "| `north` | 4 | grinds |", "| `south` | 9 | sifts |"
    assert told([head, one]) == "grinds\n\n- **load**: 4"
    assert told([head, one, two]).startswith("- **load**: 4\n- **description**: grinds\n- **load**: 9")


@given(st.lists(st.text(alphabet="ab `*.[]()", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_a_line_falls_into_the_cells_that_it_was_made_of(texts: list[str]) -> None:
    assert cells("| " + " | ".join(texts) + " |") == texts
