"""The action's own steps, run as a runner would: they refresh, verify, and write a summary. And the image's rights."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}


def test_no_input_is_pasted_into_a_script() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all("${{" not in step["run"] and step["shell"] == "bash" for step in STEPS.values())
    assert all(re.search(r"@v\d+$", step["uses"]) for step in ACTION["runs"]["steps"] if "uses" in step)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a runner gives: files to write into, and the program on the path."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gristmill").write_text(f'#!/bin/sh\nexec {sys.executable} -m gristmill "$@"\n')
    (tmp_path / "bin" / "gristmill").chmod(0o755)
    (tmp_path / "site").mkdir()
    shutil.copy(ROOT / "demo" / "site" / "faq.html", tmp_path / "site")
    (tmp_path / "spiders.yaml").write_text("sources: [{name: tarn, start: [site], refresh: 24h}]\n")
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}")
    return tmp_path


def test_the_steps_make_a_dataset_and_say_what_changed(runner: Path) -> None:
    given = {"CONFIG": "spiders.yaml", "WORKSPACE": "workspace"}
    for name in ("Refresh", "Verify", "Summary"):
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
        done = subprocess.run(shell, cwd=runner, env=os.environ | given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (name, done.stderr)
    assert (runner / "GITHUB_OUTPUT").read_text() == "dataset=workspace/dataset\n"
    summary = (runner / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    assert "tarn: active 1" in summary
    assert "+ file:///faq.html" in summary


def test_the_image_runs_as_nobody_in_particular_and_writes_to_its_volume() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert lines.index("USER 10001") < lines.index('ENTRYPOINT ["gristmill"]')
    assert "VOLUME /workspace" in lines
    copied = {line.split()[1] for line in lines if re.match(r"COPY \w+ \w+$", line)}
    assert copied == {"gristmill", "crawler", "converter", "filters"}


@pytest.mark.parametrize(
    ("typed", "offered"), [("gristmill fo", "plain,forget"), ("gristmill run --dry", "plain,--dry-run")]
)
def test_the_shell_completes_commands_and_options(typed: str, offered: str) -> None:
    asked = {"_GRISTMILL_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    program = Path(sys.executable).with_name("gristmill")
    done = subprocess.run([program], env=os.environ | asked, capture_output=True, text=True, check=False)
    assert done.stdout.split() == [offered]
