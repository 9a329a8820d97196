"""Sections are asked for as a whole by a name, or by what their answer begins with."""

import dataclasses
from collections.abc import Callable

import pytest

from filters.context import Context
from filters.overviews import overviews
from gristmill.config import Filter
from gristmill.records import Pair

TELLS = "A failed job is repeated 3 times before it is moved to the graveyard."


@pytest.mark.parametrize(
    ("question", "answer", "topic"),
    [
        ("Tell me about failing jobs in Tarn.", TELLS, "failing jobs"),
        ("In Tarn, what should I know about the graveyard of jobs?", TELLS, "graveyard of jobs"),
        ("Tell me about a failed job in Tarn.", TELLS, ""),
        ("Can you explain Tarn's failed job?", TELLS, ""),
        ("Can you explain a failed job for Tarn?", "```\nqueue.retry()\n```\n\n" + TELLS, ""),
        ("What should I know about Graveyard in Tarn?", TELLS, ""),
        ("Tell me about the `max_retries` key in Tarn.", TELLS, ""),
        ("Can you explain how to move a job in Tarn?", TELLS, ""),
        ("Could you explain what the graveyard job does in Tarn?", TELLS, ""),
    ],
)
def test_a_topic_in_ordinary_words_has_to_begin_its_answer(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, topic: str
) -> None:
    verdict = overviews(dataclasses.replace(ask(question, TELLS), answer=answer, type="prose"), context)
    assert (verdict.reason, verdict.detail) == ("overview-of-words" if topic else "", topic)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What do I have to keep in mind about failing jobs in Tarn?", "overview-of-words"),
        ("Is there anything to be careful about with failing jobs in Tarn?", "overview-of-words"),
        ("What should I keep in mind about `max_retries` in Tarn?", ""),
        ("What should I keep in mind when I repeat a failed job in Tarn?", ""),
    ],
)
def test_warnings_are_of_names_and_tasks(
    ask: Callable[..., Pair], context: Context, question: str, reason: str
) -> None:
    assert overviews(dataclasses.replace(ask(question, TELLS), type="admonition"), context).reason == reason


def test_only_definitions_are_asked_for_behind_a_title(ask: Callable[..., Pair], context: Context) -> None:
    pair = ask("I'm reading about queues in Tarn. What is the graveyard?", TELLS)
    verdicts = [overviews(dataclasses.replace(pair, type=kind), context) for kind in ("definition", "prose", "cli")]
    assert [verdict.reason for verdict in verdicts] == ["", "behind-a-title", "behind-a-title"]


@pytest.mark.parametrize("changed", [{"type": "article"}, {"origin": "llm"}, {"language": "de"}])
def test_other_pairs_are_not_judged(ask: Callable[..., Pair], context: Context, changed: dict[str, str]) -> None:
    pair = dataclasses.replace(ask("Tell me about failing jobs in Tarn.", TELLS), **{"type": "prose", **changed})
    assert overviews(pair, context).decision == "accept"


def test_they_are_kept_where_the_configuration_says_so(ask: Callable[..., Pair], context: Context) -> None:
    pair = dataclasses.replace(ask("Tell me about failing jobs in Tarn.", TELLS), type="prose")
    lenient = Context(corpus=context.corpus, settings=Filter(overviews="all"))
    assert [overviews(pair, one).decision for one in (context, lenient)] == ["reject", "accept"]
