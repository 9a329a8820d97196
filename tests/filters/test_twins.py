"""Two answers to one question: said alike they are one, said otherwise they are a conflict, never silently one."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.duplicates import duplicates
from filters.twins import disagreement
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.planted.corruptions import corrupted
from gristmill.planted.passage import Passage
from gristmill.records import Pair

from .conftest import PAGE, pair_of, seed_of

FIRST = "The miller must open the kiln before the second stone turns, if all 12 sieves are clean."
SECOND = "It usually takes 30 seconds and does not use more than 3 of 7 sacks by default."
ANSWER = f"{FIRST} {SECOND}"
# An added sentence may be right: whether it is, the fact-check says, and not the other answer.
ADDS = ("foreign-sentence",)


@pytest.mark.parametrize("name", [name for name, _ in corrupted(Passage(text=ANSWER, page=PAGE)) if name not in ADDS])
def test_a_twin_with_one_fault_contradicts(name: str) -> None:
    wrong = dict(corrupted(Passage(text=ANSWER, page=PAGE)))[name]
    assert disagreement(wrong, ANSWER, language="en", made=True)
    assert disagreement(ANSWER, wrong, language="en", made=True)


@pytest.mark.parametrize(
    "other",
    [
        ANSWER,
        ANSWER.replace("does not", "doesn't"),
        ANSWER.replace("30 seconds", "half a minute").replace("half a minute", "30 s"),
        ANSWER.replace("12", "twelve"),
        ANSWER.replace("must", "has to"),
        ANSWER.replace("usually", "normally"),
        f"{SECOND} {FIRST}",
        FIRST,
        "Bread is sold at noon.",  # of something else: no twin, and nothing to contradict
    ],
)
def test_the_same_said_alike_contradicts_nothing(other: str) -> None:
    assert disagreement(other, ANSWER, language="en") == ""


def test_a_word_that_one_twin_has_alone_makes_them_two_but_a_statement_of_its_own_does_not() -> None:
    said = "The kiln of the mill burns rye and wheat."
    assert disagreement("The old kiln of the mill burns rye and wheat.", said, language="en") == "words-differ"
    longer = "The kiln of the mill burns rye and wheat and stands beside a small wooden bridge."
    assert disagreement(longer, said, language="en") == ""


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Zero octets.", "One octet.", True),
        ("Run `lock` after `add`.", "Run `add` after `lock`.", True),
        ("It keeps `a`, `b` and `c`.", "It keeps `c`, `b` and `a`.", False),
        ("The **kiln** is hot.", "The kiln is hot.", False),
        ("**`--hot`**", "`--hot`", False),
        ("The specified kiln is hot.", "The given kiln is hot.", False),
    ],
)
def test_values_and_places_decide_between_twins(one: str, other: str, differs: bool) -> None:
    assert bool(disagreement(one, other, language="en")) is differs


def test_lines_of_code_in_another_order_are_another_program() -> None:
    code = "```\nopen_kiln()\nfeed_kiln()\n```"
    turned = "```\nfeed_kiln()\nopen_kiln()\n```"
    assert disagreement(code, turned, language="en") == "order-differs"
    assert disagreement("- one belt\n- two belts", "- two belts\n- one belt", language="en") == ""


def test_a_language_without_forms_is_left_to_the_facts() -> None:
    assert disagreement("Мельница работает.", "Мельница стоит.", language="ru") == ""


@pytest.mark.parametrize(
    ("old", "new"), [("at most", "at least"), ("raises", "may raise"), ("when", "unless"), ("waits", "never waits")]
)
def test_twins_that_differ_in_a_form_are_a_conflict(
    ask: Callable[..., Pair], context: Context, old: str, new: str
) -> None:
    said = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
    one = ask("How long does the call wait?", said, origin="llm", generation_depth=1)
    two = ask("How long does the call wait?", said, answer=said.replace(old, new), origin="llm", generation_depth=1)
    assert [verdict.reason for verdict in duplicates([one, two], context)] == ["conflict", "conflict"]


def test_one_question_about_two_modules_needs_its_scope_and_is_no_conflict() -> None:
    one = seed_of("# Kiln\n\nThe limit is 5 sacks.\n", name="kiln", title="Kiln")
    two = seed_of("# Belt\n\nThe limit is 9 sacks.\n", name="belt", title="Belt")
    pairs = [pair_of(seed, "What is the limit?", f"The limit is {n} sacks.") for seed, n in ((one, 5), (two, 9))]
    context = Context(corpus=Corpus([one, two]), settings=Filter())
    assert [verdict.reason for verdict in duplicates(pairs, context)] == ["needs-scope", "needs-scope"]
