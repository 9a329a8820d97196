"""OpenAI's form, held against the rules that its own data check states."""

import json

import pytest

from gristmill.config import Dataset
from gristmill.dataset.formats.openai import write

from .test_export import make_pair


@pytest.mark.parametrize("system", ["", "You know Tarn."])
def test_a_line_holds_messages_and_nothing_else(tmp_path, system):
    write(
        tmp_path,
        "train",
        [make_pair("a", 'What is "x"\t\u2028?', "A [mill](m.html).\n\n1. two")],
        Dataset(system=system),
    )
    (row,) = map(json.loads, (tmp_path / "train.jsonl").read_bytes().decode().removesuffix("\n").split("\n"))
    assert list(row) == ["messages"]
    roles = [message["role"] for message in row["messages"]]
    assert roles == (["system"] if system else []) + ["user", "assistant"]
    assert all(set(message) == {"role", "content"} and message["content"] for message in row["messages"])
    assert row["messages"][-1]["content"] == "A mill.\n\n1. two"
    assert row["messages"][-2]["content"] == 'What is "x"\t\u2028?'


def test_links_stay_where_that_is_asked_for(tmp_path):
    write(tmp_path, "test", [make_pair("a", "What?", "A [mill](m.html).")], Dataset(links="keep"))
    assert "[mill](m.html)" in (tmp_path / "test.jsonl").read_text("utf-8")
