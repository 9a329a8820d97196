"""The Vendi score: how many different texts a set is worth (Friedman and Dieng, TMLR 2023, arXiv 2210.02410).

It is the exponential of the entropy of the eigenvalues of a likeness of every text with every other one: 1 where all
are the same, their number where no two have anything in common. Texts are alike by their words and word pairs, all of
the same weight: weighed by rarity, what all texts say alike would not count, and one frame for all would go unseen.
"""

import heapq
import itertools
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ..text import digest, words

MOST = 200  # texts: the time grows with their cube, 200 take .03 s
_BUCKETS = 1 << 12

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def sample(texts: Iterable[str], most: int = MOST) -> list[str]:
    """So many of the texts, drawn by their digests, so that a text more or less changes one of them."""
    return heapq.nsmallest(most, texts, key=digest)


def vendi(texts: Iterable[str]) -> float:
    """The effective number of different ones among at most 200 of the texts, to one digit; 0 for none."""
    drawn = sample(texts)
    if not drawn:
        return 0.0
    rows = _rows(drawn)
    weights = np.linalg.eigvalsh(rows @ rows.T / len(drawn))
    weights = weights[weights > 1e-9]  # rounding of zeros
    return round(float(np.exp(-(weights * np.log(weights)).sum())), 1)


def _rows(texts: Sequence[str]) -> Matrix:
    """One row a text, of length 1: its words and word pairs by their hashes, counted as the root of their number."""
    rows = np.zeros((len(texts), _BUCKETS))
    for row, text in zip(rows, texts, strict=True):
        for feature, count in Counter(_features(text)).items():
            row[_bucket(feature)] += math.sqrt(count)
    rows[~rows.any(axis=1), 0] = 1.0
    made: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def _features(text: str) -> list[str]:
    listed = words(text)
    return listed + [" ".join(two) for two in itertools.pairwise(listed)]


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % _BUCKETS
