"""Answers about the work on a product, and names that scripts of a page have set before a section."""

import pytest

PLAIN = "Frost copies each disk onto a tape every night. A tape holds a week of copies of all of the disks."
SCRIPT = "```sh\nRACK=/srv/rack\nfrost copy disk $RACK/tapes\n```"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Please send reports of bugs to the issue tracker of Frost on the host that you found it on.", False),
        ("Copies of open files are not whole, as Frost holds no lock on any of the files it reads.", True),
        ("Copies of open files are not whole, as Frost holds no lock. Report further bugs to the tracker.", True),
    ],
)
def test_where_bugs_go_is_no_limit_of_a_program(pairs, told, asked):
    made = pairs(f"## The `frostd` command\n\n{PLAIN}\n\n### Limitations\n\n{told}", "prose")
    assert any("limit" in pair.question for pair in made) is asked


@pytest.mark.parametrize(
    ("added", "made"),
    [
        ("The tapes stand in a rack, which needs no door.", True),
        ("What needs to be done to improve racks?\n\n- doors for all of them", False),
        ("TODO: say how a rack is opened.", False),
        ("FIXME: Is this so for racks of iron?", False),
    ],
)
def test_a_section_that_goes_on_to_plans_answers_nothing(answers, added, made):
    assert bool(answers(f"## Tapes\n\n{PLAIN}\n\n{added}", "prose")) is made


@pytest.mark.parametrize(
    ("before", "said", "made"),
    [
        (SCRIPT, "Open the rack at the place that `RACK` gives, and put the tapes there.", False),
        (SCRIPT, "Open the rack at the place that you chose, and put the tapes there.", True),
        (SCRIPT, "Set the place first:\n\n```sh\nRACK=/srv/other\nfrost open $RACK\n```", True),
        (
            "```sh\nPATH=/opt/frost:$PATH\n```",
            "Put the folder of the tapes into `PATH` before you open the rack.",
            True,
        ),
        ("```ini\nRACK=/srv/rack\n```", "Open the rack at the place that `RACK` gives, and put the tapes there.", True),
    ],
)
def test_a_section_that_needs_what_a_script_has_set_before_answers_nothing(answers, before, said, made):
    page = f"## Copying\n\nThis script copies all disks:\n\n{before}\n\n## Opening racks\n\n{PLAIN}\n\n{said}"
    assert any(PLAIN in answer for answer in answers(page, "prose")) is made


@pytest.mark.parametrize(("code", "made"), [("--with-tapes (default: no)", False), ("frost --with-tapes disk", True)])
def test_a_section_that_begins_with_an_option_is_none_about_its_heading(answers, code, made):
    said = "Builds Frost for tapes, of which each holds the copies of a week. The files of the library are needed too."
    assert bool(answers(f"## LibTape\n\n```\n{code}\n```\n\n{said}", "prose")) is made


def test_a_pointer_to_another_document_makes_an_answer_none(answers):
    said = "Please follow the previous document on how to put tapes into the rack."
    assert answers(f"## Tapes\n\n{PLAIN}", "prose")
    assert not answers(f"## Tapes\n\n{said} {PLAIN}", "prose")


def test_footnotes_at_the_end_of_a_section_come_once_and_only_whole(answers):
    body = "## Tapes\n\nFrost copies each disk onto a tape every night.[^1] A tape holds a week of copies.\n\n"
    note = "[^1]: Unless the rack is open, which is told by a lamp beside it."
    assert [answer.count("a lamp beside") for answer in answers(f"{body}{note}", "prose")] == [1]
    assert not answers(f"{body}{note}\n\nThe lamp is green.", "prose")
