from collections.abc import Callable

import pytest

from filters.context import Context
from filters.duplicates import duplicates
from filters.extractive import extractive
from gristmill.records import Pair

Ask = Callable[..., Pair]
WAIT = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
SHARED = "The connection is not shared between threads."


def decided(context: Context, *pairs: Pair) -> list[str]:
    return [verdict.reason for verdict in duplicates(pairs, context)]


def test_the_same_question_stays_once_and_the_earlier_pair_is_named(ask: Ask, context: Context) -> None:
    one = ask("How long does `tarn.connect()` wait?", WAIT)
    two = ask("how long does tarn.connect wait", SHARED)
    first, second = duplicates([one, two], context)
    assert first.decision == "accept"
    assert (second.reason, second.other, second.score) == ("exact-duplicate", one.id, 1.0)


def test_words_that_only_frame_make_no_other_question(ask: Ask, context: Context) -> None:
    one = ask("How long does the call to the queue wait for an answer at most?", WAIT)
    two = ask("Tell me how long does the call to the queue wait for an answer at most?", SHARED)
    assert decided(context, one, two) == ["", "near-duplicate"]


@pytest.mark.parametrize(
    "other",
    [
        "What may a person who calls `tarn.close()` on a busy queue expect to happen next?",
        "What may a person who calls `Tarn.connect()` on a busy queue expect to happen next?",
        "What may a person who calls `tarn.connect()` on a busy queue not expect to happen next?",
        "What may a person who calls `tarn.connect()` on 2 busy queues expect to happen next?",
        "What may a person who calls `tarn.connect()` on a full queue expect to happen next?",
    ],
)
def test_alike_questions_about_different_things_both_stay(ask: Ask, context: Context, other: str) -> None:
    one = ask("What may a person who calls `tarn.connect()` on a busy queue expect to happen next?", WAIT)
    assert decided(context, one, ask(other, SHARED)) == ["", ""]


def test_alike_questions_with_the_same_answer_are_duplicates(ask: Ask, context: Context) -> None:
    one = ask("What may a person who calls the queue on a busy day expect to happen next?", WAIT)
    two = ask("What may a person who calls the queue on a full day expect to happen next?", WAIT)
    assert decided(context, one, two) == ["", "near-duplicate"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("30", "40"), ("QueueError", "OSError"), ("does not answer", "does answer"), ("30 seconds", "30 minutes")],
)
def test_contradicting_pairs_are_never_merged_silently(ask: Ask, context: Context, old: str, new: str) -> None:
    one = ask("How long does the call wait?", WAIT)
    two = ask("How long does the call wait?", WAIT, answer=WAIT.replace(old, new))
    first, second = duplicates([one, two], context)
    assert (first.reason, first.other) == ("conflict", two.id)
    assert (second.reason, second.other) == ("conflict", one.id)
    assert second.detail


def test_one_answer_to_two_questions_stays_twice(ask: Ask, context: Context) -> None:
    one = ask("Are connections shared between threads?", SHARED)
    two = ask("Who may use a connection?", SHARED)
    assert decided(context, one, two) == ["", ""]


def test_a_pair_is_compared_with_kept_pairs_only(ask: Ask, context: Context) -> None:
    words = "zero one two three four five six seven eight nine".split()
    chain = [" ".join(f"w{word}" for word in words[n:]) + "?" for n in range(3)]
    found = duplicates([ask(question, WAIT) for question in chain], context)
    assert [verdict.other for verdict in found if verdict.other]
    kept = {verdict.pair_id for verdict in found if verdict.decision == "accept"}
    assert {verdict.other for verdict in found if verdict.other} <= kept


def test_a_model_s_copy_is_marked_and_its_own_words_are_not(ask: Ask, context: Context) -> None:
    copied = extractive(ask("How long?", WAIT, origin="llm"), context)
    assert (copied.decision, copied.detail, copied.score) == ("accept", "extractive", 1.0)
    own = extractive(ask("How long?", WAIT, answer="It gives up after 30 seconds.", origin="llm"), context)
    assert (own.decision, own.detail) == ("accept", "")
    assert extractive(ask("How long?", WAIT), context).score is None


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("How long may a client of the queue wait where workers are 4?", "4", "5"),
        ("Which job of the queue does a worker take with `--old`?", "--old", "--older"),
        ("Which job of the queue may a worker take twice?", "worker", "worker not"),
        ("Which new job does a worker of the queue take from NATS?", "NATS", "AMQP"),
    ],
)
def test_one_answer_to_questions_about_other_numbers_flags_and_names_stays_twice(
    ask: Ask, context: Context, question: str, old: str, new: str
) -> None:
    assert decided(context, ask(question, WAIT), ask(question.replace(old, new), WAIT)) == ["", ""]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (WAIT, "near-duplicate"),
        (WAIT.replace("30", "40"), ""),  # another fact: another answer
        (WAIT.replace("`QueueError`", "`OSError`"), ""),
        (WAIT.replace("does not answer", "answers"), ""),
        (WAIT.replace("waits", "may wait"), ""),
    ],
)
def test_questions_that_differ_in_a_word_are_one_only_if_their_answers_are(
    ask: Ask, context: Context, answer: str, reason: str
) -> None:
    one = ask("What may a person who calls the queue on a busy day expect to happen next?", WAIT)
    two = ask("What may a person who calls the queue on a full day expect to happen next?", WAIT, answer=answer)
    assert decided(context, one, two) == ["", reason]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Workers take one job at a time.", ""),
        ("Millers sleep at noon.", ""),
        ("Tarn is a small job queue for one machine!", "near-duplicate"),
    ],
)
def test_questions_that_differ_in_a_word_are_two_if_their_answers_are_told_in_other_words(
    ask: Ask, context: Context, answer: str, reason: str
) -> None:
    one = ask(
        "What may a person who calls the queue on a busy day expect?", "Tarn is a small job queue for one machine."
    )
    two = ask("What may a person who calls the queue on a busy day foresee?", SHARED, answer=answer)
    assert decided(context, one, two) == ["", reason]


def test_where_there_are_no_forms_of_a_language_facts_alone_keep_answers_apart(ask: Ask, context: Context) -> None:
    said = "Очередь хранит 30 заданий для каждого клиента мельницы, и хлеб пекут до самого конца рабочего дня."
    asked = "Сколько заданий для каждого нового клиента хранит у нас очередь на мельнице в один {} день?"
    one = ask(asked.format("обычный"), WAIT, answer=said, language="ru")
    same = ask(asked.format("рабочий"), WAIT, answer=said, language="ru")
    two = ask(asked.format("рабочий"), WAIT, answer=said.replace("30", "40"), language="ru")
    assert decided(context, one, same) == ["", "near-duplicate"]
    assert decided(context, one, two) == ["", ""]
