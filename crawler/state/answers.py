"""What servers sent, kept: bodies that seeds are made from, answers that are held back, robots.txt files, pauses."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .database import State
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


def put_body(db: State, page: int, headers: str, body: bytes, alternate: bytes = b"") -> None:
    """Keep what a page's seed was made from: `body` and `alternate` compressed, `headers` as JSON."""
    db.execute(
        "INSERT INTO bodies (page, headers, body, alternate) VALUES (?, ?, ?, ?) ON CONFLICT (page) DO UPDATE SET"
        " headers = excluded.headers, body = excluded.body, alternate = excluded.alternate",
        (page, headers, body, alternate),
    )


def stored(db: State, page: int) -> Stored | None:
    """The response that a page was made from."""
    row = db.execute("SELECT headers, body, alternate FROM bodies WHERE page = ?", (page,)).fetchone()
    if row is None:
        return None
    alternate = unpack(row["alternate"]) if row["alternate"] else b""
    return Stored(headers=json.loads(row["headers"]), body=unpack(row["body"]), alternate=alternate)


def stored_headers(db: State, page: int) -> Headers:
    """The headers of the response that a page was made from; none where nothing is kept."""
    row = db.execute("SELECT headers FROM bodies WHERE page = ?", (page,)).fetchone()
    headers: Headers = json.loads(row["headers"]) if row else {}
    return headers


def hold(db: State, page: int, headers: str, body: bytes) -> None:
    """Keep a suspicious answer beside what the page has."""
    db.execute(
        "INSERT INTO held (page, headers, body) VALUES (?, ?, ?) ON CONFLICT (page) DO UPDATE SET"
        " headers = excluded.headers, body = excluded.body",
        (page, headers, body),
    )


def held(db: State, source: str) -> list[int]:
    """The pages of a source whose answers are held back."""
    query = "SELECT page FROM held JOIN pages ON pages.id = page WHERE source = ? ORDER BY page"
    return [row["page"] for row in db.execute(query, (source,)).fetchall()]


def held_answer(db: State, page: int) -> Stored:
    """The answer that is held back of a page."""
    row = db.execute("SELECT headers, body FROM held WHERE page = ?", (page,)).fetchone()
    return Stored(headers=json.loads(row["headers"]), body=unpack(row["body"]))


def release(db: State, pages: Iterable[int]) -> None:
    """Forget what was held back of pages."""
    db.executemany("DELETE FROM held WHERE page = ?", [(page,) for page in pages])


def put_robots(db: State, origin: str, status: int | None, body: bytes, now: float) -> None:
    """Remember a robots.txt; `now` is Unix time."""
    db.execute(
        "INSERT INTO robots (origin, status, body, fetched_at) VALUES (?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET"
        " status = excluded.status, body = excluded.body, fetched_at = excluded.fetched_at",
        (origin, status, body, now),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """A robots.txt as it was last asked for."""

    status: int | None
    body: bytes
    fetched_at: float
    # Unix time


def robots(db: State, origin: str) -> RobotsFile | None:
    """What is remembered of an origin's robots.txt."""
    row = db.execute("SELECT status, body, fetched_at FROM robots WHERE origin = ?", (origin,)).fetchone()
    return RobotsFile(**dict(row)) if row else None


def put_pause(db: State, origin: str, until: float) -> None:
    """Remember until when an origin wants no request; Unix time."""
    db.execute(
        "INSERT INTO pauses (origin, until) VALUES (?, ?) ON CONFLICT (origin) DO UPDATE SET until = excluded.until",
        (origin, until),
    )


def pause(db: State, origin: str) -> float:
    """Until when an origin wants no request; 0 where it never said so."""
    row = db.execute("SELECT until FROM pauses WHERE origin = ?", (origin,)).fetchone()
    return float(row["until"]) if row else 0.0
