"""Headings that several sections have, and questions that speak of what stands before them."""

import pytest

from converter.blocks import without_trail
from converter.languages.en import PACK
from converter.site import Site, titled

GATES = (
    "Gates are kept in the `frost.gates` file, one on each line, and read again whenever the daemon is told to do so."
)
SHEDS = "Sheds are kept in the `frost.sheds` file, and nothing is read from it before the daemon has drawn all fields."
SITE = Site(product="Frost")


def test_a_heading_of_many_sections_is_asked_for_below_the_nearest_one(pairs):
    shared = "## Drawing fields\n\n### Oak fields\n\n#### Kept files\n\n{}\n\n### Elm fields\n\n#### Kept files\n\n{}\n"
    asked = [pair.question for pair in pairs(shared.format(GATES, SHEDS), "prose")]
    assert ["oak fields" in question.lower() for question in asked] == [True, False]
    assert ["elm fields" in question.lower() for question in asked] == [False, True]


def test_a_nearest_heading_of_one_word_is_said_with_the_one_above_it(pairs):
    shared = (
        "## Pasture modes\n\n### 2.1. flat\n\n#### 2.1.1. path\n\n{}\n\n### 2.2. sparse\n\n#### 2.2.1. path\n\n{}\n"
    )
    told = [f"The `path` of a field is that of its first gate. {text}" for text in (GATES, SHEDS)]
    asked = " ".join(pair.question for pair in pairs(shared.format(*told), "prose"))
    assert "pasture modes (flat) in Frost" in asked
    assert "pasture modes (sparse) in Frost" in asked


def test_a_task_that_stands_below_several_headings_is_not_asked_without_them(pairs):
    shared = "## {}\n\n### Build Frost with ice\n\nTo build Frost with ice, run `make ice` in its folder. " + GATES
    assert pairs(shared.format("Oak systems"), "prose")
    assert not pairs(
        f"{shared.format('Oak systems')}\n\n{shared.format('Elm systems').replace('Gates', 'All')}", "prose"
    )


@pytest.mark.parametrize("heading", ["2.1.3. Kept files", "2. Kept files", "A.1 Kept files", "Kept files"])
def test_a_heading_is_the_same_with_and_without_its_number(heading):
    assert titled(heading) == "kept files"


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("How does it work?", ["How does Frost work?"]),
        ("Will it run for me?", ["Will Frost run for me?"]),
        ("Why was this closed?", []),
        ("Should they be melted?", []),
        ("Is it safe to melt all of the ice?", ["Is it safe to melt all of the ice in Frost?"]),
    ],
)
def test_what_a_question_calls_it_is_the_product_or_nothing_that_is_known(pairs, heading, asked):
    assert [pair.question for pair in pairs(f"## {heading}\n\n{GATES}", "faq")] == asked
    assert not [pair for pair in pairs(f"## Oak labels\n\n### {heading}\n\n{GATES}", "faq") if "safe" not in heading]


@pytest.mark.parametrize("heading", ["Non-interactive", "Multi-threaded", "Read-only"])
def test_a_heading_that_only_describes_is_no_topic(heading):
    assert PACK.read(heading, "", SITE).kind == "none"


@pytest.mark.parametrize(("topic", "alone"), [("systemd", False), ("xorg", False), ("frostd", True)])
def test_a_program_that_any_manual_speaks_of_is_told_by_its_chapter(topic, alone):
    assert PACK.is_lone(topic, "Oak fields", SITE) is alone


def test_what_is_done_without_the_word_at_a_place_of_one_command_is_not_asked(pairs):
    said = "## Gates\n\nIf {} does not exist in the field, Frost fails with an error and no gate of it is drawn at all."
    assert not pairs(said.format("`GATE`"), "trouble")


def test_a_name_that_several_entries_of_a_page_have_is_asked_for_with_the_name_it_stands_below(pairs):
    melts = f"### melt\n\n#### spool\n\nThe spool must be iron. {GATES}\n\n"
    others = f"### melt-all\n\n#### spool\n\nThe spool must be tin.\n\n{SHEDS}"
    shared = f"# Gate action reference\n\n## method\n\n{melts}{others}"
    asked = [pair.question for pair in pairs(shared, "prose")]
    assert asked
    assert all("`melt` method" in question or "`melt-all` method" in question for question in asked)


def test_a_parameter_is_asked_for_with_the_function_that_it_is_of(pairs):
    page = f"# 7.15. escalate\n\n## 7.15.1. Parameters\n\n### 7.15.1.1. `LEAST_N`\n\n{GATES}"
    assert all("Frost's `escalate`" in pair.question for pair in pairs(page, "prose"))


def test_a_task_of_what_the_reader_makes_is_asked_for_in_that(pairs):
    told = "Your plugin can wind spools of its own. Write a method `wind_one` for each of them, and return the spool."
    assert [pair.question for pair in pairs(f"# Plugins\n\n## Winding spools\n\n{told}", "prose")] == [
        "I need to wind spools in a Frost plugin. What should I do?"
    ]


def test_an_entry_is_asked_for_with_what_its_first_sentence_points_at(pairs):
    page = (
        "# Racks\n\n## Oak\n\n### oak-lint\n\n#### `frost-oakrc`\n\nConfiguration file for this rack checker. " + GATES
    )
    asked = [pair.question for pair in pairs(page, "signature")]
    assert asked
    assert all("`oak-lint` rack checker" in question for question in asked)


def test_the_links_to_the_pages_above_are_no_part_of_a_heading(pairs):
    title = "# [Frost](index.html)\n\n## [Configure](configure.html) > Using gate spools"
    page = f"{title}\n\n{GATES} Set `gates` to use them."
    asked = [pair.question for pair in pairs(page, "prose")]
    assert not any(">" in question or "configure" in question.lower() for question in asked)
    assert without_trail("[Ice](ice.html) » [Sleet](sleet.html) » Gates") == "Gates"
    assert without_trail("[Ice](https://ice.example) / Sleet") == "[Ice](https://ice.example) / Sleet"


@pytest.mark.parametrize("heading", ["Guiding principles", "Winding spools, cutting tapes", "Winding details"])
def test_a_gerund_that_tells_of_what_kind_a_thing_is_is_no_task(heading):
    assert PACK.read(heading, "", SITE).kind != "task"


def test_a_means_behind_a_comma_stays_one():
    assert PACK.read("Building spools on a rack, using tape", "", SITE).text == "build spools on a rack, using tape"


def test_a_noun_with_a_gerund_in_it_is_no_task_where_its_page_has_it():
    assert PACK.read("Melting session times", "All of a melting session is kept.", SITE).kind != "task"


def test_a_word_among_names_is_no_member_of_them(pairs):
    names = "".join(f"### `gate_{n}`\n\n{GATES}\n\n" for n in ("ice", "sleet", "rime", "hail"))
    told = f"# Frost\n\n## Gate directives\n\n{names}### Priority\n\nPriority is a number of a gate. {SHEDS}"
    assert not any("`Priority`" in pair.question for pair in pairs(told, "prose"))
