import dataclasses
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.context import Context
from filters.openings import FEWEST, frame, openings
from gristmill.records import Pair
from gristmill.shares import allowed

QUOTE = "Tarn is a small job queue for one machine."
COUNTS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 60), min_size=1).map(Counter)


def asked(ask: Callable[..., Pair], opening: str, count: int) -> list[Pair]:
    return [ask(f"{opening} thing{n} do?", QUOTE) for n in range(count)]


def test_what_an_opening_has_above_its_share_is_marked_and_kept(ask: Callable[..., Pair], context: Context) -> None:
    rest = [pair for n in range(10) for pair in asked(ask, f"word{n} says", 9)]
    pairs = asked(ask, "What does", 60) + rest
    verdicts = openings(pairs, context)
    kept = [pair for pair, verdict in zip(pairs, verdicts, strict=True) if not verdict.reason]
    what = [pair for pair in kept if pair.question.startswith("What does")]
    assert len(what) <= 0.15 * len(kept)
    assert len(what) + 1 > 0.15 * (len(kept) + 1)
    assert len(kept) - len(what) == len(rest)
    assert {v.reason for v in verdicts} == {"", "over-represented-opening"}
    assert {v.decision for v in verdicts} == {"accept"}


def test_which_questions_go_does_not_depend_on_their_order(ask: Callable[..., Pair], context: Context) -> None:
    pairs = asked(ask, "What does", 60) + [p for n in range(10) for p in asked(ask, f"word{n} says", 9)]
    forward = {v.pair_id for v in openings(pairs, context) if v.reason}
    backward = {v.pair_id for v in openings(pairs[::-1], context) if v.reason}
    assert forward == backward
    assert forward


def test_small_sources_are_left_alone(ask: Callable[..., Pair], context: Context) -> None:
    assert all(not v.reason for v in openings(asked(ask, "What does", FEWEST - 1), context))


def test_sources_are_counted_apart(ask: Callable[..., Pair], context: Context) -> None:
    mixed = [ask(f"What does thing{n} do?", QUOTE, source=f"s{n % 3}") for n in range(3 * (FEWEST - 1))]
    assert all(not v.reason for v in openings(mixed, context))


@given(COUNTS, st.floats(0.05, 1))
def test_no_opening_exceeds_its_share_of_what_is_left(counts: Counter[str], share: float) -> None:
    limit = allowed(counts, share)
    left = sum(min(count, limit) for count in counts.values())
    assert limit >= 1
    if len(counts) * share >= 1.5:
        assert min(limit, max(counts.values())) <= max(1.0, share * left) + 1e-9


def test_shares_say_something_from_fifty_questions_on(ask: Callable[..., Pair], context: Context) -> None:
    few = asked(ask, "What does", 30) + [pair for n in range(10) for pair in asked(ask, f"word{n} says", 2)]
    assert len(few) == 50
    assert {v.reason for v in openings(few[:-1], context)} == {""}
    assert {v.reason for v in openings(few, context)} == {"", "over-represented-opening"}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Can you explain `retry` when it comes to jobs in Tarn?", ["can you", "when it comes to"]),
        ("Describe workers with regard to the queue.", ["describe", "with regard to the"]),
        ("What does `--all` do in `tarn`?", ["what does"]),
        ("What is the age of a job?", ["what is"]),
        ("Workers of Tarn", ["workers"]),
        ("…", [""]),
    ],
)
def test_a_frame_is_what_is_left_when_code_and_topic_are_masked(question: str, parts: list[str]) -> None:
    found = frame(question)
    assert found[0] == (parts[0] or found[0])
    assert found[1:] == parts[1:]


def test_words_that_connect_are_bounded_too_whatever_the_opening(ask: Callable[..., Pair], context: Context) -> None:
    pairs = [ask(f"word{n % 20} says thing{n} when it comes to jobs{n}?", QUOTE) for n in range(100)]
    pairs += [ask(f"word{n % 20} says thing{n}?", QUOTE) for n in range(100)]
    verdicts = openings(pairs, context)
    assert sum(not v.reason for v in verdicts[:100]) == 30
    assert {v.detail for v in verdicts if v.reason} == {"when it comes to"}


def test_of_questions_that_are_asked_alike_the_best_stay(ask: Callable[..., Pair], context: Context) -> None:
    rest = [pair for n in range(10) for pair in asked(ask, f"word{n} says", 9)]
    scored = [dataclasses.replace(p, quality=n / 60) for n, p in enumerate(asked(ask, "What does", 60))]
    verdicts = openings([*scored, *rest], context)[:60]
    assert [v.reason for v in verdicts] == sorted((v.reason for v in verdicts), reverse=True)
