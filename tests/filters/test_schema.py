import dataclasses
import json
import typing
from importlib import resources
from typing import Any

import jsonschema_rs
import pytest

from filters.context import Context
from filters.schema import schema
from gristmill import records
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Review, Verdict

SCHEMA: dict[str, Any] = json.loads((resources.files("gristmill") / "schemas" / "pair.schema.json").read_text("utf-8"))


def test_the_published_schema_is_draft_2020_12_and_valid() -> None:
    assert SCHEMA["$schema"].endswith("2020-12/schema")
    assert jsonschema_rs.meta.is_valid(SCHEMA)


def test_a_whole_pair_follows_the_schema(good: Pair, context: Context) -> None:
    assert schema(good, context).decision == "accept"


def test_a_pair_with_verdicts_parameters_and_a_review_follows_the_schema(good: Pair, context: Context) -> None:
    full = dataclasses.replace(
        good,
        checks=(Verdict(pair_id=good.id, filter="schema", decision="reject", reason="a-reason", score=0.5, other="x"),),
        generator=Generator(
            version="1", recipe="paraphrase", parameters=(("temperature", 0.7), ("json", True)), cost=0.1
        ),
        review=Review(status="approved", reviewer="someone"),
        split="train",
    )
    assert schema(full, context).decision == "accept"
    assert Pair.from_record(json.loads(json.dumps(full.to_record()))) == full


@pytest.mark.parametrize(
    ("kind", "definition"),
    [
        (Pair, SCHEMA),
        (Evidence, SCHEMA["$defs"]["evidence"]),
        (Message, SCHEMA["$defs"]["message"]),
        (Lineage, SCHEMA["$defs"]["lineage"]),
        (Generator, SCHEMA["$defs"]["generator"]),
        (Review, SCHEMA["$defs"]["review"]),
    ],
)
def test_schema_and_records_name_the_same_fields(kind: type[Any], definition: dict[str, Any]) -> None:
    fields = {field.name for field in dataclasses.fields(kind)} | ({"schema_version"} if kind is Pair else set())
    assert set(definition["properties"]) == set(definition["required"]) == fields
    assert definition["additionalProperties"] is False


def test_schema_and_records_name_the_same_values() -> None:
    properties = SCHEMA["properties"]
    assert properties["origin"]["enum"] == list(typing.get_args(records.Origin))
    assert SCHEMA["$defs"]["check"]["properties"]["decision"]["enum"] == list(typing.get_args(records.Decision))
    assert properties["schema_version"]["const"] == records.SCHEMA_VERSION
    check = set(SCHEMA["$defs"]["check"]["properties"])
    assert check == {f.name for f in dataclasses.fields(Verdict)} - {"pair_id", "filter"} | {"name"}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"id": "xyz"}, "id"),
        ({"generation_depth": 6}, "generation_depth"),
        ({"language": "english, please"}, "language"),
        ({"question": ""}, "question"),
        ({"type": "Riddle!"}, "type"),
        ({"type": ""}, "type"),
        ({"evidence": ()}, "evidence"),
        ({"source": "No Such Name"}, "source"),
        ({"split": "holdout"}, "split"),
    ],
)
def test_a_record_outside_the_schema_is_dropped_and_the_place_named(
    good: Pair, context: Context, fields: dict[str, Any], where: str
) -> None:
    verdict = schema(dataclasses.replace(good, **fields), context)
    assert (verdict.decision, verdict.reason) == ("reject", "schema-violation")
    assert verdict.detail.startswith(where)


def test_an_unanswerable_question_needs_no_evidence(good: Pair, context: Context) -> None:
    assert schema(dataclasses.replace(good, answerable=False, evidence=()), context).decision == "accept"


def test_messages_must_say_what_question_and_answer_say(good: Pair, context: Context) -> None:
    assert schema(dataclasses.replace(good, answer="40 seconds"), context).reason == "messages-differ"
    assert schema(dataclasses.replace(good, question="How long?"), context).reason == "messages-differ"
    told = (Message(role="system", content="Be brief."), *good.messages)
    assert schema(dataclasses.replace(good, messages=told), context).decision == "accept"
