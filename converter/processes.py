"""The same work on many things, in as many processes as asked for; what comes back is in their order."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from gristmill.interrupts import end_with, unheard

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")


def mapped(
    work: Callable[[_Thing], _Result],
    things: Sequence[_Thing],
    *,
    jobs: int,
    chunk: int,
    least: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[_Result]:
    """What `work` makes of each thing; here where `jobs` is 1 or the things are fewer than `least`.

    Processes are forked: `work` and all that it holds is in them without being sent. `meanwhile` is done here while
    they begin.
    """
    if jobs < 2 or len(things) < least:
        yield from map(work, things)
        return
    gc.freeze()  # what is there now: a collection in a process would copy it
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _enter, (work, os.getpid()))
    try:
        with unheard():  # the first task starts all processes
            made = pool.map(_work, things, chunksize=chunk)
        meanwhile()
        yield from made
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


_entered: list[Callable[[Any], Any]] = []


def _enter(work: Callable[[Any], Any], parent: int) -> None:
    """In a new process: keep the work, which is the same for all things."""
    end_with(parent)
    _entered[:] = [work]


def _work(thing: Any) -> Any:
    return _entered[0](thing)
