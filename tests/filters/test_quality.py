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
        ("code alone", "What is `retry`?", WAIT, {}),
        ("loose thing", "How do I open the dialog in Tarn?", WAIT, {}),
        ("generic topic", "Tell me about troubleshooting in Tarn.", WAIT, {}),
        ("situation", "I need to retry a job in Tarn. What should I do?", WAIT, {}),
        ("marks left", "Why is it slow? the `-x` option in Tarn?", WAIT, {}),
        ("long question", "What do I need to do " + "if one job of many jobs " * 3 + "fails in Tarn?", WAIT, {}),
        ("vague and thin", "Can you explain `retry` in Tarn?", "Repeat the job.", {}),
        ("vague of a name", "Can you explain max_retries in Tarn?", WAIT, {}),
        ("small part", "How do I retry jobs in Tarn?", "Set `retry`.", {}),
        ("preface", "What is Tarn?", "In this chapter we look at the queue.", {}),
        ("leaning prose", "How do I retry jobs in Tarn?", "However, use `retry` for such jobs.", {}),
        ("future", "How do I retry jobs in Tarn?", "Use `retry`, which will be an option.", {}),
        ("comment marks", "What is Tarn?", "Public: A queue of jobs.", {}),
        ("name line", "What does `tarn` do?", "run jobs", {"type": "cli"}),
        ("chapter label", "Tell me about - Log files in Tarn.", WAIT, {}),
        ("repeated word", "Help me understand understanding trust in Tarn.", WAIT, {}),
        ("broken", "How do I use `retry` will throw?", WAIT, {}),
        ("broken", "What do I need to do to compile I'll need to?", WAIT, {}),
        ("number term", "Define “9.3.3” in Tarn.", WAIT, {}),
        (
            "mostly links",
            "What is Tarn?",
            "[Access control lists](https://tarn.example/ch-access_control_lists.html)",
            {},
        ),
        ("elsewhere", "What is Tarn?", "See the description of jobs.", {}),
        ("version unasked", "What is `retry`?", "Added in: v17.2.0", {}),
        ("comment marks", "What is Tarn?", "```\n>>> tarn.jobs\n```", {}),
        ("colon left", "How do I install Tarn?", "Use one of these commands:", {}),
        ("announces", "Which options has Tarn?", "Tarn has two options for retries.", {}),
    ],
)
def test_a_fault_is_counted_where_it_is_and_nowhere_else(
    ask: Callable[..., Pair], name: str, question: str, answer: str, fields: dict[str, Any]
) -> None:
    assert figures(ask, question, answer, **fields)[name] > 0
    assert figures(ask, ASKED, WAIT)[name] == 0


@pytest.mark.parametrize(
    ("path", "pasted"), [(("Tarn", "2.1. Job lists"), 1.0), (("Tarn", "Job lists"), 1.0), (("Job lists",), 0.0)]
)
def test_a_heading_as_the_place_of_the_topic_is_told_from_a_product(
    good: Pair, edited: Callable[..., Pair], path: tuple[str, ...], pasted: float
) -> None:
    pair = dataclasses.replace(edited(good, heading_path=path), question="How do I retry them in job lists?")
    found = features(pair, section_words=20)
    assert found["scope heading"] == pasted


@pytest.mark.parametrize(
    ("kind", "question", "name"),
    [
        ("signature", "What does `tarn.connect()` return?", "owned entry"),
        ("signature", "What does `connect()` return in Tarn?", "entry in product"),
        ("signature", "What does `connect()` return?", "code alone"),
        ("cli", "What does the `-f` option do in `tarn`?", "option"),
        ("cli", "What does `tarn` do?", "name line"),
        ("inverse", "Which option of `tarn` keeps the jobs?", "which one"),
    ],
)
def test_an_entry_is_told_by_its_owner_and_its_product(
    ask: Callable[..., Pair], kind: str, question: str, name: str
) -> None:
    kinds = ("owned entry", "entry in product", "code alone", "option", "name line", "which one")
    found = figures(ask, question, "Keep the jobs.", type=kind)
    assert [each for each in kinds if found[each]] == [name]


def test_prose_counts_by_its_length_and_by_the_product_in_it(ask: Callable[..., Pair]) -> None:
    short, long = figures(ask, ASKED, WAIT), figures(ask, ASKED, " ".join([WAIT] * 4))
    assert 0 < short["length of prose"] < long["length of prose"] < 1
    assert figures(ask, ASKED, WAIT, type="cli")["length of prose"] == 0
    assert figures(ask, "What is a job in Tarn?", "A job is a line that Tarn runs.")["name in prose"] == 1
    assert figures(ask, "What is a job in Tarn?", WAIT)["name in prose"] == 0


def test_headings_above_that_the_question_leaves_out_are_counted(good: Pair, edited: Callable[..., Pair]) -> None:
    path = ("Tarn", "Graveyard of broken jobs", "Keys", "Limit")
    pair = edited(good, heading_path=path)
    counts = [
        features(dataclasses.replace(pair, question=question), section_words=20)["parents unsaid"]
        for question in ("What is the limit in Tarn?", "What is the limit of keys in Tarn's graveyard?", good.question)
    ]
    assert counts[0] > counts[1] > counts[2] == 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((ASKED, WAIT), (ASKED, "In this section we will look at how long it waits.")),
        ((ASKED, WAIT), ("Explain the queue when it comes to - Manual pages.", WAIT)),
        ((ASKED, WAIT), (ASKED, "See the manual.")),
        (("What does `connect()` return in Tarn?", WAIT), ("What does `connect()` return?", WAIT)),
    ],
)
def test_the_better_pair_scores_higher(
    ask: Callable[..., Pair], better: tuple[str, str], worse: tuple[str, str]
) -> None:
    assert score(figures(ask, *better)) > score(figures(ask, *worse)) + 0.05


def test_a_pair_below_the_least_score_is_dropped_and_told_why(ask: Callable[..., Pair], context: Context) -> None:
    poor = ask("Tell me about - Log files in Tarn.", "Tarn is a small job queue", answer="See also the following:")
    verdict = quality(poor, context)
    assert (verdict.reason, verdict.threshold) == ("low-quality", 0.25)
    assert verdict.score is not None
    assert verdict.score < 0.25
    assert verdict.detail.startswith("faults -")


def test_what_readers_mind_no_more_than_others_lowers_no_score(ask: Callable[..., Pair]) -> None:
    told = figures(ask, "Why has it two queues in Tarn?", "It has two queues for different kinds of jobs.")
    assert told["announces"] == 1
    assert told["faults"] == 0
    assert score(told) == score({**told, "nothing named": 1, "loose thing": 1, "future": 1})


def test_the_threshold_is_the_users(good: Pair, context: Context) -> None:
    told = quality(good, context).score
    assert told is not None
    assert told >= 0.45
    for least, decision in ((0.0, "accept"), (told, "accept"), (told + 0.001, "reject")):
        set_so = Context(corpus=context.corpus, settings=Filter(min_quality=least))
        assert quality(good, set_so).decision == decision


def test_other_languages_are_not_scored(good: Pair, context: Context) -> None:
    verdict = quality(dataclasses.replace(good, language="de"), context)
    assert (verdict.decision, verdict.score) == ("accept", None)
    assert quality(dataclasses.replace(good, language="en-GB"), context).score is not None


def test_every_weight_has_its_figure(ask: Callable[..., Pair], context: Context) -> None:
    known = figures(ask, ASKED, WAIT)
    assert {name for name, *_ in WEIGHTS} <= set(known)
    assert context.corpus.length(1) == 31


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"question": "Why is it so slow on small racks?", "type": "faq"}, "nothing named"),
        ({"question": "What is `CXX` in Tarn?", "answer": "This is an environment variable."}, "leaning prose"),
        ({"question": "How do I stop it in Tarn?", "answer": "```\nstop()\n```\n\nThis stops."}, "leaning prose"),
    ],
)
def test_what_the_page_asks_and_what_code_or_a_class_begins_leans_on_nothing(ask, fields: dict, name: str) -> None:
    known = {"answer": "It is busy.", "type": "prose", **fields}
    pair = dataclasses.replace(ask(known["question"], "Tarn is a small job queue"), **known)
    assert features(pair, section_words=0)[name] == 0
    plain = dataclasses.replace(pair, type="prose", answer="This stops.")
    assert features(plain, section_words=0)[name] == 1


@pytest.mark.parametrize(
    ("question", "unnamed"),
    [
        ("Tell me about the bug fixes in libvirt v9.0.1.", 0),
        ("Which bug fixes are there in libvirt version 9.0?", 0),
        ("Tell me about the bug fixes in version 9.0.1.", 1),
        ("Tell me about the bug fixes in older racks.", 1),
    ],
)
def test_a_name_in_small_letters_may_have_its_version_behind_it(ask, question: str, unnamed: int) -> None:
    pair = dataclasses.replace(ask(question, "Tarn is a small job queue"), type="prose")
    assert features(pair, section_words=0)["nothing named"] == unnamed
