"""Rows and entries of lists are asked for with what they are and whose, or not at all."""

import pytest

from converter.convert import convert_page
from converter.languages.english_names import member_of
from converter.site import Site
from gristmill.config import Convert

SAYS = "How many of the packs of a store are kept in memory at a time."
ROW = f"| Option | Description |\n| --- | --- |\n| `keep=n` | {SAYS} |\n"
ENTRY = f"- **`keep_n`**: {SAYS}\n"


@pytest.fixture
def asked(page):
    def questions(markdown, product="Frost"):
        drafts = convert_page(page(markdown), Site(product=product), Convert()).drafts
        return [(draft.questions[0], draft.answer(page(markdown).markdown)) for draft in drafts]

    return questions


@pytest.mark.parametrize(
    ("markdown", "named"),
    [
        (f"# Ports\n\n## Far ports\n\nTable 3: ICE URI Options\n\n{ROW}", "`keep=n` ICE URI option"),
        (f"# Ports\n\n## Sled Driver IceNumber Options\n\n{ROW}", "`keep=n` sled driver IceNumber option"),
        (f"# Ports\n\n## Options of the sled\n\n{ROW}", "`keep=n` sled option"),
        (f"# Sled\n\n## Options\n\n{ROW}", "`keep=n` sled option"),
        (f"# Ports\n\n## New Options\n\n{ROW}", ""),  # of what?
        (f"# Ports\n\n## Debug/Expert Options\n\n{ROW}", ""),  # of no one class
        (f"# Frost User Documentation\n\n## Options\n\n{ROW}", ""),
        (f"# Ports\n\n## Environment Variables\n\n{ENTRY}", ""),  # a value of one of them
        (f"# Ports\n\n## Key Files\n\n{ENTRY}", ""),  # a part of one
        (f"# Ports\n\n## FAR DIRECTIVES\n\n{ENTRY}", "`keep_n` far directive"),
        (f"# Ports\n\n## ice.cgi\n\n{ENTRY}", ""),  # no classes
        (f"# Ports\n\n## Far filters\n\n### melt\n\n{ENTRY}", ""),  # of one filter, and none itself
        (f"# Ports\n\n## Far filters\n\n### Slow ones\n\n{ENTRY}", "`keep_n` far filter"),
    ],
)
def test_a_member_carries_its_class_as_the_caption_or_the_heading_says_it(asked, markdown, named):
    found = [question for question, answer in asked(markdown) if answer == SAYS]
    assert all(named in question for question in found)
    assert bool(found) is bool(named)


@pytest.mark.parametrize(
    ("above", "key", "named"),
    [
        ("sled section", "melt-all", "the `sled` section's `melt-all` option"),
        ("`sled` block", "`rate`", "the `sled` block's `rate` option"),
        ("[sled]", "rate", "the `[sled]` section's `rate` option"),
        ("This section", "rate", ""),
        ("sled section", "Rates", ""),  # a heading, not a key
        ("A sled's section", "rate", ""),
    ],
)
def test_a_key_of_a_part_of_a_settings_file_is_its_option(above, key, named):
    assert member_of(key, above) == named


@pytest.mark.parametrize(
    ("term", "text", "named"),
    [
        ("method MeltAll", SAYS, "`MeltAll` method"),
        ("iceCmd callback", SAYS, "`iceCmd` callback"),
        ("`melt_all`", "This command melts all that is kept in the memory of a store.", "`melt_all` command"),
        ("`melt.E103`", SAYS, "`melt.E103` code"),  # of a message, whatever the heading says
        ("melt all method field", SAYS, ""),  # which of them?
        ("Bug #4470", SAYS, ""),
        ("MELT2: message", SAYS, ""),
    ],
)
def test_a_term_is_what_it_or_its_text_says_it_is(asked, term, text, named):
    found = [question for question, _ in asked(f"# The `icepack` module\n\n## Parts\n\n- **{term}**: {text}\n")]
    assert all(named in question for question in found)
    assert bool(found) is bool(named)


def test_terms_that_share_a_text_are_asked_for_by_what_they_share(asked):
    shared = "- **IceLevel thin**\n- **IceLevel thick**: How much ice there must be on the lake before it is told.\n"
    found = [question for question, _ in asked(f"# Frost settings\n\n## Lake directives\n\n{shared}")]
    assert found
    assert all("IceLevel" in question and "thick" not in question for question in found)


def test_of_several_things_that_share_a_text_none_is_asked_for(asked):
    assert not asked(f"# Frost settings\n\n## Lake directives\n\n- **IceLevel**\n- **LakeDepth**: {SAYS}\n")


def test_an_option_that_may_be_switched_off_is_asked_for_as_it_is_switched_on(asked):
    said = "How much ice there must be on the lake."
    found = [question for question, _ in asked(f"# frost-melt(1)\n\n## Options\n\n### `+ice, +noice`\n\n{said}\n")]
    assert found
    assert all("`+ice`" in question for question in found)


@pytest.mark.parametrize(
    ("terms", "flag"),
    [
        (["-o ice-level=3"], "`-o ice-level=3`"),
        (["-o ice-level=3", "-o ice-level=4"], ""),
        (["-i", "--ice"], "`--ice`"),
        (["--[no-]ice"], "`--ice`"),
        (["--enable-ice, --disable-ice"], ""),
        (["--ice=LEVEL"], "`--ice`"),
        (["-define ice:level={thin|thick}"], "`-define ice:level`"),
        (["--help"], ""),
    ],
)
def test_an_option_is_spelt_as_it_is_typed(asked, terms, flag):
    *first, last = (f"- **{term}**" for term in terms)
    listing = "\n".join([*first, f"{last}: How much ice there must be on the lake."])
    found = [question for question, _ in asked(f"# frost-melt(1)\n\n## Options\n\n{listing}\n")]
    assert all(flag in question for question in found)
    assert bool(found) is bool(flag)


def test_an_option_of_several_forms_is_asked_for_by_none_of_them(asked):
    forms = [f"- **--ice {form}=N**: How much ice there must be on the {form}.\n" for form in ("lake", "road")]
    assert asked(f"# frost-melt(1)\n\n## Options\n\n{forms[0]}")
    assert not asked(f"# frost-melt(1)\n\n## Options\n\n{''.join(forms)}")


def test_options_below_an_option_are_those_of_it(asked):
    heads = [f"**`-ice {lake},id=ID[,keep=N]`**\n\nKeeps the ice of the {lake} lake in one store.\n\n" for lake in "ab"]
    found = asked(f"# Frost\n\n## Lake options\n\n{heads[0]}{heads[1]}- **`keep=N`**: {SAYS}\n")
    assert any("the `keep=N` option of `-ice b`" in question for question, _ in found)
    assert sum("the `-ice a` lake option" in question for question, _ in found) == 1
    twice = asked(f"# Frost\n\n## Lake options\n\n{heads[0]}{heads[0]}")
    assert not any("`-ice" in question for question, _ in twice)


@pytest.mark.parametrize(
    ("heading", "named"),
    [("Generics", " for generics in Frost"), ("ICE melting", " in Frost"), ("Overview", " in Frost")],
)
def test_an_entry_without_a_kind_says_what_its_page_is_about_where_people_say_it(asked, heading, named):
    found = asked(f"# {heading}\n\n## Configuration\n\n- **`melt_delay`**: Sets how long a store waits for its lake.\n")
    assert found
    assert all(question.rstrip("?.").endswith(named) for question, _ in found)


def test_an_abbreviation_stands_for_its_words(asked):
    found = asked("# Frost\n\n## Glossary\n\n- **LIFF**: Layered Ice File Format\n")
    assert [answer for question, answer in found if "LIFF" in question] == ["Layered Ice File Format"]


@pytest.mark.parametrize(
    ("text", "told"), [("frost_intro, ice manager", False), ("frost_intro - keep the ice of lakes in stores", True)]
)
def test_the_name_of_a_document_is_no_owner(asked, text, told):
    body = "The frost_intro package keeps ice." if told else "Ice is kept."
    page = f"# frost_intro(3ice)\n\n## Name\n\n{text}\n\n## Commands\n\n{body}\n\n- **`melt`**: {SAYS}\n"
    assert any("`frost_intro`" in question for question, _ in asked(page)) is told


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Options to configure", "`--with-ice` option"),
        ("Build options", "`--with-ice` build option"),
    ],
)
def test_an_option_of_no_manual_page_is_that_of_the_program_or_the_class_in_the_heading(asked, heading, named):
    found = [q for q, _ in asked(f"# Building\n\n## {heading}\n\n- **--with-ice**: Where the ice library is found.\n")]
    assert found
    assert any(named in question for question in found)
    assert all(("`configure`" in question) is heading.endswith("configure") for question in found)


@pytest.mark.parametrize(
    ("says", "named"),
    [("Removes every gate that the yard has by now.", True), ("Removes gate that the yard has by now.", False)],
)
def test_a_description_asks_for_its_member_only_with_its_articles(asked, says, named):
    found = asked(f"# Yard\n\n## `class frost.Yard()`\n\nA yard with gates.\n\n### `drop_it(name)`\n\n{says}\n")
    assert any(answer == "`drop_it(name)`" and "removes" in question for question, answer in found) is named


def test_parameters_below_a_name_in_code_are_those_of_it(asked):
    rows = f"- **`n_gates`**\n\n  {SAYS}\n\n- **`n_posts`**\n\n  {SAYS.replace('packs', 'posts')}\n"
    found = [question for question, _ in asked(f"# Frost.GateFunc\n\n## Parameters\n\n{rows}")]
    assert any("`n_gates` parameter of `Frost.GateFunc`" in question for question in found), found


@pytest.mark.parametrize(
    ("above", "named"),
    [
        ("Gate commands", "the `GATEOK` command"),
        ("Commands used by the drivers", "the `GATEOK` command"),
        ("Drivers for gates", "the `GATEOK` driver"),
        ("Gates of the drivers", ""),
    ],
)
def test_a_name_below_a_heading_is_of_the_kind_that_this_is_of(above, named):
    assert member_of("GATEOK", above) == named


GATE = "Shuts the gate of a yard and waits until every post of it has said that it is shut, at most a minute.\n"


@pytest.mark.parametrize(
    ("markdown", "named"),
    [
        (
            f"# GATE_SHUT\n\n## SYNOPSIS\n\n**int gate_shut(int** *n*);\n\n## DESCRIPTION\n\n{GATE}",
            "gate_shut",
        ),
        (f"# GATE_SHUT\n\n## DESCRIPTION\n\n{GATE}", "GATE_SHUT"),
        (
            f"# org.frost.Yard1.Gate\n\norg.frost.Yard1.Gate — one.\n\n## The “Shut” property\n\n{GATE}",
            "org.frost.Yard1.Gate",
        ),
        (f"# Yards\n\n### gate_shut ()\n\n```\nvoid\ngate_shut (Gate *gate);\n```\n\n{GATE}", "gate_shut()"),
    ],
)
def test_a_title_names_what_it_is_of_as_the_page_spells_it(asked, markdown, named):
    found = [question for question, _ in asked(markdown)]
    assert any(f"`{named}`" in question for question in found), found
    assert not any("manual page" in question for question in found)


def test_a_method_that_its_class_page_declares_without_an_end_is_asked_as_one(asked):
    code = "@Cold\npublic frost.Post shut(frost.Gate gate,\n    int speed) throws IceException"
    found = dict(asked(f"# Class Yard\n\n## Method Detail\n\n### shut\n\n```java\n{code}\n```\n\n{GATE}"))
    assert any("`shut()`" in question and answer == GATE.strip() for question, answer in found.items()), found


def test_operators_are_not_asked_for(asked):
    assert not asked(f"# Yard\n\n## `bool frost::Yard::operator==(Yard const & other)`\n\n{GATE}")


@pytest.mark.parametrize(
    "first", ["class documentation", "overrides [frost.Yard.shut](yard.html)", "from [frost.Yard](yard.html)"]
)
def test_what_a_generator_says_of_an_entry_before_its_text_is_no_part_of_it(asked, first):
    found = asked(f"# Frost\n\n## `frost.Gate.shut(speed)`\n\n{first}\n\n{GATE}")
    assert GATE.strip() in [answer for _, answer in found], found


def test_an_entry_without_a_text_is_not_asked_what_it_does(asked):
    assert [answer for _, answer in asked("# Frost\n\n## `frost.Gate.shut()`\n\nUndocumented\n")] == []


@pytest.mark.parametrize(
    "last",
    [
        "The documentation for this class was generated from the following file:\n\n- frost/[yard.h](yard_8h.html)",
        "Reimplemented from [frost::Yard](yard.html).",
    ],
)
def test_where_a_generator_read_an_entry_is_no_part_of_it(asked, last):
    found = asked(f"# Frost\n\n## `void frost::Yard::shut(int speed)`\n\n{GATE}\n{last}\n")
    assert GATE.strip() in [answer for _, answer in found], found


@pytest.mark.parametrize(
    ("synopsis", "owner"), [("**frost-melt** [*OPTIONS*] lake", "`frost-melt`"), ("Ice is melted.", "Frost")]
)
def test_an_option_with_a_heading_of_its_own_is_one_of_the_program_that_its_page_runs(asked, synopsis, owner):
    flags = "\n".join(f"### `{flag}`\n\nHow much ice there must be on the lake.\n" for flag in ("-a", "-b", "-c <N>"))
    found = [question for question, _ in asked(f"# frost-melt\n\n## Synopsis\n\n{synopsis}\n\n## Options\n\n{flags}")]
    assert found
    assert all(owner in question and "<N>" not in question for question in found)
