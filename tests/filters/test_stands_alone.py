from collections.abc import Callable

import pytest

from filters.context import Context
from filters.stands_alone import stands_alone
from gristmill.records import Pair

ANSWER = "The connection is not shared between threads."


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("   ", "empty-question"),
        ("?!", "empty-question"),
        ("How " + "very " * 30 + "long?", "question-too-long"),
        ("What does this section describe?", "points-at-the-page"),
        ("Explain what these documents are in Python.", "points-at-the-page"),
        ("What is shown in the table above?", "points-at-the-page"),
        ("According to the passage, who may connect?", "points-at-the-page"),
        ("Which of the following options is the default?", "points-at-the-page"),
        ("How do the methods described below differ?", "points-at-the-page"),
        ("Was steht in diesem Abschnitt?", "points-at-the-page"),
        ("Que dit cette page ?", "points-at-the-page"),
        ("本节介绍了什么？", "points-at-the-page"),
        ("What does it return?", "dangling-reference"),
        ("When should I use them?", "dangling-reference"),
        ("How do I put all this together?", "dangling-reference"),
        ("Why do these fail?", "dangling-reference"),
    ],
)
def test_questions_that_need_their_page_are_dropped(
    ask: Callable[..., Pair], context: Context, question: str, reason: str
) -> None:
    verdict = stands_alone(ask(question, ANSWER), context)
    assert (verdict.decision, verdict.reason) == ("reject", reason)


@pytest.mark.parametrize(
    "question",
    [
        "What does `tarn.connect()` return, and when does it fail?",
        "Is it possible to share a connection?",
        "What happens when it comes to retries if a job fails?",
        "Why is it called Tarn?",
        f"Que dit l'article « {'Une ferme à la mer ' * 6}» sous le titre « La mer » ?",
        f"Was steht in „{'Ein Hof am Meer ' * 6}“ unter „Das Meer“?",
        "I get `QueueError: this`. What is wrong?",
        "I lost my connection. Why does this happen?",
        "How do I check for values above 10?",
        "What is the way to print the page in the browser?",
        "Which function returns the variables stored in the context object?",
        "What can I do when the given section exists?",
        "tarn connect timeout default",
        "Show that the connection is closed.",
        "How do `a` and `b` differ, and what do they share?",
        "如何连接队列？",
    ],
)
def test_questions_that_a_stranger_can_read_are_kept(ask: Callable[..., Pair], context: Context, question: str) -> None:
    assert stands_alone(ask(question, ANSWER), context).decision == "accept"


def test_a_quoted_message_does_not_make_a_question_too_long(ask: Callable[..., Pair], context: Context) -> None:
    question = f'I get "{"could not open the queue " * 8}". What is wrong with the connection?'
    assert stands_alone(ask(question, ANSWER), context).decision == "accept"


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("What is new in Tarn?", " \n", "empty-answer"),
        ("What is new in Tarn?", "Set one of these:", "answer-breaks-off"),
        ("What is new in Tarn?", "Run it:\n\n```python\n{!../src/one.py!}\n```", "unresolved-include"),
        ("What is new in Tarn?", '```\n--8<-- "one.py"\n```\n\nThat is all.', "unresolved-include"),
        ("What is new in Tarn?", "```text\n{{#include one.rs}}\n```", "unresolved-include"),
        ("What is new in Tarn?", "Call it:\n\n```python\nqueue.close()", "answer-breaks-off"),
        ("Is the connection not shared between threads?", ANSWER.removeprefix("The "), "question-holds-answer"),
        ("Which graveyard keeps failed jobs of Tarn?", "Failed jobs: the Tarn graveyard.", "question-holds-answer"),
    ],
)
def test_answers_that_say_nothing_are_dropped(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, reason: str
) -> None:
    verdict = stands_alone(ask(question, ANSWER, answer=answer), context)
    assert (verdict.decision, verdict.reason) == ("reject", reason)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "What happens in `acquire()` when `blocking` is `False`?",
            "When *blocking* is `False`, do not block `acquire`.",
        ),
        ("Which function of `tarn.queue` returns the shared connection to url?", "`tarn.queue.connection(url)`"),
        ("What must the `type` argument of `ctypes.POINTER()` be?", "*type* must be a ctypes type."),
        ("Do connections end by themselves?", "No."),
        ("How does a page of Tarn include another?", "```jinja\n{% include 'a.html' %}\n{{ b }}\n```"),
    ],
)
def test_short_and_negative_answers_in_the_question_s_words_are_kept(
    ask: Callable[..., Pair], context: Context, question: str, answer: str
) -> None:
    assert stands_alone(ask(question, ANSWER, answer=answer), context).decision == "accept"
