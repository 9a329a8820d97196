"""CPU time of a crawl for each page, ours and others', in the same run on the same site.

    python benchmarks/crawl_speed.py FOLDER [--start index.html] [--only NAME,…] [--crawlee PYTHON]

FOLDER is a built documentation tree (measured: Debian's linux-doc-6.1, `apt-get download` and `dpkg -x`, its html
folder). It is served on loopback by a process of its own, which is not counted. Each crawler runs in a process of its
own; counted is the user and system time of it and its children. `Scrapy` is a CrawlSpider with its LinkExtractor, eight
requests at a time, that keeps nothing and leaves the pages' sources out, as we do; `ours` keeps everything, to disk, in
transactions. `--crawlee` names an interpreter that has it.
"""

import argparse
import asyncio
import contextlib
import json
import mimetypes
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote

OURS = """
import resource, sys
from pathlib import Path
from crawler.crawl import crawl
from gristmill.config import Source
from gristmill.store import Workspace
workspace = Workspace(Path(sys.argv[2]) / "w", create=True)
source = Source(name="site", start=[sys.argv[1]], markdown=False, max_pages=100_000)
tally = crawl(workspace, [source], jobs=JOBS, extracting=EXTRACTING)[0]
print(tally.seen - tally.dropped["http-404"])
"""
SCRAPY = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule
from urllib.parse import urlsplit

class Plain(CrawlSpider):
    name = "plain"
    start_urls = [sys.argv[1]]
    allowed_domains = [urlsplit(sys.argv[1]).hostname]
    rules = [Rule(LinkExtractor(deny=[r"/_sources/"]), callback="page", follow=True)]
    count = 0
    def page(self, response):
        Plain.count += 1

process = CrawlerProcess({"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "TELNETCONSOLE_ENABLED": False})
process.crawl(Plain)
process.start()
print(Plain.count)
"""
CRAWLEE = """
import asyncio, logging, sys
from crawlee import ConcurrencySettings
from crawlee.crawlers import BeautifulSoupCrawler, BeautifulSoupCrawlingContext
logging.disable(logging.CRITICAL)

async def main():
    crawler = BeautifulSoupCrawler(concurrency_settings=ConcurrencySettings(desired_concurrency=8, max_concurrency=8))
    count = 0

    @crawler.router.default_handler
    async def handle(context: BeautifulSoupCrawlingContext) -> None:
        nonlocal count
        count += 1
        await context.enqueue_links(strategy="same-hostname")

    await crawler.run([sys.argv[1]])
    print(count)

asyncio.run(main())
"""


def serve(folder: Path, port: int, ready: object) -> None:
    files: dict[str, bytes] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                path = unquote(line.split()[1].decode().partition("?")[0])
                file = folder / path.lstrip("/")
                if path not in files and file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                    files[path] = file.read_bytes()
                body, status = (files[path], "200 OK") if path in files else (b"", "404 Not Found")
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        writer.close()

    async def main() -> None:
        await asyncio.start_server(answer, "127.0.0.1", port)
        ready.set()  # type: ignore[attr-defined]
        await asyncio.Event().wait()

    asyncio.run(main())


def run(name: str, command: list[str], queue: "multiprocessing.Queue[object]") -> None:
    """Run a crawler in a child of this process and tell what it took."""
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = done.stdout.split()
    if name != "wget" and done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    pages = int(words[-1]) if words and words[-1].isdigit() else -1
    queue.put((pages, used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--start", default="index.html")
    parser.add_argument("--only", default="")
    parser.add_argument("--crawlee", default="")
    options = parser.parse_args()
    port = 20_000 + os.getpid() % 20_000
    url = f"http://127.0.0.1:{port}/{options.start}"
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(options.folder, port, ready), daemon=True)
    server.start()
    ready.wait(10)
    python = [sys.executable, "-W", "ignore", "-c"]
    rows: list[tuple[str, int, float, float, float]] = []
    with tempfile.TemporaryDirectory() as scratch:
        commands = {
            "ours: crawl alone": [*python, OURS.replace("JOBS", "1").replace("EXTRACTING", "False")],
            "Scrapy, LinkExtractor": [*python, SCRAPY],
            "ours: with extraction": [*python, OURS.replace("JOBS", "2").replace("EXTRACTING", "True")],
            "wget --mirror": ["wget", "--mirror", "--no-parent", "-q", "-P", f"{scratch}/wget"],
        }
        if options.crawlee:
            commands["Crawlee, BeautifulSoup"] = [options.crawlee, "-W", "ignore", "-c", CRAWLEE]
        for number, (name, command) in enumerate(commands.items()):
            if options.only and not any(part in name for part in options.only.split(",")):
                continue
            if command[0] == "wget" and shutil.which("wget") is None:
                continue
            queue: multiprocessing.Queue[object] = multiprocessing.Queue()
            place = [] if command[0] == "wget" else [f"{scratch}/{number}"]
            for folder in place:
                Path(folder).mkdir()
            child = multiprocessing.Process(target=run, args=(command[0], [*command, url, *place], queue))
            child.start()
            found = queue.get()
            child.join()
            pages, cpu, wall, memory = found  # type: ignore[misc]
            if command[0] == "wget":
                pages = sum(path.suffix == ".html" for path in Path(f"{scratch}/wget").rglob("*"))
            rows.append((name, pages, cpu, wall, memory))
            print(json.dumps(rows[-1]), file=sys.stderr)
    server.terminate()
    names = ["crawler", "pages", "CPU ms a page", "CPU s", "wall s", "peak MB of a process"]
    print(f"| {' | '.join(names)} |\n{'| --- ' * len(names)}|")
    for name, pages, cpu, wall, memory in rows:
        print(f"| {name} | {pages} | {1000 * cpu / max(pages, 1):.1f} | {cpu:.1f} | {wall:.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
