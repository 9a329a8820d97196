"""What a crawl promises to other people's servers, counted in a server's log: refreshes, delays, requests per page.

    python benchmarks/crawl_contract.py [--pages 200]

The server runs in a process of its own and notes every request with its time; each crawl runs in one as well. Prints
Markdown tables.
"""

import argparse
import asyncio
import contextlib
import hashlib
import itertools
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from email.utils import formatdate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CRAWL = """
import json, sys
from pathlib import Path
from crawler.changes import changes
from crawler.crawl import crawl
from gristmill.config import Source
from gristmill.store import Workspace
workspace = Workspace(Path(sys.argv[1]), create=True)
source = Source(name="site", **json.loads(sys.argv[2]))
tally = crawl(workspace, [source], jobs=2)[0].to_record()
pages = changes(workspace)[0].pages
print(json.dumps({**tally, "changes": [[p.kind, len(p.added), len(p.changed), len(p.removed)] for p in pages]}))
"""


def page(number: int, count: int, plan: dict[str, object]) -> bytes:
    edited = number in plan["edited"]  # type: ignore[operator]
    links = "".join(f'<li><a href="/p{i}.html">Page {i}</a></li>' for i in range(count) if number == 0)
    links += '<li><a href="/new.html">New</a></li>' if plan["added"] and number == 0 else ""
    nav = "".join(f'<a href="/p{i}.html">{plan["nav"]} {i}</a>' for i in range(min(count, 20)))
    sections = "".join(
        f"<h2>Part {part}</h2><p>Words of part {part} on page {number}, {'new' if edited and part == 1 else 'old'}.</p>"
        for part in range(4)
    )
    head = f"<!doctype html><html lang=en><head><title>Page {number}</title><!-- built {plan['stamp']} --></head>"
    main = f"<main><h1>Page {number}</h1>{sections}<ul>{links}</ul></main>"
    return f"{head}<body><nav>{nav}</nav>{main}</body></html>".encode()


def serve(count: int, port: int, log: Path, planned: Path, ready: object) -> None:
    out = log.open("a", buffering=1)
    seen: dict[str, int] = {}

    def answer(path: str, tag: str) -> tuple[int, bytes, str]:
        plan = json.loads(planned.read_text())
        turn = f"{plan['retry']} {path}"
        seen[turn] = seen.get(turn, 0) + 1
        if path == "/robots.txt":
            return 200, plan["robots"].encode(), ""
        if path == plan["busy"] and seen[turn] == 1:
            # A date has whole seconds only. The body's length says what is asked for, in milliseconds.
            until = int(time.time()) + 5
            if plan["retry"] == "date":
                left = round(1000 * (until - time.time()))
                return 503, b"x" * left, f"Retry-After: {formatdate(until, usegmt=True)}\r\n"
            return 503, b"x" * 4000, "Retry-After: 4\r\n"
        number = (
            0 if path == "/" else int(path[2:-5]) if path.startswith("/p") else count if path == "/new.html" else -1
        )
        if number < 0 or number in plan["deleted"] or (path == "/new.html" and not plan["added"]) or number > count:
            return 404, b"", ""
        body = page(number, count, plan)
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if plan["validators"]:
            return (304, b"", f"ETag: {mark}\r\n") if tag == mark else (200, body, f"ETag: {mark}\r\n")
        return 200, body, ""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while line := await reader.readline():
                at, tag = time.monotonic(), ""
                while header := (await reader.readline()).strip():
                    if header.lower().startswith(b"if-none-match:"):
                        tag = header.partition(b":")[2].strip().decode()
                path = line.split()[1].decode()
                status, body, more = answer(path, tag)
                out.write(json.dumps([at, path, status, len(body)]) + "\n")
                kind = "text/plain" if path.endswith(".txt") else "text/html"
                head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        writer.close()

    async def main() -> None:
        await asyncio.start_server(talk, "127.0.0.1", port)
        ready.set()  # type: ignore[attr-defined]
        await asyncio.Event().wait()

    asyncio.run(main())


class Bench:
    def __init__(self, folder: Path, count: int) -> None:
        self.count, self.folder = count, folder
        self.port, self.log, self.planned = 20_000 + os.getpid() % 20_000, folder / "log", folder / "plan"
        self.plan()
        ready = multiprocessing.Event()
        arguments = (count, self.port, self.log, self.planned, ready)
        self.server = multiprocessing.Process(target=serve, args=arguments, daemon=True)
        self.server.start()
        ready.wait(10)

    def plan(self, **changed: object) -> None:
        plan = {"stamp": 1, "nav": "Go to", "edited": [], "deleted": [], "added": False, "validators": True,
                "robots": "", "busy": "", "retry": ""} | changed  # fmt: skip
        self.planned.write_text(json.dumps(plan))

    def crawl(self, name: str, **options: object) -> tuple[dict[str, object], list[list[object]], int]:
        """(the crawl's own report, the server's log, files of the workspace that were written)."""
        self.log.write_text("")
        root = self.folder / name
        before = self._times(root)
        source = json.dumps({"start": [f"http://127.0.0.1:{self.port}/"], **options})
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", CRAWL, str(root), source],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        after = self._times(root)
        written = sum(before.get(path) != when for path, when in after.items())
        return json.loads(done.stdout), [json.loads(line) for line in self.log.read_text().splitlines()], written

    @staticmethod
    def _times(root: Path) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in (root / "seeds").rglob("*.md")}


def refreshes(bench: Bench) -> None:
    print("| run | requests | per stored page | bodies sent | files written | pages changed | sections +, ~, - |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    half = bench.count // 2
    steps = (
        ("first crawl", "a", {}),
        ("unchanged, with validators", "a", {}),
        ("new stamp and navigation on every page", "a", {"stamp": 2, "nav": "See"}),
        ("3 sections edited, 1 page deleted, 1 added", "a",
         {"stamp": 2, "nav": "See", "edited": [3, 4, 5], "deleted": [half], "added": True}),
        ("first crawl of a server without validators", "b", {"validators": False}),
        ("unchanged, without validators", "b", {"validators": False}),
    )  # fmt: skip
    for name, workspace, plan in steps:
        bench.plan(**plan)
        report, log, written = bench.crawl(workspace)
        bodies = sum(bool(size) for _, path, status, size in log if status == 200 and path != "/robots.txt")
        changes = report["changes"] if "first" not in name else []
        sections = [sum(change[i] for change in changes) for i in (1, 2, 3)]  # type: ignore[union-attr]
        ratio = len(log) / max(int(report["kept"]), 1)  # type: ignore[call-overload]
        print(f"| {name} | {len(log)} | {ratio:.3f} | {bodies} | {written} | {len(changes)} | {sections} |")  # type: ignore[arg-type]


def delays(bench: Bench) -> None:
    names = ["asked for", "seconds", "least gap", "median gap", "least / asked", "median / asked"]
    print(f"\n| {' | '.join(names)} |\n{'| --- ' * len(names)}|")
    cases = (
        ("delay of spiders.yaml", 0.5, {"delay": 0.5}, {}),
        ("default of a public host", 0.5, {"delay": 0.5, "concurrency": 2}, {}),
        ("Crawl-delay", 1.0, {"delay": 0.1}, {"robots": "User-agent: *\nCrawl-delay: 1\n"}),
    )
    for number, (name, asked, options, plan) in enumerate(cases):
        bench.plan(**plan)
        _, log, _ = bench.crawl(f"d{number}", max_pages=12, **options)
        gaps = [b - a for a, b in itertools.pairwise(sorted(float(line[0]) for line in log))]  # type: ignore[arg-type]
        least, median = min(gaps), statistics.median(gaps)
        print(f"| {name} | {asked} | {least:.3f} | {median:.3f} | {least / asked:.3f} | {median / asked:.3f} |")
    for number, form in enumerate(("4", "date")):
        bench.plan(busy="/p1.html", retry=form)
        _, log, _ = bench.crawl(f"r{number}", max_pages=12, concurrency=1)
        busy = next(line for line in log if line[2] == 503)
        told, asked = float(busy[0]), float(busy[3]) / 1000  # type: ignore[arg-type]
        quiet = min(float(at) for at, *_ in log if float(at) > told) - told  # type: ignore[arg-type]
        kind, ratio = "seconds" if form == "4" else "date", quiet / asked
        print(f"| Retry-After, {kind} | {asked:.3f} | {quiet:.3f} | {quiet:.3f} | {ratio:.3f} | {ratio:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.pages)
        refreshes(bench)
        delays(bench)
        bench.server.terminate()


if __name__ == "__main__":
    main()
