"""`--metrics`: a file that Prometheus reads, whose counters only grow, and that no run ends for."""

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner
from prometheus_client.parser import text_string_to_metric_families

from gristmill.cli import metrics
from gristmill.cli.commands import cli
from gristmill.cli.metrics import FAMILIES, Metrics
from gristmill.cli.running import Run
from gristmill.errors import UserError
from gristmill.workbench.summary import StageSummary

DOCS = {"seen": 9, "kept": 5, "dropped": {"noai": 1, "http-404": 3}, "notes": {"requests": 12, "bytes": 3_000}}
DOWN = {"seen": 1, "kept": 0, "dropped": {"refused": 1}, "notes": {"not-reached": 1}}
CONVERTED = {"seen": 4, "kept": 3, "dropped": {"empty": 1}, "notes": {"pairs:faq": 7, "pairs:usage": 4, "pages": 5}}
USED = {
    "name": "qwen", "share": 1.0, "calls": 3, "prompt_tokens": 30, "completion_tokens": 9, "cost": 0.25, "replayed": 1,
    "seen": 4, "kept": 3,
}  # fmt: skip
VARIED = {
    "calls": 3, "prompt_tokens": 30, "completion_tokens": 9, "cost": 0.25, "replayed": 1, "models": [USED],
    "unasked": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0, "cost": None},
}  # fmt: skip


def stage(name: str, sources: dict, **more: object) -> StageSummary:
    return StageSummary.of_report(name, {"seconds": 1.5, "sources": sources, **more})


def read(path: Path) -> dict[str, float]:
    """`name label value label value` → figure; the labels `workspace` are left out."""
    found = {}
    for family in text_string_to_metric_families(path.read_text("utf-8")):
        for sample in family.samples:
            labels = [value for key, value in sorted(sample.labels.items()) if key != "workspace"]
            found[" ".join([sample.name.removeprefix("gristmill_"), *labels])] = sample.value
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gristmill.prom"


def test_stages_are_counted_and_the_next_command_counts_on(file: Path, tmp_path: Path) -> None:
    for _ in range(2):
        counted = Metrics(file, workspace=tmp_path, command="run")
        assert read(file)["last_exit_code run"] == -1
        with counted.command():
            counted.ended(stage("crawl", {"docs": DOCS, "down": DOWN}))
            counted.ended(stage("convert", {"docs": CONVERTED}))
            counted.ended(stage("vary", {"docs": CONVERTED}, **VARIED))
            counted.ended(stage("filter", {"docs": DOCS}))
            counted.ended(stage("vary", {"docs": CONVERTED}, dry_run=True, **VARIED))
    found = read(file)
    assert {name: found[name] for name in found if "timestamp" not in name} == {
        "pages_total docs kept": 10, "pages_total docs noai": 2, "pages_total docs http-404": 6,
        "pages_total down kept": 0, "pages_total down refused": 2, "refusals_total noai docs": 2,
        "requests_total docs": 24, "requests_total down": 0, "fetched_bytes_total docs": 6_000,
        "fetched_bytes_total down": 0, "sections_total docs kept": 6, "sections_total docs empty": 2,
        "made_pairs_total docs": 22, "candidates_total docs kept": 6, "candidates_total docs empty": 2,
        "pairs_total docs filter kept": 10, "pairs_total docs filter noai": 2, "pairs_total docs filter http-404": 6,
        "model_calls_total qwen": 6, "model_tokens_total in qwen": 60, "model_tokens_total out qwen": 18,
        "model_spend_total qwen": 0.5, "stage_seconds_total crawl": 3, "stage_seconds_total convert": 3,
        "stage_seconds_total vary": 3, "stage_seconds_total filter": 3, "stage_last_duration_seconds crawl": 1.5,
        "stage_last_duration_seconds convert": 1.5, "stage_last_duration_seconds vary": 1.5,
        "stage_last_duration_seconds filter": 1.5, "last_exit_code run": 0,
    }  # fmt: skip
    assert {name for name in found if "timestamp" in name} == {
        *("source_last_success_timestamp_seconds docs", "last_success_timestamp_seconds run")
    }  # fmt: skip
    assert {line.split()[2] for line in file.read_text().splitlines() if line.startswith("# HELP")} == {
        f"gristmill_{name}" for name in FAMILIES
    }


def test_progress_is_written_now_and_then_and_gone_at_the_end(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Metrics(file, workspace=tmp_path, command="run")
    counted.progress("crawl", 3, 60)
    assert "stage_done crawl" not in read(file)
    monkeypatch.setattr(metrics, "BETWEEN", 0.0)
    counted.progress("crawl", 4, 60)
    assert (read(file)["stage_done crawl"], read(file)["stage_expected crawl"]) == (4, 60)
    with pytest.raises(KeyboardInterrupt), counted.command():
        raise KeyboardInterrupt
    assert [value for name, value in read(file).items() if not name.startswith("stage_")] == [130]
    assert not [name for name in read(file) if name.startswith("stage_")]


@pytest.mark.parametrize("damaged", [b"\xff", b"gristmill_pages_total{source=", b"gristmill_pages_total x"])
def test_a_damaged_file_is_begun_anew(damaged: bytes, file: Path, tmp_path: Path) -> None:
    file.write_bytes(damaged)
    Metrics(file, workspace=tmp_path, command="run")
    assert read(file) == {"last_exit_code run": -1}


def test_what_hinders_writing_later_is_no_fault_of_the_run(file: Path, tmp_path: Path) -> None:
    counted = Metrics(file, workspace=tmp_path, command="run")
    file.unlink()
    file.mkdir()
    counted.ended(stage("crawl", {"docs": DOCS}))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_file_that_no_collector_would_read_and_a_missing_library_are_told(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match=r"end in \.prom"):
        Metrics(tmp_path / "m.txt", workspace=tmp_path, command="run")
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be written"):
        Metrics(tmp_path / "file" / "m.prom", workspace=tmp_path, command="run")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UserError, match="needs the extra `metrics`"):
        Metrics(file, workspace=tmp_path, command="run")


def test_a_command_writes_them_and_its_exit_code(file: Path, tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["filter", "--explain", "3f", "--metrics", str(file), "--out", str(tmp_path / "missing")])
    assert read(file) == {"last_exit_code filter": 1}


def test_what_stages_tell_the_person_is_counted(file: Path, tmp_path: Path) -> None:
    counted = Metrics(file, workspace=tmp_path, command="run")
    run = Run(verbose=False, quiet=True, metrics=counted)
    with run.progress("crawl") as report:
        report(4, 9)
    counted.write()
    assert read(file)["stage_done crawl"] == 4
    run.ended(stage("crawl", {"docs": DOCS}))
    assert (read(file)["pages_total docs kept"], "stage_done crawl" in read(file)) == (5, False)
