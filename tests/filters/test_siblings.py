"""An answer that belongs to another question of its page is seen by what it leaves behind."""

import pytest

from filters.context import Context
from filters.siblings import siblings
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Seed

from .conftest import pair_of, seed_of

MARKDOWN = """\
# Tarn

## Version 2.1

- Streams are compacted after a day.
- The `drain` command waits for running jobs.
- Grouped deliveries:

  A group reads every message once.

## Options

| Option | Meaning |
| --- | --- |
| `--workers` | How many run at a time. |
| `--quiet` | Prints nothing but errors. |

## `tarn.queue.push(job, *, delay=0)`

Append a job to the end of the queue.

## `tarn.queue.peek()`

Return the oldest job and leave it where it is.

## Limits

Two bounds hold for every broker:

- 64 streams.
- 8 kilobytes a message.
"""
STREAMS, DRAIN = "Streams are compacted after a day.", "The `drain` command waits for running jobs."
OLDEST = "Return the oldest job and leave it where it is."
PUSH, PEEK = "`tarn.queue.push(job, *, delay=0)`", "`tarn.queue.peek()`"


@pytest.fixture
def seed() -> Seed:
    return seed_of(MARKDOWN)


@pytest.fixture
def context(seed: Seed) -> Context:
    return Context(
        corpus=Corpus([seed, *(seed_of(f"# Other {n}\n\nNothing.\n", name=f"o{n}") for n in range(9))]),
        settings=Filter(),
    )


@pytest.mark.parametrize(
    ("question", "own", "other", "reason"),
    [
        ("What does Tarn 2.1 change about streams?", STREAMS, DRAIN, "sibling-answers"),
        ("What does the `drain` command do since Tarn 2.1?", DRAIN, STREAMS, "sibling-answers"),
        ("What is said of grouped deliveries in Tarn 2.1?", "A group reads every message once.", STREAMS,
         "sibling-answers"),
        ("What is `--quiet` for in Tarn?", "| `--quiet` | Prints nothing but errors. |",
         "| `--workers` | How many run at a time. |", "sibling-answers"),
        ("What does `tarn.queue.peek()` return?", OLDEST, PEEK, "only-signature"),
        ("What is the signature of `tarn.queue.push()`?", PUSH, "Append a job to the end of the queue.",
         "no-signature"),
        ("Name the function of `tarn.queue` that returns the oldest job.", PEEK, OLDEST, "no-name"),
        ("How many kilobytes may a message have in Tarn?", "8 kilobytes a message.",
         "Two bounds hold for every broker:", "sibling-answers"),
    ],
)  # fmt: skip
def test_the_own_answer_stays_and_a_siblings_goes(
    question: str, own: str, other: str, reason: str, seed: Seed, context: Context
) -> None:
    assert siblings(pair_of(seed, question, own), context).decision == "accept"
    found = siblings(pair_of(seed, question, other), context)
    assert (found.decision, found.reason) == ("reject", reason)


def test_the_verdict_shows_the_part_that_answers_better(seed: Seed, context: Context) -> None:
    pair = pair_of(seed, "What does Tarn 2.1 change about streams?", "The `drain` command waits for running jobs.")
    found = siblings(pair, context)
    assert found.detail == "- Streams are compacted after a day."
    assert found.score is not None
    assert found.threshold is not None
    assert found.score >= found.threshold


@pytest.mark.parametrize("changed", [{"language": "de"}, {"answerable": False}])
def test_what_it_cannot_judge_is_left_alone(changed: dict, seed: Seed, context: Context) -> None:
    pair = pair_of(seed, "What of streams?", "The `drain` command waits for running jobs.", **changed)
    assert siblings(pair, context).decision == "accept"


@pytest.mark.parametrize("question", ["How do I peek at the queue?", "Which call reads the oldest job?"])
def test_a_signature_may_answer_what_asks_how_or_which(question: str, seed: Seed, context: Context) -> None:
    assert siblings(pair_of(seed, question, PEEK), context).reason != "only-signature"


def test_the_product_that_a_question_hangs_on_is_no_word_of_its_answer(seed: Seed) -> None:
    """Of a word that is on every page no part of one has more; of one that is on this page alone it may."""
    asked = "What is done with a job in Granite Mills?"
    for others, decision in (("Granite mills.", "accept"), ("Nothing.", "reject")):
        page = seed_of(f"{MARKDOWN}\n## Authors\n\nGranite Mills\n")
        corpus = Corpus([page, *(seed_of(f"# Other {n}\n\n{others}\n", name=f"o{n}") for n in range(30))])
        context = Context(corpus=corpus, settings=Filter())
        assert siblings(pair_of(page, asked, "Append a job to the end of the queue."), context).decision == decision
