"""What holds for all tests; and the last line of a run, which names what it left out and why."""

import collections
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from crawler.web import browser
from gristmill.errors import UserError

from . import postgres as postgres_server

# A busy machine makes any one example slow; what must not take long has a test of its own with a bound of its own.
settings.register_profile("gristmill", deadline=None)
settings.load_profile("gristmill")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave tests out that need a browser, where none starts."""
    if item.get_closest_marker("browser"):
        try:
            browser.require()
        except UserError as error:
            pytest.skip(str(error))


def pytest_collection_finish() -> None:
    """Ten thousand tests are no garbage: the collector need not look at them."""
    gc.freeze()


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.Server]:
    """A Postgres of our own; what needs one is left out where none is installed."""
    if reason := postgres_server.missing():
        pytest.skip(reason)
    with postgres_server.serving() as server:
        yield server


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Behind everything else, one line on what did not run."""
    yield
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and (line := left_out(terminal.stats.get("skipped", []))):
        terminal.write_line(line, yellow=True)


def left_out(reports: list[pytest.TestReport]) -> str:
    """How many tests of which files did not run, by reason, as one line; "" where all ran."""
    files: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for report in reports:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        files[reason.removeprefix("Skipped: ")][Path(report.nodeid.partition("::")[0]).as_posix()] += 1
    reasons = [
        f"{', '.join(f'{count} of {file}' for file, count in sorted(counts.items()))} ({reason})"
        for reason, counts in sorted(files.items())
    ]
    return f"Not run: {'; '.join(reasons)}" if reasons else ""
