"""Replies of models, kept in the workspace's database: what was paid for once is never asked again.

A reply is committed and synced as it came, before anything reads it, so that a mended parser never pays twice and a
killed run loses no more than what was in flight.
"""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from ..errors import UserError
from ..store import DATABASE, Workspace
from .batches import erase
from .requests import Request
from .syncing import Syncing

_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
  key           TEXT PRIMARY KEY, -- SHA-256 of endpoint and `request`
  model         TEXT NOT NULL,
  prompt_sha256 TEXT NOT NULL,    -- of the messages alone; generator.prompt_sha256 of the pairs made from the reply
  request       TEXT NOT NULL,    -- model, messages and parameters, JSON with sorted keys
  body          TEXT NOT NULL,    -- of the HTTP response, as it came
  endpoint      TEXT NOT NULL DEFAULT '', -- its address; '' where the reply was stored before addresses were, key too
  useless       INTEGER NOT NULL DEFAULT 0, -- 1 where no reply of its run was of use: asked for again in the next one
  unit          TEXT NOT NULL DEFAULT '',  -- requests of one unit of work share it: what is not about it may differ
  follows       INTEGER NOT NULL DEFAULT 0 -- 1 where it was asked because another reply was of no use
)
"""
_BY_PROMPT = "CREATE INDEX IF NOT EXISTS replies_by_prompt ON replies (prompt_sha256)"
_OF_ENDPOINT = "SELECT body FROM replies WHERE key IN (?, ?) AND NOT useless ORDER BY endpoint = '' LIMIT 1"
_OF_ANY = "SELECT body FROM replies WHERE prompt_sha256 = ? AND request = ? AND NOT useless ORDER BY rowid DESC LIMIT 1"
_BY_UNIT = "CREATE INDEX IF NOT EXISTS replies_by_unit ON replies (unit) WHERE unit != ''"
_OF_UNIT = (
    "SELECT request FROM replies WHERE unit = :unit AND unit != '' AND :endpoint IN (endpoint, '') AND NOT useless"
    " ORDER BY rowid DESC LIMIT 1"
)
_INSERT = (
    "INSERT OR REPLACE INTO replies (key, model, prompt_sha256, request, body, endpoint, unit, follows)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_LATEST = "SELECT request, follows, body FROM replies WHERE model = ? AND request GLOB ? ORDER BY rowid DESC LIMIT ?"
_LATER = (
    "endpoint TEXT NOT NULL DEFAULT ''",
    "useless INTEGER NOT NULL DEFAULT 0",
    "unit TEXT NOT NULL DEFAULT ''",
    "follows INTEGER NOT NULL DEFAULT 0",
)


class Replies:
    """Response bodies by the digest of their request."""

    def __init__(self, workspace: Workspace) -> None:
        self._db = workspace.connect(durable=True)
        self._syncing = Syncing(workspace.connect, _INSERT)
        self._db.execute(_TABLE)
        self._db.execute(_BY_PROMPT)
        there = {row["name"] for row in self._db.execute("PRAGMA table_info(replies)")}
        for column in _LATER:  # of a workspace that an older version made
            if column.split()[0] not in there:
                self._db.execute(f"ALTER TABLE replies ADD COLUMN {column}")
        self._db.execute(_BY_UNIT)

    def find(self, request: Request, *, endpoint: str) -> str | None:
        """The body that the endpoint sent; where `endpoint` is empty, the one that any sent last.

        A reply that was stored before endpoints were counts for each of them.
        """
        if endpoint:
            keys, query = (request.key(endpoint), request.key("")), _OF_ENDPOINT
        else:
            keys, query = (request.prompt_sha256, request.text), _OF_ANY
        row = self._db.execute(query, keys).fetchone()
        return row["body"] if row else None

    def as_asked(self, request: Request, *, endpoint: str) -> Request:
        """The request as it was put when its unit of work was asked about at the endpoint (empty: at any); itself where
        it was put so, or never."""
        if not request.unit or self.find(request, endpoint=endpoint) is not None:
            return request
        row = self._db.execute(_OF_UNIT, {"unit": request.unit_key, "endpoint": endpoint}).fetchone()
        return request.as_asked(row["request"]) if row else request

    async def write(self, request: Request, *, endpoint: str, body: str) -> None:
        """Keep a body; it is on the disk when this returns. A body that proved of no use is replaced.

        Raises UserError where the disk does not take it: nothing further shall be paid for then.
        """
        try:
            await self._syncing.write((
                request.key(endpoint), request.model, request.prompt_sha256, request.text, body, endpoint,
                request.unit_key, request.follows,
            ))  # fmt: skip
        except sqlite3.Error as error:
            raise UserError(f"a reply cannot be written to {DATABASE}: {error}") from None

    def latest(self, model: str, schema_name: str, *, most: int) -> Iterator[tuple[str, bool, str]]:
        """The last replies of a model to questions of a kind: request, whether it followed another one, and body."""
        rows = self._db.execute(_LATEST, (model, f'*,"schema_name":{json.dumps(schema_name)},*', most))
        return ((row["request"], bool(row["follows"]), row["body"]) for row in rows)

    def forget(self, keys: Iterable[str]) -> None:
        """Let replies be asked for again in the next run; they stay where they are until then."""
        self._db.executemany("UPDATE replies SET useless = 1 WHERE key = ?", [(key,) for key in keys])

    def erase(self, unwanted: Callable[[str, str], bool]) -> int:
        """Delete the replies of which (digest of the prompt, request and body) is unwanted; how many."""
        rows = self._db.execute("SELECT key, prompt_sha256, request, body FROM replies")
        keys = [(row["key"],) for row in rows if unwanted(row["prompt_sha256"], f"{row['request']}\n{row['body']}")]
        self._db.executemany("DELETE FROM replies WHERE key = ?", keys)
        erase(self._db, lambda request: unwanted("", request))
        return len(keys)

    def close(self) -> None:
        """Let go of the database."""
        self._syncing.close()
        self._db.close()


@contextlib.contextmanager
def open_replies(workspace: Workspace) -> Iterator[Replies]:
    """The workspace's replies, closed when the block ends."""
    opened = Replies(workspace)
    try:
        yield opened
    finally:
        opened.close()
