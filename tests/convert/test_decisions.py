"""Which rule takes a text, and which leaves it: small pages in tables."""

import pytest

from converter.convert import convert_page
from converter.site import Site
from gristmill.config import Convert


@pytest.fixture
def asked(page):
    """The pairs of a page as (type, question, answer); `settings` of the conversion."""

    def make(markdown: str, **settings) -> list[tuple[str, str, str]]:
        seed = page(f"# Frost\n\n{markdown}")
        drafts = convert_page(seed, Site(product="Frost"), Convert(**settings)).drafts
        return [(draft.type, draft.questions[0], draft.answer(seed.markdown)) for draft in drafts]

    return make


def types(found) -> list[str]:
    return [kind for kind, _, _ in found]


ORDERS = "1. Open the outlet.\n2. Turn the wheel.\n3. Close the outlet.\n"


@pytest.mark.parametrize(
    ("listing", "is_steps"),
    [
        (ORDERS, True),
        (ORDERS.replace("3. Close the outlet.", "3. The wheel is hot."), True),  # two of three tell what to do
        ("1. The outlet is open.\n2. The wheel is hot.\n3. Close the outlet.\n", False),
        ("1. The outlet is open.\n2. The wheel is hot.\n3. The pump is off.\n", False),
        (ORDERS.replace("1.", "-").replace("2.", "-").replace("3.", "-"), False),  # in no order
        ("1. Open the outlet.\n", False),  # one step is none
    ],
)
def test_a_numbered_list_is_a_procedure_if_most_of_it_tells_what_to_do(asked, listing, is_steps):
    assert ("steps" in types(asked(f"## Starting a pump\n\n{listing}"))) is is_steps


@pytest.mark.parametrize(
    ("rows", "compared"),
    [
        ("| PineWood | red | soft |\n| OakWood | white | hard |", True),
        ("| Fast | red | soft |\n| Slow | white | hard |", False),  # words: rows of what?
        ("| PineWood | red | soft |\n| OakWood | red | soft |", False),  # nothing tells them apart
        ("| PineWood | red | soft |\n| PineWood | white | hard |", False),  # nor here
        ("| PineWood | red | soft |", False),
        ("| 1 | red | soft |\n| 2 | white | hard |", False),  # rows without names
    ],
)
def test_rows_are_compared_if_they_have_names_and_differ(asked, rows, compared):
    found = asked(
        f"## Kinds of wood compared\n\n| Wood | Colour | Grain |\n| --- | --- | --- |\n{rows}\n", rules=["matrix"]
    )
    assert ("matrix" in types(found)) is compared


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("New in version 3.3.", "added"),
        ("New in version 3.3: The *keyfile* parameter.", "changed"),  # something in it is new, not all of it
        ("Changed in version 3.3: The result is a tuple.", "changed"),
    ],
)
def test_what_is_new_in_a_version_is_told_from_what_changed_in_it(asked, line, question):
    found = asked(
        f"## `frost.open(path, keyfile=None)`\n\nOpen the archive at *path* for reading and return it.\n\n{line}\n",
        rules=["signature", "version"],
    )
    asked_for = [text.lower() for kind, text, _ in found if kind == "version"]
    assert len(asked_for) == 1
    assert ("chang" in asked_for[0] or "differ" in asked_for[0]) is (question == "changed")


def test_a_parameter_that_a_version_added_is_not_the_function_that_has_it(asked):
    entry = "## `frost.open(path, keyfile=None)`\n\nOpen the archive at *path* for reading and return it.\n\n"
    assert "version" not in types(asked(f"{entry}New in version 3.3: *keyfile*\n", rules=["version"]))
    assert "version" in types(asked(f"{entry}New in version 3.3: *frost*\n", rules=["version"]))


@pytest.mark.parametrize(
    ("cell", "asks"),
    [("`4`", True), ("never", True), ("-", False), ("–", False), ("none", False), ("n/a", False), ("0", False)],
)
def test_a_cell_that_says_nothing_is_no_default(asked, cell, asks):
    table = (
        f"| Option | Default | Description |\n| --- | --- | --- |\n| `jobs` | {cell} | How many jobs run at a time. |\n"
    )
    answers = [answer for kind, _, answer in asked(f"## Options of the server\n\n{table}") if kind == "key_table"]
    assert any("How many jobs run at a time." in answer for answer in answers)
    assert (cell in answers) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [("How many jobs run there.", True), ("How many run.", False), ("Many jobs", False), ("Jobs", False), ("…", False)],
)
def test_a_description_of_few_words_says_nothing(asked, text, asks):
    table = f"| Option | Description |\n| --- | --- |\n| `jobs` | {text} |\n"
    assert ("key_table" in types(asked(f"## Options of the server\n\n{table}"))) is asks


@pytest.mark.parametrize(
    ("heading", "name", "asks"),
    [
        ("Parameters", "path", False),  # of what?
        ("Parameters", "pack_path", False),
        ("Repository parameters", "pack_path", True),
        ("Options of the server", "path", True),
    ],
)
def test_a_plain_word_below_a_bare_heading_is_no_option_of_the_product(asked, heading, name, asks):
    listing = (
        f"- **`{name}`**: Where the packs of the repository are kept.\n- **`pack_size`**: How large a pack grows.\n"
    )
    answers = [answer for kind, _, answer in asked(f"## {heading}\n\n{listing}") if kind == "definition"]
    assert ("Where the packs of the repository are kept." in answers) is asks


SECTION = "\n\n".join(f"- **`stone_{n}`**: Stone {n} grinds the grain for {n} hours a day." for n in range(9))


@pytest.mark.parametrize(("most", "made"), [(3, 3), (9, 9), (99, 9)])
def test_a_section_gives_no_more_pairs_than_it_may(asked, most, made):
    assert len(asked(f"## Stone options\n\n{SECTION}\n", max_pairs_per_section=most, rules=["definition"])) == made


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How many jobs run at a time on one machine.", True),
        ("How many jobs run, as described above.", False),
        ("How many of the following jobs run at a time.", False),
    ],
)
def test_an_answer_that_points_at_text_beside_it_is_none(asked, text, asks):
    table = f"| Option | Description |\n| --- | --- |\n| `jobs` | {text} |\n"
    assert ("key_table" in types(asked(f"## Options of the server\n\n{table}"))) is asks


@pytest.mark.parametrize(
    ("section", "asks"),
    [
        ("## `melt_all`\n\n### Synopsis\n\n```\nmelt_all\n```\n", False),  # the name alone
        ("## `melt_all`\n\n### Synopsis\n\n```\nmelt_all [-a] <lake>\n```\n", True),
        (f"## Lakes of ice\n\nLakes of ice are kept in one store. {'They thaw as soon as it is closed. ' * 3}\n", True),
        (
            f"## Lakes of ice\n\nLakes of ice are kept in one store. {'They thaw as soon as it is closed. ' * 3}\n\n"
            "This function closes the store and returns.\n",  # what a generator left of an entry
            False,
        ),
        ("## I saw ice in July?\n\nThe lake is deep, and its ice thaws late.\n", False),
        ("## Why is there ice in July?\n\nThe lake is deep, and its ice thaws late.\n", True),
    ],
)
def test_names_stray_entries_and_stories_are_not_asked_for(asked, section, asks):
    assert bool(asked(section)) is asks


@pytest.mark.parametrize(
    ("lead", "asks"),
    [
        ("To provide a safe lake stores should be kept in `/run/ice`:", False),
        ("To provide a safe lake, run:", True),
        ("If you want to keep the ice of a lake, use `frost_melt` on the last day of the year instead.", False),
        ("If you want to keep the ice of a lake, use `frost_melt` on the last day of the year.", True),
    ],
)
def test_a_task_is_no_sentence_and_a_choice_leans_on_none(asked, lead, asks):
    ice = f"## Lakes\n\n{'Lakes of ice are kept in one store. ' * 20}\n\n{lead}\n\n```bash\nfrost keep\n```\n"
    assert any(kind in ("cli", "choice") for kind, _, _ in asked(ice, rules=["cli", "choice"])) is asks


CODE = "```\n{}\n```"
RUN = "```bash\n$ {}\n```"


@pytest.mark.parametrize(
    ("lead", "block", "rule"),
    [
        ("To move the old tapes of a rack to a shelf, write:", CODE.format("MOVE tapes TO shelf"), "code"),
        ("To move the old tapes of a rack to a shelf, Frost will look for:", CODE.format("MOVE tapes TO shelf"), ""),
        (
            "To move the old tapes of a rack add a line to the file:",
            CODE.format("MOVE tapes TO shelf"),
            "",
        ),  # two clauses
        ("would all stay. To move the old tapes of a rack, use:", CODE.format("MOVE tapes TO shelf"), ""),  # goes on
        ("To move the old tapes of a rack to a shelf:", CODE.format("git mv tapes shelf"), "cli"),  # without a prompt
        ("To move the old tapes of a rack, first open it:", RUN.format("frost open"), ""),  # of several steps
        (
            "To move the old tapes of a rack to a shelf:",
            RUN.format("vi /etc/rack.conf"),
            "",
        ),  # what to write is missing
        ("To print the old tapes of a rack:", RUN.format("frost list" + "\ntape" * 8), "cli"),
        ("To print the tapes of a rack, at or after noon:", RUN.format("frost list"), ""),  # not all of it is asked
        ("To print the old tapes of a rack:", RUN.format("frost list" + "\ntape" * 9), ""),  # of one system on one day
    ],
)
def test_a_block_is_code_or_a_command_that_does_what_its_lead_says_and_all_of_it(asked, lead, block, rule):
    found = types(asked(f"## Racks\n\nRacks hold many tapes.\n\n{lead}\n\n{block}\n", rules=["cli", "code"]))
    assert found == [rule] * bool(rule)


ENVIRONMENT = "Frost supports the following variables:\n\n- `ICE`: the depth\n- `LAKE`: the place\n"


@pytest.mark.parametrize(
    ("behind", "asks"),
    [
        ("", True),
        ("\nThey are read once.\n", True),
        ("\nNew in version 2.0.\n\n- `RACK`: the shelf\n", False),  # the list goes on
        ("\nOthers are:\n\n- `RACK`: the shelf\n", True),
    ],
)
def test_a_list_that_a_line_breaks_is_no_whole_answer(asked, behind, asks):
    found = asked(f"## The environment\n\n{ENVIRONMENT}{behind}", rules=["enumeration"])
    assert bool(found) is asks


TAPES = f"{'Frost copies each disk onto a tape at night. ' * 9}\n\n"


@pytest.mark.parametrize(
    ("rule", "said", "asks"),
    [
        ("choice", "If you need to read a worn tape, use `frost_melt`, which takes a day.", True),
        ("choice", "If you are really ambitious, you can use `frost_melt`, which takes a day.", False),
        ("choice", "If you have a worn tape, use of `frost_melt` is not needed for a day or two.", False),
        ("trouble", "If a worn tape cannot be read, check the `rack` that it has been put into.", True),
        ("trouble", "If you are seeing timeouts, check the `rack` that each tape has been put into.", False),
        ("trouble", "If a worn tape cannot be read, you might see messages about a `rack` that is lost.", False),
        ("why", "A worn tape cannot be sold because a buyer would find parts of older backups.", True),
        ("why", "A worn tape cannot be sold because tapes sold are worn.", False),  # says it again
        ("why", "A copied tape is recommended because a buyer would find parts of older backups.", False),  # for what?
        ("why", "I keep a tape of each month because a buyer would find parts of older backups.", False),
    ],
)
def test_a_sentence_of_a_kind_says_of_what_it_is_true_and_more_than_it_asks(asked, rule, said, asks):
    found = asked(f"## Tapes\n\n{TAPES}{said}\n", rules=[rule])
    assert bool(found) is asks


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("enumeration", ENVIRONMENT),
        ("choice", f"{TAPES}If you need to read a worn tape, use `frost_melt`, which takes a day."),
        ("comparison", f"{TAPES}A tape differs from a disk in that the whole of it has to be wound."),
        ("version", "### `frost.open(path)`\n\nOpen the archive at *path* and return it.\n\nNew in version 3.3.\n"),
        ("why", f"{TAPES}A worn tape cannot be sold because a buyer would find parts of older backups."),
    ],
)
def test_kinds_of_which_few_read_well_are_made_where_they_are_named(asked, rule, said):
    page = f"## The environment\n\n{said}"
    assert rule not in types(asked(page))
    assert types(asked(page, rules=[rule])) == [rule]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("The size of a block in bytes.", True),
        ("Enable MELT for this lake.", False),
        ("Specifies the MELT. See [racks](racks.html) for more of it.", False),
        ("The tape that is to be melted; only one of these may be set.", False),  # of which?
    ],
)
def test_a_row_that_says_its_key_again_is_not_asked_for(asked, text, asks):
    table = f"| Setting | Description |\n| --- | --- |\n| `MELT_lake` | {text} |\n"
    assert bool(asked(f"## Settings of the `rack.conf` file\n\n{table}")) is asks


def test_what_a_release_changed_is_told_whole_or_not_at_all(asked):
    other = "- Racks of a mill are counted when `melt_all` has taken a tape out of one of them.\n"
    changed = "- `melt_all` has a parameter that says how long a lake may thaw.\n- `seal` keeps the colour of a tape.\n"
    found = asked(f"## Frost 2.1\n\n{changed}", rules=["changes"])
    assert any("`melt_all`" in question for _, question, _ in found)
    assert not any("`melt_all`" in q for _, q, _ in asked(f"## Frost 2.1\n\n{changed}{other}", rules=["changes"]))
