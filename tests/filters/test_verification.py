"""What the fact-check leaves open goes to a verifier, and counts only if the verifier passed its trial."""

import dataclasses
from pathlib import Path

import pytest

from filters.answering import answering
from filters.grounding import fact_check
from filters.judge import judge
from filters.verification import verification
from filters.verifier.canaries import answer_canaries, claim_canaries
from filters.verifier.panel import Panel
from filters.verifier.questions import Asked, Opinion
from filters.verifier.trial import Canary, fitted, trial
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Pair, Review, Seed
from gristmill.store import Workspace, read_pairs, write_pairs
from gristmill.text import words

from .conftest import MARKDOWN, Told, checked, context_of, truthful


def test_the_unsure_pair_is_one_that_the_fact_check_does_not_reject(tarn: Seed, unsure: Pair) -> None:
    found = fact_check(unsure, context_of(tarn, None))
    assert found.decision != "reject"
    assert found.score is not None
    assert found.score < 0.8


@pytest.mark.parametrize(
    ("real", "decision", "reason"),
    [(0.95, "accept", ""), (0.05, "reject", "not-confirmed"), (None, "accept", "")],
)
def test_a_trusted_verifier_decides_what_is_open(
    tarn: Seed, rules: list[Pair], unsure: Pair, real: float | None, decision: str, reason: str
) -> None:
    context = context_of(tarn, told := truthful(tarn, rules, real))
    *others, last = verification(checked([*rules, unsure], context), context)
    assert {verdict.decision for verdict in others} == {"accept"}
    assert (last.decision, last.reason) == (decision, reason)
    assert last.score == real
    assert last.detail.startswith("told: ")
    assert [asked.text for asked in told.asked[-1:]] == [unsure.answer]
    assert "at most ten messages" in told.asked[-1].passage


def test_what_the_fact_check_left_open_stays_open_without_a_word(tarn: Seed, rules: list[Pair], unsure: Pair) -> None:
    context = context_of(tarn, truthful(tarn, rules, None))
    (pair,) = checked([unsure], context)
    opened = dataclasses.replace(pair.checks[0], decision="abstain", reason="weakly-supported")
    *_, last = verification([*checked(rules, context), dataclasses.replace(pair, checks=(opened,))], context)
    assert (last.decision, last.reason) == ("abstain", "verifier-silent")


@pytest.mark.parametrize("always", [0.0, 1.0])
def test_a_verifier_that_says_the_same_to_all_is_not_believed(
    tarn: Seed, rules: list[Pair], unsure: Pair, always: float
) -> None:
    context = context_of(tarn, told := Told(lambda asked: always))
    *_, last = verification(checked([*rules, unsure], context), context)
    assert (last.decision, last.score) == ("accept", None)
    assert "verifier-not-trusted" in last.detail
    assert unsure.answer not in {asked.text for asked in told.asked}  # nothing is paid for that will not be used
    assert context.verifier is not None
    assert "planted" in context.verifier.trials["claims"].why_not() or always == 0.0


def test_nobody_is_asked_where_nothing_is_open(tarn: Seed, rules: list[Pair]) -> None:
    context = context_of(tarn, told := Told(lambda asked: 1.0))
    assert {verdict.decision for verdict in verification(checked(rules, context), context)} == {"accept"}
    assert {verdict.decision for verdict in answering(checked(rules, context), context)} == {"accept"}
    assert told.asked == []


def test_what_a_person_approved_is_not_asked(tarn: Seed, rules: list[Pair], unsure: Pair) -> None:
    context = context_of(tarn, told := truthful(tarn, rules, 0.0))
    approved = dataclasses.replace(unsure, review=Review(status="approved"))
    pairs = checked([*rules, approved], context)
    assert verification(pairs, context)[-1].decision == "accept"
    assert answering(pairs, context)[-1].decision == "accept"
    assert told.asked == []


class TestCanaries:
    def test_claims_are_changed_or_reworded_sentences_beside_their_passage(self, tarn: Seed, rules: list[Pair]) -> None:
        made = claim_canaries(rules, Corpus([tarn]), 10)
        assert sum(not each.right for each in made) >= 5
        assert sum(each.right for each in made) >= 4
        assert len({each.name for each in made if not each.right}) >= 4
        for each in made:
            assert each.asked.text not in MARKDOWN
            assert set(words(each.asked.passage)) & set(words(each.asked.text))
        assert made == claim_canaries(rules[::-1], Corpus([tarn]), 10)

    def test_answers_are_a_siblings_or_cut_or_their_own(self, rules: list[Pair]) -> None:
        made = answer_canaries(rules, 10)
        own = {pair.question: pair.answer for pair in rules}
        for each in made:
            assert each.right == (each.asked.text == own[each.asked.question])
        assert {each.name for each in made} == {"exchanged", "cut", "own"}
        assert 0 < sum(not each.right for each in made) <= 10

    def test_what_a_model_made_is_never_planted(self, tarn: Seed, unsure: Pair) -> None:
        assert claim_canaries([unsure], Corpus([tarn]), 10) == answer_canaries([unsure], 10) == []


def canary(right: bool, number: int = 0) -> Canary:
    asked = Asked(kind="claims", text=str(number), question="", heading="")
    return Canary(asked=asked, name="active" if right else "number", right=right)


class TestTrial:
    @pytest.mark.parametrize(
        ("wrong", "right", "found", "alarms", "trusted"),
        [
            ([0.1] * 10, [0.9] * 10, 10, 0, True),
            ([0.1] * 9 + [0.9], [0.9] * 10, 9, 0, True),
            ([0.1] * 8 + [0.9] * 2, [0.9] * 10, 8, 0, False),
            ([0.1] * 10, [0.9] * 8 + [0.1] * 2, 10, 2, True),
            ([0.1] * 10, [0.9] * 7 + [0.1] * 3, 10, 3, False),
            ([0.72] * 10, [0.75] * 10, 10, 0, True),  # it says yes to all, to the right ones more
            ([None] * 11 + [0.1] * 3, [None] * 11 + [0.9] * 3, 3, 0, False),
        ],
    )
    def test_recall_and_false_alarms_decide(
        self, wrong: list[float | None], right: list[float | None], found: int, alarms: int, trusted: bool
    ) -> None:
        canaries = [*(canary(False, n) for n in range(len(wrong))), *(canary(True, n) for n in range(len(right)))]
        result = trial("claims", canaries, [Opinion(score=score) for score in (*wrong, *right)])
        assert (result.found, result.alarms, result.trusted) == (found, alarms, trusted)
        assert (result.why_not() == "") == trusted
        assert (result.missed == ("number",)) == (found < result.faults)

    def test_without_canaries_nobody_is_trusted(self) -> None:
        assert not trial("claims", [], []).trusted

    @pytest.mark.parametrize(
        ("scores", "threshold"),
        [
            ([(0.0, False), (1.0, True)], 0.5),
            ([(0.6, False), (0.8, True), (0.9, True)], 0.7),
            ([(0.2, True)], 0.5),
            ([(0.4, False), (0.4, True)], 0.5),
        ],
    )
    def test_the_threshold_stands_where_it_parts_best(self, scores: list[tuple[float, bool]], threshold: float) -> None:
        assert fitted(scores) == pytest.approx(threshold)


def test_the_stage_records_the_verifiers_word_and_without_one_no_check_of_it(
    tmp_path: Path, tarn: Seed, rules: list[Pair], unsure: Pair
) -> None:
    workspace = Workspace(tmp_path / "ws", create=True)
    workspace.write_seed(tarn)
    write_pairs(workspace.pairs, [*rules, unsure])
    settings = Filter(min_quality=0)
    judge(workspace, settings)
    alone = workspace.kept.read_bytes()
    assert b'"verifier"' not in alone
    judge(workspace, settings, verifier=Panel(truthful(tarn, rules, 0.05), canaries=10))
    (gone,) = [pair for pair in read_pairs(workspace.dropped) if pair.id == unsure.id]
    assert (gone.checks[-1].filter, gone.checks[-1].reason) == ("verifier", "not-confirmed")
    assert gone.checks[-1].threshold == 0.5
    judge(workspace, settings)
    assert workspace.kept.read_bytes() == alone
