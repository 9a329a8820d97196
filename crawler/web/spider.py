"""The one spider of a run: asks for what the frontier hands out, and brings every answer to the intake."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from twisted.python.failure import Failure

from gristmill.retry_after import retry_after

from ..manners import robots
from ..manners.politeness import AGENT, CLOSED, MAX_ATTEMPTS, RETRIED, Gate
from ..source.arrival import HTML, REDIRECTS, Arrival
from ..source.crawlrun import CrawlRun
from ..source.intake import NEEDS_BROWSER
from ..source.site import Site, origin_of
from ..source.twins import Form
from ..state.pages import Page
from ..urls.canonical import canonical, from_header
from .render import browser_meta

ROBOTS_TIMEOUT = 30  # seconds
UNPACKED = 4 << 20  # bytes of a robots.txt after decompression; the first 500 KiB count
RETRY_WAIT = 1.0  # seconds before a page is asked for again, times the attempts so far
ACCEPT = "text/html,application/xhtml+xml;q=0.9,application/xml;q=0.5,*/*;q=0.1"
_NO_PAGE = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/gzip")
log = logging.getLogger("gristmill.crawler")
_ERRORS: tuple[tuple[type[BaseException], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (DownloadConnectionRefusedError, "refused"),
    (CannotResolveHostError, "dns"),
    (DownloadCancelledError, "too-large"),  # only our size limit cancels
    (IgnoreRequest, "too-large"),  # the same, while a body is decompressed
    (ResponseDataLossError, "incomplete"),
    (UnsupportedURLSchemeError, "bad-url"),
    (EOFError, "bad-encoding"),
    (ValueError, "bad-encoding"),
)


_NO_HTTP = ("ParseError", "BadHeaders", "ValueError", "InvalidHeaderName")  # what Twisted's parser raises
_CODECS = ("gzip", "zlib", "brotli", "_brotli", "backports", "compression", "_zstd")  # whose errors a bad body raises


class DocsSpider(scrapy.Spider):
    """All sources of a run. Scrapy fetches; what to fetch and what becomes of it is decided elsewhere."""

    name = "gristmill"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "DocsSpider":
        """Scrapy's way to make it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.look_at_headers, signals.headers_received)
        crawler.signals.connect(spider.look_at_bytes, signals.bytes_received)
        return spider

    def __init__(self, *, run: CrawlRun, stopping: asyncio.Event, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self.stopping = stopping
        # once it is set, nothing more is asked
        self._attempts: dict[int, int] = {}
        self._shells: set[int] = set()
        # pages that the browser must fill
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask_twin(self, site: Site, page: Page, form: Form) -> Arrival:
        """One more request for a page that is under way; it waits its turn at the page's own host."""
        gate = self.run.gate(page.host)
        refused = site.scope.refuses(form.url) or site.guard.refuses(form.url) or origin_of(form.url) != page.host
        if refused or (gate.robots is not None and not gate.robots.allowed(form.url, AGENT)):
            return Arrival(error="refused")
        wait = gate.next_at - time.monotonic()
        gate.next_at = max(gate.next_at, time.monotonic()) + gate.delay
        await asyncio.sleep(max(0.0, wait))
        site.counts.ask()
        headers = {"User-Agent": self.run.user_agent, "Accept": form.accept or "text/markdown,text/plain;q=0.9"}
        meta = {"download_timeout": site.source.timeout, "download_maxsize": site.source.max_bytes, "kind": "twin"}
        request = scrapy.Request(form.url, headers=headers, meta=meta, cb_kwargs={"page": page})
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever Scrapy raises, the page itself is there already
            return Arrival(error=self._reason(error, request))
        kind = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
        return Arrival(status=response.status, headers={"content-type": [kind]}, body=response.body)

    def wake(self) -> None:
        """Let the engine ask again. Scrapy has no public way to do that between its heartbeats of 5 s."""
        slot = self.crawler.engine._slot if self.crawler.engine else None
        if slot is not None:
            slot.nextcall.schedule()

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: start URLs stand in the frontier."""
        for _ in ():
            yield

    def ask(self, page: Page) -> scrapy.Request | None:
        """The request for a page, or None where it is decided without one."""
        site, gate = self.run.site(page), self.run.gate(page.host)
        answer = self._refusal(site, gate, page) or self.run.spared(site, page)
        if answer is not None:
            self._spawn(self._close(site, page, answer))
            return None
        gate.enter(time.monotonic())
        site.counts.ask()
        try:
            return scrapy.Request(
                page.url,
                headers=self._headers(page, rendered=self._is_rendered(site, page)),
                callback=self.on_answer,
                errback=self.on_failure,
                cb_kwargs={"page": page},
                meta=self._meta(site, page),
            )
        except ValueError:
            gate.leave()
            self._spawn(self._close(site, page, Arrival(error="bad-url")))
            return None

    @staticmethod
    def _refusal(site: Site, gate: Gate, page: Page) -> Arrival | None:
        reason = gate.down or ("" if page.found == "start" else site.guard.refuses(page.url))
        if not reason and page.depth > site.source.max_depth:
            reason = "depth"
        if not reason and site.source.robots and gate.robots is not None and not gate.robots.allowed(page.url, AGENT):
            reason = gate.robots.reason or "robots"
        return Arrival(error=reason) if reason else None

    def _is_rendered(self, site: Site, page: Page) -> bool:
        always = site.source.render == "always" and page.kind == "page" and not page.url.lower().endswith(".pdf")
        return always or page.id in self._shells

    def _headers(self, page: Page, *, rendered: bool) -> dict[str, str]:
        headers = {"User-Agent": self.run.user_agent, "Accept": ACCEPT}
        if rendered:
            return headers
        if page.body_sha256 or page.kind == "inventory":
            if page.etag:
                headers["If-None-Match"] = page.etag
            if page.last_modified:
                headers["If-Modified-Since"] = page.last_modified
        return headers

    def _meta(self, site: Site, page: Page) -> dict[str, Any]:
        limits = site.source
        meta = {"download_timeout": limits.timeout, "download_maxsize": limits.max_bytes, "kind": page.kind}
        return meta | browser_meta(limits.timeout) if self._is_rendered(site, page) else meta

    def look_at_headers(self, headers: Any, request: scrapy.Request, **_: Any) -> None:
        """Note when the request really left, and leave bodies that are no pages where they are."""
        gate = request.cb_kwargs.get("gate") or self.run.gate(request.cb_kwargs["page"].host)
        gate.answered(time.monotonic(), after=request.meta.get("download_latency", 0.0))
        declared = (headers.get(b"Content-Type") or b"").partition(b";")[0].strip().lower().decode("latin-1")
        if request.meta.get("kind") != "page" or declared in HTML or not declared.startswith(_NO_PAGE):
            return
        is_pdf = declared == "application/pdf"
        if not (is_pdf and self.run.site(request.cb_kwargs["page"]).source.pdf):
            request.meta["outcome"] = "pdf" if is_pdf else "not-html"
            raise StopDownload(fail=True)

    @staticmethod
    def look_at_bytes(data: bytes, request: scrapy.Request, **_: Any) -> None:
        """Read as much of a robots.txt as counts, and no more."""
        if request.meta.get("kind") == "robots":
            request.meta["download_maxsize"] = UNPACKED  # from here on it bounds decompression
            request.meta["read"] = request.meta.get("read", 0) + len(data)
            if request.meta["read"] > robots.MAX_BYTES:
                raise StopDownload(fail=False)

    async def on_answer(self, response: Response, page: Page) -> None:
        """A response came."""
        headers: dict[str, list[str]] = {}
        for name, values in response.headers.items():
            headers[name.decode("latin-1").lower()] = [value.decode("latin-1") for value in values]
        self.run.site(page).counts.receive(len(response.body))
        via = "rendered" if "playwright" in response.flags else "html"
        arrival = Arrival(status=response.status, headers=headers, body=response.body, via=via)
        if via == "rendered" and canonical(response.url) != page.url:  # the browser has followed it already
            arrival = Arrival(status=302, headers={"location": [response.url]})
        await self._answered(page, arrival)

    async def on_failure(self, failure: Failure) -> None:
        """No response came."""
        request: Any = failure.request  # type: ignore[attr-defined]
        await self._answered(request.cb_kwargs["page"], Arrival(error=self._reason(failure.value, request)))

    def _reason(self, error: BaseException | None, request: scrapy.Request) -> str:
        if "outcome" in request.meta:
            return str(request.meta["outcome"])
        if self.run.was_refused(request.url):
            return "private-address"
        for kind, reason in _ERRORS:
            if isinstance(error, kind):
                return reason
        cause = error.__cause__ if error else None
        texts = " ".join(repr(each) for each in (error, cause, *getattr(cause, "reasons", ())))
        if type(error).__name__ == "TimeoutError":  # the browser's
            return "timeout"
        if type(error).__module__.partition(".")[0] in _CODECS:
            return "bad-encoding"
        if "SSL" in texts or "certificate" in texts.lower():
            return "tls"
        return "bad-response" if any(name in texts for name in _NO_HTTP) else "reset"

    async def _answered(self, page: Page, arrival: Arrival) -> None:
        """Ask again later, or commit."""
        site, gate, now = self.run.site(page), self.run.gate(page.host), time.monotonic()
        asked, quiet_until = retry_after(arrival.header("retry-after"), now=time.time()), gate.quiet_until
        gate.answer(arrival.outcome, now, asked=asked)
        if gate.quiet_until > quiet_until:
            self._spawn(self._pause(gate))
        attempts = self._attempts[page.id] = self._attempts.get(page.id, 0) + 1
        if arrival.outcome in RETRIED and attempts < MAX_ATTEMPTS and not gate.down and not self.stopping.is_set():
            gate.leave()
            self.run.frontier.again(page, max(gate.next_at, now + RETRY_WAIT * attempts))
            self.wake()
            return
        try:
            await self._close(site, page, arrival)
        finally:
            gate.leave()
            self.wake()

    async def _pause(self, gate: Gate) -> None:
        try:
            await self.run.pause(gate)
        except Exception as error:  # noqa: BLE001 - as in _close
            self.run.fail(error)

    async def _close(self, site: Site, page: Page, arrival: Arrival) -> None:
        """Commit an answer; whatever goes wrong here is ours and ends the run."""
        if self.stopping.is_set() and arrival.status is None:
            return  # the page stays in the frontier
        try:
            if await self.run.commit(site, page, arrival, ask=self.ask_twin) == NEEDS_BROWSER:
                self._shells.add(page.id)
                self.run.frontier.again(page, time.monotonic())
                return
        except Exception as error:  # noqa: BLE001 - Scrapy would log it and go on; the run raises it when it has ended
            self.run.fail(error)
        self._attempts.pop(page.id, None)
        self.wake()

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def ask_robots(self, gate: Gate) -> scrapy.Request:
        """The request for a gate's robots.txt."""
        return self._robots_request(gate, gate.origin + "/robots.txt", hops=0)

    def _robots_request(self, gate: Gate, url: str, *, hops: int) -> scrapy.Request:
        return scrapy.Request(
            url,
            headers={"User-Agent": self.run.user_agent, "Accept-Encoding": "gzip"},
            callback=self.on_robots,
            errback=self.on_no_robots,
            cb_kwargs={"gate": gate, "hops": hops},
            meta={"download_timeout": ROBOTS_TIMEOUT, "download_maxsize": 0, "kind": "robots"},
        )

    async def on_robots(self, response: Response, gate: Gate, hops: int) -> Any:
        """robots.txt came, or says where it is."""
        location = response.headers.get(b"Location")
        if response.status in REDIRECTS and location and hops < robots.MAX_REDIRECTS:
            target = urljoin(response.url, from_header(location.decode("latin-1")))
            if not self.run.refuses(gate.origin, target):
                return [self._robots_request(gate, target, hops=hops + 1)]
        await self._learn(gate, response.status, response.body)
        return None

    async def on_no_robots(self, failure: Failure) -> None:
        """robots.txt could not be had."""
        request: Any = failure.request  # type: ignore[attr-defined]
        gate: Gate = request.cb_kwargs["gate"]
        await self._learn(gate, None, b"", reason=self._reason(failure.value, request))

    async def _learn(self, gate: Gate, status: int | None, body: bytes, *, reason: str = "") -> None:
        gate.leave()
        if reason in CLOSED:
            gate.down = reason
        try:
            await self.run.learn(gate, status, body, reason=reason)
        except Exception as error:  # noqa: BLE001 - as in _close
            self.run.fail(error)
        self.wake()
