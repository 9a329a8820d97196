"""The tables of revisions and sections: what every run made of a page, written where that is something new."""

import json
from dataclasses import dataclass

from gristmill.sections import sections

from .database import State

Heading = tuple[str, ...]
Piece = tuple[Heading, str]
# heading path and hash of a section


def put_revision(db: State, page: int, run: int, status: str, reason: str, sha256: str) -> None:
    """Note what a page became in a run."""
    db.execute(
        "INSERT INTO revisions (page, run, status, reason, sha256) VALUES (?, ?, ?, ?, ?) ON CONFLICT (page, run)"
        " DO UPDATE SET status = excluded.status, reason = excluded.reason, sha256 = excluded.sha256",
        (page, run, status, reason, sha256),
    )


def put_sections(db: State, page: int, run: int, markdown: str) -> None:
    """Note the sections of a page's new Markdown."""
    db.execute("DELETE FROM sections WHERE page = ? AND run = ?", (page, run))
    db.executemany(
        "INSERT INTO sections (page, run, ordinal, heading_path, sha256) VALUES (?, ?, ?, ?, ?)",
        (
            (page, run, ordinal, json.dumps(section.heading_path, ensure_ascii=False), section.sha256)
            for ordinal, section in enumerate(sections(markdown))
        ),
    )


def last_revisions(db: State, source: str) -> dict[int, tuple[str, str, str]]:
    """(status, reason, SHA-256) of every page's last revision, by page."""
    rows = db.execute(
        "SELECT page, last.status, last.reason, last.sha256 FROM revisions AS last JOIN pages ON pages.id = page"
        " WHERE source = ? AND last.run = (SELECT max(run) FROM revisions WHERE page = last.page) ORDER BY page",
        (source,),
    )
    return {page: (status, reason, sha256) for page, status, reason, sha256 in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a run made of a page, and what it was before: empty where the page was unknown."""

    page: int
    url: str
    status: str
    reason: str
    sha256: str
    was: str
    # status before
    old: str
    # SHA-256 before


def steps(db: State, source: str, run: int) -> list[Step]:
    """The pages of which a run made something new, by URL."""
    rows = db.execute(
        "SELECT pages.id AS page, url, now.status, now.reason, now.sha256, coalesce(before.status, '') AS was,"
        " coalesce(before.sha256, '') AS old"
        " FROM pages JOIN revisions AS now ON now.page = pages.id AND now.run = ?"
        " LEFT JOIN revisions AS before ON before.page = pages.id AND before.run ="
        " (SELECT max(run) FROM revisions WHERE page = pages.id AND run < ?)"
        " WHERE source = ? AND kind = 'page' ORDER BY url",
        (run, run, source),
    )
    return [Step(**dict(row)) for row in rows]


def pieces(db: State, page: int, run: int) -> list[Piece]:
    """The page's sections as they stood after a run, in order."""
    rows = db.execute(
        "SELECT heading_path, sha256 FROM sections WHERE page = ? AND run ="
        " (SELECT max(run) FROM sections WHERE page = ? AND run <= ?) ORDER BY ordinal",
        (page, page, run),
    )
    return [(tuple(json.loads(path)), sha256) for path, sha256 in rows]
