"""A score that a person's judgement was fitted into: what lowers it, what it decides, what it leaves alone."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from filters.context import Context
from filters.features import features
from filters.quality import WEIGHTS, quality, score
from gristmill.config import Filter
from gristmill.records import Pair

WAIT = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
ASKED = "How long does `tarn.connect()` wait for the queue?"


def figures(ask: Callable[..., Pair], question: str, answer: str, **fields: Any) -> dict[str, float]:
    return {**features(ask(question, "Tarn is a small job queue", answer=answer, **fields), section_words=20)}


@pytest.mark.parametrize(
    ("name", "question", "answer", "fields"),
    [
        ("nothing named", "How do I retry failed jobs?", WAIT, {}),
        ("scope plain", "How do I retry jobs in basic concepts?", WAIT, {}),
        ("what happens", "What happens if a job fails in Tarn?", WAIT, {}),
        ("loose thing", "How do I open the dialog in Tarn?", WAIT, {}),
        ("generic topic", "Tell me about troubleshooting in Tarn.", WAIT, {}),
        ("marks left", "Why is it slow? the `-x` option in Tarn?", WAIT, {}),
        ("long question", "What do I need to do " + "if one job of many jobs " * 3 + "fails in Tarn?", WAIT, {}),
        ("small part", "How do I retry jobs in Tarn?", "Set `retry`.", {}),
        ("first linked", "What is Tarn?", "[jobs](https://tarn.example/jobs.html) are lines of text.", {}),
        ("remark", "What is Tarn?", "Note that jobs are kept.", {}),
        ("apparatus", "What is Tarn?", "Mode: Retrieve only.", {}),
        ("chapter label", "Tell me about - Log files in Tarn.", WAIT, {}),
        ("repeated word", "Help me understand understanding trust in Tarn.", WAIT, {}),
        ("broken", "How do I use `retry` will throw?", WAIT, {}),
        ("broken", "What do I need to do to compile I'll need to?", WAIT, {}),
        ("number term", "Define “9.3.3” in Tarn.", WAIT, {}),
        ("flag alone", "What does the `-f` option do in Tarn?", WAIT, {}),
        ("member alone", "What does `getX()` return?", WAIT, {"type": "signature"}),
        (
            "mostly links",
            "What is Tarn?",
            "[Access control lists](https://tarn.example/ch-access_control_lists.html)",
            {},
        ),
        ("elsewhere", "What is Tarn?", "See the description of jobs.", {}),
        ("version unasked", "What is `retry`?", "Added in: v17.2.0", {}),
        ("how unanswered", "How do I install Tarn?", "Tarn receives jobs from the network.", {}),
        ("colon left", "How do I install Tarn?", "Use one of these commands:", {}),
        ("announces", "Which options has Tarn?", "Tarn has two options for retries.", {}),
        ("preface", "What is Tarn?", "In this chapter we look at the queue.", {}),
        ("labels", "What is `mx`?", "**Grammar:** `mx`\n\n**Blocks:** options", {}),
    ],
)
def test_a_fault_is_counted_where_it_is_and_nowhere_else(
    ask: Callable[..., Pair], name: str, question: str, answer: str, fields: dict[str, Any]
) -> None:
    assert figures(ask, question, answer, **fields)[name] > 0
    assert figures(ask, ASKED, WAIT)[name] == 0


@pytest.mark.parametrize(("heading", "pasted"), [("2.1. Job lists", 1.0), ("Job lists", 1.0), ("Tarn", 0.0)])
def test_a_heading_as_the_place_of_the_topic_is_told_from_a_product(
    good: Pair, edited: Callable[..., Pair], heading: str, pasted: float
) -> None:
    pair = dataclasses.replace(edited(good, heading_path=(heading,)), question="How do I retry them in job lists?")
    found = features(pair, section_words=20)
    assert found["scope heading"] == pasted
    assert features(dataclasses.replace(pair, type="cli"), section_words=20)["type cli"] == 1


def test_prose_is_brief_below_forty_words(ask: Callable[..., Pair]) -> None:
    assert figures(ask, ASKED, WAIT)["brief prose"] > figures(ask, ASKED, f"{WAIT} {WAIT}")["brief prose"] > 0
    assert figures(ask, ASKED, " ".join([WAIT] * 4))["brief prose"] == 0
    assert figures(ask, ASKED, WAIT, type="cli")["brief prose"] == 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((ASKED, WAIT), (ASKED, "In this section we will look at how long it waits.")),
        ((ASKED, WAIT), ("Explain the queue when it comes to - Manual pages.", WAIT)),
        ((ASKED, WAIT), (ASKED, "See the manual.")),
        (
            ("How do I retry jobs in Tarn?", "Set `max_retries` to change how often jobs are tried."),
            ("How do I retry jobs in Tarn?", "A failed job is moved to the graveyard after some tries."),
        ),
    ],
)
def test_the_better_pair_scores_higher(
    ask: Callable[..., Pair], better: tuple[str, str], worse: tuple[str, str]
) -> None:
    assert score(figures(ask, *better)) > score(figures(ask, *worse)) + 0.05


def test_a_pair_below_the_least_score_is_dropped_and_told_why(ask: Callable[..., Pair], context: Context) -> None:
    poor = ask("Tell me about - Log files in Tarn.", "Tarn is a small job queue", answer="See also the following:")
    verdict = quality(poor, context)
    assert (verdict.reason, verdict.threshold) == ("low-quality", 0.6)
    assert verdict.score is not None
    assert verdict.score < 0.2
    assert "chapter label" in verdict.detail


def test_the_threshold_is_the_users(good: Pair, context: Context) -> None:
    told = quality(good, context).score
    assert told is not None
    assert told >= 0.5
    for least, decision in ((0.0, "accept"), (told, "accept"), (told + 0.001, "reject")):
        set_so = Context(corpus=context.corpus, settings=Filter(min_quality=least))
        assert quality(good, set_so).decision == decision


def test_other_languages_are_not_scored(good: Pair, context: Context) -> None:
    verdict = quality(dataclasses.replace(good, language="de"), context)
    assert (verdict.decision, verdict.score) == ("accept", None)
    assert quality(dataclasses.replace(good, language="en-GB"), context).score is not None


def test_every_weight_has_its_figure(ask: Callable[..., Pair], context: Context) -> None:
    known = figures(ask, ASKED, WAIT)
    assert {name for name, *_ in WEIGHTS if not name.startswith("type ")} <= set(known)
    assert context.corpus.length(1) == 31
