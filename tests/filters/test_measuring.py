"""What benchmarks/quality.py reads and leaves out, and what benchmarks/coverage.py counts."""

import dataclasses
import json
from pathlib import Path

import numpy as np

from benchmarks.coverage import coverage
from benchmarks.quality import read, telling, value
from gristmill.records import Evidence, Pair
from gristmill.sections import sections
from gristmill.seedfile import render_seed
from gristmill.store import Workspace, write_pairs

from .conftest import seed_of

WORDS = " ".join(["mill"] * 61)


def written(path: Path, *records: object) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


def test_labels_are_found_beside_their_pairs_and_sections_are_measured(tmp_path: Path) -> None:
    seed = seed_of("# Tarn\n\n## Retry\n\nA failed job is repeated three times.\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(render_seed(seed), "utf-8")
    pair = {"site": "tarn", "answer": "A failed job", "heading_path": ["Tarn", "Retry"], "seed": "seeds/a.md"}
    folder = tmp_path / "labels"
    folder.mkdir()
    written(folder / "tarn.jsonl", {**pair, "id": "1"}, {**pair, "id": "2"}, {**pair, "id": "3", "label": "bad"})
    written(folder / "tarn.labels1.jsonl", {"id": "1", "label": "train"})
    written(folder / "tarn.labels2.jsonl", {"id": "1", "label": "minor"})
    found = read(folder / "tarn.jsonl")
    assert [(r["id"], value(r), r["section_words"]) for r in found] == [("1", 0.75, 7), ("3", 0.0, 7)]


def test_a_figure_that_tells_nothing_of_the_labels_is_left_out() -> None:
    chance = np.random.default_rng(7)
    told = chance.integers(0, 2, 400).astype(float)
    rows = np.c_[told + chance.normal(0, 0.5, 400), chance.normal(0, 1, 400), np.eye(400)[0]]
    assert telling(rows, told, ["a", "b", "c", "d"] * 100) == [0]


def test_a_long_section_is_covered_where_a_kept_pair_cites_it(tmp_path: Path, good: Pair) -> None:
    workspace = Workspace(tmp_path, create=True)
    seed = seed_of(f"# Tarn\n\n{WORDS}\n\n## Long\n\n{WORDS}\n\n## Short\n\nmill\n\n## Code\n\n```\n{WORDS}\n```\n")
    workspace.write_seed(seed)
    part = next(s for s in sections(seed.markdown) if s.heading_path[-1] == "Long")
    proof = Evidence.of(seed, part, kind="prose", start=part.body_start + 1, stop=part.body_start + 5)
    write_pairs(workspace.kept, [dataclasses.replace(good, evidence=(proof,))])
    found = coverage(workspace)["tarn"]
    assert (found.pages, found.pairs, found.telling, found.covered) == (1, 1, 2, 1)
    assert found.left == ((61, seed.path, "Tarn"),)
