"""Sections are asked for as a whole by a name, or by what their answer begins with, and not for a paragraph alone."""

import dataclasses
from collections.abc import Callable

import pytest

from filters.context import Context
from filters.overviews import overviews
from gristmill.config import Filter
from gristmill.records import Pair

TELLS = "A failed job is repeated 3 times before it is moved to the graveyard."
MORE = f"{TELLS}\n\nJobs in the graveyard wait for an operator."


@pytest.mark.parametrize(
    ("question", "answer", "topic"),
    [
        ("Tell me about failing jobs in Tarn.", MORE, "failing jobs"),
        ("In Tarn, what should I know about the graveyard of jobs?", MORE, "graveyard of jobs"),
        ("Tell me about a failed job in Tarn.", MORE, ""),
        ("Can you explain Tarn's failed job?", MORE, ""),
        ("Can you explain a failed job for Tarn?", "```\nqueue.retry()\n```\n\n" + TELLS, ""),
        ("What should I know about Graveyard in Tarn?", MORE, ""),
        ("Tell me about the `max_retries` key in Tarn.", TELLS, ""),
        ("Can you explain how to move a job in Tarn?", MORE, ""),
        ("Could you explain what the graveyard job does in Tarn?", TELLS, ""),
    ],
)
def test_a_topic_in_ordinary_words_has_to_begin_its_answer(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, topic: str
) -> None:
    verdict = overviews(dataclasses.replace(ask(question, TELLS), answer=answer, type="prose"), context)
    assert (verdict.reason, verdict.detail) == ("overview-of-words" if topic else "", topic)


@pytest.mark.parametrize(
    ("question", "answer", "is_lone"),
    [
        ("How do I repeat a failed job in Tarn?", TELLS, True),
        ("I need to repeat a failed job in Tarn. What should I do?", TELLS, True),
        ("How do I repeat a failed job in Tarn?", MORE, False),
        ("How do I repeat a failed job in Tarn?", f"{TELLS}\n\n```\nqueue.retry()\n```", False),
        ("How do I repeat a failed job in Tarn?", "To repeat a failed job, call `queue.retry()`.", False),
        ("How do I repeat a failed job in Tarn?", "Failed jobs can be repeated by `queue.retry()`.", True),
        ("How do I repeat a failed job in Tarn?", "- Stop it.\n- Start it.", False),
        ("How do I repeat a failed job in Tarn?", " ".join([TELLS] * 6), False),
        ("Tell me about Graveyard in Tarn.", TELLS, True),
        ("Tell me about Graveyard in Tarn.", " ".join([TELLS] * 6), True),
        ("Tell me about failed jobs in Tarn.", TELLS.replace("A failed job is", "Failed jobs are"), True),
        ("Tell me about failed jobs in Tarn.", "Failed jobs are those that have run 3 times.", False),
        ("Tell me about a failed job in Tarn.", " ".join([TELLS] * 3), False),
        ("What does the Tarn documentation say about moving jobs?", TELLS, True),
        ("Can you explain queue.retries in Tarn?", TELLS, False),
        ("Can you explain `max_retries` in Tarn?", TELLS, False),
        ("What is a failed job in Tarn?", TELLS, False),
    ],
)
def test_a_short_paragraph_alone_is_no_way_and_no_overview(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, is_lone: bool
) -> None:
    verdict = overviews(dataclasses.replace(ask(question, TELLS), answer=answer, type="prose"), context)
    assert (verdict.reason == "lone-paragraph") is is_lone


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


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("Erkläre mir „Warteschlange“ in Tarn.", "Wer nichts findet, fragt im Chat nach.", "lone-paragraph"),
        ("Erkläre mir „Warteschlange“ in Tarn.", "Die Warteschlange hält alle Aufträge des Tages.", "lone-paragraph"),
        ("Erkläre mir „Warteschlange“ in Tarn.", "Warteschlangen halten die Aufträge des Tages.", ""),
        ("Erkläre mir „Warteschlange“ in Tarn.", "Wer nichts findet, fragt im Chat nach.\n\nDer Chat ist offen.", ""),
        ("Erkläre mir „Warteschlange“ in Tarn.", "Wer sie leeren will, gibt ein:\n```\ntarn drain\n```", ""),
        ("Erkläre mir „`max_retries`“ in Tarn.", "Wer nichts findet, fragt im Chat nach.", ""),
        ("Erkläre mir „Warteschlange“ in Tarn.", "Ein Auftrag wird drei Mal versucht. " * 8, ""),
    ],
)
def test_a_brief_paragraph_alone_tells_nothing_of_a_topic_in_other_languages(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, reason: str
) -> None:
    pair = dataclasses.replace(ask(question, TELLS), answer=answer, type="prose", language="de")
    assert overviews(pair, context).reason == reason


@pytest.mark.parametrize("changed", [{"type": "article"}, {"origin": "llm"}, {"language": "de"}])
def test_other_pairs_are_not_judged(ask: Callable[..., Pair], context: Context, changed: dict[str, str]) -> None:
    pair = dataclasses.replace(ask("Tell me about failing jobs in Tarn.", TELLS), **{"type": "prose", **changed})
    assert overviews(pair, context).decision == "accept"


def test_they_are_kept_where_the_configuration_says_so(ask: Callable[..., Pair], context: Context) -> None:
    pair = dataclasses.replace(ask("Tell me about failing jobs in Tarn.", TELLS), type="prose")
    lenient = Context(corpus=context.corpus, settings=Filter(overviews="all"))
    assert [overviews(pair, one).decision for one in (context, lenient)] == ["reject", "accept"]
