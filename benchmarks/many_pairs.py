"""Memory and CPU of `filter` and `export` over very many pairs: real ones, multiplied by questions about made-up names.

    python benchmarks/many_pairs.py WORKSPACE [--pairs 100000 1000000] [--folder .bench/many] [--stages filter export]
        [--filters schema] [--jobs 2] [--formats dpo exam]

Each pair of the workspace is asked again about other names until there are as many as wanted. Answers and evidence
stay, so that the set is not balanced (`section-full`), and `premises`, which drops questions about names that no page
has, is left out. With --sets so are most filters that judge pairs one by one: they hold nothing, and take most of the
time; --filters names those that are left. --formats names formats to export beside the first, `pretraining` with its
pairs. Every stage runs in a process of its own. A million pairs need 20 GB of disk.
"""

import argparse
import dataclasses
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from gristmill.records import Message, Pair, pair_id
from gristmill.store import Workspace, read_pairs, write_pairs

_SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo xa ze".split()
MOST_NAMES = 1 << 20  # that `name` knows
WORDS_A_NAME = 5  # of a question; of 60,000 pairs of Node's manual with two names each a fifth were alike at .7
_APART = 65_537  # between the names of a question
_CHEAP = ("schema", "review", "licensing", "evidence", "quality")  # with --sets
_RUN = {
    "filter": "import filters.judge as stage; from gristmill.config import Filter; "
    "from gristmill.placing import here; "
    "stage.FILTERS = tuple(one for one in stage.FILTERS if one.__name__ in {kept} or not {kept} and "
    "one.__name__ != 'premises'); stage.judge(store, Filter(), placer=here({jobs}))",
    "export": "from gristmill.dataset.export import export; from gristmill.config import Dataset; "
    "export(store, Dataset(balance=False, pretraining_pairs=True, formats={formats}))",
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--pairs", type=int, nargs="+", default=[100_000])
    arguments.add_argument("--folder", type=Path, default=Path(".bench/many"))
    arguments.add_argument("--stages", nargs="+", choices=_RUN, default=list(_RUN))
    arguments.add_argument("--sets", action="store_true")
    arguments.add_argument("--filters", nargs="+", default=[])
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--formats", nargs="+", default=[])
    options = arguments.parse_args()
    kept = tuple(options.filters) or (_CHEAP if options.sets else ())
    for count in options.pairs:
        workspace = multiplied(Workspace(options.workspace), options.folder / f"{count}", count)
        for stage in options.stages:
            code = _RUN[stage].format(kept=kept, jobs=options.jobs, formats=options.formats)
            measured(code, " ".join([stage, *options.formats]), workspace, count)


def multiplied(source: Workspace, root: Path, count: int) -> Workspace:
    """A workspace with the same seeds and so many pairs; one that is there already is left as it is."""
    if not (root / "pairs.jsonl").is_file():
        shutil.copytree(source.seeds_folder, root / "seeds", dirs_exist_ok=True)
        write_pairs(root / "pairs.jsonl", itertools.islice(_all(source, count), count))
    return Workspace(root)


def _all(source: Workspace, least: int) -> Iterator[Pair]:
    """By page, as a conversion would write them: every pair, then the same about other names, as often as it takes."""
    pairs = list(read_pairs(source.pairs))
    number = itertools.count()
    for _, page in itertools.groupby(pairs, key=lambda pair: pair.evidence[0].seed_id):
        of_page = list(page)
        for round_ in range(-(-least // len(pairs))):
            for pair in of_page:
                yield asked_of(pair, next(number)) if round_ else dataclasses.replace(pair, checks=())


def name(number: int) -> str:
    """An identifier that no page has, another one for each number."""
    parts = [_SYLLABLES[number >> shift & 15] for shift in (0, 4, 8, 12, 16)]
    return "_".join(("".join(parts[:2]), "".join(parts[2:])))


def asked_of(pair: Pair, number: int) -> Pair:
    """The pair with names before its question, or the first one: others for each pair, and so many that few of the
    questions are alike, as in a set of many sources."""
    count = 2 + len(pair.question.split()) // WORDS_A_NAME
    names = ", ".join(f"`{name((number + place * _APART) % MOST_NAMES)}`" for place in range(count))
    asked = f"About {names}: {pair.question}"
    messages = tuple(
        Message(role=m.role, content=asked if m.content == pair.question and m.role == "user" else m.content)
        for m in pair.messages
    )
    return dataclasses.replace(
        pair, id=pair_id(pair.type, messages, pair.evidence), question=asked, messages=messages, checks=()
    )


def measured(code: str, stage: str, workspace: Workspace, count: int) -> None:
    """Run a stage and print what it took."""
    began = time.monotonic()
    opened = f"from pathlib import Path; from gristmill.store import Workspace; w = Path({str(workspace.root)!r}); "
    pid = subprocess.Popen([sys.executable, "-c", f"{opened}store = Workspace(w); {code}"])
    _, status, used = os.wait4(pid.pid, 0)
    pid.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    files = [path for path in (workspace.kept, workspace.dropped) if path.is_file()]
    lines = {path.name: sum(1 for _ in path.open("rb")) for path in files}
    print(
        f"{stage}: {count:,} pairs, exit {pid.returncode}, peak {used.ru_maxrss / 1024:,.0f} MiB, {cpu:,.0f} CPU s "
        f"({1e3 * cpu / count:.2f} ms a pair), {time.monotonic() - began:,.0f} s; {lines}",
        flush=True,
    )


if __name__ == "__main__":
    main()
