"""Ctrl-C, kills, locks and reading again: what was done stays done."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import crawler.source.seeds
from crawler.again import extract_again
from crawler.state import archive
from gristmill.config import Source
from gristmill.errors import UserError

from .conftest import Answer, Place, Server, html

ROOT = Path(__file__).parent.parent.parent
CRAWL = """
import json, sys
from pathlib import Path
from crawler.crawl import crawl
from gristmill.config import Source
from gristmill.store import Workspace
source = Source(name="docs", start=[sys.argv[2]])
print(json.dumps(crawl(Workspace(Path(sys.argv[1]), create=True), [source], jobs=1)[0].to_record()))
"""


def start(place: Place, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CRAWL, str(place.workspace.root), url]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(server: Server, count: int) -> None:
    """Until the server has been asked for so many pages."""
    until = time.monotonic() + 60
    while len(server.asked()) < count and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_keeps_what_was_done_and_the_next_run_goes_on(server: Server, place: Place, presses: int) -> None:
    links = [f"/p{i}" for i in range(40)]
    server.pages({"/": html("Home", *links)})
    server.pages({link: Answer(html(link), wait=0.15 if i < 39 else 1.0) for i, link in enumerate(links)})
    process = start(place, server.root + "/")
    wait_for(server, 20)
    for _ in range(presses):
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert err == ""
    tally = json.loads(out)
    assert tally["notes"]["interrupted"] == 1
    assert 0 < tally["kept"] < 41
    assert tally["seen"] == tally["kept"]
    done = {seed.url for seed in place.workspace.seeds()}
    server.log.clear()
    again = place.crawl(server.root + "/")
    assert again.kept == 41
    assert not {server.root + path for path in server.asked()} & done


@pytest.mark.slow
def test_a_killed_crawl_loses_nothing_and_repeats_only_what_was_in_flight() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/kill_matrix.py", "--pages", "60", "--kills", "3", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=240,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["kills"] >= 3
    assert (found["same"], found["lost"], found["twice"]) == (found["workspaces"], 0, 0)
    assert found["worst"] <= found["bound"]


def test_who_goes_on_after_a_kill_waits_as_long_as_the_host_asked_the_killed_one_to(
    server: Server, place: Place
) -> None:
    server.pages({"/": html("Home", "/a"), "/a": Answer("", 503, {"Retry-After": "4"})})
    process = start(place, server.root + "/")
    wait_for(server, 2)
    until = time.monotonic() + 60
    while not place.query("SELECT until FROM pauses") and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    told = server.log[-1].at
    server.answers["/a"] = Answer(html("A"))
    assert place.crawl(server.root + "/").kept == 2
    assert min(asked.at for asked in server.log if asked.at > told) - told >= 4 * 0.95


def test_two_runs_do_not_share_a_workspace(place: Place) -> None:
    with place.workspace.lock():
        other = subprocess.run(
            [sys.executable, "-c", "import sys; from pathlib import Path; from gristmill.store import Workspace\n"
             "with Workspace(Path(sys.argv[1])).lock(): pass", str(place.workspace.root)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert f"process {os.getpid()}" in other.stderr
    with place.workspace.lock():
        pass


def test_a_full_disk_is_one_sentence_and_what_was_committed_stays(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages({"/": html("Home", "/a", "/b"), "/a": html("A"), "/b": html("B")})
    write = type(place.workspace).seed_beside

    def full(self: object, seed: object) -> Path | None:
        if seed.title == "B":  # type: ignore[attr-defined]
            raise OSError(28, "No space left on device")
        return write(self, seed)  # type: ignore[arg-type]

    monkeypatch.setattr(type(place.workspace), "seed_beside", full)
    with pytest.raises(UserError, match="No space left on device"):
        place.crawl(server.root + "/")
    monkeypatch.undo()
    assert place.crawl(server.root + "/").kept == 3
    assert server.counts()["/"] == 1


@pytest.mark.parametrize("step", ["append", "sync"])
def test_a_full_disk_below_the_archive_is_one_sentence_and_no_record_is_lost(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    server.pages({"/": html("Home", "/a", "/b"), "/a": html("A"), "/b": html("B")})
    done, calls = getattr(archive.Archive, step), []

    def full(self: archive.Archive, **record: Any) -> Any:
        calls.append(step)
        if len(calls) > 1:
            self._handle.write(b"half a record")
            raise OSError(28, "No space left on device")
        return done(self, **record)

    monkeypatch.setattr(archive.Archive, step, full)
    with pytest.raises(UserError, match="No space left on device"):
        place.crawl(server.root + "/", archive="warc")
    monkeypatch.undo()
    assert place.crawl(server.root + "/", archive="warc").kept == 3
    captures = {capture.url for capture in archive.read(place.workspace.root / "archive" / "docs.warc.gz")}
    assert captures == {f"{server.root}/{name}" for name in ("", "a", "b")}


def test_seeds_are_made_again_without_a_request(server: Server, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    server.pages({"/": html("Home", "/a", "/mine"), "/a": html("A"), "/mine": html("Mine")})
    robots = "User-agent: *\nContent-Signal: /mine ai-train=no\nDisallow:\n"
    server.answers["/robots.txt"] = Answer(robots, headers={"Content-Type": "text/plain"})
    server.answers["/objects.inv"] = Answer(
        b"# Sphinx inventory version 1\n# Project: T\n# Version: 7.1\nthing function a\n"
    )
    place.crawl(server.root + "/")
    before = place.files()
    assert all(b"version: '7.1'" in text for text in before.values())
    place.workspace.connect().execute("UPDATE robots SET fetched_at = 0")
    server.log.clear()
    for path in before:
        (place.workspace.root / path).unlink()
    source = Source(name="docs", start=[server.root + "/"])
    (tally,) = extract_again(place.workspace, [source], jobs=1)
    assert tally.kept == 2
    assert place.files() == before
    assert server.log == []


def test_a_newer_extractor_reads_unchanged_pages_again(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages({"/": Answer(html("Home"), validators=True)})
    place.crawl(server.root + "/")
    monkeypatch.setattr(crawler.source.seeds, "EXTRACTOR", "next")
    place.crawl(server.root + "/")
    assert place.query("SELECT outcome, extractor FROM pages WHERE kind = 'page'") == [("unchanged", "next")]
    assert [asked.status for asked in server.log if asked.path == "/"] == [200, 304]
