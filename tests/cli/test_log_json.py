"""`--log-json`: stderr is JSON Lines whatever happens, steers nothing, and tells no secret.

That of a crawl is looked at in test_watching.py.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator

import click
import pytest

from gristmill.cli import jsonlines, running
from gristmill.cli.commands import cli, main
from gristmill.cli.relay import relayed
from gristmill.cli.saying import say

KEY = "sk-mill-0123456789abcdef"


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


@pytest.mark.parametrize(
    ("line", "code"), [("export --out missing --log-json", 1), ("export --log-json --fromat x", 2)]
)
def test_a_mistake_is_one_object(
    line: str, code: int, json_spoken: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonlines, "_on", False)
    monkeypatch.setattr(sys, "argv", ["gristmill", *line.split()])
    with pytest.raises(SystemExit) as end:
        main()
    [found] = told(capsys)
    assert (end.value.code, found["level"], found["event"]) == (code, "error", "error")


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


def test_what_is_written_to_stderr_behind_pythons_back_is_an_object_too(
    json_spoken: None, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(2, "w", closefd=False) as stderr, monkeypatch.context() as patched, relayed():
        patched.setattr(sys, "stderr", stderr)  # that of capfd is another
        say("before", err=True)
        os.write(2, f"[E 7] client.cc: \xff lost {KEY}\n \n".encode("latin-1"))
        say("after", err=True)
        patched.undo()
    os.write(2, b"beyond\n")
    *found, beyond = capfd.readouterr().err.splitlines()
    before, native, after = map(json.loads, found)
    assert (before["message"], after["message"], beyond) == ("before", "after", "beyond")
    assert (native["level"], native["event"]) == ("warning", "log")
    assert native["message"] == r"[E 7] client.cc: \xff lost [key]"


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


def test_an_interrupt_leaves_no_line_that_is_no_object(
    json_spoken: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.commands, "stop", click.Command("stop", callback=stop))
    monkeypatch.setattr(sys, "argv", ["gristmill", "stop"])
    with pytest.raises(SystemExit) as end:
        main()
    [line] = told(capsys)
    assert (end.value.code, line["event"], line["level"]) == (130, "stopped", "warning")
