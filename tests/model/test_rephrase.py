"""The recipe `rephrase`: an answer anew, sentence by sentence under the labels of its units."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.kept import differs
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate, Job, Passage
from converter.recipes.rephrase import FORMS, Rephrase, Rephrased, form_of
from gristmill.models.reading import parse
from gristmill.text import words

from .test_recipes import ASKING, asked, passage, reason

FIRST = "The lid of a sifter has to be closed by hand before the motor may be started for the first time."
SECOND = "If `lock()` fails after 3 seconds, the motor is not started at all."
SIFTER = f"# Sifter\n\n## Lid\n\n{FIRST} {SECOND}\n"


def about(form: str) -> Passage:
    """The passage with a question for which the form is drawn."""
    base = passage(SIFTER)
    asks = (dataclasses.replace(base.pairs[0], question=f"How is a lid number {n} closed?") for n in range(99))
    found = (dataclasses.replace(base, pairs=(pair,)) for pair in asks)
    return next(p for p in found if form_of(p, p.pairs[0], p.units) is FORMS[form])


def read(form: str, *said: str) -> Any:
    reply = parse(json.dumps({f"E{n}": text for n, text in enumerate(said, 1)}), Rephrased)
    assert reply is not None
    return Rephrase().read(asked(Rephrase(), about(form)), reply)[0]


SHORT = "Close a sifter's lid by hand before the motor may start."
ONLY = "If `lock()` fails after 3 seconds, the motor is not started."


def test_an_answer_in_fewer_words_stands_on_the_units_under_whose_labels_it_is() -> None:
    found = read("shorter", "The lid of a sifter must be closed by hand before the motor may start.", ONLY)
    assert isinstance(found, Candidate)
    assert found.question.endswith("closed? Answer in few words.")
    assert len(words(found.answer)) < len(words(f"{FIRST} {SECOND}"))
    assert [SIFTER[proof.start : proof.stop] for proof in found.evidence] == [FIRST, SECOND]
    assert found.parents == (about("shorter").pairs[0].id,)


def test_a_list_has_a_line_for_each_unit() -> None:
    found = read("bullets", "- The lid of a sifter must be closed by hand before the motor may start.", ONLY)
    assert isinstance(found, Candidate)
    assert found.answer == f"- The lid of a sifter must be closed by hand before the motor may start.\n- {ONLY}"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (FIRST, SECOND, "not-shorter"),
        (SHORT, ONLY, "changed-force"),  # "has to"
        ("", ONLY, "empty-item"),
        ("Sure, the lid must be closed by hand before the motor may start.", ONLY, "leaning-answer"),
        ("The lid must be closed by hand before the motor may start.", ONLY.replace("3", "5"), "changed-facts"),
        ("The lid must be closed by hand before the motor may start.", ONLY.replace("not ", ""), "changed-facts"),
        ("The lid must be closed by hand before the motor may start.", ONLY.replace("lock", "shut"), "changed-facts"),
        ("The lid must be closed by hand before the motor may start.", "`lock()` fails after 3 seconds, no motor."
         , "changed-force"),
        ("The lid must be closed by the miller's careful wife before dinner may start.", ONLY, "adds-words"),
        ("It must be by hand before it may be.", ONLY, "drops-words"),
        ("The lid must be closed; what stands between the two lines before may start.", ONLY, "leaked-prompt"),
    ],
)  # fmt: skip
def test_a_sentence_that_does_not_say_what_its_unit_says_drops_the_answer(first: str, second: str, why: str) -> None:
    assert reason(read("shorter", first, second)) == why


def test_a_copy_is_no_answer_for_a_beginner() -> None:
    assert reason(read("beginners", FIRST, SECOND)) == "copied-answer"


@pytest.mark.parametrize(
    ("said", "unit", "why"),
    [
        ("You must stop the mill.", "The mill has to be stopped.", ""),
        (
            "To stop the mill, call the miller.",
            "If you want to stop the mill, call [the miller](https://a.example/7).",
            "",
        ),
        ("You should stop the mill.", "The mill must be stopped.", "changed-force"),
        ("Stop the mill at night.", "Stop the mill only at night.", "changed-force"),
        ("Stop the mill unless it rains.", "Stop the mill if it rains.", "changed-force"),
        ("It takes 5 mills.", "It takes 5 or 6 mills.", "changed-facts"),
    ],
)
def test_what_is_forced_allowed_or_excepted_stays_so(said: str, unit: str, why: str) -> None:
    assert differs(said, unit, "") == why


@pytest.mark.parametrize(
    "markdown",
    [
        "# Sifter\n\n## Lid\n\nThe lid is closed by hand.\n",  # short as it is
        "# Sifter\n\n## Lid\n\n| Lid | Closed by the miller or by his men with the left hand |\n| --- | --- |\n"
        "| one | two and three and four and five and six |\n",
    ],
)
def test_an_answer_that_is_short_or_no_prose_is_left_alone(markdown: str) -> None:
    found = passage(markdown)
    assert Rephrase().job(found, Questions([]), ASKING) is None


def test_pages_in_other_languages_are_left_alone() -> None:
    base = about("shorter")
    german = dataclasses.replace(base, pairs=(dataclasses.replace(base.pairs[0], language="de"),))
    assert Rephrase().job(german, Questions([]), ASKING) is None


def test_the_prompt_shows_question_and_labelled_units_and_asks_for_a_text_under_each() -> None:
    job: Job = asked(Rephrase(), about("shorter"))
    lines = job.request.messages[-1].content.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["[E1]", "[E2]"]
    assert lines[-1] == 'Say anew, in fewer words: {"E1": "…", "E2": "…"}'
    assert json.loads(job.request.schema)["required"] == ["E1", "E2"]
    assert list(Rephrase().halves(job, Questions([]), ASKING)) == []
