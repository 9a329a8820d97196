"""How near a question is to those before it."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.recipes.questions import MOST_ROUGE_L, Questions, rouge_l

from .conftest import Site, mill_pages, rule_pairs

SHORT = st.lists(st.sampled_from("a b c d e".split()), max_size=7)


def longest_common(one: list[str], other: list[str]) -> int:
    """By trying every subsequence."""
    for size in range(len(one), 0, -1):
        for kept in itertools.combinations(one, size):
            rest = iter(other)
            if all(word in rest for word in kept):
                return size
    return 0


@given(SHORT, SHORT)
def test_rouge_l_is_the_f_measure_of_the_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    expected = 2 * longest_common(one, other) / (len(one) + len(other)) if one and other else 0.0
    assert rouge_l(one, other) == pytest.approx(expected)
    assert rouge_l(other, one) == rouge_l(one, other)


@given(st.lists(SHORT, max_size=8), SHORT)
def test_the_index_finds_every_near_question(known: list[list[str]], asked: list[str]) -> None:
    base = rule_pairs(mill_pages()[0])[0]
    questions = Questions(
        dataclasses.replace(base, question=" ".join(text), id=str(number)) for number, text in enumerate(known)
    )
    expected = any(rouge_l(asked, text) > MOST_ROUGE_L for text in known)
    assert questions.is_near(" ".join(asked)) == expected


def test_the_threshold_is_a_strict_one() -> None:
    one = "a b c d e f g x y z".split()
    assert rouge_l(one, "a b c d e f g 1 2 3".split()) == MOST_ROUGE_L
    base = rule_pairs(mill_pages()[0])[0]
    assert not Questions([dataclasses.replace(base, question="a b c d e f g 1 2 3")]).is_near(" ".join(one))
    assert Questions([dataclasses.replace(base, question="a b c d e f g h 2 3")]).is_near("a b c d e f g h y z")


def test_no_questions_are_near_to_nothing() -> None:
    assert not Questions([]).is_near("anything")
    assert not Questions([]).is_near("")
    assert Questions([]).examples("k", seeds=6, accepted=2, recipe="r", language="en", section_sha256="") == []


def examples(questions: Questions, key: str, section: str = "", language: str = "en") -> list[str]:
    return questions.examples(
        key, seeds=6, accepted=2, recipe="self_instruct", language=language, section_sha256=section
    )


def test_eight_examples_are_shown_six_of_seeds_and_two_of_the_model(site: Site) -> None:
    questions = Questions(site.pairs)
    assert len(set(examples(questions, "k"))) == 8  # seeds alone, as long as the model made nothing
    made = [dataclasses.replace(pair, question=f"Made {n}?", id=f"m{n}") for n, pair in enumerate(site.pairs[:5])]
    for pair in made:
        questions.add(pair, recipe="self_instruct")
        questions.add(dataclasses.replace(pair, question="Another recipe's?"), recipe="paraphrase")
    shown = examples(questions, "k")
    assert len(shown) == 8
    assert sum(question.startswith("Made") for question in shown) == 2
    assert "Another recipe's?" not in shown


def test_examples_are_of_other_sections_and_of_the_language(site: Site) -> None:
    questions = Questions(site.pairs)
    own = site.pairs[0]
    shown = [examples(questions, f"{n:064x}", section=own.evidence[0].section_sha256) for n in range(20)]
    assert own.question not in itertools.chain(*shown)
    assert examples(questions, "k", language="de") == []


@given(st.permutations(range(12)))
def test_examples_do_not_hang_on_the_order_of_arrival(order: list[int]) -> None:
    pairs = [pair for seed in mill_pages() for pair in rule_pairs(seed)]
    assert examples(Questions(pairs[n] for n in order), "5f") == examples(Questions(pairs), "5f")


def test_the_very_words_are_recognised_whatever_their_case(site: Site) -> None:
    questions = Questions(site.pairs)
    assert questions.holds(site.pairs[0].question.upper().replace("?", " !"))
    assert not questions.holds("Something else")
