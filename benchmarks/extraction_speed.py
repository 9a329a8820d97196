"""Speed of extraction: CPU a page beside peers, one worker against two, and memory over thousands of pages.

    python -m benchmarks.extraction_speed SAMPLE [--every 4] [--tree FOLDER] [--many FOLDER] [--pages 3000]

SAMPLE holds HTML pages; every n-th of them, sorted, is taken. Each tool sees the same bytes in turn, in a process that
was made ready as a pool's worker is (what is loaded is frozen); a busy machine slows all alike, and the least of three
times counts for each page. `--tree` is extracted by one worker and by two, by turns; `--many` gives the pages for the
curve of memory: with profiles, without, and with trafilatura asked for each page.
"""

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

URL = "http://127.0.0.1/a/b.html"
ROUNDS = 3
MIDDLE = range(30_000, 50_001)  # bytes: the pages of about 40 kB
STEP = 250  # pages between two readings of memory
LARGEST = 600_000  # bytes of a page for the curve: one monster would hide what the others leave behind
WAYS = ("with profiles", "without profiles", "trafilatura on each")


def tools() -> dict[str, Callable[[bytes], Any]]:
    import markdownify
    import trafilatura

    from crawler.extraction import dom, extract

    options: Any = {"output_format": "markdown", "include_links": True, "include_tables": True}
    return {
        "gristmill": lambda body: extract(body, url=URL),
        "trafilatura": lambda body: trafilatura.extract(body, **options),
        "trafilatura with metadata": lambda body: trafilatura.extract(body, with_metadata=True, **options),
        "markdownify": lambda body: markdownify.markdownify(body.decode("utf-8", "replace"), heading_style="ATX"),
        "lxml alone": lambda body: dom.parse(body.decode("utf-8", "replace")),
    }


def speed(pages: list[bytes]) -> None:
    """Mean milliseconds of CPU a page, over all pages and over those of the middle size."""
    spent: dict[str, list[float]] = {}
    for name, tool in tools().items():  # imports and models
        tool(pages[0])
        spent[name] = [float("inf")] * len(pages)
    gc.freeze()
    for _ in range(ROUNDS):
        for number, body in enumerate(pages):
            for name, tool in tools().items():
                start = time.process_time()
                tool(body)
                spent[name][number] = min(spent[name][number], time.process_time() - start)
    middle = [number for number, body in enumerate(pages) if len(body) in MIDDLE]
    size = statistics.mean(map(len, pages)) / 1000
    print(f"CPU ms a page: {len(pages)} pages of {size:.0f} kB in the mean, {len(middle)} of 30 to 50 kB")
    for name, each in spent.items():
        mean, even = statistics.mean(each), statistics.mean([each[number] for number in middle] or [0])
        ours = statistics.mean(spent["gristmill"])
        print(f"  {name:26} {1000 * mean:7.1f}   30 to 50 kB {1000 * even:7.1f}   {mean / ours:5.2f} x")


def scale(tree: Path, jobs: int) -> None:
    """In a process of its own: extract a folder, print pages, wall time, and the CPU time of parent and workers."""
    from crawler import mirror
    from crawler.workers import pool

    with tempfile.TemporaryDirectory() as out:
        spent, start = _own(), time.perf_counter()
        made = mirror.extract_folder(tree, Path(out), jobs=jobs)
        wall = time.perf_counter() - start
    parent = _own() - spent  # without the imports, which no longer run has more of
    pool._nursery().close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = children.ru_utime + children.ru_stime
    print(json.dumps({"pages": len(made), "wall": wall, "parent": parent, "workers": workers}))


def _own() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def scaling(tree: Path) -> None:
    """Pages a second with one worker and two: the best of several turns. The CPU times say what is possible."""
    runs: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs, each in runs.items():
            each.append(json.loads(_child("scale", str(tree), str(jobs))))
    best = {jobs: min(each, key=lambda run: run["wall"]) for jobs, each in runs.items()}
    for jobs, run in best.items():
        share = run["parent"] / run["workers"]
        print(
            f"  {jobs} worker{'s' * (jobs > 1)}: {run['pages'] / run['wall']:6.1f} pages/s, CPU of the parent"
            f" {run['parent']:.2f} s, of the workers {run['workers']:.2f} s ({share:.3f})"
        )
    print(f"  two against one: {best[1]['wall'] / best[2]['wall']:.2f} x; by CPU at most {2 / (1 + share):.2f} x")


def curve(many: Path, pages: int, way: str) -> None:
    """In a process of its own: resident megabytes after every so many pages, as a list."""
    from crawler.extraction import articles, extract, profiles

    found = sorted(path for path in many.rglob("*.html") if path.stat().st_size <= LARGEST)
    if way != WAYS[0]:
        profiles.PROFILES = ()
    sizes = []
    for number, path in enumerate(found[:: max(1, len(found) // pages)][:pages], 1):
        if way == WAYS[2]:
            articles._found_by_trafilatura(path.read_text("utf-8", "replace"))
        else:
            extract(path.read_bytes(), url=URL)
        if number % STEP == 0:
            sizes.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20)
    print(json.dumps(sizes))


def memory(many: Path, pages: int) -> None:
    """The curves of all ways."""
    print(f"resident MB after each {STEP} pages")
    for way in WAYS:
        sizes = json.loads(_child("curve", str(many), str(pages), way))
        print(f"  {way:20} {' '.join(map(str, sizes))}", flush=True)


def _child(*words: str) -> str:
    command = [sys.executable, "-m", "benchmarks.extraction_speed", *words]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def main() -> None:
    if sys.argv[1:2] == ["scale"]:
        return scale(Path(sys.argv[2]), int(sys.argv[3]))
    if sys.argv[1:2] == ["curve"]:
        return curve(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--tree", type=Path, help="a folder for one worker against two")
    parser.add_argument("--many", type=Path, help="a folder with thousands of pages, for the curve of memory")
    parser.add_argument("--pages", type=int, default=3000)
    args = parser.parse_args()
    speed([path.read_bytes() for path in sorted(args.sample.rglob("*.html"))[:: args.every]])
    if args.tree:
        scaling(args.tree.resolve())
    if args.many:
        memory(args.many.resolve(), args.pages)
    return None


if __name__ == "__main__":
    main()
