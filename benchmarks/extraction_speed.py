"""CPU time a page of our extraction beside trafilatura, markdownify and the parser alone, in one process and run.

    python benchmarks/extraction_speed.py FOLDER [--every 4]

FOLDER holds HTML pages; every n-th of them, sorted, is taken. Each tool sees the same bytes in turn: a busy machine
slows all alike; the figures are means, also for 40 kB of HTML.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdownify
import trafilatura

from crawler.extraction import dom, extract


def tools() -> dict[str, Callable[[bytes], Any]]:
    return {
        "gristmill": lambda body: extract(body, url="http://127.0.0.1/a/b.html"),
        "trafilatura": lambda body: trafilatura.extract(
            body, output_format="markdown", include_links=True, include_images=True, with_metadata=True
        ),
        "markdownify": lambda body: markdownify.markdownify(body.decode("utf-8", "replace"), heading_style="ATX"),
        "lxml alone": lambda body: dom.parse(body.decode("utf-8", "replace")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=4)
    args = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(args.folder.rglob("*.html"))[:: args.every]]
    spent = dict.fromkeys(tools(), 0.0)
    for tool in tools().values():  # imports and models
        tool(pages[0])
    for body in pages:
        for name, tool in tools().items():
            start = time.process_time()
            tool(body)
            spent[name] += time.process_time() - start
    size = sum(map(len, pages))
    for name, seconds in spent.items():
        mean, even = 1000 * seconds / len(pages), 1000 * seconds / (size / 40_000)
        print(f"{name:12} {mean:8.1f} ms a page {even:8.1f} ms for 40 kB   {seconds / spent['gristmill']:5.1f} x")


if __name__ == "__main__":
    main()
