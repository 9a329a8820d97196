"""The recipe `false_premise`: which values are exchanged, and which questions take them for granted."""

import json
from typing import Any

import pytest

from converter.recipes.false_premise import FalsePremise, exchanged
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate
from gristmill.models.reading import parse

from .test_recipes import ASKING, asked, passage, reason

MESH = "The mesh of a sifter is replaced after 30 days of steady work."
GATE = "They close their outlets for 90 days in wet winters and go on holiday then."
ASKS = "Why is the mesh of a sifter replaced after 90 days?"
PAGE = f"# Sifter\n\n## Mesh\n\nThe mesh lies between frames.\n\n{MESH} It hums. {GATE}\n"


def read(question: str) -> Any:
    reply = parse(json.dumps({"question": question}), Replied)
    assert reply is not None
    return FalsePremise().read(asked(FalsePremise(), passage(PAGE)), reply)[0]


def test_a_value_is_exchanged_for_one_that_the_page_says_of_another_thing() -> None:
    found = {PAGE[one.unit.start : one.unit.stop]: one for one in exchanged(passage(PAGE))}
    assert found[MESH].wrong == "90"
    assert found[MESH].false == MESH.replace("30", "90")


@pytest.mark.parametrize(
    "other",
    [
        "Millers close their outlets for 30 days in wet winters.",  # the same
        "Millers close their outlets for 90 seconds in wet winters.",  # of another unit
        "The mesh of a sifter is replaced after 90 days of work at night.",  # of the same thing
        "Millers close their outlets in wet winters, as figure 90 shows.",  # a name
        "Millers close their outlets in wet winters.",
    ],
)
def test_a_value_that_may_hold_here_too_is_not_taken(other: str) -> None:
    about = passage(f"# Sifter\n\n## Mesh\n\nThe mesh lies between frames.\n\n{MESH}\n\n{other}\n")
    assert [one for one in exchanged(about) if about.markdown[one.unit.start :].startswith(MESH)] == []


def test_nothing_is_asked_without_one() -> None:
    assert FalsePremise().job(passage("# A\n\n## B\n\nThe mesh lies between frames.\n"), Questions([]), ASKING) is None


def test_the_answer_is_the_true_sentence_to_the_letter() -> None:
    found = read(ASKS)
    assert isinstance(found, Candidate)
    assert (found.question, found.answer) == (ASKS, MESH)
    assert PAGE[found.evidence[0].start : found.evidence[0].stop] == MESH
    content = asked(FalsePremise(), passage(PAGE)).request.messages[-1].content
    assert f"[E1] {MESH.replace('30', '90')}\nValue: 90" in content


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (ASKS.replace("90", "7"), "unsupported-facts"),
        (ASKS.replace(" 90 days", " long"), "no-premise"),
        (ASKS[:-1], "wrong-form"),
        (f"Is it right: {ASKS}", "wrong-form"),
        (ASKS.replace("is the", "is never the"), "changed-facts"),
        ("Why is bread baked for 90 days by the village's old bakers?", "asks-of-other"),
        ("Why is it 90 here?", "leaning-question"),
        ("Why keep the words of the sentence and its 90 days?", "leaked-prompt"),
    ],
)
def test_a_question_that_does_not_take_the_wrong_value_for_granted_is_dropped(question: str, why: str) -> None:
    assert reason(read(question)) == why
