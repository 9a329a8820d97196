"""What servers sent, kept: bodies that seeds are made from, answers that are held back, robots.txt files."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .packing import unpack

Headers = Mapping[str, Sequence[str]]
# by lower-case name


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A response as it is kept: bodies decompressed."""

    headers: Headers
    body: bytes
    alternate: bytes = b""
    # the page's Markdown, where the site offered it


def write_headers(headers: Headers) -> str:
    """Headers as they stand in a row."""
    return json.dumps({name: list(values) for name, values in sorted(headers.items())})


def put_body(db: sqlite3.Connection, page: int, headers: str, body: bytes, alternate: bytes = b"") -> None:
    """Keep what a page's seed was made from: `body` and `alternate` compressed, `headers` as JSON."""
    db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)", (page, headers, body, alternate))


def stored(db: sqlite3.Connection, page: int) -> Stored | None:
    """The response that a page was made from."""
    row = db.execute("SELECT headers, body, alternate FROM bodies WHERE page = ?", (page,)).fetchone()
    if row is None:
        return None
    alternate = unpack(row["alternate"]) if row["alternate"] else b""
    return Stored(headers=json.loads(row["headers"]), body=unpack(row["body"]), alternate=alternate)


def stored_headers(db: sqlite3.Connection, page: int) -> Headers:
    """The headers of the response that a page was made from; none where nothing is kept."""
    row = db.execute("SELECT headers FROM bodies WHERE page = ?", (page,)).fetchone()
    headers: Headers = json.loads(row["headers"]) if row else {}
    return headers


def hold(db: sqlite3.Connection, page: int, headers: str, body: bytes) -> None:
    """Keep a suspicious answer beside what the page has."""
    db.execute("INSERT OR REPLACE INTO held (page, headers, body) VALUES (?, ?, ?)", (page, headers, body))


def held(db: sqlite3.Connection, source: str) -> list[int]:
    """The pages of a source whose answers are held back."""
    query = "SELECT page FROM held JOIN pages ON pages.id = page WHERE source = ?"
    return [row["page"] for row in db.execute(query, (source,)).fetchall()]


def held_answer(db: sqlite3.Connection, page: int) -> Stored:
    """The answer that is held back of a page."""
    row = db.execute("SELECT headers, body FROM held WHERE page = ?", (page,)).fetchone()
    return Stored(headers=json.loads(row["headers"]), body=unpack(row["body"]))


def release(db: sqlite3.Connection, pages: Iterable[int]) -> None:
    """Forget what was held back of pages."""
    db.executemany("DELETE FROM held WHERE page = ?", [(page,) for page in pages])


def put_robots(db: sqlite3.Connection, origin: str, status: int | None, body: bytes, now: float) -> None:
    """Remember a robots.txt; `now` is Unix time."""
    db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, status, body, now))


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """A robots.txt as it was last asked for."""

    status: int | None
    body: bytes
    fetched_at: float
    # Unix time


def robots(db: sqlite3.Connection, origin: str) -> RobotsFile | None:
    """What is remembered of an origin's robots.txt."""
    row = db.execute("SELECT status, body, fetched_at FROM robots WHERE origin = ?", (origin,)).fetchone()
    return RobotsFile(**dict(row)) if row else None
