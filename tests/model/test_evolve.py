"""The recipe `evolve`: which sentences are joined, and which questions need both."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.evolve import Evolve
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate
from gristmill.models.reading import parse

from .test_recipes import ASKING, asked, passage, reason

FIRST = "The lid of a sifter opens by two turns of the brass handle."
SECOND = "In frost the lid of a sifter stays shut unless its heater has run for 5 minutes."
OTHER = "All millers like fresh bread with salted butter in the morning."
PAGE = f"# Sifter\n\n## Lid\n\nThe lid lies on top.\n\n{FIRST}\n\n{OTHER}\n\n{SECOND}\n"
RIGHT = "How does the lid of a sifter open by its handle in frost when its heater has not run?"


def read(question: str, unit: str = "E2") -> Any:
    reply = parse(json.dumps({"unit": unit, "question": question}), Replied)
    assert reply is not None
    return Evolve().read(asked(Evolve(), passage(PAGE)), reply)[0]


def test_the_first_sentence_is_given_and_one_that_limits_its_subject_is_chosen() -> None:
    job = asked(Evolve(), passage(PAGE))
    assert [PAGE[unit.start : unit.stop] for unit in job.units] == [FIRST, SECOND]
    assert json.loads(job.request.schema)["properties"]["unit"] in ({"const": "E2"}, {"enum": ["E2"]},
                                                                      {"const": "E2", "type": "string"})  # fmt: skip


def test_the_answer_is_both_to_the_letter_in_the_page_s_order() -> None:
    found = read(RIGHT.replace("when its heater has not run", "when its heater runs"))
    assert isinstance(found, Candidate)
    assert found.answer == f"{FIRST}\n\n{SECOND}"
    assert [PAGE[proof.start : proof.stop] for proof in found.evidence] == [FIRST, SECOND]


def test_sentences_beside_each_other_are_one_quote() -> None:
    about = passage(PAGE.replace(f"{OTHER}\n\n", ""))
    reply = parse(json.dumps({"unit": "E2", "question": "How does the lid of a sifter open by its handle in frost "
                                                        "when its heater runs?"}), Replied)  # fmt: skip
    (found,) = Evolve().read(asked(Evolve(), about), reply)
    assert isinstance(found, Candidate)
    assert [proof.quote for proof in found.evidence] == [f"{FIRST}\n\n{SECOND}"] == [found.answer]


@pytest.mark.parametrize(
    ("question", "unit", "why"),
    [
        (RIGHT, "E1", "no-evidence"),
        (RIGHT, "E7", "no-evidence"),
        ("How does the lid of a sifter open by turns of a handle?", "E2", "asks-of-one"),
        ("What keeps the lid of a sifter shut in frost until its heater runs?", "E2", "asks-of-one"),
        ("How does the lid of a sifter open, and how is it shut?", "E2", "wrong-form"),
        ("Does the lid of a sifter open by its handle in frost with a heater?", "E2", "wrong-form"),
        ("How does this lid open in frost by its handle?", "E2", "leaning-question"),
        ("How does the lid of a sifter open by 3 turns of its handle in frost?", "E2", "unsupported-facts"),
        ("Which demanding question of a user opens the lid of a sifter?", "E2", "leaked-prompt"),
        ("How does a baker open the lid of a sifter by its handle in frost with a heater near old bread ovens?", "E2",
         "asks-of-other"),
    ],
)  # fmt: skip
def test_a_question_that_does_not_need_both_is_dropped(question: str, unit: str, why: str) -> None:
    assert reason(read(question, unit)) == why


def test_without_a_sentence_that_limits_another_nothing_is_asked() -> None:
    base = passage(PAGE)
    german = dataclasses.replace(base, pairs=(dataclasses.replace(base.pairs[0], language="de"),))
    for none in (passage(PAGE.replace(SECOND, "")), german):
        assert Evolve().job(none, Questions([]), ASKING) is None
