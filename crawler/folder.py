"""Built documentation on this machine: a folder of HTML, or a web archive, read without a server or any network.

A page of a folder gets the URL `file:///<path inside the folder>`: the same on every machine, and telling nothing of
this one.
"""

import asyncio
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from gristmill.errors import UserError

from .source.arrival import Arrival
from .source.crawlrun import CrawlRun
from .source.site import Site, origin_of
from .state import archive, pages, waiting
from .state.forgotten import FORGOTTEN
from .state.pages import Found, Page
from .urls.canonical import canonical
from .urls.shown import shows_source

PAGES = (".html", ".htm", ".xhtml", ".xht")
PDF = ".pdf"
AT_ONCE = 8  # bodies read ahead of the workers


async def read_local(run: CrawlRun, site: Site) -> None:
    """Take in every page of the source's folders and archives; pages that are no longer there count as gone."""
    starts = [Path(start).expanduser() for start in site.source.start]
    for start in starts:
        if not start.is_dir() and not start.name.lower().endswith(archive.SUFFIXES):
            if len(run.sites) == 1:
                raise UserError(f"{start} is no folder with HTML and no web archive (.warc, .warc.gz, .wacz)")
            site.fault = "no-folder"
    if site.fault:  # the other sources go on, and what was had of this one stays
        await run.using.writer.write(lambda db: waiting.close(db, site.source.name, site.run, site.fault))
        return
    files = {
        url: path
        for start in reversed(starts)
        if start.is_dir()
        for path, url in page_files(start, pdf=site.source.pdf)
    }
    if not files and all(start.is_dir() for start in starts) and len(run.sites) == 1:
        _refuse_empty(run, site)
    for start in starts:
        if start.is_file():
            await _read_archive(run, site, start)
    await _read_files(run, site, files)
    await run.using.writer.write(lambda db: waiting.close(db, site.source.name, site.run, "limit"))


def _refuse_empty(run: CrawlRun, site: Site) -> None:
    """Say that folders hold no page, where they never did; of others all pages are gone, which is for settling."""
    if not pages.with_content(run.using.db, site.source.name):
        hint = "" if site.source.pdf else "; say --pdf for PDF files"
        raise UserError(f"{', '.join(site.source.start)} holds no HTML file ({', '.join(PAGES)}){hint}")


async def _read_files(run: CrawlRun, site: Site, files: Mapping[str, Path]) -> None:
    found = [Found(url, origin_of(url), int(shows_source(url)), "file") for url in files if not site.knows(url)]
    await run.using.writer.write(lambda db: pages.discover(db, site.source.name, site.run, found, origin=""))
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(page: Page) -> None:
        async with slots:
            await run.commit(site, page, _arrival(files.get(page.url), limit=site.source.max_bytes))

    room = max(0, site.source.max_pages - site.counts.stored)
    await asyncio.gather(*(one(page) for page in waiting.hostless(run.using.db, site.source.name, limit=room)))


async def _read_archive(run: CrawlRun, site: Site, path: Path) -> None:
    """The archive's captures in their order: of several of one page the last one counts."""
    working: dict[str, asyncio.Task[None]] = {}
    for capture in archive.read(path):
        try:
            url = canonical(capture.url)
        except ValueError:
            continue
        if url in working or len(working) >= AT_ONCE:
            await asyncio.gather(*working.values())
            working.clear()
        if site.counts.stored + len(working) < site.source.max_pages:
            working[url] = asyncio.create_task(_take(run, site, url, capture))
    await asyncio.gather(*working.values())


async def _take(run: CrawlRun, site: Site, url: str, capture: archive.Capture) -> None:
    arrival = Arrival(status=capture.status, headers=capture.headers, body=capture.body)
    found = [Found(url, origin_of(url), 0, "file")]
    name = site.source.name
    wanted = arrival.is_page or (arrival.is_pdf and site.source.pdf)
    if not wanted and capture.status == 200:
        return  # images, scripts, fonts: an archive holds them all
    await run.using.writer.write(lambda db: pages.discover(db, name, site.run, found, origin=""))
    page = pages.page_at(run.using.db, name, url)
    if page.outcome != FORGOTTEN:
        await run.commit(site, page, arrival)


def _arrival(path: Path | None, *, limit: int) -> Arrival:
    try:
        if path is None:
            return Arrival(status=404)
        if path.stat().st_size > limit:
            return Arrival(error="too-large")
        kind = "application/pdf" if path.suffix.lower() == PDF else "text/html"
        return Arrival(status=200, headers={"content-type": (kind,)}, body=path.read_bytes())
    except OSError:
        return Arrival(error="unreadable")


# Folders with what pages are made with: a font's or a script's own README is no page of the documentation.
_CODE = frozenset({"node_modules", "bower_components"})
_ABOUT_PAGES = frozenset({"_static", "static", "assets"})
_PARTS = frozenset("fonts webfonts font icons js css vendor vendors third_party third-party lib libs".split())


def page_files(root: Path, *, pdf: bool = False) -> Iterator[tuple[Path, str]]:
    """(file, URL) of each page below a folder, sorted; symbolic links that lead out of it are not followed.

    `pdf`: PDF files count as pages.
    """
    real, endings = root.resolve(), (*PAGES, PDF) if pdf else PAGES
    for folder, names, files in os.walk(real):
        about = _ABOUT_PAGES.isdisjoint(Path(folder).relative_to(real).parts)
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in (_CODE if about else _CODE | _PARTS))
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix.lower() in endings and path.resolve().is_relative_to(real) and path.is_file():
                inside = path.relative_to(real).as_posix()
                yield path, "file:///" + quote(os.fsencode(inside), safe="/-._~!$&'()*+,;=:@")
