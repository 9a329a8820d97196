"""TRL's prompt and completion."""

import dataclasses

from gristmill.config import Dataset
from gristmill.dataset.formats.prompt_completion import write
from gristmill.records import Message

from .test_export import lines, make_pair


def test_the_last_answer_is_the_completion(tmp_path):
    pair = make_pair("a", "How long?")
    more = (Message(role="user", content="And on tape?"), Message(role="assistant", content="For ever."))
    longer = dataclasses.replace(pair, messages=pair.messages + more)
    write(tmp_path, "train", [pair, longer], Dataset(system="You know Tarn."))
    first, second = lines(tmp_path / "train.jsonl")
    assert [message["role"] for message in first["prompt"]] == ["system", "user"]
    assert first["completion"] == [{"role": "assistant", "content": "Seven days."}]
    assert [message["role"] for message in second["prompt"]] == ["system", "user", "assistant", "user"]
    assert second["completion"] == [{"role": "assistant", "content": "For ever."}]
