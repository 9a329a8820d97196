"""One page, one URL: the canonical form, whether a page's own rel=canonical can be believed, scope, and crawler traps.

Slashes at the end are never touched: `/a` and `/a/` may be two pages, and relative links mean different things on them.
"""

import collections
import functools
import ipaddress
import itertools
import re
import string
from collections.abc import Iterable
from urllib.parse import quote, urlsplit, urlunsplit

import idna

from gristmill.patterns import compiled

MAX_LENGTH = 2000  # characters of a URL; the sitemap protocol allows 2,048
TRACKING = frozenset((
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
    "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "hsctatracking", "vero_id", "vero_conv", "oly_anon_id",
    "oly_enc_id", "rb_clickid", "s_cid", "wickedid", "_openstat", "_ga", "_gl", "mkt_tok", "ml_subscriber",
    "ml_subscriber_hash", "cvid", "trk", "spm", "ref_src", "ref_url",
))  # fmt: skip
# Parameters that advertisers and mailers add to any URL; none of them picks content. `ref`, `source` and `lang` may.
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "ga_")
SESSION = re.compile(r"(?:jsessionid|phpsessid|aspsessionid\w*|cfid|cftoken)", re.IGNORECASE)
INDEX = re.compile(r"(?:index|default)\.(?:html?|xhtml|php|aspx?|jsp|md)", re.IGNORECASE)

_PATH_SAFE = string.ascii_letters + string.digits + "-._~!$&'()*+,;=:@/%"
_QUERY_SAFE = _PATH_SAFE + "?"
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|%")
_PATH_SESSION = re.compile(rf";{SESSION.pattern}=[^/;]*", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_FILES = frozenset((
    "7z atom avi bin bmp bz2 css csv deb dmg doc docx eot epub exe gif gz ico ics inv ipynb iso jar jpeg jpg json map"
    " mjs mov mp3 mp4 mpeg msi odt ods ogg otf pdf pickle png ppt pptx ps py rar rpm rss svg tar tgz tif tiff ttf wasm"
    " wav webm webp whl woff woff2 xls xlsx xml xz zip zst"
).split())  # fmt: skip
_LANGUAGES = frozenset((
    "ar bg bn ca cs da de el en es et fa fi fr gl he hi hr hu id it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr sv ta"
    " te th tr uk ur vi zh"
).split())  # fmt: skip
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)


@functools.lru_cache(maxsize=16_384)  # the links of a site's navigation come again on every page
def canonical(url: str) -> str:
    """The one spelling of an http(s) URL. Idempotent; what it returns asks a server for the same page.

    Scheme and host in lower case, IDNA (UTS 46) for the host; no credentials, default port, fragment, dot segments,
    tracking parameters or session ids; percent-encoding in one form; parameters sorted by name where all have a value.
    Raises ValueError where the text is no http(s) URL.
    """
    if len(url) > 4 * MAX_LENGTH:
        raise ValueError("URL too long")
    parts = urlsplit(_CONTROLS.sub(lambda found: "%20" if found[0] == " " else "", url.strip()).replace("\\", "/"))
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise ValueError(f"no http(s) URL: {url[:100]!r}")
    netloc = _host(parts.hostname or "", literal="[" in parts.netloc)
    if parts.port is not None and parts.port != (443 if scheme == "https" else 80):
        netloc += f":{parts.port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _host(host: str, *, literal: bool) -> str:
    if literal:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0])}]"
    host = host.rstrip(".")
    if not host:
        raise ValueError("a URL without a host")
    if re.fullmatch(r"[a-zA-Z0-9._-]+", host) and "xn--" not in host.lower():
        return host.lower()  # names with underscores live, though IDNA refuses them
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise ValueError(f"no host name: {host[:100]!r}") from error


def _path(path: str) -> str:
    """Percent-encoding settled, session ids and dot segments removed (RFC 3986 §5.2.4); empty segments stay."""
    kept: list[str] = []
    segments = _PATH_SESSION.sub("", _spelled(path, _PATH_SAFE)).split("/")[1:] or [""]
    for index, segment in enumerate(segments):
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
        if segment in (".", "..") and index == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    """Without tracking and session parameters, sorted by name (stably) unless a parameter has no value."""
    kept = [part for part in _spelled(query, _QUERY_SAFE).split("&") if part and not _is_noise(part.partition("=")[0])]
    if all("=" in part for part in kept):
        kept.sort(key=lambda part: part.partition("=")[0])
    return "&".join(kept)


def _is_noise(name: str) -> bool:
    name = name.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES) or bool(SESSION.fullmatch(name))


def _spelled(text: str, safe: str) -> str:
    """Non-ASCII as UTF-8, unreserved characters plain, other escapes in upper case, a stray % escaped."""

    def spell(found: re.Match[str]) -> str:
        if found[1] is None:
            return "%25"
        character = chr(int(found[1], 16))
        return character if character in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(spell, quote(text, safe=safe, errors="replace"))


def from_header(value: str) -> str:
    """A URL reference of a header whose bytes were read as Latin-1: UTF-8 is what it says, other bytes stay theirs."""
    if value.isascii() or not all(character <= "\xff" for character in value):
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return "".join(c if c.isascii() else f"%{ord(c):02X}" for c in value)


def folder_of_index(url: str) -> str:
    """The folder's URL of an index file (`/a/index.html` → `/a/`), else "". Merge only pages that prove equal."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    return urlunsplit(parts._replace(path=folder + "/")) if INDEX.fullmatch(name) and not parts.query else ""


def may_be_page(url: str, *, pdf: bool = False) -> bool:
    """Whether a URL's name does not say that something else than a page stands there (an image, an archive).

    `pdf`: a PDF file counts as a page.
    """
    ending = urlsplit(url).path.rpartition("/")[2].rpartition(".")
    return ending[1] == "" or ending[2].lower() not in _FILES or (pdf and ending[2].lower() == "pdf")


def language_of(url: str) -> str:
    """The language that a path segment names (`/de/guide/` → `de`, `/zh_CN/` → `zh`), else ""."""
    for segment in urlsplit(url).path.split("/")[1:-1]:
        found = _LANGUAGE.fullmatch(segment)
        if found and found[1].lower() in _LANGUAGES:
            return found[1].lower()
    return ""


def canonical_fault(declared: str, *, url: str, scope: "Scope") -> str:
    """Why a page's rel=canonical (absolute) cannot be believed: a reason code, or "" where it is sane.

    Sites get it wrong in known ways: the home page or a folder's front page for everything, the original for its
    translations, another host that left the net.
    """
    try:
        target, here = urlsplit(canonical(declared)), urlsplit(canonical(url))
    except ValueError:
        return "canonical-no-url"
    if _site(target.hostname) != _site(here.hostname) or target.port != here.port:
        return "canonical-off-site"
    if scope.refuses(target.geturl()):
        return "canonical-out-of-scope"
    whole = folder_of_index(here.geturl()) or here.geturl()
    if target.path != urlsplit(whole).path and target.path.endswith("/") and here.path.startswith(target.path):
        return "canonical-is-front-page" if here.path.rstrip("/") + "/" != target.path else ""
    if (language := language_of(here.geturl())) and language != language_of(target.geturl()):
        return "canonical-other-language"
    return ""


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")


class Scope:
    """Which URLs belong to a source: the hosts (or folders) of its start URLs, its allow and deny patterns."""

    def __init__(
        self, starts: Iterable[str], *, folders: bool = False, allow: Iterable[str] = (), deny: Iterable[str] = ()
    ) -> None:
        self._roots: set[tuple[str, str]] = set()
        for start in starts:
            parts = urlsplit(canonical(start))
            self._roots.add((parts.netloc, parts.path.rpartition("/")[0] + "/" if folders else "/"))
        self._allow = [compiled(pattern) for pattern in allow]
        self._deny = [compiled(pattern) for pattern in deny]

    def refuses(self, url: str) -> str:
        """Why a canonical URL is not of this source: off-site, out-of-scope, denied, not-allowed; or ""."""
        parts = urlsplit(url)
        folders = [folder for netloc, folder in self._roots if netloc == parts.netloc]
        if not folders:
            return "off-site"
        if not any(parts.path.startswith(folder) for folder in folders):
            return "out-of-scope"
        if any(found_in(url) for found_in in self._deny):
            return "denied"
        if self._allow and not any(found_in(url) for found_in in self._allow):
            return "not-allowed"
        return ""


class Traps:
    """Counts what a server could grow for ever. One object a source; memory is bounded by MAX_PATTERNS counters."""

    MAX_PATTERNS = 50_000
    MAX_SEGMENTS = 25  # Javadoc is the deepest layout: a segment for each part of a package name
    MAX_REPEATS = 3  # the same segment, or the same run of segments, in a row: a relative link that feeds on itself
    MAX_TITLES = 10_000  # values of a path's only parameter: wikis keep all their pages at one path (`?title=`)
    MAX_QUERIES = 200  # combinations of several parameters of one path, or dates: sorted tables, filters, calendars
    MAX_IDS = 50  # URLs that differ only in something that looks like a session id or a hash
    MAX_DATES = 3_000  # paths that differ only in a date; laws that are numbered by year look the same
    MAX_NUMBERS = 20_000  # paths that differ only in numbers: the RFCs, one such collection, come near 10,000

    def __init__(self) -> None:
        self._counts: collections.OrderedDict[str, int] = collections.OrderedDict()

    def refuses(self, url: str) -> str:
        """Count a canonical URL that was not seen before; the reason code why it is a trap, or ""."""
        parts = urlsplit(url)
        segments = parts.path.split("/")[1:]
        if len(url) > MAX_LENGTH:
            return "url-too-long"
        if len(segments) > self.MAX_SEGMENTS:
            return "trap-depth"
        if _repeats(segments) >= self.MAX_REPEATS:
            return "trap-repeated-segments"
        return self._grown(parts.netloc, segments, parts.query)

    def _grown(self, netloc: str, segments: list[str], query: str) -> str:
        """Count the URL's shape, what varies in it replaced; the reason code where its kind has outgrown its limit."""
        shape = "/".join([netloc, *(_placeholder(segment) for segment in segments)])
        parameters = [_parameter(part) for part in query.split("&")] if query else []
        if "<id>" in shape or any("<id>" in part for part in parameters):
            return self._beyond("?".join([shape, *parameters]), "trap-session-ids", self.MAX_IDS)
        if parameters:
            many = len(parameters) > 1 or "<year><day>" in parameters[0]
            names = "&".join(part.partition("=")[0] for part in parameters) if many else ""
            limit = self.MAX_QUERIES if many else self.MAX_TITLES
            return self._beyond(f"{netloc}/{'/'.join(segments)}?{names}", "trap-queries", limit)
        last = next((part for part in reversed(shape.split("/")) if part), "")
        if "<year>" in shape and last.startswith(("<year>", "<day>")):
            return self._beyond(shape, "trap-calendar", self.MAX_DATES)
        return self._beyond(shape, "trap-numbers", self.MAX_NUMBERS) if "<" in shape else ""

    def _beyond(self, pattern: str, reason: str, limit: int) -> str:
        return reason if self._count(pattern) > limit else ""

    def _count(self, pattern: str) -> int:
        count = self._counts.pop(pattern, 0) + 1
        self._counts[pattern] = count
        if len(self._counts) > self.MAX_PATTERNS:
            self._counts.popitem(last=False)
        return count


_ID = re.compile(r"(?=[^/]*\d)(?:[0-9a-f]{16,}|[0-9a-f]{8}-[0-9a-f-]{27}|\(?[a-z]\([0-9a-z]{16,}\)\)?)", re.IGNORECASE)
_MIXED = re.compile(r"[0-9A-Za-z]{20,}")
_DATE = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|(?:1[89]|2[01])\d{6}")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_NUMBER = re.compile(r"\d+")


def _parameter(part: str) -> str:
    name, _, value = part.partition("=")
    return f"{name}={_placeholder(value)}"


def _placeholder(segment: str) -> str:
    """What a segment is, where it is something that a program counts up or makes anew; else itself."""
    stem, dot, extension = segment.rpartition(".")
    name, rest = (stem, dot + extension) if stem and extension.isalpha() else (segment, "")
    if _ID.fullmatch(name) or (_MIXED.fullmatch(name) and _changes(name) >= 6):
        return "<id>" + rest
    if _DATE.fullmatch(name):
        return "<year><day>" + rest
    if name.isascii() and name.isdigit():
        return ("<year>" if _YEAR.fullmatch(name) else "<day>" if _DAY.fullmatch(name) else "<number>") + rest
    return _NUMBER.sub("<number>", name) + rest


def _changes(name: str) -> int:
    """How often letters and digits alternate: words and versions hardly do, made-up ids do all the time."""
    return sum(a.isdigit() != b.isdigit() for a, b in itertools.pairwise(name))


def _repeats(segments: list[str]) -> int:
    """How often in a row the most repeated run of up to four segments stands; runs of numbers alone do not count."""
    most = 1
    if len(set(segments)) == len(segments):
        return most
    for size in range(1, 5):
        for start in range(len(segments) - size):
            run, count = segments[start : start + size], 1
            if all(not segment or segment.isdecimal() for segment in run):
                continue
            while segments[start + count * size : start + (count + 1) * size] == run:
                count += 1
            most = max(most, count)
    return most
