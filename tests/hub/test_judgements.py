"""What people said of pairs: who said it last, what follows for the pair, and how far they agree."""

import dataclasses
from pathlib import Path

import pytest

from gristmill.agreement import cohen, reading, wilson
from gristmill.errors import UserError
from gristmill.judgements import Judgement, append, applied, read, settled
from gristmill.records import Generator, Lineage, Message, Pair

PAIR = Pair(
    id="p", type="faq", origin="deterministic", generation_depth=0, language="en", source="s", question="What?",
    answer="That.", messages=(Message(role="user", content="What?"), Message(role="assistant", content="That.")),
    evidence=(), lineage=Lineage(), generator=Generator(version="1"),
)  # fmt: skip
SAID = Judgement(pair="p", reviewer="ann", status="approved", at="2026-01-01T00:00:00Z")


def said(status: str, reviewer: str = "ann", *, pair: str = "p", hour: int = 0, **more) -> Judgement:
    at = f"2026-01-01T{hour:02}:00:00Z"
    return dataclasses.replace(SAID, status=status, reviewer=reviewer, pair=pair, at=at, **more)


def test_a_later_word_takes_the_place_of_an_earlier_one_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    for one in (said("approved"), said("rejected", "bob"), said("rejected"), said("unreviewed", "bob")):
        append(path, one)
    assert read(path) == {"p": (said("rejected"),)}
    assert len(path.read_text().splitlines()) == 4


def test_nothing_was_said_where_there_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path / "reviews.jsonl") == {}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"pair": "p"}',
        '{"pair":"p","reviewer":"a","status":"good","at":""}',
        '{"pair":"p","reviewer":"a","status":["edited"],"at":""}',
        '{"pair":"p","reviewer":"a","status":"approved","at":5}',
        '{"pair":"p","reviewer":"a","status":"edited","at":"","question":"Why?","answer":null}',
        "[" * 100_000,
    ],
    ids=lambda line: line[:70],
)
def test_a_line_that_is_no_judgement_is_named(line: str, tmp_path: Path) -> None:
    append(tmp_path / "reviews.jsonl", SAID)
    with (tmp_path / "reviews.jsonl").open("a") as handle:
        handle.write(line + "\n")
    with pytest.raises(UserError, match="jsonl:2"):
        read(tmp_path / "reviews.jsonl")


def test_what_was_cut_short_spoils_no_judgement_after_it(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_text('{"pair": "q"', "utf-8")
    append(path, SAID)
    first, _, rest = path.read_text("utf-8").partition("\n")
    assert first == '{"pair": "q"'
    path.write_text(rest, "utf-8")
    assert read(path) == {"p": (SAID,)}


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        (["approved", "approved"], "approved"),
        (["approved", "rejected"], "rejected"),
        (["rejected", "edited"], "rejected"),
        (["edited", "approved"], "edited"),
    ],
)
def test_one_rejection_rejects_and_an_edit_holds_before_approval(statuses: list[str], outcome: str) -> None:
    assert settled(said(status, name) for status, name in zip(statuses, ("ann", "bob"), strict=True)).status == outcome


def test_of_two_edits_the_later_one_holds() -> None:
    first, second = said("edited", answer="a", hour=1), said("edited", "bob", answer="b", hour=2)
    assert settled([second, first]).answer == "b"


def test_an_edited_pair_has_the_text_of_the_person_under_its_own_id() -> None:
    edit = said("edited", pair=PAIR.id, question="Why?", answer="Because.", note="clearer")
    found = applied(PAIR, {PAIR.id: (edit,)})
    assert (found.id, found.question, found.answer) == (PAIR.id, "Why?", "Because.")
    assert [message.content for message in found.messages if message.role != "system"] == ["Why?", "Because."]
    assert (found.review.status, found.review.reviewer, found.review.note) == ("edited", "ann", "clearer")
    assert applied(PAIR, {}) is PAIR


@pytest.mark.parametrize(
    ("accepted", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],  # Newcombe, 1998
)
def test_the_interval_is_wilsons(accepted: int, total: int, low: float, high: float) -> None:
    assert wilson(accepted, total) == pytest.approx((low, high), abs=5e-5)


def test_kappa_is_cohens() -> None:
    labels = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen(labels) == pytest.approx(0.4)
    assert cohen([("y", "y")]) == 1.0


def test_a_share_is_told_of_the_pairs_that_were_drawn_alike_only() -> None:
    judgements = {
        "a": (said("approved", pair="a", core=True), said("approved", "bob", pair="a")),
        "b": (said("approved", pair="b", core=True), said("rejected", "bob", pair="b")),
        "c": (said("approved", pair="c"),),
    }
    found = reading(judgements)
    assert (found.read, found.accepted, found.reviewers) == (2, 1, ("ann", "bob"))
    assert found.kappa == pytest.approx(0.0)
