"""A long crawl in one process: whether its memory stays flat, whether hosts take turns, and what a page takes.

    python -m benchmarks.soak [--pages 50000] [--hosts 8] [--folder .bench/soak] [--keep]

Pages of some 2 KB Markdown are made by number, by a server of its own process, which answers on as many loopback
addresses as there are hosts; each host is a source. Every page links to eight that are new, to its neighbours and back.
Read from /proc while the crawl runs: resident memory of the process with the loop, shares of memory (Pss) of its pool,
requests by host. The slope is that of a straight line through what was read after the first tenth of the pages.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from multiprocessing.sharedctypes import SynchronizedArray
from pathlib import Path

import numpy as np

from crawler.workers.pool import default_jobs

_CRAWL = """
import sys
from pathlib import Path
from crawler.crawl import crawl
from gristmill.config import Source
from gristmill.store import Workspace
root, *starts = sys.argv[1:]
sources = [Source(name=f"host-{n}", start=[start], max_pages=10**6) for n, start in enumerate(starts)]
tallies = crawl(Workspace(Path(root), create=True), sources)
print(sum(tally.kept for tally in tallies), sum((tally.dropped for tally in tallies), type(tallies[0].dropped)()))
"""
_WORDS = (
    "the a of to and in is that for with as on by from at it be are this which server client request value option file "
    "page name table field index cache buffer stream socket thread process signal handler module package build release "
    "version default setting path folder reader writer record column query filter result error message level limit "
    "window session token header body encoding format parser printer compiler linker target source branch commit merge "
    "remote local shared private public static dynamic empty whole first last next previous new old fast slow open "
    "closed reads writes sends waits starts stops returns raises keeps drops holds checks splits joins counts sorts"
).split()
_FAN = 8  # pages that a page names first
_EVERY = 2.0  # seconds between two looks
_SETTLED = 0.1  # of the pages: before that, caches fill and workers start
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
_MIB = 1 << 20


def html(host: int, number: int, pages: int) -> bytes:
    """Page `number` of a host: four sections of prose, a table, a fence, and links to others of `pages`."""
    chance = random.Random(f"{host}/{number}")

    def said(count: int) -> str:
        text = " ".join(chance.choices(_WORDS, k=count))
        return text[0].upper() + text[1:] + "."

    named = [number * _FAN + at for at in range(1, _FAN + 1)] + [number - 1, number + 1, number // _FAN, 0]
    links = "".join(f'<li><a href="/p/{n}.html">Page {n}</a></li>' for n in named if 0 <= n < pages)
    parts = "".join(
        f"<h2>{said(4)[:-1]} {number}.{part}</h2><p>{said(30)} {said(25)}</p><p>{said(20)}</p>" for part in range(3)
    )
    rows = "".join(f"<tr><td><code>opt_{chance.randrange(10**6)}</code></td><td>{said(8)}</td></tr>" for _ in range(4))
    return (
        f"<html lang=en><head><title>{said(3)[:-1]} {number} of host {host}</title></head><body><nav><ul>"
        f"{links}</ul></nav><main><h1>{said(3)[:-1]} {number}</h1><p>{said(30)}</p>{parts}<table><tr><th>Option</th>"
        f"<th>Meaning</th></tr>{rows}</table><pre><code>open --limit {number}\n</code></pre></main></body></html>"
    ).encode()


def serve(hosts: list[str], port: int, pages: int, asked: "SynchronizedArray[int]") -> None:
    """Answer for all hosts; `asked` counts the pages that were sent, by host."""

    async def answer(host: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                number = line.split()[1].decode().removeprefix("/p/").removesuffix(".html")
                found = number.isdigit() and int(number) < pages
                body, status = (html(host, int(number), pages), "200 OK") if found else (b"", "404 Not Found")
                head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                asked[host] += found
                await writer.drain()
        writer.close()

    async def main() -> None:
        for number, host in enumerate(hosts):
            await asyncio.start_server(lambda r, w, number=number: answer(number, r, w), host, port)
        await asyncio.Event().wait()

    asyncio.run(main())


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What stood in /proc at a time."""

    asked: tuple[int, ...]
    # by host
    loop: float
    pool: float
    # MiB

    @property
    def pages(self) -> int:
        """Of all hosts."""
        return sum(self.asked)


def look(pid: int, asked: "SynchronizedArray[int]") -> Look:
    children = _below(pid)
    return Look(asked=tuple(asked), loop=_resident(pid), pool=sum(map(_share, children)))


def _below(pid: int) -> list[int]:
    try:
        own = [int(name) for name in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return own + [below for child in own for below in _below(child)]


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_SIZE / _MIB
    except OSError:
        return 0.0


def _share(pid: int) -> float:
    """Pages that several processes have are counted once among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def crawled(folder: Path, starts: list[str], asked: "SynchronizedArray[int]") -> tuple[list[Look], str, float, float]:
    """What was seen, what the crawl said, and its seconds of CPU and by the clock."""
    looks: list[Look] = []
    began = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", _CRAWL, str(folder), *starts], stdout=subprocess.PIPE, text=True)
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        looks.append(look(child.pid, asked))
        time.sleep(_EVERY)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.stdout is not None
    return looks, child.stdout.read().strip(), used.ru_utime + used.ru_stime, time.monotonic() - began


def slope(looks: list[Look], values: list[float]) -> float:
    """MiB for every 10,000 pages."""
    return float(np.polyfit([one.pages / 10_000 for one in looks], values, 1)[0])


def told(looks: list[Look], pages: int) -> None:
    """A table of ten rows, and the slopes."""
    print("| pages | loop MiB | pool MiB | shares of the hosts since the row above |\n| --- | --- | --- | --- |")
    before = (0,) * len(looks[0].asked)
    for part in range(1, 11):
        one = next((one for one in looks if one.pages >= part * pages // 10), looks[-1])
        since = [now - then for now, then in zip(one.asked, before, strict=True)]
        shares = [count / max(1, sum(since)) for count in since]
        print(f"| {one.pages:,} | {one.loop:.0f} | {one.pool:.0f} | {min(shares):.1%} to {max(shares):.1%} |")
        before = one.asked
    settled = [one for one in looks if _SETTLED * pages <= one.pages < pages]
    for name in ("loop", "pool"):
        values = [getattr(one, name) for one in settled]
        print(f"{name}: {slope(settled, values):+.2f} MiB per 10,000 pages, at most {max(values):.0f} MiB")


def sizes(root: Path, pages: int) -> str:
    """KB a page of what stands in the workspace, by its first folder or file."""
    found: dict[str, int] = {}
    for path in (path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).parts[0]
        found[name] = found.get(name, 0) + path.stat().st_size
    return ", ".join(f"{name} {size / pages / 1000:.2f}" for name, size in sorted(found.items()) if size > pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--hosts", type=int, default=8)
    parser.add_argument("--folder", type=Path, default=Path(".bench/soak"))
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    each, port = options.pages // options.hosts, 20_000 + os.getpid() % 20_000
    hosts = [f"127.0.0.{number + 2}" for number in range(options.hosts)]
    asked = multiprocessing.Array("q", options.hosts)
    server = multiprocessing.Process(target=serve, args=(hosts, port, each, asked), daemon=True)
    server.start()
    shutil.rmtree(options.folder, ignore_errors=True)
    try:
        starts = [f"http://{host}:{port}/p/0.html" for host in hosts]
        looks, said, cpu, seconds = crawled(options.folder, starts, asked)
    finally:
        server.terminate()
    pages = each * options.hosts
    print(f"{pages:,} pages of {options.hosts} hosts, kept and dropped: {said}; sent {sum(asked):,}")
    told(looks, pages)
    print(f"{seconds:,.0f} s, CPU {1000 * cpu / pages:.1f} ms a page with {default_jobs()} workers")
    print(f"KB a page: {sizes(options.folder, pages)}")
    if not options.keep:
        shutil.rmtree(options.folder)


if __name__ == "__main__":
    main()
