"""Near-duplicates: recall, precision and CPU time of filters/join.py and filters/neighbours.py, beside brute force.

    python benchmarks/duplicates.py WORKSPACE [--texts 5000] [--threshold 0.7]

Takes the answers of a workspace's pairs and, for each fifth, a copy with a few words changed.
"""

import argparse
import itertools
import random
import time
from collections.abc import Callable
from pathlib import Path

from filters.join import Hashed, Join
from filters.neighbours import Joined, shingles
from gristmill.store import Workspace, read_pairs
from gristmill.text import jaccard, words

Found = set[tuple[int, int]]


def join(sets: list[frozenset[str]], threshold: float) -> Found:
    hashed, found = Hashed(), set()
    for members in sets:
        hashed.put(members)
    index = Join(hashed, threshold=threshold)
    for number in range(len(sets)):
        found |= {(other, number) for _, other in index.near(number)}
        index.let_in(number)
    return found


def growing(sets: list[frozenset[str]], threshold: float) -> Found:
    index, found = Joined(sets, threshold=threshold), set()
    for place, members in enumerate(sets):
        found |= {(key, place) for _, key in index.near(members)}
        index.add(members)
    return found


def brute(sets: list[frozenset[str]], threshold: float) -> Found:
    numbered = [(place, members) for place, members in enumerate(sets) if members]
    return {
        (one, other)
        for (one, first), (other, second) in itertools.combinations(numbered, 2)
        if min(len(first), len(second)) >= threshold * max(len(first), len(second))
        and jaccard(first, second) >= threshold - 1e-9
    }


def timed(find: Callable[[list[frozenset[str]], float], Found], sets: list[frozenset[str]], threshold: float) -> Found:
    began = time.process_time()
    found = find(sets, threshold)
    seconds = time.process_time() - began
    print(f"{find.__name__}: {len(found)} pairs, {seconds:.2f} CPU s, {len(sets) / seconds:,.0f} texts a CPU s")
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--texts", type=int, default=5000)
    arguments.add_argument("--threshold", type=float, default=0.7)
    options = arguments.parse_args()
    rng = random.Random(7)
    texts = [pair.answer for pair in read_pairs(Workspace(options.workspace).pairs)]
    chosen = rng.sample(texts, min(len(texts), options.texts * 5 // 6))
    chosen += [_altered(text, rng) for text in chosen[::5]]
    sets = [shingles(text) for text in chosen]
    truth = timed(brute, sets, options.threshold)
    for find in (join, growing):
        found = timed(find, sets, options.threshold)
        right = len(found & truth)
        print(f"  recall {right / max(len(truth), 1):.4f}, precision {right / max(len(found), 1):.4f}")


def _altered(text: str, rng: random.Random) -> str:
    listed = words(text)
    for _ in range(max(1, len(listed) // 15)):
        listed[rng.randrange(len(listed))] = rng.choice(["other", "thing", "never", "again"])
    return " ".join(listed)


if __name__ == "__main__":
    main()
