"""Rows as files: whole or in pieces, JSON Lines or Parquet, and nothing of an earlier export beside them."""

import datasets
import pytest

from gristmill.cli.printers import stage_line
from gristmill.config import Dataset
from gristmill.dataset import parquet
from gristmill.dataset.export import export
from gristmill.dataset.files import files_of, read_rows, write_rows
from gristmill.errors import UserError
from gristmill.workbench.summary import StageSummary

from .test_export import loaded_ids, workspace, written_ids  # noqa: F401 - a fixture

ROWS = [{"n": n, "text": "x" * 90} for n in range(30)]


def test_a_split_above_the_size_is_written_in_pieces_and_whole_again_when_it_fits(tmp_path):
    written = write_rows(tmp_path, "train", ROWS, most=1_200)
    assert [path.name for path in written] == [f"train-0000{n}-of-00003.jsonl" for n in range(3)]
    assert files_of(tmp_path, "train") == written
    assert [row for path in written for row in read_rows(path)] == ROWS
    assert all(path.stat().st_size <= 1_200 for path in written)
    write_rows(tmp_path, "train", ROWS, most=9_000)
    assert [path.name for path in tmp_path.iterdir()] == ["train.jsonl"]
    assert write_rows(tmp_path, "train", [], most=9_000) == []
    assert list(tmp_path.iterdir()) == []


def test_a_row_is_never_divided_and_other_files_are_left_alone(tmp_path):
    (tmp_path / "train.txt").write_text("mine")
    (tmp_path / "training").mkdir()
    written = write_rows(tmp_path, "train", ROWS[:2], most=10)
    assert [list(read_rows(path)) for path in written] == [ROWS[:1], ROWS[1:2]]
    assert (tmp_path / "train.txt").read_text() == "mine"


def test_half_a_surrogate_pair_is_no_file_that_nobody_can_read(tmp_path):
    (path,) = write_rows(tmp_path, "train", [{"text": "a\ud800b\u2028c\n"}], most=1_000)
    assert list(read_rows(path)) == [{"text": "a\ufffdb\u2028c\n"}]


def test_parquet_has_one_schema_for_all_splits_though_a_key_is_empty_in_one(tmp_path):
    rows = {"train": [{"h": [], "q": 1.5, "e": []}], "test": [{"h": [["a", "b"]], "q": -1, "e": []}]}
    paths = [path for split, told in rows.items() for path in write_rows(tmp_path, split, told, most=1_000)]
    made = parquet.to_parquet(paths)
    loaded = datasets.load_dataset("parquet", data_files={p.stem: str(p) for p in made}, cache_dir=str(tmp_path / "c"))
    assert loaded["train"].features == loaded["test"].features
    assert loaded["test"][0] == {"h": [["a", "b"]], "q": -1.0, "e": []}
    assert list(parquet.rows(made[0])) == rows["train"]


@pytest.mark.parametrize("files", ["parquet", "both"])
def test_a_dataset_of_parquet_is_loaded_by_its_card(workspace, tmp_path, files):  # noqa: F811
    export(workspace, Dataset(formats=["dpo", "alpaca"], files="both"))
    ids = written_ids(workspace.dataset)
    export(workspace, Dataset(formats=["alpaca"], files=files))
    assert loaded_ids(workspace.dataset, tmp_path / "cache") == ids
    assert (workspace.dataset / "train.jsonl").exists() == (files == "both")
    assert not list((workspace.dataset / "dpo").iterdir())
    alpaca = datasets.load_dataset(str(workspace.dataset), "alpaca", cache_dir=str(tmp_path / "cache"))
    assert sum(alpaca.num_rows.values()) == 120
    export(workspace, Dataset())
    assert not list(workspace.dataset.rglob("*.parquet"))


def test_parquet_without_its_library_is_refused_before_anything_is_written(workspace, monkeypatch):  # noqa: F811
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(UserError, match="Parquet needs the extra `parquet`"):
        export(workspace, Dataset(files="parquet"))
    assert not workspace.dataset.exists()


def test_a_split_far_off_its_share_says_so(workspace):  # noqa: F811
    (tally,) = export(workspace, Dataset(validation=0.3, test=0.3))
    assert not tally.notes
    (tally,) = export(workspace, Dataset(validation=0.0, test=0.01))
    assert tally.notes == {"off-share:test": 3}
    summary = StageSummary.of("dataset", [tally], seconds=1.0, details={})
    assert stage_line(summary).endswith("; far off their share: test 3")
    assert "The split test has 2.5% of the pairs, 1.0% were asked" in (workspace.dataset / "README.md").read_text()
