"""How many different runs of words there are among very many, and how many come once: exact, in little memory.

Runs are held as hashes of 64 bits. Beyond some million they are parted by their first bits into files without names,
which are counted one after the other. (Two runs of one hash: 10⁻³ for 300 million.)
"""

import tempfile
from array import array
from collections.abc import Hashable, Iterable
from typing import IO

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
_PART_BITS = 6
MOST = 2_000_000  # runs in memory


class Runs:
    """Runs of words, as they come. Give `tempfile` a folder with room by TMPDIR."""

    def __init__(self) -> None:
        self.total = 0
        self._waiting = array("Q")
        self._parts: list[IO[bytes]] = []

    def update(self, runs: Iterable[Hashable]) -> None:
        """Count these too."""
        before = len(self._waiting)
        self._waiting.extend(hash(run) & _MASK for run in runs)
        self.total += len(self._waiting) - before
        if len(self._waiting) > MOST:
            self._part()

    def _part(self) -> None:
        if not self._parts:
            self._parts = [tempfile.TemporaryFile() for _ in range(1 << _PART_BITS)]  # noqa: SIM115
        hashes = np.frombuffer(self._waiting, dtype=np.uint64)
        parts = (hashes >> np.uint64(64 - _PART_BITS)).astype(np.int64)
        for number, part in enumerate(self._parts):
            part.write(hashes[parts == number].tobytes())
        self._waiting = array("Q")

    def counted(self) -> tuple[int, int]:
        """How many different ones, and how many of them come once. Nothing can be added behind it."""
        if not self._parts:
            return _counted(np.frombuffer(self._waiting, dtype=np.uint64))
        self._part()
        different = once = 0
        for part in self._parts:
            part.seek(0)
            found = _counted(np.frombuffer(part.read(), dtype=np.uint64))
            different, once = different + found[0], once + found[1]
            part.close()
        return different, once


def _counted(hashes: NDArray[np.uint64]) -> tuple[int, int]:
    _, counts = np.unique(hashes, return_counts=True)
    return len(counts), int((counts == 1).sum())
