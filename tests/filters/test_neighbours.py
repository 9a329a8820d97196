"""Both forms of the search for near-duplicates, beside brute force and beside each other."""

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import neighbours as module
from filters.context import Context
from filters.duplicates import duplicates
from filters.neighbours import JOIN_MOST, Joined, Sketched, neighbours, shingles
from gristmill.records import Pair, Seed
from gristmill.text import jaccard

from .conftest import PAGE, pair_of

ROOT = Path(__file__).parents[2]
THRESHOLD = 0.7
EDGE = 1e-9
TEXTS = st.lists(st.sampled_from("a b c d e f g".split()), max_size=12).map(" ".join)


def found(index: Joined | Sketched, sets: list[frozenset[str]]) -> set[tuple[int, int]]:
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


def test_sketches_find_99_in_100_near_duplicates_and_nothing_else(
    alike: list[frozenset[str]], truth: set[tuple[int, int]]
) -> None:
    sketched = found(Sketched(threshold=THRESHOLD), alike)
    assert sketched <= truth
    assert len(sketched) >= 0.99 * len(truth)


def test_both_forms_rank_what_both_find_alike(alike: list[frozenset[str]]) -> None:
    joined, sketched = Joined(alike, threshold=THRESHOLD), Sketched(threshold=THRESHOLD)
    for members in alike[:600]:
        seen = sketched.near(members)
        assert seen == [entry for entry in joined.near(members) if entry in seen]
        joined.add(members)
        sketched.add(members)


def test_sketches_do_not_depend_on_the_process(alike: list[frozenset[str]]) -> None:
    """Sets iterate by salted hashes: another salt must find the same, misses included."""
    program = (
        "import random; from filters.neighbours import Sketched, shingles\n"
        "rng, index = random.Random(1), Sketched(threshold=0.5)\n"
        "for n in range(300):\n"
        "    members = shingles(' '.join(rng.choices('abcdefg', k=8)))\n"
        "    print(index.near(members)); index.add(members)\n"
    )
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
    assert b"0." in told.pop()


@pytest.mark.parametrize("index", [Joined([], threshold=THRESHOLD), Sketched(threshold=THRESHOLD)])
def test_a_set_of_nothing_has_a_key_but_no_neighbours(index: Joined | Sketched) -> None:
    for members in (frozenset[str](), frozenset({"a b"}), frozenset[str]()):
        index.add(members)
    assert index.near(frozenset()) == []
    assert index.near(frozenset({"a b"})) == [(1.0, 1)]


@pytest.mark.parametrize("index", [Joined([], threshold=0.75), Sketched(threshold=0.75)])
def test_the_most_similar_comes_first_then_the_oldest(index: Joined | Sketched) -> None:
    asked = frozenset("abcdefgh")
    for members in (asked - {"a"}, asked - {"b"}, asked, frozenset("xyz"), asked):
        index.add(members)
    assert index.near(asked) == [(1.0, 2), (1.0, 4), (0.875, 0), (0.875, 1)]


@pytest.mark.parametrize("index", [Joined([], threshold=0.5), Sketched(threshold=0.5)])
def test_texts_that_utf_8_cannot_hold_are_compared_too(index: Joined | Sketched) -> None:
    index.add(shingles("lone \ud800 half"))
    assert index.near(shingles("lone \ud800 half")) == [(1.0, 0)]


def test_the_number_of_sets_decides_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    assert JOIN_MOST >= 100_000  # sketches miss some
    monkeypatch.setattr(module, "JOIN_MOST", 2)
    some = [frozenset({"a"})]
    assert isinstance(neighbours(some * 2, threshold=THRESHOLD), Joined)
    assert isinstance(neighbours(some * 3, threshold=THRESHOLD), Sketched)


def test_duplicates_decides_the_same_in_both_forms(
    seed: Seed, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(3)
    quote = PAGE[PAGE.index("The connection is not") :].partition("\n")[0]
    about = "queue job worker retry graveyard limit order age machine".split()
    pairs: list[Pair] = [
        pair_of(seed, f"How does the {' and the '.join(rng.sample(about, 3))} of Tarn work?", quote) for _ in range(300)
    ]
    joined = duplicates(pairs, context)
    monkeypatch.setattr(module, "JOIN_MOST", 0)
    assert duplicates(pairs, context) == joined
    assert {verdict.reason for verdict in joined} == {"", "exact-duplicate", "near-duplicate"}


@given(st.lists(TEXTS, max_size=25), st.sampled_from([0.5, 0.7, 0.8, 1.0]))
def test_the_join_is_exact_at_every_threshold(texts: list[str], threshold: float) -> None:
    sets = [shingles(text) for text in texts]
    assert found(Joined(sets, threshold=threshold), sets) == brute(sets, threshold)


@settings(max_examples=12, deadline=None)  # choosing the bands takes a third of a second
@given(st.lists(TEXTS, max_size=25), st.sampled_from([0.1, 0.5, 0.7, 1.0]))
def test_what_sketches_find_is_right_at_every_threshold(texts: list[str], threshold: float) -> None:
    sets = [shingles(text) for text in texts]
    pairs = found(Sketched(threshold=threshold), sets)
    assert pairs <= brute(sets, threshold)
    same = {(one, other) for one, other in itertools.combinations(range(len(sets)), 2) if sets[one] == sets[other]}
    assert {pair for pair in same if sets[pair[0]]} <= pairs


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
