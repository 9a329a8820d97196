"""Kinds of verticals are judged by what they are: a provision is found by its number, not by its words."""

import dataclasses
from collections.abc import Callable

import pytest

from converter.rulebook import KINDS
from filters.context import Context
from filters.openings import openings
from filters.premises import premises
from filters.quality import quality
from filters.retrieval import retrieval
from gristmill.records import Pair
from gristmill.verticals import ADDRESSED, is_addressed, is_of_vertical

QUOTE = "The connection is not shared between threads."
QUESTION = "What does section 9 | 9 of 49 QFR forbid under §?"


@pytest.mark.parametrize("judged", [retrieval, premises, quality])
def test_a_provision_is_not_judged_by_the_words_of_its_address(
    ask: Callable[..., Pair], context: Context, judged: Callable
) -> None:
    pair = ask(QUESTION, QUOTE, type="prose")
    assert judged(pair, context).decision == "reject"
    assert judged(dataclasses.replace(pair, type="provision"), context).decision == "accept"


def test_a_models_question_about_a_provision_is_judged_as_any_other(ask: Callable[..., Pair], context: Context) -> None:
    pair = dataclasses.replace(ask(QUESTION, QUOTE, type="provision"), origin="llm")
    assert not is_addressed(pair)
    assert premises(pair, context).decision == "reject"


def test_provisions_may_all_be_asked_by_their_numbers(ask: Callable[..., Pair], context: Context) -> None:
    pairs = [ask(f"What does section {n} of the Ferries Act require?", QUOTE, type="provision") for n in range(80)]
    assert all(verdict.decision == "accept" for verdict in openings(pairs, context))


def test_every_kind_of_a_vertical_is_one_of_the_rules() -> None:
    assert set(KINDS) > ADDRESSED


def test_a_variation_of_a_model_has_no_quality_either(ask: Callable[..., Pair]) -> None:
    pair = dataclasses.replace(ask("What is the dose of brenoxol?", QUOTE, type="medical"), origin="llm")
    assert is_of_vertical(pair)
