"""Running stages: what is reported, who is told, and how work ends early."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import gristmill
from gristmill.config import Config
from gristmill.errors import NothingKeptError, UserError
from gristmill.progress import Progress
from gristmill.store import Workspace
from gristmill.targets import resolve
from gristmill.workbench.making import Variation, Work
from gristmill.workbench.summary import StageSummary


class Notebook:
    """A Listener that writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.stages: list[StageSummary] = []

    @contextlib.contextmanager
    def progress(self, stage: str) -> Iterator[Progress]:
        self.heard.append(f"{stage} begins")
        yield lambda done, total=None, note="": self.heard.append(f"{stage} goes on") if done else None

    def ended(self, stage: StageSummary) -> None:
        self.heard.append(f"{stage.stage} ended")
        self.stages.append(stage)


@pytest.fixture
def listener() -> Notebook:
    return Notebook()


def test_a_listener_is_told_of_every_stage_in_order_and_of_progress_between(home: Path, listener: Notebook) -> None:
    summary = gristmill.open("workspace").run("site", jobs=1, listener=listener)
    edges = [line for line in listener.heard if not line.endswith("goes on")]
    names = ["crawl", "convert", "filter", "dataset"]
    assert edges == [f"{name} {what}" for name in names for what in ("begins", "ended")]
    assert {"convert goes on", "filter goes on", "dataset goes on"} <= set(listener.heard)
    assert summary.stages == tuple(listener.stages)


def test_a_summary_is_what_the_report_on_disk_says(home: Path) -> None:
    bench = gristmill.open("workspace")
    summary = bench.convert(jobs=1)
    entry = json.loads(Path("workspace/report.json").read_text("utf-8"))["stages"]["convert"]
    assert summary.stages == (StageSummary.of_report("convert", entry),)
    assert bench.status().stages[1] == summary.stages[0]
    assert (summary.workspace, summary.dataset, summary.failure) == (str(home / "workspace"), None, "")


@pytest.mark.parametrize(("verb", "stage"), [("filter", "filter"), ("export", "dataset")])
def test_a_stage_that_keeps_nothing_is_told_of_and_then_raised(
    verb: str, stage: str, home: Path, listener: Notebook
) -> None:
    for name in ("pairs", "kept"):
        Path(f"workspace/{name}.jsonl").write_text("")
    work = Work(Workspace(Path("workspace")), Config(), listener=listener)
    with pytest.raises(NothingKeptError, match=f"{stage} kept nothing"):
        getattr(work, verb)()
    assert listener.heard[-1] == f"{stage} ended"
    summary = work.summary(failure="why")
    assert ([s.kept for s in summary.stages], summary.dataset, summary.failure) == ([0], None, "why")


@pytest.mark.parametrize("verb", ["run", "crawl", "convert", "filter", "export", "extract_again"])
def test_no_work_begins_while_another_run_holds_the_lock(verb: str, home: Path, listener: Notebook) -> None:
    store = Workspace(Path("workspace"))
    work = Work(store, Config(), listener=listener)
    sources = [resolve(["site"], Config(), limits={})] if verb in ("run", "crawl") else []
    with store.lock(), pytest.raises(UserError, match="another run"):
        getattr(work, verb)(*sources)
    assert (listener.heard, work.stages) == ([], [])


@pytest.mark.parametrize(
    "variation",
    [Variation(dry_run=True), Variation(max_calls=0), Variation(max_tokens=9), Variation(max_sections=1),
     Variation(ask_again=True)],
)  # fmt: skip
def test_limits_of_asking_need_a_model(variation: Variation, home: Path) -> None:
    with pytest.raises(UserError, match="need a --model"):
        gristmill.open("workspace").convert(jobs=1, variation=variation)


def test_a_dry_run_counts_the_calls_and_changes_no_file(home: Path, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    files = ("pairs.jsonl", "kept.jsonl", "report.json")
    before = {name: Path("workspace", name).read_bytes() for name in files}
    summary = gristmill.open("workspace").convert(jobs=1, variation=Variation(model="m", dry_run=True))
    assert [stage.stage for stage in summary.stages] == ["vary"]
    use = summary.stages[-1].model
    assert use is not None
    assert (use.calls, use.unasked.calls > 0, use.dry_run) == (0, True, True)
    assert before == {name: Path("workspace", name).read_bytes() for name in files}


def test_a_dry_run_of_all_ends_before_the_filters(home: Path, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    before = {name: Path("workspace", name).read_bytes() for name in ("pairs.jsonl", "kept.jsonl")}
    summary = gristmill.open("workspace").run("site", jobs=1, variation=Variation(model="m", dry_run=True))
    assert [stage.stage for stage in summary.stages] == ["crawl", "vary"]
    assert before == {name: Path("workspace", name).read_bytes() for name in before}


def test_sections_given_to_a_model_are_bounded_for_one_run(home: Path, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    Path("spiders.yaml").write_text("convert: {recipes: [paraphrase]}\n")
    bench = gristmill.open("workspace", config="spiders.yaml")
    few, all_of_them = (
        bench.convert(jobs=1, variation=Variation(model="m", dry_run=True, max_sections=most)).stages[-1].model
        for most in (1, None)
    )
    assert few is not None
    assert all_of_them is not None
    assert 0 < few.unasked.calls < all_of_them.unasked.calls
