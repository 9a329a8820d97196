"""What was crawled as files for other tools: a sitemap of the pages in use, and a list of all pages as NDJSON."""

import dataclasses
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote
from xml.sax.saxutils import escape

from crawler.history.crawled import CrawledPage, crawled

from ..errors import NothingKeptError
from ..store import Workspace, replacing

CrawlForm = Literal["sitemap", "ndjson"]
CRAWL_FORMS: tuple[CrawlForm, ...] = get_args(CrawlForm)
MOST = 50_000  # URLs of one sitemap: sitemaps.org, protocol 0.9
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_LIST = "pages.ndjson"
_UNSAID = re.compile(r"[^\x21-\x7e]")  # of a URL as XML may hold it and RFC 3986 has it


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlFiles:
    """What was written of a crawl."""

    workspace: str
    # absolute path
    files: tuple[str, ...]
    # absolute paths, in order
    pages: int
    # that the crawl knows of
    active: int
    # of them, in use: those of the sitemap


def write_crawl(workspace: Workspace, forms: Collection[CrawlForm], *, most: int = MOST) -> CrawlFiles:
    """Write crawl/pages.ndjson and crawl/sitemap.xml, as asked for; `most`: URLs of one sitemap.

    More URLs go to sitemap-00000-of-00002.xml and so on. Raises NothingKeptError where nothing was crawled.
    """
    with workspace.lock(), workspace.faults():
        pages = list(crawled(workspace))
        if not pages:
            raise NothingKeptError(f"{workspace.root} knows of no page: `gristmill crawl TARGET` fetches some")
        active = [page for page in pages if page.status == "active"]
        files = [_pages(workspace.crawl / _LIST, pages)] if "ndjson" in forms else []
        if "sitemap" in forms:
            files += _sitemaps(workspace.crawl, active, most)
    return CrawlFiles(workspace=str(workspace.root), files=tuple(map(str, files)), pages=len(pages), active=len(active))


def _pages(path: Path, pages: Iterable[CrawledPage]) -> Path:
    with replacing(path) as handle:  # in ASCII: a title may hold what UTF-8 may not
        handle.writelines(json.dumps(dataclasses.asdict(page)) + "\n" for page in pages)
    return path


def _sitemaps(folder: Path, pages: Sequence[CrawledPage], most: int) -> Iterator[Path]:
    """The files; those of an earlier export go once the new ones stand."""
    before = set(_earlier(folder, "sitemap*.xml"))
    starts = range(0, max(1, len(pages)), most)
    for number, start in enumerate(starts):
        name = f"sitemap-{number:05}-of-{len(starts):05}.xml" if len(starts) > 1 else "sitemap.xml"
        with replacing(folder / name) as handle:
            handle.write(_HEAD)
            handle.writelines(map(_entry, pages[start : start + most]))
            handle.write("</urlset>\n")
        before.discard(folder / name)
        yield folder / name
    for path in before:
        path.unlink()


def remove_crawl_files(workspace: Workspace) -> None:
    """Remove what was written of a crawl: they are made again by their command."""
    for path in (*_earlier(workspace.crawl, "sitemap*.xml"), *_earlier(workspace.crawl, _LIST)):
        path.unlink()


def _earlier(folder: Path, pattern: str) -> list[Path]:
    return [path for path in folder.glob(pattern) if path.is_file()] if folder.is_dir() else []


def _entry(page: CrawledPage) -> str:
    """`lastmod` is when this text was first seen: what the page states of itself need not be true, or a date."""
    url = _UNSAID.sub(lambda found: quote(found[0], errors="replace"), page.url)
    return f"<url><loc>{escape(url)}</loc><lastmod>{escape(page.crawled_at)}</lastmod></url>\n"
