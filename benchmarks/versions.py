"""Two versions of one manual: what `patch` makes of a dataset of the first, and what `forget` leaves of its pages.

    python benchmarks/versions.py [--work .bench] [PACKAGE…]

Both versions of a Debian package are unpacked; a workspace crawls the older one, its dataset is published (copied), and
the newer one is read as a refresh. Then, without Gristmill's own code:

- the published folder, patched, against the workspace's dataset, byte by byte;
- the refreshed workspace against one that never saw the older version: every row, crawl times set aside;
- `patch`, killed at a random moment, over and over: the folder must be the old or the new, or say that it is neither;
- a page that the versions differ in, forgotten: runs of eight words that stood in either version of it, and in no other
  page of either, are looked for in every file of the workspace, in every cell of its database, packed ones too,
  in the bytes of the database's file, and in the published folder, patched again.

Prints a Markdown table for benchmarks/RESULTS.md.
"""

import argparse
import collections
import contextlib
import filecmp
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# package -> folder of its pages
PACKAGES = {
    "aodh-doc": "usr/share/doc/aodh-doc/html",
    "bind9-doc": "usr/share/doc/bind9-doc/arm",
    "haproxy-doc": "usr/share/doc/haproxy",
    "libsrt-doc": "usr/share/doc/libsrt-doc/html",
    "putty-doc": "usr/share/doc/putty-doc",
    "python-aiohttp-doc": "usr/share/doc/python-aiohttp-doc/html",
    "python-asyncssh-doc": "usr/share/doc/python-asyncssh-doc/html",
    "python-git-doc": "usr/share/doc/python-git-doc/html",
    "python-pymongo-doc": "usr/share/doc/python-pymongo-doc/html",
    "tomcat10-docs": "usr/share/tomcat10-docs/docs",
}
FORMATS = ("openai", "retrieval", "pretraining")
RUN = 8  # words
KILLS = 12
TIMES = frozenset(("crawled_at",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    package: str
    pages: int
    pairs: int
    changes: collections.Counter[str]
    files: str
    patched: bool
    fresh: str
    kills: str
    forgotten: str
    traces: int


def versions(package: str) -> tuple[str, str]:
    """The older and the newer of the two newest versions that apt offers."""
    told = subprocess.run(["apt-cache", "madison", package], capture_output=True, text=True, check=True).stdout
    found = [line.split("|")[1].strip() for line in told.splitlines() if line.rstrip().endswith("Packages")]
    newest = list(dict.fromkeys(found))[:2]
    if len(newest) < 2:
        sys.exit(f"apt offers one version of {package} only")
    return newest[1], newest[0]


def unpacked(package: str, version: str, work: Path) -> Path:
    tree = work / "versions" / package / version
    if not tree.exists():
        debs = work / "debs" / version.replace(":", "_")
        for folder in (debs, tree.parent):
            folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "-q", "download", f"{package}={version}"], cwd=debs, check=True, stdout=-3)
        subprocess.run(["dpkg", "-x", str(next(debs.glob(f"{package}_*.deb"))), str(tree)], check=True)
    return tree / PACKAGES[package]


def gristmill(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "gristmill", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"gristmill {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def crawl(site: Path, workspace: Path, package: str) -> None:
    """Read the folder as what the public finds at one address, whatever the version."""
    target = workspace.parent / "site"
    target.unlink(missing_ok=True)
    target.symlink_to(site)
    config = workspace.parent / "spiders.yaml"
    config.write_text(
        f"sources: [{{name: manual, start: [{target}], base_url: https://docs.example/{package}/, licence: MIT}}]\n"
        f"dataset: {{validation: 0.1, test: 0.1, formats: [{', '.join(FORMATS)}]}}\n"
    )
    gristmill("run", "manual", "--config", str(config), "--out", str(workspace), "--jobs", "2")


def pages(workspace: Path) -> dict[str, str]:
    """The Markdown of the active seeds by path, from the files alone."""
    found = {}
    for path in sorted((workspace / "seeds").rglob("*.md")):
        head, _, markdown = path.read_bytes().decode().partition("\n---\n")
        if "\nstatus: active" in head or "\nstatus:" not in head:
            found[path.relative_to(workspace).as_posix()] = markdown
    return found


def files(root: Path) -> dict[str, Path]:
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}


def same(one: Path, other: Path) -> bool:
    left, right = ({n: p for n, p in files(root).items() if not n.startswith(".")} for root in (one, other))
    return left.keys() == right.keys() and all(filecmp.cmp(left[name], right[name], shallow=False) for name in left)


def timeless(value: object) -> object:
    if isinstance(value, dict):
        return {key: timeless(item) for key, item in value.items() if key not in TIMES}
    return [timeless(item) for item in value] if isinstance(value, list) else value


def rows(dataset: Path) -> dict[str, list[object]]:
    """The rows of every file of data, without crawl times."""
    return {
        name: [timeless(json.loads(line)) for line in path.read_bytes().splitlines()]
        for name, path in files(dataset).items()
        if name.endswith(".jsonl")
    }


def runs(text: str) -> set[str]:
    said = re.findall(r"\w+", text.lower())
    return {" ".join(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def texts(data: bytes) -> Iterator[str]:
    """What bytes say: as text, JSON Lines string by string, HTML without its marks."""
    text = data.decode("utf-8", "replace")
    yield text
    if "<" in text:
        yield re.sub(r"<[^<>]*>", " ", text)
    for line in text.split("\n") if text[:1] in "{[" else ():
        with contextlib.suppress(ValueError):
            yield from strings(json.loads(line))


def cells(database: Path) -> Iterator[bytes]:
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in db.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        yield value.encode("utf-8", "replace")
                    elif isinstance(value, bytes):
                        yield value
                        with contextlib.suppress(zstd.ZstdError):
                            yield zstd.decompress(value)


def left(root: Path, wanted: set[str]) -> set[str]:
    """Those of the runs that anything in a folder still says."""
    found: set[str] = set()
    for path in files(root).values():
        pieces = [path.read_bytes()]
        if path.name == "gristmill.sqlite":
            pieces += cells(path)
        for data in pieces:
            for text in texts(data):
                found |= runs(text) & wanted
    return found


def own(path: str, old: dict[str, str], new: dict[str, str], workspace: Path) -> set[str]:
    """The runs that stand in a page of either version and in no other page of both, nor in the newer one's HTML.

    Of other pages as they were the tombstones of their pairs still tell, and rightly.
    """
    wanted = runs(old.get(path, "")) | runs(new[path])
    for name, text in (*old.items(), *new.items()):
        if name != path:
            wanted -= runs(text)
    query = "SELECT body FROM bodies JOIN pages ON pages.id = page WHERE status = 'active' AND path != ?"
    with contextlib.closing(sqlite3.connect(workspace / "gristmill.sqlite")) as db:
        for (body,) in db.execute(query, (path,)):
            for text in texts(zstd.decompress(body)):
                wanted -= runs(text)
    return wanted


def killed(workspace: Path, published: Path, old: Path, times: int) -> str:
    """Kill `patch` after so many moments; what the folder was then."""
    outcomes: collections.Counter[str] = collections.Counter()
    command = [sys.executable, "-m", "gristmill", "patch", str(published), "--out", str(workspace)]
    generator = random.Random(7)
    for _ in range(times):
        shutil.rmtree(published)
        shutil.copytree(old, published)
        process = subprocess.Popen(command, stdout=-3, stderr=-3, start_new_session=True)
        while process.poll() is None and not (published / ".gristmill-patch").exists():
            time.sleep(0.001)
        # From here on it writes; the exchange itself takes some milliseconds, behind the copies.
        waiting = published / ("PATCHING.txt" if generator.random() < 0.7 else ".gristmill-patch")
        while process.poll() is None and not waiting.exists():
            pass
        time.sleep(generator.uniform(0, 0.004))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        told = "old" if same(published, old) else "new" if same(published, workspace / "dataset") else "MIX"
        if told == "MIX" and (published / "PATCHING.txt").exists():
            told = "noted as neither"
        outcomes[told] += 1
        gristmill("patch", str(published), "--out", str(workspace))
        outcomes["mended"] += same(published, workspace / "dataset")
    return ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items()))


def compare(package: str, work: Path) -> Result:
    older, newer = (unpacked(package, version, work) for version in versions(package))
    home = work / "runs" / "versions" / package
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    workspace, published, first = home / "workspace", home / "published", home / "first"
    crawl(older, workspace, package)
    old = pages(workspace)
    shutil.copytree(workspace / "dataset", first)
    shutil.copytree(first, published)
    crawl(newer, workspace, package)
    new = pages(workspace)
    done = json.loads(gristmill("patch", str(published), "--out", str(workspace), "--json"))
    patched = same(published, workspace / "dataset")
    (home / "other").mkdir()
    crawl(newer, home / "other" / "workspace", package)
    refreshed, clean = (rows(root / "dataset") for root in (workspace, home / "other" / "workspace"))
    odd = [name for name in refreshed.keys() | clean.keys() if refreshed.get(name) != clean.get(name)]
    shutil.rmtree(published)
    shutil.copytree(first, published)
    kills = killed(workspace, published, first, KILLS)
    kept = collections.Counter(
        proof["seed_path"]
        for line in (workspace / "kept.jsonl").read_bytes().splitlines()
        for proof in json.loads(line)["evidence"]
    )
    differing = [path for path in new if path in old and old[path] != new[path]]
    page = max(differing or new, key=lambda path: (kept[path], path))
    wanted = own(page, old, new, workspace)
    url = re.search(r"^url: (\S+)", (workspace / page).read_text("utf-8"), re.MULTILINE)
    gone = json.loads(gristmill("forget", url[1], "--out", str(workspace), "--yes", "--json",
                                "--config", str(home / "spiders.yaml")))  # fmt: skip
    gristmill("patch", str(published), "--out", str(workspace))
    traces = left(workspace, wanted) | left(published, wanted)
    for trace in sorted(traces)[:5]:
        print(f"{package}: {trace}", file=sys.stderr)
    return Result(
        package=package, pages=len(new), pairs=kept.total(),
        changes=collections.Counter(change["kind"] for change in done["changes"]),
        files=f"{len(done['written'])} written, {len(done['removed'])} removed, {done['unchanged']} as they were",
        patched=patched, fresh="same" if not odd else ", ".join(sorted(odd)), kills=kills,
        forgotten=f"{gone['pairs']} pairs, {len(wanted):,} runs", traces=len(traces),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", default=list(PACKAGES), metavar="PACKAGE")
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    args = parser.parse_args()
    print("| package | pages | pairs added, changed, removed | files | patched = fresh export | refresh = clean crawl |"
          " killed | forgotten | traces |")  # fmt: skip
    print("| --- " * 9 + "|")
    for package in args.packages:
        one = compare(package, args.work.absolute())
        counts = ", ".join(f"{one.changes[kind]:,}" for kind in ("added", "changed", "removed"))
        patched = "yes" if one.patched else "NO"
        print(f"| {one.package} | {one.pages} | {counts} | {one.files} | {patched} | {one.fresh} |"
              f" {one.kills} | {one.forgotten} | {one.traces} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
