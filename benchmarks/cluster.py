"""A crawl on Ray, two nodes in one box, against the same crawl without it; its workers and its head are killed.

    python -m benchmarks.cluster [--pages 50] [--kills 6] [--heads 1] [--seed 1]

Eight hosts on loopback, a source each. First without Ray, then on Ray, then on Ray with SIGKILLs of workers after
random numbers of requests, and of the head with all that belongs to it, after which the same command is run again. Told
are whether the seeds are the same to the byte, how many requests were made again, the least time between two requests
to a host over all workers, and the CPU time of each.
"""

import argparse
import collections
import contextlib
import hashlib
import http.server
import itertools
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 9))
DELAY = 0.3  # seconds between requests to a host
DRIVER = """
import sys
from ray.cluster_utils import Cluster
nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})  # at this machine's own address
nodes.add_node(num_cpus=1)
print(nodes.address, flush=True)
sys.stdin.read()
nodes.shutdown()
"""


class Site:
    """All hosts, in threads; `asked` has (seconds, host, path) of every request for a page."""

    def __init__(self, pages: int) -> None:
        self.asked: list[tuple[float, str, str]] = []
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                owner.asked.append((time.monotonic(), self.headers["Host"], self.path))
                number = int(self.path[2:-5]) if self.path.startswith("/p") else 0 if self.path == "/" else pages
                body = page(number, pages, self.headers["Host"]) if number < pages else b""
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        first = http.server.ThreadingHTTPServer((HOSTS[0], 0), Handler)
        self.port = first.server_address[1]
        for server in (first, *(http.server.ThreadingHTTPServer((host, self.port), Handler) for host in HOSTS[1:])):
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def pages(self) -> collections.Counter[tuple[str, str]]:
        return collections.Counter((host, path) for _, host, path in self.asked if is_page(path))

    def least(self) -> float:
        """Seconds between two requests to one host, all kinds of requests."""
        times: dict[str, list[float]] = {}
        for at, host, _ in self.asked:
            times.setdefault(host, []).append(at)
        return min(b - a for each in times.values() for a, b in itertools.pairwise(each))


def is_page(path: str) -> bool:
    return path == "/" or path.startswith("/p")


def page(number: int, count: int, host: str) -> bytes:
    children = range(number * 6 + 1, min(number * 6 + 7, count))
    links = "".join(f'<li><a href="/p{child}.html">Page {child}</a></li>' for child in children)
    text = " ".join(f"word{(number * 7 + i) % 997}" for i in range(120))
    return (
        f"<!doctype html><html lang=en><head><title>Page {number}</title></head><body><main><h1>Page {number} of {host}"
        f"</h1><p>{text}.</p><ul>{links}</ul></main></body></html>"
    ).encode()


def seeds(workspace: Path) -> dict[str, str]:
    return {
        str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((workspace / "seeds").rglob("*.md"))
    }


@contextlib.contextmanager
def cluster():  # type: ignore[no-untyped-def]
    """Two nodes; the address of their head, and the process that holds them."""
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process.stdout.readline().strip(), process  # type: ignore[union-attr]
    finally:
        if process.poll() is None:
            process.stdin.close()  # type: ignore[union-attr]
            process.wait(60)


def start(config: Path, workspace: Path, on: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "gristmill", "crawl", "--config", str(config), "--due", "--out", str(workspace)]
    log = (workspace.parent / f"{workspace.name}.log").open("a")
    return subprocess.Popen([*command, *(("--on", on) if on else ())], stderr=log, stdout=log)


def below(pid: int) -> dict[int, str]:
    """The processes that a process has begun, and those that these have, by number, with what they are called."""
    found = {pid: ""}
    for line in subprocess.check_output(["ps", "-eo", "pid=,ppid=,args=", "--sort=start_time"], text=True).splitlines():
        own, parent, name = line.split(None, 2)
        if int(parent) in found:
            found[int(own)] = name
    return found


def at_work(pid: int) -> list[int]:
    return [own for own, name in below(pid).items() if name.startswith("ray::") and "IDLE" not in name]


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("--pages", 50), ("--kills", 6), ("--heads", 1), ("--seed", 1)):
        parser.add_argument(name, type=int, default=default)
    options = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(measured(Path(name), options), indent=2))


def measured(folder: Path, options: argparse.Namespace) -> dict[str, object]:
    site, config = Site(options.pages), folder / "spiders.yaml"
    blocks = "".join(
        f"  - {{name: s{number}, start: ['http://{host}:{site.port}/'], delay: {DELAY}, concurrency: 1}}\n"
        for number, host in enumerate(HOSTS)
    )
    config.write_text(f"sources:\n{blocks}")
    found: dict[str, object] = {"pages": options.pages * len(HOSTS)}
    for kind, on in (("local", ""), ("ray", "ray")):
        site.asked.clear()
        before, began = cpu(), time.monotonic()
        found[f"{kind} exit"] = start(config, folder / kind, on).wait()
        found[f"{kind} CPU"], found[f"{kind} seconds"] = round(cpu() - before, 1), round(time.monotonic() - began, 1)
        found[f"{kind} least delay"] = round(site.least(), 3)
    whole = seeds(folder / "local")
    found["ray same"] = seeds(folder / "ray") == whole and len(whole)
    site.asked.clear()
    found |= killed(folder, config, site, options)
    found["killed same"] = seeds(folder / "killed") == whole
    found["killed least delay"] = round(site.least(), 3)
    found["requests again"] = sum(count - 1 for count in site.pages().values())
    return found


def killed(folder: Path, config: Path, site: Site, options: argparse.Namespace) -> dict[str, object]:
    """One crawl with kills of workers, and of all that there is."""
    chance, told = random.Random(options.seed), collections.Counter[str]()
    heads = options.heads
    while True:
        with cluster() as (address, nodes):
            run = start(config, folder / "killed", f"ray:{address}")
            kills = 0
            while run.poll() is None:
                until = len(site.asked) + chance.randint(8, 30)
                while run.poll() is None and len(site.asked) < until:
                    time.sleep(0.02)
                ready = at_work(nodes.pid) if told["workers"] < options.kills else []
                if run.poll() is None and ready:
                    os.kill(chance.choice(ready), signal.SIGKILL)
                    told["workers"] += 1
                    kills += 1
                if run.poll() is None and heads and kills >= options.kills // (options.heads + 1):
                    heads, told["heads"] = heads - 1, told["heads"] + 1
                    for pid in (*below(nodes.pid), run.pid):
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(pid, signal.SIGKILL)
                    run.wait()
                    break
            else:
                return {**told, "killed exit": run.returncode}


if __name__ == "__main__":
    main()
