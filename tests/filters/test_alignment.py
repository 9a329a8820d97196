"""Two sentences beside each other: from where on they speak of the same matter, and what a negation reaches."""

import pytest

from filters.alignment import Unit, contradiction, nearest
from filters.grounding import check

NOUNS = "kiln sieve hopper miller flour bran grain stone belt pump".split()
OTHERS = "apple cherry melon lemon grape olive carrot onion garlic pepper".split()


def unit(text: str) -> Unit:
    return Unit.of(text, rarity=lambda _: 1.0)


def shared(count: int, of: int = 10) -> str:
    """A sentence of so many words, some of them the nouns."""
    return " ".join([*NOUNS[:count], *OTHERS[: of - count]])


@pytest.mark.parametrize(("count", "found"), [(10, True), (5, True), (4, True), (3, False), (0, False)])
def test_sentences_speak_of_the_same_matter_from_four_tenths_of_common_words_on(count: int, found: bool) -> None:
    evidence = unit(" ".join(NOUNS))
    assert (nearest(unit(shared(count)), [evidence]) is evidence) is found


def test_the_nearest_sentence_is_the_one_that_shares_most_both_ways() -> None:
    exact, longer, other = unit(shared(8)), unit(f"{shared(8)} {shared(0)} and more words"), unit(shared(5))
    assert nearest(unit(" ".join(NOUNS[:8])), [other, longer, exact]) is exact


@pytest.mark.parametrize(("count", "differs"), [(10, True), (6, True), (5, True), (4, False), (2, False)])
def test_a_number_contradicts_one_in_a_sentence_of_which_half_the_words_are_the_same(count: int, differs: bool) -> None:
    found = contradiction(unit(f"{shared(count)} 7 times"), unit(f"{' '.join(NOUNS)} 9 times"))
    assert (found == ("number-differs", "7 for 9")) is differs


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The kiln never burns grain.", "burn grain"),
        ("Never feed sieve hopper flour bran stone.", "feed siev hopper flour"),  # four words, no more
        ("The kiln is not hot, the hopper is full.", "hot"),  # up to the end of the clause
        ("Without flour, the pump stops.", "flour"),
        ("The kiln isn't hot.", "hot"),
        ("The kiln burns grain.", ""),
    ],
)
def test_a_negation_reaches_four_words_of_its_clause(text: str, negated: str) -> None:
    assert unit(text).negated == frozenset(negated.split())


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("The pump feeds the kiln.", "The pump does not feed the kiln.", "negation-differs"),
        ("The pump does not feed the kiln.", "The pump feeds the kiln.", "negation-differs"),
        # both are said to be so: the other word of the pair stands in both
        ("Close the old valve before the new valve.", "Close the old valve before you open the new valve.", ""),
        ("The belt runs before the pump and after the sieve.", "The belt runs after the sieve.", ""),
        ("The pump sends water to the kiln.", "The kiln sends water to the pump.", "roles-swapped"),
        ("It needs flour, bran and grain.", "It needs grain, bran and flour.", ""),  # an order that says nothing
        ("Stop at 2 of 3 turns, 4 at most.", "Stop at 3 of 3 turns, 4 at most.", "number-differs"),
    ],
)
def test_sentences_of_one_matter_contradict_each_other_or_do_not(claim: str, evidence: str, reason: str) -> None:
    found = contradiction(unit(claim), unit(evidence))
    assert (found[0] if found else "") == reason


@pytest.mark.parametrize(
    ("count", "decision"),
    [(10, "accept"), (7, "accept"), (6, "accept"), (5, "reject"), (2, "reject"), (0, "reject")],
)
def test_a_claim_of_which_more_than_half_is_in_the_evidence_is_accepted(count: int, decision: str) -> None:
    found = check(shared(count), [" ".join(NOUNS)], rarity=lambda _: 1.0)
    score = 1.0 if count == 10 else 0.77 * count / 10  # a word that the evidence lacks costs the rest
    assert (found.decision, found.score) == (decision, pytest.approx(score))


def test_between_the_two_thresholds_nothing_is_decided() -> None:
    claim = " ".join([*NOUNS[:7], *OTHERS[:6]])
    assert check(claim, [" ".join(NOUNS)], rarity=lambda _: 1.0).decision == "abstain"


@pytest.mark.parametrize("words", [1, 3, 4, 9])
def test_a_claim_of_strange_words_alone_is_of_something_else_however_short(words: int) -> None:
    assert check(shared(0, words), [" ".join(NOUNS)], rarity=lambda _: 1.0).decision == "reject"


@pytest.mark.parametrize("terms", [3, 4, 9])
def test_a_short_claim_of_strange_words_is_rejected_like_a_long_one(terms: int) -> None:
    claim = f"{NOUNS[0]} {shared(0, terms - 1)}"
    found = check(claim, [" ".join(NOUNS)], rarity=lambda term: 0.1 if term in NOUNS else 1.0)
    assert (found.decision, 0 < found.score < 0.3) == ("reject", True)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Pass `--no` to leave hooks out.", "Pass `--no-verify` to leave hooks out."),
        ("Pass `--dry` to leave hooks out.", "Pass `--dry-run` to leave hooks out."),
        ("Pass `-n` to leave hooks out.", "Pass `-nv` to leave hooks out."),
        ("Pass `--verify` to leave hooks out.", "Pass `--no-verify` to leave hooks out."),
        ("Keep 3 copies.", "Keep 30 copies."),
        ("Keep 3 copies.", "Keep 3.5 copies."),
    ],
)
def test_a_flag_or_number_that_begins_another_one_is_another_one(claim: str, evidence: str) -> None:
    found = check(claim, [evidence], rarity=lambda _: 1.0)
    assert (found.decision, found.reason.partition("-")[2]) == ("reject", "not-in-evidence")
