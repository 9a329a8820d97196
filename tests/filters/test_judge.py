import dataclasses
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from filters.judge import FILTERS, SET_FILTERS, judge
from gristmill.config import Filter
from gristmill.errors import UserError
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs, write_pairs

Ask = Callable[..., Pair]
WAIT = "The call waits at most 30 seconds and raises `QueueError` when the queue does not answer."
SHARED = "The connection is not shared between threads."
RETRY = "A failed job is repeated 3 times before it is moved to the graveyard."


@pytest.fixture
def pairs(ask: Ask) -> list[Pair]:
    return [
        ask("How long does `tarn.connect()` wait for the queue?", WAIT),
        ask("Is a `tarn.connect()` connection shared between threads?", SHARED),
        ask("How often is a failed job repeated?", RETRY),
        ask("How often is a failed job repeated?", RETRY, answer=RETRY.replace("3", "4"), origin="llm"),
        ask("What does this section say?", RETRY),
        ask("how often is a failed job repeated", RETRY, origin="llm", generation_depth=1),
        ask("How long does `tarn.wait()` wait for the queue?", WAIT),
    ]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_pair_is_kept_or_dropped_and_the_tally_adds_up(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    (tally,) = judge(workspace, Filter())
    kept, dropped = list(read_pairs(workspace.kept)), list(read_pairs(workspace.dropped))
    assert {pair.id for pair in kept} | {pair.id for pair in dropped} == {pair.id for pair in pairs}
    assert (tally.stage, tally.source, tally.seen, tally.kept) == ("filter", "tarn", len(pairs), len(kept))
    expected = ("exact-duplicate", "number-not-in-evidence", "points-at-the-page", "question-states-unknown")
    assert tally.dropped == dict.fromkeys(expected, 1)


def test_exactly_one_verdict_decides_and_stands_last(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter())
    for pair in read_pairs(workspace.dropped):
        decisions = [check.decision for check in pair.checks]
        assert decisions.count("reject") == 1
        assert decisions[-1] == "reject"
        assert pair.checks[-1].reason
    for pair in read_pairs(workspace.kept):
        assert len(pair.checks) == len(FILTERS) + len(SET_FILTERS)
        assert all(check.decision != "reject" for check in pair.checks)


def test_a_verbatim_pair_stays_before_its_variation(workspace: Workspace, pairs: list[Pair]) -> None:
    variation = next(pair for pair in pairs if pair.generation_depth)
    original = next(pair for pair in pairs if pair.question == "How often is a failed job repeated?")
    write_pairs(workspace.pairs, [variation, original])
    judge(workspace, Filter())
    assert [pair.id for pair in read_pairs(workspace.kept)] == [original.id]
    assert next(read_pairs(workspace.dropped)).checks[-1].other == original.id


def test_the_order_of_the_input_changes_no_byte(workspace: Workspace, pairs: list[Pair]) -> None:
    written = set()
    for shuffle in range(3):
        random.Random(shuffle).shuffle(pairs)
        write_pairs(workspace.pairs, pairs)
        judge(workspace, Filter())
        written.add(b"\0".join(p.read_bytes() for p in (workspace.kept, workspace.dropped, workspace.conflicts)))
    assert len(written) == 1


def test_earlier_verdicts_are_forgotten(workspace: Workspace, pairs: list[Pair]) -> None:
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter())
    first = workspace.kept.read_bytes()
    write_pairs(workspace.pairs, [*read_pairs(workspace.kept), *read_pairs(workspace.dropped)])
    judge(workspace, Filter())
    assert workspace.kept.read_bytes() == first


def test_conflicts_are_listed_once_with_both_sides(workspace: Workspace, seed: object, ask: Ask) -> None:
    one = ask("What is the limit of the queue?", "The call waits at most 30 seconds", origin="llm")
    two = ask("What is the limit of the queue?", "repeated 3 times before", origin="llm")
    said = "The limit of the queue is {}."
    asks = [
        dataclasses.replace(
            pair, answer=text, messages=(pair.messages[0], dataclasses.replace(pair.messages[1], content=text))
        )
        for pair, text in ((one, said.format("30 seconds")), (two, said.format("3 times")))
    ]
    keep = ask("How long does `tarn.connect()` wait for the queue?", WAIT)
    write_pairs(workspace.pairs, [*asks, keep])
    judge(workspace, Filter(retrieve_within=9))
    (conflict,) = lines(workspace.conflicts)
    assert sorted(conflict["pairs"]) == sorted([one.id, two.id])  # type: ignore[call-overload]
    assert conflict["differ"]
    assert {pair.checks[-1].reason for pair in read_pairs(workspace.dropped)} == {"conflict"}


def test_keeping_nothing_is_written_and_told_by_the_tally(workspace: Workspace, ask: Ask) -> None:
    write_pairs(workspace.pairs, [ask("What does this section say?", RETRY)])
    (tally,) = judge(workspace, Filter())
    assert (tally.seen, tally.kept, tally.dropped) == (1, 0, {"points-at-the-page": 1})
    assert len(lines(workspace.dropped)) == 1
    assert lines(workspace.kept) == []


def test_no_pairs_at_all_give_empty_files_and_no_tally(workspace: Workspace) -> None:
    write_pairs(workspace.pairs, [])
    assert judge(workspace, Filter()) == []
    assert [lines(path) for path in (workspace.kept, workspace.dropped, workspace.conflicts)] == [[], [], []]


def test_a_missing_or_broken_file_of_pairs_is_the_user_s_to_mend(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="run the stage before"):
        judge(workspace, Filter())
    workspace.pairs.write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(UserError, match=r"pairs\.jsonl:1"):
        judge(workspace, Filter())


def test_progress_ends_with_all_pairs(workspace: Workspace, pairs: list[Pair]) -> None:
    told: list[tuple[int, int | None]] = []
    write_pairs(workspace.pairs, pairs)
    judge(workspace, Filter(), on_progress=lambda done, total=None, note="": told.append((done, total)))
    assert told[0] == (0, len(pairs))
    assert told[-1] == (len(pairs), len(pairs))


def test_extractive_answers_and_abstentions_are_counted(workspace: Workspace, ask: Ask) -> None:
    half = "A failed job lands in the graveyard beside ruins before it is repeated."
    write_pairs(
        workspace.pairs,
        [
            ask("How often is a failed job repeated?", RETRY, origin="llm"),
            ask("What becomes of failed jobs in the graveyard?", RETRY, answer=half, origin="llm"),
        ],
    )
    (tally,) = judge(workspace, Filter())
    assert tally.kept == 2
    assert tally.notes == {"extractive": 1, "weakly-supported": 1}
