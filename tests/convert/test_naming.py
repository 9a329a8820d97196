"""What only its page knows by its name, or calls like anything else, is not asked for so."""

import pytest

from converter.entries import with_noun
from converter.languages.english_entries import class_of
from converter.languages.english_nouns import is_telegraphic
from converter.site import Site

_TABLE = "| Property | Description |{more}\n| --- | --- |{rule}\n| `Tape_Gap` | {said} |{cell}\n"


def _table(said: str, column: str = "", cell: str = "") -> str:
    more, rule = (f" {column} |", " --- |") if column else ("", "")
    return _TABLE.format(more=more, rule=rule, said=said, cell=f" {cell} |" if column else "")


@pytest.mark.parametrize(
    ("task", "telegraphic"),
    [
        ("find the label of rack or drawer", True),
        ("set rack for the port", True),
        ("add a new `gate` racks", True),
        ("show current racks", True),
        ("show the current racks of a tape", False),
        ("find the label of the rack", False),
        ("add a few racks", False),
        ("select a rack of tapes", False),
        ("use strict mode", False),
        ("read a tape with code", False),
    ],
)
def test_a_task_without_its_articles_is_told(task, telegraphic):
    assert is_telegraphic(task, Site()) is telegraphic


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("Is Frost safer than X?", False),
        ("What should I do if program X is broken?", False),
        ("How can I make service XYZ safer?", False),
        ("Why does UserX own the rack?", False),
        ("Is Frost safer than a Device X300?", True),
    ],
)
def test_what_stands_for_any_other_is_not_asked_about(answers, heading, asks):
    told = "Tapes are kept in the rack for a year, and go to the archive when they are worn or when it is full."
    assert bool(answers(f"## Questions\n\n### {heading}\n\n{told}", "faq")) is asks


@pytest.mark.parametrize(("name", "asks"), [("gate_l1", False), ("`gate_l1`", True), ("the gate", True)])
def test_a_command_for_the_parts_of_a_tutorial_is_not_asked_for(answers, name, asks):
    text = f"To add {name} to the left rack, run:\n\n```sh\nfrost add gate_l1 left\n```"
    assert bool(answers(f"## Racks of tapes\n\n{text}", "cli")) is asks


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("This file lists the racks.", "the `racks` file"),
        ("Frost reads the racks file at its start.", "the `racks` file"),
        ("Frost reads the racks at its start.", "`racks`"),
    ],
)
def test_a_name_that_may_be_a_word_has_what_it_is_called(told, called):
    assert with_noun("`racks`", told) == called


@pytest.mark.parametrize(
    ("title", "noun", "kind"),
    [
        ("Rack and Tape Properties", "property", "rack and tape property"),
        ("Common Properties", "property", ""),
        ("Rack and Tape Options", "option", ""),
    ],
)
def test_properties_of_two_things_are_of_both(title, noun, kind):
    assert class_of(title, noun, Site()) == kind


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("The tape gap set for the object.", False),
        ('One of "Wide", "Narrow, thin" or "None".', False),
        ("How much room there is before the next tape in the rack.", True),
    ],
)
def test_a_row_that_says_its_key_again_or_lists_its_values_is_not_asked_for(answers, said, asks):
    assert bool(answers(f"## Rack properties\n\n{_table(said)}", "key_table")) is asks


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [("Objects", "`A` or `B`", False), ("Objects", "millimetres", True), ("Default", "`S`", True)],
)
def test_letters_that_a_table_explains_are_left_out(answers, header, cell, told):
    table = _table("How much room there is before the next tape.", header, cell)
    (answer, *_) = answers(f"## Rack properties\n\n{table}", "key_table")
    assert (cell in answer) is told
