"""Rows that are on the disk before their writer goes on, although a sync takes as long as a request of its own.

A thread writes and syncs; rows that come meanwhile wait for the next transaction, all together.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class _Batch:
    rows: list[Sequence[Any]] = field(default_factory=list)
    error: sqlite3.Error | None = None
    done: bool = False


class Syncing:
    """Writes rows by one statement over a connection of its own, which its thread opens at the first row."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], statement: str) -> None:
        self._connect, self._statement = connect, statement
        self._thread = ThreadPoolExecutor(1)
        self._db: sqlite3.Connection | None = None
        self._batch, self._turn = _Batch(), asyncio.Lock()

    async def write(self, row: Sequence[Any]) -> None:
        """The row is on the disk when this returns. Raises sqlite3.Error."""
        mine = self._batch
        mine.rows.append(row)
        async with self._turn:
            if not mine.done:
                self._batch = _Batch() if self._batch is mine else self._batch
                try:
                    await asyncio.get_running_loop().run_in_executor(self._thread, self._insert, mine.rows)
                except sqlite3.Error as error:
                    mine.error = error
                mine.done = True
        if mine.error:
            raise mine.error

    def close(self) -> None:
        """Let go of the connection and the thread."""
        if self._db is not None:
            self._thread.submit(self._db.close).result()
        self._thread.shutdown()

    def _insert(self, rows: Sequence[Sequence[Any]]) -> None:
        self._db = self._db or self._connect()
        self._db.execute("BEGIN")
        try:
            self._db.executemany(self._statement, rows)
            self._db.execute("COMMIT")
        except sqlite3.Error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
