"""What a worker's process logs, brought to the process that placed the work: there is nobody else to hear it."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MOST = 5_000  # lines of one unit: 1 MB as the crawl's are with `-v`; without it there are a few


@dataclass(slots=True)
class Heard:
    """Log records as plain values, in order: what hangs on a record cannot always travel."""

    records: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0
    # of those beyond MOST


class _Handler(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the lines of a log are made from."""
        if len(self._heard.records) >= MOST:
            self._heard.lost += 1
            return
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else None
        self._heard.records.append({
            "name": record.name, "levelno": record.levelno, "levelname": record.levelname, "created": record.created,
            "msg": record.getMessage(), "exc_text": trace,
        })  # fmt: skip


@contextlib.contextmanager
def hearing(level: int) -> Iterator[Heard]:
    """What is logged while the block runs, from this level upward; it is said nowhere else."""
    heard, root = Heard(), logging.getLogger()
    before, handlers = root.level, root.handlers
    root.handlers = [_Handler(heard)]
    root.setLevel(level)
    try:
        yield heard
    finally:
        root.handlers = handlers
        root.setLevel(before)


def hand_over(library: str) -> None:
    """Let a library's log go the way of all others: it has a way of its own to stderr."""
    logger = logging.getLogger(library)
    logger.handlers.clear()
    logger.propagate = True


def repeat(heard: Heard) -> None:
    """Say it here, as if it had been logged here."""
    for record in heard.records:
        logging.getLogger(record["name"]).handle(logging.makeLogRecord(record))
    if heard.lost:
        logging.getLogger(__name__).warning("%d more lines of a worker were not kept", heard.lost)
