"""A mix that is asked for is reached by leaving out, the most redundant first."""

import dataclasses
from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.target import REASON, beyond
from gristmill.errors import UserError
from gristmill.records import Pair
from gristmill.store import Workspace, write_pairs

from .test_export import make_pair, make_seed


def of(kind: str, count: int) -> list[Pair]:
    made = [make_pair(f"{kind}{n}", f"What of {kind} {n}?", f"Only {kind} number {n} says it.") for n in range(count)]
    return [dataclasses.replace(pair, type=kind) for pair in made]


PAIRS = [*of("prose", 60), *of("faq", 20), *of("code", 20)]


@pytest.mark.parametrize(
    ("mix", "left"),
    [
        ({}, {"prose": 60, "faq": 20, "code": 20}),
        ({"prose": 0.5}, {"prose": 40, "faq": 20, "code": 20}),
        ({"prose": 0.5, "faq": 0.25}, {"prose": 40, "faq": 20, "code": 20}),
        ({"faq": 0.5, "code": 0.5}, {"faq": 20, "code": 20}),
        ({"faq": 0.1}, {"prose": 60, "faq": 8, "code": 20}),
        ({"prose": 0.0}, {"faq": 20, "code": 20}),
    ],
)
def test_each_kind_has_its_share_of_the_largest_set(mix: dict[str, float], left: dict[str, int]) -> None:
    out = beyond(PAIRS, mix)
    found = Counter(pair.type for pair in PAIRS if pair.id not in out)
    assert sum(found.values()) == sum(left.values())
    assert all(found[kind] == left[kind] for kind in mix if kind in left)
    assert set(out.values()) <= {REASON}


def test_what_others_say_too_leaves_first() -> None:
    alike = [make_pair(f"t{n}", "How long does a queue wait?", f"It waits for seven days {n}.") for n in range(3)]
    own = [make_pair(f"o{n}", f"Name{n} of place{n}?", f"Word{n} stone{n} grain{n}.") for n in range(3)]
    pairs = [*[dataclasses.replace(pair, type="faq") for pair in (*own, *alike)], *of("prose", 4)]
    out = beyond(pairs, {"faq": 0.5})
    assert len(out) == 2
    assert set(out) < {pair.id for pair in alike}
    assert out == beyond(pairs[::-1], {"faq": 0.5})


def test_a_kind_that_has_no_pairs_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"dataset\.mix: no pair of the type 'cli'"):
        beyond(PAIRS, {"cli": 0.5})
    with pytest.raises(ValidationError, match="1 together"):
        Dataset(mix={"faq": 0.7, "code": 0.7})


def test_the_export_counts_what_the_mix_leaves_out(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    pairs = [*of("prose", 6), *of("faq", 2)]
    for pair in pairs:
        workspace.write_seed(make_seed(pair.evidence[0].seed_path.rpartition("/")[2].removesuffix(".md")))
    write_pairs(workspace.kept, pairs)
    (tally,) = export(workspace, Dataset(mix={"faq": 0.5}))
    assert (tally.kept, tally.dropped[REASON]) == (4, 4)
