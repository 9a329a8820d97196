"""`--log-json`: stderr is JSON Lines whatever happens, steers nothing, and tells no secret."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from gristmill.cli import jsonlines, running
from gristmill.cli.saying import say

Gristmill = Callable[..., CompletedProcess[str]]
KEY = "sk-mill-0123456789abcdef"
PAGE = """<html lang=en><title>T</title><main><h1>The sieve</h1><p>Take the sieve out and wash it with warm water, then
let it dry for an hour.</p></main>"""


@pytest.fixture
def json_spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for where, name in ((sys, "excepthook"), (jsonlines, "_on"), (jsonlines, "_stage")):
        monkeypatch.setattr(where, name, getattr(where, name))
    monkeypatch.setenv("MILL_API_KEY", KEY)
    jsonlines._masking.cache_clear()
    jsonlines.begin()
    yield
    logging.captureWarnings(False)
    jsonlines._masking.cache_clear()


def told(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_crawl_says_all_in_objects_and_its_document_stays_alone_on_stdout(
    gristmill: Gristmill, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE)
    (tmp_path / "site" / "empty.html").write_bytes(b"")
    done = gristmill("-v", "crawl", "site", "--jobs", "1", "--json", "--log-json", cwd=tmp_path)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert (done.returncode, json.loads(done.stdout)["failure"]) == (0, "")
    assert {line["level"] for line in lines} <= {"debug", "info", "warning"}
    assert all(line["time"].endswith("Z") and line["message"] and line["stage"] == "crawl" for line in lines)
    [ended] = [line for line in lines if line["event"] == "source-ended"]
    assert ended["source"] == "site"
    assert ended["figures"]["seen"] == ended["figures"]["kept"] + sum(ended["figures"]["dropped"].values())
    assert [line["event"] for line in lines if line["event"] != "log"] == [
        *("stage-began", "source-ended", "stage-ended")
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "code"), [("export --out missing", 1), ("export --fromat x", 2)])
def test_a_mistake_is_one_object(line: str, code: int, gristmill: Gristmill) -> None:
    done = gristmill(*line.split(), "--log-json")
    found = json.loads(done.stderr)
    assert (done.returncode, found["level"], found["event"]) == (code, "error", "error")


def test_lines_logs_and_crashes_steer_nothing_and_tell_no_secret(
    json_spoken: None, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = f"\x1b[2J\x7f\u202e\nzwei é {KEY} postgresql://me:hush@db.example/docs"
    say(hostile, err=True)
    record = logging.LogRecord("mill", logging.WARNING, "", 1, "%s", (hostile,), None)
    sys.stderr.write(jsonlines.Formatter().format(record) + "\n")
    sys.excepthook(ValueError, ValueError(hostile), None)
    jsonlines.write("m", event="e", figures={hostile: [hostile]})
    raw = capsys.readouterr().err
    assert not [each for each in (KEY, "hush") if each in raw]
    assert raw.isascii()
    assert set(raw) - set(map(chr, range(32, 127))) == {"\n"}
    assert raw.count("\n") == 4
    found = [json.loads(line) for line in raw.splitlines()]
    assert [line["event"] for line in found] == ["said", "log", "crash", "e"]
    assert "zwei é [key] postgresql://me:[key]@db.example" in found[0]["message"]


def test_progress_is_told_now_and_then_with_its_stage(
    json_spoken: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running.Run(verbose=False, quiet=False).progress("crawl") as report:
        report(1, 10)
        monkeypatch.setattr(running, "BETWEEN", 0.0)
        report(3, 1000, "pages")
    jsonlines.write("after", event="said")
    began, progress, after = told(capsys)
    assert (began["event"], began["stage"], "stage" in after) == ("stage-began", "crawl", False)
    assert (progress["message"], progress["figures"]) == ("crawl: 3 of 1,000 pages", {"done": 3, "total": 1000})
