"""What a page says of itself: title, author, dates, language, licence, canonical address."""

import re
from dataclasses import dataclass
from typing import Any

from . import bylines, dom, headline, scripts
from .index import Index
from .normalise import links

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_SLASHED = re.compile(r"\d{4}/\d{2}(?:/\d{2})?")  # as citation_date has it
_SPDX_URLS = (
    (re.compile(r"creativecommons\.org/publicdomain/zero/1\.0", re.IGNORECASE), "CC0-1.0"),
    (re.compile(r"creativecommons\.org/publicdomain/mark/1\.0", re.IGNORECASE), "LicenseRef-public-domain-mark"),
    (re.compile(r"opensource\.org/licen[cs]es?/mit", re.IGNORECASE), "MIT"),
    (re.compile(r"apache\.org/licenses/LICENSE-2\.0", re.IGNORECASE), "Apache-2.0"),
    (re.compile(r"gnu\.org/(?:licenses|copyleft)/fdl", re.IGNORECASE), "GFDL-1.3-or-later"),
    (re.compile(r"nationalarchives\.gov\.uk/doc/open-government-licence/version/3", re.IGNORECASE), "OGL-UK-3.0"),
)
_CREATIVE_COMMONS = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", re.IGNORECASE)
_DESCRIPTION = ("description", "og:description", "dcterms.description", "twitter:description")
_AUTHOR = (
    "author", "parsely-author", "sailthru.author", "article:author_name", "dcterms.creator", "dc.creator",
    "byl", "article:author",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date", "citation_publication_date",
    "citation_online_date", "citation_date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "datemodified", "dcterms.modified", "last-modified", "revised", "og:updated_time",
    "docsearch:modified",
)  # fmt: skip
_LANGUAGE = ("content-language", "dcterms.language", "og:locale", "docsearch:language")
_VERSION = ("docsearch:version", "docusaurus_version", "doc:version", "version", "readthedocs-version-slug")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_TITLES = frozenset(("documentation", "index", "contents", "description", "overview", "synopsis", "name"))
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»—–<>]|::|-)\s+|:\s+")
# The end of a title that javadoc writes: "Index (Frost 2.8 API)".
_TITLE_TAIL = re.compile(r"\(([^()]*\b(?:API|[Dd]ocumentation|[Rr]eference)\b[^()]*)\)$")
_TITLE_END = re.compile(r"\s+(?:[|·•»—–]|::|&mdash;|-)\s+[^|·•»—–]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Empty strings where the page says nothing."""

    title: str = ""
    description: str = ""
    author: str = ""
    published: str = ""
    modified: str = ""
    # both as the page states them: ISO 8601, a year at least
    language: str = ""
    # BCP 47, declared
    licence: str = ""
    # SPDX identifier where known, else a URL
    canonical: str = ""
    version: str = ""
    generator: str = ""
    site: str = ""
    # what the page calls the site that it is of


def read(page: Index, base: str) -> Metadata:
    """Everything the page's head and mark-up state. Own reading: trafilatura's takes ten times as long and adds no
    field.
    """
    named = _named(page)
    linked, state = scripts.data(page), scripts.state(page)
    told = bylines.Bylines(page)
    own = _title(page, named, linked, told)
    return Metadata(
        title=own,
        description=_first(named, *_DESCRIPTION) or scripts.text(linked.get("description")),
        author=_author(page, named, linked, told) or state.get("author", "") or told.author,
        published=_date(_first(named, *_PUBLISHED) or scripts.text(linked.get("datePublished")))
        or bylines.date(state.get("published", ""))
        or told.published,
        modified=_date(
            _first(named, *_MODIFIED)
            or scripts.text(linked.get("dateModified"))
            or _time(page, "modified", "dateModified", "dt-updated")
        ),
        language=_language(page, named, linked),
        licence=_licence(page, named, linked, base),
        canonical=_canonical(page, base),
        version=_first(named, *_VERSION),
        generator=_first(named, "generator"),
        site=_first(named, "og:site_name", "application-name") or _site(page, own) or _home(page),
    )


# Who publishes, and wrote nothing: "Redaktion Mühlenbote", "Tarn University".
_OF_HOUSE = re.compile(
    r"\b(?:redaktion|redakce|redakcja|redazione|redacción|redação|rédaction|redactie|editors?|editorial|staff|team"
    r"|office|press|news(?:room|desk)?|communications?|university|universität|université|universidad|institute|college"
    r"|foundation|magazine|society|association|department|inc|ltd|gmbh|verlag|blog)\b",
    re.IGNORECASE,
)


def _author(page: Index, named: dict[str, str], linked: dict[str, Any], told: bylines.Bylines) -> str:
    """Who wrote the page: all that a journal cites, else the head's name; an account's gives way to a person's."""
    if cited := [_turned(name) for meta in page.of("meta") if (name := _cited(meta))]:
        return ", ".join(dict.fromkeys(cited))
    stated, data = _first(named, *_AUTHOR), scripts.name(linked.get("author"))
    stated, data = ("" if "://" in name else name for name in (stated, data))
    shown = named.get("twitter:data1", "") if named.get("twitter:label1", "").lower() == "written by" else ""
    whole = next((name for name in (stated, data, shown) if " " in name), "")
    if whole and _OF_HOUSE.search(whole) and (person := told.author) and not _OF_HOUSE.search(person):
        return person  # the head names who publishes, the page who wrote
    return whole or stated or data or shown


def _cited(meta: dom.Element) -> str:
    said = (meta.get("name") or "").strip().lower() == "citation_author"
    return " ".join((meta.get("content") or "").split()) if said else ""


def _turned(name: str) -> str:
    """A name as people say it: "Lund, Ada" is Ada Lund."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def _language(page: Index, named: dict[str, str], linked: dict[str, Any]) -> str:
    root = page.root
    body = root.find("body")
    stated = root.get("lang") or root.get(_XML_LANG) or root.get("xml:lang")
    stated = stated or (body.get("lang") if body is not None else None)
    return language_tag(stated or _first(named, *_LANGUAGE) or scripts.text(linked.get("inLanguage")))


def _named(page: Index) -> dict[str, str]:
    """Meta names, properties and http-equivs in lower case → first content."""
    found: dict[str, str] = {}
    for meta in page.of("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), " ".join(content.split()))
    return found


def _first(named: dict[str, str], *names: str) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _title(page: Index, named: dict[str, str], linked: dict[str, Any], told: bylines.Bylines) -> str:
    """The page's only <h1>, unless it is that of every page; else what the head says without the site's name."""
    headings = [text for h in page.of("h1") if (text := _unmarked(h))]
    element = next(iter(page.of("title")), None)
    title = dom.line(element) if element is not None else ""
    first = next(iter(page.of("h1")), None)
    if first is not None and headline.leads_home(first) and (element := headline.find(page, titles(page))) is not None:
        return _unmarked(element)
    if len(headings) == 1 and not (title and headings[0].lower() in _NO_TITLES):
        return headings[0]
    stated = _first(named, "og:title", "dcterms.title", "citation_title", "twitter:title") or scripts.text(
        linked.get("headline")
    )
    below = page.of("h2")
    if not (stated or headings) and len(below) == 1 and told.signed:
        return _unmarked(below[0])  # of a page whose title is the site's
    return stated or _TITLE_END.sub("", title) or title or (headings[0] if headings else "")


def _unmarked(heading: dom.Element) -> str:
    """A heading without the mark of a permalink."""
    return dom.line(heading).rstrip("¶§#🔗\uf0c1 ")


def titles(page: Index) -> str:
    """All that the head calls the page, joined."""
    named, element = _named(page), next(iter(page.of("title")), None)
    stated = [named.get(name, "") for name in ("og:title", "citation_title", "parsely-title", "twitter:title")]
    stated += [dom.line(element) if element is not None else "", scripts.text(scripts.data(page).get("headline"))]
    return " ".join(filter(None, stated))


_TRAIL = re.compile(r"breadcrumb|^(?:crumbs|parentlinks|pagepath)$", re.IGNORECASE)
_ANY_HOME = re.compile(r"\W*(?:(?:home|start|top|index|main|front)(?:[ -]?page)?)?\W*", re.IGNORECASE)


def _site(page: Index, own: str) -> str:
    """What the head's title says beside the page's own: "Templates — Frost documentation" is of "Frost documentation".

    Parts are joined with bars; empty where the title is the page's own. `own` is that, among several headings of the
    first level.
    """
    element = next(iter(page.of("title")), None)
    title = dom.line(element) if element is not None else ""
    if tail := _TITLE_TAIL.search(title):
        return tail[1].strip()
    parts = [part.strip() for part in _TITLE_PARTS.split(title)]
    headings = {own.lower()} if own in parts else {_unmarked(h).lower() for h in page.of("h1")}
    others = [part for part in parts[:4] if part and part.lower() not in headings]
    return " | ".join(others if len(others) < len(parts) else others[1:])


def _home(page: Index) -> str:
    """What the page calls the one that all begins with: in its head, as DocBook and Docutils do, or where its trail of
    crumbs begins, as wikis do ("Frost / Gates / Levers"); empty on that page.
    """
    for link in page.of("link"):
        if (link.get("rel") or "").lower() in ("home", "start", "top"):
            return " ".join((link.get("title") or "").split())
    for trail in page.where("class", _TRAIL.search):
        for link in trail.iter("a"):
            return "" if _ANY_HOME.fullmatch(text := dom.line(link)) else text
    return ""


def _date(text: str) -> str:
    found = _DATE.match(text.replace("/", "-", 2) if _SLASHED.match(text) else text)
    return found[0].replace(" ", "T") if found else ""


def _time(page: Index, *marks: str) -> str:
    for element in page.of("time"):
        signs = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
        if element.get("datetime") and any(mark in signs for mark in marks):
            return str(element.get("datetime"))
    return ""


def language_tag(text: str) -> str:
    """A BCP 47 tag in its usual case, or "" for what is none."""
    parts = text.split(",", maxsplit=1)[0].strip().replace("_", "-").split(".")[0].split("-")
    if not (parts[0].isascii() and parts[0].isalpha() and 2 <= len(parts[0]) <= 3):
        return ""
    made = [parts[0].lower()]
    for part in parts[1:3]:
        if not (part.isascii() and part.isalnum() and 2 <= len(part) <= 8):
            break
        made.append(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower())
    return "-".join(made)


def _canonical(page: Index, base: str) -> str:
    for link in page.of("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            joined = links.join(base, link.get("href"))
            return joined if joined.startswith(("http://", "https://")) else ""
    return ""


def _licence(page: Index, named: dict[str, str], linked: dict[str, Any], base: str) -> str:
    for element in page.where("rel", lambda value: "license" in value.lower().split()):
        if element.tag in ("link", "a") and element.get("href"):
            return spdx(links.join(base, element.get("href")))
    stated = _first(named, "dcterms.license", "dcterms.rights", "dc.rights", "license", "licence", "og:license")
    stated = stated or scripts.text(linked.get("license"))
    if stated:
        return spdx(stated)
    for element in page.of("a"):
        address = element.get("href") or ""
        if (known := spdx(address)) != address:
            return known if _in_footer(element) else ""
    return ""


def _in_footer(element: dom.Element) -> bool:
    """A licence linked from the foot of the page is the page's; one in the text may be anything's."""
    return any(
        a.tag == "footer"
        or "footer" in f"{a.get('class') or ''} {a.get('id') or ''}".lower()
        or re.search("copyright|licen[cs]e", a.get("class") or "")
        for a in element.iterancestors()
    )


def spdx(stated: str) -> str:
    """The SPDX identifier of a licence's address, or what was stated."""
    lower = stated.lower()
    if not ("licen" in lower or "creativecommons" in lower or "copyleft" in lower):  # most are links to elsewhere
        return stated
    if found := _CREATIVE_COMMONS.search(stated):
        return f"CC-{found[1].upper()}-{found[2]}"
    return next((name for pattern, name in _SPDX_URLS if pattern.search(stated)), stated)
