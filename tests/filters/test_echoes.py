"""An answer that only says the question again, or itself, and a question that is its heading or its answer."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.echoes import echoes
from gristmill.records import Pair

QUOTE = "A failed job is repeated 3 times before it is moved to the graveyard."
QUESTION = "How often is a failed job repeated by Tarn?"
LOOP = "The job is repeated until the queue is empty. " * 3
COPIES = (
    ("answer-repeats-question", QUESTION, "A failed job repeated by Tarn."),
    ("question-repeats-heading", "Retry", QUOTE),
    ("question-repeats-answer", "A failed job is repeated 3 times before it is moved?", QUOTE),
    ("answer-repeats-itself", QUESTION, LOOP),
)
HONEST = (
    (QUESTION, "Three times; after that the graveyard has it."),
    ("What happens to a failed job?", QUOTE),
    ("What is retry in Tarn?", "Retry is what Tarn does with a failed job: it repeats it 3 times."),
    (QUESTION, "```\nqueue.run(job)\nqueue.run(job)\nqueue.run(job)\nqueue.run(job)\n```"),
    ("Is the job lost?", "No."),
)


@pytest.mark.parametrize(("reason", "question", "answer"), COPIES)
def test_a_copy_is_dropped_by_its_kind(
    reason: str, question: str, answer: str, ask: Callable[..., Pair], context: Context
) -> None:
    verdict = echoes(ask(question, QUOTE, answer=answer, origin="llm"), context)
    assert (verdict.decision, verdict.reason) == ("reject", reason)
    assert (verdict.score or 0) >= (verdict.threshold or 0) > 0


@pytest.mark.parametrize(("question", "answer"), HONEST)
def test_what_says_something_stays(question: str, answer: str, ask: Callable[..., Pair], context: Context) -> None:
    assert echoes(ask(question, QUOTE, answer=answer, origin="llm"), context).decision == "accept"


def test_rules_quote_and_are_not_judged(ask: Callable[..., Pair], context: Context) -> None:
    assert echoes(ask("Retry", QUOTE), context).decision == "accept"
