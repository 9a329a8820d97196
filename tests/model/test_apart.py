"""Sentences that still say the same apart from their page, and what is asked of them."""

import dataclasses

import pytest

from converter.recipes.apart import agrees, holds_apart, is_anchored
from converter.recipes.ask import Ask, going_on, mended
from converter.recipes.entered import entry_of
from converter.recipes.recipe import Candidate
from converter.recipes.relations import relation
from gristmill.index.terms import content_terms

from .test_ask import reply
from .test_recipes import asked, passage


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("A lid is locked when its motor turns.", True),
        ("No other lid is locked, rather than opened.", True),
        ("A lid does not shut if it was opened by hand.", True),
        ("A lid thus does not shut.", False),
        ("The remaining lids are of oak.", False),
        ("Other lids are of oak.", False),
        ("Your flour suffers if you do.", False),
        ("If that's not possible, use a cord.", False),
        ("A lid is now of oak.", False),
        ("Just as a lid names a hopper, a cord names a bell.", False),
        ("Lids of oak are fun when it rains.", False),
        ("If you mill at night, there are a few things to keep in mind.", False),
        ("When Bryn added the lid, he began with oak.", False),
        ("The lid was of oak.", False),
        ("If you have moved a mill, check all [notes](notes.html).", False),
        ("Lids are moved using [Moving lids](#moving).", False),
        ("A lid is locked using [Bolt](bolt.html) and a cord.", True),
        ("**Lid**\\\nA lid is locked when its motor turns.", False),
    ],
)
def test_a_sentence_holds_apart_that_joins_nothing_opines_nothing_and_tells_no_story(text: str, apart: bool) -> None:
    assert holds_apart(text, text) is apart


@pytest.mark.parametrize(
    ("text", "anchored"),
    [
        ("If the hopper is empty, a bell rings.", True),
        ("If your experience differs, a bell rings.", False),
        ("If `lid_width` is 0, a bell rings.", True),
        ("If a caller speaks SQL, a bell rings.", True),
        ("The hopper contains bran and wheat for a day.", True),
        ("The session contains bran and wheat for a day.", False),
        ("The motor is locked when somebody pulls a cord.", True),
    ],
)
def test_what_happens_is_asked_of_things_of_the_page(text: str, anchored: bool) -> None:
    states = relation(text)
    assert states is not None
    assert is_anchored(states, set(content_terms("Hoppers")), in_entry=False) is anchored
    assert is_anchored(states, set(), in_entry=True)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Wide hoppers control the flow of all the bran.", True),
        ("A hopper makes an open control of bran.", False),
        ("A hopper automatically contains bran and wheat.", False),
        ("If a lid is shut, a bell rings.", True),
        ("If a lid is shut is a matter of taste, a bell rings.", False),
        ("If a lid is shut and a cord is pulled, a bell rings.", True),
    ],
)
def test_a_sentence_is_parted_at_its_own_verb(text: str, right: bool) -> None:
    states = relation(text)
    assert states is not None
    assert agrees(states) is right


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("If the hopper of a mill is empty, a bell rings.", "What happens if the hopper of"),
        ("If `lid_width` is 0, a bell rings.", "What happens if"),
        ("The hopper contains bran and wheat.", "What does the"),
        ("A bell rings when the hopper is empty.", "When"),
        ("Wide hoppers control the flow of all the bran.", "What do"),
        ("If hoppers burn, a bell rings.", "What happens if hoppers"),
        ("The default locks for lids are of oak.", "What are the default locks for"),
    ],
)
def test_a_question_is_begun_with_the_words_of_its_sentence(text: str, started: str) -> None:
    states = relation(text)
    assert states is not None
    assert states.started == started


@pytest.mark.parametrize(
    ("behind", "answer"),
    [
        ("Only lids of oak are locked, beginning with the first.", True),
        ("A lid of ash is locked when its cord is pulled.", False),
        ("Lids are made in these ways:", False),
        (f"Lids of oak are {'very ' * 30}old.", False),
    ],
)
def test_the_little_rest_of_a_paragraph_belongs_to_the_answer(behind: str, answer: bool) -> None:
    about = passage(f"# Sifter\n\n## Lid\n\nA lid is locked when its motor turns. {behind}\n\nA lid is of oak.\n")
    whole = going_on(about, about.units[0])
    assert about.markdown[whole.start : whole.stop].endswith(behind) is answer


def test_what_a_prompt_alone_has_is_taken_from_a_question() -> None:
    about = passage("# Sifter\n\n## Lid\n\nThe lid lies flat.\n\nA lid is locked when its motor turns.\n")
    about = dataclasses.replace(about, product="Frost")
    found = Ask().read(asked(Ask(), about), reply(E1="When is a lid of Frost 2.1 only locked in English?"))[0]
    assert isinstance(found, Candidate)
    assert found.question == "When is a lid of Frost locked?"
    assert mended("When is a lid only locked?") == "When is a lid locked?"


def test_an_entry_with_a_type_behind_an_arrow_is_named() -> None:
    heading = "Hopper.close(lid: int = 1, **more: Any) → None"
    assert entry_of((heading,)) == "Hopper.close()"
