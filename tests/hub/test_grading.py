"""Grading by code: what is right however it is said, and what only looks right."""

import pytest

import gristmill
from gristmill.grading import final, grade, reward

RIGHT = [
    ("exact", "--keep", "--keep"),
    ("exact", "--keep", "Use `--keep`."),
    ("exact", "stop", "It is called `tarn.Reader.stop()`."),
    ("exact", "stop", "<think>Perhaps `close`?</think>\nAnswer: stop()"),
    ("exact", "/var/lib/tarn", "The default is /var/lib/tarn."),
    ("exact", "Disk", "**disk**"),
    ("number", "7 d", "It is kept for seven days."),
    ("number", "7 d", "\\boxed{7 days}"),
    ("number", "1000", "1,000"),
    ("number", "64", "At most 64.0 of them."),
    ("set", "name\nsize\nkey", "`key`, `name` and `size`"),
    ("set", "name\nsize", "They are:\n- size\n- name"),
    ("set", "Disk\nMemory", "memory, disk"),
    ("regex", r"\D*2\.6(?:\.0)*\D*", "Since version 2.6.0."),
    ("regex", r"\D*2\.6(?:\.0)*\D*", "<answer>2.6</answer>"),
]
WRONG = [
    ("exact", "--keep", "Either `--keep` or `--hold`."),
    ("exact", "--keep", "--keep --hold --all"),
    ("exact", "stop", "restart"),
    ("exact", "stop", ""),
    ("number", "7 d", "7 hours"),
    ("number", "7 d", "7"),
    ("number", "7 d", "Between 7 days and 14 days."),
    ("number", "64", "32, 64 or 128"),
    ("number", "64", "many"),
    ("set", "name\nsize", "`name`, `size` and `key`"),
    ("set", "name\nsize", "`name`"),
    ("regex", r"\D*2\.6(?:\.0)*\D*", "2.6 or 2.8"),
    ("regex", r"\D*2\.6(?:\.0)*\D*", "12.6"),
    ("exact", "--keep", "Answer: --keep\nAnswer: --hold"),
    ("exact", "x", "x" * 3_000),
]


@pytest.mark.parametrize(("grader", "answer", "reply"), RIGHT)
def test_an_answer_is_right_however_it_is_said(grader, answer, reply):
    assert gristmill.grade(reply, answer, grader)


@pytest.mark.parametrize(("grader", "answer", "reply"), WRONG)
def test_what_is_wrong_or_says_everything_earns_nothing(grader, answer, reply):
    assert not grade(reply, answer, grader)


def test_a_reward_is_asked_for_text_and_for_messages():
    replies = ["7 days", [{"role": "assistant", "content": "8 days"}]]
    assert reward(replies, answer=["7 d", "7 d"], grader=["number"] * 2, prompts=["", ""]) == [1.0, 0.0]


def test_a_grader_that_does_not_exist_is_our_users_mistake():
    with pytest.raises(ValueError, match="no grader is named 'rubric'"):
        grade("7", "7", "rubric")


@pytest.mark.parametrize(
    ("reply", "end"),
    [
        ("I think 6.\nFinal answer: 7", "7"),
        ("\\boxed{6} no, \\boxed{7}", "7"),
        ("The answer is 7.", "The answer is 7."),
    ],
)
def test_the_end_of_a_reply_counts(reply, end):
    assert final(reply) == end


def test_a_hostile_reply_is_read_in_time():
    for reply in ("<think>" * 20_000, "answer: " * 20_000, "`" * 50_000, "(" * 50_000, "- " * 50_000, "1," * 50_000):
        for grader in ("exact", "number", "set", "regex"):
            assert not grade(reply, "no such thing", grader)
