"""The two-minute demo: serve the Tarn documentation on loopback, make a dataset of it, show three pairs.

A second run on the same workspace is a refresh: the server answers 304 and nothing is made anew.
"""

import argparse
import contextlib
import json
import subprocess
import sys
from pathlib import Path

from serve import serving

WORKSPACE = Path(".demo") / "workspace"
PORT = 8765  # any: a fixed one keeps URLs, and with them pair ids, the same over runs
SHOWN = ("error", "code", "steps", "key_table", "faq", "prose")  # types that show best, in this order
EXAMPLES = 3


def gristmill(*arguments: str) -> int:
    """Run the command line beside this Python; its exit code."""
    print(f"\n$ gristmill {' '.join(arguments)}", flush=True)
    return subprocess.run([program(), *arguments], check=False).returncode


def program() -> str:
    """Its path, from the current folder where it lies below it."""
    path = Path(sys.executable).with_name("gristmill")
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def make(workspace: Path, *options: str) -> int:
    """Make the dataset, from the usual port or from a free one where that is taken; exit code of the run."""
    with contextlib.ExitStack() as stack:
        try:
            port = stack.enter_context(serving(PORT))
        except OSError:
            port = stack.enter_context(serving())
        return gristmill("run", f"http://127.0.0.1:{port}/", "--out", str(workspace), *options)


def examples(kept: Path) -> list[str]:
    """Ids of one kept pair for each of the first types of SHOWN that the file holds."""
    first: dict[str, str] = {}
    with kept.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            first.setdefault(record["type"], record["id"])
    wanted = [kind for kind in SHOWN if kind in first] + sorted(set(first) - set(SHOWN))
    return [first[kind] for kind in wanted[:EXAMPLES]]


def main() -> int:
    """Run the demo; further arguments go to `gristmill run`. Exit code of the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WORKSPACE, help="the workspace (default: %(default)s)")
    known, options = parser.parse_known_args()
    code = make(known.out, *options)
    if code == 0:
        for pair in examples(known.out / "kept.jsonl"):
            gristmill("show", pair, "--out", str(known.out))
        print(f"\nThe dataset is in {known.out / 'dataset'}: start with its README.md. To go on:")
        for command in ("sample -n 5", "report", "review"):
            print(f"  {program()} {command} --out {known.out}")
    return code


if __name__ == "__main__":
    sys.exit(main())
