"""What a crawl comes to, decided over the whole source when its frontier is empty.

One page once: canonical URLs, equal content and versions are merged here, where all candidates are known, so that the
result does not depend on what answered first. What was had before and failed now is kept; what is gone becomes a
tombstone, unless so much is gone that the site itself must be broken.
"""

import collections
import dataclasses
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gristmill.records import Seed, Tally
from gristmill.store import Workspace

from ..inventories.coverage import Coverage, coverage
from ..manners.consent import EXCLUDING
from ..state import answers, pages, prints, revisions
from ..state.database import State
from ..state.expected import expected
from ..state.forgotten import FORGOTTEN
from ..state.sketches import similarity
from ..state.writer import UnwritableError
from ..urls.canonical import canonical, canonical_fault
from ..urls.markdown import counterparts
from ..urls.versions import Versions, choose, fold, is_label
from .aggregates import aggregates
from .arrival import Arrival
from .crawlrun import CrawlRun
from .kept import made_again
from .seeds import filed
from .site import Site

MASS = 0.5
# Share of a source's pages that vanish or empty at once above which the site, not its pages, has failed. One of the 221
# pages of SQLAlchemy's manual went in 20 releases; of Python's a whole folder is 12 % at most, but for the library's
# 60 %. An outage that begins at any moment of a crawl is seen in half of the cases (at .8 in a fifth); a false alarm
# only keeps pages.
MASS_LEAST = 5  # pages; below it any one change is a large share
NEAR = 0.9
# Jaccard similarity of word pairs above which two versions' pages are one: one sentence in 20 of new wording is where
# pages of Python's manual begin to fall below (63 % still above; at one in 10, 10 %), and no two different pages reach
# .5. Of SQLAlchemy's 220 pages in 1.4.30 and 1.4.50, 170 are above it, 101 of those the same.
REMOVED = frozenset((*pages.GONE, "redirect", "redirect-loop", "not-html", "pdf", "redirect-off-site"))
_LOST = frozenset((*pages.GONE, "suspicious", "redirect-off-site"))
# and redirects of many pages to one: a name that was sold, a site that sends all it does not know to its home page
SILENT = frozenset(("", "ok", "unchanged"))
FORGIVEN = frozenset((*EXCLUDING.values(), *pages.GONE, "robots", "denied", FORGOTTEN))
# reasons that do not lower the coverage: the page may not be had, or is not there
log = logging.getLogger("gristmill.crawler")
READ = frozenset(("ok", "unchanged", "suspicious"))
MOSTLY_GONE = "mostly-gone"
EMPTY: Mapping[int, frozenset[bytes]] = {}
Fate = tuple[Literal["active", "excluded", "tombstone", "dropped"], str]


@dataclass(slots=True, kw_only=True)
class Row:
    """A page with what decides its fate."""

    id: int
    url: str
    outcome: str
    state: int
    status: str
    reason: str
    sha256: str
    words: int
    sketch: bytes
    title: str
    target: str
    path: str
    version: str
    flags: str
    consent: str
    refusal: str
    override: str
    filed: str
    statements: str
    linked: int
    fate: Fate = ("dropped", "")
    canonical: str = ""
    # declared, sane, and another than its own URL

    @property
    def alive(self) -> bool:
        """Whether the page is in play: has content that no verdict has taken out yet."""
        return self.fate == ("active", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A source's result."""

    tally: Tally
    coverage: Coverage
    suspicious: bool
    # so much vanished at once that nothing was retired
    failure: str
    # reason code why the run has not reached the source, or found it broken; "" where it has


def decide(rows: list[Row], site: Site, printed: Mapping[int, frozenset[bytes]] = EMPTY) -> bool:
    """Set every row's fate; whether the source as a whole looks broken. `printed`: fingerprints of sections by page."""
    broken = _is_broken(rows)
    for row in rows:
        row.fate = _own_fate(row, broken=broken)
    by_url = {row.url: row for row in rows}
    _break_loops(by_url)
    for row in rows:
        row.canonical = _declared(row, site) if row.alive else ""
    _fold_versions(rows, site)
    _merge_canonical(by_url)
    _merge_equal(rows)
    _merge_markdown(by_url)
    _set_aside(rows, printed)
    for row in rows:
        if row.alive and row.refusal:
            row.fate = ("excluded", row.refusal)
    return broken


def _is_broken(rows: list[Row]) -> bool:
    had = [row for row in rows if row.sha256 and row.status in ("active", "excluded") and row.state]
    ends = collections.Counter(row.target for row in had if row.outcome == "redirect")
    lost = sum(row.outcome in _LOST or ends[row.target] >= MASS_LEAST for row in had)
    return lost >= MASS_LEAST and lost > MASS * len(had)


def _own_fate(row: Row, *, broken: bool) -> Fate:
    if not row.sha256:
        return ("dropped", row.outcome or "interrupted")
    if row.outcome in REMOVED and not broken:
        return ("tombstone", row.outcome)
    if row.outcome == "robots":
        return ("excluded", "robots")
    unread = (flag for flag in json.loads(row.flags) if flag.endswith("-pdf"))  # scanned, encrypted, broken
    return ("active", "") if row.words else ("dropped", next(unread, "empty"))


def _break_loops(by_url: Mapping[str, Row]) -> None:
    """Redirects that lead back to themselves."""
    for row in by_url.values():
        if row.outcome == "redirect" and not row.sha256 and _end(row, by_url) is None:
            row.fate = ("dropped", "redirect-loop")


def _end(row: Row, by_url: Mapping[str, Row]) -> Row | None:
    """Where a page's redirects end; None for a circle."""
    seen = set()
    while row.outcome == "redirect" and row.target in by_url:
        if row.url in seen:
            return None
        seen.add(row.url)
        row = by_url[row.target]
    return row


def _declared(row: Row, site: Site) -> str:
    declared = json.loads(row.statements).get("canonical", "")
    if not declared or canonical_fault(declared, url=row.url, scope=site.scope):
        return ""
    url = canonical(declared)
    return url if url != row.url else ""


def _merge_canonical(by_url: Mapping[str, Row]) -> None:
    """A page goes into the one that it names, where that stands for itself and is like it."""
    merged = []
    for row in by_url.values():
        named = by_url.get(row.canonical)
        target = _end(named, by_url) if named else None
        if row.alive and target and target is not row and target.alive and not target.canonical and _alike(row, target):
            merged.append(row)
    for row in merged:
        row.fate = ("dropped", "duplicate-canonical")


def _alike(row: Row, other: Row) -> bool:
    """One canonical URL for different pages is a common mistake: title and size must agree too."""
    return row.sha256 == other.sha256 or (row.title == other.title and row.words <= 2 * other.words <= 4 * row.words)


def _merge_equal(rows: list[Row]) -> None:
    groups = collections.defaultdict(list)
    for row in rows:
        if row.alive:
            groups[row.sha256].append(row)
    for group in groups.values():
        for row in sorted(group, key=_precedence)[1:]:
            row.fate = ("dropped", "duplicate-content")


def _merge_markdown(by_url: Mapping[str, Row]) -> None:
    """A Markdown file that a site offers beside its page (`/a.md` beside `/a.html`) is that page once more."""
    for row in by_url.values():
        beside = [by_url[url] for url in counterparts(row.url) if url in by_url] if row.alive else []
        if any(other.alive and (_alike(row, other) or _is_like(row, other)) for other in beside):
            row.fate = ("dropped", "duplicate-markdown")


def _is_like(row: Row, other: Row) -> bool:
    """Titles are made in many ways: for files of one name the length is enough."""
    return row.words <= 2 * other.words <= 4 * row.words


def _set_aside(rows: list[Row], printed: Mapping[int, frozenset[bytes]]) -> None:
    """Pages that hold others whole, and little else."""
    alive = {row.id: row for row in rows if row.alive}
    for page in aggregates({page: printed[page] for page in alive if page in printed}):
        alive[page].fate = ("dropped", "aggregate")


def _precedence(row: Row) -> tuple[bool, bool, int, str]:
    """Of equal pages the one stays that names no other, that the site links to, whose URL is shortest."""
    return (bool(row.canonical), not row.linked, len(row.url), row.url)


def _fold_versions(rows: list[Row], site: Site) -> None:
    alive = {row.url: row for row in rows if row.alive}
    folded = fold(alive, site.source.version, inventory=site.findings.version)
    for url in folded.dropped:
        alive[url].fate = ("dropped", "other-version")
    for url, version in folded.kept.items():
        alive[url].version = alive[url].version or version
    if site.source.version == "all":
        _fold_editions(alive)


def _fold_editions(alive: Mapping[str, Row]) -> None:
    """Pages that differ only in their version, and hardly in that: the stable or newest one stays."""
    versions = Versions()
    versions.add(alive)
    groups: dict[str, dict[str, Row]] = collections.defaultdict(dict)
    for url, row in alive.items():
        place = versions.place(url)
        if place and (place.rest.strip("/") or is_label(place.label)):  # `/1` and `/2` are chapters
            groups[place.page][place.label] = row
    for group in groups.values():
        labels = set(group)
        while len(labels) > 1:
            best = choose(labels, "stable")
            labels.discard(best)
            for label in sorted(labels):
                if similarity(group[best].sketch, group[label].sketch) >= NEAR:
                    group[label].fate = ("dropped", "other-version")
                    labels.discard(label)


async def settle(run: CrawlRun, site: Site) -> Settled:
    """Decide all fates of a source and make its seeds say so. Can be run again at any time with the same result."""
    db, workspace = run.using.db, run.using.workspace
    rows = load(db, site.source.name)
    if not _is_broken(rows) and await _accept_held(run, site):
        rows = load(db, site.source.name)
    broken = decide(rows, site, prints.of_source(db, site.source.name))
    _drop(db, rows)
    for row in rows:
        if row.fate[0] != "dropped":
            await _file(run, site, row)
    _note_revisions(db, site, rows)
    with db.transaction():  # which only who has the source may begin
        sweep(workspace, site.source.name, {row.path for row in rows if row.fate[0] != "dropped" and row.path})
    return Settled(
        tally=_tally(site, rows),
        coverage=_coverage(db, site, rows),
        suspicious=broken,
        failure=MOSTLY_GONE if broken else site.fault or _failure(rows),
    )


def _failure(rows: Iterable[Row]) -> str:
    """Why not one page could be read, be it again: the commonest reason; "" where one was, or nothing was at fault."""
    done = [row.outcome for row in rows if row.state]
    if READ.intersection(done):
        return ""
    failed = collections.Counter(filter(pages.is_failure, done))
    return min(failed, key=lambda outcome: (-failed[outcome], outcome), default="")


def load(db: State, source: str) -> list[Row]:
    """The source's pages, by URL."""
    columns = [item.name for item in dataclasses.fields(Row) if item.name not in ("fate", "canonical")]
    return [Row(**known) for known in pages.facts(db, source, columns)]


async def _accept_held(run: CrawlRun, site: Site) -> bool:
    """The site is well, so its shrunken pages are what they say: take them in."""
    db = run.using.db
    held = answers.held(db, site.source.name)
    for number in held:
        answer = answers.held_answer(db, number)
        arrival = Arrival(status=200, headers=answer.headers, body=answer.body)
        await run.accept(site, pages.page(db, number), arrival)
    with db.transaction():
        answers.release(db, held)
    return bool(held)


def _drop(db: State, rows: Iterable[Row]) -> None:
    """Note which pages have no seed; their files are swept away afterwards."""
    changed = [row for row in rows if row.fate[0] == "dropped" and ((row.status, row.reason) != row.fate or row.filed)]
    with db.transaction():
        for row in changed:
            pages.update(db, row.id, status="dropped", reason=row.fate[1], filed="")


async def _file(run: CrawlRun, site: Site, row: Row) -> None:
    """Make a page's row and its seed's file agree with its fate."""
    status, reason = row.fate
    said: dict[str, Any] = {
        "status": status,
        "version": row.version or site.findings.version,
        "flags": (*json.loads(row.flags), *((reason,) if reason else ())),
        "consent": tuple(json.loads(row.consent)),
        "consent_override": row.override,
    }
    wanted = json.dumps(list(said.values()), ensure_ascii=False)
    exists = bool(row.path) and run.using.workspace.has_text(row.path, row.sha256)  # an edited seed is made anew
    if (row.status, row.reason, row.filed) == (status, reason, wanted) and exists:
        return
    seed = run.using.workspace.read_seed(row.path) if exists else await _made_again(run, site, row)
    if seed is None:
        return
    seed = dataclasses.replace(seed, **said)
    columns = {"status": status, "reason": reason, "filed": filed(seed), "path": seed.path}
    try:
        await run.using.writer.write(lambda db: pages.update(db, row.id, **columns), seed=seed)
    except UnwritableError as error:
        log.warning("%s: unwritable %s", row.url, error)
        row.fate = ("dropped", "unwritable")
        with run.using.db.transaction():
            pages.update(run.using.db, row.id, status="dropped", reason="unwritable", filed="")


async def _made_again(run: CrawlRun, site: Site, row: Row) -> Seed | None:
    """The seed of a page whose file is not there (it was merged into another so far), from its stored body."""
    page = pages.page(run.using.db, row.id)
    return await made_again(run.using, site, page, run.robots(page))


def _note_revisions(db: State, site: Site, rows: Iterable[Row]) -> None:
    last = revisions.last_revisions(db, site.source.name)
    with db.transaction():
        for row in rows:
            if last.get(row.id) != (*row.fate, row.sha256):
                revisions.put_revision(db, row.id, site.run, *row.fate, row.sha256)


def sweep(workspace: Workspace, source: str, kept: set[str]) -> None:
    """Remove seeds that belong to no page any more, and what a killed run left half written."""
    for path in workspace.seed_paths(source):
        if path not in kept:
            workspace.inside(path).unlink(missing_ok=True)
    for torn in (workspace.seeds_folder / source).rglob(".tmp-*"):
        torn.unlink(missing_ok=True)


def _tally(site: Site, rows: Iterable[Row]) -> Tally:
    tally = Tally("crawl", site.source.name)
    for row in rows:
        status, reason = row.fate
        if not row.state:
            tally.notes["pending"] += 1
        elif status == "active":
            tally.keep()
            if row.outcome not in SILENT:
                tally.notes[f"kept-in-spite-of-{row.outcome}"] += 1
        else:
            tally.drop(reason)
    tally.notes["requests"] = site.counts.requests
    tally.notes["bytes"] = site.counts.bytes
    return tally


def _coverage(db: State, site: Site, rows: Iterable[Row]) -> Coverage:
    rows = list(rows)
    by_url = {row.url: row for row in rows}
    return coverage(
        expected(db, site.source.name),
        stored={row.url for row in rows if _is_had(row, by_url)},
        reasons={row.url: row.fate[1] for row in rows},
        forgiven=FORGIVEN,
    )


def _is_had(row: Row, by_url: Mapping[str, Row]) -> bool:
    """Whether the page's text stands in a seed, be it under another URL."""
    end = _end(row, by_url)
    return end is not None and (end.fate[0] == "active" or end.fate[1] in pages.MERGED)
