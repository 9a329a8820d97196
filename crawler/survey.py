"""What a site says of itself before it is crawled: its start page, robots.txt and inventories, and no more."""

import collections
import contextlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gristmill.config import Source
from gristmill.records import Seed
from gristmill.store import Workspace

from .crawl import crawl
from .folder import page_files
from .manners import robots
from .manners.politeness import AGENT, gate_for
from .source.site import origin_of
from .state import answers, pages
from .state.database import State
from .state.expected import counted, expected
from .state.tables import open_state
from .urls.versions import detect


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A source before its crawl, and what the crawl would cost."""

    source: str
    # name
    start: str
    # URL where the start page was found, after redirects; of a folder its path
    pages: int
    # that inventories name in the scope, at most `max_pages`; without inventories what the start page links to
    inventories: Mapping[str, int]
    # pages by the kind of inventory: sitemap, objects.inv, …
    seconds: float
    # that a crawl takes at the polite rate, and not less
    megabytes: float
    # of HTML, if all pages are as large as the start page; of a folder the size of its files
    delay: float
    # seconds between requests
    outcome: str
    # of the start page: ok, or the reason code why it could not be read
    refusal: str
    # reason code where the start page must not be used; else empty
    signals: tuple[str, ...]
    # what the start page says of its use for training
    licence: str
    # that the start page states; else empty
    language: str
    # BCP 47, declared or detected; else empty
    generator: str
    # what the start page says that it was made with; else empty
    title: str
    versions: Mapping[str, int]
    # pages by the version in their URL


def survey(sources: Sequence[Source], *, contact: str = "") -> list[Survey]:
    """Ask each site for its start page and inventories, at the polite rate; folders are counted. Keeps nothing.

    Raises UnreachedError where a site cannot be reached, KeyboardInterrupt after Ctrl-C.
    """
    found = {source.name: _folder(source) for source in sources if source.is_local}
    away = [source for source in sources if not source.is_local]
    with tempfile.TemporaryDirectory(prefix="gristmill-survey-") as folder:
        workspace = Workspace(Path(folder) / "workspace", create=True)
        if away:
            tallies = crawl(workspace, away, contact=contact, jobs=1, surveying=True)
            if any(tally.notes["interrupted"] for tally in tallies):
                raise KeyboardInterrupt
        with contextlib.closing(open_state(workspace)) as db:
            found |= {source.name: _site(db, workspace, source) for source in away}
    return [found[source.name] for source in sources]


def _folder(source: Source) -> Survey:
    roots = [Path(start) for start in source.start]
    files = [file for root in roots if root.is_dir() for file, _ in page_files(root, pdf=source.pdf)]
    files += [root for root in roots if root.is_file()]  # an archive is one, whatever it holds
    size = sum(file.stat().st_size for file in files)
    return Survey(
        source=source.name, start=source.start[0], pages=min(len(files), source.max_pages), inventories={}, seconds=0.0,
        megabytes=_mega(size), delay=0.0, outcome="ok", refusal="", signals=(), licence=source.licence,
        language=source.language or "", generator="", title="", versions={},
    )  # fmt: skip


def _site(db: State, workspace: Workspace, source: Source) -> Survey:
    rows = pages.facts(db, source.name, ("id", "url", "outcome", "found", "consent", "refusal", "path", "title"))
    asked = [row for row in rows if row["found"] in ("start", "moved", "redirect")]
    first = next((row for row in asked if row["outcome"] == "ok"), asked[0])
    seed = workspace.read_seed(first["path"]) if first["path"] and (workspace.root / first["path"]).is_file() else None
    listed = expected(db, source.name)
    urls = listed or {row["url"] for row in rows}
    count = min(len(urls | {first["url"]}), source.max_pages)
    delay = _delay(db, source, origin_of(first["url"]))
    stored = answers.stored(db, first["id"])
    return Survey(
        source=source.name,
        start=first["url"],
        pages=count,
        inventories=counted(db, source.name),
        seconds=round(count * delay, 1),
        megabytes=_mega(count * len(stored.body) if stored else 0),
        delay=delay,
        outcome=first["outcome"],
        refusal=first["refusal"],
        signals=tuple(json.loads(first["consent"])),
        versions=dict(sorted(collections.Counter(at.label for url in urls if (at := detect(url))).items())),
        **_said(seed, source),
    )


def _said(seed: Seed | None, source: Source) -> dict[str, Any]:
    """What the start page states."""
    if seed is None:
        return {"licence": "", "language": "", "generator": "", "title": ""}
    return {
        "licence": seed.licence if seed.licence_from == "page" else source.licence,
        "language": "" if seed.language == "und" else seed.language,
        "generator": seed.generator or ("" if seed.profile == "generic" else seed.profile),
        "title": seed.title,
    }


def _delay(db: State, source: Source, origin: str) -> float:
    """Seconds between requests to the host: ours, or what its robots.txt asks for."""
    cached = answers.robots(db, origin)
    rules = robots.decide(cached.status, cached.body) if cached else None
    asked = (rules.crawl_delay(AGENT) if rules else None) or 0.0
    return max(gate_for(source, origin).delay, asked)


def _mega(size: int) -> float:
    return round(size / 1e6, 3)
