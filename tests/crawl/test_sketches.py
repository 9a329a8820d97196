"""Sketches against the similarity that they estimate."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.state.sketches import SIZE, similarity, sketch
from gristmill.text import words

WORDS = st.lists(st.sampled_from([f"w{i}" for i in range(60)]), min_size=2, max_size=SIZE)


def exact(a: str, b: str) -> float:
    left, right = (set(itertools.pairwise(words(text))) for text in (a, b))
    return len(left & right) / len(left | right)


@given(WORDS)
def test_a_text_is_like_itself(found: list[str]) -> None:
    assert similarity(sketch(" ".join(found)), sketch(" ".join(found))) == 1.0


@settings(max_examples=50)
@given(st.integers(0, 400), st.integers(200, 1200))
def test_the_estimate_is_near_the_truth(changed: int, length: int) -> None:
    a = [f"a{i}" for i in range(length)]
    b = [f"b{i}" if i < changed else word for i, word in enumerate(a)]
    left, right = " ".join(a), " ".join(b)
    assert abs(similarity(sketch(left), sketch(right)) - exact(left, right)) < 0.2


def test_short_and_empty_texts_have_a_sketch() -> None:
    assert similarity(sketch(""), sketch("")) == 1.0
    assert similarity(sketch("one"), sketch("one")) == 1.0
    assert similarity(sketch("one"), sketch("two")) == 0.0


def test_a_sketch_is_bounded() -> None:
    assert len(sketch(" ".join(f"w{i}" for i in range(50_000)))) == 4 * SIZE
