"""Questions to a model as files of a batch: written, sent, asked after, and their results taken in."""

import asyncio
import collections
import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..config import Model
from ..errors import NothingKeptError, UserError
from ..models.batches import Batched, lines, read_lines, taken_in
from ..models.endpoint import Endpoint
from ..models.prices import cost
from ..models.replies import open_replies
from ..models.requests import Request
from ..models.submitting import fetched, look
from ..models.submitting import send as submit
from ..store import Workspace, replacing
from .making import Variation
from .summary import BatchState, TakenIn

MOST_QUESTIONS = 50_000  # in a file, as providers' limits are


def write(store: Workspace, left: Sequence[Request], variation: Variation, settings: Model, path: Path) -> int:
    """Questions into a file, as many as the limits allow at most; how many. Raises NothingKeptError for none."""
    chosen = list(_within(left, variation, settings))
    if not chosen:
        raise NothingKeptError("there is nothing to ask: stored replies answer all questions, or a limit allows none")
    endpoint = Endpoint.of(os.environ).name
    with _batched(store) as batched:
        batched.note(chosen, endpoint=endpoint)
    with replacing(path) as handle:
        handle.writelines(lines(chosen, endpoint=endpoint))
    return len(chosen)


def send(store: Workspace, path: Path) -> str:
    """Send a file; the name of its batch."""
    name = submit(Endpoint.of(os.environ), path)
    with _batched(store) as batched:
        batched.sent(name, path.name)
    return name


def poll(store: Workspace) -> TakenIn:
    """Ask after all batches that were sent, and take in the results of those that ended."""
    endpoint = Endpoint.of(os.environ)
    counts: collections.Counter[str] = collections.Counter()
    states = []
    with _batched(store) as batched:
        for name, file in batched.under_way:
            now = look(endpoint, name)
            states.append(BatchState(id=name, file=file, status=now.status, done=now.done, total=now.total))
            if now.ended:
                for result in now.files:
                    counts += _take_in(store, fetched(endpoint, result).splitlines(), batched, endpoint)
                batched.ended(name)
    return _taken(counts, states)


def ingest(store: Workspace, path: Path) -> TakenIn:
    """Take in a file with results."""
    if not path.is_file():
        raise UserError(f"there is no file {path}")
    with _batched(store) as batched:
        return _taken(_take_in(store, read_lines(path), batched, Endpoint.of(os.environ)), ())


def _within(left: Iterable[Request], variation: Variation, settings: Model) -> Iterator[Request]:
    if variation.max_cost is not None and cost(settings, 0, 0) is None:
        raise UserError("--max-cost needs prices: set price_input and price_output under `model` in spiders.yaml")
    tokens, price = 0, 0.0
    for number, request in enumerate(left, 1):
        tokens += request.bound
        price += cost(settings, request.prompt_bound, request.max_tokens) or 0.0
        limits = ((number, variation.max_calls), (tokens, variation.max_tokens), (price, variation.max_cost))
        if number > MOST_QUESTIONS or any(most is not None and spent > most for spent, most in limits):
            return
        yield request


def _take_in(
    store: Workspace, results: Iterable[str], batched: Batched, endpoint: Endpoint
) -> "collections.Counter[str]":
    with open_replies(store) as replies:
        return asyncio.run(taken_in(results, batched, replies.write, endpoint=endpoint))


def _taken(counts: "collections.Counter[str]", states: Sequence[BatchState]) -> TakenIn:
    return TakenIn(
        batches=tuple(states),
        **{name: counts[name] for name in ("answered", "refused", "unknown", "damaged")},
    )


@contextlib.contextmanager
def _batched(store: Workspace) -> Iterator[Batched]:
    opened = Batched(store)
    try:
        yield opened
    finally:
        opened.close()
