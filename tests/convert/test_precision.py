"""What is not asked, because readers would not train on it: by kinds of faults, in tables."""

import pytest


@pytest.mark.parametrize(
    ("heading", "asks"),
    [("Tapes", True), ("Installation and care of tapes", False), ("The tape rack `rack-7b`", True)],
)
def test_a_warning_below_a_thing_speaks_of_all_of_it_or_of_its_name(answers, heading, asks):
    warning = "> [!WARNING]\n> The tapes of `rack-7b` wear out after a year of use."
    assert bool(answers(f"## {heading}\n\n{warning}", "admonition")) is asks


@pytest.mark.parametrize(
    ("begins", "asks"),
    [
        ("Tapes", True),
        ("Another kind of tapes", False),
        ("After you do this, tapes", False),
        ("One such kind of tapes", False),
        ("An even more natural kind of tapes", False),
        ("Alternatively, tapes", False),
        ("The kinds of tapes covered earlier", False),
    ],
)
def test_a_section_that_begins_by_going_on_from_another_is_no_answer(answers, begins, asks):
    text = (
        f"{begins} are kept in `racks` for a year, and go to the archive when they are worn or when the rack is full."
    )
    assert bool(answers(f"## Tapes of a rack\n\n{text}", "prose")) is asks


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("The rack can be configured like the other furniture as described in [furniture](furniture.html).", False),
        ("The rack can be configured in `rack.conf`, which has a line for each tape and its colour.", True),
    ],
)
def test_a_section_that_only_says_where_its_settings_are_described_is_no_answer(answers, said, asks):
    assert bool(answers(f"## Configuring the rack\n\n{said}", "prose")) is asks


@pytest.mark.parametrize("said", ["the tapes", "this License", "the Document's license notice"])
def test_the_text_of_a_licence_is_no_answer(answers, said):
    text = (
        f"If you make copies of more than a hundred tapes, put them into racks that carry {said} `clearly` on a door."
    )
    assert bool(answers(f"## Copying in quantity\n\n{text}", "prose")) is (said == "the tapes")


@pytest.mark.parametrize("lead", ["Select a rack of tapes by using:", "Select a rack of tapes now by using:"])
def test_a_command_is_asked_for_without_the_words_that_lead_to_it(pairs, lead):
    (pair,) = pairs(f"## Racks of tapes\n\n{lead}\n\n```sh\nfrost select 7\n```", "cli")
    assert "select a rack of tapes" in pair.question
    assert not {"by", "now", "using"} & set(pair.question.strip(".?").split())


@pytest.mark.parametrize(
    "lead", ["You can use the select command to seal all racks:", "Use `frost select` to seal all racks of the shelf:"]
)
def test_a_command_is_asked_for_by_what_it_is_used_for(pairs, lead):
    (pair,) = pairs(f"## Racks of tapes\n\n{lead}\n\n```sh\nfrost select 7\n```", "cli")
    assert "seal all racks" in pair.question
    assert not {"use", "select"} & set(pair.question.strip(".?").split())


@pytest.mark.parametrize(
    "lead", ["An example of a rack of tapes follows:", "An example of a rack of tapes is shown below:"]
)
def test_what_leads_to_an_example_is_no_part_of_it(pairs, lead):
    (pair,) = pairs(f'## Tapes\n\n{lead}\n\n```json\n{{"rack": 7}}\n```', "code")
    assert "a rack of tapes" in pair.question
    assert not {"follows", "shown", "below"} & set(pair.question.strip(".?").split())


def test_what_a_list_is_cut_in_is_no_task(pairs):
    lead = "To give a rack the tapes 1, 3, 5, we write:"
    assert not pairs(f'## Tapes\n\n{lead}\n\n```json\n{{"rack": 7}}\n```', "code")


@pytest.mark.parametrize(
    ("name", "says", "asks"),
    [
        ("seal", "Remove the oldest tape of a rack from the shelf.", True),
        ("delete", "Remove the oldest tape of a rack from the shelf.", False),
        ("seal", "Override the sealing of tapes with a simpler one.", False),
        ("seal", "Set the colours of tapes for future racks etc.", False),
        ("__iter__", "Remove the oldest tape of a rack from the shelf.", False),  # nobody calls it
        ("_seal", "Remove the oldest tape of a rack from the shelf.", False),
    ],
)
def test_a_function_is_looked_for_by_what_no_other_one_does(answers, name, says, asks):
    assert bool(answers(f"## `frost.racks.{name}(rack)`\n\n{says}", "inverse")) is asks


def test_what_a_sheet_says_of_its_entry_twice_is_one_answer(answers):
    facts = {
        "Function": "Break a tape into blocks.",
        "Syntax": "`tape_break(tape, size)`",
        "Description": "The blocks are as long as the rack allows, but for the last.",
    }
    sheet = "\n\n".join(f"**{label}**\n\n{text}" for label, text in facts.items())
    answer = next(
        a for a in answers(f"## Functions of tapes\n\n### `tape_break`\n\n{sheet}\n", "key_table") if "Break" in a
    )
    assert facts["Function"] in answer
    assert facts["Description"] in answer


@pytest.mark.parametrize(
    ("above", "text", "asks"),
    [
        ("Racks", "Tapes of a rack wear out slowly, and should be moved to another one each year.", True),
        (
            "Racks",
            "Not all of them go well with all others, and some people move them to another shelf each year.",
            False,
        ),
        ("Comparison with other tools", "Tapes of a rack are moved with `melt`, which takes them away.", False),
    ],
)
def test_a_thing_in_ordinary_words_is_told_of_by_what_begins_with_it(answers, above, text, asks):
    assert bool(answers(f"## {above}\n\n### Old tapes of a rack\n\n{text}", "prose")) is asks


@pytest.mark.parametrize(("heading", "asks"), [("Deprecated List", False), ("Functions", True)])
def test_what_a_generator_collects_from_comments_is_no_list_of_terms(answers, heading, asks):
    entry = "- **`gate_open(int)`**: Opens the gate of the rack with the number that is given."
    assert bool(answers(f"## {heading}\n\n{entry}", "definition")) is asks


@pytest.mark.parametrize("lead", ["An example of a command to update a rack is:", "An example of the `rack-get` is:"])
def test_the_verb_that_leads_to_an_example_is_not_asked(pairs, lead):
    found = pairs(f'## Racks of tapes\n\n{lead}\n\n```json\n{{"rack": 7}}\n```', "code")
    assert not any(" is in " in pair.question or pair.question.rstrip(".?").endswith(" is") for pair in found)


def test_an_option_that_is_told_by_another_one_alone_is_not_asked_for(pairs):
    text = "## Options\n\n- **`--nogate`**: {}\n- **`--lid`**: Shuts the lid before the wheel begins to turn.\n"
    asked = [{pair.question for pair in pairs(text.format(said), "cli", "definition")} for said in (
        "The inverse of –gate", "Leaves the gate open over night, for the fish."
    )]  # fmt: skip
    assert ["--nogate" in " ".join(each) for each in asked] == [False, True]
