"""Conversion and judging here, in processes and on Ray: the same bytes, CPU and time, and kills of Ray's workers.

    python -m benchmarks.placed WORKSPACE [--jobs 1 2 4] [--kills 6]

Seeds are copied, pages converted and pairs judged anew in .bench/placed. On Ray (the [cluster] extra) once as it goes,
and once while workers that are at work are killed, one every two seconds.
"""

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import converter.convert as conversion
from converter.convert import convert
from filters.judge import judge
from gristmill.config import Convert, Filter
from gristmill.placing import Placer, here
from gristmill.store import Workspace

FOLDER = Path(".bench/placed")
EVERY = 4.0  # seconds between two kills: a unit that loses four workers one after the other ends the run, as it should


def made(name: str, seeds: Path, placer: Placer) -> str:
    """The digest of all that came of it; times are printed."""
    shutil.rmtree(FOLDER / name, ignore_errors=True)
    shutil.copytree(seeds, FOLDER / name / "seeds")
    store, times = Workspace(FOLDER / name), [time.monotonic()]
    before = sum(os.times()[:4])
    for stage in (convert, judge):
        stage(store, Convert() if stage is convert else Filter(), placer=placer)
        times.append(time.monotonic())
    files = (store.pairs, store.kept, store.dropped, store.conflicts)
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:12]
    cpu = sum(os.times()[:4]) - before
    print(
        f"{name}: convert {times[1] - times[0]:.1f} s, filter {times[2] - times[1]:.1f} s, {cpu:.1f} CPU s of this "
        f"process and its children; {digest}",
        flush=True,
    )
    return digest


@contextlib.contextmanager
def killing(kills: int) -> Iterator[list[str]]:
    """Kill workers of a Ray that this process began while they are at work; the names of those that were."""
    killed: list[str] = []
    over, dice = threading.Event(), random.Random(1)

    def work() -> None:
        while len(killed) < kills and not over.wait(EVERY):
            if busy := [(pid, name) for pid, name in descendants(os.getpid()) if name.startswith("ray::task")]:
                with contextlib.suppress(ProcessLookupError):
                    pid, name = dice.choice(busy)
                    os.kill(pid, signal.SIGKILL)
                    killed.append(name)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def descendants(pid: int) -> Iterator[tuple[int, str]]:
    """Our own processes only: those that came of this one, with what they call themselves."""
    with contextlib.suppress(OSError):
        for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
            with contextlib.suppress(OSError):
                yield child, Path(f"/proc/{child}/cmdline").read_text().rstrip("\0 ")
            yield from descendants(child)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 4])
    arguments.add_argument("--kills", type=int, default=6)
    options = arguments.parse_args()
    from gristmill.cluster.engine import engine

    conversion._POOL_FROM = 8  # small sites too
    seeds = options.workspace / "seeds"
    found = {made(f"jobs-{jobs}", seeds, here(jobs)) for jobs in options.jobs}
    with engine("ray") as placer:
        found |= {made("ray", seeds, placer)}
        with killing(options.kills) as killed:
            found |= {made("ray-killed", seeds, placer)}
        print(f"{len(killed)} workers were killed: {', '.join(killed)}")
    print("the same bytes" if len(found) == 1 else f"NOT THE SAME: {found}")


if __name__ == "__main__":
    main()
