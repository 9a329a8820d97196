"""A session that goes on from another one is no answer, nor a plan, a discussion without its subject, a directory."""

import pytest

from converter.languages.english_changes import about
from converter.sessions import strangers
from converter.site import Site

TAPES = "Frost copies each disk onto a tape every night, and a tape holds a week of copies."


def session(*lines: str) -> str:
    return "```python\n" + "\n".join(lines) + "\n```"


@pytest.mark.parametrize(
    ("code", "page", "missing"),
    [
        (">>> rack = open('rack')\n>>> print(rack)", "", set()),
        (">>> rack.wind(tape)", "", {"rack", "tape"}),
        (">>> import frost as f\n>>> f.wind()", "", set()),
        (">>> frost.wind()", "", {"frost"}),
        (">>> frost.wind()", "Before all:\n\n    import frost\n", set()),
        (">>> wind()", "Before all:\n\n    from frost import wind\n", {"wind"}),
        (">>> def wind(tape):\n...     return tape\n>>> [wind(t) for t in (1, 2)]", "", set()),
        (">>> np.zeros(len(json.dumps({})))", "", set()),
        (">>> wind the tape now\nwound", "", set()),
    ],
)
def test_names_that_nothing_defines_are_strangers_to_a_session(code, page, missing):
    assert strangers([code], page) == missing


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        ((">>> rack = frost.Rack()", ">>> rack.wind()"), True),
        ((">>> rack.wind()", "7"), False),
        ((">>> from frost.testing import rack", ">>> rack.wind()"), False),
    ],
)
def test_a_section_with_a_session_is_an_answer_if_a_reader_could_type_it(answers, lines, asks):
    made = answers(f"## Tapes\n\n{TAPES}\n\n{session(*lines)}\n\n{session('>>> import frost')}", "prose")
    assert bool(made) is asks


@pytest.mark.parametrize(
    ("headings", "asks"),
    [
        ("## Tapes", True),
        ("## Proposed changes\n\n### Tapes", False),
        ("## Other discussed solutions\n\n### Tapes", False),
    ],
)
def test_what_is_only_planned_is_no_fact(answers, headings, asks):
    assert bool(answers(f"{headings}\n\n{TAPES}", "prose")) is asks


def test_a_discussion_goes_with_what_the_entry_above_it_does(answers):
    entry = (
        "## frostWind\n\n{}#### Parameters\n\n|  |  |\n| --- | --- |\n| tape | The tape |\n\n#### Discussion\n\n"
        + TAPES
    )
    told = "Wind a tape to its end."
    assert answers(entry.format(f"{told}\n\n"), "prose") == [f"{told}\n\n{TAPES}"]
    assert answers(entry.format(""), "prose") == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (TAPES, True),
        ("- [Frost's tutorial](start.html): How tapes are wound.\n- [Racks](racks.html): Where tapes are kept.", False),
        ("The tool is called with a tape, and a tape holds a week of copies of the disks.", False),
        ("Tapes are also supported, and a tape of Frost holds a week of copies of the disks.", False),
        ("There are still tapes in the rack, and a tape holds a week of copies of the disks.", False),
        ("Frost works with tapes [2,3], and a tape holds a week of copies of the disks.", False),
    ],
)
def test_a_section_that_leads_elsewhere_or_goes_on_answers_nothing(answers, text, asks):
    lead = "Use the following resources to work with tapes:\n\n" if text.startswith("-") else ""
    assert bool(answers(f"## Tapes\n\n{lead}{text}", "prose")) is asks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Added a new `frost wind` command that winds tapes.", ("new_in", "the new `frost wind` command")),
        ("Added an option to `frost wind` for the rack.", ("changed_for", "`frost wind`")),
        ("Snapshot labels are now kept on the tape.", ("changed_for", "snapshot labels")),
        ("Fixed a crash of `frost wind` on old racks.", ("fixed_for", "`frost wind`")),
        ("Implemented `frost wind` for all the racks.", ("added_for", "`frost wind`")),
        ("Fixed #12, added `frost wind` for racks.", ("added_for", "`frost wind`")),
        ("Removed the `frost wind` command from the program.", ("removed_for", "`frost wind`")),
        ("Remove only `FROST_` variables at the start.", ("changed_for", "`FROST_`")),
        ("Ensure `frost wind` doesn't stop too early.", ("changed_for", "`frost wind`")),
        ("The `frost wind` wasn't called at the end.", ("", "")),  # says no change
        ("Frost now keeps tapes in a rack of their own.", ("", "")),
        ("Fixed a crash of the rack (outside of `frost wind`).", ("", "")),
        ("Fixed a crash if the rack is started by `frost wind`.", ("", "")),
        ("Policy for the tapes of all racks has largely been rewritten to document `frost wind`.", ("", "")),
        ("1.1.4 drops support for racks of more than nine tapes.", ("", "")),  # what another release changed
        ("Logging of new tapes has been improved (issue 7).", ("", "")),
        ("experimental rack, read the manual page for `frost wind`", ("", "")),
        ("The `Tape` header is now added when these headers are written.", ("", "")),
    ],
)
def test_a_change_is_asked_for_by_what_changed(text, name):
    assert about(text, Site(product="Frost")) == name


CREDITED = """## Version 2.1

**Bug fixes**

- The `frost wind` wasn't called at the very end of a run (Ann)

  It left tapes behind.
- Made `frost load` wait for the rack to be ready again (Ann, Ben Hill)
"""


def test_a_list_of_fixes_is_asked_for_its_fixes_and_credits_are_left_out(answers):
    found = answers("# Release notes\n\n" + CREDITED, "changes")
    assert found[0].endswith("at the very end of a run\n\nIt left tapes behind.")
    assert found[1].endswith("to be ready again")


@pytest.mark.parametrize("heading", ["**Bug fixes**", "**Features**"])
def test_what_stands_below_fixes_is_asked_as_a_fix(pairs, heading):
    found = pairs("# Release notes\n\n" + CREDITED.replace("**Bug fixes**", heading), "changes")
    asked = " ".join(pair.question for pair in found)
    assert ("fix" in asked) is ("fixes" in heading)
    assert ("`frost wind`" in asked) is ("fixes" in heading)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("$ frost wind tape", "cli"),
        ("# frost load \\\n  tape\n\n# frost wind tape", "cli"),
        ("# a rack\nfrost.wind(tape)", "code"),
        ("frost.wind(tape)", "code"),
    ],
)
def test_a_block_with_a_prompt_is_asked_for_as_a_command(pairs, code, kind):
    found = pairs(f"## Tapes\n\nTo copy a disk onto a tape:\n\n```\n{code}\n```", "cli", "code")
    assert [pair.type for pair in found] == [kind]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("As opposed to the tape of a disk that Frost copies.", False),
        ("Will wind each tape of a disk that Frost copies.", False),
        ("Well, a tape holds each disk that Frost copies.", False),
        ("Unlike a disk, a tape holds each file that Frost copies.", True),
    ],
)
def test_half_a_sentence_is_no_answer(answers, text, asks):
    assert bool(answers(f"## Tapes\n\n{text}", "prose")) is asks


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("To copy a tape, call `frost copy` with the number of the tape.", 1),
        ("To copy a tape, run:\n\n```\nfrost copy 7\n```", 2),
    ],
)
def test_a_section_that_is_answered_whole_is_not_asked_for_a_sentence_alone(answers, clause, count):
    found = answers(f"## Tapes\n\n{TAPES}\n\n{clause}", "prose")
    assert len(found) == count
    assert found[0].endswith(clause)


def test_a_stray_backslash_in_a_string_is_read_without_a_warning():
    assert strangers([">>> gate.match('\\d')\n"], "") == {"gate"}
