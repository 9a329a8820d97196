"""A crawl on Ray, two nodes in one box, against the same crawl without it; its workers and its head are killed.

    python -m benchmarks.cluster [--pages 50] [--kills 6] [--heads 1] [--delay 0.3] [--seed 1] [--postgres] [--calm]

Eight hosts on loopback, a source each. First without Ray, then on Ray, then on Ray with SIGKILLs of workers after
random numbers of requests, and of the head with all that belongs to it, after which the same command is run again. Told
are whether the seeds are the same to the byte, how many requests were made again, the least time between two requests
to a host over all workers, and the CPU time of each. `--calm` leaves out the run on Ray that nobody is killed in;
`--postgres` keeps the state of the killed crawl in a Postgres of the benchmark's own.
"""

import argparse
import asyncio
import collections
import contextlib
import hashlib
import itertools
import json
import multiprocessing
import os
import random
import resource
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests import postgres

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 9))
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
    """All hosts in a process of their own, on loopback and at a socket in `folder`, which has what was asked for."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.port, self.socket, self._log = 20_000 + os.getpid() % 20_000, folder / "site", folder / "asked"
        ready = multiprocessing.Event()
        served = (pages, self.port, self.socket, self._log, ready)
        self._process = multiprocessing.Process(target=_serve, args=served, daemon=True)
        self._process.start()
        ready.wait(10)

    def asked(self) -> list[tuple[float, str, str]]:
        """(seconds, host, path) of every request."""
        lines = (line.split() for line in self._log.read_text().splitlines())
        return [(float(at), host, path) for at, host, path in lines]

    def forget(self) -> None:
        self._log.write_text("")

    def again(self) -> int:
        """How many requests for pages were not the first one for theirs."""
        counts = collections.Counter((host, path) for _, host, path in self.asked() if is_page(path))
        return sum(count - 1 for count in counts.values())

    def pauses(self) -> list[tuple[float, float]]:
        """(the one, the next; seconds) of all requests to one host that follow each other, of any kind."""
        times: dict[str, list[float]] = {}
        for at, host, _ in self.asked():
            times.setdefault(host, []).append(at)
        return [pair for each in times.values() for pair in itertools.pairwise(each)]

    def told(self, delay: float, kills: Sequence[float] = ()) -> dict[str, object]:
        """What the log says of delays, of those in which somebody was killed, and of what was asked for twice."""
        pauses = self.pauses()
        lengths = [end - begin for begin, end in pauses]
        over = [end - begin for begin, end in pauses if any(begin < at < end for at in kills)]
        return {
            "again": self.again(), "requests": len(self.asked()), "least pause": round(min(lengths, default=0), 3),
            "below 95 %": sum(length < 0.95 * delay for length in lengths),
            "least with a kill in it": round(min(over, default=0), 3),
        }  # fmt: skip


def _serve(count: int, port: int, socket: Path, log: Path, ready: object) -> None:
    out = log.open("a", buffering=1)
    with contextlib.suppress(PermissionError):
        os.nice(-20)  # what it notes are times

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                at, head = time.monotonic(), (await reader.readuntil(b"\r\n\r\n")).decode()
                host = next(field[5:].strip() for field in head.splitlines() if field.lower().startswith("host:"))
                path = line.split()[1].decode()
                out.write(f"{at:.4f} {host} {path}\n")
                number = int(path[2:-5]) if path.startswith("/p") else 0 if path == "/" else count
                body = page(number, count, host) if number < count else b""
                status = "200 OK" if body else "404 Not Found"
                begin = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(begin.encode() + body)
                await writer.drain()
        writer.close()

    async def main() -> None:
        for host in HOSTS:
            await asyncio.start_server(answer, host, port)
        await asyncio.start_unix_server(answer, socket)
        ready.set()  # type: ignore[attr-defined]
        await asyncio.Event().wait()

    asyncio.run(main())


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
def cluster() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
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


def configured(folder: Path, site: Site, delay: float, hosts: tuple[str, ...] = HOSTS) -> Path:
    """A source each; what is done is not due again when the same command is run again."""
    blocks = "".join(
        f"  - {{name: s{number}, start: ['http://{host}:{site.port}/'], delay: {delay}, concurrency: 1, refresh: 1d}}\n"
        for number, host in enumerate(hosts)
    )
    (folder / "spiders.yaml").write_text(f"sources:\n{blocks}")
    return folder / "spiders.yaml"


def start(config: Path, workspace: Path, on: str = "", state: str = "") -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "gristmill", "crawl", "--config", str(config), "--due", "--out", str(workspace)]
    log = (workspace.parent / f"{workspace.name}.log").open("a")
    options = (*(("--on", on) if on else ()), *(("--state", state) if state else ()))
    return subprocess.Popen([*command, *options], stderr=log, stdout=log)


def below(pid: int) -> dict[int, str]:
    """The processes that a process has begun, and those that these have, by number, with what they are called."""
    found = {pid: ""}
    for line in subprocess.check_output(["ps", "-eo", "pid=,ppid=,args=", "--sort=start_time"], text=True).splitlines():
        own, parent, name = line.split(None, 2)
        if int(parent) in found:
            found[int(own)] = name
    return found


def at_work(pid: int) -> list[int]:
    return [own for own, name in below(pid).items() if name.startswith("ray::") and "task" in name]


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("--pages", 50), ("--kills", 6), ("--heads", 1), ("--seed", 1)):
        parser.add_argument(name, type=int, default=default)
    parser.add_argument("--delay", type=float, default=0.3)
    parser.add_argument("--calm", action="store_true")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    prepare()
    database = postgres.serving(synced=True) if options.postgres else contextlib.nullcontext()
    with tempfile.TemporaryDirectory() as name, database as server:
        state = server.address("killed") if server else ""
        print(json.dumps(measured(Path(name), options, state), indent=2))


def prepare() -> None:
    """Settings of all that is begun from here on: the same time in all seeds, and nothing told to Ray's makers."""
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16)}  # of all that one run begins
    os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112 - Ray's name; else 15: behind all others on this machine


def measured(folder: Path, options: argparse.Namespace, state: str) -> dict[str, object]:
    site = Site(folder, options.pages)
    config = configured(folder, site, options.delay)
    found: dict[str, object] = {"pages": options.pages * len(HOSTS), "delay": options.delay}
    for kind, on in (("local", ""), *(() if options.calm else (("ray", "ray"),))):
        site.forget()
        before, began = cpu(), time.monotonic()
        told: dict[str, object] = {"exit": start(config, folder / kind, on).wait()}
        told |= {"CPU": round(cpu() - before, 1), "seconds": round(time.monotonic() - began, 1)}
        same = seeds(folder / kind) == seeds(folder / "local")
        found[kind] = told | {"same": same, "seeds": len(seeds(folder / kind))} | site.told(options.delay)
        print(kind, found[kind], file=sys.stderr)
    site.forget()
    last = killed(folder, config, site, options, state)
    found["killed"] = last | {"same": seeds(folder / "killed") == seeds(folder / "local")}
    return found


def ended(run: "subprocess.Popen[bytes]", workspace: Path) -> dict[str, object]:
    """How a command has ended, and its last words where that is not well."""
    code = run.wait()
    said = workspace.with_name(f"{workspace.name}.log").read_text().splitlines()[-3:]
    return {"exit": code, **({"said": said} if code else {})}


def killed(folder: Path, config: Path, site: Site, options: argparse.Namespace, state: str) -> dict[str, object]:
    """One crawl with kills of workers, and of all that there is."""
    chance, told, times = random.Random(options.seed), collections.Counter[str](), list[float]()
    step = options.pages * len(HOSTS) // (options.kills + options.heads + 1)  # pages between two kills, about
    while True:
        with cluster() as (address, nodes):
            run = start(config, folder / "killed", f"ray:{address}", state)
            kills = 0
            while run.poll() is None:
                until = len(site.asked()) + chance.randint(step // 2, step)
                while run.poll() is None and len(site.asked()) < until:
                    time.sleep(0.05)
                ready = at_work(nodes.pid) if told["workers"] < options.kills else []
                times.append(time.monotonic())
                if run.poll() is None and ready:
                    os.kill(chance.choice(ready), signal.SIGKILL)
                    told["workers"] += 1
                    kills += 1
                if (
                    run.poll() is None
                    and told["heads"] < options.heads
                    and kills >= options.kills // (options.heads + 1)
                ):
                    told["heads"] += 1
                    for pid in (*below(nodes.pid), run.pid):
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(pid, signal.SIGKILL)
                    run.wait()
                    break
            else:
                return {**told, **ended(run, folder / "killed"), **site.told(options.delay, times)}


if __name__ == "__main__":
    main()
