"""Questions in a file, to be answered within a day for half of the price: JSON Lines of `/v1/batches`.

What is in a file is noted in the database, so that a result, which names its question by a digest alone, finds it. A
reply that comes so is a reply like others: the next run with the model reads it and asks nothing.
"""

import collections
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..records import Message
from ..store import Workspace
from .bodies import read_body
from .endpoint import Endpoint
from .manner import Manner
from .requests import Request, canonical

METHOD = "/v1/chat/completions"
_TABLES = (
    """
CREATE TABLE IF NOT EXISTS batched (
  key     TEXT PRIMARY KEY, -- of the reply; `custom_id` of the line
  request TEXT NOT NULL,    -- as in `replies`
  unit    TEXT NOT NULL,
  follows INTEGER NOT NULL
)
""",
    """
CREATE TABLE IF NOT EXISTS batches (
  id   TEXT PRIMARY KEY, -- as the endpoint names it
  name TEXT NOT NULL     -- of the file that was sent
)
""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A line of a file with results."""

    key: str
    status: int
    # of HTTP; 0 where the question was not asked
    body: str
    # of the response

    @classmethod
    def of(cls, line: str) -> "Result | None":
        """From a line; None where it is none."""
        try:
            told = json.loads(line)
            response = told.get("response") or {}
            body = response.get("body")
            return cls(
                key=str(told["custom_id"]),
                status=int(response.get("status_code") or 0),
                body=body if isinstance(body, str) else json.dumps(body, ensure_ascii=False),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None


class Batched:
    """The questions of files that are under way, and the names of batches that were sent."""

    def __init__(self, workspace: Workspace) -> None:
        self._db = workspace.connect(durable=True)
        for table in _TABLES:
            self._db.execute(table)

    def note(self, requests: Iterable[Request], *, endpoint: str) -> None:
        """Questions that are put into a file."""
        rows = [(one.key(endpoint), one.text, one.unit, one.follows) for one in requests]
        self._db.executemany("INSERT OR REPLACE INTO batched VALUES (?, ?, ?, ?)", rows)

    def find(self, key: str) -> Request | None:
        """The question of a result."""
        row = self._db.execute("SELECT * FROM batched WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        fields = json.loads(row["request"])
        said = tuple(Message(**message) for message in fields.pop("messages"))
        return Request(**fields, messages=said, unit=row["unit"], follows=bool(row["follows"]))

    def done(self, key: str) -> None:
        """A question is answered, or will not be."""
        self._db.execute("DELETE FROM batched WHERE key = ?", (key,))

    def sent(self, batch: str, name: str) -> None:
        """A file was sent."""
        self._db.execute("INSERT OR REPLACE INTO batches VALUES (?, ?)", (batch, name))

    def ended(self, batch: str) -> None:
        """Its results were taken in, or there are none."""
        self._db.execute("DELETE FROM batches WHERE id = ?", (batch,))

    @property
    def under_way(self) -> list[tuple[str, str]]:
        """Names of batches and of their files, in the order in which they were sent."""
        return [(row["id"], row["name"]) for row in self._db.execute("SELECT id, name FROM batches ORDER BY rowid")]

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()


def erase(db: sqlite3.Connection, unwanted: Callable[[str], bool]) -> None:
    """Delete the questions that are unwanted, by their text."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'batched'").fetchone():
        keys = [(row["key"],) for row in db.execute("SELECT key, request FROM batched") if unwanted(row["request"])]
        db.executemany("DELETE FROM batched WHERE key = ?", keys)


def lines(requests: Iterable[Request], *, endpoint: str) -> Iterator[str]:
    """The lines of a file, as an endpoint takes them."""
    manner = Manner()
    for request in requests:
        key = request.key(endpoint)
        yield canonical({"custom_id": key, "method": "POST", "url": METHOD, "body": manner.wire(request)}) + "\n"


async def taken_in(
    results: Iterable[str], batched: Batched, write: Callable[..., Any], *, endpoint: Endpoint
) -> "collections.Counter[str]":
    """Keep the replies of a file with results; how many lines were what.

    answered, refused (the endpoint's word against one question: it will be asked in the next run), unknown (no question
    of this workspace, or one that was answered before), damaged (no result).
    """
    counts: collections.Counter[str] = collections.Counter()
    for line in filter(str.strip, results):
        result = Result.of(line)
        request = batched.find(result.key) if result else None
        if result is None or request is None:
            counts["unknown" if result else "damaged"] += 1
            continue
        if result.status == 200 and read_body(result.body) is not None:
            body = endpoint.masking.body(result.body, request=request.text)
            await write(request, endpoint=endpoint.name, body=body)
            counts["answered"] += 1
        else:
            counts["refused"] += 1
        batched.done(result.key)
    return counts


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a file, whatever their bytes."""
    with path.open("r", encoding="utf-8", errors="replace", newline="\n") as handle:
        yield from handle
