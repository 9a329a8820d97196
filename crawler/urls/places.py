"""Where a page is read, and where the public finds it: `base_url` of a folder or of a copy that a local server shows.

The crawl asks, remembers and names seeds by the place where it reads; what a seed *says* is the public address: its
URL, its links, and so all evidence and the dataset card. So `base_url` can be added or changed later, and no seed gets
another name or id by it.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from gristmill.config import Source

from .canonical import canonical

_PAGES = (".html", ".htm", ".xhtml")
# endings of a last segment that names a page; any other is a folder's name, with or without its slash


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Two URLs of one folder, both with the final slash; empty where nothing is read at another place."""

    local: str = ""
    public: str = ""

    def of(self, url: str) -> str:
        """The public URL of a page; its own where it stands at no other place (an archive's pages, other hosts).

        A page outside the local folder is as far outside the public one; where that is above its host, it has none.
        """
        if not self.public or not url.startswith(_origin(self.local)):
            return url
        here, inside = self.local, url
        up = 0
        while not inside.startswith(here):
            here, up = here.removesuffix("/").rpartition("/")[0] + "/", up + 1
        there, origin = self.public, _origin(self.public)
        for _ in range(up):
            there = there.removesuffix("/").rpartition("/")[0] + "/"
            if not there.startswith(origin):
                return url
        return there + inside.removeprefix(here)

    def put_into(self, markdown: str) -> str:
        """The Markdown with the local folder's address replaced in links; what is written about it stays."""
        if not self.public:
            return markdown
        for before in ("](", "](<", '="'):
            markdown = markdown.replace(before + self.local, before + self.public)
        return markdown


def places_of(source: Source) -> Places:
    """The places of a source. The first start URL's folder stands at `base_url`; of folders, each one's top."""
    if not source.base_url:
        return Places()
    start = next((start for start in source.start if "://" in start), "")
    local = canonical(start).partition("?")[0].rpartition("/")[0] + "/" if start else "file:///"
    return Places(local=local, public=_folder(canonical(source.base_url).partition("?")[0]))


def _folder(url: str) -> str:
    if url.endswith("/"):
        return url
    return url.rpartition("/")[0] + "/" if url.lower().endswith(_PAGES) else url + "/"


def _origin(url: str) -> str:
    """Scheme, host and the first slash."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
