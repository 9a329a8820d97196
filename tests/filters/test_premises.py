"""A question may name only what the cited section has."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.premises import premises
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Pair

from .conftest import pair_of, seed_of

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


@pytest.mark.parametrize(("site", "unknown"), [("Tarn 9 9.18 documentation", ""), ("Tarn 8 documentation", "9")])
def test_a_number_of_the_products_name_is_none_of_the_section(site: str, unknown: str) -> None:
    seed = seed_of("## Data recovery\n\nRestore the newest copy first.", site=site)
    pair = pair_of(seed, "Tell me about data recovery in Tarn 9.", "Restore the newest copy first.")
    assert premises(pair, Context(corpus=Corpus([seed]), settings=Filter())).detail == unknown


OPTION = "Keep the gate open for its reader."
USAGES = (
    "```\ntarn gate_shut [options]\n```\n\n```\ntarn gate_open [options] FILE\n```\n\n## Options\n\n### `--keep`\n\n"
    + OPTION
)


@pytest.mark.parametrize(("command", "unknown"), [("tarn gate_open", ""), ("tarn gate_shut", "gate_shut")])
def test_an_option_is_asked_of_the_command_whose_usage_line_stands_before_it(command: str, unknown: str) -> None:
    seed = seed_of(USAGES)
    pair = pair_of(seed, f"What does `--keep` do in `{command}`?", OPTION)
    assert premises(pair, Context(corpus=Corpus([seed]), settings=Filter())).detail == unknown


@pytest.mark.parametrize(("site", "unknown"), [("tarn-gate3 3.7 documentation", ""), ("Tarn", "gate3")])
def test_what_the_page_calls_its_site_names_the_product(site: str, unknown: str) -> None:
    seed = seed_of("## Data recovery\n\nRestore the newest copy first.", site=site)
    pair = pair_of(seed, "Tell me about data recovery in tarn-gate3.", "Restore the newest copy first.")
    assert premises(pair, Context(corpus=Corpus([seed]), settings=Filter())).detail == unknown
