"""Servers that mean harm, byte by byte: what no HTTP library would send, each case on a loopback address of its own."""

import asyncio
import contextlib
import functools
import gzip
import itertools
import random
import struct
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET

from backports import zstd

PAGE = "text/html; charset=utf-8"
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
RESET = b""  # as a piece: no more bytes, the connection is reset
Pieces = AsyncIterator[bytes]
Answer = bytes | Callable[[], Pieces]


def reply(body: bytes | str, *headers: str, status: str = "200 OK", kind: str = PAGE) -> bytes:
    """A whole and correct answer."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def page(title: str, *links: str, head: str = "") -> bytes:
    """A page of enough words to be one."""
    anchors = "".join(f'<li><a href="{link}">{link}</a>' for link in links)
    text = f"This page is about {title}, and about nothing else. " * 8
    return reply(
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><nav><ul>{anchors}</ul></nav>"
        f"<main><h1>{title}</h1><p>{text}</p></main></body></html>"
    )


def moved(target: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return reply(b"", f"Location: {target}", status=status)


def endless(start: bytes, piece: bytes, *, pause: float = 0.0) -> Callable[[], Pieces]:
    """`start`, then `piece` for ever."""

    async def pieces() -> Pieces:
        yield start
        for _ in itertools.count():
            yield piece
            if pause:
                await asyncio.sleep(pause)

    return pieces


def cut(data: bytes, *, reset: bool = False) -> Callable[[], Pieces]:
    """Some bytes, then the end of the connection."""

    async def pieces() -> Pieces:
        yield data
        if reset:
            yield RESET

    return pieces


@functools.cache
def bomb(size: int, wbits: int, piece: bytes = b"\0") -> bytes:
    """Data that unpacks to `size` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    block = piece * ((1 << 20) // len(piece))
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def packed(body: bytes, coding: str) -> bytes:
    """An HTML answer with a Content-Encoding."""
    return reply(body, f"Content-Encoding: {coding}")


HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HTML + b"Transfer-Encoding: chunked\r\n\r\n"
MIB = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Case:
    """A site with something wrong: its answers by path, and what is right to say of /bad."""

    bad: Answer = GONE
    reasons: tuple[str, ...] = ()
    # "" among them: the page may be kept
    more: Mapping[str, Answer] = field(default_factory=dict)
    endless: Callable[[str], bytes | None] = lambda _: None
    # answers for any other path
    good: bool = True
    # whether /good must be kept nevertheless


def _calendar(path: str) -> bytes | None:
    """Every month names the next, and the days of this one."""
    if not path.startswith("/calendar/"):
        return None
    year, month = (int(part) for part in path.split("/")[2:4])
    following = f"/calendar/{year + month // 12}/{month % 12 + 1}/x"
    return page(f"Month {month} of {year}", following, *(f"/calendar/{year}/{month}/{day}" for day in range(1, 9)))


def _session(path: str) -> bytes | None:
    if not path.startswith("/s/"):
        return None
    chance = random.Random(path)
    return page(f"Shop {path}", *(f"/s/{chance.getrandbits(128):032x}/cart" for _ in range(3)))


def _more_maps(path: str) -> bytes | None:
    if not path.startswith("/map"):
        return None
    inner = "".join(f"<sitemap><loc>{path}{n}</loc></sitemap>" for n in range(40))
    return reply(f"<sitemapindex>{inner}</sitemapindex>", kind="application/xml")


_PRIVATE = ("http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]:9/", "http://2130706433/",
            "http://0x7f.1/", "http://127.0.0.1:22/", "http://localhost:22/", "http://metadata.internal/",
            "file:///etc/passwd", "gopher://127.0.0.1/", "//10.0.0.1/x", "http://[fe80::1]/")  # fmt: skip
_LISTED = "".join(f"<url><loc>{url}</loc></url>" for url in _PRIVATE)
_PRIVATE_LINES = "\n".join(f"Sitemap: {url}" for url in _PRIVATE)
_FLOOD = "".join(f"Sitemap: http://127.0.0.1:{port}/s.xml\n" for port in range(1, 2000))
_NAMES = ["/../../../etc/x", "/..%2f..%2f..%2fetc%2fy", "/%2e%2e%5c%2e%2e%5cz", "/" + "n" * 900, "/" + "d/" * 20 + "e",
                   "/aux", "/NUL.html", "/a%00b", "/a%0ab", "/%ff%fe", "/-rf", "/.git/config", "/~root", "/A", "/a",
          "/%41%CC%8A", "/%C3%85", "/.tmp-x", "/a:b", "/x.md", "/%E2%80%AEgnp.html"]  # fmt: skip

CASES: dict[str, Case] = {
    # framing
    "no-http": Case(bad=cut(b"HELLO, WORLD\r\n\r\n"), reasons=("bad-response",)),
    "html-alone": Case(bad=cut(b"<html><body>no status line</body></html>\n"), reasons=("bad-response",)),
    "nothing": Case(bad=cut(b""), reasons=("reset",)),
    "reset": Case(bad=cut(HTML + b"Content-Length: 99\r\n\r\nhalf", reset=True), reasons=("incomplete", "reset")),
    "half-a-head": Case(bad=cut(HTML), reasons=("bad-response", "reset")),
    "half-a-body": Case(bad=cut(HTML + b"Content-Length: 5000\r\n\r\n<p>half"), reasons=("incomplete",)),
    "negative-length": Case(bad=cut(HTML + b"Content-Length: -5\r\n\r\n<p>x"), reasons=("bad-response",)),
    "two-lengths": Case(
        bad=cut(HTML + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n<p>xxxxxx"), reasons=("bad-response",)
    ),
    "length-and-chunks": Case(
        bad=cut(CHUNKED[:-2] + b"Content-Length: 3\r\n\r\n4\r\n<p>x\r\n0\r\n\r\n"),
        reasons=("", "empty", "bad-response"),
    ),
    "no-chunk-size": Case(bad=cut(CHUNKED + b"zz\r\n<p>x\r\n0\r\n\r\n"), reasons=("bad-response", "incomplete")),
    "huge-chunk-size": Case(bad=cut(CHUNKED + b"F" * 40 + b"\r\n<p>"), reasons=("bad-response", "incomplete")),
    "endless-chunk-size": Case(bad=endless(CHUNKED, b"0" * 4096), reasons=("bad-response", "incomplete")),
    "endless-chunk-extension": Case(
        bad=endless(CHUNKED + b"5;", b"x=" * 2048), reasons=("bad-response", "incomplete", "timeout", "too-large")
    ),
    "endless-trailers": Case(
        bad=endless(CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n" * 512),
        reasons=("bad-response", "incomplete", "timeout", "too-large"),
    ),
    "endless-headers": Case(
        bad=endless(HTML, (b"X-A: " + b"b" * 500 + b"\r\n") * 99), reasons=("bad-response", "too-large", "reset")
    ),
    "endless-header": Case(bad=endless(HTML + b"X-A: ", b"b" * 4096), reasons=("bad-response", "too-large", "reset")),
    "endless-continue": Case(
        bad=endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 64), reasons=("timeout", "bad-response", "too-large")
    ),
    "endless-status": Case(bad=endless(b"HTTP/1.1 200 ", b"O" * 4096), reasons=("bad-response", "too-large", "reset")),
    "odd-status": Case(
        bad=cut(b"HTTP/1.1 99999999 OK\r\nContent-Length: 0\r\n\r\n"), reasons=("bad-response", "http-99999999")
    ),
    "status-nan": Case(bad=cut(b"HTTP/1.1 2e2 OK\r\nContent-Length: 0\r\n\r\n"), reasons=("bad-response",)),
    "not-modified-unasked": Case(
        bad=b"HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n", reasons=("unchanged", "http-304", "empty")
    ),
    "no-content": Case(bad=b"HTTP/1.1 204 No Content\r\n\r\n", reasons=("http-204",)),
    "two-answers": Case(bad=page("Bad") + page("Smuggled"), reasons=("",)),
    "folded-headers": Case(
        bad=b"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nContent-Length: 3\r\n\r\n<p>",
        reasons=("empty",),
    ),
    "noise-in-headers": Case(
        bad=HTML + b"\xff\xfe\0: \0\r\nno colon here\r\n: empty\r\nContent-Length: 3\r\n\r\n<p>",
        reasons=("empty", "bad-response", "not-html"),
    ),
    # size and time
    "endless-body": Case(bad=endless(HTML + b"\r\n", b"<p>x</p>" * 8192), reasons=("too-large",)),
    "declared-huge": Case(bad=cut(HTML + b"Content-Length: 99999999999\r\n\r\n<p>"), reasons=("too-large",)),
    "drip-of-body": Case(bad=endless(HTML + b"\r\n", b"x", pause=0.1), reasons=("timeout",)),
    "drip-of-head": Case(bad=endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"x", pause=0.1), reasons=("timeout",)),
    "silence": Case(bad=endless(b"", b" ", pause=60), reasons=("timeout",)),
    "gzip-bomb": Case(bad=packed(bomb(64 * MIB, 31), "gzip"), reasons=("too-large",)),
    "gzip-twice": Case(
        bad=packed(gzip.compress(bomb(64 * MIB, 31)), "gzip, gzip"), reasons=("too-large", "bad-encoding")
    ),
    "deflate-bomb": Case(bad=packed(bomb(64 * MIB, -15), "deflate"), reasons=("too-large",)),
    "zstd-window": Case(
        bad=packed(zstd.compress(b"\0" * 8 * MIB, options={zstd.CompressionParameter.window_log: 30}), "zstd"),
        reasons=("too-large", "bad-encoding"),
    ),
    "half-gzip": Case(
        bad=packed(gzip.compress(random.Random(1).randbytes(9000))[:500], "gzip"),
        reasons=("", "empty", "bad-encoding", "not-html"),
    ),
    # redirects and links
    "loop": Case(bad=moved("/bad"), reasons=("redirect-loop",)),
    "meta-loop": Case(
        bad=reply("<meta http-equiv=refresh content='0;url=/m'><p>a"), reasons=("redirect-loop",),
        more={"/m": reply("<meta http-equiv=refresh content='0;url=/bad'><p>b")},
    ),
    "meta-private": Case(
        bad=reply("<meta http-equiv=refresh content='0;url=http://10.0.0.1/'>a"), reasons=("private-address",)
    ),
    "to-a-file": Case(bad=moved("file:///etc/passwd"), reasons=("redirect-broken",)),
    "to-controls": Case(bad=moved("/a\tb\x0bc" + "é" * 3000), reasons=("redirect", "redirect-broken", "bad-response")),
    "private-links": Case(bad=page("Bad", *_PRIVATE), reasons=("",)),
    "private-base": Case(bad=page("Bad", "a", "b", head="<base href='http://10.0.0.1/x/'>"), reasons=("",)),
    "calendar": Case(bad=page("Bad", "/calendar/1970/1/x"), reasons=("",), endless=_calendar),
    "sessions": Case(bad=page("Bad", "/s/0"), reasons=("",), endless=_session),
    "names": Case(bad=page("Bad", *_NAMES), reasons=("",), endless=lambda path: page(f"Named {path[:80]!r}")),
    "links-without-end": Case(
        bad=reply("<p>" + "".join(f"<a href=q?a={n}&b={n}>" for n in range(30_000))), reasons=("", "empty")
    ),
    # text
    "nul": Case(bad=reply(b"<h1>N\0</h1><p>" + b"\0 a" * 9000), reasons=("", "empty")),
    "wrong-charset": Case(bad=reply("Größe " * 99, kind="text/html; charset=klingon"), reasons=("", "empty")),
    "utf-7": Case(bad=reply(b"+ADw-script+AD4-" * 99, kind="text/html; charset=utf-7"), reasons=("", "empty")),
    "utf-16-odd": Case(bad=reply("<p>größe".encode("utf-16") + b"\xd8"), reasons=("", "empty")),
    "deep": Case(bad=reply(b"<div>" * 20_000 + b"<p>x"), reasons=("", "empty")),
    "attributes": Case(bad=reply(b"<p " + b"a=b " * 100_000 + b">x"), reasons=("", "empty")),
    "unclosed": Case(bad=reply(b"<table><tr><td><a><b>" * 20_000), reasons=("", "empty")),
    # hosts
    "robots-endless": Case(
        bad=page("Bad"), reasons=("",),
        more={"/robots.txt": endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"Disallow: /x\n" * 300)},
    ),
    "robots-bomb": Case(
        bad=page("Bad"), reasons=("", "robots", "robots-too-large", "robots-bad-encoding"), good=False,
        more={"/robots.txt": reply(bomb(64 * MIB, 31, b"Allow: /x\n"), "Content-Encoding: gzip", kind="text/plain")},
    ),
    "robots-loop": Case(bad=page("Bad"), reasons=("",), more={"/robots.txt": moved("/robots.txt")}),
    "robots-private": Case(
        bad=page("Bad"), reasons=("",), more={"/robots.txt": moved("http://169.254.169.254/robots.txt")}
    ),
    "robots-no-http": Case(
        bad=page("Bad"), reasons=("robots-bad-response",), good=False, more={"/robots.txt": cut(b"\0\0\n\n")}
    ),
    "robots-maps": Case(
        bad=page("Bad"), reasons=("",), more={"/robots.txt": reply(_FLOOD + _PRIVATE_LINES, kind="text/plain")}
    ),
    "map-bomb": Case(
        bad=page("Bad"), reasons=("",),
        more={"/sitemap.xml": reply(bomb(60 * MIB, 31, b"<x/>"), kind="application/gzip")},
    ),
    "map-entities": Case(
        bad=page("Bad"), reasons=("",),
        more={"/sitemap.xml": reply('<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;')},
    ),
    "map-private": Case(
        bad=page("Bad"), reasons=("",), more={"/sitemap.xml": reply(f"<urlset>{_LISTED}</urlset>", kind="text/xml")}
    ),
    "maps-without-end": Case(bad=page("Bad"), reasons=("",), more={"/sitemap.xml": moved("/map")}, endless=_more_maps),
    "inventory-bombs": Case(
        bad=page("Bad"), reasons=("",),
        more={
            "/objects.inv": reply(b"# Sphinx inventory version 2\n#\n#\n#\n" + bomb(60 * MIB, 15), kind="text/plain"),
            "/searchindex.js": reply(b'{"docnames":' + b"[" * 500_000, kind="text/javascript"),
            "/search/search_index.json": reply(b'{"docs":[{"location":"http://[x"},{"location":"../../../x"}]}'),
            "/llms.txt": reply(b"](" * 200_000, kind="text/plain"),
            "/.well-known/tdmrep.json": reply(b'[{"location":' + b"[" * 100_000, kind="application/json"),
        },
    ),
}  # fmt: skip


class HostileServer:
    """Cases on 127.1.0.n, one port each. `asked` has (case, path) of every request, in order."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        self.cases = cases
        self.roots: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(30)

    async def _open(self) -> None:
        self._servers = []
        for number, name in enumerate(self.cases):
            host = f"127.1.{number // 250}.{number % 250 + 1}"

            async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str = name) -> None:
                with contextlib.suppress(ConnectionError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
                    await self._serve(name, reader, writer)
                writer.close()

            server = await asyncio.start_server(serve, host, 0)
            self._servers.append(server)
            self.roots[name] = f"http://{host}:{server.sockets[0].getsockname()[1]}"

    async def _serve(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode("latin-1")
            self.asked.append((name, path))
            answer = self._answer(self.cases[name], path)
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
                continue
            async for piece in answer():
                if piece is RESET:
                    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                writer.write(piece)
                await writer.drain()
            return

    @staticmethod
    def _answer(case: Case, path: str) -> Answer:
        fixed: dict[str, Answer] = {"/": page("Home", "/bad", "/good"), "/bad": case.bad, "/good": page("Good")}
        return (fixed | dict(case.more)).get(path) or case.endless(path) or GONE

    def close(self) -> None:
        """End the server and all its connections."""

        async def stop() -> None:
            for task in asyncio.all_tasks():
                if task is not asyncio.current_task():
                    task.cancel()
            for server in self._servers:
                server.close()

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


_FUZZED = page("Home", "/bad", "/good", "/worse")


def fuzzed(seed: int) -> dict[str, Case]:
    """Fifty sites of two hostile answers each: correct answers, and then something has happened to them."""
    chance = random.Random(seed)
    return {f"fuzz{n}": Case(bad=_fuzz(chance), more={"/": _FUZZED, "/worse": _fuzz(chance)}) for n in range(50)}


def _fuzz(chance: random.Random) -> Answer:
    body = chance.choice(_BODIES)
    coding = chance.choice(("", "", "", "gzip", "deflate", "br", "zstd", "chunked", "identity", "gzip,br", "\xff"))
    if coding == "gzip" and chance.random() < 0.7:
        body = gzip.compress(body)
    lines = [
        chance.choice(_STATUS), f"Content-Type: {chance.choice(_KINDS)}",
        *chance.sample(_HEADERS, chance.randrange(5)), *([f"Content-Encoding: {coding}"] if coding else []),
    ]  # fmt: skip
    if chance.random() < 0.6:
        lines.append(f"Content-Length: {len(body) + chance.choice((0, 0, 0, -3, 3, 10**7))}")
    elif chance.random() < 0.3:
        lines.append("Transfer-Encoding: chunked")
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if chance.random() < 0.5 else body
    data = bytearray("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
    for _ in range(chance.choice((0, 0, 1, 3, 9))):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(5)] = chance.choice(
            (b"", b"\0", b"\r\n", b"\xff\xfe", b":", b"<", chance.randbytes(4))
        )
    if chance.random() < 0.1:
        return endless(bytes(data), bytes(data[-2000:]))
    return cut(bytes(data[: chance.choice((None, None, None, len(data) // 2))]), reset=chance.random() < 0.05)


_STATUS = (
    "HTTP/1.1 200 OK",
    "HTTP/1.1 200 OK",
    "HTTP/1.1 200 OK",
    "HTTP/1.0 200",
    "HTTP/1.1 206 Part",
    "HTTP/1.1 301 Moved",
    "HTTP/1.1 302 Found",
    "HTTP/1.1 303 See",
    "HTTP/1.1 304 Same",
    "HTTP/1.1 401 No",
    "HTTP/1.1 404 No",
    "HTTP/1.1 410 Gone",
    "HTTP/1.1 418 Tea",
    "HTTP/1.1 101 Switch",
    "HTTP/2 200",
    "HTTP/1.1 000 Zero",
    "ICY 200 OK",
    "HTTP/1.1 500 Oops",
)
_KINDS = (
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=utf-16",
    "text/html; charset=\0",
    "text/plain",
    "image/png",
    "application/xhtml+xml",
    "multipart/x",
    "",
    "text/html; charset=" + "x" * 3000,
    "TEXT/HTML;;;",
)
_HEADERS = (
    "Location: /good",
    "Location: //",
    "Location: http://10.0.0.1/",
    "Location: javascript:1",
    "Location: /bad",
    "Location: file:///etc/passwd",
    "Location: " + "/x" * 4000,
    "Location: \xff\xfe",
    'ETag: "',
    "ETag: " + "e" * 9000,
    "Last-Modified: never",
    "X-Robots-Tag: noindex, noai",
    "X-Robots-Tag: " + ":" * 4000,
    "Set-Cookie: a=b; Path=//",
    "Retry-After: 1",
    "Refresh: 0; url=/bad",
    "tdm-reservation: \xff",
    "Content-Length: 3",
    "Content-Length: x",
    "Connection: close",
    "Connection: keep-alive, close",
    "Upgrade: h2c",
    "Link: </x>; rel=canonical",
    "Content-Encoding: gzip",
    "Transfer-Encoding: gzip",
)
_BODIES = (
    b"",
    b"\0" * 5000,
    random.Random(3).randbytes(20_000),
    b"<p>plain words that mean nothing at all. " * 20,
    b"<html><head><base href='//[x'><meta charset=utf-16><meta http-equiv=refresh content='0;url=//10.0.0.1'>",
    b"<a href='http://[::1'>" + b"<a href='%00%ff/../..'>x</a>" * 300,
    b"<svg><math><table><select><template>" * 900,
    b"<pre>" + b"`" * 9000 + b"</pre>" + b"&#x110000;&#0;&bogus;" * 99,
    "\u202e\ud7ff\ufffe\u0000größe".encode() * 400,
    b"<!--" + b"-" * 40_000,
    b"<script>" * 9000,
    b"<table>" + b"<tr><td colspan=9999 rowspan=9999>x" * 60,
    b"<ul>" * 3000 + b"<li>x",
    b"<meta name=robots content='" + b"noai," * 9000 + b"'>",
    b"%PDF-1.4",
    b"\xef\xbb\xbf\xff\xfe<p>",
)
