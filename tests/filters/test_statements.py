"""What a section says beside its sentences: answers to its heading, defaults, names that it does not have."""

import time

import pytest

from filters.statements import beside, denied, negated, unknown


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        ("Does Tarn encrypt messages?", "## Does Tarn encrypt messages?\n\nNo. Use a file system that does.",
         ["It is not so that Tarn encrypt messages."]),
        ("Is Tarn free software?", "Yes. All of it.", ["Tarn free software."]),
        ("Is Tarn free software?", "**Answer:** Yes, all of it.", ["Tarn free software."]),
        ("Is Tarn free software?", "Nobody knows.", []),
        ("How is it used?", "No. Really.", []),
    ],
)  # fmt: skip
def test_an_answer_makes_a_statement_of_its_heading(heading: str, text: str, said: list[str]) -> None:
    assert list(beside(heading, text)) == said


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        ("`TESTING` is enabled by default.", "Default: `False`", True),
        ("`TESTING` is disabled by default.", "Default: `False`", False),
        ("`TESTING` is off by default.", "Defaults to true.", True),
        ("Another one is enabled by default.", "Default: `False`", False),
        ("`TESTING` is enabled.", "Default: `False`", False),
    ],
)
def test_a_default_denies_what_says_otherwise(claim: str, text: str, differs: bool) -> None:
    assert bool(denied(claim, "`TESTING`", text)) == differs


@pytest.mark.parametrize(
    ("claim", "sentence", "differs"),
    [
        ("The server is efficient and secure.", "The server is not designed to be secure, stable, or efficient.", True),
        ("The server is neither efficient nor secure.", "The server is not designed to be secure or efficient.", False),
        ("Use a file system for the folder.", "Tarn does not encrypt, so use a file system for the folder.", False),
        ("The server is stable.", "The server is not designed to be stable.", False),
        ("The store is quick and small.",
         "The [store](https://tarn.example/guide/store.html) is quick and small and does not sort rows.", False),
    ],
)  # fmt: skip
def test_what_stands_behind_a_negation_is_denied(claim: str, sentence: str, differs: bool) -> None:
    assert bool(negated(claim, sentence)) == differs


@pytest.mark.parametrize(
    ("claim", "text", "reason"),
    [
        ("It is a copy of Django.", "It is a copy of Flask.", "identifier-not-in-evidence"),
        ("It is a copy of Flask.", "It is a copy of Flask.", None),
        ("The Server starts.", "The server starts.", None),
        ("It ends after the third attempt.", "It ends after five attempts.", "number-not-in-evidence"),
        ("It ends after the fifth attempt.", "It ends after five attempts.", None),
        ("The first attempt is free.", "Attempts are free.", None),
    ],
)
def test_a_name_or_an_ordinal_that_is_nowhere_is_unknown(claim: str, text: str, reason: str | None) -> None:
    found = unknown(claim, (text,))
    assert (found[0] if found else None) == reason


def test_a_long_word_takes_linear_time() -> None:
    began = time.process_time()
    assert unknown(f"It is in Aa{'a' * 5_000}` now.", ("",)) is None
    assert time.process_time() - began < 1
