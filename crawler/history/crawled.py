"""Every page that a crawl knows of, with what it says of itself: the list of a crawl for other tools."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gristmill.records import Seed
from gristmill.store import Workspace

from ..state import crawls, pages
from ..state.tables import open_state
from .public import places

_COLUMNS = ("url", "status", "reason", "http", "flags", "sha256", "crawled_at", "fetched_at", "last_modified", "path")


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawledPage:
    """One page of a crawl. What only its text says is empty where none is stored."""

    url: str
    # where the public finds it
    source: str
    status: str
    # active | excluded | tombstone | dropped | waiting
    reason: str
    # reason code why it is not active; empty where it is
    flags: tuple[str, ...]
    # of an active page: why it gives no pairs
    http: int | None
    # status of the last response; None where there was none, as for files
    sha256: str
    # of the Markdown, UTF-8
    seed_path: str
    # relative to the workspace
    title: str
    language: str
    licence: str
    licence_from: str
    # page | config | unknown
    crawled_at: str
    # RFC 3339, UTC: when this very Markdown was first seen
    fetched_at: str
    # the same: when it was last asked for
    published: str
    modified: str
    # as the page states them
    last_modified: str
    # as the server states it


def crawled(workspace: Workspace) -> Iterator[CrawledPage]:
    """All pages, by source and URL."""
    with contextlib.closing(open_state(workspace)) as db:
        at = places(db)
        for source in crawls.numbers(db):
            for row in pages.facts(db, source, _COLUMNS):
                yield _page(source, at[source].of(row["url"]), row, _seed(workspace, row["path"]))


def _seed(workspace: Workspace, path: str) -> Seed | None:
    """The seed at a path; None where it was removed since, or never was."""
    if not path or not workspace.inside(path).is_file():
        return None
    return workspace.read_seed(path, proven=False)


def _page(source: str, url: str, row: dict[str, Any], seed: Seed | None) -> CrawledPage:
    status = row["status"] or "waiting"
    active = status == "active"
    return CrawledPage(
        url=url, source=source, status=status, reason="" if active else row["reason"] or status,
        flags=tuple(json.loads(row["flags"])) if active else (), http=row["http"],
        sha256=row["sha256"] if seed else "", seed_path=row["path"] if seed else "",
        title=seed.title if seed else "", language=seed.language if seed else "",
        licence=seed.licence if seed else "", licence_from=seed.licence_from if seed else "",
        crawled_at=row["crawled_at"] if seed else "", fetched_at=row["fetched_at"],
        published=seed.published if seed else "", modified=seed.modified if seed else "",
        last_modified=row["last_modified"],
    )  # fmt: skip
