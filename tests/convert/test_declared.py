"""What stands before a name says what it is and is no part of it; what an author still has to do is told to nobody."""

import pytest

from converter.rules.cli import REQUIRES
from converter.signatures import api


@pytest.mark.parametrize(
    ("signature", "shown"),
    [
        ("defcustom rack-gate-width", "the `rack-gate-width` user option"),
        ("defface rack-gate-open", "the `rack-gate-open` face"),
        ("(defvar rack-gates)", "the `rack-gates` variable"),
        ("cl-defun rack-open (gate)", "`rack-open`"),
        ("abstract property open", "`open`"),
        ("static method open(gate)", "`open()`"),
        ("proc open", "`open`"),
        ("rack/tape++-gate", "`rack/tape++-gate`"),
        ("default gate", "`default gate`"),
        ("defrag rack", "`defrag rack`"),
    ],
)
def test_a_declaring_word_is_no_part_of_a_name(signature, shown):
    entry = api(signature)
    assert entry is not None
    assert entry.shown == shown


@pytest.mark.parametrize(
    ("above", "where"),
    [("### `mill-gate`", " in `mill-gate`"), ("### `mill-gate`\n\n`mill-door`", ""), ("### Gates of all racks", "")],
)
def test_an_option_in_an_entry_is_asked_for_with_it(pairs, above, where):
    option = "#### `defcustom frost-gate-args`\n\nA list of further arguments that this gate is opened with."
    asked = [pair.question for pair in pairs(f"{above}\n\nWatches who comes in and goes out.\n\n{option}", "signature")]
    [question] = [one for one in asked if "frost-gate-args" in one]
    assert f"the `frost-gate-args` user option{where}" in question.replace(" for", "")
    assert ("mill-gate" in question) is bool(where)


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("\n\nTODO: weigh the tapes.", True),
        (" (FIXME(ada): and when it is full?)", True),
        ("\n\nXXX Keep in step with the rack.", True),
        (" and yet TODO: say what", False),
    ],
)
def test_a_note_to_oneself_is_cut_or_takes_the_answer_with_it(answers, note, left):
    told = "Winds each of the tapes of a rack back to where it begins."
    said = told if left else told.rstrip(".")
    found = answers(f"### `wind(rack, tape=None)`\n\n{said}{note}", "signature")
    assert (told in found) is left
    assert not any(word in answer for answer in found for word in ("TODO", "FIXME", "XXX"))


def test_a_file_has_no_meaning(pairs):
    listed = (
        "- **`wind.log`**: All that the program says while it winds the tapes of one rack.\n"
        "- **`rack.log`**: One line for each of the tapes that a rack has held since it was set up."
    )
    asked = [pair.question for pair in pairs(f"## Log files\n\n{listed}", "definition")]
    assert asked
    assert not any("mean" in question for question in asked)


@pytest.mark.parametrize(("code", "shown"), [("wind(rack, &tape);", False), ('wind("rack-2", 7);', True)])
def test_a_call_of_bare_names_is_no_example(answers, code, shown):
    text = f"### `wind(rack, tape)`\n\nWinds one of the tapes of a rack back.\n\n```c\n{code}\n```"
    assert bool(answers(text, "code")) is shown


@pytest.mark.parametrize(
    ("lead", "made"),
    [
        ("To wind the tapes of a rack, the mill must have a label for each of them:", False),
        ("To wind the tapes of a rack, run:", True),
    ],
)
def test_what_has_to_be_so_before_is_no_way(lead, made):
    assert (REQUIRES.match(lead) is None) is made


def test_one_of_two_spellings_is_asked_for(pairs):
    listed = "- **frostgate, Frost-Gate**: A gate that is opened by frost alone.\n- **rack**: A frame that holds tapes."
    asked = [pair.question for pair in pairs(f"## Glossary\n\n{listed}", "definition")]
    assert not any("Frost-Gate" in question for question in asked)
