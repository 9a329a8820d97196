"""The search for near-duplicates that grows, beside brute force."""

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.neighbours import Joined, shingles
from gristmill.text import jaccard

ROOT = Path(__file__).parents[2]
THRESHOLD = 0.7
EDGE = 1e-9
TEXTS = st.lists(st.sampled_from("a b c d e f g".split()), max_size=12).map(" ".join)


def found(index: Joined, sets: list[frozenset[str]]) -> set[tuple[int, int]]:
    """(older, newer) of all pairs that a growing index finds."""
    pairs = set()
    for place, members in enumerate(sets):
        pairs |= {(key, place) for _, key in index.near(members)}
        index.add(members)
    return pairs


def brute(sets: list[frozenset[str]], threshold: float) -> set[tuple[int, int]]:
    return {
        (one, other)
        for one, other in itertools.combinations(range(len(sets)), 2)
        if not sets[one].isdisjoint(sets[other]) and jaccard(sets[one], sets[other]) >= threshold - EDGE
    }


@pytest.fixture(scope="module")
def alike() -> list[frozenset[str]]:
    """Three thousand texts of 6 to 30 words; two of three are an earlier one with up to three words exchanged."""
    rng = random.Random(7)
    vocabulary = [f"w{n}" for n in range(3000)]
    texts: list[list[str]] = []
    for n in range(3000):
        if n % 3:
            text = list(rng.choice(texts[-200:]))
            for _ in range(rng.randint(1, 3)):
                text[rng.randrange(len(text))] = rng.choice(vocabulary)
        else:
            text = rng.choices(vocabulary, k=rng.randint(6, 30))
        texts.append(text)
    return [shingles(" ".join(text)) for text in texts]


@pytest.fixture(scope="module")
def truth(alike: list[frozenset[str]]) -> set[tuple[int, int]]:
    return brute(alike, THRESHOLD)


def test_the_join_finds_all_near_duplicates_and_nothing_else(
    alike: list[frozenset[str]], truth: set[tuple[int, int]]
) -> None:
    assert len(truth) > 500
    assert found(Joined(alike, threshold=THRESHOLD), alike) == truth


def test_a_set_of_nothing_has_a_key_but_no_neighbours() -> None:
    index = Joined([], threshold=THRESHOLD)
    for members in (frozenset[str](), frozenset({"a b"}), frozenset[str]()):
        index.add(members)
    assert index.near(frozenset()) == []
    assert index.near(frozenset({"a b"})) == [(1.0, 1)]


def test_the_most_similar_comes_first_then_the_oldest() -> None:
    index = Joined([], threshold=0.75)
    asked = frozenset("abcdefgh")
    for members in (asked - {"a"}, asked - {"b"}, asked, frozenset("xyz"), asked):
        index.add(members)
    assert index.near(asked) == [(1.0, 2), (1.0, 4), (0.875, 0), (0.875, 1)]


def test_texts_that_utf_8_cannot_hold_are_compared_too() -> None:
    index = Joined([], threshold=0.5)
    index.add(shingles("lone \ud800 half"))
    assert index.near(shingles("lone \ud800 half")) == [(1.0, 0)]


@given(st.lists(TEXTS, max_size=25), st.sampled_from([0.5, 0.7, 0.8, 1.0]))
def test_the_join_is_exact_at_every_threshold(texts: list[str], threshold: float) -> None:
    sets = [shingles(text) for text in texts]
    assert found(Joined(sets, threshold=threshold), sets) == brute(sets, threshold)


@given(st.lists(TEXTS, min_size=1, max_size=10))
def test_the_join_is_right_whatever_the_sample_says(texts: list[str]) -> None:
    sets = [shingles(text) for text in texts]
    informed, ignorant = Joined(sets, threshold=0.7), Joined([], threshold=0.7)
    for members in sets:
        assert informed.near(members) == ignorant.near(members)
        informed.add(members)
        ignorant.add(members)


def test_shingles_are_word_pairs() -> None:
    assert shingles("To be or not") == {"to be", "be or", "or not"}
    assert shingles("Word!") == {"word"}
    assert shingles("?!") == frozenset()
    assert jaccard(shingles(""), shingles("")) == 1.0
