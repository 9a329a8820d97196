"""Fit the quality score on labelled pairs and say how far it can be trusted on sites that it has not seen.

    python -m benchmarks.quality PAIRS.jsonl ... [--keep-all]

One record a line: `site`, `type`, `question`, `answer`, `heading_path`, and `label` or two readings `first` and
`second`, each `train`, `minor` or `bad`; `section_words` where known, or `seed`, the path of the page's file from a
folder above. Labels may stand beside the pairs by their `id`, in PAIRS.labels.jsonl, or PAIRS.labels1.jsonl and so
on; pairs without a label are passed over. The texts are other people's and stay outside the repository.

Prints the constant and the table for filters/quality.py, without the figures that carry nothing (`--keep-all`: with
them); the area under the curve with each site left out in turn; for every band of scores what a reader called the pairs
in it; and for every least score what it keeps.
"""

import argparse
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from filters.features import features
from gristmill.records import Evidence, Generator, Lineage, Pair
from gristmill.sections import sections, unlinked
from gristmill.seedfile import markdown_of
from gristmill.text import words

VALUES = {"train": 1.0, "minor": 0.5, "bad": 0.0}  # a pair of two readings gets their mean
RIDGE = 15.0  # on standardised features; 5 and 40 give areas within .003
ROUNDS = 50  # Newton steps, of which eight are needed
UNFIT, FIT = 0.25, 0.75  # at most, at least: what counts as bad, as trainable
NOTHING = 0.0005  # of the area: a figure without which it falls by less carries nothing
LEAST_SEEN = 4  # pairs that have a figure: fewer fit a weight to their labels
CUTS = (0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
BANDS = (0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)

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
    return [
        {**record, "section_words": record.get("section_words") or _section_words(path, record)}
        for record in found
        if record["labels"] or any(record.get(key) for key in ("label", "first", "second"))
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _section_words(path: Path, record: dict[str, Any]) -> int:
    """Words of the section that the pair is from; 0 where its page is not at hand."""
    seed = record.get("seed", "")
    place = next((above / seed for above in path.resolve().parents if seed and (above / seed).is_file()), None)
    if place is None:
        return 0
    markdown = markdown_of(place.read_text("utf-8"))
    parts = [p for p in sections(markdown) if list(p.heading_path) == list(record["heading_path"] or ())]
    opening = record["answer"][:60]
    own = next((p for p in parts if opening in markdown[p.start : p.stop]), parts[0] if parts else None)
    return len(words(unlinked(markdown[own.body_start : own.stop]))) if own else 0


class Fit:
    """Logistic regression with a ridge, on standardised features, by Newton's method."""

    def __init__(self, rows: Matrix, told: Vector) -> None:
        self.mean, spread = rows.mean(axis=0), rows.std(axis=0)
        self.spread = np.where(spread < 1e-6, 1e9, spread)
        known = self._standard(rows)
        ridge = np.eye(known.shape[1]) * RIDGE
        ridge[0, 0] = 0
        self.weights = np.zeros(known.shape[1])
        for _ in range(ROUNDS):
            said = 1 / (1 + np.exp(-known @ self.weights))
            slope = known.T @ (said - told) + ridge @ self.weights
            self.weights -= np.linalg.solve(known.T @ (known * (said * (1 - said))[:, None]) + ridge, slope)

    def _standard(self, rows: Matrix) -> Matrix:
        return np.c_[np.ones(len(rows)), (rows - self.mean) / self.spread]

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


def left_out(rows: Matrix, told: Vector, sites: Sequence[str]) -> Vector:
    """The score of each pair by a fit that has not seen its site."""
    named, scores = np.array(sites), np.zeros(len(told))
    for site in sorted(set(sites)):
        own = named == site
        scores[own] = Fit(rows[~own], told[~own]).scores(rows[own])
    return scores


def telling(rows: Matrix, told: Vector, sites: Sequence[str]) -> list[int]:
    """The columns that carry something: the weakest go, one by one, while the area of sites left out stays."""

    def worth(columns: list[int]) -> float:
        scores = left_out(rows[:, columns], told, sites)
        return area(scores, told >= FIT) + area(scores, told > UNFIT)

    kept = [column for column in range(rows.shape[1]) if (rows[:, column] != 0).sum() >= LEAST_SEEN]
    best = worth(kept)
    for column in sorted(kept, key=lambda c: abs(float(np.corrcoef(rows[:, c], told)[0, 1]))):
        without = [other for other in kept if other != column]
        if (left := worth(without)) >= best - NOTHING:
            kept, best = without, max(best, left)
    return kept


def main() -> None:
    """Print table, areas, bands and cuts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PAIRS.jsonl")
    parser.add_argument("--keep-all", action="store_true", help="keep figures that carry nothing")
    given = parser.parse_args()
    records = [record for path in given.paths if ".labels" not in path.name for record in read(path)]
    figures = [features(pair_of(r), section_words=r["section_words"]) for r in records]
    names = sorted({name for found in figures for name in found})
    every = np.array([[found.get(name, 0.0) for name in names] for found in figures])
    told = np.array([value(record) for record in records])
    sites = [record["site"] for record in records]
    columns = list(range(len(names))) if given.keep_all else telling(every, told, sites)
    rows = every[:, columns]
    (_, constant, _), *table = Fit(rows, told).table([names[column] for column in columns])
    print(f"CONSTANT = {constant:.2f}")
    for name, weight, mean in table:
        print(f'    ("{name}", {weight:+.2f}, {mean:.3f}),')
    scores = left_out(rows, told, sites)
    fit, unfit = told >= FIT, told <= UNFIT
    clear = fit | unfit
    print(f"{len(told)} pairs of {len(set(sites))} sites, {fit.sum()} to train on, {unfit.sum()} bad; sites left out:")
    print(f"area {area(scores[clear], fit[clear]):.3f} to train on against bad, ", end="")
    print(f"{area(scores, fit):.3f} against all others, {area(scores, ~unfit):.3f} bad against all others")
    for low, high in itertools.pairwise(BANDS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            shares = f"{fit[inside].mean():.2f} to train on, {unfit[inside].mean():.2f} bad"
            print(f"{low:.1f}-{min(high, 1):.1f}: {inside.sum():4d} pairs, value {told[inside].mean():.2f}, {shares}")
    for cut in CUTS:
        above = scores >= cut
        if above.any():
            shares = f"{fit[above].mean():.2f} to train on, {unfit[above].mean():.2f} bad"
            print(f"from {cut:.2f}: {above.mean():4.0%} of the pairs, {shares}")


if __name__ == "__main__":
    main()
