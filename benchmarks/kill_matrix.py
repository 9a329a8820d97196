"""Kill a crawl at random moments, over and over, and count what it cost: in the server's own log.

    python -m benchmarks.kill_matrix [--pages 1200] [--kills 50] [--seed 1] [--mutate] [--postgres] [--json]

A site of four loopback hosts is a tree: every page is linked from one other page only, so that links that are lost lose
pages. A crawl of it is killed (SIGKILL) after a random number of requests and started again, until it is done; then the
next one, until there were enough kills. Each finished workspace must hold the same seeds as an unkilled one, to the
byte. `--mutate` crawls with a copy of the code in which a page's links are committed after the page and not with it:
pages must then be missing, or the benchmark proves nothing. `--postgres` keeps the state of the killed crawls in a
Postgres of the benchmark's own, which loses its power at every fifth kill; the unkilled crawl keeps its in SQLite.
"""

import argparse
import asyncio
import collections
import contextlib
import dataclasses
import hashlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
HOSTS = ("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4")
BRANCHES = 6
POWER_CUT = 5  # kills from one that the database feels to the next
PER_HOST = 8  # requests at a time to a loopback host
CRAWL = """
import sys
from pathlib import Path
from crawler.crawl import crawl
from gristmill.config import Source
from gristmill.store import Workspace
workspace = Workspace(Path(sys.argv[1]), create=True, state=sys.argv[2])
source = Source(name="site", start=sys.argv[3:], markdown=False)
print(crawl(workspace, [source], jobs=2)[0].to_record())
"""
IN = """            pages.discover(db, site.source.name, site.run, links, origin=page.url)

        site.counts.store()
        await self._using.writer.write(change, seed=seed, record=self._record(visit, fetched))
"""
OUT = """
        site.counts.store()
        await self._using.writer.write(change, seed=seed)
        await self._using.writer.write(
            lambda db: pages.discover(db, site.source.name, site.run, links, origin=page.url)
        )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    pages: int
    kills: int
    workspaces: int
    same: int
    # workspaces whose seeds equal the unkilled one's
    lost: int
    # seeds missing, all workspaces together
    twice: int
    # seeds stored under more than one path
    again: int
    # requests made more than once, all kills together
    worst: int
    # of them after one kill
    bound: int
    # requests that may be in flight


def page(number: int, count: int, port: int) -> bytes:
    children = range(number * BRANCHES + 1, min(number * BRANCHES + BRANCHES + 1, count))
    links = "".join(f'<li><a href="http://{HOSTS[c % 4]}:{port}/p{c}.html">Page {c}</a></li>' for c in children)
    text = " ".join(f"word{(number * 7 + i) % 997}" for i in range(120))
    head = f"<!doctype html><html lang=en><head><title>Page {number}</title></head>"
    return f"{head}<body><main><h1>Page {number}</h1><p>{text}.</p><ul>{links}</ul></main></body></html>".encode()


def serve(count: int, port: int, log: Path, ready: object) -> None:
    """The site in a process of its own; a line for each page that was asked for."""
    out = log.open("a", buffering=1)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await talk(reader, writer)
        writer.close()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            while (await reader.readline()).strip():
                pass
            path = line.split()[1].decode()
            number = int(path[2:-5]) if path.startswith("/p") and path.endswith(".html") else 0 if path == "/" else -1
            body, status = (page(number, count, port), "200 OK") if 0 <= number < count else (b"", "404 Not Found")
            if number >= 0:
                out.write(f"{number}\n")
            head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(head.encode() + body)
            await writer.drain()

    async def main() -> None:
        for host in HOSTS:
            await asyncio.start_server(answer, host, port)
        ready.set()  # type: ignore[attr-defined]
        await asyncio.Event().wait()

    asyncio.run(main())


def start(workspace: Path, port: int, code: Path, state: str = "") -> subprocess.Popen[bytes]:
    starts = [f"http://{HOSTS[0]}:{port}/", *(f"http://{host}:{port}/none" for host in HOSTS[1:])]
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", CRAWL, str(workspace), state, *starts],
        env={**os.environ, "PYTHONPATH": str(code), "SOURCE_DATE_EPOCH": "1700000000"},
        cwd=code,
        stdout=subprocess.DEVNULL,
    )


def seeds(workspace: Path) -> dict[str, str]:
    """Digest of each seed by its path."""
    return {
        str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((workspace / "seeds").rglob("*.md"))
    }


def lines(log: Path) -> list[str]:
    return log.read_text().split()


def killed_run(
    workspace: Path, port: int, code: Path, log: Path, chance: random.Random, most: int, server: postgres.Server | None
) -> list[int]:  # fmt: skip
    """Crawl with kills until done: requests repeated after each of at most `most` kills."""
    state = server.address(workspace.name) if server else ""
    repeated: list[int] = []
    known: set[str] = set()
    while True:
        before = len(lines(log))
        process = start(workspace, port, code, state)
        after = chance.randint(1, 60)
        while process.poll() is None and (len(lines(log)) - before < after or len(repeated) >= most):
            time.sleep(0.005)
        done = process.poll() is not None
        if not done:
            time.sleep(chance.random() * 0.02)
            process.send_signal(signal.SIGKILL)
        process.wait()
        if server and not done and len(repeated) % POWER_CUT == POWER_CUT - 1:
            server.stop("immediate")
            server.start()
        new = lines(log)[before:]
        again = sum(number in known for number in new)
        if before and known:
            repeated.append(again)
        known.update(new)
        if done:
            return repeated


def mutated(folder: Path) -> Path:
    """A copy of the code whose links are committed on their own."""
    for package in ("crawler", "gristmill"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    intake = folder / "crawler" / "source" / "intake.py"
    text = intake.read_text()
    if text.count(IN) != 1:
        raise SystemExit("the mutation does not fit the code any more")
    intake.write_text(text.replace(IN, OUT))
    return folder


def measure(*, count: int, kills: int, seed: int, mutate: bool, database: postgres.Server | None) -> Result:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code = mutated(folder / "code") if mutate else ROOT
        port, log = 20_000 + os.getpid() % 20_000, folder / "log"
        ready = multiprocessing.Event()
        server = multiprocessing.Process(target=serve, args=(count, port, log, ready), daemon=True)
        server.start()
        ready.wait(10)
        start(folder / "whole", port, ROOT).wait()
        whole, found, repeated = seeds(folder / "whole"), [], []
        while len(repeated) < kills:
            log.write_text("")
            workspace = folder / f"w{len(found)}"
            repeated += killed_run(workspace, port, code, log, chance, kills - len(repeated), database)
            found.append(seeds(workspace))
        server.terminate()
        server.join()
    counted = [collections.Counter(each.values()) for each in found]
    return Result(
        pages=len(whole), kills=len(repeated), workspaces=len(found), same=sum(each == whole for each in found),
        lost=sum(len(whole.keys() - each.keys()) for each in found),
        twice=sum(number > 1 for counter in counted for number in counter.values()),
        again=sum(repeated), worst=max(repeated, default=0), bound=PER_HOST * len(HOSTS),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutate", action="store_true")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with postgres.serving(synced=True) if options.postgres else contextlib.nullcontext() as database:
        result = measure(
            count=options.pages, kills=options.kills, seed=options.seed, mutate=options.mutate, database=database
        )
    if options.json:
        print(json.dumps(dataclasses.asdict(result)))
        return
    names = [
        "pages",
        "kills",
        "finished",
        "identical",
        "lost",
        "twice",
        "repeated",
        "worst of a kill",
        "in flight at most",
    ]
    print(f"| {' | '.join(names)} |\n{'| --- ' * len(names)}|")
    print("| " + " | ".join(str(value) for value in dataclasses.astuple(result)) + " |")


if __name__ == "__main__":
    main()
