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
        f"## `frost.open(path, keyfile=None)`\n\nOpen the archive at *path* for reading and return it.\n\n{line}\n"
    )
    asked_for = [text.lower() for kind, text, _ in found if kind == "version"]
    assert len(asked_for) == 1
    assert ("chang" in asked_for[0] or "differ" in asked_for[0]) is (question == "changed")


@pytest.mark.parametrize(
    ("cell", "asks"), [("`4`", True), ("never", True), ("-", False), ("–", False), ("none", False), ("n/a", False)]
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
    assert any(kind in ("cli", "choice") for kind, _, _ in asked(ice)) is asks
