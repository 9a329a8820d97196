"""Why a pair was kept or dropped: every verdict, its figures, its twin, its claims where they stand."""

import dataclasses
import json
from pathlib import Path

import pytest

import gristmill
from gristmill.errors import UserError
from gristmill.store import read_pairs, write_pairs


def test_the_claims_of_a_kept_pair_stand_in_their_seed(home: Path) -> None:
    bench = gristmill.open("workspace")
    pair = next(bench.pairs())
    found = bench.explain(pair.id[:12])
    assert (found.file, found.id, found.question) == ("kept.jsonl", pair.id, pair.question)
    assert [(one.filter, one.decision, one.score) for one in found.verdicts] == [
        (check.filter, check.decision, check.score) for check in pair.checks
    ]
    (checked,) = [one for one in found.verdicts if one.claims]
    assert checked.filter == "fact-check"
    for claim in checked.claims:
        assert claim.verdict == "supported"
        assert claim.passage is not None
        markdown = bench.seed(claim.passage.seed_path).markdown
        assert markdown[claim.passage.start : claim.passage.stop] == claim.passage.quote


def test_a_duplicate_is_shown_with_its_twin(home: Path) -> None:
    bench = gristmill.open("workspace")
    pair = next(bench.pairs())
    copy = dataclasses.replace(pair, id="f" * 16, checks=(), quality=None)
    write_pairs(bench.store.pairs, [*read_pairs(bench.store.pairs), copy])
    bench.filter()
    dropped = next(one for one in bench.pairs("dropped") if one.checks[-1].reason == "exact-duplicate")
    last = bench.explain(dropped.id).verdicts[-1]
    assert last.twin is not None
    assert (last.reason, last.twin.id, last.twin.file) == ("exact-duplicate", dropped.checks[-1].other, "kept.jsonl")
    assert last.twin.question == dropped.question


def test_a_twin_in_another_file_is_named(home: Path) -> None:
    bench = gristmill.open("workspace")
    pair = next(bench.pairs())
    Path("other.jsonl").write_text(json.dumps({"id": "o1", "question": pair.question, "answer": "Else."}) + "\n")
    Path("spiders.yaml").write_text("filter: {also: [other.jsonl]}\nsources: []\n")
    gristmill.open("workspace", config="spiders.yaml").filter()
    last = bench.explain(pair.id).verdicts[-1]
    assert last.twin is not None
    assert (last.reason, last.twin.id, last.twin.file) == ("exact-duplicate-elsewhere", "other.jsonl:o1", "")


def test_what_was_not_judged_is_not_explained(home: Path) -> None:
    bench = gristmill.open("workspace")
    pair = next(bench.pairs())
    for name in ("kept", "dropped"):
        Path(f"workspace/{name}.jsonl").unlink()
    with pytest.raises(UserError, match="was not judged yet"):
        bench.explain(pair.id)
    with pytest.raises(UserError, match="no pair in"):
        bench.explain("zz")
