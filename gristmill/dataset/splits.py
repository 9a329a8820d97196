"""Train, validation and test: which pairs must share a split, and which split a group goes into."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from ..records import Pair
from ..text import digest, fold

Split = Literal["train", "validation", "test"]
SPLITS: tuple[Split, ...] = ("train", "validation", "test")

# An answer of this many words that stands on two pages ties the pages to one split. Shorter ones ("New in version
# 3.8.") repeat by chance and would chain a whole site together.
TELLING_ANSWER = 12
MOST_OFF = 1 / 3  # of the asked share


def assign(
    pairs: Sequence[Pair], *, validation: float, test: float, groups: Mapping[str, str] | None = None
) -> dict[str, Split]:
    """Pair id → split. Pairs of one page, of one lineage, or with the same telling answer always share a split.

    A group's bucket is the digest of its name, so a page keeps its split when others come and go. Where there are three
    groups or more, no split that was asked for stays empty: it gets the group nearest to its share. With fewer,
    there is a train split at least, unless nobody asked for one. `groups`: those of the pairs, where they are known.
    """
    groups = group(pairs) if groups is None else groups
    names = sorted(set(groups.values()), key=_bucket)
    split_of: dict[str, Split] = {name: side(name, validation=validation, test=test) for name in names}
    if len(names) >= len(SPLITS):
        wanted: list[tuple[Split, float]] = [
            ("test", test),
            ("validation", validation),
            ("train", 1 - test - validation),
        ]
        for split, share in wanted:
            if share > 0 and split not in split_of.values():
                sizes = Counter(split_of.values())
                spare = [name for name in names if sizes[split_of[name]] > 1]
                split_of[spare[0] if split != "train" else spare[-1]] = split
    elif names and validation + test < 1 and "train" not in split_of.values():
        split_of[names[-1]] = "train"
    return {id_: split_of[name] for id_, name in groups.items()}


def off_share(counts: Mapping[Split, int], *, validation: float, test: float) -> dict[Split, str]:
    """Split → a sentence, for each split whose share of the pairs is more than a third off the one that was asked for.

    Groups are not divided, so that few or unequal ones cannot be met; who asked for 5 % should know that it is 1 %.
    """
    total = sum(counts.values())
    asked: dict[Split, float] = {"train": max(0.0, 1 - validation - test), "validation": validation, "test": test}
    return {
        split: f"The split {split} has {counts[split] / total:.1%} of the pairs, {share:.1%} were asked for: "
        "pages are not divided, and neither is what they repeat."
        for split, share in asked.items()
        if total and abs(counts[split] / total - share) > MOST_OFF * share + 1e-9
    }


def side(name: str, *, validation: float, test: float) -> Split:
    """The split of a group, by the digest of its name alone."""
    bucket = _bucket(name)
    return "test" if bucket < test else "validation" if bucket < test + validation else "train"


def _bucket(name: str) -> float:
    return int(digest(name, length=12), 16) / 16**12


def group(pairs: Iterable[Pair]) -> dict[str, str]:
    """Pair id → name of its group: the connected component over pages, lineage and telling answers (union-find).

    What ties pairs is known by its hash, and a pair that nothing names by its first tie alone.
    """
    parent: dict[int, int] = {}
    place_of: dict[str, int] = {}
    lowest: dict[int, str] = {}
    named: set[str] = set()

    def root(item: int) -> int:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for pair in pairs:
        place, *others = [*map(hash, _ties(pair))] or [hash(_own(pair.id))]
        place_of[pair.id] = place
        for other in others:
            parent[root(other)] = root(place)
        named.update(pair.lineage.parents)
        name = min([e.seed_id for e in pair.evidence] or [pair.lineage.group])
        lowest[place] = min(name, lowest.get(place, name))
    for id_ in named & place_of.keys():
        parent[root(hash(_own(id_)))] = root(place_of[id_])
    names: dict[int, str] = {}
    for place, name in lowest.items():
        names[root(place)] = min(name, names.get(root(place), name))
    return {id_: names[root(place)] for id_, place in place_of.items()}


def _own(id_: str) -> str:
    return f"pair {id_}"


def _ties(pair: Pair) -> Iterable[str]:
    yield from (f"page {evidence.seed_id}" for evidence in pair.evidence)
    yield from (_own(parent) for parent in pair.lineage.parents)
    if pair.lineage.group:
        yield f"page {pair.lineage.group}"
    answer = fold(pair.answer)
    if answer.count(" ") + 1 >= TELLING_ANSWER:
        yield f"answer {digest(answer)}"
