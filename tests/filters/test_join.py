"""The join over sets that are all known beforehand, beside brute force, beside the growing one, under other salts."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import join as module
from filters.join import Hashed, Join
from filters.neighbours import Joined, shingles

from .test_neighbours import TEXTS, THRESHOLD, brute

ROOT = Path(__file__).parents[2]


def joined(sets: list[frozenset[str]], threshold: float) -> Join:
    hashed = Hashed()
    for members in sets:
        hashed.put(members)
    return Join(hashed, threshold=threshold)


def found(sets: list[frozenset[str]], threshold: float) -> set[tuple[int, int]]:
    index, pairs = joined(sets, threshold), set()
    for number in range(len(sets)):
        pairs |= {(other, number) for _, other in index.near(number)}
        index.let_in(number)
    return pairs


def some_texts() -> list[frozenset[str]]:
    """Six hundred texts; two of three are an earlier one with up to three words exchanged."""
    rng = random.Random(7)
    vocabulary = [f"w{n}" for n in range(600)]
    texts: list[list[str]] = []
    for n in range(600):
        text = list(rng.choice(texts[-90:])) if n % 3 else rng.choices(vocabulary, k=rng.randint(6, 30))
        for _ in range(rng.randint(1, 3) if n % 3 else 0):
            text[rng.randrange(len(text))] = rng.choice(vocabulary)
        texts.append(text)
    return [shingles(" ".join(text)) for text in texts]


@pytest.mark.parametrize(("at_once", "few"), [(1 << 17, 1 << 17), (7, 0)])
def test_it_finds_all_near_duplicates_and_nothing_else(at_once: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    monkeypatch.setattr(module, "_FEW", few)
    sets = some_texts()
    truth = brute(sets, THRESHOLD)
    assert len(truth) > 100
    assert found(sets, THRESHOLD) == truth


def test_many_candidates_are_compared_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alike ones by likeness and by number, and the same likeness to the last bit."""
    sets = [
        shingles(f"how many sacks of flour do the mills of the valley grind {'in a day ' * (n % 3)} {n}")
        for n in range(60)
    ]
    listed = []
    for few in (0, len(sets)):
        monkeypatch.setattr(module, "_FEW", few)
        index = joined(sets, 0.5)
        for number in range(len(sets) - 1):
            index.let_in(number)
        listed.append(index.near(len(sets) - 1))
    assert len(listed[0]) > 50
    assert listed[0] == listed[1]


@given(st.lists(TEXTS, max_size=25), st.sampled_from([0.1, 0.5, 0.7, 0.8, 1.0]))
def test_it_is_exact_at_every_threshold(texts: list[str], threshold: float) -> None:
    sets = [shingles(text) for text in texts]
    assert found(sets, threshold) == brute(sets, threshold)


def test_it_ranks_what_was_let_in_as_the_growing_one_does() -> None:
    sets = some_texts()
    index, growing, numbers = joined(sets, THRESHOLD), Joined(sets, threshold=THRESHOLD), []
    for number, members in enumerate(sets):
        assert index.near(number) == [(similarity, numbers[key]) for similarity, key in growing.near(members)]
        if number % 4:
            index.let_in(number)
            growing.add(members)
            numbers.append(number)


def test_sets_of_nothing_are_near_to_none() -> None:
    sets = [frozenset[str](), frozenset({"a b"}), frozenset[str](), frozenset({"a b"}), shingles("lone \ud800 half")]
    assert found(sets, THRESHOLD) == {(1, 3)}
    assert found([], THRESHOLD) == set()


def test_what_is_found_does_not_depend_on_the_salt_of_the_process() -> None:
    program = "from tests.filters.test_join import found, some_texts\nprint(sorted(found(some_texts(), 0.5)))\n"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": salt},
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        for salt in ("1", "2")
    }
    assert len(told) == 1
    assert b"(" in told.pop()
