"""A browser that starts, looked for before anything is asked of a site."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Server, html

FIND = "from crawler.web import browser; print(browser.launch_options().get('executable_path', 'downloaded'))"


def python(*arguments: str, path: Path, downloads: Path) -> subprocess.CompletedProcess[str]:
    """Run Python where these folders alone hold programs and Playwright's downloads."""
    environment = {**os.environ, "PATH": str(path), "PLAYWRIGHT_BROWSERS_PATH": str(downloads)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def program(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


@pytest.mark.parametrize("wanted", ["always", "auto"])
def test_without_a_browser_a_run_that_renders_says_so_before_anything_is_fetched(
    server: Server, tmp_path: Path, wanted: str
) -> None:
    server.pages({"/": html("Home")})
    called = ("-m", "gristmill", "crawl", server.root + "/", "--render", wanted, "--out", str(tmp_path / "w"))
    done = python(*called, path=tmp_path / "bin", downloads=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "gristmill: `render` needs a browser, and there is no Chromium: install one, or run "
        "`python -m playwright install chromium`\n"
    )
    assert server.log == []


def test_a_program_by_a_browsers_name_that_does_not_start_is_none(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium-browser", "echo 'this needs the snap to be installed' >&2", "exit 1")
    done = python("-c", FIND, path=tmp_path / "bin", downloads=tmp_path)
    assert f"{tmp_path}/bin/chromium-browser cannot be started: install one, or run" in done.stderr


@pytest.mark.browser
def test_behind_one_that_does_not_start_the_next_one_is_taken(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium", "exit 1")
    program(tmp_path / "bin" / "google-chrome", f'PATH={os.environ["PATH"]} exec {_installed()} "$@"')
    assert python("-c", FIND, path=tmp_path / "bin", downloads=tmp_path).stdout == f"{tmp_path}/bin/google-chrome\n"


@pytest.mark.browser
def test_a_browser_that_playwright_has_downloaded_is_found(tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    asking = "from playwright.sync_api import sync_playwright as s\nwith s() as p: p.chromium.launch()"
    missing = python("-c", asking, path=tmp_path / "bin", downloads=downloads).stderr
    place = re.search(rf"{re.escape(str(downloads))}/\S+", missing)
    assert place
    program(Path(place[0]), f'PATH={os.environ["PATH"]} exec {_installed()} "$@"')
    assert python("-c", FIND, path=tmp_path / "bin", downloads=downloads).stdout == "downloaded\n"


def _installed() -> str:
    found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), "")
    return found or pytest.skip("the browser is Playwright's own")
