"""What is told of a run while it works, by `status` and in files, and that looking does it no harm."""

import contextlib
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import gristmill
from gristmill.cli.printers import status_lines

PAGES = 6
PAGE = """<html lang=en><title>Mill {0}</title><main><h1>Mill {0}</h1><p>Mill number {0} grinds what it is given, and
keeps a record of every sack.</p>{1}</main></html>"""


class _Halting(http.server.BaseHTTPRequestHandler):
    """A site of six pages that stands still in the midst of them until it may go on."""

    def do_GET(self) -> None:
        name = self.path.strip("/").removesuffix(".html") or "0"
        if not name.isdigit():
            self.send_error(404)
            return
        if name == "3":
            self.server.halted.set()  # type: ignore[attr-defined]
            self.server.may_go_on.wait(30)  # type: ignore[attr-defined]
        body = PAGE.format(name, "".join(f"<a href='/{n}.html'>{n}</a> " for n in range(1, PAGES))).encode()
        with contextlib.suppress(OSError):  # of a client that was killed
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def halting() -> Iterator[http.server.ThreadingHTTPServer]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Halting) as server:
        server.halted, server.may_go_on = threading.Event(), threading.Event()  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.may_go_on.set()  # type: ignore[attr-defined]
        server.shutdown()


@pytest.fixture
def crawl(halting: http.server.ThreadingHTTPServer, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A crawl into the folder `w` that has come half the way."""
    command = [
        *(sys.executable, "-m", "gristmill", "-v", "crawl", f"http://127.0.0.1:{halting.server_port}/"),
        *("--out", str(tmp_path / "w"), "--delay", "0", "--jobs", "1", "--json", "--log-json"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert halting.halted.wait(30)  # type: ignore[attr-defined]
        yield process
        process.kill()


def follow_the_form(said: list[str]) -> None:
    """Whether the lines of a crawl with --log-json are objects, with what they have to tell."""
    lines = [json.loads(line) for line in said]
    assert {line["level"] for line in lines} <= {"debug", "info", "warning"}
    assert all(line["time"].endswith("Z") and line["message"] for line in lines)
    [ended] = [line for line in lines if line["event"] == "source-ended"]
    assert (ended["stage"], ended["figures"]["seen"], ended["figures"]["kept"]) == ("crawl", PAGES, PAGES)
    assert ended["source"].startswith("127.0.0.1")
    assert [line["event"] for line in lines if line["event"] not in ("log", "progress")] == [
        *("stage-began", "source-ended", "stage-ended")
    ]  # fmt: skip


def test_status_counts_a_crawl_that_works_and_leaves_it_alone(crawl, halting, tmp_path: Path) -> None:
    bench = gristmill.open(tmp_path / "w")
    found = [bench.status() for _ in range(20)][-1]
    going = found.under_way
    assert going is not None
    assert going.process == crawl.pid
    [source] = going.sources
    assert (source.done >= 1, source.waiting >= 1, source.done + source.waiting) == (True, True, PAGES)
    first, second, *_ = status_lines(found)
    assert first == f"a run is under way since {going.since} (process {crawl.pid})"
    assert f"under way: {source.done} done, {source.waiting} waiting" in second
    halting.may_go_on.set()
    summary, said = crawl.communicate(timeout=60)
    assert (crawl.returncode, json.loads(summary)["stages"][0]["kept"]) == (0, PAGES)
    follow_the_form(said.splitlines())
    assert bench.status().under_way is None
    assert "under way" not in "".join(status_lines(bench.status()))
