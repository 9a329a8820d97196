"""The recipe `explain_why`: where a page gives a reason, and which questions ask for it."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.explain_why import MOST_SPANS, ExplainWhy, reasoned
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate
from gristmill.models.reading import parse

from .test_recipes import ASKING, asked, passage, reason

LEAD = "The mesh lies between two frames of wood."
SWEPT = "The frames of a sifter are swept each evening with a soft brush. Otherwise, flour gets into its motor."
OILED = "The gears of a sifter are oiled with lard to avoid rust during wet winters."
PAGE = f"# Sifter\n\n## Care\n\n{LEAD}\n\n{OILED} The brush is red.\n\n{SWEPT} It smells.\n"


def read(unit: str, question: str) -> Any:
    reply = parse(json.dumps({"unit": unit, "question": question}), Replied)
    assert reply is not None
    return ExplainWhy().read(asked(ExplainWhy(), passage(PAGE)), reply)[0]


def test_shown_is_what_is_so_without_its_reason() -> None:
    job = asked(ExplainWhy(), passage(PAGE))
    assert [PAGE[unit.start : unit.stop] for unit in job.units] == [OILED, SWEPT]
    assert job.request.messages[-1].content.splitlines()[3:5] == [
        "[E1] The gears of a sifter are oiled with lard ….",
        "[E2] The frames of a sifter are swept each evening with a soft brush. …",
    ]
    assert json.loads(job.request.schema)["properties"]["unit"]["enum"] == ["E1", "E2"]


def test_the_answer_is_the_chosen_span_to_the_letter() -> None:
    found = read("E2", "Why are the frames of a sifter swept each evening?")
    assert isinstance(found, Candidate)
    assert found.answer == found.evidence[0].quote == SWEPT
    assert PAGE[found.evidence[0].start : found.evidence[0].stop] == SWEPT


@pytest.mark.parametrize(
    ("unit", "question", "why"),
    [
        ("E1", "Why are the gears of a sifter oiled with lard?", ""),
        ("E2", "Why are the gears of a sifter oiled with lard?", "asks-of-other"),
        ("E9", "Why are the gears of a sifter oiled with lard?", "no-evidence"),
        ("E1", "When are the gears of a sifter oiled with lard?", "wrong-form"),
        ("E1", "Why are the gears of a sifter oiled with lard", "wrong-form"),
        ("E1", "Why are the gears of a sifter oiled against rust in wet winters?", "gives-answer"),
        ("E1", "Why are they oiled?", "leaning-question"),
        ("E1", "Why are the 3 gears of a sifter oiled with lard?", "unsupported-facts"),
        ("E1", "Why are gears of a sifter not oiled with lard?", "changed-facts"),
        ("E1", "Why is a sifter one numbered statement of a manual?", "leaked-prompt"),
        ("E1", "Why are the Brindle gears of a sifter oiled with lard?", "leaked-prompt"),
        ("E1", "Why is a sifter there?", "asks-of-section"),
    ],
)
def test_a_question_is_taken_that_asks_for_the_hidden_reason(unit: str, question: str, why: str) -> None:
    assert reason(read(unit, question)) == why


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The lid of a sifter is locked because its motor is strong.", 1),
        ("The lid of a sifter is locked so that nobody gets hurt.", 1),
        ("The lid of a sifter is locked every day. This is to prevent bad accidents.", 1),
        ("The lid of a sifter is locked every day.\n\nThis is to prevent bad accidents.", 0),  # of another paragraph
        ("The lid of a sifter is locked every day. This shines.", 0),
        ("It is locked every day by the miller because its motor is strong.", 0),
        ("The lid of a sifter is locked every day by the miller.", 0),
        ("Ok, the lid of a sifter is locked because its motor is strong.", 0),
        ("In winter we keep the lid of a sifter shut because its motor is strong.", 0),
        ("Arranges for the lid of a sifter to shut because its motor is strong.", 0),
        ("If the motor of a sifter has been changed by hand to avoid rust.", 0),
        ("As a miller of this village you maybe want to keep a spare lid.", 0),
        ("The lid of a sifter is locked (e.g. with brass to avoid rust).", 0),
        ("Lids are always locked because their motor is strong.", 0),  # says little
    ],
)
def test_a_reason_stands_in_its_sentence_or_in_the_next_one(text: str, spans: int) -> None:
    assert len(list(reasoned(passage(f"# Sifter\n\n## Lid\n\nThe lid is grey.\n\n{text}\n")))) == spans


def test_few_spans_are_shown_and_none_of_other_languages() -> None:
    text = " ".join(f"Gear {n} of a sifter is oiled with lard to avoid rust during wet winters." for n in range(9))
    base = passage(f"# Sifter\n\n## Care\n\n{LEAD}\n\n{text}\n")
    assert len(asked(ExplainWhy(), base).units) == MOST_SPANS
    german = dataclasses.replace(base, pairs=(dataclasses.replace(base.pairs[0], language="de"),))
    assert ExplainWhy().job(german, Questions([]), ASKING) is None
