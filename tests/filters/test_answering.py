"""Whether an answer answers its question is asked of a verifier that can tell."""

import dataclasses

import pytest

from filters.answering import answering
from gristmill.forms import CORRECTS
from gristmill.records import Pair, Seed

from .conftest import checked, context_of, truthful


@pytest.mark.parametrize(("real", "reason"), [(0.95, ""), (0.05, "question-not-answered"), (None, "")])
def test_whether_an_answer_answers_is_asked_of_models_pairs(
    tarn: Seed, rules: list[Pair], unsure: Pair, real: float | None, reason: str
) -> None:
    context = context_of(tarn, told := truthful(tarn, rules, real))
    *others, last = answering(checked([*rules, unsure], context), context)
    assert {verdict.decision for verdict in others} == {"accept"}
    assert last.reason == reason
    assert (told.asked[-1].question, told.asked[-1].heading) == (unsure.question, "Tarn > Part 2")


def test_a_pair_that_corrects_its_question_is_not_asked_whether_it_answers_it(
    tarn: Seed, rules: list[Pair], unsure: Pair
) -> None:
    context = context_of(tarn, truthful(tarn, rules, 0.05))
    corrected = dataclasses.replace(unsure, type=CORRECTS)
    *_, last = answering(checked([*rules, corrected], context), context)
    assert last.decision == "accept"
