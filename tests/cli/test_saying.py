"""What pages, files and replies say reaches no terminal raw."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from gristmill.cli.terminal import progress

CODE = "import sys; sys.argv[0] = 'gristmill'; from gristmill.cli import main; main()"


@pytest.mark.parametrize(
    "words", [["extract", "\x1b[31mno.html"], ["show", "\x1b[2J", "--out", "."], ["check", "\x9b.yaml"]]
)
def test_an_error_names_what_was_given_without_steering_the_terminal(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert done.returncode in (1, 2)
    assert b"\x1b" not in done.stderr
    assert b"\xc2\x9b" not in done.stderr


def test_markdown_is_handed_over_to_the_letter_and_shown_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<main><h1>T</h1><pre>a\u202eb</pre><p>Words of a page that say something.</p></main>"
    )
    command = [sys.executable, "-c", CODE, "extract", "a.html"]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60).stdout
    assert "a\u202eb".encode() in piped
    near, far = pty.openpty()
    subprocess.run(command, cwd=tmp_path, stdout=far, stderr=subprocess.DEVNULL, check=True, timeout=60)
    os.close(far)
    assert "\u202e".encode() not in os.read(near, 1 << 16)
    os.close(near)


def test_progress_is_counted_on_one_line_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("crawl", shown=True) as report:
        report(3)
        report(1_200, 4_800, "https://docs.example.org/\x1b[31m")
        shown = capsys.readouterr().err
    assert "1200/4800" in shown
    assert "\\x1b[31m" in shown
    assert not {"\x1b", "\n"} & set(shown)
    assert not capsys.readouterr().err.strip()  # what it drew is wiped
