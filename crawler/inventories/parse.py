"""The pages that a site says it has: sitemaps, objects.inv, search indexes, llms.txt. Bounded, and they never raise.

What a parser could not read is told in `Inventory.fault`; what it read until then is kept.
"""

import io
import itertools
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.entities import html5
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree

MAX_PAGES = 50_000  # of one file; the sitemap protocol's own limit
MAX_BYTES = 50 << 20  # after decompression; the same protocol's limit
MAX_FILES = 200  # sitemaps of one source, an index and its parts together
MAX_NESTING = 2  # an index may list an index once; the protocol forbids it, and large sites do it
MAX_ELEMENTS = 20 * MAX_PAGES  # of one sitemap: an entry has five, and some more with its images and translations
MAX_MEMBERS = 2000  # of a gzip file; bgzip needs 800 for MAX_BYTES
FIRST_YEAR = 1995  # earlier dates are zero values of a generator's type ("0001-01-01"), and say nothing
_STEP = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page that an inventory names."""

    url: str
    # absolute, without fragment, as the file spells it
    lastmod: str = ""
    # RFC 3339, UTC; the end of the day where the file gives a day only, so that "older than" stays careful


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What one file lists."""

    kind: str
    # sitemap | objects.inv | searchindex.js | search index | llms.txt
    url: str
    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[str, ...] = ()
    # further sitemaps, of an index
    project: str = ""
    version: str = ""
    # of the documented product, where the file tells
    fault: str = ""
    # reason code where the file could not be read to its end


@dataclass(slots=True)
class _Draft:
    """Collects pages once each, up to MAX_PAGES."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)
    fault: str = ""

    def add(self, target: str, lastmod: str = "", *, base: str = "") -> None:
        found = _absolute(self.url, base, target)
        if not found:
            return
        if len(self.pages) >= MAX_PAGES and found not in self.pages:
            self.fault = self.fault or "inventory-too-long"
        else:
            self.pages[found] = max(lastmod, self.pages.get(found, ""))

    def done(self, kind: str, **more: Any) -> Inventory:
        listed = tuple(Listed(url=url, lastmod=lastmod) for url, lastmod in self.pages.items())
        return Inventory(kind=kind, url=self.url, pages=listed, fault=self.fault, **more)


def _absolute(*references: str) -> str:
    """The http(s) URL, without fragment, that references relative to each other come to; "" where they do not."""
    found = ""
    try:
        for reference in references:
            found = urljoin(found, reference.strip())
        found = found.partition("#")[0]
        return found if found.startswith(("http://", "https://")) and urlsplit(found).hostname else ""
    except ValueError:
        return ""


def well_known(start: str) -> list[tuple[str, str]]:
    """Kinds and URLs to try for a start URL: at the root what stands there, in its folder what generators write."""
    root, folder = urljoin(start, "/"), urljoin(start, ".")
    tries = [("sitemap", root + "sitemap.xml"), ("llms.txt", root + "llms.txt")]
    names = (
        ("sitemap", "sitemap.xml"), ("objects.inv", "objects.inv"), ("searchindex.js", "searchindex.js"),
        ("search index", "search/search_index.json"), ("llms.txt", "llms.txt"),
    )  # fmt: skip
    return list(dict.fromkeys([*tries, *((kind, folder + name) for kind, name in names)]))


def parse(kind: str, body: bytes, *, url: str, like: Iterable[str] = ()) -> Inventory:
    """Read a file of a kind that `well_known` names. `like`: URLs that exist, which show how docnames become URLs."""
    if kind == "searchindex.js":
        return searchindex(body, url=url, like=like)
    return _PARSERS[kind](body, url=url)


def sitemap(body: bytes, *, url: str) -> Inventory:
    """A sitemap or an index of them, XML or plain text, gzipped or not. A document type is refused: it has entities."""
    draft, sitemaps = _Draft(url), dict[str, None]()
    data, draft.fault = inflate(body) if body.startswith(b"\x1f\x8b") else (body[:MAX_BYTES], "")
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"<") and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        for line in data.decode("utf-8-sig", "replace").split("\n")[: MAX_PAGES + 1]:
            if line.startswith(("http://", "https://")):
                draft.add(line)
        return draft.done("sitemap")
    entries = _Entries()
    fault = _feed(_AMPERSAND.sub(_escaped, data), entries)
    for name, location, lastmod in entries.found:
        if name != "sitemap":
            draft.add(location, timestamp(lastmod))
        elif len(sitemaps) < MAX_FILES and (nested := _absolute(url, location)):
            sitemaps[nested] = None
    draft.fault = draft.fault or fault
    return draft.done("sitemap", sitemaps=tuple(sitemaps))


_AMPERSAND = re.compile(
    rb"<!\[CDATA\[[^\]<]*+\]\]>|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,32};)?"
)


def _escaped(found: re.Match[bytes]) -> bytes:
    """A bare `&` as XML has it, an entity that only HTML knows as its character; what is CDATA stays."""
    if found[0].startswith(b"<"):
        return found[0]
    meant = html5.get(found[1].decode("ascii", "replace")) if found[1] else None
    return "".join(f"&#{ord(each)};" for each in meant).encode() if meant else b"&amp;" + (found[1] or b"")


def _feed(data: bytes, entries: "_Entries") -> str:
    """Parse until the end, or until the file has more than its share; a fault."""
    target: Any = entries
    parser = etree.XMLParser(target=target, recover=True, resolve_entities=False, no_network=True)
    try:
        for at in range(0, len(data), _STEP):
            parser.feed(data[at : at + _STEP])
            if entries.elements > MAX_ELEMENTS or len(entries.found) > MAX_PAGES:
                return "inventory-too-long"
        parser.close()
    except etree.XMLSyntaxError:
        return ""  # what was read until here stands
    except _EntitiesError:
        return "inventory-entities"
    return ""


class _EntitiesError(Exception):
    """A document type was declared, in whatever encoding; nothing of it has been looked at."""


class _Entries:
    """Takes (kind of entry, loc, lastmod) from the parser's events; no tree is built, so that junk costs no memory.

    The entries of sitemaps and indexes, their translations (`xhtml:link` with hreflang), and those of RSS and Atom,
    which the protocol allows.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []
        self.elements = 0
        self._path: list[str] = []
        self._texts: dict[str, str] = {}
        self._translations: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._path.append(tag.rpartition("}")[2])
        if self._path[-1] in _ENTRY:
            self._texts = {"loc": "", "lastmod": "", "guid": ""}
        elif self._path[-1] == "link" and self._texts and self._path[-2] in _ENTRY and "href" in attributes:
            self._link(self._path[-2], attributes)

    def _link(self, entry: str, attributes: Mapping[str, str]) -> None:
        """A link of an entry: of a feed the page itself, of a sitemap's page its translation."""
        target = attributes["href"][:4096].replace("&#38;", "&")  # so does libxml2 hand on `&amp;` of attributes
        relation = attributes.get("rel", "alternate")
        if relation == "alternate" and entry in _FEED:
            self._texts["loc"] = self._texts["loc"] or target
        elif relation == "alternate" and "hreflang" in attributes:
            self._translations.append(target)

    def data(self, text: str) -> None:
        name = _MEANT.get(self._path[-1], self._path[-1]) if self._path else ""
        if len(self._path) > 1 and name in self._texts and self._path[-2] in _ENTRY:
            self._texts[name] = (self._texts[name] + text)[:4096]

    def end(self, tag: str) -> None:
        if self._path and (name := self._path.pop()) in _ENTRY and self._texts:
            guid = self._texts["guid"].strip()  # RSS: the page's address where an item has no link
            location = self._texts["loc"] or (guid if guid.startswith(("http://", "https://")) else "")
            self.found.append((name, location, self._texts["lastmod"].strip()))
            self.found += [(name, target, "") for target in self._translations]
            self._texts, self._translations = {}, []

    def doctype(self, *_: object) -> None:
        raise _EntitiesError

    def close(self) -> None:
        """The parser wants it."""


_FEED = ("item", "entry")
_ENTRY = ("url", "sitemap", *_FEED)
_MEANT = {"link": "loc", "updated": "lastmod", "guid": "guid"}
# what feeds call the same things


def inflate(body: bytes, *, limit: int = MAX_BYTES, wbits: int = 47) -> tuple[bytes, str]:
    """Decompressed zlib data or gzip members, and a fault: cut off at `limit` bytes, or where the stream breaks."""
    data, at, stream = bytearray(), 0, zlib.decompressobj(wbits)
    for _ in range(len(body) // _STEP + MAX_MEMBERS):
        piece = body[at : at + _STEP]
        try:
            data += stream.decompress(piece, limit + 1 - len(data))
        except zlib.error:
            return bytes(data), "inventory-broken"
        if len(data) > limit:
            return bytes(data[:limit]), "inventory-too-big"
        at += len(piece) - len(stream.unused_data)
        if stream.eof and not body.startswith(b"\x1f\x8b", at):
            return bytes(data), ""
        if at == len(body):
            return bytes(data), "inventory-broken"
        if stream.eof:
            stream = zlib.decompressobj(wbits)
    return bytes(data), "inventory-too-long"


def timestamp(text: str) -> str:
    """A W3C date or time as RFC 3339 in UTC, a bare day as its end; "" for anything else, and before FIRST_YEAR."""
    text = text.strip()
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if when.year < FIRST_YEAR:
        return ""
    if len(text) <= 10:
        when = when.replace(hour=23, minute=59, second=59)
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def objects_inv(body: bytes, *, url: str) -> Inventory:
    """Sphinx's objects.inv, versions 1 (plain) and 2 (zlib): every page that documents an object or is a document."""
    draft = _Draft(url)
    head, rest = body[:4096].split(b"\n", 4)[:4], b""
    texts = [line.decode("utf-8", "replace").strip() for line in head]
    project, version = (_after_colon(texts, index) for index in (1, 2))
    if texts[0] == "# Sphinx inventory version 2" and len(head) == 4:
        rest, draft.fault = inflate(body[sum(len(line) + 1 for line in head) :], wbits=15)
    elif texts[0] == "# Sphinx inventory version 1" and len(head) >= 3:
        rest = body[sum(len(line) + 1 for line in head[:3]) :][:MAX_BYTES]
    else:
        return Inventory(kind="objects.inv", url=url, fault="inventory-broken")
    lines = (line.decode("utf-8", "replace") for line in itertools.islice(io.BytesIO(rest), MAX_ELEMENTS))
    plain = texts[0].endswith("1")
    for location in dict.fromkeys(_location(line, plain=plain).partition("#")[0] for line in lines):
        if location:
            draft.add(location)
    return draft.done("objects.inv", project=project, version=version)


def _after_colon(texts: list[str], index: int) -> str:
    return texts[index].partition(":")[2].strip()[:200] if len(texts) > index else ""


def _location(line: str, *, plain: bool) -> str:
    """The page of a line: `name domain:role priority uri title` (2; names may have spaces), `name type uri` (1)."""
    parts = line.split() if len(line) <= 4096 else []
    if plain:
        return parts[2] if len(parts) >= 3 else ""
    for at in range(1, len(parts) - 2):
        if ":" in parts[at][1:-1] and parts[at + 1].removeprefix("-").isdecimal():
            uri = parts[at + 2]
            return uri.removesuffix("$") + " ".join(parts[:at]) if uri.endswith("$") else uri
    return ""


def searchindex(body: bytes, *, url: str, like: Iterable[str] = ()) -> Inventory:
    """Sphinx's searchindex.js; a docname becomes `name.html` or, where `like` shows more of these, `name/`.

    Index pages show neither: a folder's URL leads to its index.html too.
    """
    draft = _Draft(url)
    docnames = _array(body, "docnames")
    if docnames is None:
        return Inventory(kind="searchindex.js", url=url, fault="inventory-broken")
    known = set(like)
    styles: list[Callable[[str], str]] = [_as_file, _as_folder]
    telling = [name for name in docnames if name.rpartition("/")[2] != "index"]
    hits = [sum(urljoin(url, style(name)) in known for name in telling) for style in styles]
    style = styles[hits.index(max(hits))]
    for name in docnames:
        draft.add(style(name))
    return draft.done("searchindex.js")


def _as_file(docname: str) -> str:
    return quote(docname) + ".html"


def _as_folder(docname: str) -> str:
    folder = docname.removesuffix("index") if docname == "index" or docname.endswith("/index") else docname + "/"
    return quote(folder) or "./"


def _array(body: bytes, key: str) -> list[str] | None:
    """The strings of a top array in JavaScript that is JSON but for its quotes around keys."""
    text = body[:MAX_BYTES].decode("utf-8", "replace")
    found = re.search(rf'["\']?\b{key}\b["\']?\s*:\s*(?=\[)', text)
    if not found:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(text, found.end())
    except (ValueError, RecursionError):
        return None
    return [item for item in value if isinstance(item, str) and item]


def search_index(body: bytes, *, url: str) -> Inventory:
    """The search indexes of MkDocs, mdBook, Docusaurus (local search) and Just the Docs; `url` is the index's own."""
    start = body.find(b"{", 0, 200), body.find(b"[", 0, 200)
    at = min((place for place in start if place >= 0), default=0)
    try:
        data, _ = json.JSONDecoder().raw_decode(body[at:MAX_BYTES].decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return Inventory(kind="search index", url=url, fault="inventory-broken")
    draft = _Draft(url)
    for base, location in _locations(data):
        draft.add(location, base=base)
    return draft.done("search index")


def _locations(data: Any) -> Iterator[tuple[str, str]]:
    """(base relative to the index, location) of each page, by the shapes that the generators write."""
    if isinstance(data, dict) and isinstance(data.get("docs"), list):  # MkDocs: search/search_index.json
        yield from (("../", item["location"]) for item in data["docs"] if _has(item, "location"))
    elif isinstance(data, dict) and isinstance(data.get("doc_urls"), list):  # mdBook: searchindex.json
        yield from (("", item) for item in data["doc_urls"] if isinstance(item, str))
    elif isinstance(data, dict):  # Just the Docs: assets/js/search-data.json
        yield from (("", item["relUrl"]) for item in data.values() if _has(item, "relUrl"))
    elif isinstance(data, list):  # docusaurus-search-local: search-index.json
        parts = [
            part["documents"] for part in data if isinstance(part, dict) and isinstance(part.get("documents"), list)
        ]
        yield from (("", item["u"]) for part in parts for item in part if _has(item, "u"))


def _has(item: Any, key: str) -> bool:
    return isinstance(item, dict) and isinstance(item.get(key), str)


_LINK = re.compile(r"\]\(\s{0,4}<?((?:[^()\s<>]|\([^()\s<>]{0,200}\)){1,2000})>?\s{0,4}[\"')]")


def llms_txt(body: bytes, *, url: str) -> Inventory:
    """The links of an llms.txt. A page's Markdown twin (`page.html.md`, `page.md`) is listed as it is."""
    draft = _Draft(url)
    if body[:200].lstrip().lower().startswith((b"<!doctype", b"<html")):
        return Inventory(kind="llms.txt", url=url, fault="inventory-broken")  # a "not found" page with status 200
    for found in _LINK.finditer(body[:MAX_BYTES].decode("utf-8", "replace")):
        draft.add(found[1])
    return draft.done("llms.txt")


_PARSERS: dict[str, Callable[..., Inventory]] = {
    "sitemap": sitemap,
    "objects.inv": objects_inv,
    "search index": search_index,
    "llms.txt": llms_txt,
}
