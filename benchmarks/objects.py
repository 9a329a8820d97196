"""A workspace's way over an S3-compatible store: put, put again, get elsewhere, and what a refusal says.

    python -m benchmarks.objects WORKSPACE

The store is moto's server, a process of its own on loopback, which checks no key; what is sent and how is s3fs's. Needs
`moto[server]` beside the extra `objects`: `make bench-objects` has an environment of its own for both.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import fsspec

from gristmill.errors import UserError
from gristmill.store import Workspace
from gristmill.workbench.storing import PARTS, Moved, get, put

SECRET = "not-a-secret-but-a-stand-in"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    given: Path = parser.parse_args().workspace
    port = _free_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "stand-in",
        "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", f"{port}"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        _wait(port)
        with tempfile.TemporaryDirectory() as folder:
            _all(given, Path(folder))
    finally:
        server.terminate()
        server.wait()


def _all(given: Path, folder: Path) -> None:
    shutil.copytree(given, folder / "one")
    one, other = Workspace(folder / "one"), Workspace(folder / "other", create=True)
    files = fsspec.filesystem("s3")
    files.mkdir("bucket")
    address = "s3://bucket/some/docs"
    _told("put", lambda: put(one, address, parts=PARTS))
    _told("put again", lambda: put(one, address, parts=PARTS))
    _told("get", lambda: get(other, address))
    names = [path.relative_to(other.root) for path in other.root.rglob("*") if path.suffix in (".md", ".jsonl")]
    same = [(one.root / name).read_bytes() == (other.root / name).read_bytes() for name in names]
    print(f"{sum(same):,} of {len(names):,} files are the same to the byte")
    gone, changed, *_ = one.seed_paths()
    (one.root / gone).unlink()
    with (one.root / changed).open("a") as seed:
        seed.write("More.\n")
    _told("put of a change", lambda: put(one, address, parts=["seeds"]))
    _told("get of it", lambda: get(other, address))
    for fault in ("s3://no-such-bucket-here/docs", "s3://bucket/nothing"):
        try:
            get(other, fault)
        except UserError as error:
            print(f"refused: {error}")
    os.environ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"
    fsspec.filesystem("s3").clear_instance_cache()
    try:
        put(one, "s3://bucket/other")
    except UserError as error:
        print(f"refused: {error}; names a secret: {SECRET in str(error)}")


def _told(what: str, does: Callable[[], Moved]) -> None:
    began, cpu = time.monotonic(), time.process_time()
    moved = does()
    print(
        f"{what}: {len(moved.files):,} files, {moved.size:,} bytes, {moved.unchanged:,} unchanged, "
        f"{len(moved.removed)} removed; {time.monotonic() - began:.1f} s, {time.process_time() - cpu:.1f} CPU s"
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("moto's server does not answer")


if __name__ == "__main__":
    main()
