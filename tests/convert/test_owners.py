"""Whose an option or a command is: the program of its page, not the product that has many."""

import pytest

from converter.convert import convert_page
from converter.languages.english_names import owner_of
from converter.site import Site
from gristmill.config import Convert

OPTIONS = """
- **`--keep`**: Keep all of the ice that lies on the field.
- **`--melt`**: Melt whatever the sun has left of the snow.
- **`--sled`**: Draw the sled over the field in the morning.
"""


@pytest.fixture
def asked(page):
    def questions(markdown, **about):
        made = convert_page(page(markdown, **about), Site(product="Frost", headings={"options": 2}), Convert())
        return [draft.questions[0] for draft in made.drafts if draft.type == "cli"]

    return questions


@pytest.mark.parametrize(
    ("markdown", "title", "name"),
    [
        (f"# NAME\n\n# OPTIONS\n{OPTIONS}", "IceGate(1)", "`IceGate`"),
        (f"# zithrad Documentation\n\n## 3 Options\n{OPTIONS}", "", "`zithrad`"),
        (f"# Field\n\n## 3.10 Invoking mill\n{OPTIONS}", "", "`mill`"),
        (f"# Field\n\n## 3.10 Invocation of `mill`.\n{OPTIONS}", "", "`mill`"),
        (f"# zithrad\n\n**zithrad** [**-r** *field*]\n\n## Options\n{OPTIONS}", "", "`zithrad`"),
        (
            f"# zithrad\n\n**zithrad** [**-r**]\n\n## Commands\n\n### dump\n\n### stash\n\n### load\n{OPTIONS}",
            "",
            "`zithrad load` command",
        ),
        (f"# 5. zithrad\n\n```sh\n$ zithrad [...] FIELD\n```\n\n## 5.1. Options\n{OPTIONS}", "", "`zithrad`"),
        (
            "# ZITHRA\n\n## NAME\n\n**zithr**ad - draw zithra\n\n## SYNOPSIS\n\n**zithrad** [*field*]\n\n## OPTIONS\n"
            f"{OPTIONS}",
            "",
            "`zithrad`",
        ),
        (
            f"# 5. zithrad\n\n## 5.2. load\n\n```sh\n$ zithrad [...] load\n```\n\n### 5.2.1. Options\n{OPTIONS}",
            "",
            "`zithrad load`",
        ),
        (
            f"# Commands\n\n## field - All fields\n\n### draw (paint)\n\n```\ndraw [gate]\n```\n{OPTIONS}",
            "zithrad(8)",
            "`field draw`",
        ),
    ],
)
def test_an_option_is_that_of_the_program_whose_page_or_section_it_is(asked, markdown, title, name):
    found = asked(markdown, title=title)
    assert found
    assert all(name in question and "Frost" in question for question in found), found


def test_a_command_below_the_title_of_its_program_is_named_with_it(page):
    told = (
        "```sh\n$ zith-rad open GATE\n```\n\nOpen the gate of the field, as long as nobody is asleep upon its bars.\n"
    )
    seed = page(f"# 5. zith-rad\n\nIt draws.\n\n## 5.1. open\n\n{told}")
    made = convert_page(seed, Site(product="Frost"), Convert(rules=["prose"])).drafts
    assert ["`zith-rad open` command" in draft.questions[0] for draft in made] == [True]


def test_an_option_in_bold_above_its_text_is_asked_for_by_its_long_name(pairs):
    markdown = (
        "**`-k`, `--keep=GATE`**\n\nKeep all of the ice that lies on the field.\n\n**`-h`, `--help`**\n\nPrint all this"
        " and go away.\n\n**`--melt`**\n\nMelt whatever the sun has left of the snow.\n"
    )
    asked = [pair.question for pair in pairs(f"## zithrad options\n\n{markdown}", "definition")]
    assert [next(name for name in ("--keep", "--help", "--melt") if name in q) for q in asked] == ["--keep", "--melt"]


USAGES = {
    f"```\nfrost gate open [options] FILE\n```\n\n# Options\n{OPTIONS}": "`frost gate open`",
    f"# Gates\n\n## Command line\n\n```sh\nmill +gate [options]\n```\n\n### Options\n{OPTIONS}": "Frost's `mill +gate`",
    f"# Gates\n\n```sh\nopen [FILE]\n```\n\n## Options\n{OPTIONS}": "Frost",
}


@pytest.mark.parametrize(("markdown", "owner"), USAGES.items())
def test_options_below_a_usage_line_are_those_of_the_command_that_it_calls(asked, markdown, owner):
    assert all(owner in question for question in asked(markdown)), asked(markdown)
    assert asked(markdown)


TELLING = "Draws the gate at the end of a field in the colour that was set by the last call.\n"
TABLE = "|  |  |\n| --- | --- |\n| `mgate (` | *x*, |\n|  | *y*`)`; |"
PROTOTYPED = {
    f"#### `mgate`: Draw a gate\n\n{TABLE}\n\n{TELLING}": "`mgate()`",
    f"#### `mgate`: Draw a gate\n\n```\nmgate(x, y)\n```\n\n{TELLING}": "`mgate()`",
    f"#### `mgate`: Draw a gate\n\n{TELLING}": "`mgate` module",
}


@pytest.mark.parametrize(("markdown", "name"), PROTOTYPED.items())
def test_a_name_with_what_it_is_for_is_that_of_a_function_above_a_prototype(page, markdown, name):
    made = convert_page(page(markdown), Site(product="Frost"), Convert())
    asked = [draft.questions[0] for draft in made.drafts if draft.type == "prose"]
    assert asked
    assert all(name in question for question in asked)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("Log Normalization Module (mmice)", ("module", "mmice")),
        ("The melting of fields (mmice)", ("", "")),
        ("zithrad User Guide", ("program", "zithrad")),
        ("Invoking functions", ("", "")),
        ("Invoking the mill command", ("command", "mill")),
    ],
)
def test_a_heading_names_a_program_or_module_by_what_it_says_of_it(heading, owner):
    assert owner_of(heading, Site(product="Frost")) == owner


def test_a_name_in_code_that_has_the_products_says_nothing_of_whose_its_owner_is(pairs):
    settings = (
        "- **`FROST_GATE_URL`**: The address at which the gate can be reached by all clients.\n"
        "- **`FROST_GATE_KEY`**: The key that clients of the gate have to send with each request.\n"
    )
    found = pairs(f"# Settings\n\n## REST API\n\n{settings}", "definition")
    assert found
    assert all("Frost's REST API" in pair.question for pair in found)


def test_a_key_of_several_sections_carries_its_section(pairs):
    key = "- **gate_dir**: The directory in which {} are kept as long as no other one is named.\n"
    other = "- **rack_size**: How many of the tapes a rack can hold at most before another one is begun.\n"
    sections = f"## RimeGate (deprecated)\n\n{key.format('gates')}{other}\n## Tapes\n\n{key.format('all the tapes')}"
    found = [p.question for p in pairs(f"# YAML configuration settings\n\n{sections}", "definition")]
    assert any("rack_size" in question and "for RimeGate" not in question for question in found), found
    assert all("for RimeGate in Frost" in question for question in found if "gate_dir" in question), found
    assert any("gate_dir" in question for question in found), found
