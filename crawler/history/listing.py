"""The pages of a workspace one by one: what became of each, why, and who links to it."""

import collections
import contextlib
import dataclasses
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from gristmill.store import Workspace

from ..state import crawls, pages
from ..state.database import State
from ..state.tables import open_state
from ..urls.canonical import canonical
from .public import places

_TARGET = re.compile(r"\]\(<?((?:[^()\s<>]|\([^()\s<>]*+\))++)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """One page that the crawl knows of."""

    source: str
    url: str
    status: str
    # active | excluded | tombstone | dropped | waiting
    reason: str
    # reason code why it is not active; empty where it is
    flags: tuple[str, ...]
    # of an active page: why it gives no pairs
    linked_from: tuple[str, ...]
    # stored pages that link to it and what named it first, by URL; of active pages it is not looked for


def listing(
    workspace: Workspace, *, statuses: Collection[str] = (), reasons: Collection[str] = ()
) -> Iterator[ListedPage]:
    """Pages of any of the statuses and with any of the reasons (or flags), by source and URL; without them all."""
    with contextlib.closing(open_state(workspace)) as db:
        at = places(db)
        wanted = [
            (at[page.source].of(origin), dataclasses.replace(page, url=at[page.source].of(page.url)))
            for page, origin in _pages(db)
            if (not statuses or page.status in statuses) and (not reasons or {page.reason, *page.flags} & set(reasons))
        ]
    linking = _linking(workspace, {page.url for _, page in wanted if page.status != "active"})
    for origin, page in wanted:
        named = linking[page.url] | {origin} - {""} if page.status != "active" else set()
        yield dataclasses.replace(page, linked_from=tuple(sorted(named)))


def _pages(db: State) -> Iterator[tuple[ListedPage, str]]:
    """All pages, and what named each first."""
    for source in crawls.numbers(db):
        for row in pages.facts(db, source, ("url", "status", "reason", "flags", "origin")):
            status = row["status"] or "waiting"
            reason = "" if status == "active" else row["reason"] or status
            flags = tuple(json.loads(row["flags"])) if status == "active" else ()
            page = ListedPage(
                source=source, url=row["url"], status=status, reason=reason, flags=flags, linked_from=()
            )  # fmt: skip
            yield page, row["origin"]


def _linking(workspace: Workspace, wanted: Collection[str]) -> Mapping[str, set[str]]:
    """The stored pages that link to any of some URLs, by that URL."""
    found: dict[str, set[str]] = collections.defaultdict(set)
    for seed in workspace.seeds() if wanted else ():
        for link in _TARGET.finditer(seed.markdown):
            with contextlib.suppress(ValueError):  # what is no URL leads nowhere
                target = urldefrag(urljoin(seed.url, link[1])).url
                url = canonical(target) if target.startswith("http") else target
                if url in wanted and url != seed.url:
                    found[url].add(seed.url)
    return found
