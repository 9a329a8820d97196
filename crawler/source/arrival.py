"""An answer: from a server, a file, an archive or what was kept of one."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..extraction.twin import Via
from ..manners.robots import Robots
from ..state.pages import Page
from ..urls.canonical import from_header
from ..urls.markdown import is_markdown
from ..workers.reading import Task
from .site import Site
from .twins import Form

HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
MARKDOWN = ("text/markdown", "text/x-markdown")
MAX_LINK = 8192  # characters of a Link header that are read
WHOLE = (200, 201, 203, 226)
# successes whose body is the page (RFC 9110 §15.3, RFC 3229); 202 is a bot challenge's, 206 a part
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An answer. `error` is a reason code where there was none, and then `status` is None."""

    status: int | None = None
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # by lower-case name
    body: bytes = b""
    error: str = ""
    via: str = "html"
    # html | rendered
    alternate: bytes = b""
    # the page's Markdown, where the site offers it and it was asked for
    alternate_via: Via = "markdown-twin"

    def header(self, name: str) -> str:
        """The first value of a header, or ""."""
        return next(iter(self.headers.get(name, ())), "")

    @property
    def sha256(self) -> str:
        """SHA-256 of the body, 64 hex digits."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def is_page(self) -> bool:
        """Whether the body is (or, undeclared, may be) HTML."""
        declared = self._declared
        if declared in HTML[:2]:
            return not is_binary(self.body, self.header("content-type"))
        unsure = not declared or declared in (*HTML[2:], "application/octet-stream", "text/plain")
        return self._looks_like_html and (unsure or declared.endswith("+xml"))

    def is_markdown(self, url: str) -> bool:
        """Whether the body is Markdown: declared so, or of such a name and as plain text as that."""
        plain = self._declared in ("", "text/plain", "application/octet-stream")
        named = is_markdown(url)
        return (self._declared in MARKDOWN or (plain and named)) and not (
            self._looks_like_html or self.is_pdf or is_binary(self.body, self.header("content-type"))
        )

    @property
    def _declared(self) -> str:
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def _looks_like_html(self) -> bool:
        start = self.body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<!doctype html", b"<html", b"<!--")):
            return True
        return start.startswith(b"<") and (b"<html" in start or (b"1999/xhtml" in start and b":html" in start))

    @property
    def is_pdf(self) -> bool:
        """Whether the body is a PDF, whatever its header says."""
        return self.body.startswith(b"%PDF-")

    @property
    def outcome(self) -> str:
        """The reason code of an answer that holds no page; "" for one that does, or may."""
        if self.status is None:
            return self.error or "no-answer"
        if self.status == 304:
            return "unchanged"
        if self.status in REDIRECTS:
            return "redirect"
        return "" if self.status in WHOLE else f"http-{self.status}"


_MAGIC = (
    b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF", b"OggS", b"ID3", b"wOF",
    b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MZ\x90", b"II*\0", b"MM\0*", b"\0\0\1\0",
    b"SQLite f", b"\xca\xfe\xba\xbe", b"\0asm", b"%!PS", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
# How files of the common kinds begin.
_NO_TEXT = bytes((*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))
# bytes that no text has (mimesniff.spec.whatwg.org §3, binary data bytes)
_SNIFFED = 1445  # bytes, as the same standard says
_FEW = 4
_STRAY = 0.01  # bytes, and share of them, that a text may have by mistake


def is_binary(body: bytes, content_type: str = "") -> bool:
    """Whether bytes are no text in any encoding of the web: an image, an archive, a program."""
    start = body[:_SNIFFED]
    if start.startswith(_MAGIC) or start[4:8] == b"ftyp":
        return True
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\0" in start or b"\0<" in start
    if wide or "utf-16" in content_type.lower() or "utf-32" in content_type.lower():
        return False
    return len(start) - len(start.translate(None, _NO_TEXT)) > max(_FEW, _STRAY * len(start))


Ask = Callable[[Site, Page, Form], Awaitable[Arrival]]
# one more request for a page that is under way, where there is a network


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One answer for one page, and what binds us there: all that the decisions on it hang on."""

    site: Site
    page: Page
    arrival: Arrival
    robots: Robots
    ask: Ask | None = None

    def task(self, *, links_only: bool = False) -> Task:
        """The answer as work for the pool."""
        said = self.arrival
        return Task(
            kind="links" if links_only else "page", url=self.page.url, body=said.body,
            content_type=said.header("content-type"), alternate=said.alternate, via=said.alternate_via,
            places=self.site.places, markdown=said.is_markdown(self.page.url),
            link=from_header(", ".join(said.headers.get("link", ()))[:MAX_LINK]), refresh=said.header("refresh"),
        )  # fmt: skip
