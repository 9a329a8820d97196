"""What benchmarks/quality.py reads and leaves out, and what benchmarks/coverage.py counts."""

import dataclasses
import json
from pathlib import Path

import numpy as np

from benchmarks.coverage import coverage
from benchmarks.quality import Labelled, labelled, read, value
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


def test_older_pairs_count_less(tmp_path: Path) -> None:
    """What the older labels say against the newer ones moves the fit, but does not turn it."""
    good = {
        "type": "inverse",
        "heading_path": ["Tarn"],
        "question": "Which option of `tarn` retries?",
        "answer": "`-r`",
    }
    other = {**good, "type": "cli", "question": "What does `tarn -r` do?"}
    for folder, above, below in (("new", "train", "bad"), ("old", "bad", "train")):
        (tmp_path / folder).mkdir()
        written(
            tmp_path / folder / "a.jsonl",
            *(
                {**pair, "site": site, "label": label}
                for site in "ab"
                for pair, label in ((good, above), (other, below))
            ),
        )
    names, pairs = labelled([tmp_path / "new" / "a.jsonl"], [tmp_path / "old" / "a.jsonl"])
    weight = dict(zip(names, pairs.fit().weights[1:].tolist(), strict=True))
    alone = dict(zip(names, pairs.fit(pairs.counts == 1).weights[1:].tolist(), strict=True))
    assert 0 < weight["which one"] < alone["which one"]


def test_a_site_is_scored_by_a_fit_that_has_not_seen_it() -> None:
    """Of two sites whose labels contradict each other each gets the scores that the other one teaches."""
    rows, told = np.array([[1.0], [0.0]] * 40), np.array([1.0, 0.0] * 20 + [0.0, 1.0] * 20)
    sites, folders = np.array(["a"] * 40 + ["b"] * 40), np.array(["x"] * 80)
    pairs = Labelled(rows=rows, told=told, counts=np.ones(80), sites=sites, folders=folders)
    scores = pairs.left_out()
    assert scores[0] < 0.5 < scores[1]
    assert scores[40] > 0.5 > scores[41]


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
