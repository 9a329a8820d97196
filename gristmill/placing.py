"""Where units of work are done: on this machine, or by an engine that has others (`gristmill/cluster`).

A stage is handed a Placer and knows no more. What it places can be pickled, and so can units and results. A unit may
be begun more than once, as a worker may be lost while it works: what it writes must be the same each time, or be
written by who receives its result.
"""

import collections
import gc
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from .errors import UserError
from .interrupts import end_with, unheard

AHEAD = 2  # units handed in for each that is worked on: none waits for the driver, and few results for their turn
TRIES = 4  # beginnings of one unit: what loses its worker so often is at fault itself, and would lose all of them
TICK = 0.25  # seconds

Unit = TypeVar("Unit")
Result = TypeVar("Result")


def nothing() -> None:
    """What is done at a tick where nothing is."""


def never(unit: object) -> bool:
    """What is said of units that do nothing by halves: none has got on."""
    return False


class Placer(Protocol):
    """Does units of work somewhere."""

    def places(self) -> int:
        """How many cores there are for units now; at least 1. More may come."""
        ...

    def map(
        self,
        work: Callable[[Unit], Result],
        units: Iterable[Unit],
        *,
        cores: float = 1,
        tick: Callable[[], None] = nothing,
        got_on: Callable[[Unit], bool] = never,
    ) -> Iterator[Result]:
        """The results, in the order of the units, which are taken as there is room for them.

        A unit whose worker is lost is placed again, TRIES times at most, then UserError; `got_on` is asked at each loss
        whether the unit has come further since its last one, and then all tries are before it. What `work` raises is
        raised once, as it is, in the unit's turn; units behind it are dropped. `cores` is how many a unit keeps busy,
        for an engine that counts them; `tick` is called every TICK seconds while the driver waits, where that can be.
        """
        ...


def here(jobs: int = 1) -> Placer:
    """In this process, one after the other; with more `jobs` in as many processes."""
    return Processes(jobs) if jobs > 1 else _InTurn()


def lost(tries: int) -> UserError:
    """What is said of a unit that cannot be done."""
    return UserError(
        f"a piece of work lost its worker {tries} times (killed, or out of memory): what was done is kept; look at the"
        " workers' memory, and run the same command again"
    )


class _InTurn:
    def places(self) -> int:
        """See Placer."""
        return 1

    def map(
        self,
        work: Callable[[Unit], Result],
        units: Iterable[Unit],
        *,
        cores: float = 1,
        tick: Callable[[], None] = nothing,
        got_on: Callable[[Unit], bool] = never,
    ) -> Iterator[Result]:
        """See Placer."""
        return map(work, units)


class Processes:
    """Up to `jobs` processes of this machine. They are forked: `work` and all that it holds is in them unsent."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def places(self) -> int:
        """See Placer."""
        return self._jobs

    def map(
        self,
        work: Callable[[Unit], Result],
        units: Iterable[Unit],
        *,
        cores: float = 1,
        tick: Callable[[], None] = nothing,
        got_on: Callable[[Unit], bool] = never,
    ) -> Iterator[Result]:
        """See Placer. The processes begin with the first unit and end with the iterator."""
        left, tries = iter(units), 1
        begun: collections.deque[tuple[Unit, Future[Result]]] = collections.deque()
        gc.freeze()  # what is there now: a collection in a process would copy it
        pool = self._pool(work)
        try:
            while True:
                for unit in itertools.islice(left, self._jobs * AHEAD - len(begun)):
                    begun.append((unit, _submit(pool, unit)))
                if not begun:
                    return
                while not wait([begun[0][1]], timeout=TICK).done:
                    tick()
                try:
                    result = begun[0][1].result()
                except BrokenProcessPool:
                    tries = 0 if sum(got_on(unit) for unit, _ in begun) else tries  # each is asked
                    if tries == TRIES:
                        raise lost(tries) from None
                    pool.shutdown(wait=True)
                    pool, tries = self._pool(work), tries + 1
                    begun = collections.deque((unit, _again(pool, unit, future)) for unit, future in begun)
                    continue
                begun.popleft()
                tries = 1
                yield result
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            gc.unfreeze()

    def _pool(self, work: Callable[[Any], Any]) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, get_context("fork"), _enter, (work, os.getpid()))


def _submit(pool: ProcessPoolExecutor, unit: Any) -> "Future[Any]":
    """Hand a unit in. A pool that has broken since is told of by the future, as if it had broken after."""
    try:
        with unheard():  # the first unit starts all processes
            return pool.submit(_work, unit)
    except BrokenProcessPool as error:
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def _again(pool: ProcessPoolExecutor, unit: Any, future: "Future[Any]") -> "Future[Any]":
    """The same unit in a new pool, unless it is done."""
    done = future.done() and not isinstance(future.exception(), BrokenProcessPool)
    return future if done else _submit(pool, unit)


_entered: list[Callable[[Any], Any]] = []


def _enter(work: Callable[[Any], Any], parent: int) -> None:
    """In a new process: keep the work, which is the same for all units."""
    end_with(parent)
    _entered[:] = [work]


def _work(unit: Any) -> Any:
    return _entered[0](unit)
