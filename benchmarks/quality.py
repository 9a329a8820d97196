"""Fit the quality score on labelled pairs and say how far it can be trusted on sites that it has not seen.

    python -m benchmarks.quality PAIRS.jsonl ... [--older PAIRS.jsonl ...]

One record a line: `site`, `type`, `question`, `answer`, `heading_path`, and `label` or two readings `first` and
`second`, each `train`, `minor` or `bad`; `section_words` where known, or `seed`, the path of the page's file from a
folder above. Labels may stand beside the pairs by their `id`, in PAIRS.labels.jsonl, or PAIRS.labels1.jsonl and so
on; pairs without a label are passed over. `--older` are pairs whose wording is that of an earlier version: they count
less, and nothing is measured on them. The texts are other people's and stay outside the repository.

Prints the constant and the table for filters/quality.py; the area under the curve with each site left out in turn, and
with each folder of labels left out besides; for every band of scores what a reader called the pairs in it; and for
every least score what it keeps.
"""

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from filters.features import features
from gristmill.records import Evidence, Generator, Lineage, Pair, Seed
from gristmill.sections import sections, unlinked
from gristmill.seedfile import parse_seed
from gristmill.text import words

VALUES = {"train": 1.0, "minor": 0.5, "bad": 0.0}  # a pair of two readings has their mean
RIDGE = 33.0  # on standardised features; 10 and 100 give areas within .003
OLDER = 0.3  # what a pair of an earlier version's wording counts
ROUNDS = 12  # Newton steps, of which eight are needed
# Rare faults that alone get weights about 0 or of the wrong sign: they count within "faults" only.
ONLY_TOGETHER = {
    "announces", "broken", "chapter label", "colon left", "definition of change", "elsewhere", "mostly links",
    "number term", "preface", "repeated word", "version unasked",
}  # fmt: skip
UNFIT, FIT = 0.25, 0.75  # at most, at least: what counts as bad, as trainable
CUTS = (0, 0.3, 0.4, 0.45, 0.5, 0.52, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
BANDS = (0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def pair_of(record: dict[str, Any]) -> Pair:
    """A pair as the features need it: a labelled record has no spans."""
    proof = Evidence(
        seed_id="", seed_path="", url="", title="", heading_path=tuple(record["heading_path"] or ()), kind="prose",
        quote=record["answer"], start=0, stop=1, section_sha256="", seed_sha256="", crawled_at="", licence="",
    )  # fmt: skip
    return Pair(
        id="", type=record["type"], origin="deterministic", generation_depth=0, language="en",
        source=record.get("source", record["site"]), question=record["question"], answer=record["answer"], messages=(),
        evidence=(proof,), lineage=Lineage(), generator=Generator(version=""),
    )  # fmt: skip


def value(record: dict[str, Any]) -> float:
    """1 for a pair to train on, 0 for a bad one."""
    labels = [*record.get("labels", ()), *(record[key] for key in ("label", "first", "second") if record.get(key))]
    return sum(VALUES[label] for label in labels) / len(labels)


def read(path: Path) -> list[dict[str, Any]]:
    """The labelled pairs of a file, with the labels that stand beside it and the length of their sections."""
    told: dict[str, list[str]] = {}
    for beside in sorted(path.parent.glob(f"{path.stem}.labels*.jsonl")):
        for line in _lines(beside):
            told.setdefault(line["id"], []).append(line["label"])
    found = [{**record, "labels": told.get(record.get("id", ""), [])} for record in _lines(path)]
    judged = [r for r in found if r["labels"] or any(r.get(key) for key in ("label", "first", "second"))]
    pages = [(record, _page(path, record)) for record in judged]
    return [
        {**record, "section_words": record.get("section_words") or _section_words(page, record)}
        for record, page in pages
        if page is None or page.language.startswith("en")
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _page(path: Path, record: dict[str, Any]) -> Seed | None:
    """The page that the pair is from, where it is at hand."""
    seed = record.get("seed", "")
    place = next((above / seed for above in path.resolve().parents if seed and (above / seed).is_file()), None)
    return parse_seed(place.read_text("utf-8"), seed) if place else None


def _section_words(page: Seed | None, record: dict[str, Any]) -> int:
    """Words of the section that the pair is from; 0 where its page is not at hand."""
    if page is None:
        return 0
    markdown = page.markdown
    parts = [p for p in sections(markdown) if list(p.heading_path) == list(record["heading_path"] or ())]
    opening = record["answer"][:60]
    own = next((p for p in parts if opening in markdown[p.start : p.stop]), parts[0] if parts else None)
    return len(words(unlinked(markdown[own.body_start : own.stop]))) if own else 0


class Fit:
    """Logistic regression with a ridge, on standardised features, by Newton's method."""

    def __init__(self, rows: Matrix, told: Vector, counts: Vector) -> None:
        self.mean = np.average(rows, axis=0, weights=counts)
        spread = np.sqrt(np.average((rows - self.mean) ** 2, axis=0, weights=counts))
        self.spread = np.where(spread < 1e-6, 1e9, spread)
        known = self._standard(rows)
        ridge = np.eye(known.shape[1]) * RIDGE
        ridge[0, 0] = 0
        self.weights = np.zeros(known.shape[1])
        for _ in range(ROUNDS):
            said = 1 / (1 + np.exp(-known @ self.weights))
            slope = known.T @ (counts * (said - told)) + ridge @ self.weights
            self.weights -= np.linalg.solve(known.T @ (known * (counts * said * (1 - said))[:, None]) + ridge, slope)

    def _standard(self, rows: Matrix) -> Matrix:
        known: Matrix = np.c_[np.ones(len(rows)), (rows - self.mean) / self.spread]
        return known

    def scores(self, rows: Matrix) -> Vector:
        """0…1, one a row."""
        found: Vector = 1 / (1 + np.exp(-self._standard(rows) @ self.weights))
        return found

    def table(self, names: Sequence[str]) -> list[tuple[str, float, float]]:
        """(name, weight of the raw figure, its mean); the first one is the constant."""
        raw = self.weights[1:] / self.spread
        listed = sorted(zip(names, raw.tolist(), self.mean.tolist(), strict=True), key=lambda row: row[1])
        return [("", float(self.weights[0]), 0.0), *listed]


def area(scores: Vector, good: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """The chance that a good one scores above another one; half for a tie."""
    above, other = scores[good][:, None], scores[~good][None, :]
    return float(((above > other) + 0.5 * (above == other)).mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Labelled pairs as figures, with what they count; `folders` and `sites` say where each is from."""

    rows: Matrix
    told: Vector
    counts: Vector
    sites: np.ndarray[tuple[int], np.dtype[np.str_]]
    folders: np.ndarray[tuple[int], np.dtype[np.str_]]

    def fit(self, seen: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None) -> Fit:
        """The chance that a pair is one to train on, fitted to those that are `seen`, or to all."""
        seen = np.ones(len(self.told), bool) if seen is None else seen
        return Fit(self.rows[seen], (self.told[seen] >= FIT).astype(float), self.counts[seen])

    def left_out(self, *, folder_too: bool = False) -> Vector:
        """The score of each pair by a fit that has not seen its site, nor, if so asked, any pair of its folder."""
        scores = np.zeros(len(self.told))
        for site, folder in sorted(set(zip(self.sites.tolist(), self.folders.tolist(), strict=True))):
            own = (self.sites == site) & (self.folders == folder)
            seen = (self.sites != site) & ((self.folders != folder) | (not folder_too))
            scores[own] = self.fit(seen).scores(self.rows[own])
        return scores


def labelled(newer: Sequence[Path], older: Sequence[Path]) -> tuple[list[str], Labelled]:
    """The names of the figures, and the pairs of all files that have labels."""
    given = [(path, 1.0) for path in newer] + [(path, OLDER) for path in older]
    found = [
        (record, count, path.parent.name)
        for path, count in given
        if ".labels" not in path.name
        for record in read(path)
    ]
    figures = [features(pair_of(record), section_words=record["section_words"]) for record, *_ in found]
    names = [name for name in figures[0] if name not in ONLY_TOGETHER]
    return names, Labelled(
        rows=np.array([[figure[name] for name in names] for figure in figures]),
        told=np.array([value(record) for record, *_ in found]),
        counts=np.array([count for _, count, _ in found]),
        sites=np.array([record["site"] for record, *_ in found]),
        folders=np.array([folder for *_, folder in found]),
    )


def report(told: Vector, scores: Vector) -> None:
    """Print bands and cuts."""
    fit, unfit = told >= FIT, told <= UNFIT
    for low, high in itertools.pairwise(BANDS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            shares = f"{fit[inside].mean():.2f} to train on, {unfit[inside].mean():.2f} bad"
            print(f"{low:.1f}-{min(high, 1):.1f}: {inside.sum():4d} pairs, value {told[inside].mean():.2f}, {shares}")
    for cut in CUTS:
        above = scores >= cut
        if above.any():
            shares = f"{fit[above].mean():.2f} to train on, {unfit[above].mean():.2f} bad"
            kept = f"{above.mean():4.0%} of the pairs, {(fit & above).sum() / fit.sum():4.0%} of those to train on"
            print(f"from {cut:.2f}: {kept}: {shares}")


def areas(told: Vector, scores: Vector) -> str:
    """The three areas in words."""
    fit, unfit = told >= FIT, told <= UNFIT
    clear = fit | unfit
    return (
        f"area {area(scores[clear], fit[clear]):.3f} to train on against bad, {area(scores, fit):.3f} against all "
        f"others, {area(scores, ~unfit):.3f} bad against all others"
    )


def main() -> None:
    """Print table, areas, bands and cuts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PAIRS.jsonl")
    parser.add_argument("--older", nargs="*", default=[], type=Path, help="pairs of an earlier version's wording")
    given = parser.parse_args()
    names, pairs = labelled(given.paths, given.older)
    (_, constant, _), *table = pairs.fit().table(names)
    print(f"CONSTANT = {constant:.2f}")
    for name, weight, mean in table:
        print(f'    ("{name}", {weight:+.2f}, {mean:.3f}),')
    newer = pairs.counts == 1
    told, scores = pairs.told[newer], pairs.left_out()[newer]
    print(f"{len(told)} pairs of {len(set(pairs.sites[newer]))} sites and {(~newer).sum()} older ones")
    print(f"sites left out: {areas(told, scores)}")
    apart = pairs.left_out(folder_too=True)
    for folder in sorted(set(pairs.folders[newer])):
        own = newer & (pairs.folders == folder)
        print(f"without all of {folder}: {areas(pairs.told[own], apart[own])}")
    report(told, scores)


if __name__ == "__main__":
    main()
