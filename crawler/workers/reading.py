"""What a worker process does with one body: links, statements, extraction. No page is parsed anywhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from gristmill.text import sha256

from ..extraction.dom import Element
from ..extraction.extract import Extraction, extract, is_pdf, of_page
from ..extraction.index import Index
from ..extraction.normalise import links, shadow
from ..extraction.page import Page, opened
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
    refresh: str = ""
    # its Refresh header, which says what <meta http-equiv=refresh> says
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
    page = None if task.markdown or is_pdf(task.body, task.content_type) else opened(task.body, task.content_type)
    reading = Reading(packed=b"" if task.kind == "extract" else pack(task.body))
    if task.kind != "extract":  # before the extraction, which uses the tree up
        reading = _with_links(task, reading, page)
    if task.kind == "links":
        return reading
    extraction, refused = _extracted(task, page)
    reading = replace(
        reading,
        refused=refused,
        extraction=extraction,
        sha256=sha256(extraction.markdown),
        words=len(extraction.markdown.split()),
        sketch=_sketch(task.url, extraction.markdown),
        prints=b"" if task.kind == "extract" else prints(extraction.markdown),
    )
    if task.markdown and task.kind != "extract":
        return _with_links(task, reading, opened(as_html(extraction.markdown)))
    return reading


def _extracted(task: Task, page: Page | None) -> tuple[Extraction, str]:
    """The text, and why the site's own Markdown was not used for it."""
    address = task.places.of(task.url)
    if task.markdown:
        extraction = read_markdown(task.body, url=address, content_type=task.content_type)
    elif page is None:
        extraction = extract(task.body, url=address, content_type=task.content_type)
    else:
        extraction = of_page(page, url=address, explain=task.explain)
    refused = ""
    if task.alternate:
        choice = choose(extraction, task.alternate, url=address, via=task.via)
        extraction, refused = choice.extraction, choice.refused
    return replace(extraction, markdown=task.places.put_into(extraction.markdown)), refused


def _sketch(url: str, markdown: str) -> bytes:
    """Only pages that may have counterparts in other versions need one; the version's own name is no difference."""
    place = detect(url, bare=True)
    return sketch(markdown.replace(place.label, "")) if place else b""


def _with_links(task: Task, reading: Reading, page: Page | None) -> Reading:
    """The reading with the page's links and statements; a PDF is read for its text only."""
    named = relation(task.link, "canonical", task.url)
    if page is None or page.index is None:
        return replace(reading, statements=consent.Statements(canonical=named))
    here = page.index
    base = links.base_of(here, task.url)
    statements = consent.read_page(here.root, base=base)
    return replace(
        reading,
        statements=replace(statements, canonical=statements.canonical or named),
        links=tuple(dict.fromkeys(_links(here, base))),
        refresh=_refresh(here, base) or _delayed(task.refresh, base),
        scripted=_scripted(here, base),
        twin=_twin(here, base) or relation(task.link, "alternate", task.url, kind="text/markdown"),
    )


def _links(page: Index, base: str) -> Iterator[str]:
    folder = base.partition("?")[0].rpartition("/")[0]
    count = 0
    unseen = _in_templates(page)
    for node in page.of("a", "area", "frame", "iframe"):
        href = node.get("href" if node.tag in ("a", "area") else "src")
        if not href or node in unseen or "nofollow" in (node.get("rel") or "").lower().split():
            continue
        count += 1
        if count > MAX_LINKS:
            return
        if url := _resolve(base, folder, href):
            yield url


def _in_templates(page: Index) -> set[Element]:
    """What stands in templates that nobody sees until a script fills them in."""
    hidden = (template for template in page.of("template") if not shadow.is_shown(template))
    return {element for template in hidden for element in template.iter("a", "area", "frame", "iframe")}


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


def _refresh(page: Index, base: str) -> str:
    for node in page.of("meta"):
        if (node.get("http-equiv") or "").lower() == "refresh" and (found := _delayed(node.get("content"), base)):
            return found
    return ""


def _delayed(stated: str | None, base: str) -> str:
    found = _DELAYED.match(stated or "")
    return _resolve(base, base.rpartition("/")[0], found[2].strip()) if found and int(found[1]) <= MAX_REFRESH else ""


def _scripted(page: Index, base: str) -> str:
    """Where a page's own scripts lead: of several targets (by language, say) the last one, which is the default."""
    found = ""
    for node in page.of("script", "body"):
        code = node.get("onload") if node.tag == "body" else "" if "src" in node.attrib else node.text
        for target in targets((code or "")[:MAX_SCRIPT]):
            found = _resolve(base, base.rpartition("/")[0], target) or found
    return found


def _twin(page: Index, base: str) -> str:
    for node in page.of("link"):
        told = (node.get("rel") or "").lower().split(), (node.get("type") or "").strip().lower()
        if "alternate" in told[0] and told[1] == "text/markdown" and (href := node.get("href")):
            return _resolve(base, base.rpartition("/")[0], href)
    return ""
