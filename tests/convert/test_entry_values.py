"""What is asked of entries and their values, of code and of commands, and what is left out as it says nothing alone."""

import pytest

from converter.languages.en import PACK
from converter.site import Site
from gristmill import rows

_KEYS = """## Configuring keybindings

| Command | Default | Description |
| --- | --- | --- |
| `LowerGate` | `C-g` | Lowers the gate below the wheel until the water stands. |
| `RaiseGate` | `C-r` | Raises the gate above the wheel until the water runs. |
"""
_OPTIONS = """## Gate options

| Option | Default | Description |
| --- | --- | --- |
| `gate_depth` | undefined | Depth of the ice that a gate must bear before it is lifted. |
| `gate_probe` | detected by configure | Program that measures how thick the ice at a gate is. |
| `gate_log` | disabled | Writes down each lift of a gate with its time and load. |
| `gate_rate` | 4 per hour | How often a gate may be lifted before it has to cool down. |
| `--help` | | Shows how the gate is called, with all of its options. |
"""


def _asked(pairs, markdown: str, *rules: str) -> dict[str, str]:
    return {pair.question: pair.answer for pair in pairs(markdown, *rules)}


def test_a_default_that_says_nothing_is_not_asked_for_and_neither_is_help(pairs) -> None:
    asked = _asked(pairs, _OPTIONS, "key_table")
    assert [answer for question, answer in asked.items() if "default" in question] == ["4 per hour"]
    assert not [question for question in asked if "--help" in question]


def test_the_default_of_a_command_is_a_key_binding_where_the_heading_says_so(pairs) -> None:
    asked = [question for question in _asked(pairs, _KEYS, "key_table") if "default" in question]
    assert len(asked) == 2
    assert all("default key binding of the" in question for question in asked)
    bare = _KEYS.replace("Configuring keybindings", "Commands")
    assert not [question for question in _asked(pairs, bare, "key_table") if "default" in question]


def test_a_row_is_told_by_its_description_first() -> None:
    head = "| Command | Default | Description |\n| --- | --- | --- |"
    assert rows.told([head, "| `LowerGate` | `C-g` | Lowers the gate. |"]) == "Lowers the gate.\n\n- **Default**: `C-g`"
    assert rows.told([head, "| `LowerGate` | | Lowers the gate. |"]) == "Lowers the gate."
    named = "| Command | Default | Effect |\n| --- | --- | --- |"
    told = "- **Default**: `C-g`\n- **Effect**: Lowers it."
    assert rows.told([named, "| `LowerGate` | `C-g` | Lowers it. |"]) == told


def test_what_stands_in_brackets_around_a_description_is_no_part_of_it(pairs) -> None:
    entries = """## Environment variables

- **FROST_GATE_FILE**: [full path, default: none –with-gateFile] Names the file that lists all gates of the mill.
- **FROST_GATE_LOG**: Names the file that each lift of a gate is written to. [per mill]
- **FROST_GATE_MAN**: [The handbook](man.html) of the mill says which values a gate knows and which it has not.
"""
    answers = list(_asked(pairs, entries, "definition").values())
    assert "Names the file that lists all gates of the mill." in answers
    assert "Names the file that each lift of a gate is written to." in answers
    assert not [answer for answer in answers if "[full" in answer or "[per" in answer]


def test_a_call_in_words_is_asked_for_as_code_and_not_where_two_texts_tell_of_it(pairs) -> None:
    functions = """## Gate functions

- **liftgate (“NAME”, “SPEED”)**: Lifts the gate of that name at the speed that is given.
- **isfrozen (“NAME”)**: Returns true while the gate of that name stands in the ice.
- **isfrozen ()**: Returns true while all gates of the mill stand in the ice.
"""
    asked = list(_asked(pairs, functions, "definition"))
    assert len(asked) == 1
    assert '`liftgate("NAME", "SPEED")`' in asked[0]


def test_marks_behind_a_name_are_left_out(pairs) -> None:
    attributes = """## Gate attributes

- **`bool gate_on [O]`**: Whether a lift of the gate is under way at that moment.
"""
    assert all("[O]" not in question for question in _asked(pairs, attributes, "definition"))
    assert _asked(pairs, attributes, "definition")


def test_a_description_that_says_its_name_again_is_not_saved_by_a_default(pairs) -> None:
    options = """## Global options

- **`gate_name`**: Set the gate name. Default: what `uname -n` gives back on that machine.
- **`gate_load`**: How many sacks lie on a gate before it gives in. Default: 4 sacks.
"""
    asked = list(_asked(pairs, options, "definition"))
    assert len(asked) == 1
    assert "`gate_load`" in asked[0]


def _task(lead: str) -> str:
    """What the first pattern of lead-ins that fits a text catches, as a question has it."""
    found = ((clause, clause.pattern.fullmatch(lead)) for clause in PACK.leads)
    clause, match = next((clause, match) for clause, match in found if match)
    return PACK.clause(clause, match["x"], Site(product="Frost"))


@pytest.mark.parametrize(
    ("lead", "task"),
    [
        ("To load stones from a cart a user simply does:", "load stones from a cart"),
        ("To load stones from a cart all you need to do is:", "load stones from a cart"),
        ("To find out which stones a user can load:", "find out which stones a user can load"),
        ("To verify for example the seal of a cart:", "verify the seal of a cart"),
        ("To find out what stones of the mill users can do:", ""),
        ("Use of carts can be stopped entirely by:", ""),
        ("Format of the cart file:", ""),
        ("To provide a concrete example:", ""),
        ("To check the load of a cart again:", ""),
        ("Use the frost command to create your file:", ""),
    ],
)
def test_the_task_of_a_lead_in_ends_where_a_sentence_begins(lead: str, task: str) -> None:
    assert _task(lead) == task


@pytest.mark.parametrize(
    ("lead", "code", "made"),
    [
        ("To load packs at noon, use:", "gate north { lift noon }", True),
        ("Lift a gate at the hour indicated by `HOUR`:", "gate north { lift 12 }", False),
        ("Take the higher load of two gates:", "max([scale1]*gate1, [scale2]*gate2)", False),
        ("Use `gatekey`:", "gate north { key gatekey }", False),
        ("Checking the north gate reports:", "gate north: 4 sacks", False),
    ],
)
def test_code_is_asked_for_by_what_it_does_where_it_is_whole(pairs, lead: str, code: str, made: bool) -> None:
    assert bool(pairs(f"## Gates\n\n{lead}\n\n```\n{code}\n```\n", "code")) == made
