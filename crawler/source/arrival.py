"""An answer: from a server, a file, an archive or what was kept of one."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..extraction.twin import Via
from ..manners.robots import Robots
from ..state.pages import Page
from ..workers.reading import Task
from .site import Site
from .twins import Form

HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
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
        declared = self.header("content-type").partition(";")[0].strip().lower()
        if declared in HTML[:2]:
            return True
        start = self.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        looks = start.startswith((b"<!doctype html", b"<html", b"<!--")) or b"<html" in start
        return looks and (not declared or declared in (*HTML[2:], "application/octet-stream", "text/plain"))

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
        return "" if self.status == 200 else f"http-{self.status}"


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
            places=self.site.places,
        )  # fmt: skip
