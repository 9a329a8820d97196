"""Which pairs share a split, and which split a group goes into."""

import dataclasses
import itertools

import pytest

from gristmill.dataset.splits import assign, group

from .test_export import make_pair


def test_a_pair_that_cites_two_pages_ties_them() -> None:
    one, other = make_pair("a", "one?"), make_pair("b", "two?")
    both = dataclasses.replace(one, id="both", evidence=one.evidence + other.evidence)
    assert len(set(group([one, other]).values())) == 2
    assert len(set(group([one, other, both]).values())) == 1


def test_a_pair_without_evidence_shares_the_split_of_its_page() -> None:
    one = make_pair("a", "one?")
    bare = dataclasses.replace(one, id="bare", evidence=(), answerable=False)
    groups = group([make_pair("b", "two?"), bare, one])
    assert groups["bare"] == groups[one.id]


def test_ties_reach_over_any_number_of_pairs() -> None:
    pairs = [make_pair(page, "one?") for page in "abcd"]
    bridges = [
        dataclasses.replace(left, id=f"bridge {number}", evidence=left.evidence + right.evidence)
        for number, (left, right) in enumerate(itertools.pairwise(pairs))
    ]
    assert len(set(group(pairs + bridges).values())) == 1
    assert group(pairs + bridges) == group(list(reversed(pairs + bridges)))


@pytest.mark.parametrize(("words", "ties"), [(3, False), (11, False), (12, True), (13, True), (40, True)])
def test_an_answer_ties_pages_from_twelve_words_on(words: int, ties: bool) -> None:
    answer = " ".join(f"word{n}" for n in range(words))
    assert (len(set(group([make_pair(page, "q?", answer) for page in "ab"]).values())) == 1) is ties


@pytest.mark.parametrize(
    ("validation", "test", "wanted"),
    [
        (0.05, 0.05, {"train", "validation", "test"}),
        (0.0, 0.05, {"train", "test"}),
        (0.05, 0.0, {"train", "validation"}),
        (0.0, 0.0, {"train"}),
        (0.5, 0.5, {"validation", "test"}),
    ],
)
def test_a_split_that_nobody_asked_for_stays_empty(validation: float, test: float, wanted: set[str]) -> None:
    pairs = [make_pair(f"p{n}", "one?") for n in range(12)]
    assert set(assign(pairs, validation=validation, test=test).values()) == wanted


def test_with_two_pages_no_split_is_filled_by_force() -> None:
    pairs = [make_pair(page, "one?") for page in "ab"]
    assert set(assign(pairs, validation=0.0001, test=0.0001).values()) == {"train"}


@pytest.mark.parametrize("pages", ["a", "b", "c", "ab", "cd"])
def test_a_set_of_one_or_two_pages_has_a_train_split(pages: str) -> None:
    pairs = [make_pair(page, "one?") for page in pages]
    assert "train" in assign(pairs, validation=0.45, test=0.45).values()
    assert "train" not in assign(pairs, validation=0.5, test=0.5).values()
