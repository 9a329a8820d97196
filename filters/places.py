"""Where pairs stand in the crawl, and the two orders that follow from it; in arrays of 40 bytes a pair."""

from array import array

import numpy as np
from numpy.typing import NDArray

from gristmill.records import Pair

_ID = 16  # bytes of an id that count; it has no more (records.pair_id)
_FARTHEST = 2**62  # code points; what claims to be farther is no place, and is sorted behind all


class Places:
    """Places by number, in the order in which they were added."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], int] = {}
        self._page, self._start, self._depth, self._ids = array("q"), array("q"), array("q"), bytearray()

    def add(self, pair: Pair) -> None:
        """Source, page, offset, id, and how far the pair is from a page's own words."""
        first = pair.evidence[0] if pair.evidence else None
        page = (pair.source, first.seed_path if first else "")
        self._page.append(self._pages.setdefault(page, len(self._pages)))
        self._start.append(_bounded(first.start if first else 0))
        self._depth.append(_bounded(pair.generation_depth))
        self._ids += pair.id.encode("utf-8", "surrogatepass")[:_ID].ljust(_ID, b"\0")

    def by_place(self) -> NDArray[np.int64]:
        """The numbers by source, page, offset and id; what is alike in these stands by trust."""
        return np.lexsort((np.array(self._depth), *self._within_page(), self._ranks()))

    def by_trust(self) -> NDArray[np.int64]:
        """Verbatim pairs before variations, each by place: of two that are alike the first one stays."""
        return np.lexsort((*self._within_page(), self._ranks(), np.array(self._depth)))

    def _within_page(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.int64]]:
        halves = np.frombuffer(bytes(self._ids), dtype=">u8").reshape(-1, 2)
        return halves[:, 1], halves[:, 0], np.array(self._start)

    def _ranks(self) -> NDArray[np.int64]:
        ranks = np.empty(len(self._pages), dtype=np.int64)
        ranks[[self._pages[page] for page in sorted(self._pages)]] = np.arange(len(self._pages))
        return ranks[np.array(self._page, dtype=np.int64)]


def _bounded(number: int) -> int:
    return max(-_FARTHEST, min(_FARTHEST, int(number)))  # a record may say 3.0
