"""The score from which the fact-check accepts hangs on the corpus; what falls below is undecided, never rejected."""

import dataclasses
from collections.abc import Callable

import pytest

from filters.calibration import LEAST, accept_from, calibrated
from filters.context import Context
from filters.grounding import ACCEPT, bounded
from gristmill.config import Filter
from gristmill.index.corpus import Corpus
from gristmill.records import Pair, Verdict

from .conftest import pair_of, seed_of

_SAID = "The mill grinds the grain of part {} and keeps the flour in the bin."


def corpus_of(other: str, parts: int = 120) -> tuple[Context, list[Pair]]:
    """A page of many parts, and a pair of each; `other` stands in the second sentence of each part."""
    text = [f"## Part{n}\n\n{_SAID.format(n)}\n\n## Aside{n}\n\n{other.format(n)}\n" for n in range(parts)]
    seed = seed_of("# Mill\n\n" + "\n".join(text))
    pairs = [pair_of(seed, f"What of part {n}?", _SAID.format(n)) for n in range(parts)]
    return Context(corpus=Corpus([seed]), settings=Filter()), pairs


@pytest.mark.parametrize(
    ("other", "bound"),
    [
        ("Wholly different words describe a windy afternoon beside some quiet river.", ACCEPT),
        ("The mill keeps the grain and the flour in the bin on a windy afternoon.", 0.43),
    ],
)
def test_the_bound_is_higher_where_strange_sentences_look_like_the_evidence(other: str, bound: float) -> None:
    context, pairs = corpus_of(other)
    assert accept_from(context, pairs) == bound
    assert accept_from(context, pairs[::-1]) == bound


def test_a_small_sample_and_pairs_by_rules_change_nothing() -> None:
    context, pairs = corpus_of("The mill keeps grain and flour where a windy afternoon turns quite cold.", LEAST - 1)
    assert accept_from(context, pairs) == ACCEPT
    assert calibrated(context, pairs) is context
    assert calibrated(context, [*pairs, dataclasses.replace(pairs[0], origin="llm")]).accept_from == ACCEPT


@pytest.mark.parametrize(
    ("decision", "score", "then"),
    [("accept", 0.45, "abstain"), ("accept", 0.48, "accept"), ("reject", 0.3, "reject"), ("abstain", 0.41, "abstain")],
)
def test_what_lies_below_the_bound_is_undecided(
    decision: str, score: float, then: str, context: Context, good: Pair, ask: Callable[..., Pair]
) -> None:
    other = dataclasses.replace(context, accept_from=0.47)
    verdict = Verdict(pair_id=good.id, filter="fact-check", decision=decision, score=score, threshold=ACCEPT)  # type: ignore[arg-type]
    found = bounded(verdict, other)
    assert found.decision == then
    assert bounded(verdict, context) == verdict
    if found != verdict:
        assert (found.reason, found.threshold) == ("weakly-supported", 0.47)
