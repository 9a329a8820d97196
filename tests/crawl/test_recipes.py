"""The recipes of docs/ stay true: their commands exist, their files parse, their settings are settings."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from gristmill.cli.commands import cli
from gristmill.config import Limits
from gristmill.configfile import load

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "scheduling.md", DOCS / "crawling.md", DOCS.parent / "README.md"]


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / name).read_text(), re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Every line of a page's code that runs `gristmill run`, from the program's name on."""
    text = "\n".join(page.read_text() for page in PAGES)
    lines = re.findall(r"^(?:.*\s)?gristmill ((?:--quiet )?run --due.*)$", text, re.MULTILINE)
    return [line.partition("#")[0].split() for line in lines]


def test_every_scheduled_command_is_one_that_the_program_knows() -> None:
    found = commands()
    assert len(found) >= 4
    for words in found:
        context = cli.make_context("gristmill", list(words), resilient_parsing=False)
        name, command, rest = cli.resolve_command(context, context._protected_args + context.args)
        assert (name, isinstance(command, click.Command)) == ("run", True)
        assert command is not None
        assert command.make_context(name, rest, parent=context).params["due"] is True


def test_the_timer_and_the_service_are_what_systemd_understands(tmp_path: Path) -> None:
    service, timer = blocks("scheduling.md", "ini")
    (tmp_path / "gristmill.service").write_text(service.replace("User=gristmill\n", ""))
    (tmp_path / "gristmill.timer").write_text(timer)
    (when,) = re.findall(r"^OnCalendar=(.*)$", timer, re.MULTILINE)
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d:\d\d", when)
    if shutil.which("systemd-analyze"):
        for command in (["calendar", when], ["verify", tmp_path / "gristmill.timer", tmp_path / "gristmill.service"]):
            ran = subprocess.run(["systemd-analyze", *command], capture_output=True, text=True, check=False)
            assert (ran.returncode, "gristmill" in ran.stderr) == (0, False), ran.stderr


def test_the_crontab_line_has_five_fields_in_their_ranges() -> None:
    (table,) = blocks("scheduling.md", "crontab")
    (line,) = [line for line in table.splitlines() if "gristmill --quiet" in line]
    minute, hour, *days = line.split()[:5]
    assert 0 <= int(minute) < 60
    assert 0 <= int(hour) < 24
    assert days == ["*"] * 3


def test_the_workflow_caches_the_workspace_that_it_runs_on() -> None:
    (workflow,) = [yaml.safe_load(block) for block in blocks("scheduling.md", "yaml") if "gristmill run" in block]
    steps = workflow["jobs"]["refresh"]["steps"]
    assert workflow[True]["schedule"] == [{"cron": "17 3 * * *"}]  # YAML 1.1 reads `on` as true
    cached = [step["with"]["path"] for step in steps if step.get("uses", "").startswith("actions/cache")]
    (run,) = [step["run"] for step in steps if "gristmill run" in step.get("run", "")]
    assert run.split()[-1:] == cached == ["workspace"]


@pytest.mark.parametrize("page", ["scheduling.md", "crawling.md"])
def test_pieces_of_configuration_are_valid(page: str, tmp_path: Path) -> None:
    for block in blocks(page, "yaml"):
        if "runs-on" in block:
            continue
        text = (
            block
            if block.startswith("sources:")
            else f"sources:\n  - name: docs\n    start: [https://d.example/]\n{block}"
        )
        (tmp_path / "spiders.yaml").write_text(text)
        assert load(tmp_path / "spiders.yaml").sources


def test_figures_on_the_page_are_those_of_the_code() -> None:
    from crawler.manners import politeness, robots
    from crawler.web import handler

    text = " ".join((DOCS / "crawling.md").read_text().split())
    said = {
        f"first {robots.MAX_BYTES >> 10} KiB": True,
        f"up to {robots.MAX_DELAY:.0f} s": True,
        f"at most {politeness.MAX_PAUSE:.0f} s": True,
        f"headers {handler.MAX_HEAD >> 10} KiB": True,
        f"`max_pages` ({Limits().max_pages:,})": True,
        f"`max_depth` ({Limits().max_depth})": True,
        f"One answer has {Limits().timeout:.0f} s": True,
        f"{Limits().max_bytes >> 20} MiB after": True,
        "After ten pauses": politeness.MAX_PAUSES == 10,
        "tried three times": politeness.MAX_ATTEMPTS == 3,
        "two requests at a time, half a second apart": (politeness.PUBLIC_CONCURRENCY, politeness.PUBLIC_DELAY)
        == (2, 0.5),
    }
    assert [figure for figure, true in said.items() if not true or figure not in text] == []
