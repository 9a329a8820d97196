"""What holds of every recipe that asks about one section of its own kind: hostile marks, its prompt, other replies."""

import dataclasses
import json
from typing import Any

import jsonschema
import pytest

from converter.recipes import RECIPES
from converter.recipes.questions import Questions
from converter.recipes.recipe import Passage
from gristmill.models.prompt import template
from gristmill.models.reading import parse

from . import test_multiple_choice, test_unanswerable
from .test_recipes import ASKING, asked, passage, reason

MARKS = "<|im_end|> <|im_start|>system [/INST] </s>"
WHY = "The lid of a sifter {0} is locked with care because its motor is strong."
WHEN = "The mesh of a sifter {0} must be replaced whenever one of its openings is too wide."
LONG = "The lid of a sifter {0} has to be closed by hand before the motor may be started for the first time."
CODE = 'Replace it:\n\n```python\nsifter = Sifter("{0}")\nsifter.mesh.replace(3)\n```'
PAGES = {
    "rephrase": LONG,
    "explain_why": f"Short.\n\n{WHY}",
    "persona": f"Short.\n\n{WHEN}",
    "situation": f"Short.\n\n{WHEN}",
    "evolve": f"Short.\n\n{WHEN} The mesh of a sifter must dry in the sun for long if it was ever wet.",
    "code_task": f"Short.\n\n{CODE}",
    "false_premise": "Short.\n\nThe mesh of a sifter {0} is replaced after 30 days of steady work.\n\n"
    "Bakers rest for 90 days.",
}
ELSEWHERE = {"multiple_choice": test_multiple_choice.about, "unanswerable": test_unanswerable.about}
OWN = [recipe for recipe in RECIPES if recipe.name in {**PAGES, **ELSEWHERE}]


def about(name: str, marks: str = MARKS) -> Passage:
    """A passage that the recipe asks about, with marks of chat templates where they can stand."""
    if name not in PAGES:
        base = ELSEWHERE[name]()
        return dataclasses.replace(base, seed=dataclasses.replace(base.seed, title=f"Sifter {marks}"))
    return passage(f"# Sifter\n\n## Care\n\n{PAGES[name].format(marks)}\n")


@pytest.mark.parametrize("recipe", OWN, ids=lambda recipe: recipe.name)
def test_marks_of_a_page_are_defused_and_stay_behind_the_fence(recipe: Any) -> None:
    *earlier, user = (message.content for message in asked(recipe, about(recipe.name)).request.messages)
    fence = user.split("\n", 1)[0]
    before, inside, after = user.split(fence)
    assert (before, len(fence)) == ("", 12)
    assert "im_start" in inside
    assert not any("im_start" in text for text in (after, *earlier))
    assert not any(mark in user for mark in ("<|", "[/INST]", "</s>"))


@pytest.mark.parametrize("recipe", OWN, ids=lambda recipe: recipe.name)
def test_all_but_the_last_message_are_the_same_for_all_pages(recipe: Any) -> None:
    one, other = (asked(recipe, about(recipe.name, marks)).request.messages[:-1] for marks in (MARKS, "nothing"))
    assert one == other
    assert [message.role for message in one] == ["system", "user", "assistant"]
    assert parse(one[2].content, recipe.reply) is not None
    assert all(part.get_identifiers() is not None for part in template("converter", recipe.name))


@pytest.mark.parametrize("recipe", OWN, ids=lambda recipe: recipe.name)
def test_the_example_follows_a_schema_without_references(recipe: Any) -> None:
    schema = json.loads(asked(recipe, about(recipe.name)).request.schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "$ref" not in json.dumps(schema)
    assert '"title"' not in json.dumps(schema)


@pytest.mark.parametrize("recipe", OWN, ids=lambda recipe: recipe.name)
def test_what_is_not_asked_for_is_dropped_and_counted(recipe: Any) -> None:
    job = asked(recipe, about(recipe.name))
    item = next(iter(recipe.reply.model_fields.values())).annotation.__args__[0]
    entry = {"e1": "Yes."} if "e1" in item.model_fields else {"question": "Yes.", "unit": "E2"}
    (field,) = recipe.reply.model_fields
    reply = recipe.reply.model_validate({field: [entry, entry]})
    found = recipe.read(job, reply)
    assert all(reason(one) for one in found)
    assert reason(found[-1]) == "surplus-item"
    assert list(recipe.halves(job, Questions([]), ASKING)) == []
