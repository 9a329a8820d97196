"""What a model copied is marked, and nothing is dropped for it."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.extractive import COPIED, extractive
from gristmill.records import Pair

QUOTE = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."


@pytest.mark.parametrize(
    ("answer", "marked"),
    [
        (QUOTE, True),
        (QUOTE.replace("The call", "It"), True),
        ("It gives up after 30 seconds and raises `QueueError`.", False),
        ("When the queue does not answer, the call waits 30 seconds at most and then raises `QueueError`.", False),
    ],
)
def test_an_answer_that_copies_its_quotes_is_marked(
    ask: Callable[..., Pair], context: Context, answer: str, *, marked: bool
) -> None:
    verdict = extractive(ask("How long does it wait?", QUOTE, answer=answer, origin="llm"), context)
    assert (verdict.decision, verdict.detail) == ("accept", "extractive" if marked else "")
    assert verdict.score is not None
    assert (verdict.score >= COPIED) == marked


def test_the_quotes_of_all_evidence_count_together(ask: Callable[..., Pair], context: Context) -> None:
    verdict = extractive(
        ask("What of it?", QUOTE, "The connection is not shared between threads.", origin="llm"), context
    )
    assert (verdict.detail, verdict.score) == ("extractive", pytest.approx(1, abs=0.1))


def test_rules_copy_by_design_and_an_answer_without_word_pairs_copies_nothing(
    ask: Callable[..., Pair], context: Context
) -> None:
    assert extractive(ask("How long?", QUOTE), context).score is None
    assert extractive(ask("How long?", QUOTE, answer="…", origin="llm"), context).score is None
