"""The verb that takes pages out of a workspace for good: bodies, web archive, rows, seeds, and the way back to them."""

import contextlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from gristmill.errors import UserError
from gristmill.licences import named
from gristmill.records import Seed
from gristmill.store import Workspace

from .history.public import places
from .state import archive, forgotten
from .state.database import State
from .state.forgotten import Known, lies_in
from .state.tables import open_state
from .urls.canonical import canonical

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condemned:
    """What there is of the pages that shall be forgotten."""

    pages: tuple[Known, ...]
    # by source and URL
    addresses: tuple[str, ...]
    # of the pages, as the public knows them
    seeds: tuple[Seed, ...]
    # by path; those that can be read
    others: tuple[Seed, ...]
    # the seeds of all other pages, by path
    paths: frozenset[str]
    # of the seeds, as the rows and the files tell
    domain: str
    # where a domain was named: nothing of it is asked for any more


def find(workspace: Workspace, what: str) -> Condemned:
    """The pages of a URL, a licence or a domain, and those in which their text stands once more.

    A URL leads on through its redirect. Raises UserError where the workspace knows nothing of that kind.
    """
    seeds = [workspace.read_seed(path, proven=False) for path in workspace.seed_paths()]
    with contextlib.closing(open_state(workspace)) as db:
        pages, at = forgotten.known(db), places(db)
    public = {page.id: at[page.source].of(page.url) for page in pages}
    chosen, domain = _named(what, pages, public, seeds)
    if not chosen:
        raise UserError(f"the workspace knows no page of {what!r}: name a URL, a domain or a licence of its pages")
    chosen = _with_copies(chosen, pages)
    known, at_home = {page.path for page in chosen} - {""}, {(page.source, public[page.id]) for page in chosen}
    # A run that was cut short may have emptied a row and left the file.
    doomed = tuple(seed for seed in seeds if seed.path in known or (seed.source, seed.url) in at_home)
    paths = frozenset(known | {seed.path for seed in doomed})
    return Condemned(
        pages=tuple(chosen),
        addresses=tuple(public[page.id] for page in chosen),
        seeds=doomed,
        others=tuple(seed for seed in seeds if seed.path not in paths),
        paths=paths,
        domain=domain,
    )


def _named(what: str, pages: Sequence[Known], public: dict[int, str], seeds: Sequence[Seed]) -> tuple[list[Known], str]:
    """The pages of what a person has named, and the domain where it is one."""
    if "://" in what:
        url = _canonical(what)
        ends = {url} | {page.target for page in pages if url in (page.url, public[page.id])} - {""}
        if found := [page for page in pages if {page.url, public[page.id]} & ends]:
            return found, ""
    licensed = {seed.path for seed in seeds if named(seed.licence) == named(what)}
    if found := [page for page in pages if page.path in licensed or (page.licence and page.licence == named(what))]:
        return found, ""
    if not _DOMAIN.fullmatch(what):
        return [], ""
    domain = what.lower().rstrip(".")
    return [page for page in pages if lies_in(page.url, [domain]) or lies_in(public[page.id], [domain])], domain


def _canonical(url: str) -> str:
    try:
        return canonical(url)
    except ValueError:
        return url


def _with_copies(chosen: Sequence[Known], pages: Sequence[Known]) -> list[Known]:
    """The pages, and those of their sources that have the same text, or that declare one of them to be their own."""
    texts = {(page.source, page.sha256) for page in chosen if page.sha256}
    urls = {(page.source, page.url) for page in chosen}
    return [
        page
        for page in pages
        if (page.source, page.url) in urls
        or (page.source, page.sha256) in texts
        or (page.source, page.canonical) in urls
    ]


def responses(workspace: Workspace, condemned: Condemned) -> Iterator[bytes]:
    """What servers sent of all other pages that seeds are made of: their own text, with what their Markdown leaves."""
    with contextlib.closing(open_state(workspace)) as db:
        for _, used, body in forgotten.responses(db, {page.id for page in condemned.pages}):
            if used:
                yield body


def remove(workspace: Workspace, condemned: Condemned, says: Callable[[bytes], bool]) -> int:
    """Take the pages out: the web archive's records first, of which there were how many; then rows, then seeds.

    Responses of pages that no seed is made of (duplicates, a manual on one page) go where they say something of the
    pages. Can be run again after it was cut short.
    """
    with contextlib.closing(open_state(workspace)) as db:
        db.claim()
        doomed = {page.id for page in condemned.pages}
        unused = {page for page, used, body in forgotten.responses(db, doomed) if not used and says(body)}
        pages = [page for page in forgotten.known(db) if page.id in unused | doomed]
        count = sum(_out_of_archive(workspace, db, source, pages) for source in sorted({page.source for page in pages}))
        forgotten.empty(db, unused)
        licences = {seed.path: named(seed.licence) for seed in condemned.seeds}
        rows = {page.id: licences.get(page.path, page.licence) for page in condemned.pages}
        forgotten.forget(db, rows, domain=condemned.domain)
        for path in condemned.paths:
            workspace.inside(path).unlink(missing_ok=True)
        db.scrub()
    return count


def _out_of_archive(workspace: Workspace, db: State, source: str, pages: Collection[Known]) -> int:
    path = workspace.inside(f"archive/{source}.warc.gz")
    if not path.is_file():
        return 0
    gone = {page.url for page in pages if page.source == source}
    removed, spans = archive.without(path, _among(gone))
    forgotten.move_records(db, source, {url: f"{span.offset}+{span.length}" for url, span in spans.items()})
    return removed


def _among(urls: Collection[str]) -> Callable[[str], bool]:
    return lambda url: url in urls
