"""The recipes `persona` and `situation`: who asks, and what is taken of their questions."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.personas import PERSONAS, TECHNICAL
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Passage
from converter.recipes.voiced import PERSONA, SITUATION, Voiced, persona_of
from gristmill.models.reading import parse

from .test_recipes import ASKING, asked, passage, reason

TOLD = "The mesh of a sifter must be replaced whenever one of its openings is wider than 3 millimetres."
PAGE = f"# Sifter\n\n## Mesh\n\nThe mesh lies between two frames of beech.\n\n{TOLD}\n"


def about(vertical: str = "") -> Passage:
    base = passage(PAGE)
    return dataclasses.replace(base, seed=dataclasses.replace(base.seed, vertical=vertical))


def read(name: str, question: str, situation: str = "") -> Any:
    reply = parse(json.dumps({"situation": situation, "question": question}), Replied)
    assert reply is not None
    return Voiced(name).read(asked(Voiced(name), about()), reply)[0]


def who() -> str:
    return persona_of(about(), asked(Voiced(PERSONA), about()).units[0])


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("As {who}, when must I replace the mesh of a sifter?", ""),
        ("When must I replace the mesh of a sifter?", "wrong-form"),
        ("As a king, when must I replace the mesh of a sifter?", "wrong-form"),
        ("As {who}, why must I replace the mesh of a sifter?", "wrong-form"),
        ("As {who}, when must I replace a sifter's mesh if it is wider than 3 millimetres?", "wrong-form"),
        ("As {who}, when must I close the gate of a hopper?", "leaked-prompt"),
        ("As {who}, when must I bake bread in the village?", "names-nothing"),
    ],
)
def test_a_persona_asks_for_the_hidden_half_under_its_name(question: str, why: str) -> None:
    found = read(PERSONA, question.format(who=who()))
    assert reason(found) == why
    if isinstance(found, Candidate):
        assert (found.question, found.answer) == (question.format(who=who()), TOLD)
        assert PAGE[found.evidence[0].start : found.evidence[0].stop] == TOLD


WHEN = "When must I replace its mesh?"


@pytest.mark.parametrize(
    ("situation", "question", "why"),
    [
        ("I am cleaning a sifter.", WHEN, ""),
        ("I'm cleaning a sifter.", WHEN, ""),
        ("", WHEN, "wrong-form"),
        ("We clean a sifter.", WHEN, "wrong-form"),
        ("I am cleaning a sifter. It hums.", WHEN, "wrong-form"),
        ("I am cleaning a sifter.", "When must I turn a sifter?", "asks-of-other"),
        ("I am cleaning a sifter.", "How must I replace its mesh?", "wrong-form"),
        ("I am cleaning 7 sifters.", WHEN, "unsupported-facts"),
        ("I am not cleaning a sifter.", WHEN, "unsupported-facts"),
        ("I see a sifter with wider openings.", WHEN, "gives-answer"),
        ("I like to bake fresh bread on holidays.", WHEN, "asks-of-other"),
        ("I am cleaning the hopper of a sifter.", WHEN, "leaked-prompt"),
        ("I am cleaning a sifter " + "and a mesh " * 5 + "and a sifter.", WHEN, "question-too-long"),
    ],
)
def test_a_situation_is_a_sentence_of_its_own_that_tells_nothing_of_the_answer(
    situation: str, question: str, why: str
) -> None:
    found = read(SITUATION, question, situation)
    assert reason(found) == why
    if isinstance(found, Candidate):
        assert (found.question, found.answer) == (f"I am cleaning a sifter. {question}", TOLD)


@pytest.mark.parametrize(("vertical", "people"), [*PERSONAS.items(), ("", TECHNICAL), ("technical", TECHNICAL)])
def test_each_vertical_has_its_people(vertical: str, people: tuple[str, ...]) -> None:
    job = asked(Voiced(PERSONA), about(vertical))
    assert persona_of(job.passage, job.units[0]) in people
    assert job.request.messages[-1].content.splitlines()[-1].startswith('Write: {"question": "As ')


def test_one_sentence_is_shown_without_the_half_that_answers() -> None:
    for name in (PERSONA, SITUATION):
        content = asked(Voiced(name), about()).request.messages[-1].content
        assert content.count("[E") == 1
        assert "[E1] The mesh of a sifter must be replaced whenever …" in content


def test_without_such_a_sentence_nothing_is_asked() -> None:
    bare = dataclasses.replace(about(), units=about().units[:1])
    told = passage(PAGE.replace("The mesh of a sifter must", "On our sifter the mesh must"))
    there = passage(PAGE.replace("The mesh of a sifter must", "There is a mesh of a sifter that must"))
    bound = passage(PAGE.replace("The mesh of a sifter must be replaced", "Returns true for the mesh of a sifter"))
    for none in (bare, told, there, bound):
        assert Voiced(PERSONA).job(none, Questions([]), ASKING) is None


def test_a_site_is_shown_by_its_shortest_name() -> None:
    base = about()
    named = dataclasses.replace(base, seed=dataclasses.replace(base.seed, site="Sifter | The fine machine 1.2 manual"))
    assert asked(Voiced(PERSONA), named).request.messages[-1].content.splitlines()[1] == "Sifter, Mill"
