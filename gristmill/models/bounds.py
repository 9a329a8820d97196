"""Bodies with a bound: the library above reads a whole body and decompresses it without one."""

import logging
from collections.abc import Callable
from typing import Any

import httpx2

from .answers import MOST_BYTES, TooLargeError

logger = logging.getLogger(__name__)

MOST_FAULT_BYTES = 64 * 1024  # of the body of a refusal; what is more is not read
_AS_SENT = ("content-encoding", "content-length", "transfer-encoding")  # no longer true of what is handed on


class BoundedTransport(httpx2.AsyncHTTPTransport):
    """Hands on whole bodies, decompressed a piece at a time, of which none is larger than its bound.

    Raises TooLargeError for a reply above `most`; a refusal is cut at MOST_FAULT_BYTES.
    """

    def __init__(self, *, heard: Callable[[], None], most: int = MOST_BYTES, **options: Any) -> None:
        """`heard` is told of each piece of a stream of events, in the task that asked."""
        super().__init__(**options)
        self._heard, self._most = heard, most

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response with its body."""
        response = await super().handle_async_request(request)
        response.request = request
        most = self._most if response.status_code == 200 else MOST_FAULT_BYTES
        try:
            data, whole = await self._bounded(response, most)
        finally:
            await response.aclose()
        logger.debug("%s: %d, %d bytes", request.method, response.status_code, len(data))
        if not whole and response.status_code == 200:
            raise TooLargeError
        headers = [pair for pair in response.headers.multi_items() if pair[0].lower() not in _AS_SENT]
        return httpx2.Response(response.status_code, headers=headers, content=data, request=request)

    async def _bounded(self, response: httpx2.Response, most: int) -> tuple[bytes, bool]:
        """The first bytes of a body, and whether they are all."""
        streams = "event-stream" in response.headers.get("content-type", "")
        data = bytearray()
        async for piece in response.aiter_bytes():
            if streams and b"data:" in piece:  # a comment says only that the connection is alive
                self._heard()
            data += piece[: most - len(data)]
            if len(data) >= most:
                return bytes(data), False
        return bytes(data), True
