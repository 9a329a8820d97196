"""What Ray costs: the CPU of a crawl or a run without it and with `--on ray`, of all processes that the command begins.

    sudo python -m benchmarks.cluster_overhead [--pages 375] [--manuals FOLDER ...] [--jobs 2] [--rounds 1]
        [--ways local placed ray] [--alone]

Eight hosts on loopback, a source each, asked without a pause; their server is not counted. With `--manuals` it is a
whole run instead of a crawl: each folder is what one host has, eight at most. The command is put into a
cgroup of its own (version 1 or 2; that needs the rights to make one), so that Ray's servers are in it, whoever their
parent is. `placed` is the same crawl in parts by processes of this machine, without Ray: what is between it and `ray`
is Ray's, what is between it and `local` is the crawl's own cut. Without a pause the loops are busy; where they wait for
hosts, the servers of Ray go on costing what they cost a second, which --alone tells.
"""

import argparse
import contextlib
import hashlib
import http.server
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .cluster import HOSTS, page, prepare, seeds

IDLE = 30.0  # seconds
_GROUPS = Path("/sys/fs/cgroup")
_COMMAND = {
    "local": "from gristmill.cli import main; main()",
    "placed": "import contextlib, os; from gristmill.placing import here; "
    "import gristmill.cluster.engine as engine; "
    "engine.engine = lambda on: contextlib.nullcontext(here(os.cpu_count())); from gristmill.cli import main; main()",
    "ray": "from gristmill.cli import main; main()",
}
_WAITING = "import time; from gristmill.cluster.engine import engine\nwith engine('ray'): time.sleep({})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("--pages", 375), ("--jobs", 1), ("--rounds", 1)):
        parser.add_argument(name, type=int, default=default)
    parser.add_argument("--manuals", nargs="+", type=Path, default=[], help="folders of pages, each at a host")
    parser.add_argument("--ways", nargs="+", choices=_COMMAND, default=list(_COMMAND))
    parser.add_argument("--alone", action="store_true", help="also what Ray costs without a crawl")
    options = parser.parse_args()
    prepare()
    if options.alone:
        begun, idle = (measured([sys.executable, "-c", _WAITING.format(wait)]) for wait in (0, IDLE))
        print(
            f"Ray alone: begin and end {begun:.1f} CPU s; {(idle - begun) / IDLE:.3f} CPU s a second idle", flush=True
        )
    port = serve(options.pages, options.manuals)
    for _ in range(options.rounds):
        crawled(port, options)


def serve(pages: int, manuals: Sequence[Path] = ()) -> int:
    """All hosts, in threads of this process; their port."""
    folders = dict(zip(HOSTS, manuals, strict=False))

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = of_manual(folders[self.headers["Host"].partition(":")[0]], self.path) if folders else self.made_up()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def made_up(self) -> bytes:
            number = int(self.path[2:-5]) if self.path.startswith("/p") else 0 if self.path == "/" else pages
            return page(number, pages, self.headers["Host"]) if number < pages else b""

        def log_message(self, *_: object) -> None:
            pass

    port = 0
    for host in HOSTS:
        server = http.server.ThreadingHTTPServer((host, port), Handler)
        port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
    return port


def of_manual(folder: Path, path: str) -> bytes:
    """A page of a folder, or nothing."""
    found = (folder / unquote(urlsplit(path).path).lstrip("/")).resolve()
    found = found / "index.html" if found.is_dir() else found
    return found.read_bytes() if found.suffix in (".html", ".htm") and found.is_file() else b""


def crawled(port: int, options: argparse.Namespace) -> None:
    """One round of all ways."""
    found: dict[str, dict[str, str]] = {}
    hosts = HOSTS[: len(options.manuals)] or HOSTS
    stage = "run" if options.manuals else "crawl"
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "spiders.yaml"
        config.write_text("sources:\n" + "".join(
            f"  - {{name: s{number}, start: ['http://{host}:{port}/'], delay: 0}}\n"
            for number, host in enumerate(hosts)
        ))  # fmt: skip
        for way in options.ways:
            workspace, began = Path(name) / way, time.monotonic()
            command = [stage, "--due", "--config", str(config), "--out", str(workspace), "--jobs", str(options.jobs)]
            on = () if way == "local" else ("--on", "ray")
            cpu = measured([sys.executable, "-c", _COMMAND[way], *command, *on])
            found[way], pages = made(workspace), len(seeds(workspace))
            print(
                f"{way}: {pages:,} pages, {cpu:.1f} CPU s ({1e3 * cpu / pages:.1f} ms a page), "
                f"{time.monotonic() - began:.0f} s",
                flush=True,
            )
        print("the same bytes" if len({str(each) for each in found.values()}) == 1 else "NOT THE SAME", flush=True)


def made(workspace: Path) -> dict[str, str]:
    """Seeds, and what a run has made of them."""
    files = {str(path.relative_to(workspace)): path.read_bytes() for path in sorted(workspace.rglob("*.jsonl"))}
    return seeds(workspace) | {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def measured(command: list[str]) -> float:
    """CPU seconds of a command and of all that it began."""
    with group() as (enter, used):
        done = subprocess.run(
            ["sh", "-c", f'echo $$ > {enter} && exec "$@"', "sh", *command], check=False, capture_output=True
        )
        if done.returncode:
            sys.exit(done.stderr.decode("utf-8", "replace"))
        return used()


@contextlib.contextmanager
def group() -> Iterator[tuple]:  # type: ignore[type-arg]
    """A new cgroup: the file that takes a process in, and what its processes have used."""
    first = _GROUPS / "cpuacct" if (_GROUPS / "cpuacct").is_dir() else _GROUPS
    folder = first / f"gristmill-{os.getpid()}"
    folder.mkdir()
    usage, stat = folder / "cpuacct.usage", folder / "cpu.stat"

    def used() -> float:
        if usage.is_file():
            return int(usage.read_text()) / 1e9
        return int(stat.read_text().split()[1]) / 1e6

    try:
        yield folder / "cgroup.procs", used
    finally:
        while (folder / "cgroup.procs").read_text():  # Ray's servers end a little after the command
            time.sleep(0.2)
        folder.rmdir()


if __name__ == "__main__":
    main()
