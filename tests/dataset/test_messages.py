"""The format that is always written: OpenAI messages, one object a line."""

import dataclasses

from gristmill.config import Dataset
from gristmill.dataset.formats.messages import record, rows
from gristmill.dataset.known import Known

from .test_export import make_pair


def test_a_line_holds_the_conversation_and_its_proof() -> None:
    row, second = rows("test", [make_pair("a", "How long?"), make_pair("b", "Wie lange?")], Known(Dataset()))
    assert row["messages"] == [
        {"role": "user", "content": "How long?"},
        {"role": "assistant", "content": "Seven days."},
    ]
    assert (row["type"], row["made_by"], row["split"], row["licences"]) == ("prose", "prose", "test", "CC-BY-4.0")
    (proof,) = row["evidence"]
    assert (proof["start"], proof["heading"], proof["url"]) == (8, "Tarn", "http://127.0.0.1/a.html")
    assert row["context"] == proof["quote"]  # of a page that is not at hand
    assert second["question"] == "Wie lange?"


def test_every_line_has_the_same_keys_whoever_made_the_pair() -> None:
    rule, model = (
        record(make_pair("a", "One?"), "train"),
        record(make_pair("a", "Two?", depth=1, parents=("x",)), "train"),
    )
    assert list(rule) == list(model)
    assert {key: type(value) for key, value in rule.items()} == {key: type(value) for key, value in model.items()}
    assert (model["made_by"], model["parents"]) == ("paraphrase", "x")


def test_links_become_words_in_what_is_said_and_stay_in_what_is_quoted() -> None:
    pair = make_pair("a", "What is [a mill](m.html)?", "A [mill](m.html) grinds `[x](y)`.")
    spoken, kept = record(pair, "train"), record(pair, "train", links="keep")
    assert spoken["answer"] == spoken["messages"][1]["content"] == "A mill grinds `[x](y)`."
    assert spoken["question"] == spoken["messages"][0]["content"] == "What is a mill?"
    assert (spoken["normalised"], kept["normalised"]) == ("links", "")
    assert (kept["answer"], kept["evidence"]) == (pair.answer, spoken["evidence"])
    assert record(make_pair("a", "How long?"), "train")["normalised"] == ""
    assert record(dataclasses.replace(pair, normalised="rows"), "train")["normalised"] == "rows, links"
    (row,) = rows("train", [pair], Known(Dataset(links="keep")))
    assert "(m.html) grinds" in row["answer"]


def test_a_quality_is_always_a_number() -> None:
    pair = make_pair("a", "How long?")
    assert record(pair, "train")["quality"] == -1.0
    assert record(dataclasses.replace(pair, quality=0.25), "train")["quality"] == 0.25
