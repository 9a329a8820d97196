"""Alpaca's form."""

import dataclasses
import json

from gristmill.config import Dataset
from gristmill.dataset.formats.alpaca import write
from gristmill.records import Message

from .test_export import make_pair


def test_a_pair_is_an_instruction_and_its_output(tmp_path):
    write(tmp_path, "train", [make_pair("a", "How long?")], Dataset(system="You know Tarn."))
    (row,) = map(json.loads, (tmp_path / "train.jsonl").read_text("utf-8").splitlines())
    assert row == {
        "instruction": "How long?", "input": "", "output": "Seven days.", "system": "You know Tarn.", "history": [],
    }  # fmt: skip


def test_earlier_turns_are_the_history(tmp_path):
    pair = make_pair("a", "How long?")
    more = (Message(role="user", content="And on tape?"), Message(role="assistant", content="For ever."))
    write(tmp_path, "train", [dataclasses.replace(pair, messages=pair.messages + more), pair], Dataset())
    first, second = map(json.loads, (tmp_path / "train.jsonl").read_text("utf-8").splitlines())
    assert (first["instruction"], first["output"]) == ("And on tape?", "For ever.")
    assert first["history"] == [["How long?", "Seven days."]]
    assert list(first) == list(second)
