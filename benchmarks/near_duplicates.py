"""Near-duplicates among very many questions: filters/join.py beside Daft (the same join, exact) and datasketch.

    python -m benchmarks.near_duplicates WORKSPACE WAY [--texts 100000] [--on-ray]

WAY is join, daft or datasketch; each in a process of its own, and with PYTHONHASHSEED set the digests of what they find
can be compared. Daft and datasketch stand in no extra: `pip install daft datasketch ray` into another environment, as
Daft wants an older tqdm. The questions are a workspace's with other words in them: those of three rounds are alike.
"""

import argparse
import hashlib
import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from filters.join import Hashed, Join
from filters.neighbours import shingles
from gristmill.store import Workspace, read_pairs

from .many_pairs import _SYLLABLES

THRESHOLD = 0.7
Found = list[tuple[int, int]]


def questions(workspace: Path, count: int) -> Iterator[str]:
    """Every third word is a made-up one, the same in three rounds; one more word tells these apart."""
    listed = [pair.question.rstrip("?. ").split() for pair in read_pairs(Workspace(workspace).pairs)]
    for number in range(count):
        round_, place = divmod(number, len(listed))
        said = [word if at % 3 else made(f"{round_ // 3} {place} {at}") for at, word in enumerate(listed[place])]
        yield " ".join([*said, *([_SYLLABLES[round_ % 16]] if round_ % 3 else [])]) + "?"


def made(name: str) -> str:
    return "".join(_SYLLABLES[byte & 15] for byte in hashlib.blake2b(name.encode(), digest_size=4).digest())


def hashed(texts: Iterator[str]) -> Hashed:
    sets = Hashed()
    for text in texts:
        sets.put(shingles(text))
    return sets


def by_join(texts: Iterator[str]) -> Found:
    sets = hashed(texts)
    index, found = Join(sets, threshold=THRESHOLD), []
    for number in range(len(sets)):
        found += [(other, number) for _, other in index.near(number)]
        index.let_in(number)
    return found


def by_datasketch(texts: Iterator[str]) -> Found:
    """With its usual 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=THRESHOLD, num_perm=128), []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        found += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return found


def by_daft(texts: Iterator[str]) -> Found:
    """The prefixes of Join, joined by Daft; what they bring together is compared here."""
    import daft
    import pyarrow
    from daft import Window, col
    from daft.functions import row_number

    def column(values: Any) -> Any:
        return daft.Series.from_arrow(pyarrow.array(values))

    members, begins = hashed(texts).arrays()
    sizes = np.diff(begins)
    numbers = np.arange(len(sizes))
    rows = daft.from_pydict({"id": column(np.repeat(numbers, sizes)), "m": column(members.view(np.int64))})
    size = daft.from_pydict({"id": column(numbers), "size": column(sizes)})
    often = rows.groupby("m").agg(col("id").count().alias("often"))
    by_rarity = Window().partition_by("id").order_by(["often", "m"])
    ranked = rows.join(often, on="m").join(size, on="id").with_column("rank", row_number().over(by_rarity))
    prefix = ranked.where(
        (col("rank") <= col("size") - (col("size") * THRESHOLD - 1e-9).ceil() + 1) & (col("often") > 1)
    ).select("id", "m", "size")
    others = prefix.select(col("id").alias("other"), "m", col("size").alias("others"))
    like = (col("others") >= col("size") * THRESHOLD - 1e-9) & (col("size") >= col("others") * THRESHOLD - 1e-9)
    met = prefix.join(others, on="m").where((col("other") < col("id")) & like).select("id", "other").distinct()
    listed = met.to_pydict()
    return [
        (other, one)
        for one, other in zip(listed["id"], listed["other"], strict=True)
        if alike(*(set(members[begins[at] : begins[at + 1]].tolist()) for at in (one, other)))
    ]


def alike(one: set[int], other: set[int]) -> bool:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) >= THRESHOLD - 1e-9


def on_ray() -> None:
    """Daft on a cluster that is begun on this machine."""
    import daft
    import ray

    ray.init(
        address="local", _node_ip_address="127.0.0.1", include_dashboard=False, object_store_memory=500 << 20,
        log_to_driver=False,
    )  # fmt: skip
    daft.set_runner_ray()


WAYS = {"join": by_join, "daft": by_daft, "datasketch": by_datasketch}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("way", choices=WAYS)
    arguments.add_argument("--texts", type=int, default=100_000)
    arguments.add_argument("--on-ray", action="store_true")
    options = arguments.parse_args()
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if options.on_ray:
        on_ray()
    began, before = time.monotonic(), time.process_time()
    found = WAYS[options.way](questions(options.workspace, options.texts))
    cpu, peak = time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    digest = hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:8]
    print(
        f"{options.way}: {options.texts:,} texts, {len(found):,} pairs ({digest}), {cpu:.1f} CPU s of this process, "
        f"{time.monotonic() - began:.1f} s, peak {peak:,.0f} MiB"
    )


if __name__ == "__main__":
    main()
