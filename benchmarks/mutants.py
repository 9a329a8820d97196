"""Do the tests notice a wrong decision? One-line changes of the source, each of which a named test must fail on.

    python -m benchmarks.mutants [WORD…]     only those whose name or file has one of the words

`mutants.toml` lists them: what would go wrong, the file, the text as it stands there once, what takes its place, and
the test. Every change is made in a copy of the tree. Exit code 1 where a change survives.
"""

import argparse
import ast
import itertools
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTED = Path(__file__).with_name("mutants.toml")
WORKERS = 2
TIME_LIMIT = 120.0  # seconds for one test; the slowest takes eight
LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "dist", "shared")
_SECONDS = itertools.count(int(time.time()))
KILLED, SURVIVED, BROKEN = "killed", "SURVIVED", "BROKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One wrong decision."""

    name: str
    # what would go wrong for a user
    file: str
    old: str
    # stands in the file exactly once
    new: str
    test: str
    # id of the test that must fail

    def fault(self, root: Path = ROOT) -> str:
        """Why the entry says nothing (any more), or ""."""
        if not (root / self.file).is_file():
            return f"{self.file} is no file"
        text = (root / self.file).read_text("utf-8")
        if (found := text.count(self.old)) != 1:
            return f"{self.file} has the text {found} times: {self.old!r}"
        try:
            ast.parse(text.replace(self.old, self.new))
        except SyntaxError as error:
            return f"{self.file} would be no Python: {error}"
        return "" if self._has_test(root) else f"there is no test {self.test}"

    def _has_test(self, root: Path) -> bool:
        file, *names = self.test.partition("[")[0].split("::")
        if not (root / file).is_file():
            return False
        inside: list[ast.stmt] = ast.parse((root / file).read_text("utf-8")).body
        for name in names:
            found = [node for node in inside if getattr(node, "name", "") == name]
            if not found:
                return False
            inside = getattr(found[0], "body", [])
        return bool(names)


def listed(path: Path = LISTED) -> list[Mutant]:
    """The mutants of the list, in its order."""
    return [Mutant(**entry) for entry in tomllib.loads(path.read_text("utf-8"))["mutant"]]


def copied(folder: Path) -> Path:
    """A copy of the tree in the folder."""
    return Path(shutil.copytree(ROOT, folder / "tree", ignore=LEFT_BEHIND))


def passes(tree: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Pytest's exit code for tests of a tree, and what it said: 0 all passed, 1 some failed, others are no verdict."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "--tb=line", *tests]
    limit = TIME_LIMIT * max(1, len(tests) // 9)
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return 1, "took too long"
    return done.returncode, done.stdout + done.stderr


def judged(mutant: Mutant, tree: Path) -> tuple[str, str]:
    """What becomes of a mutant in a tree, which is left as it was; and pytest's words where that is no kill."""
    path = tree / mutant.file
    text = path.read_text("utf-8")
    _write(path, text.replace(mutant.old, mutant.new))
    try:
        code, said = passes(tree, [mutant.test])
    finally:
        _write(path, text)
    verdict = {0: SURVIVED, 1: KILLED}.get(code, BROKEN)  # an import that fails is no test that notices
    return verdict, "" if verdict == KILLED else said[-600:]


def _write(path: Path, text: str) -> None:
    """Write with a time of its own: bytecode goes by the second and size of its source, which a change may leave."""
    second = next(_SECONDS)
    path.write_text(text, "utf-8")
    os.utime(path, (second, second))


def run(mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, str, str]]:
    """Every mutant with its verdict and pytest's words, as they come."""
    waiting: queue.Queue[Mutant] = queue.Queue()
    done: queue.Queue[tuple[Mutant, str, str]] = queue.Queue()
    for mutant in mutants:
        waiting.put(mutant)

    def work() -> None:
        with tempfile.TemporaryDirectory(prefix="gristmill-mutants-") as folder:
            tree = copied(Path(folder))
            while True:
                try:
                    mutant = waiting.get_nowait()
                except queue.Empty:
                    return
                done.put((mutant, *judged(mutant, tree)))

    workers = [threading.Thread(target=work, daemon=True) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    yield from (done.get() for _ in mutants)
    for worker in workers:
        worker.join()


def unchanged(mutants: Sequence[Mutant]) -> str:
    """Pytest's words where the named tests do not pass before anything is changed, or ""."""
    with tempfile.TemporaryDirectory(prefix="gristmill-mutants-") as folder:
        code, said = passes(copied(Path(folder)), sorted({mutant.test for mutant in mutants}))
    return said[-2000:] if code else ""


def main() -> int:
    """Run the list; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only mutants whose name or file has one of these")
    words = parser.parse_args().words
    mutants = [m for m in listed() if not words or any(word in m.name or word in m.file for word in words)]
    if faults := [f"{m.name}: {fault}" for m in mutants if (fault := m.fault())]:
        print("\n".join(faults), file=sys.stderr)
        return 1
    began = time.monotonic()
    if said := unchanged(mutants):
        print(f"the tests fail before anything is changed:\n{said}", file=sys.stderr)
        return 1
    counts: Counter[str] = Counter()
    for mutant, verdict, said in run(mutants):
        counts[verdict] += 1
        print(
            f"{verdict:<8} {mutant.file}: {mutant.name}{f' ({mutant.test}){chr(10)}{said}' if said else ''}", flush=True
        )
    print(f"{counts[KILLED]} of {len(mutants)} killed in {time.monotonic() - began:.0f} s")
    return 0 if counts[KILLED] == len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
