"""A name that is said not to exist stands nowhere on the site, however it is written."""

from collections.abc import Callable

import pytest

from filters.absence import absence
from filters.context import Context
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Generator, Pair, Seed

QUOTES = ("`--workers`", "`--no-retry`")
ABSENT = {"answerable": False, "generator": Generator(version="0.1.0", rule="absence")}


def answer(name: str) -> str:
    return (
        f"`tarn.connect` has no `{name}` option. Its documentation lists 2 options, of which `--workers` comes nearest."
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("--workers-limit", ""),
        ("--workers", "nothing-absent"),
        ("--max-retries", "name-exists"),
        ("--queue-error", "name-exists"),
        ("--Timeout", "name-exists"),
    ],
)
def test_a_name_that_the_site_has_in_any_spelling_is_not_absent(
    ask: Callable[..., Pair], context: Context, name: str, reason: str
) -> None:
    verdict = absence(ask(f"Explain `{name}` in `tarn.connect`.", *QUOTES, answer=answer(name), **ABSENT), context)
    assert (verdict.decision, verdict.reason) == ("reject" if reason else "accept", reason)


def test_another_page_of_the_site_is_looked_at_too(ask: Callable[..., Pair], seed: Seed) -> None:
    other = Seed(**{f: getattr(seed, f) for f in seed.__slots__} | {"seed_id": "0" * 16, "markdown": "`workersLimit`"})
    both = Context(corpus=Corpus([seed, other]), settings=Filter())
    pair = ask("Explain `--workers-limit` in Tarn.", *QUOTES, answer=answer("--workers-limit"), **ABSENT)
    assert absence(pair, both).reason == "name-exists"


def test_a_list_without_evidence_proves_nothing(ask: Callable[..., Pair], context: Context) -> None:
    pair = ask("Explain `--workers-limit` in Tarn.", answer=answer("--workers-limit"), **ABSENT)
    assert absence(pair, context).reason == "nothing-absent"


def test_pairs_with_an_answer_are_not_asked(ask: Callable[..., Pair], context: Context) -> None:
    assert absence(ask("How many workers run?", QUOTES[0]), context).decision == "accept"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How can I use `--workers-limit` of `tarn.connect`?", ""),
        ("How can I use `--max-retries` of `tarn.connect`?", "name-exists"),
        ("How does `--workers` of `tarn.connect` go with `--workers-limit`?", "nothing-absent"),
    ],
)
def test_what_a_model_makes_of_such_a_pair_is_proven_too(
    ask: Callable[..., Pair], context: Context, question: str, reason: str
) -> None:
    made = {**ABSENT, "generator": Generator(version="0.1.0", recipe="unanswerable", model="m"), "origin": "llm"}
    name = question.split("`")[1] if "limit" not in question else "--workers-limit"
    assert absence(ask(question, *QUOTES, answer=answer(name), **made), context).reason == reason
