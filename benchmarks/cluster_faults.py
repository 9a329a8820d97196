"""A crawl on Ray of two nodes while a path of the network is cut for a minute, a disk is full, or a head dies.

    python -m benchmarks.cluster_faults {ray,cable,agent,disk,client} [--pages 40] [--delay 1] [--seconds 60]

One node is in a network namespace of its own, with a cable (veth) to the other one, which has the head and the command.
`ray` cuts the node off from Ray alone: site and state go by sockets of the file system. `cable` cuts it off from all
three, the state in Postgres. `agent` has two nodes in one box and kills one's agent, with which the node ends. With
`disk` one source's seeds are on a disk that becomes full. `client` joins the cluster as `ray://`; a worker is killed,
and later the head. The command is run again where it has ended. Told is what it said, whether the seeds are those of an
undisturbed crawl, and what the site saw. For root.
"""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gristmill.store import Workspace
from tests import postgres

from .cluster import HOSTS, Site, at_work, below, cluster, configured, ended, prepare, seeds, start

NAMESPACE, HEAD, NODE = "gristmill", "10.77.0.1", "10.77.0.2"
GCS, CLIENT = 6391, 10001
RAY = Path(sys.executable).parent / "ray"
INSIDE = ("ip", "netns", "exec", NAMESPACE)
RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=[*WAYS, "forward"])
    parser.add_argument("there", nargs="*")
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--delay", type=float, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    prepare()
    if options.what == "forward":
        asyncio.run(forward(*options.there))
    with tempfile.TemporaryDirectory() as name, cable():
        print(json.dumps(measured(Path(name), options), indent=2))


@contextlib.contextmanager
def cable() -> Iterator[None]:
    """The namespace, with a cable to it."""
    for left in (f"netns delete {NAMESPACE}", "link delete gm0"):
        subprocess.run(("ip", *left.split()), check=False, capture_output=True)
    for command in (
        f"netns add {NAMESPACE}", f"link add gm0 type veth peer name gm1 netns {NAMESPACE}",
        f"address add {HEAD}/24 dev gm0", "link set gm0 up", f"-n {NAMESPACE} address add {NODE}/24 dev gm1",
        f"-n {NAMESPACE} link set gm1 up", f"-n {NAMESPACE} link set lo up",
    ):  # fmt: skip
        subprocess.run(("ip", *command.split()), check=True)
    try:
        yield
    finally:
        subprocess.run(("ip", "netns", "delete", NAMESPACE), check=False)


def cut(*, whole: bool) -> None:
    subprocess.run(("ip", "link", "set", "gm0", "up" if whole else "down"), check=True)


async def forward(there: str, *here: str) -> None:
    """Bytes from HOST:PORT to a socket in the file system, or to another HOST:PORT."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(1 << 16):
                writer.write(chunk)
                await writer.drain()
        writer.close()

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, _, port = there.rpartition(":")
        far = await (asyncio.open_connection(host, int(port)) if host else asyncio.open_unix_connection(there))
        await asyncio.gather(pump(reader, far[1]), pump(far[0], writer))

    for place in here:
        host, _, port = place.rpartition(":")
        await asyncio.start_server(join, host, int(port))
    await asyncio.Event().wait()


@contextlib.contextmanager
def process(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process and all that it begins."""
    quiet = subprocess.DEVNULL
    found = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield found
    finally:
        kill(found.pid)
        found.wait()


def kill(pid: int) -> None:
    for each in below(pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def node(*options: str, inside: bool = False) -> contextlib.AbstractContextManager["subprocess.Popen[bytes]"]:
    where = ("--address", f"{HEAD}:{GCS}") if inside else ("--head", "--port", str(GCS), "--include-dashboard=false")
    address = NODE if inside else HEAD
    command = (str(RAY), "start", *where, "--node-ip-address", address, "--num-cpus=1", "--block", *options)
    return process(*(INSIDE if inside else ()), *command, "--object-store-memory=100000000")


def forwarding(there: str, *here: str, inside: bool) -> contextlib.AbstractContextManager["subprocess.Popen[bytes]"]:
    program = (sys.executable, "-m", "benchmarks.cluster_faults", "forward", there, *here)
    return process(*(INSIDE if inside else ()), *program)


def measured(folder: Path, options: argparse.Namespace) -> dict[str, object]:
    site = Site(folder, options.pages)
    config = configured(folder, site, options.delay)
    start(config, folder / "local").wait()
    site.forget()
    found = WAYS[options.what](folder, config, site, options)
    whole = seeds(folder / "local")
    return {"seeds": len(whole), "same": seeds(folder / "killed") == whole, **found}


def under_way(run: "subprocess.Popen[bytes]", site: Site, requests: int) -> bool:
    """Whether a run is still there when so many requests were made."""
    while run.poll() is None and len(site.asked()) < requests:
        time.sleep(0.1)
    return run.poll() is None


def to_its_end(again: Callable[[], "subprocess.Popen[bytes]"], workspace: Path) -> list[dict[str, object]]:
    """How a command and, where that was not well, the same command ended."""
    found: list[dict[str, object]] = []
    while not found or (found[-1]["exit"] and len(found) < RUNS):
        began = time.monotonic()
        found.append({**ended(again(), workspace), "seconds": round(time.monotonic() - began)})
    return found


@contextlib.contextmanager
def two_nodes(site: Site) -> Iterator["tuple[subprocess.Popen[bytes], subprocess.Popen[bytes]]"]:
    """The head and the node; the site is at the same addresses for both."""
    places = [f"{host}:{site.port}" for host in HOSTS]
    with node() as head, forwarding(str(site.socket), *places, inside=True):
        time.sleep(10)
        with node(inside=True) as other:
            time.sleep(10)
            yield head, other


def cut_off(folder: Path, config: Path, site: Site, options: argparse.Namespace, state: str = "") -> dict[str, object]:
    """The cable is pulled for so many seconds when a third of the pages was had."""
    workspace, on = folder / "killed", f"ray:{HEAD}:{GCS}"
    with two_nodes(site):
        run = start(config, workspace, on, state)
        under_way(run, site, options.pages * len(HOSTS) // 3)
        times = [time.monotonic()]
        cut(whole=False)
        time.sleep(options.seconds)
        cut(whole=True)
        times.append(time.monotonic())
        runs = [run]
        ways = to_its_end(lambda: runs.pop() if runs else start(config, workspace, on, state), workspace)
    return {"runs": ways, **site.told(options.delay, times)}


def pulled(folder: Path, config: Path, site: Site, options: argparse.Namespace) -> dict[str, object]:
    """As `cut_off`, with the state behind the cable."""
    with postgres.serving(synced=True) as server:
        port = server.port + 1
        state = server.address("faults", tcp=True).replace(f"127.0.0.1:{server.port}", f"{HEAD}:{port}")
        with forwarding(f"127.0.0.1:{server.port}", f"{HEAD}:{port}", inside=False):
            return cut_off(folder, config, site, options, state)


def agent(folder: Path, config: Path, site: Site, options: argparse.Namespace) -> dict[str, object]:
    """One of two nodes loses its agent, without which Ray ends it, when a third of the pages was had."""
    workspace = folder / "killed"
    with cluster() as (address, nodes):
        run = start(config, workspace, f"ray:{address}")
        under_way(run, site, options.pages * len(HOSTS) // 3)
        times = [time.monotonic()]
        *_, last = [pid for pid, name in below(nodes.pid).items() if "DashboardAgent" in name]  # not the head's
        os.kill(last, signal.SIGKILL)
        return {"runs": [ended(run, workspace)], **site.told(options.delay, times)}


def client(folder: Path, config: Path, site: Site, options: argparse.Namespace) -> dict[str, object]:
    """A worker is killed after a third of the pages, the head after two thirds."""
    workspace, told, times = folder / "killed", list[dict[str, object]](), list[float]()
    for hit in ("worker, head", ""):
        with node("--ray-client-server-port", str(CLIENT)) as head:
            time.sleep(12)
            run = start(config, workspace, f"ray://{HEAD}:{CLIENT}")
            if hit and under_way(run, site, options.pages * len(HOSTS) // 3):
                times.append(time.monotonic())
                os.kill(at_work(head.pid)[0], signal.SIGKILL)
                under_way(run, site, options.pages * len(HOSTS) * 2 // 3)
                times.append(time.monotonic())
                kill(head.pid)
            told.append(ended(run, workspace))
    return {"runs": told, **site.told(options.delay, times)}


def full(folder: Path, config: Path, site: Site, options: argparse.Namespace) -> dict[str, object]:
    """One source's seeds stand on a disk of their own, of 32 KB; after the first run it is made larger."""
    workspace, told = folder / "killed", list[dict[str, object]]()
    disk = workspace / "seeds" / "s3"
    with Workspace(workspace, create=True).lock():
        disk.mkdir(parents=True)
    for size in ("size=32k", "size=4m,remount"):
        subprocess.run(("mount", "-t", "tmpfs", "-o", size, "none", disk), check=True)
        told.append(ended(start(config, workspace, "ray"), workspace))
    shutil.copytree(disk, folder / "s3")
    subprocess.run(("umount", disk), check=True)
    shutil.copytree(folder / "s3", disk, dirs_exist_ok=True)
    return {"runs": told, **site.told(options.delay)}


WAYS = {"ray": cut_off, "cable": pulled, "agent": agent, "client": client, "disk": full}


if __name__ == "__main__":
    main()
