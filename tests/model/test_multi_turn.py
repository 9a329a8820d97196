"""The recipe `multi_turn`: which pairs make a conversation, and which follow-ups are taken."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from converter.recipes.multi_turn import MultiTurn, Turns, topic
from converter.recipes.one import form
from converter.recipes.recipe import Candidate, Job, Passage
from converter.vary import vary
from gristmill.models.reading import parse
from gristmill.records import Pair
from gristmill.text import digest

from .conftest import FakeEndpoint, asking, completion, page, pair, site_of
from .test_recipes import ASKING, asked, passage, reason

CRIMPER = """# Crimper

## Lever

The lever of the crimper presses two sheets together.

It can be turned by 40 degrees at most.

It must not be turned by hand while the `--lock` option is set.

New in version 3.2.
"""
WHAT = "What does the lever of the crimper do?"
FAR = "How far can the lever of the crimper be turned?"
HAND = "When must the lever of the crimper not be turned by hand?"
SINCE = "Since when does the crimper have a lever?"
LOCK = "What does `--lock` do to the lever of the crimper?"


def pairs(*questions: str) -> tuple[Pair, ...]:
    """A pair for each paragraph in turn."""
    seed = page("crimper", "crimper", CRIMPER)
    about = passage(CRIMPER)
    found, at = [], seed.markdown.index("The lever")
    for question, quote in zip(questions, CRIMPER[at:].strip().split("\n\n"), strict=False):
        start = seed.markdown.index(quote)
        one = pair(seed, about.section, question, start, start + len(quote), id=digest(question, length=16))
        found.append(dataclasses.replace(one, type="version") if quote.startswith("New") else one)
    return tuple(found)


def about(*questions: str, **fields: Any) -> Passage:
    return dataclasses.replace(passage(CRIMPER), pairs=pairs(*questions or (WHAT, FAR, HAND, SINCE)), **fields)


def answered(*said: str, of: tuple[str, ...] = (WHAT, FAR, HAND)) -> Candidate | str:
    """The conversation, or the reason why there is none."""
    job: Job = asked(MultiTurn(), about(*of))
    reply = parse(json.dumps({f"Q{number}": text for number, text in enumerate(said, 2)}), Turns)
    assert isinstance(reply, Turns)
    found = MultiTurn().read(job, reply)[0]
    return found if isinstance(found, Candidate) else reason(found)


def test_a_conversation_begins_with_what_the_section_is_about_and_goes_on_in_its_order() -> None:
    assert [one.question for one in topic(about())] == [WHAT, FAR, SINCE]  # two of one kind are enough
    assert [one.question for one in topic(about(WHAT, HAND))] == [WHAT, HAND]


@pytest.mark.parametrize(
    ("passage_of", "why"),
    [
        (lambda: about(WHAT), "one pair alone"),
        (lambda: about(WHAT, "Who makes presses?"), "another thing"),
        (lambda: about(WHAT, FAR, talked=frozenset({pairs(WHAT)[0].id})), "a turn of a conversation already"),
    ],
)
def test_without_two_pairs_about_one_thing_nothing_is_asked(passage_of: Any, why: str) -> None:
    assert MultiTurn().job(passage_of(), None, ASKING) is None, why  # type: ignore[arg-type]  # asked of no questions


def test_each_turn_has_the_answer_and_the_spans_of_its_pair() -> None:
    found = answered("How far can it be turned?")
    assert isinstance(found, Candidate)
    parents = pairs(WHAT, FAR)
    assert [message.content for message in found.turns] == [
        WHAT, parents[0].answer, "How far can it be turned?", parents[1].answer,
    ]  # fmt: skip
    assert (found.question, found.answer) == (WHAT, "\n\n".join(one.answer for one in parents))
    assert (found.parents, found.evidence) == (
        tuple(one.id for one in parents),
        tuple(proof for one in parents for proof in one.evidence),
    )


@pytest.mark.parametrize(
    ("question", "said", "why"),
    [
        (FAR, "How far can it be turned?", ""),
        (FAR, "And how far can the lever be turned?", ""),
        (FAR, "How far can it go?", "asks-of-section"),
        (FAR, "When can it be turned?", "wrong-form"),
        (FAR, "How far it can be turned.", "wrong-form"),
        (FAR, FAR, "copied-question"),
        (FAR, "How far can it not be turned?", "changed-facts"),
        (FAR, "How far can it be turned by 40?", "changed-facts"),
        (FAR, "How far can this page's lever be turned?", "leaning-question"),
        (FAR, "Sure, how far can it be turned?", "leaning-question"),
        (FAR, "How far can oaken arms be turned?", "asks-of-other"),
        (FAR, "", "no-question"),
        (HAND, "When must it not be turned by hand?", ""),
        (HAND, "When must it be turned by hand?", "changed-facts"),
        (LOCK, "What does `--lock` do to it?", ""),
        (LOCK, "What does that do to it?", "changed-facts"),
    ],
)
def test_a_follow_up_leaves_out_only_what_was_said_before(question: str, said: str, why: str) -> None:
    found = answered(said, of=(WHAT, question))
    assert ("" if isinstance(found, Candidate) else found) == why


def test_a_turn_that_cannot_be_asked_so_costs_only_itself() -> None:
    found = answered("How far?", "Since when does it have that?", of=(WHAT, FAR, HAND, SINCE))
    assert isinstance(found, Candidate)
    assert [message.content for message in found.turns[::2]] == [WHAT, "Since when does it have that?"]


def test_a_follow_up_with_what_no_text_may_have_is_dropped(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    site = site_of(tmp_path / "w", [page("crimper", "crimper", CRIMPER)])
    endpoint.script = lambda request, number: completion({"Q2": "How far can it be\u0007 turned?"})
    result = vary(site.workspace, pairs(WHAT, FAR), asking(recipes=["multi_turn"]), model="m")
    assert (result.pairs, dict(result.tallies[0].dropped)) == ((), {"unusable-question": 1})


def test_conversations_are_recorded_as_those_of_rules_are(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    site = site_of(tmp_path / "w", [page("crimper", "crimper", CRIMPER)])
    endpoint.script = lambda request, number: completion({"Q2": "How far can it be turned?"})
    settings = asking(recipes=["multi_turn"])
    (made,) = vary(site.workspace, pairs(WHAT, FAR), settings, model="m").pairs
    assert (made.type, made.turns, made.question) == ("multi_turn", 2, WHAT)
    assert made.lineage.parents == tuple(one.id for one in pairs(WHAT, FAR))
    again = vary(site.workspace, (*pairs(WHAT, FAR), made), settings, model="m")
    assert again.pairs == ()  # its pairs are in a conversation now


@pytest.mark.parametrize(
    "text", ["How far\ncan it go?", 'How far "can" it go?', "How far? And why?", "How far \\ can it go?"]
)
def test_the_schema_lets_no_text_through_that_breaks_its_line_or_asks_twice(text: str) -> None:
    for schema in (asked(MultiTurn(), about(WHAT, FAR)).request.schema, json.dumps(form("How").model_json_schema())):
        name = next(iter(json.loads(schema)["properties"]))
        assert not jsonschema.Draft202012Validator(json.loads(schema)).is_valid({name: text})
        assert jsonschema.Draft202012Validator(json.loads(schema)).is_valid({name: "How far can it go now?"})
