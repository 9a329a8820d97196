"""The recipe `multiple_choice`: a pair's answer among those of its neighbours."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.multiple_choice import MultipleChoice, choices
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Passage
from filters.stands_alone import MAX_QUESTION_CHARACTERS, stands_alone
from gristmill.config import Filter
from gristmill.exam.shown import bare, listed, stem
from gristmill.exam.siblings import Siblings
from gristmill.models.reading import parse

from .conftest import pair
from .test_recipes import ASKING, asked, passage, reason

CELLS = {
    "keep": "Days after which flour is thrown away.",
    "wait": "Seconds before a miller gives up.",
    "depth": "Levels of sacks that are counted.",
    "trace": "File into which every load is written.",
}
ROWS = "".join(f"| `{name}` | {cell} |\n" for name, cell in CELLS.items())
PAGE = f"# Sifter\n\n## Settings\n\n| Setting | Meaning |\n| --- | --- |\n{ROWS}"


def about(**cells: str) -> Passage:
    base = passage(PAGE)
    found = []
    for name, cell in {**CELLS, **cells}.items():
        start = PAGE.index(CELLS[name])
        made = pair(base.seed, base.section, f"What does `{name}` of a sifter do?", start, start + len(CELLS[name]))
        found.append(dataclasses.replace(made, type="key_table", id=f"{len(found):016x}", answer=cell))
    return dataclasses.replace(base, pairs=tuple(found))


def read(question: str) -> Any:
    reply = parse(json.dumps({"question": question.format(name=chosen())}), Replied)
    assert reply is not None
    return MultipleChoice().read(asked(MultipleChoice(), about()), reply)[0]


def chosen() -> str:
    """The name that is asked about."""
    return asked(MultipleChoice(), about()).asked[0].question.split("`")[1]


def test_the_answer_is_the_pair_s_and_stands_among_those_of_its_neighbours() -> None:
    found = read("What exactly does `{name}` of a sifter do?")
    assert isinstance(found, Candidate)
    first, *shown = found.question.split("\n")
    assert first == f"What exactly does `{chosen()}` of a sifter do?"
    assert sorted(line[3:] for line in shown) == sorted(CELLS.values())
    assert [line[:3] for line in shown] == ["A) ", "B) ", "C) ", "D) "]
    assert found.answer == CELLS[chosen()] == found.evidence[0].quote


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Does `{name}` of a sifter do that?", "wrong-form"),
        ("What exactly does `{name}` of a sifter do", "wrong-form"),
        ("What does this section say `{name}` of a sifter does?", "leaning-question"),
        ("What exactly does `lid` of a sifter do?", "changed-facts"),
        ("What exactly does `{name}` of a sifter not do?", "changed-facts"),
        ("Which is a fine and good `{name}` that people like?", "far-from-parent"),
        ("Which of these does `{name}` of a sifter do?", "leaning-question"),
        ("What does `{name}` of a sifter do for the names and the words of the question?", "leaked-prompt"),
    ],
)
def test_a_question_that_asks_for_another_thing_is_dropped(question: str, why: str) -> None:
    assert reason(read(question)) == why


def test_a_question_that_holds_one_of_its_choices_is_dropped() -> None:
    question = f"What does `{{name}}` of a sifter do: {CELLS['wait'][:-1].lower()}?"
    assert reason(read(question)) == "gives-answer"


def test_neighbours_are_those_of_the_page() -> None:
    base = about()
    alone = dataclasses.replace(base, pairs=base.pairs[:1])
    assert MultipleChoice().job(alone, Questions([]), ASKING) is None
    found = MultipleChoice().job(dataclasses.replace(alone, page=base.pairs), Questions([]), ASKING)
    assert found is not None
    assert found.asked == base.pairs[:1]


@pytest.mark.parametrize(
    "cells",
    [
        {"keep": CELLS["wait"], "depth": CELLS["wait"]},  # alike
        {"trace": "Yes.\nNo."},
        {name: cell * 3 for name, cell in CELLS.items()},  # long
    ],
)
def test_without_three_short_neighbours_nothing_is_asked(cells: dict[str, str]) -> None:
    assert MultipleChoice().job(about(**cells), Questions([]), ASKING) is None


def test_an_unanswerable_pair_has_no_choices() -> None:
    base = about()
    siblings = Siblings(base.pairs)
    assert choices(base, base.pairs[0], siblings)
    assert choices(base, dataclasses.replace(base.pairs[0], answerable=False), siblings) == ()


def test_filters_judge_the_question_without_its_choices() -> None:
    asks = "What exactly does `keep` of a sifter do?"
    question = listed(asks, list(CELLS.values()))
    assert (stem(question), stem(asks)) == (asks, asks)
    base = about().pairs[0]
    shown = dataclasses.replace(base, question=question, origin="llm", generation_depth=1)
    assert bare(shown) == dataclasses.replace(shown, question=asks)
    assert bare(base) is base
    context: Any = type("Settings", (), {"settings": Filter()})
    assert len(question) < MAX_QUESTION_CHARACTERS
    assert stands_alone(shown, context).decision == "accept"
    held = dataclasses.replace(shown, question=f"Does `keep` mean: {CELLS['keep']}")
    assert stands_alone(held, context).reason == "question-holds-answer"
