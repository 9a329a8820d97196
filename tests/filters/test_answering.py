"""Whether an answer answers its question is asked of a verifier that can tell."""

import pytest

from filters.answering import answering
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
