"""An answer must have the form that its question wants."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.form import form
from gristmill.records import Pair

QUOTE = "The connection is not shared between threads."


@pytest.mark.parametrize(
    ("question", "reason", "intent"),
    [
        ("How do I share a connection in Tarn?", "no-instruction", "how"),
        ("Why is the connection of Tarn not shared?", "no-reason", "why"),
        ("Is a connection of Tarn shared between threads?", "", "whether"),
        ("Show me code that shares a connection of Tarn.", "no-code", "show"),
        ("Tell me about the connection of Tarn.", "", "other"),
    ],
)
def test_the_form_of_the_answer_decides(
    ask: Callable[..., Pair], context: Context, question: str, reason: str, intent: str
) -> None:
    verdict = form(ask(question, QUOTE), context)
    assert (verdict.reason, verdict.detail) == (reason, intent)
