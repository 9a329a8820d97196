"""All sets within a Jaccard similarity of a given one, among many that are all known beforehand; exact.

The join of `neighbours.py` (prefix filter, Chaudhuri et al., ICDE 2006) on hashes of 64 bits, in arrays: which sets
share a member of their prefixes is sorted out once, and a look-up is two slices. Members are hashed with the process's
own salt; what is found does not depend on it, but for two members of one hash (10⁻⁴ for 60 million of them).
"""

from array import array
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
# Members are ranked by how often their bucket comes up. Any order is right; one by which prefixes are rare is fast.
_MOST_BUCKETS = 1 << 22
_AT_ONCE = 1 << 17  # sets whose members are ranked together
_FEW = 16  # candidates that are compared one by one; beyond, calls of numpy cost less (a hundred: a sixth)
_ROUNDING = 1e-9  # 0.7 * 10 is 7.000000000000001 in floating point, and its ceiling must be 7

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]


class Hashed:
    """Sets of words by number: 8 bytes a member."""

    def __init__(self) -> None:
        self._members = array("Q")
        self._begins = array("Q", [0])

    def put(self, members: Collection[str]) -> None:
        """The next set."""
        self._members.extend(hash(member) & _MASK for member in members)
        self._begins.append(len(self._members))

    def __len__(self) -> int:
        return len(self._begins) - 1

    def arrays(self) -> tuple[Hashes, Ints]:
        """All members, and where those of each set begin and the last one's end; not to be added to any more."""
        return np.frombuffer(self._members, dtype=np.uint64), np.array(self._begins, dtype=np.int64)


class Join:
    """Which of the sets that were let in are near to another one. Sets are let in in ascending order."""

    def __init__(self, sets: Hashed, *, threshold: float) -> None:
        self._threshold = threshold
        self._members, self._begins = sets.arrays()
        self._sizes = np.diff(self._begins)
        self._in = np.zeros(len(sets), dtype=bool)
        self._often = _often(self._members)
        self._holding()

    def _holding(self) -> None:
        """Sort out which sets have which member in their prefix."""
        total = len(self._in)
        parts = [self._prefixes(first, min(first + _AT_ONCE, total)) for first in range(0, max(1, total), _AT_ONCE)]
        members, owners = (np.concatenate(part) for part in zip(*parts, strict=True))
        order = np.argsort(members, kind="stable")
        self._owners = owners[order]
        begun = np.ones(len(order), dtype=bool)
        begun[1:] = members[order][1:] != members[order][:-1]
        at = np.arange(len(order), dtype=np.int32)
        self._from, self._to = np.empty_like(at), np.empty_like(at)
        self._from[order] = np.maximum.accumulate(np.where(begun, at, 0))
        self._to[order] = at
        self._rows = np.searchsorted(owners, np.arange(len(self._in) + 1)).astype(np.int64)

    def _prefixes(self, first: int, last: int) -> tuple[Hashes, NDArray[np.int32]]:
        """The members in the prefixes of some sets, and their sets; without those that no other set has."""
        members = self._members[self._begins[first] : self._begins[last]]
        sizes = self._sizes[first:last]
        owners = np.repeat(np.arange(first, last, dtype=np.int32), sizes)
        often = self._often[members % len(self._often)]
        order = np.lexsort((members, often, owners))
        within = np.arange(len(members)) - np.repeat(self._begins[first:last] - self._begins[first], sizes)
        least = np.ceil(self._threshold * sizes - _ROUNDING).astype(np.int64)
        taken = (within < np.repeat(sizes - least + 1, sizes)) & (often[order] > 1)
        return members[order][taken], owners[taken]

    def let_in(self, number: int) -> None:
        """From now on the set is found."""
        self._in[number] = True

    def near(self, number: int) -> list[tuple[float, int]]:
        """(similarity, number) of every set before it that was let in, most similar and first ones first.

        The empty set is near to none.
        """
        rows = range(self._rows[number], self._rows[number + 1])
        held = [self._owners[self._from[row] : self._to[row]] for row in rows if self._from[row] < self._to[row]]
        if not held:
            return []
        found = np.unique(np.concatenate(held)) if held[1:] else held[0]
        size = int(self._sizes[number])
        others = self._sizes[found]
        good = self._in[found] & (others >= self._threshold * size - _ROUNDING)
        good &= others <= size / max(self._threshold, _ROUNDING) + _ROUNDING
        candidates = found[good]
        return (self._each if len(candidates) <= _FEW else self._at_once)(number, candidates)

    def _each(self, number: int, candidates: Numbers) -> list[tuple[float, int]]:
        own, found = self._set(number) if len(candidates) else frozenset(), []
        for other in candidates.tolist():
            theirs = self._set(other)
            shared = len(own & theirs)
            if (similarity := shared / (len(own) + len(theirs) - shared)) >= self._threshold - _ROUNDING:
                found.append((similarity, other))
        return sorted(found, key=lambda entry: (-entry[0], entry[1]))

    def _at_once(self, number: int, candidates: Numbers) -> list[tuple[float, int]]:
        sizes, own = self._sizes[candidates], self._members[self._begins[number] : self._begins[number + 1]]
        begins = np.cumsum(sizes) - sizes  # of each in one row of all their members; none is empty
        places = np.arange(sizes.sum()) + np.repeat(self._begins[candidates] - begins, sizes)
        shared = np.add.reduceat(np.isin(self._members[places], own), begins, dtype=np.int64)
        similarity = shared / (len(own) + sizes - shared)
        alike = similarity >= self._threshold - _ROUNDING
        order = np.lexsort((candidates[alike], -similarity[alike]))
        return list(zip(similarity[alike][order].tolist(), candidates[alike][order].tolist(), strict=True))

    def _set(self, number: int) -> frozenset[int]:
        return frozenset(self._members[self._begins[number] : self._begins[number + 1]].tolist())


def _often(members: Hashes) -> Ints:
    """How often a member comes up at most, by its remainder: those of one bucket are counted together."""
    buckets = min(_MOST_BUCKETS, 1 << max(1, len(members)).bit_length())
    counts = np.zeros(buckets, dtype=np.int64)
    for first in range(0, len(members), _MOST_BUCKETS):
        counts += np.bincount((members[first : first + _MOST_BUCKETS] % buckets).astype(np.int64), minlength=buckets)
    return counts
