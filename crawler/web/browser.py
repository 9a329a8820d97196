"""Which browser there is: the first one that starts.

One that is installed may yet not start: Ubuntu's package is a stub without its snap, a downloaded one lacks libraries
of the system, a container has no sandbox for a plain user. Every page would end as `reset` then, so it is tried first.
"""

import functools
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from gristmill.errors import UserError
from gristmill.extras import missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TRIAL_SECONDS = 60.0  # a start takes one second, and some more on a busy machine
# In a process of its own: Playwright's plain interface works in no running event loop.
_TRIAL = """
import json, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch(**json.loads(sys.argv[1])).close()
"""


def require() -> None:
    """Raises UserError, in one sentence, where pages cannot be run in a browser."""
    if importlib.util.find_spec("scrapy_playwright") is None:
        raise missing("`render`", "browser")
    launch_options()


@functools.cache  # a start takes a second
def launch_options() -> Mapping[str, Any]:
    """How Playwright starts the system's browser, else the one that it has downloaded.

    Raises UserError where none starts.
    """
    installed = [path for name in NAMES if (path := shutil.which(name))]
    for found in [*({"executable_path": path} for path in installed), {}]:
        options = {**found, "args": sandbox_arguments()}
        if _starts(options):
            return options
    there = f"{' and '.join(installed)} cannot be started" if installed else "there is no Chromium"
    raise UserError(
        f"`render` needs a browser, and {there}: install one, or run `python -m playwright install chromium`"
    )


def sandbox_arguments() -> list[str]:
    """Chromium's own sandbox refuses to work for root, as in most containers."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def _starts(options: Mapping[str, Any]) -> bool:
    command = [sys.executable, "-c", _TRIAL, json.dumps(options)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TRIAL_SECONDS, check=False)  # noqa: S603 - our words
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
