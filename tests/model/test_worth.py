"""Which sentences somebody asks for, and which texts name the things that they speak of."""

import dataclasses

import pytest

from converter.recipes.ask import mended, tells
from converter.recipes.entered import entry_of
from converter.recipes.evidence import Unit
from converter.recipes.moored import is_moored
from converter.recipes.relations import relation
from converter.recipes.whole import stops_short
from converter.recipes.worth import has_no_subject, is_stated, says_much

from .test_recipes import passage


@pytest.mark.parametrize(
    ("text", "known", "moored"),
    [
        ("The plugin grinds bran.", "", False),
        ("The plugin grinds bran.", "the bran plugin of Frost", True),
        ("The hopper of a mill is full.", "", True),
        ("The `lid` option is off.", "", True),
        ("A lid and its lock: the lock is red.", "", True),
        ("The offsite sluice is shut.", "class OffsiteSluice", True),
        ("The second gate is shut.", "gates", False),
        ("Another gate is shut.", "gates", False),
        ("In this mode a gate is shut.", "mode gate", False),
        ("A gate is shut, and this saves water.", "", True),
        ("A gate is shut instead.", "", False),
        ("Gates instead of lids are shut.", "", True),
        ("Copies keep the same sacks across all mills.", "", True),
        ("The system stops.", "", True),
        ("The answer to that question opens a lid.", "answer", False),
        ("To copy that lid, pull it.", "lid", False),
        ("Lids that match, stop. Mills that are full stop.", "", True),
        ("The part in brackets is its name.", "part", False),
        ("The most general lid is oak.", "lid", False),
    ],
)
def test_a_definite_thing_is_named_before_or_with_it(text: str, known: str, moored: bool) -> None:
    assert is_moored(text, known) is moored


@pytest.mark.parametrize(
    ("text", "headings", "much"),
    [
        ("If a lid is open, its motor stops.", ("Lids",), True),
        ("If a lid is open, its motor stops.", ("Mill", "Changes in 2.1"), False),
        ("If a lid is open, its motor stops.", ("Mill", "Tutorial"), False),
        ("If we open a lid, its motor stops.", ("Lids",), False),
        ("If a lid is open, you will see its motor.", ("Lids",), False),
        ("Returns the lid when its motor stops.", ("Lids",), False),
        ("Whether or not to open a lid when its motor stops.", ("Lids",), False),
        ("If a lid is open, its motor stops.", ("Migration to 2.x", "Lids"), False),
        ("If a lid is open, `test.svg` is written.", ("Lids",), False),
        ("Remember to open a lid before its motor stops!", ("Lids",), False),
    ],
)
def test_nobody_asks_for_a_step_of_a_tutorial_or_what_has_no_subject(
    text: str, headings: tuple[str, ...], much: bool
) -> None:
    assert says_much(text, headings) is much


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Lids open when their motor runs.", True),
        ("A list of lids used when their motor runs.", False),
        ("A list of lids where the motor will begin when its cord is pulled.", False),
        ("Flags are used to find what is lost if a lid is open.", False),
        ("A lid is a board of oak.", True),
    ],
)
def test_what_is_asked_about_has_a_verb_of_its_own(text: str, stated: bool) -> None:
    found = relation(text)
    assert found is not None
    assert is_stated(found) is stated


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Filter out all torn meshes so that flour stays.", True),
        ("Keep the lid of a mill shut because it is torn.", True),
        ("Meshes filter out bran.", False),
        ("Keepers lock lids.", False),
    ],
)
def test_what_an_entry_does_is_said_without_its_name(text: str, lacks: bool) -> None:
    assert has_no_subject(text) is lacks


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How can I open your lid?", "How can I open my lid?"),
        ("What happens if a lid is open (for a day)?", "What happens if a lid is open?"),
        ("What does `open()` (a call) do?", "What does `open()` do?"),
        ("What is a mesh used to?", "What is a mesh used for?"),
        ("What is a mesh used to hold?", "What is a mesh used to hold?"),
    ],
)
def test_a_question_is_of_one_person_and_without_asides(question: str, said: str) -> None:
    assert mended(question) == said


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("Mill", "class mill.Hopper(width)", "open(lid)"), "mill.Hopper.open()"),
        (("Mill", "class mill.Hopper(width)"), "mill.Hopper"),
        (("Mill", "mill.open(lid)"), "mill.open()"),
        (("Mill", "class mill.Hopper(width)", "How it opens"), ""),
        (("Mill", "Opening"), ""),
    ],
)
def test_an_entry_is_called_by_its_owner_and_its_name(path: tuple[str, ...], name: str) -> None:
    assert entry_of(path) == name


@pytest.mark.parametrize(
    ("behind", "short"),
    [
        (" However, it rusts. \n", True),
        (" If that lid is lost, its motor stops.", True),
        (" Mills also stop.", True),
        (" It is of oak.", True),
        ("\n\nHowever, it rusts.", False),
    ],
)
def test_an_answer_does_not_stop_before_what_limits_it(behind: str, short: bool) -> None:
    about = passage()
    text = "A lid is of oak."
    changed = dataclasses.replace(about, seed=dataclasses.replace(about.seed, markdown=text + behind))
    assert stops_short(changed, Unit(kind="prose", start=0, stop=len(text))) is short


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        (
            "I'm looking into the oak handle in Frost. How is a lid turned?",
            "A lid is turned using its oak handle.",
            True,
        ),
        ("How can I turn a lid?", "To turn a lid, pull its hook to turn a lid.", True),
        ("How is a lid turned?", "A lid is turned using its oak handle.", False),
        ("How is a lid turned?", "A lid is turned using the `X`.", False),
    ],
)
def test_a_question_behind_its_place_still_leaves_something_to_tell(question: str, sentence: str, told: bool) -> None:
    states = relation(sentence)
    assert states is not None
    assert tells(question, states, "Frost") is told
