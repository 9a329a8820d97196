"""OpenAI's form, held against the rules that its own data check states."""

import pytest

from gristmill.config import Dataset
from gristmill.dataset.formats.openai import rows
from gristmill.dataset.known import Known

from .test_export import make_pair


@pytest.mark.parametrize("system", ["", "You know Tarn."])
def test_a_line_holds_messages_and_nothing_else(system):
    pair = make_pair("a", 'What is "x"\t\u2028?', "A [mill](m.html).\n\n1. two")
    (row,) = rows("train", [pair], Known(Dataset(system=system)))
    assert list(row) == ["messages"]
    roles = [message["role"] for message in row["messages"]]
    assert roles == (["system"] if system else []) + ["user", "assistant"]
    assert all(set(message) == {"role", "content"} and message["content"] for message in row["messages"])
    assert row["messages"][-1]["content"] == "A mill.\n\n1. two"
    assert row["messages"][-2]["content"] == 'What is "x"\t\u2028?'


def test_links_stay_where_that_is_asked_for():
    (row,) = rows("test", [make_pair("a", "What?", "A [mill](m.html).")], Known(Dataset(links="keep")))
    assert row["messages"][-1]["content"] == "A [mill](m.html)."
