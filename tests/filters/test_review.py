"""What a person rejected stays out, and stays rejected when the pair is made again."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from filters.context import Context
from filters.review import review
from gristmill.errors import UserError
from gristmill.records import Pair, Review
from gristmill.store import Workspace, read_pairs

QUOTE = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."


@pytest.mark.parametrize(
    ("status", "reason"),
    [("unreviewed", ""), ("approved", ""), ("edited", ""), ("rejected", "rejected-by-reviewer")],
)
def test_only_what_was_rejected_is_rejected(
    ask: Callable[..., Pair], context: Context, status: str, reason: str
) -> None:
    pair = dataclasses.replace(ask("How long does it wait?", QUOTE), review=Review(status=status, note="wrong"))
    verdict = review(pair, context)
    assert (verdict.reason, verdict.detail) == (reason, "wrong" if reason else "")


def test_a_judgement_stays_with_its_pair_when_it_is_made_again_and_comes_back_with_it(
    ask: Callable[..., Pair], tmp_path: Path
) -> None:
    store = Workspace(tmp_path / "w", create=True)
    pair, other = ask("How long does it wait?", QUOTE), ask("What does it raise?", QUOTE)
    judged = dataclasses.replace(pair, review=Review(status="rejected", reviewer="ann"))
    store.replace_pairs([judged, other])
    store.replace_pairs([pair, other])
    assert [found.review.status for found in read_pairs(store.pairs)] == ["rejected", "unreviewed"]
    store.replace_pairs([other])
    store.replace_pairs([pair, other])
    assert next(read_pairs(store.pairs)).review == judged.review


def test_a_judgement_with_a_misspelt_key_is_told_and_nothing_is_lost(ask: Callable[..., Pair], tmp_path: Path) -> None:
    store = Workspace(tmp_path / "w", create=True)
    pair = ask("How long does it wait?", QUOTE)
    store.replace_pairs([dataclasses.replace(pair, review=Review(status="rejected"))])
    edited = store.pairs.read_text("utf-8").replace('"reviewer"', '"reviewr"')
    store.pairs.write_text(edited, "utf-8")
    with pytest.raises(UserError, match=f"the review of {pair.id} has other keys"):
        store.replace_pairs([pair])
    assert store.pairs.read_text("utf-8") == edited
