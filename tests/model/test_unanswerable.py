"""The recipe `unanswerable`: questions about names that a rule has proven absent."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.making import generator_of, pair_of
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Passage
from converter.recipes.unanswerable import Unanswerable
from gristmill.models.reading import parse
from gristmill.models.requests import Reply

from .test_recipes import ASKING, asked, passage, reason

SAID = "`sift` has no `--dry-lid` option. The closest that it documents is `--dry-run`."


def about(question: str = "What does `--dry-lid` do in `sift`?", **fields: Any) -> Passage:
    base = passage()
    values = {"type": "absence", "question": question, "answer": SAID, "answerable": False, **fields}
    return dataclasses.replace(base, pairs=(base.pairs[0], dataclasses.replace(base.pairs[0], id="a" * 16, **values)))


def read(question: str) -> Any:
    reply = parse(json.dumps({"question": question}), Replied)
    assert reply is not None
    return Unanswerable().read(asked(Unanswerable(), about()), reply)[0]


def test_the_answer_is_the_rule_s_and_the_pair_stays_unanswerable() -> None:
    found, job = read("How can I use --dry-lid of sift to keep flour dry?"), asked(Unanswerable(), about())
    assert isinstance(found, Candidate)
    assert found.question == "How can I use `--dry-lid` of `sift` to keep flour dry?"
    assert (found.answer, found.evidence, found.parents) == (SAID, about().pairs[1].evidence, ("a" * 16,))
    reply = Reply(content="", finish_reason="stop", prompt_tokens=9, completion_tokens=9)
    made = pair_of(Unanswerable(), job, found, generator_of(Unanswerable(), job, reply, ASKING, part=0, of=1))
    assert not made.answerable


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("When should I set `--dry-lid` of `sift`?", ""),
        ("Use `--dry-lid` of `sift`.", "wrong-form"),
        ("How can I use this?", "leaning-question"),
        ("How can I use `--dry-lid` at home?", "names-nothing"),
        ("How does `sift` use `--dry-lid`?", "wrong-form"),
        ("How can I make `sift` use `--dry-lid`?", "names-nothing"),
        ("How can I use `--dry-mesh` of `sift`?", "names-nothing"),
        ("How can I use `--dry-lid` of `sift` 3 times?", "unsupported-facts"),
        ("Why does `--dry-lid` of `sift` not work?", "unsupported-facts"),
        ("How can I use `--dry-lid` of `sift` to bake bread for old village millers?", "asks-of-other"),
        ("How can I keep both, spelled as they are, `--dry-lid` of `sift`?", "leaked-prompt"),
    ],
)
def test_a_question_that_does_not_take_the_name_for_granted_is_dropped(question: str, why: str) -> None:
    assert reason(read(question)) == why


@pytest.mark.parametrize(
    "none",
    [about(type="prose"), about(language="de"), about("What does `--dry-lid` do?"), about("Where is the lid?")],
)
def test_without_a_name_that_is_proven_absent_nothing_is_asked(none: Passage) -> None:
    assert Unanswerable().job(none, Questions([]), ASKING) is None
