"""Scrapy's HTTP handler with a bound that it lacks: on what a server sends before a body begins."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from twisted.python.failure import Failure
from twisted.web._newclient import BODY, ParseError

MAX_HEAD = 256 << 10  # bytes of status line, headers and 1xx answers; Chromium gives up at as many


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives an answer up when its headers do not end: Twisted would keep them all until the timeout."""

    _head = 0

    def request(self, request: Any) -> Any:
        self._head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if self._parser is not None and self._parser.state != BODY:
            self._head += len(data)
            if self._head > MAX_HEAD:
                self._giveUp(Failure(ParseError("headers without end", b"")))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: object) -> _BoundedProtocol:  # noqa: N802 - Twisted's name
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHandler(HTTP11DownloadHandler):
    """Answers whose head is longer than MAX_HEAD fail with Twisted's ParseError."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        bound(self)


def bound(handler: HTTP11DownloadHandler) -> None:
    """Have a handler's connections give up answers whose head does not end."""
    handler._pool._factory = _BoundedFactory
