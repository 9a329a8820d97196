"""The filter `shouting`: what it drops, and what it leaves alone."""

import pytest

from filters.shouting import shouting

QUOTE = "Tarn is a small job queue for one machine."


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("WHAT IS TARN?", "shouts-at-the-reader"),
        ("WHAT does TARN do?", "shouts-at-the-reader"),
        ("What does the TTL of DNS do?", ""),
        ("What is `MAX_RETRIES_PER_JOB`?", ""),
        ("3 + 4?", ""),
    ],
)
def test_only_capitals_outside_code_count(ask, context, question, reason):
    assert shouting(ask(question, QUOTE), context).reason == reason
