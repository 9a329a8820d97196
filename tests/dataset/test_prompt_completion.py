"""TRL's prompt and completion."""

import dataclasses

from gristmill.config import Dataset
from gristmill.dataset.formats.prompt_completion import rows
from gristmill.dataset.known import Known
from gristmill.records import Message

from .test_export import make_pair


def test_the_last_answer_is_the_completion():
    pair = make_pair("a", "How long?")
    more = (Message(role="user", content="And on tape?"), Message(role="assistant", content="For ever."))
    longer = dataclasses.replace(pair, messages=pair.messages + more)
    first, second = rows("train", [pair, longer], Known(Dataset(system="You know Tarn.")))
    assert [message["role"] for message in first["prompt"]] == ["system", "user"]
    assert first["completion"] == [{"role": "assistant", "content": "Seven days."}]
    assert [message["role"] for message in second["prompt"]] == ["system", "user", "assistant", "user"]
    assert second["completion"] == [{"role": "assistant", "content": "For ever."}]
