"""A Placer that loses workers: what it places travels as it would to another machine, and is done twice."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any


class Losing:
    """Each unit is done by a worker that is lost before it is heard, and then again by the one that is left."""

    def __init__(self) -> None:
        self.units = 0

    def places(self) -> int:
        return 1

    def map(self, work: Callable[[Any], Any], units: Iterable[Any], **_: Any) -> Iterator[Any]:
        sent = pickle.dumps(work)
        for unit in units:
            self.units += 1
            packed = pickle.dumps(unit)
            pickle.loads(sent)(pickle.loads(packed))
            yield pickle.loads(pickle.dumps(pickle.loads(sent)(pickle.loads(packed))))
