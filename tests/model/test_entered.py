"""The entry that a section is, and that a question about it names it."""

import dataclasses

import pytest

from converter.recipes.apart import is_torn
from converter.recipes.ask import Ask, mended
from converter.recipes.entered import carries, entry_of
from converter.recipes.moored import is_moored
from converter.recipes.placed import tells_much
from converter.recipes.recipe import Candidate, Passage
from converter.recipes.relations import relation

from .test_ask import reply
from .test_recipes import asked, passage


@pytest.mark.parametrize(
    ("path", "line", "name"),
    [
        (("Mills", "sift mesh NAME [COUNT] [json]"), "", "sift mesh"),
        (("Mills", "show [fine] <rye|wheat> flour-kinds KIND detail"), "", "show flour-kinds detail"),
        (("Mills", "[no] lid (0-9)"), "", "lid"),
        (("Mills", "-l, --lid <oak>"), "", "--lid"),
        (("Mills", "-l"), "", "-l"),
        (("Mills", "sift.{all,<mesh>}.lid_lock = 0"), "", "lid_lock"),
        (("Mills", "mill sift"), "### `mill sift`", "mill sift"),
        (("Mills", "mill sift"), "### mill sift", ""),
        (("mill(8)", "Commands", "sifter - All of a sifter", "shake"), "", "sifter shake"),
        (("mill(8)", "Commands", "sifter - All of a sifter", "shake (sift)"), "", "sifter shake"),
        (("mill(8)", "Commands", "Notes on shaking"), "", ""),
        (("Mills", "mill-sift2"), "", "mill-sift2"),
        (("Mills", "off-line"), "", ""),
        (("Mills", "installing FROST"), "", ""),
        (("Mills", "sifting with FROST"), "", ""),
        (("Mills", "Lids of OAK"), "", ""),
        (("Mills", "lid] of"), "", ""),
        (("class mill.Lid(wood)", "open(width)"), "", "mill.Lid.open()"),
    ],
)
def test_the_name_of_an_entry_is_what_is_typed_as_it_stands(path: tuple[str, ...], line: str, name: str) -> None:
    assert entry_of(path, line) == name


@pytest.mark.parametrize(
    ("question", "entry", "has"),
    [
        ("What does `sift mesh` do?", "sift mesh", True),
        ("What happens if the mesh is left out?", "sift mesh", False),
        ("What happens without a password?", "password", False),
        ("What does the `password` command do?", "password", True),
        ("What does open() do?", "mill.Lid.open()", True),
        ("What does lid-lock do?", "lid", False),
    ],
)
def test_a_question_has_a_name_as_a_word_of_its_own_and_an_ordinary_one_as_code(
    question: str, entry: str, has: bool
) -> None:
    assert carries(question, entry) is has


SHOWS = "Prints a table of meshes with the width of each."


def of_command(sentence: str, *, title: str = "OSRv2") -> Passage:
    text = (
        f"# {title}\n\n## Sifters\n\nA sifter has a mesh.\n\n### `show mesh [NAME] [json]`\n\n{SHOWS}\n\n{sentence}\n"
    )
    about = dataclasses.replace(passage(text, -1), product="Frost")
    return dataclasses.replace(about, seed=dataclasses.replace(about.seed, title=title))


def made(about: Passage, question: str) -> str:
    """The question that comes of a model's; the reason why none does."""
    found = Ask().read(asked(Ask(), about), reply(E1=question))[0]
    return found.question if isinstance(found, Candidate) else found.reason


OMITTED = "If `NAME` is left out, all meshes of all sifters are shown."


def test_a_question_of_a_commands_section_has_its_name_and_what_it_is_for() -> None:
    said = made(of_command(OMITTED), "What happens if `NAME` is left out?")
    assert said.partition(". ")[2] == "What happens if `NAME` is left out?"
    assert "`show mesh` for OSRv2 in Frost" in said
    plain = made(of_command(OMITTED, title="Sifters"), "What happens if `NAME` is left out?")
    assert "`show mesh` in Frost. " in plain


def test_a_question_with_the_name_of_its_entry_needs_no_more_than_the_product() -> None:
    said = made(of_command(OMITTED), "What happens if `NAME` is left out of `show mesh`?")
    assert said == "In Frost, what happens if `NAME` is left out of `show mesh`?"


def test_a_question_that_names_half_of_a_command_falls() -> None:
    about = of_command(OMITTED)
    text = about.markdown.replace("show mesh [NAME]", "show mesh width [NAME]")
    about = dataclasses.replace(passage(text, -1), product="Frost", seed=dataclasses.replace(about.seed, markdown=text))
    assert made(about, "What happens if `NAME` is left out of `show mesh`?") == "unmoored"


def test_what_a_thing_is_used_for_is_asked_in_these_words() -> None:
    text = "# Sifter\n\n## Lids\n\nA lid lies flat.\n\nA lid lock is used to keep the flour of a sifter dry.\n"
    about = dataclasses.replace(passage(text), product="Frost")
    assert made(about, "What is the purpose of a lid lock?").endswith("hat is a lid lock used for?")
    other = text.replace("is used to keep", "is a hook that keeps")
    assert (
        made(dataclasses.replace(passage(other), product="Frost"), "What is the purpose of a lid lock?")
        == "asks-of-other"
    )


def test_without_a_product_a_question_without_the_name_of_its_entry_falls() -> None:
    about = dataclasses.replace(of_command(OMITTED), product="")
    assert made(about, "What happens if `NAME` is left out?") == "unmoored"


def test_the_command_is_known_by_its_name() -> None:
    sentence = "To print meshes of all sifters as JSON, write `json` at the end of the command."
    said = made(of_command(sentence), "How can I print meshes of all sifters as JSON?")
    assert said.endswith("How can I print meshes of all sifters as JSON?")
    assert not is_moored("Lids are shown by adding a word to the end of the command.", "lids")


@pytest.mark.parametrize(
    ("text", "moored"),
    [
        ("A lid of the sifter is open.", False),
        ("A lid at the end of the sifter is open.", False),  # the second one behind the first
        ("The number is 3.", False),
        ("What happens if no such lid is found?", False),
        ("Lids are of wood, and as such are light.", True),
    ],
)
def test_each_definite_thing_is_looked_at(text: str, moored: bool) -> None:
    assert is_moored(text, "") is moored


@pytest.mark.parametrize(
    ("topic", "much"),
    [
        ("basic structure", False),
        ("configuring", False),
        ("deployment and operation", False),
        ("under the hood", False),
        ("mesh", True),
        ("configuring sifters", True),
        ("the sifter configuration", True),
    ],
)
def test_a_heading_of_ordinary_words_says_not_what_a_question_is_about(topic: str, much: bool) -> None:
    assert tells_much(topic) is much


@pytest.mark.parametrize(
    "sentence",
    [
        "If a lid has two hinges, oil them before they rust.",
        "If the lid is open, immediately returns None.",
        "If the lid of a sifter is open then display the lid on all sides.",
        "When using a lid of oak, you should not set its hinges.",
        "If lids of sifters were made of glass, they would break within a day.",
        "The lid of a sifter is not opened when its motor turns.",
        "The default lids and hinge of a sifter are never oiled.",
        "The default width of mesh are 3 and 4 millimetres.",
    ],
)
def test_a_half_without_a_subject_is_no_outcome_and_what_is_forbidden_no_advice(sentence: str) -> None:
    assert relation(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "started"),
    [
        ("The lid of a sifter can be opened when its motor stands.", "When can the lid of"),
        ("Lids can be opened when the motor of the sifter stands.", "When can"),
        ("Lids may be opened when the motor of the sifter stands.", "When can"),
        ("Flour closes a mesh when it swells in a wet mill.", "When"),
        ("A lid is opened by pulling its cord with a hand.", "How is a lid"),
    ],
)
def test_a_question_is_begun_with_the_verb_and_the_subject_of_its_half(sentence: str, started: str) -> None:
    found = relation(sentence)
    assert found is not None
    assert found.started == started


@pytest.mark.parametrize(
    ("answer", "torn"),
    [
        ("To print, use the ![print](print.png) icon.", True),
        ("The form is P\\<date>T\\<time>.", True),
        ("When a open lid is found, the mill stops.", True),
        ("When a one-way lid is found, the `a_lid` option is read.", False),
    ],
)
def test_pictures_lost_patterns_and_slips_are_no_answer(answer: str, torn: bool) -> None:
    assert is_torn(answer) is torn


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What should I do if you lose your lid?", "What should I do if I lose my lid?"),
        ("What should I do if you are at the mill?", "What should I do if I am at the mill?"),
        ("What happens if you lose your lid?", "What happens if you lose your lid?"),
        ("How are lids closed by the Frost mill?", "How are lids closed?"),
    ],
)
def test_a_question_is_of_one_person_and_says_not_by_whom(question: str, said: str) -> None:
    assert mended(question) == said
