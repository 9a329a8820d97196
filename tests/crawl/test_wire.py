"""The crawl against servers that break HTTP itself, in a process of its own: bounded in time and memory, and inside."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gristmill.store import Workspace

from .hostile import CASES, Case, HostileServer, fuzzed

CRAWL = """
import json, resource, sys, time
from pathlib import Path
from crawler.crawl import UnreachedError, crawl
from gristmill.config import Source
from gristmill.store import Workspace
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
workspace = Workspace(Path(sys.argv[1]), create=True)
sources = [Source(**fields) for fields in json.loads(sys.stdin.read())]
try:
    tallies = crawl(workspace, sources, jobs=2)
except UnreachedError as error:
    tallies = error.tallies
peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])  # ru_maxrss begins at the parent's
print(json.dumps({"tallies": {t.source: t.to_record() for t in tallies}, "rss": peak >> 10}))
"""
LIMITS = {"timeout": 2, "max_bytes": 1 << 20, "max_pages": 60}
SECONDS = 300.0  # a hang, however busy the machine; some 15 s where it is idle
MEBIBYTES = 300


@dataclass(frozen=True)
class Ran:
    """What one crawl came to."""

    reasons: dict[str, dict[str, str]]
    # by case and path: reason code, "" for a page that is kept
    tallies: dict[str, dict[str, object]]
    rss: int
    asked: list[tuple[str, str]]
    strangers: list[str]


def crawl_all(cases: Mapping[str, Case], folder: Path) -> Ran:
    server = HostileServer(cases)
    try:
        sources = [{"name": name, "start": [root + "/"], **LIMITS} for name, root in server.roots.items()]
        ran = subprocess.run(
            [sys.executable, "-W", "error", "-c", CRAWL, str(folder / "w")],
            input=json.dumps(sources), capture_output=True, text=True, timeout=SECONDS, check=False, cwd=folder,
        )  # fmt: skip
    finally:
        server.close()
    assert ran.returncode == 0, ran.stderr[-5000:]
    assert "Traceback" not in ran.stderr, ran.stderr[-5000:]
    told = json.loads(ran.stdout)
    return Ran(
        _reasons(folder / "w", cases), told["tallies"], told["rss"], server.asked,
        [str(path) for path in folder.rglob("*") if not path.is_relative_to(folder / "w")],
    )  # fmt: skip


def _reasons(root: Path, cases: Mapping[str, Case]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {name: {} for name in cases}
    connection = Workspace(root).connect()
    rows = connection.execute("SELECT source, url, status, reason FROM pages WHERE kind = 'page'").fetchall()
    connection.close()
    for source, url, status, reason in rows:
        found[source]["/" + url.split("/", 3)[3]] = "" if status == "active" else reason or f"no reason: {status}"
    return found


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return crawl_all(CASES, tmp_path_factory.mktemp("wire"))


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_answer_has_its_reason_and_costs_itself_only(ran: Ran, name: str) -> None:
    reasons, case = ran.reasons[name], CASES[name]
    assert reasons["/bad" if case.good else "/"] in case.reasons
    assert not case.good or reasons["/good"] == ""
    tally = ran.tallies[name]
    assert "interrupted" not in tally.get("notes", {})  # type: ignore[operator]


def test_no_private_address_is_asked_and_no_file_read(ran: Ran) -> None:
    for reasons in ran.reasons.values():
        assert not [path for path in reasons if "etc/passwd" in path]
    private = [("private-links", "/bad"), ("private-base", "/bad")]
    assert all(ran.reasons[name][path] == "" for name, path in private)
    assert {"robots-private", "map-private"} <= {name for name, _ in ran.asked}


def test_sites_without_end_come_to_an_end(ran: Ran) -> None:
    requests = [name for name, _ in ran.asked]
    most = {name: requests.count(name) for name in CASES}
    assert max(most.values()) < 350, most  # 60 pages, 200 sitemaps, and what is tried three times


def test_memory_is_bounded(ran: Ran) -> None:
    assert ran.rss < MEBIBYTES


def test_nothing_is_written_outside_the_workspace(ran: Ran) -> None:
    assert ran.strangers == []


def test_a_hundred_fuzzed_answers_cost_themselves_only(tmp_path: Path) -> None:
    done = crawl_all(fuzzed(2026), tmp_path)
    for name, reasons in done.reasons.items():
        assert reasons["/good"] == "", (name, reasons)
        assert {"/bad", "/worse"} <= set(reasons), (name, reasons)
        assert not any(reason.startswith("no reason") for reason in reasons.values()), (name, reasons)
    assert done.strangers == []
    assert done.rss < MEBIBYTES
