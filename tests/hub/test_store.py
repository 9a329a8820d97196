"""The workspace on disk: what is written comes back, nothing is half written, nothing leaves the folder."""

import contextlib
import dataclasses
import errno
import fcntl
import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.errors import UserError
from gristmill.records import Fidelity, Seed, Tally
from gristmill.seedfile import parse_seed, render_seed
from gristmill.store import (
    DATABASE,
    SCHEMA,
    Workspace,
    read_pairs,
    replacing,
    sweep_torn,
    write_pairs,
    write_text,
)
from gristmill.text import sha256

SEED = Seed(
    seed_id="0123456789abcdef",
    source="docs",
    url="https://docs.example.org/a",
    path="seeds/docs/a.md",
    markdown="# A\n\n---\n\nText.\n",
    sha256=sha256("# A\n\n---\n\nText.\n"),
    title="A: a title",
    crawled_at="2026-01-02T03:04:05Z",
    licence="MIT",
    flags=("low-fidelity",),
    fidelity=Fidelity(head=1.0, junk=0.01),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "work", create=True)


class TestSeeds:
    @given(st.data())
    def test_any_seed_comes_back_from_its_file(self, any_seed, tmp_path_factory, data):
        seed = data.draw(any_seed)
        seed = dataclasses.replace(seed, sha256=sha256(seed.markdown))
        workspace = Workspace(tmp_path_factory.getbasetemp() / "any", create=True)
        workspace.write_seed(seed)
        assert workspace.read_seed(seed.path) == seed

    @pytest.mark.parametrize("markdown", ["", "a\r\nb\rc\n", "---\n", "\ufeff# A", "a\u2028b\x85", "\ud800", "\x00"])
    def test_markdown_survives_to_the_code_point(self, workspace, markdown):
        seed = dataclasses.replace(SEED, markdown=markdown, sha256=sha256(markdown))
        workspace.write_seed(seed)
        assert workspace.read_seed(seed.path).markdown == markdown
        assert not workspace.write_seed(seed)

    def test_the_front_matter_is_for_people(self):
        front, _, markdown = render_seed(SEED).removeprefix("---\n").partition("\n---\n")
        assert "title: 'A: a title'" in front
        assert "flags:\n- low-fidelity" in front
        assert "author" not in front, "what says nothing is left out"
        assert markdown == SEED.markdown

    def test_an_unchanged_seed_is_not_written_again(self, workspace):
        assert workspace.write_seed(SEED)
        before = workspace.inside(SEED.path).stat()
        assert not workspace.write_seed(SEED)
        assert workspace.inside(SEED.path).stat().st_ino == before.st_ino

    def test_seeds_come_by_path_and_by_source(self, workspace):
        for path in ("seeds/b/x.md", "seeds/a/y/z.md", "seeds/a/y.md"):
            workspace.write_seed(dataclasses.replace(SEED, path=path))
        (workspace.seeds_folder / "a" / "notes.txt").write_text("not a seed")
        assert workspace.seed_paths() == ["seeds/a/y.md", "seeds/a/y/z.md", "seeds/b/x.md"]
        assert [seed.path for seed in workspace.seeds("b")] == ["seeds/b/x.md"]
        assert list(workspace.seeds("none")) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Text.", "NEVER Text."),
            ("Text.\n", "Text."),
            ("Text.", "Text.\r"),
            ("# A", "# B"),
            ("\n---\n\nText", "\n\nText"),
        ],
    )
    def test_an_edited_seed_is_refused_with_its_name(self, workspace, old, new):
        workspace.write_seed(SEED)
        path = workspace.inside(SEED.path)
        assert workspace.has_text(SEED.path, SEED.sha256)
        front, _, body = path.read_text().rpartition("\n# A")
        path.write_text(front + ("\n# A" + body).replace(old, new), newline="")
        with pytest.raises(UserError, match=r"^seeds/docs/a\.md was edited .*: crawl again"):
            workspace.read_seed(SEED.path)
        assert not workspace.has_text(SEED.path, SEED.sha256)

    def test_what_is_no_seed_is_passed_over(self, workspace, tmp_path):
        workspace.write_seed(SEED)
        folder = workspace.seeds_folder / "docs"
        (folder / "README.md").write_text("# Mine\n")
        (folder / "empty.md").touch()
        (folder / "link.md").symlink_to(folder / "a.md")
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "b.md").write_text(render_seed(SEED))
        (workspace.seeds_folder / "other").symlink_to(tmp_path / "elsewhere")
        assert workspace.seed_paths() == [SEED.path]
        assert workspace.seed_paths("other") == []
        assert not workspace.has_text("seeds/docs/README.md", sha256("# Mine\n"))

    def test_nothing_is_written_through_a_link(self, workspace, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        workspace.seeds_folder.mkdir()
        (workspace.seeds_folder / "docs").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(UserError, match="by a link"):
            workspace.write_seed(SEED)
        assert list((tmp_path / "elsewhere").iterdir()) == []

    @pytest.mark.parametrize(
        "text",
        ["", "# no front matter\n", "---\nno end", "---\n- a list\n---\n", "---\nunknown: 1\n---\n", "---\n{\n---\n"],
    )
    def test_a_file_that_is_no_seed_is_one_sentence(self, text):
        with pytest.raises(UserError, match=r"^a\.md is no seed .*crawl again"):
            parse_seed(text, "a.md")

    def test_a_tag_in_the_front_matter_makes_no_object(self, tmp_path):
        text = f"---\ntitle: !!python/object/apply:os.mkdir ['{tmp_path}/made']\n---\n"
        with pytest.raises(UserError, match="is no seed"):
            parse_seed(text, "a.md")
        assert not (tmp_path / "made").exists()

    @pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
    def test_what_stands_in_the_place_of_a_seed_is_not_waited_for_and_replaced_where_it_can_be(self, workspace, make):
        path = workspace.root / SEED.path
        path.parent.mkdir(parents=True)
        make(path)
        assert not workspace.has_text(SEED.path, SEED.sha256)
        with pytest.raises(UserError, match=r"cannot be read .* crawl again"):
            workspace.read_seed(SEED.path)
        if make is os.mkfifo:
            assert workspace.write_seed(SEED)
            assert workspace.read_seed(SEED.path) == SEED

    def test_a_missing_seed_is_one_sentence(self, workspace):
        with pytest.raises(UserError, match=r"seeds/docs/gone\.md"):
            workspace.read_seed("seeds/docs/gone.md")


class TestPairs:
    @given(st.data())
    def test_any_pairs_come_back_from_their_file(self, any_pair, tmp_path_factory, data):
        pairs = data.draw(st.lists(any_pair, max_size=3))
        path = tmp_path_factory.getbasetemp() / "pairs.jsonl"
        assert write_pairs(path, pairs) == len(pairs)
        assert list(read_pairs(path)) == pairs

    @pytest.mark.parametrize("line", ["{", "{}", "[]", '"x"', "3", "null", '{"id": "x", "checks": 1}', "\\xff"])
    def test_a_line_that_is_no_pair_is_named(self, tmp_path, line):
        (tmp_path / "pairs.jsonl").write_bytes(line.encode().replace(b"\\xff", b"\xff") + b"\n")
        with pytest.raises(UserError, match=r"pairs\.jsonl:1 is no pair record"):
            list(read_pairs(tmp_path / "pairs.jsonl"))

    def test_a_stage_that_did_not_run_is_named(self, tmp_path):
        with pytest.raises(UserError, match="run the stage before"):
            list(read_pairs(tmp_path / "pairs.jsonl"))


class TestAtOnceOrNotAtAll:
    def test_an_error_leaves_the_old_file_and_no_other(self, tmp_path):
        path = tmp_path / "file"
        write_text(path, "old")
        with pytest.raises(TypeError), replacing(path) as handle:
            handle.writelines(["new", 1])
        assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]

    def test_a_killed_writer_leaves_the_old_file(self, tmp_path):
        path = tmp_path / "file"
        write_text(path, "old")
        code = (
            "import os, pathlib, signal, sys\n"
            "from gristmill.store import replacing\n"
            "with replacing(pathlib.Path(sys.argv[1])) as handle:\n"
            "    handle.write('new'); handle.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        subprocess.run([sys.executable, "-c", code, path], check=False)
        assert path.read_text() == "old"

    def test_others_may_read_what_was_written(self, tmp_path):
        write_text(tmp_path / "deep" / "file", "text")
        assert (tmp_path / "deep" / "file").stat().st_mode & 0o777 == 0o644

    def test_line_ends_stay_as_they_are(self, tmp_path):
        write_text(tmp_path / "file", "a\r\nb\n")
        assert (tmp_path / "file").read_bytes() == b"a\r\nb\n"


class TestTheFolder:
    def test_a_folder_that_does_not_exist_is_no_workspace(self, tmp_path):
        with pytest.raises(UserError, match=r"is no workspace: `gristmill run TARGET --out .*none` makes one"):
            Workspace(tmp_path / "none")

    def test_a_file_in_the_way_is_told(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(UserError, match="cannot make the workspace"):
            Workspace(tmp_path / "file" / "work", create=True)
        with pytest.raises(UserError, match="cannot make the workspace"):
            Workspace(tmp_path / "file", create=True)

    @pytest.mark.parametrize("path", ["../x", "seeds/../../x", "/etc/passwd", "", ".", "seeds/..", "a/../../work2/x"])
    def test_a_path_that_would_leave_it_is_refused(self, workspace, path):
        with pytest.raises(UserError, match="would leave the workspace"):
            workspace.inside(path)

    @given(st.lists(st.sampled_from(["..", ".", "a", "b", "", "/", "~"]), max_size=8).map("/".join))
    def test_no_path_leaves_it(self, tmp_path_factory, path):
        workspace = Workspace(tmp_path_factory.getbasetemp() / "any", create=True)
        try:
            found = workspace.inside(path)
        except UserError:
            return
        assert found.resolve().is_relative_to(workspace.root.resolve())

    @pytest.mark.parametrize("spelling", ["../b/ws", "../b/../b/ws", "./../b/ws/", "link/../ws"])
    def test_a_path_with_dots_is_the_folder_that_the_system_means(self, tmp_path, monkeypatch, spelling):
        for folder in ("a", "b/inner"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "a" / "link").symlink_to(tmp_path / "b" / "inner")
        monkeypatch.chdir(tmp_path / "a")
        workspace = Workspace(Path(spelling), create=True)
        workspace.write_seed(SEED)
        assert (tmp_path / "b" / "ws" / SEED.path).is_file()
        assert workspace.read_seed(SEED.path) == SEED

    def test_a_path_that_cannot_be_is_one_sentence(self, tmp_path):
        with pytest.raises(UserError, match="too long"):
            Workspace(tmp_path.joinpath(*["日" * 80] * 14), create=True)
        with pytest.raises(UserError, match="a user that does not exist"):
            Workspace(Path("~no-such-user-here/x"), create=True)

    @pytest.mark.parametrize("name", ["notes.md", "pairs.jsonl", "seeds/plants.md", "dataset/train.jsonl", "src/a.py"])
    @pytest.mark.parametrize("create", [True, False])
    def test_a_folder_of_somebody_elses_is_not_taken_over(self, tmp_path, name, create):
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True)
        path.write_text("mine")
        with pytest.raises(UserError, match="holds other files and is no workspace"):
            Workspace(tmp_path / "project", create=create)
        assert path.read_text() == "mine"

    @pytest.mark.parametrize("name", [".git", ".DS_Store", "spiders.yaml", "lost+found", DATABASE, "gristmill.lock"])
    def test_a_folder_that_is_as_good_as_empty_or_a_workspace_is_taken(self, tmp_path, name):
        (tmp_path / "w" / name).mkdir(parents=True)
        assert Workspace(tmp_path / "w", create=True).root == tmp_path / "w"

    def test_what_a_killed_run_left_is_swept_and_nothing_else(self, workspace, tmp_path):
        workspace.write_seed(SEED)
        (tmp_path / ".tmp-the1rs__").write_text("x")
        torn = [
            workspace.root / f"{name}.tmp-ab_1{number}zzz"
            for number, name in enumerate(("", "seeds/docs/", "dataset/"))
        ]
        for path in torn:
            path.parent.mkdir(exist_ok=True)
            path.touch()
        (workspace.root / ".tmp-link____").symlink_to(tmp_path / ".tmp-the1rs__")
        (workspace.root / ".tmp-folder__").mkdir()
        mine = [workspace.root / ".tmp-notes.txt", workspace.seeds_folder / "docs" / "mine.md"]
        for path in mine:
            path.write_text("# Mine\n")
        with workspace.lock():
            pass
        assert not any(path.exists() for path in torn)
        assert (tmp_path / ".tmp-the1rs__").exists()
        assert (workspace.root / ".tmp-folder__").is_dir()
        assert (workspace.root / ".tmp-link____").is_symlink()
        assert all(path.is_file() for path in mine)
        sweep_torn(tmp_path)
        assert not (tmp_path / ".tmp-the1rs__").exists()

    def test_two_runs_at_a_time_are_refused_with_the_others_process(self, workspace):
        code = (
            "import pathlib, sys\n"
            "from gristmill.store import Workspace\n"
            "with Workspace(pathlib.Path(sys.argv[1])).lock():\n"
            "    print('locked', flush=True); sys.stdin.read()\n"
        )
        command = [sys.executable, "-c", code, workspace.root]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            other.stdout.readline()
            with pytest.raises(UserError, match=rf"process {other.pid}\b"), workspace.lock():
                pass
            other.kill()
        with workspace.lock():  # the kernel gave it back
            assert (workspace.root / "gristmill.lock").read_text() == str(os.getpid())

    def test_a_look_at_the_lock_keeps_no_run_out(self, workspace):
        assert workspace.holder() is None
        with workspace.lock():
            assert workspace.holder().process == os.getpid()
        assert workspace.holder() is None
        looking = (workspace.root / "gristmill.lock").open("rb")
        fcntl.flock(looking, fcntl.LOCK_SH)
        threading.Timer(0.01, looking.close).start()
        with workspace.lock():
            assert looking.closed

    def test_a_database_that_is_none_is_told(self, workspace):
        (workspace.root / "gristmill.sqlite").write_bytes(b"not a database at all, but long enough to be read as one")
        with pytest.raises(UserError, match="cannot be used"):
            workspace.connect()

    def test_a_database_of_a_newer_version_is_refused_and_an_older_one_accepted(self, workspace):
        with contextlib.closing(workspace.connect()) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
            db.execute("PRAGMA user_version=0")
        workspace.connect().close()
        with contextlib.closing(workspace.connect()) as db:
            db.execute(f"PRAGMA user_version={SCHEMA + 1}")
        with pytest.raises(UserError, match=r"newer Gristmill \(schema 2, this one knows 1\)"):
            workspace.connect()

    @pytest.mark.parametrize(
        "error",
        [
            OSError(errno.ENOSPC, "No space left on device"),
            OSError(errno.EDQUOT, "Disk quota exceeded"),
            OSError(errno.EROFS, "Read-only file system"),
            sqlite3.DatabaseError("database disk image is malformed"),
            sqlite3.OperationalError("database or disk is full"),
        ],
        ids=str,
    )
    def test_a_full_disk_or_a_damaged_database_is_one_sentence_in_any_stage(self, workspace, error):
        with pytest.raises(UserError, match=str(error.args[-1])), workspace.lock():
            raise error

    @pytest.mark.parametrize("name", ["gristmill.lock", "kept.jsonl"])
    def test_a_folder_in_the_place_of_a_file_is_named(self, workspace, name):
        (workspace.root / name / "x").mkdir(parents=True)
        with pytest.raises(UserError, match=f"{name} is in the way"), workspace.lock():
            write_pairs(workspace.kept, [])

    def test_a_file_in_the_place_of_a_folder_is_named(self, workspace):
        workspace.dataset.write_text("x")
        with pytest.raises(UserError, match=r"dataset.* is in the way"), workspace.lock():
            (workspace.dataset / "README.md").unlink(missing_ok=True)

    def test_any_other_error_stays_what_it_is(self, workspace):
        with pytest.raises(OSError, match="too long"), workspace.lock():
            raise OSError(errno.ENAMETOOLONG, "File name too long")


class TestTheReport:
    def test_stages_add_to_one_report_and_the_history_grows(self, workspace):
        tally = Tally("crawl", "docs", kept=3)
        tally.drop("noindex")
        workspace.record_run("crawl", [Tally("crawl", "zebra"), tally], seconds=1.23456, details={"requests": 9})
        workspace.record_run("convert", [], seconds=0, details={})
        report = json.loads(workspace.report.read_text())
        assert list(report["stages"]) == ["crawl", "convert"]
        assert report["stages"]["crawl"]["seconds"] == 1.235
        assert report["stages"]["crawl"]["requests"] == 9
        assert list(report["stages"]["crawl"]["sources"]) == ["docs", "zebra"]
        assert report["stages"]["crawl"]["sources"]["docs"]["dropped"] == {"noindex": 1}
        with workspace.connect() as db:
            assert [row["stage"] for row in db.execute("SELECT stage FROM runs ORDER BY id")] == ["crawl", "convert"]

    @pytest.mark.parametrize(
        "text",
        [
            "", "{", "[]", "[" * 100_000, '{"stages": []}', '{"stages": {"crawl": 1}}', "{}\x00", '"x"', "\ud800",
            '{"stages": {"crawl": {"seconds": 1, "sources": {"docs": 5}}}}',
            '{"stages": {"crawl": {"seconds": 1, "sources": {"docs": {"seen": 1, "kept": 1}}}}}',
            '{"stages": {"crawl": {"seconds": [], "sources": {}}}}',
            '{"stages": {"crawl": {"seconds": 1, "sources": {"docs": {"seen": "a", "kept": 1, "dropped": {},'
            ' "notes": {}}}}}}',
            '{"stages": {"crawl": {"seconds": 1, "sources": {"docs": {"seen": 1, "kept": 1, "dropped": {"x": null},'
            ' "notes": {}}}}}}',
            '{"stages": {"vary": {"seconds": 1, "sources": {}, "unasked": 5}}}',
            '{"stages": {"vary": {"seconds": 1, "sources": {}, "unasked": {}}}}',
            '{"stages": {"vary": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0, "cost": 0, "replayed": 0,'
            ' "seconds": 1, "sources": {}, "unasked": {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0,'
            ' "cost": 0, "expected": {"calls": 1}}}}}',
        ],
    )  # fmt: skip
    def test_a_damaged_report_is_put_aside_and_a_new_one_begun(self, workspace, text):
        workspace.report.write_text(text, errors="surrogatepass")
        workspace.record_run("crawl", [Tally("crawl", "docs", kept=3)], seconds=1, details={})
        assert list(workspace.read_report()["stages"]) == ["crawl"]
        assert (workspace.root / "report.json.damaged").read_text(errors="surrogatepass") == text

    def test_no_report_is_an_empty_one(self, workspace):
        assert workspace.read_report() == {}
