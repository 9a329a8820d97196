"""Replies of models, kept in the workspace's database: what was paid for once is never asked again.

A reply is committed and synced as it came, before anything reads it, so that a mended parser never pays twice and a
killed run loses no more than what was in flight.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from ..errors import UserError
from ..store import DATABASE, Workspace

_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
  key           TEXT PRIMARY KEY, -- SHA-256 of `request`
  model         TEXT NOT NULL,
  prompt_sha256 TEXT NOT NULL,    -- of the messages alone; generator.prompt_sha256 of the pairs made from the reply
  request       TEXT NOT NULL,    -- model, messages and parameters, JSON with sorted keys
  body          TEXT NOT NULL     -- of the HTTP response, as it came
)
"""


class Replies:
    """Response bodies by the digest of their request."""

    def __init__(self, workspace: Workspace) -> None:
        self._db = workspace.connect(durable=True)
        self._db.execute(_TABLE)

    def find(self, key: str) -> str | None:
        """The body that was written under the key."""
        row = self._db.execute("SELECT body FROM replies WHERE key = ?", (key,)).fetchone()
        return row["body"] if row else None

    def write(self, *, key: str, model: str, prompt_sha256: str, request: str, body: str) -> None:
        """Keep a body; it is on the disk when this returns. A body that proved unreadable is replaced.

        Raises UserError where the disk does not take it: nothing further shall be paid for then.
        """
        try:
            self._db.execute(
                "INSERT OR REPLACE INTO replies (key, model, prompt_sha256, request, body) VALUES (?, ?, ?, ?, ?)",
                (key, model, prompt_sha256, request, body),
            )
        except sqlite3.Error as error:
            raise UserError(f"a reply cannot be written to {DATABASE}: {error}") from None

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()


@contextlib.contextmanager
def open_replies(workspace: Workspace) -> Iterator[Replies]:
    """The workspace's replies, closed when the block ends."""
    opened = Replies(workspace)
    try:
        yield opened
    finally:
        opened.close()
