"""Kept pairs → dataset: three splits in which no page stands twice, and a card that says where everything came from."""

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from . import card
from .config import Dataset
from .progress import Progress, silent
from .records import Pair, Tally
from .store import Workspace, read_pairs, replacing, write_text
from .text import digest, fold

Split = Literal["train", "validation", "test"]
SPLITS: tuple[Split, ...] = ("train", "validation", "test")

# An answer of this many words that stands on two pages ties the pages to one split. Shorter ones ("New in version
# 3.8.") repeat by chance and would chain a whole site together.
_TELLING_ANSWER = 12


def export(workspace: Workspace, settings: Dataset, *, on_progress: Progress = silent) -> list[Tally]:
    """Write dataset/{train,validation,test}.jsonl and the card. Raises UserError where the filter stage has not run."""
    pairs = list(read_pairs(workspace.kept))
    chosen = mix(pairs, min_real_share=settings.min_real_share)
    splits = assign(chosen, validation=settings.validation, test=settings.test)
    counts: Counter[str] = Counter()
    for split in SPLITS:
        with replacing(workspace.dataset / f"{split}.jsonl") as handle:
            for pair in (p for p in chosen if splits[p.id] == split):
                handle.write(json.dumps(record(pair, split, system=settings.system), ensure_ascii=False) + "\n")
                counts[split] += 1
                on_progress(counts.total(), len(chosen), split)
    write_text(workspace.dataset / "README.md", card.render(workspace, settings, chosen, counts))
    return _tallies(pairs, {pair.id for pair in chosen})


def mix(pairs: Sequence[Pair], *, min_real_share: float) -> list[Pair]:
    """The pairs with no more of a model's making than the share of real ones allows, in the order given.

    Synthetic data accumulates beside real data and never replaces it (Gerstgrasser et al., arXiv 2404.01413). Which
    variations stay out is decided by the digest of their id, so that a re-run picks the same ones.
    """
    real = sum(pair.generation_depth == 0 for pair in pairs)
    room = len(pairs) if min_real_share == 0 else int(real * (1 - min_real_share) / min_real_share + 1e-9)
    made = sorted((p.id for p in pairs if p.generation_depth > 0), key=digest)
    surplus = set(made[room:])
    return [pair for pair in pairs if pair.id not in surplus]


def assign(pairs: Sequence[Pair], *, validation: float, test: float) -> dict[str, Split]:
    """Pair id → split. Pairs of one page, of one lineage, or with the same telling answer always share a split.

    A group's bucket is the digest of its name, so a page keeps its split when others come and go. Where there are three
    groups or more, no split that was asked for stays empty: it gets the group nearest to its share.
    """
    groups = group(pairs)
    names = sorted(set(groups.values()), key=_bucket)
    split_of: dict[str, Split] = {
        name: "test" if _bucket(name) < test else "validation" if _bucket(name) < test + validation else "train"
        for name in names
    }
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
    return {pair.id: split_of[groups[pair.id]] for pair in pairs}


def _bucket(name: str) -> float:
    return int(digest(name, length=12), 16) / 16**12


def group(pairs: Iterable[Pair]) -> dict[str, str]:
    """Pair id → name of its group: the connected component over pages, lineage and telling answers (union-find)."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    listed = list(pairs)
    for pair in listed:
        for other in _ties(pair):
            low, high = sorted((root(f"pair {pair.id}"), root(other)))
            parent[high] = low
    members: dict[str, list[str]] = defaultdict(list)
    for pair in listed:
        members[root(f"pair {pair.id}")] += [e.seed_id for e in pair.evidence] or [pair.lineage.group]
    return {pair.id: min(members[root(f"pair {pair.id}")]) for pair in listed}


def _ties(pair: Pair) -> Iterable[str]:
    yield from (f"page {evidence.seed_id}" for evidence in pair.evidence)
    yield from (f"pair {parent}" for parent in pair.lineage.parents)
    if pair.lineage.group:
        yield f"page {pair.lineage.group}"
    answer = fold(pair.answer)
    if answer.count(" ") + 1 >= _TELLING_ANSWER:
        yield f"answer {digest(answer)}"


def record(pair: Pair, split: Split, *, system: str = "") -> dict[str, Any]:
    """One line of the dataset: OpenAI messages plus flat provenance. Every key always has the same type, so that
    `datasets` infers one schema for all splits."""
    messages = [dataclasses.asdict(message) for message in pair.messages]
    if system:
        messages.insert(0, {"role": "system", "content": system})
    return {
        "id": pair.id,
        "messages": messages,
        "question": pair.question,
        "answer": pair.answer,
        "answerable": pair.answerable,
        "type": pair.type,
        "origin": pair.origin,
        "generation_depth": pair.generation_depth,
        "language": pair.language,
        "source": pair.source,
        "licences": ", ".join(sorted({e.licence for e in pair.evidence})),
        "evidence": [
            {
                "url": e.url,
                "title": e.title,
                "heading": " > ".join(e.heading_path),
                "quote": e.quote,
                "seed_path": e.seed_path,
                "start": e.start,
                "stop": e.stop,
                "seed_sha256": e.seed_sha256,
                "section_sha256": e.section_sha256,
                "crawled_at": e.crawled_at,
                "licence": e.licence,
            }
            for e in pair.evidence
        ],
        "made_by": pair.generator.recipe or pair.generator.rule,
        "model": pair.generator.model,
        "parents": ", ".join(pair.lineage.parents),
        "group": pair.lineage.group,
        "split": split,
    }


def _tallies(pairs: Sequence[Pair], chosen: set[str]) -> list[Tally]:
    tallies = {source: Tally("dataset", source) for source in sorted({pair.source for pair in pairs})}
    for pair in pairs:
        if pair.id in chosen:
            tallies[pair.source].keep()
        else:
            tallies[pair.source].drop("surplus-variation")
    return list(tallies.values())
