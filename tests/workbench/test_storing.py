"""A workspace's files at an address: what is put there comes back to the byte, and nothing of others is touched."""

import json
import shutil
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

import gristmill
from gristmill.cli.commands import cli
from gristmill.errors import UserError
from gristmill.store import Workspace
from gristmill.workbench import storing
from gristmill.workbench.storing import MANIFEST, PARTS, Place, get, put

STAGES = ("pairs.jsonl", "kept.jsonl", "dropped.jsonl", "dataset/train.jsonl", "dataset/test.jsonl")


@pytest.fixture
def store(home: Path) -> Workspace:
    return Workspace(home / "workspace")


@pytest.fixture(params=["file", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "memory":
        fsspec.filesystem("memory").store.clear()
        return "memory://bucket/docs"
    return f"file://{tmp_path}/store/docs"


def listed(address: str) -> dict[str, int]:
    return Place(address).sizes()


def files_of(root: Path, *below: str) -> dict[str, bytes]:
    found = (path for name in below for path in (root / name).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_another_machine_makes_the_same_of_what_one_has_crawled(store, address, tmp_path):
    put(store, address, parts=["seeds"])
    other = Workspace(tmp_path / "other", create=True)
    got = get(other, address)
    assert len(got.files) == len(store.seed_paths()) > 20
    assert files_of(other.root, "seeds") == files_of(store.root, "seeds")
    bench = gristmill.open(other.root)
    bench.convert(jobs=1)
    bench.filter()
    bench.export()
    for name in STAGES:
        assert (other.root / name).read_bytes() == (store.root / name).read_bytes(), name


def test_what_is_the_same_is_not_sent_again_and_what_is_no_more_goes(store, address):
    first = put(store, address, parts=PARTS)
    assert set(listed(address)) == {*first.files, MANIFEST}
    assert put(store, address, parts=PARTS).files == ()
    changed, gone = store.root / "kept.jsonl", store.root / "conflicts.jsonl"
    changed.write_text("{}\n")
    gone.unlink()
    again = put(store, address, parts=["pairs"])
    assert (again.files, again.removed, again.size) == (("kept.jsonl",), ("conflicts.jsonl",), 3)
    assert set(listed(address)) == {*first.files, MANIFEST} - {"conflicts.jsonl"}


def test_a_file_that_was_changed_or_lost_at_the_address_is_sent_again(store, tmp_path):
    address = f"file://{tmp_path}/store"
    put(store, address)
    (tmp_path / "store/dataset/train.jsonl").write_text("")
    (tmp_path / "store/dataset/README.md").unlink()
    assert put(store, address).files == ("dataset/README.md", "dataset/train.jsonl")


def test_what_others_have_there_stays_and_is_not_written_over(store, address):
    files, root = fsspec.core.url_to_fs(address)
    files.makedirs(f"{root}/dataset", exist_ok=True)
    files.pipe_file(f"{root}/dataset/mine.txt", b"mine")
    put(store, address)
    put(store, address, parts=["seeds"])
    assert files.cat_file(f"{root}/dataset/mine.txt") == b"mine"
    files.pipe_file(f"{root}/pairs.jsonl", b"mine")
    with pytest.raises(UserError, match=r"pairs\.jsonl is none of Gristmill's"):
        put(store, address, parts=["pairs"])
    assert files.cat_file(f"{root}/pairs.jsonl") == b"mine"


def test_who_is_cut_short_puts_again_and_nobody_reads_in_between(store, address, tmp_path, monkeypatch):
    other = Workspace(tmp_path / "other", create=True)
    with monkeypatch.context() as patched:
        patched.setattr(Place, "remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            put(store, address)
    with pytest.raises(UserError, match="not whole"):
        get(other, address)
    assert put(store, address).files
    assert get(other, address).files


def test_what_comes_is_what_the_manifest_says(store, tmp_path):
    address = f"file://{tmp_path}/store"
    put(store, address, parts=["pairs"])
    (tmp_path / "store/kept.jsonl").write_text("{}\n")
    other = Workspace(tmp_path / "other", create=True)
    with pytest.raises(UserError, match=r"kept\.jsonl is not what its manifest says"):
        get(other, address)
    assert not other.kept.exists()


def test_a_second_get_brings_what_changed_and_takes_away_what_went(store, address, tmp_path):
    put(store, address, parts=["seeds"])
    other = Workspace(tmp_path / "other", create=True)
    get(other, address)
    own = other.root / "seeds/mine.md"
    own.write_text("mine")
    gone, changed, *_ = store.seed_paths()
    (store.root / gone).unlink()
    with (store.root / changed).open("a") as seed:
        seed.write("More.\n")
    put(store, address, parts=["seeds"])
    again = get(other, address)
    assert (again.files, again.removed) == ((changed,), (gone,))
    assert own.exists()
    assert not (other.root / gone).exists()


def test_a_workspace_with_a_crawl_of_its_own_is_left_alone(store, address, tmp_path):
    put(store, address, parts=["pairs"])
    before = files_of(tmp_path / "home", "workspace")
    with pytest.raises(UserError, match="pages of its own"):
        get(store, address)
    assert files_of(tmp_path / "home", "workspace") == before


@pytest.mark.parametrize("name", ["../seed.md", "seeds/../../x.md", "gristmill.sqlite", "/etc/passwd", ".got.json"])
def test_a_manifest_cannot_name_what_no_workspace_has(name, tmp_path):
    (tmp_path / "store").mkdir()
    files = {name: {"sha256": "0" * 64, "size": 1}}
    (tmp_path / "store" / MANIFEST).write_text(json.dumps({"schema": 1, "whole": True, "files": files}))
    with pytest.raises(UserError, match=r"which no workspace has|would leave the workspace"):
        get(Workspace(tmp_path / "w", create=True), f"file://{tmp_path}/store")


@pytest.mark.parametrize(
    "said",
    ["", "[]", "{}", '{"schema": 1, "whole": true, "files": {"a": {}}}', '{"schema": "x", "whole": 1, "files": {}}'],
)
def test_a_manifest_of_others_is_told(said, store, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / MANIFEST).write_text(said)
    with pytest.raises(UserError, match="none of Gristmill's"):
        put(store, f"file://{tmp_path}/store")
    assert (tmp_path / "store" / MANIFEST).read_text() == said


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("bucket/docs", "is no address"),
        ("nosuch://bucket", "no address that can be used"),
        ("s3://key:secret@bucket/docs", "belong into the environment"),
        ("file:///proc/nothing/here", "cannot be used"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_a_sentence_without_secrets(address, told, store):
    with pytest.raises(UserError, match=told) as raised:
        put(store, address)
    assert "secret" not in str(raised.value)


def test_what_a_store_says_is_told_without_keys(store, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIabc123")

    def refused(*_, **__):
        raise PermissionError("the key wJalrXUtnFEMIabc123 is not known")

    monkeypatch.setattr(fsspec.implementations.memory.MemoryFileSystem, "find", refused)
    with pytest.raises(UserError, match="cannot be used") as raised:
        put(store, "memory://bucket")
    assert "wJalr" not in str(raised.value)


def test_an_empty_part_and_an_old_dataset_are_told(store, tmp_path, address):
    store.record_run("crawl", [], seconds=0, details={})
    with pytest.raises(UserError, match="older than the last crawl"):
        put(store, address)
    shutil.rmtree(store.seeds_folder)
    with pytest.raises(UserError, match="no seeds"):
        put(store, address, parts=["seeds"])


def test_the_command_gets_what_the_command_put(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    address = f"file://{tmp_path}/store"
    done = CliRunner().invoke(cli, ["put", address, "--part", "seeds", "--part", "pairs", "--out", str(store.root)])
    assert done.stderr.startswith("put: ")
    found = json.loads(CliRunner().invoke(cli, ["get", address, "--json", "--out", "copy"]).stdout)
    assert found["address"] == address
    assert len(found["files"]) == len(listed(address)) - 1
    assert storing.PARTS == ("dataset", "seeds", "pairs")
