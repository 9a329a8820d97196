"""The recipe `ask`: which sentences are shown, and which questions to them are taken."""

import dataclasses
from pathlib import Path

import pytest

from converter.recipes.ask import MOST_SPANS, Ask, Asked
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Job
from converter.vary import vary
from gristmill.config import Convert, Model

from .conftest import FakeEndpoint, completion, mill_pages, page, site_of
from .test_recipes import ASKING, asked, passage, reason

SIFTER = """# Sifter

## Mesh

The mesh of a sifter lies between two frames of beech and is held there by its own tension.

The mesh must be replaced whenever one of its openings is wider than 3 millimetres. Wet flour closes the openings of \
the mesh within a minute, because it swells.

{more}
"""
ALONE = "The mesh must be replaced whenever one of its openings is wider than 3 millimetres."
RIGHT = "When must a sifter's mesh be replaced?"
SWELLS = "Wet flour closes the openings of the mesh within a minute, because it swells."


def job(more: str = "") -> Job:
    return asked(Ask(), passage(SIFTER.format(more=more)))


def shown(more: str = "") -> list[str]:
    found = job(more)
    return [found.passage.markdown[unit.start : unit.stop] for unit in found.units]


def answered(question: str, unit: str = "E1") -> str:
    """The reason why a question is dropped, empty if it is kept."""
    found = Ask().read(job(), Asked.model_validate({"questions": [{"unit": unit, "question": question}]}))
    return reason(found[0])


def test_shown_are_sentences_that_no_pair_rests_on() -> None:
    assert shown() == [ALONE, SWELLS]
    assert job().request.messages[-1].content.count("[E") == 2


@pytest.mark.parametrize(
    "more",
    [
        "This keeps the beech from rotting for as long as the sifter is in use.",
        "It keeps the beech from rotting for as long as the sifter is in use.",
        "For details on how meshes of other makers are mounted, see the guide.",
        "The meshes of other makers can be mounted in the following ways:",
        "The frames are bare.",
        "**The frames of the sifter are made of oak that was felled in winter.",
        "You can also use frames of oak that was felled in winter.",
        "- A mesh of silk lasts longer than a mesh of steel in most of the mills",
    ],
)
def test_a_sentence_that_leans_announces_or_says_little_is_not_shown(more: str) -> None:
    assert shown(more) == [ALONE, SWELLS]


def test_one_request_shows_three_sentences_at_most_in_their_order() -> None:
    more = " ".join(f"Frame number {n} of the sifter is made of oak that was felled in winter." for n in range(9))
    found = job(more)
    assert len(found.units) == found.wanted == MOST_SPANS
    assert [unit.start for unit in found.units] == sorted(unit.start for unit in found.units)
    assert [half.wanted for half in Ask().halves(found, Questions([]), ASKING)] == [1, 2]


def test_without_a_free_sentence_nothing_is_asked() -> None:
    about = dataclasses.replace(passage(SIFTER.format(more="")), units=())
    assert Ask().job(about, Questions([]), ASKING) is None


def test_the_answer_is_the_sentence_to_the_letter() -> None:
    questions = [{"unit": "[e2]", "question": "Why does wet flour close a sifter's mesh so fast?"}]
    none, found = Ask().read(job(), Asked.model_validate({"questions": questions}))
    assert reason(none) == "no-question"
    assert isinstance(found, Candidate)
    assert found.answer == found.evidence[0].quote == SWELLS
    assert SIFTER[found.evidence[0].start : found.evidence[0].stop] == SWELLS


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (RIGHT, ""),
        ("When must a sifter's mesh be replaced", "wrong-form"),
        ("Must the mesh of a sifter be replaced at some time?", "wrong-form"),
        ("When must this mesh be replaced according to the text?", "leaning-question"),
        ("When must a mesh of `sift()` be replaced?", "unsupported-facts"),
        ("When must a mesh of 4 millimetres be replaced?", "unsupported-facts"),
        ("How do I replace the mesh of a sifter?", "no-instruction"),
        ("What does a sifter's mesh do?", "asks-of-section"),
        ("When is it replaced?", "leaning-question"),
        ("When must flour be replaced?", "names-nothing"),
        ("Which mesh must be replaced whenever one of the openings is wider than 3 millimetres?", "gives-answer"),
        ("Which brewbot has a mesh that must be replaced?", "leaked-prompt"),
        ("When must a sifter's mesh be replaced and why must it?", "wrong-form"),
        ("When must a sifter's mesh not be replaced?", "changed-facts"),
        ("When is the mesh of a sifter replaced if it is true?", "unsupported-facts"),
        ("What is the command that replaces the mesh of a sifter?", "no-name"),
        ("Which command replaces the mesh of a sifter?", "no-name"),
        ("What is the question of a user who has not read about the mesh?", "leaked-prompt"),
    ],
)
def test_a_question_is_taken_that_the_sentence_answers(question: str, why: str) -> None:
    assert answered(question) == why


def test_a_question_to_no_unit_is_dropped() -> None:
    reply = Asked.model_validate({"questions": [{"unit": "E9", "question": "Why?"}]})
    assert [reason(found) for found in Ask().read(job(), reply)] == ["no-question", "no-question", "unknown-unit"]


def test_a_run_asks_about_what_rules_left_and_nothing_else(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    site = site_of(tmp_path / "workspace", [page("sifter", "sifter", SIFTER.format(more="")), *mill_pages()])
    asks = [{"unit": f"E{n}", "question": text} for n, text in enumerate((RIGHT, "Why does a sifter's mesh do so?"), 1)]
    endpoint.script = lambda request, number: completion({"questions": asks})
    result = vary(site.workspace, site.pairs, Convert(recipes=["ask"], model=Model(timeout=10)), model="m")
    assert [(pair.type, pair.question, pair.answer) for pair in result.pairs] == [("ask", RIGHT, ALONE)]
    assert (result.calls, result.tallies[0].dropped) == (1, {"asks-of-section": 1})
