"""Fit the quality score on labelled pairs and say how far it can be trusted on sites that it has not seen.

python -m benchmarks.quality LABELLED.jsonl ...

One record a line: `site`, `type`, `question`, `answer`, `heading_path`, and `label` or two readings `first` and
`second`, each `train`, `minor` or `bad`; `source` and `section_words` where known. The texts are other people's and
stay outside the repository. Prints the table of filters/quality.py, the area under the curve with each site left out
in turn, and for every band of scores what a reader called the pairs in it.
"""

import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from filters.features import features
from filters.quality import WEIGHTS
from gristmill.records import Evidence, Generator, Lineage, Pair

VALUES = {"train": 1.0, "minor": 0.5, "bad": 0.0}  # a pair of two readings gets their mean
RIDGE = 15.0  # on standardised features; 5 and 40 give areas within .003
ROUNDS = 50  # Newton steps, of which eight are needed
UNFIT, FIT = 0.25, 0.75  # at most, at least: what counts as bad, as trainable
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
    labels = [record[key] for key in ("label", "first", "second") if record.get(key)]
    return sum(VALUES[label] for label in labels) / len(labels)


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


def main(paths: Sequence[str]) -> None:
    """Print table, areas and bands."""
    records = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    figures = [features(pair_of(r), section_words=r.get("section_words", 0)) for r in records]
    names = sorted(name for name, *_ in WEIGHTS)
    rows = np.array([[found.get(name, 0.0) for name in names] for found in figures])
    told = np.array([value(record) for record in records])
    for name, weight, mean in Fit(rows, told).table(names):
        print(f'    ("{name}", {weight:+.2f}, {mean:.3f}),')
    sites = [record["site"] for record in records]
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


if __name__ == "__main__":
    main(sys.argv[1:])
