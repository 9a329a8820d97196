"""What is not asked, because readers would not train on it: by kinds of faults, in tables."""

import pytest


@pytest.mark.parametrize(
    ("heading", "asks"),
    [("Tapes", True), ("Installation and care of tapes", False), ("The tape rack `rack-7b`", True)],
)
def test_a_warning_below_a_thing_speaks_of_all_of_it_or_of_its_name(answers, heading, asks):
    warning = "> [!WARNING]\n> The tapes of `rack-7b` wear out after a year of use."
    assert bool(answers(f"## {heading}\n\n{warning}", "admonition")) is asks
