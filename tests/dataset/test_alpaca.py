"""Alpaca's form."""

import dataclasses

from gristmill.config import Dataset
from gristmill.dataset.formats.alpaca import rows
from gristmill.dataset.known import Known
from gristmill.records import Message

from .test_export import make_pair


def test_a_pair_is_an_instruction_and_its_output():
    (row,) = rows("train", [make_pair("a", "How long?")], Known(Dataset(system="You know Tarn.")))
    assert row == {
        "instruction": "How long?", "input": "", "output": "Seven days.", "system": "You know Tarn.", "history": [],
    }  # fmt: skip


def test_earlier_turns_are_the_history():
    pair = make_pair("a", "How long?")
    more = (Message(role="user", content="And on tape?"), Message(role="assistant", content="For ever."))
    longer = dataclasses.replace(pair, messages=pair.messages + more)
    first, second = rows("train", [longer, pair], Known(Dataset()))
    assert (first["instruction"], first["output"]) == ("And on tape?", "For ever.")
    assert first["history"] == [["How long?", "Seven days."]]
    assert list(first) == list(second)
