"""Built documentation on this machine: a folder of HTML, or a web archive, read without a server or any network.

A page of a folder gets the URL `file:///<path inside the folder>`: the same on every machine, and telling nothing of
this one.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from gristmill.errors import UserError

from . import state
from .crawlrun import CrawlRun
from .intake import Arrival
from .site import Site, origin_of
from .state import Found

PAGES = (".html", ".htm", ".xhtml")
AT_ONCE = 8  # bodies read ahead of the workers


async def read_local(run: CrawlRun, site: Site) -> None:
    """Take in every page of the source's folders and archives; pages that are no longer there count as gone."""
    for start in site.source.start:
        root = Path(start).expanduser()
        if root.is_dir():
            await _read_folder(run, site, root)
        else:
            raise UserError(f"{start} is no folder with HTML and no web archive")


async def _read_folder(run: CrawlRun, site: Site, root: Path) -> None:
    files = {url: path for path, url in html_files(root)}
    found = [Found(url, origin_of(url), 0, "file") for url in files if hash(url) not in site.seen]
    await run.writer.write(lambda db: state.discover(db, site.source.name, site.run, found, origin=str(root.name)))
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(page: state.Page) -> None:
        async with slots:
            await run.commit(site, page, _arrival(files.get(page.url), limit=site.source.max_bytes))

    where = "source = ? AND state = 0 AND kind = 'page' ORDER BY url LIMIT ?"
    pages = state.pages(run.db, where, (site.source.name, site.source.max_pages - site.stored))
    async with asyncio.TaskGroup() as group:
        for page in pages:
            group.create_task(one(page))
    await run.writer.write(lambda db: state.close_frontier(db, site.source.name, site.run, "limit"))


def _arrival(path: Path | None, *, limit: int) -> Arrival:
    try:
        if path is None:
            return Arrival(status=404)
        if path.stat().st_size > limit:
            return Arrival(error="too-large")
        return Arrival(status=200, headers={"content-type": ("text/html",)}, body=path.read_bytes())
    except OSError:
        return Arrival(error="unreadable")


def html_files(root: Path) -> Iterator[tuple[Path, str]]:
    """(file, URL) of each page below a folder, sorted; symbolic links that lead out of it are not followed."""
    real = root.resolve()
    for folder, names, files in os.walk(real):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix.lower() in PAGES and path.resolve().is_relative_to(real) and path.is_file():
                inside = path.relative_to(real).as_posix()
                yield path, "file:///" + quote(inside, safe="/-._~!$&'()*+,;=:@")
