"""A sentence falls into what it states one after the other, and into nothing that states nothing."""

import time

import pytest

from filters.clauses import clauses


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Clients use port 7420, and replicas talk over port 7421.",
         ["Clients use port 7420", "replicas talk over port 7421."]),
        ("A pin guards the debugger, but production stays a risk.",
         ["A pin guards the debugger", "production stays a risk."]),
        ("The server is meant for local work and should not be used in production.",
         ["The server is meant for local work", "should not be used in production."]),
        ("Messages are kept; old segments are deleted.", ["Messages are kept", "old segments are deleted."]),
        ("Celery reads JSON, YAML, and msgpack.", ["Celery reads JSON, YAML, and msgpack."]),
        ("If the disk is full, and nobody reads, the server stops.",
         ["If the disk is full, and nobody reads, the server stops."]),
        ("Run `a, and b c d e` to stop.", ["Run `a, and b c d e` to stop."]),
        ("Stop it, and wait.", ["Stop it, and wait."]),
        ("| a row, and cells | are whole |", ["| a row, and cells | are whole |"]),
    ],
)  # fmt: skip
def test_a_sentence_is_its_statements(sentence: str, parts: list[str]) -> None:
    assert clauses(sentence) == parts


def test_a_long_gap_takes_linear_time() -> None:
    began = time.process_time()
    assert len(clauses(f"The mill grinds{' ' * 20_000}the grain.")) == 1
    assert time.process_time() - began < 1
