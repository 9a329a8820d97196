"""A question may name only what the cited section has."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.premises import premises
from gristmill.records import Pair

QUOTE = "The call waits at most 30 seconds"


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("How long does `tarn.connect()` wait?", ""),
        ("How long does `tarn.attach()` wait?", "tarn.attach"),
        ("Does `connect` wait for 30 seconds?", ""),
        ("Does `connect` wait for 300 seconds?", "300"),
        ("Does `connect` wait for 3 seconds?", "3"),
        ("How long does it wait with `--workers`?", "--workers"),
        ("How long does it wait?", ""),
    ],
)
def test_a_name_or_number_that_the_section_lacks_drops_the_question(
    ask: Callable[..., Pair], context: Context, question: str, unknown: str
) -> None:
    verdict = premises(ask(question, QUOTE), context)
    assert verdict.reason == ("question-states-unknown" if unknown else "")
    assert verdict.detail == unknown


def test_what_stands_in_another_cited_section_counts(ask: Callable[..., Pair], context: Context) -> None:
    question = "How do `--workers` and `tarn.connect()` go together?"
    assert premises(ask(question, QUOTE), context).detail == "--workers"
    assert premises(ask(question, QUOTE, "How many workers run at a time; 4 by default."), context).reason == ""


def test_a_question_that_need_not_be_answered_may_state_anything(ask: Callable[..., Pair], context: Context) -> None:
    assert premises(ask("What does `tarn.brew()` do?", QUOTE, answerable=False), context).decision == "accept"
