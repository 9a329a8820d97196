"""What a worker process does with one body: links, statements, extraction. No page is parsed anywhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from gristmill.text import sha256

from ..extraction.dom import decode
from ..extraction.extract import Extraction, extract
from ..extraction.normalise import links
from ..extraction.twin import Via, as_html, choose
from ..extraction.twin import read as read_markdown
from ..inventories.parse import Inventory, parse
from ..manners import consent
from ..state.packing import pack
from ..state.prints import prints
from ..state.sketches import sketch
from ..urls.canonical import canonical
from ..urls.places import Places
from ..urls.relations import relation
from ..urls.scripted import targets
from ..urls.versions import detect

MAX_REFRESH = 5  # seconds; a page that reloads later is meant to be read
MAX_SCRIPT = 8192  # characters of one inline script; those that only send on have a line
MAX_KNOWN = 100_000  # spellings of links kept in memory, then forgotten all at once
MAX_LINKS = 20_000  # of one page; a page with more is a trap or an index whose entries are linked elsewhere too


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One body to read."""

    kind: Literal["page", "links", "extract", "inventory"]
    # page: links and extraction; links: no extraction; extract: no links
    url: str
    body: bytes
    content_type: str = ""
    alternate: bytes = b""
    # the page's Markdown as the site offers it: used where it holds what the page holds
    via: Via = "markdown-twin"
    # how the alternate was come by
    inventory: str = ""
    # kind of inventory
    places: Places = Places()  # noqa: RUF009 - immutable
    # where the public finds the page, and what its links lead to
    markdown: bool = False
    # whether the body is Markdown itself
    link: str = ""
    # the answer's Link headers
    like: tuple[str, ...] = ()
    # URLs that exist, for inventories that only hint
    explain: bool = False
    # list what the Markdown does not hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stands in it."""

    links: tuple[str, ...] = ()
    # canonical, in document order, each once; rel=nofollow left out
    refresh: str = ""
    # target of <meta http-equiv=refresh> with a delay of at most MAX_REFRESH seconds
    scripted: str = ""
    # target of an inline script that goes elsewhere at once: true of a page that has no text of its own
    statements: consent.Statements = consent.Statements()  # noqa: RUF009 - immutable
    extraction: Extraction | None = None
    sha256: str = ""
    # of the Markdown
    words: int = 0
    sketch: bytes = b""
    # of the Markdown, where the URL names a version
    prints: bytes = b""
    # fingerprints of the Markdown's sections
    packed: bytes = b""
    # the body, Zstandard
    refused: str = ""
    # reason code why the alternate was not used
    twin: str = ""
    # absolute URL of a Markdown alternate that the page names
    inventory: Inventory | None = None


def read(task: Task) -> Reading:
    """Read one body. Pure; never raises for any bytes that the parsers survive."""
    if task.kind == "inventory":
        inventory = parse(task.inventory, task.body, url=task.url, like=task.like)
        return Reading(inventory=inventory, packed=pack(task.body))
    if task.kind == "links":
        return _page(task, Reading(packed=pack(task.body)))
    address = task.places.of(task.url)
    if task.markdown:
        extraction = read_markdown(task.body, url=address, content_type=task.content_type)
    else:
        extraction = extract(task.body, url=address, content_type=task.content_type, explain=task.explain)
    refused = ""
    if task.alternate:
        choice = choose(extraction, task.alternate, url=address, via=task.via)
        extraction, refused = choice.extraction, choice.refused
    extraction = replace(extraction, markdown=task.places.put_into(extraction.markdown))
    reading = Reading(
        refused=refused,
        extraction=extraction,
        sha256=sha256(extraction.markdown),
        words=len(extraction.markdown.split()),
        sketch=_sketch(task.url, extraction.markdown),
        prints=b"" if task.kind == "extract" else prints(extraction.markdown),
        packed=b"" if task.kind == "extract" else pack(task.body),
    )
    return reading if task.kind == "extract" else _page(task, reading)


def _sketch(url: str, markdown: str) -> bytes:
    """Only pages that may have counterparts in other versions need one; the version's own name is no difference."""
    place = detect(url, bare=True)
    return sketch(markdown.replace(place.label, "")) if place else b""


def _page(task: Task, reading: Reading) -> Reading:
    """The reading with the page's links and statements; a PDF is read for its text only."""
    named = relation(task.link, "canonical", task.url)
    if task.body.startswith(b"%PDF-"):
        return replace(reading, statements=consent.Statements(canonical=named))
    if task.markdown:
        text = as_html(reading.extraction.markdown if reading.extraction else "").decode()
    else:
        text = decode(task.body, task.content_type).text
    tree = LexborHTMLParser(text)
    node = tree.css_first("base[href]")
    base = links.base(task.url, (node.attributes.get("href") or "") if node else None)
    statements = consent.read_page(tree, base=base)
    return replace(
        reading,
        statements=replace(statements, canonical=statements.canonical or named),
        links=tuple(dict.fromkeys(_links(tree, base))),
        refresh=_refresh(tree, base),
        scripted=_scripted(tree, base),
        twin=_twin(tree, base) or relation(task.link, "alternate", task.url, kind="text/markdown"),
    )


def _links(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    folder = base.partition("?")[0].rpartition("/")[0]
    count = 0
    for node in tree.css("a[href], area[href], frame[src], iframe[src]"):
        attributes = node.attributes
        href = attributes.get("href") or attributes.get("src")
        if not href or "nofollow" in (attributes.get("rel") or "").lower().split():
            continue
        count += 1
        if count > MAX_LINKS:
            return
        if url := _resolve(base, folder, href):
            yield url


_known: dict[tuple[str, str], str] = {}


def _resolve(base: str, folder: str, href: str) -> str:
    """The canonical URL of a link, or "". Navigation repeats the same links on every page of a folder."""
    href = href.partition("#")[0].strip()
    if not href:
        return ""
    key = (base, href) if href[0] == "?" else (folder, href)
    found = _known.get(key)
    if found is None:
        found = _known_or_made(key, base, href)
    return found


def _known_or_made(key: tuple[str, str], base: str, href: str) -> str:
    if len(_known) >= MAX_KNOWN:
        _known.clear()
    try:
        found = urljoin(base, href)
        found = canonical(found) if found.startswith(("http://", "https://")) else found if _is_file(found) else ""
    except ValueError:
        found = ""
    _known[key] = found
    return found


def _is_file(url: str) -> bool:
    """Only pages of a folder on this machine may name files, and those are looked up in the folder's own list."""
    return url.startswith("file:///")


_DELAYED = re.compile(r"\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']{1,2000})", re.IGNORECASE)


def _refresh(tree: LexborHTMLParser, base: str) -> str:
    for node in tree.css("meta[http-equiv='refresh' i][content]"):
        found = _DELAYED.match(node.attributes.get("content") or "")
        if found and int(found[1]) <= MAX_REFRESH:
            return _resolve(base, base.rpartition("/")[0], found[2].strip())
    return ""


def _scripted(tree: LexborHTMLParser, base: str) -> str:
    """Where a page's own scripts lead: of several targets (by language, say) the last one, which is the default."""
    found = ""
    for node in tree.css("script:not([src]), body[onload]"):
        code = node.attributes.get("onload") if node.tag == "body" else node.text()
        for target in targets((code or "")[:MAX_SCRIPT]):
            found = _resolve(base, base.rpartition("/")[0], target) or found
    return found


def _twin(tree: LexborHTMLParser, base: str) -> str:
    node = tree.css_first("link[rel~='alternate' i][type='text/markdown' i][href]")
    return _resolve(base, base.rpartition("/")[0], node.attributes.get("href") or "") if node else ""
