"""Pairs judged one by one, a shard at a time, here or by a worker that has only the workspace's folder."""

import dataclasses
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gristmill.config import Filter
from gristmill.earlier import Earlier
from gristmill.index.corpus import Corpus
from gristmill.records import Pair, Verdict
from gristmill.shelf import pack, unpack
from gristmill.store import Workspace

from .context import Context
from .decontamination import benchmarks
from .elsewhere import datasets
from .quality import NAME as QUALITY
from .verdicts import reject

Filters = tuple[Callable[[Pair, Context], Verdict], ...]
log = logging.getLogger("gristmill.filters")


class Judging:
    """What is done with each shard of a run. It travels with its index, whose making costs each process 50 s of CPU for
    2,757 pages where reading it costs 2."""

    def __init__(self, workspace: Workspace, context: Context, filters: Filters) -> None:
        self._workspace, self._context, self._filters = workspace, context, filters

    def __call__(self, shard: Sequence[bytes]) -> list[bytes]:
        """The pairs, packed, with their verdicts."""
        return [pack(self._judged(unpack(one))) for one in shard]

    def _judged(self, pair: Pair) -> Pair:
        checks = tuple(verdicts(pair, self._context, self._filters))
        scored = next((check.score for check in checks if check.filter == QUALITY), None)
        return dataclasses.replace(pair, checks=checks, quality=scored)

    def __reduce__(self) -> tuple[Callable[..., "Judging"], tuple[object, ...]]:
        context = self._context
        return _elsewhere, (self._workspace.root, context.corpus, context.settings, context.accept_from, self._filters)


def _elsewhere(root: Path, corpus: Corpus, settings: Filter, bound: float | None, filters: Filters) -> Judging:
    look_up(settings)
    workspace = Workspace(root)
    context = Context(corpus=corpus, settings=settings, earlier=Earlier(workspace), accept_from=bound)
    return Judging(workspace, context, filters)


def look_up(settings: Filter) -> None:
    """Read the files that the settings name, before the first pair is judged. Raises UserError where one is faulty."""
    if settings.decontaminate:
        benchmarks(tuple(settings.decontaminate))
    if settings.also:
        datasets(tuple(settings.also), settings.near_duplicate)


def verdicts(pair: Pair, context: Context, filters: Filters) -> Iterable[Verdict]:
    """The verdicts of the filters on a pair, up to the first that rejects it."""
    for judge_one in filters:
        try:
            verdict = judge_one(pair, context)
        except Exception:  # the stage's boundary: a fault of ours on one pair costs that pair only
            log.exception("%s: %s failed", pair.id, judge_one.__name__)
            verdict = reject(pair, judge_one.__name__.replace("_", "-"), "filter-failed")
        yield verdict
        if verdict.decision == "reject":
            return
