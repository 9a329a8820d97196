"""The workspace on disk: what is written comes back, nothing is half written, nothing leaves the folder."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.errors import UserError
from gristmill.records import Fidelity, Seed, Tally
from gristmill.store import Workspace, parse_seed, read_pairs, render_seed, replacing, write_pairs, write_text

SEED = Seed(
    seed_id="0123456789abcdef",
    source="docs",
    url="https://docs.example.org/a",
    path="seeds/docs/a.md",
    markdown="# A\n\n---\n\nText.\n",
    sha256="0" * 64,
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
        workspace = Workspace(tmp_path_factory.getbasetemp() / "any", create=True)
        workspace.write_seed(seed)
        assert workspace.read_seed(seed.path) == seed

    @pytest.mark.parametrize("markdown", ["", "a\r\nb\rc\n", "---\n", "\ufeff# A", "a\u2028b\x85", "\ud800", "\x00"])
    def test_markdown_survives_to_the_code_point(self, workspace, markdown):
        seed = dataclasses.replace(SEED, markdown=markdown)
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

    def test_a_database_that_is_none_is_told(self, workspace):
        (workspace.root / "gristmill.sqlite").write_bytes(b"not a database at all, but long enough to be read as one")
        with pytest.raises(UserError, match="cannot be used"):
            workspace.connect()


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

    def test_no_report_is_an_empty_one(self, workspace):
        assert workspace.read_report() == {}
