"""The whole way on a real site: a Debian -doc package on loopback, run twice, checked without Gristmill's own code.

    python benchmarks/pipeline.py [--package python3.11-doc] [--work .bench] [--folder]

Prints a Markdown table for benchmarks/RESULTS.md: pages crawled of those reachable, pairs a page, evidence spans that
hold, repeated questions, openings, whether a second run changes a byte, pages per CPU second, peak memory of the tree.
"""

import argparse
import collections
import hashlib
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html

ROOTS = {  # package -> folder with the site's index.html
    "python3.11-doc": "usr/share/doc/python3.11/html",
    "git-doc": "usr/share/doc/git-doc",
    "python-typer-doc": "usr/share/doc/python-typer-doc/html",
    "postgresql-doc-15": "usr/share/doc/postgresql-doc-15/html",
    "apache2-doc": "usr/share/doc/apache2-doc/manual/en",
}
OUTPUTS = ("pairs.jsonl", "kept.jsonl", "dropped.jsonl", "dataset/*")


def unpack(package: str, work: Path) -> Path:
    """The files of a Debian package below `work`."""
    tree = work / "tree" / package
    if not tree.exists():
        debs = work / "debs"
        debs.mkdir(parents=True, exist_ok=True)
        tree.parent.mkdir(exist_ok=True)
        subprocess.run(["apt-get", "-q", "download", package], cwd=debs, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["dpkg", "-x", str(max(debs.glob(f"{package}_*.deb"))), str(tree)], check=True)
    return tree


def reachable(root: Path) -> set[str]:
    """Paths of HTML pages that links lead to from index.html, files that exist only."""
    seen, queue = {"index.html"}, collections.deque(["index.html"])
    while queue:
        here = queue.popleft()
        page = lxml.html.fromstring((root / here).read_bytes())
        for anchor in page.iter("a", "area"):
            target = unquote(urldefrag(urljoin(f"http://x/{here}", anchor.get("href") or ""))[0])
            path = target.removeprefix("http://x/")
            path = path + "index.html" if path.endswith("/") or not path else path
            if (
                target.startswith("http://x/")
                and path.endswith((".html", ".htm"))
                and path not in seen
                and (root / path).is_file()
            ):
                seen.add(path)
                queue.append(path)
    return seen


def tree_memory(pid: int, stop: threading.Event, peak: list[int]) -> None:
    """Largest sum of resident memory over a process and its children, in bytes, sampled five times a second."""
    page = os.sysconf("SC_PAGE_SIZE")
    while not stop.wait(0.2):
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(stat.parent.name)] = (int(fields[1]), int(fields[21]) * page)
        family, grown = {pid}, True
        while grown:
            more = {child for child, (parent, _) in parents.items() if parent in family} - family
            family |= more
            grown = bool(more)
        peak[0] = max(peak[0], sum(parents[p][1] for p in family if p in parents))


def run(command: list[str]) -> tuple[float, float, int, str]:
    """(CPU seconds of the process tree, wall seconds, peak bytes, stderr)."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    stop, peak = threading.Event(), [0]
    sampler = threading.Thread(target=tree_memory, args=(process.pid, stop, peak))
    sampler.start()
    errors = process.communicate()[1]
    stop.set()
    sampler.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {errors}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - began, peak[0], errors


def digests(workspace: Path) -> dict[str, str]:
    files = sorted(path for pattern in OUTPUTS for path in workspace.glob(pattern))
    return {str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def check(workspace: Path) -> dict[str, str]:
    """Figures of kept.jsonl, from the files alone."""
    kept = [json.loads(line) for line in (workspace / "kept.jsonl").read_text("utf-8").split("\n") if line]
    markdown, valid, spans = {}, 0, 0
    for pair in kept:
        for evidence in pair["evidence"]:
            path = evidence["seed_path"]
            if path not in markdown:
                markdown[path] = (workspace / path).read_bytes().decode().split("\n---\n", 1)[1]
            spans += 1
            valid += markdown[path][evidence["start"] : evidence["stop"]] == evidence["quote"]
    questions = [" ".join(re.findall(r"\w+", pair["question"].lower())) for pair in kept]
    repeats = len(questions) - len(set(questions))
    openings = collections.Counter(" ".join(q.split()[:2]) for q in questions)
    what_begins = sum(q.startswith(("what is ", "what are ")) for q in questions)
    what_is = sum(bool(re.match(r"what (is|are) \S+( \S+)?$", q)) for q in questions)
    types = collections.Counter(pair["type"] for pair in kept)
    opening, count = openings.most_common(1)[0]
    return {
        "pairs kept": f"{len(kept):,}",
        "evidence spans that hold": f"{valid:,} of {spans:,}",
        "questions that repeat another": f"{repeats / len(kept):.2%}",
        "questions that begin with what is/are": f"{what_begins / len(kept):.1%}",
        "questions of the bare form what is X": f"{what_is / len(kept):.1%}",
        "commonest opening": f"{opening!r} {count / len(kept):.1%}",
        "types": ", ".join(f"{name} {n:,}" for name, n in types.most_common()),
    }


def page_of(seed: Path) -> str:
    """The path of a seed's page below the site's root, from its front matter."""
    url = next(line.removeprefix("url: ") for line in seed.read_text("utf-8").splitlines() if line.startswith("url: "))
    path = unquote(urlsplit(url).path).removeprefix("/")
    return path + "index.html" if path.endswith("/") or not path else path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", default="python3.11-doc", choices=sorted(ROOTS))
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    parser.add_argument("--folder", action="store_true", help="read the folder without a server")
    args = parser.parse_args()
    site = unpack(args.package, args.work.absolute()) / ROOTS[args.package]
    workspace = args.work.absolute() / "runs" / (args.package + ("-folder" if args.folder else ""))
    shutil.rmtree(workspace, ignore_errors=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site)]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        target = str(site) if args.folder else f"http://127.0.0.1:{port}/index.html"
        command = [str(Path(sys.executable).parent / "gristmill"), "run", target, "--out", str(workspace)]
        cpu, wall, memory, log = run(command)
        first = digests(workspace)
        again, _, _, _ = run(command)
    finally:
        server.terminate()
    seeds = {page_of(path) for path in (workspace / "seeds").rglob("*.md")}
    wanted = reachable(site)
    pages, had = len(seeds), len(seeds & wanted)
    same = digests(workspace) == first
    figures = check(workspace)
    rows = {
        "reachable pages with a seed": f"{had:,} of {len(wanted):,} ({had / len(wanted):.1%}); {pages:,} seeds in all",
        "pairs a page": f"{int(figures['pairs kept'].replace(',', '')) / pages:.1f}",
        **figures,
        "second run, byte for byte": "identical" if same else "DIFFERENT",
        "pages per CPU second, whole run": f"{pages / cpu:.1f} ({cpu:.0f} s of CPU, {wall:.0f} s of wall time)",
        "CPU of the second run": f"{again:.0f} s",
        "peak memory of the process tree": f"{memory / 1e6:.0f} MB",
    }
    print(log, file=sys.stderr)
    print(f"| {args.package}{' (folder)' if args.folder else ''} | |\n| --- | --- |")
    for name, value in rows.items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
