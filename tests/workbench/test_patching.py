"""A published dataset becomes what a refreshed workspace exports, to the byte, and every difference has a reason."""

import filecmp
import json
import shutil
from pathlib import Path

import pytest

import gristmill
from gristmill.dataset.exchange import NOTE, STAGE, alone, exchange, is_cut_short, put_back
from gristmill.dataset.hub import dataset_files
from gristmill.errors import UserError
from gristmill.workbench.bench import Workbench

NEW = """<html lang=en><head><title>Quotas</title></head><body><main><h1>Quotas</h1>
<h2>What is a quota?</h2><p>A quota bounds the bytes that one tenant may keep in all of its streams together.</p>
<h2>How do I set a quota?</h2><p>Write the number of bytes behind <code>quota</code> in the tenant's file.</p>
</main></body></html>"""


@pytest.fixture
def bench(home: Path) -> Workbench:
    """A workspace whose first dataset was published, and whose site has changed: a page new, one edited, one gone."""
    bench = gristmill.open("workspace")
    bench.config.dataset.formats.extend(["openai", "retrieval"])
    bench.export()
    shutil.copytree("workspace/dataset", "published")
    Path("site/quotas.html").write_text(NEW)
    Path("site/troubleshooting.html").unlink()
    page = Path("site/faq.html")
    page.write_text(page.read_text("utf-8").replace("<h2", "<p>This page was read anew in May.</p><h2", 1), "utf-8")
    bench.config.dataset.formats.remove("openai")
    bench.run("site", jobs=1)
    return bench


def same(one: Path, other: Path) -> bool:
    names = [[path.relative_to(root).as_posix() for path in dataset_files(root)] for root in (one, other)]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def ids(folder: Path) -> set[str]:
    lines = [line for path in dataset_files(folder) if path.parent == folder for line in path.read_bytes().splitlines()]
    return {json.loads(line)["id"] for line in lines if line.startswith(b'{"id"')}


def test_a_published_dataset_becomes_the_fresh_one(bench: Workbench) -> None:
    published, fresh = Path("published"), bench.store.dataset
    published.joinpath("NOTES.txt").write_text("mine")
    before, after = ids(published), ids(fresh)
    planned = bench.patch(published, dry_run=True)
    assert not same(published, fresh)
    done = bench.patch(published)
    assert (planned.changes, planned.written, planned.removed) == (done.changes, done.written, done.removed)
    assert same(published, fresh)
    assert published.joinpath("NOTES.txt").read_text() == "mine"
    assert not Path("published/openai").exists()
    by_kind = {kind: {c.id for c in done.changes if c.kind == kind} for kind in ("added", "removed", "changed")}
    assert (by_kind["added"], by_kind["removed"]) == (after - before, before - after)
    reasons = {(change.kind, change.reason) for change in done.changes}
    assert {
        ("added", "page-added"),
        ("added", "page-changed"),
        ("removed", "page-gone"),
        ("removed", "page-changed"),
    } <= (reasons)
    assert bench.patch(published).changes == bench.patch(published).written == ()


def test_a_forgotten_page_leaves_a_published_dataset_too(home: Path) -> None:
    bench = gristmill.open("workspace")
    shutil.copytree("workspace/dataset", "published")
    bench.forget("file:///faq.html")
    gone = {change.reason for change in bench.patch("published").changes if change.url == "file:///faq.html"}
    assert gone == {"page-gone"}
    assert not any("file:///faq.html" in path.read_text("utf-8") for path in dataset_files(Path("published")))


@pytest.mark.parametrize(
    ("folder", "message"),
    [("site", "holds no dataset"), ("workspace/dataset", "own dataset"), ("linked", "is a link")],
)
def test_what_is_no_published_dataset_is_refused(home: Path, folder: str, message: str) -> None:
    shutil.copytree("workspace/dataset", "linked")
    Path("linked/test.jsonl").unlink(missing_ok=True)
    Path("linked/test.jsonl").symlink_to("../workspace/dataset/train.jsonl")
    with pytest.raises(UserError, match=message):
        gristmill.open("workspace").patch(folder)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("train.jsonl", '{"id": "a", "evi', r"train\.jsonl:1 is no row of a dataset"),
        ("train.jsonl", "[]", r"train\.jsonl:1 is no row of a dataset"),
        ("train.jsonl", '{"messages": []}', "without an id and evidence"),
        ("train.jsonl", '{"id": "a", "messages": []}', "without an id and evidence"),
        ("train.parquet", "PAR1", r"train\.parquet cannot be read"),
    ],
)
def test_a_damaged_file_of_a_published_dataset_is_named(home: Path, name: str, content: str, message: str) -> None:
    shutil.copytree("workspace/dataset", "published")
    Path("published", name).write_text(content)
    with pytest.raises(UserError, match=message):
        gristmill.open("workspace").patch("published")


def test_a_dataset_that_is_behind_its_crawl_patches_nothing(home: Path) -> None:
    bench = gristmill.open("workspace")
    shutil.copytree("workspace/dataset", "published")
    bench.crawl("site", jobs=1)
    with pytest.raises(UserError, match="older than the last crawl"):
        bench.patch("published")


@pytest.mark.parametrize(
    "line", ['{"id": 3', "[1]", "null", '{"id": "x"}', '{"id": "x", "evidence": [1]}', "[" * 9_999]
)
def test_a_damaged_dataset_is_one_sentence_and_stays_as_it_is(home: Path, line: str) -> None:
    shutil.copytree("workspace/dataset", "published")
    with Path("published/train.jsonl").open("a", encoding="utf-8") as handle:
        handle.write(f"{line}\n")
    before = Path("published/train.jsonl").read_bytes()
    with pytest.raises(UserError, match=r"published/train\.jsonl(:\d+ is no row| has a row without an id)"):
        gristmill.open("workspace").patch("published")
    assert Path("published/train.jsonl").read_bytes() == before


def test_a_folder_in_the_place_of_a_file_stops_a_patch_in_one_sentence(home: Path) -> None:
    shutil.copytree("workspace/dataset", "published")
    Path("published/train.jsonl").unlink()
    Path("published/train.jsonl").mkdir()
    before = states(Path("published"))
    with pytest.raises(UserError, match=r"cannot be patched .* is as it was"):
        gristmill.open("workspace").patch("published")
    assert states(Path("published")) == before


def states(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden ones too."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Killed(BaseException):
    """The process ends here: nothing after it is done."""


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Two folders with files that stay, change, go and come, and the first one beside a file of somebody else."""
    home = tmp_path_factory.mktemp("exchange")
    old, new = home / "old", home / "new"
    for folder, said in ((old, {"README.md": "1", "a.jsonl": "1", "x/gone": "1"}),
                         (new, {"README.md": "2", "a.jsonl": "2", "y/come": "2"})):  # fmt: skip
        for name, text in said.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    (old / "notes").write_text("mine")
    return old, new, home


def test_a_kill_at_any_moment_leaves_the_old_folder_or_the_new_one(
    three: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, _ = three
    work, real = tmp_path / "published", {name: getattr(Path, name) for name in ("replace", "unlink", "rmdir")}
    outcomes = []
    for moment in range(100):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(old, work)
        left = [moment]

        def stepping(name: str, left=left):
            def step(path: Path, *arguments, **options):
                left[0] -= 1
                if left[0] < 0:
                    raise Killed  # and every call after it, as those that undo things are killed too
                return real[name](path, *arguments, **options)

            return step

        with monkeypatch.context() as patched:
            for name in real:
                patched.setattr(Path, name, stepping(name))
            patched.setattr(shutil, "rmtree", lambda *_, **__: None)
            try:
                exchange(work, new, written=["README.md", "a.jsonl", "y/come"], removed=["x/gone"], card="README.md")
            except Killed:
                mixed = is_cut_short(work)
                assert not mixed or (work / NOTE).is_file()
        put_back(work)
        found = {name.removeprefix(str(work)): text for name, text in states(work).items()}
        wanted = [{name.removeprefix(str(one)): text for name, text in states(one).items()} for one in (old, new)]
        wanted[1]["/notes"] = b"mine"
        outcomes.append(wanted.index(found))
        if left[0] > 0:
            break
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {0, 1}
    assert len(outcomes) > 8


def test_a_patch_that_was_cut_short_is_put_back_and_done_whole(bench: Workbench) -> None:
    published, before = Path("published"), ids(Path("published"))
    stage = published / STAGE / "old"
    stage.mkdir(parents=True)
    (published / STAGE / "begun").write_text("[]")
    for name in ("README.md", "train.jsonl"):
        (published / name).rename(stage / name)
    with pytest.raises(UserError, match=r"was cut short: `gristmill patch` without --dry-run"):
        bench.patch(published, dry_run=True)
    done = bench.patch(published)
    assert same(published, bench.store.dataset)
    assert {change.id for change in done.changes if change.kind == "removed"} == before - ids(published)
    assert not (published / STAGE).exists()


@pytest.mark.parametrize("mark", ['["../mine.txt"]', '["/etc/x"]', "[1]", "{", "[" * 9_999])
def test_what_somebody_else_left_there_takes_no_file_away(home: Path, mark: str) -> None:
    shutil.copytree("workspace/dataset", "published")
    Path("mine.txt").write_text("mine")
    Path("published", STAGE).mkdir()
    Path("published", STAGE, "begun").write_text(mark)
    with pytest.raises(UserError, match="begun is damaged"):
        gristmill.open("workspace").patch("published")
    assert Path("mine.txt").read_text() == "mine"


def test_a_second_patch_of_a_folder_waits_for_the_first(home: Path) -> None:
    shutil.copytree("workspace/dataset", "published")
    with alone(Path("published")), pytest.raises(UserError, match=r"another patch of .* is under way"):
        gristmill.open("workspace").patch("published")
