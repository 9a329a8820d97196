"""What holds of every recipe that asks about one section of its own kind: hostile marks, its prompt, other replies."""

import dataclasses
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from converter.recipes import RECIPES
from converter.recipes.ask import Ask
from converter.recipes.questions import Questions
from converter.recipes.recipe import Passage
from converter.vary import vary
from filters.judge import judge
from gristmill.config import Convert, Filter, Model
from gristmill.models.prompt import template
from gristmill.models.reading import parse
from gristmill.records import Seed
from gristmill.store import read_pairs

from . import test_multiple_choice, test_unanswerable
from .conftest import Answer, FakeEndpoint, completion, page, site_of
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


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_reply_that_is_an_empty_list_costs_its_items_and_not_the_run(recipe: Any) -> None:
    """An endpoint is not held to the schema: `{"questions": []}` has the form, and nothing in it."""
    elsewhere = dataclasses.replace(asked(Ask()), asked=passage().pairs)
    job = asked(recipe, about(recipe.name)) if recipe in OWN else elsewhere
    (field,) = recipe.reply.model_fields
    found = recipe.read(job, parse(json.dumps({field: []}), recipe.reply))
    assert found
    assert all(reason(one) for one in found)


SITE = {
    "sifter": """# Sifter

## Mesh

The mesh of a sifter lies between two frames of beech wood.

The mesh must be replaced whenever one of its openings is wider than a thumb.

## Lid

The lid of a sifter has to be closed by hand before the motor may be started for the first time. A lock holds it shut.

## Gears

Gears of brass turn the drum of the sifter.

The gears of a sifter are oiled with lard to avoid rust during wet winters.

## Care

A brass handle hangs there.

The handle of a sifter opens its drum by two full turns to the left side.

In frost the drum of a sifter stays shut unless its heater has run for long.

## Drum

The drum is made of oak.

The drum of a sifter is replaced after 30 days of steady work in a mill.

Bakers may rent a spare one for 90 days in wet winters.

## Code

Sifters are driven by Python code of few lines.

Replace the mesh of a sifter:

```python
sifter = Sifter("west")
sifter.mesh.replace(width=3)
```
""",
    "settings": test_multiple_choice.PAGE,
}
REPLIES = {
    "rephrase": {"E1": "By hand, a sifter's lid must be closed before you may start the motor first.",
                 "E2": "A lock holds it shut."},
    "explain_why": {"unit": "E1", "question": "Why are the gears of a sifter oiled with lard?"},
    "persona": {"question": "{voice}when must I replace the mesh of a sifter?"},
    "situation": {"situation": "I am cleaning a sifter.", "question": "When must I replace its mesh?"},
    "evolve": {"unit": "E2", "question": "How does the handle of a sifter open its drum in frost if its heater runs?"},
    "code_task": {"question": "Write Python code that replaces the mesh of the sifter west by one of width 3."},
    "multiple_choice": {"question": "What exactly does `{name}` of a sifter do?"},
    "false_premise": {"question": "Why is the drum of a sifter replaced after 90 days of work?"},
}  # fmt: skip


def scripted(request: dict[str, Any], number: int) -> Answer:
    """The reply that belongs to a recipe, of its persona or its name."""
    name, shown = request["response_format"]["json_schema"]["name"], request["messages"][-1]["content"]
    voice, names = re.findall(r"As an? [^,]+, ", shown), re.findall("`([a-z]+)`", shown)
    said = {"voice": "".join(voice), "name": "".join(names[:1])}
    return completion({key: text.format(**said) for key, text in REPLIES[name].items()})


def test_what_they_make_passes_the_filters(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = scripted
    site = site_of(tmp_path / "workspace", [page("mill", name, text) for name, text in SITE.items()])
    there = place(site.seeds[1])
    cells = (dataclasses.replace(one, source="mill") for one in test_multiple_choice.about().pairs)
    moved = [dataclasses.replace(one, evidence=(dataclasses.replace(one.evidence[0], **there),)) for one in cells]
    pairs = [one for one in site.pairs if one.evidence[0].seed_id == site.seeds[0].seed_id] + moved
    made = vary(site.workspace, pairs, Convert(recipes=list(REPLIES), model=Model(timeout=10)), model="m")
    site.workspace.replace_pairs([*pairs, *made.pairs])
    judge(site.workspace, Filter(min_quality=0))
    kept = Counter(one.type for one in read_pairs(site.workspace.kept) if one.origin == "llm")
    assert set(kept) == set(REPLIES)


def place(seed: Seed) -> dict[str, str]:
    """Of evidence."""
    return {"seed_id": seed.seed_id, "seed_path": seed.path, "url": seed.url, "title": seed.title}
