"""Broken and hostile servers: the page gets a reason code, the run goes on, memory and time stay bounded."""

import gzip
import random
import resource
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from backports import zstd
from twisted.internet.address import IPv4Address

from gristmill.config import Source

from .conftest import Answer, Place, Server, html

GOOD = "/good"


def crawl_one(server: Server, place: Place, answer: object, **options: object) -> tuple[int, dict[str, int]]:
    """Crawl a home page, the bad page and a good one: (kept, dropped)."""
    server.pages({"/": html("Home", "/bad", GOOD), GOOD: html("Good")})
    server.answers["/bad"] = answer  # type: ignore[assignment]
    tally = place.crawl(server.root + "/", **options)
    assert GOOD in place.seeds()
    return tally.kept, dict(tally.dropped)


BAD: list[tuple[Answer, str]] = [
    (Answer(None), "reset"),
    (Answer(html("x"), wait=3), "timeout"),
    (Answer("", 302, {"Location": "/bad2"}), "redirect-loop"),
    (Answer("", 302, {"Location": "http://[oops"}), "redirect-broken"),
    (Answer("", 302, {"Location": "file:///etc/passwd"}), "redirect-broken"),
    (Answer("", 302, {"Location": "http://169.254.169.254/latest/meta-data/"}), "private-address"),
    (Answer("", 302, {"Location": "http://10.0.0.1/"}), "private-address"),
    (Answer("", 302, {"Location": "http://[::1]:22/"}), "private-address"),
    (Answer("", 302, {"Location": "http://127.1/"}), "private-address"),
    (Answer("", 302, {"Location": "https://example.org/"}), "redirect-off-site"),
    (Answer(b"x" * 300_000), "too-large"),
    (Answer(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}), "too-large"),
    (Answer(brotli.compress(b"\0" * 50_000_000, quality=5), headers={"Content-Encoding": "br"}), "too-large"),
    (Answer(zstd.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "zstd"}), "too-large"),
    (Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"}), "bad-encoding"),
    (Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "pdf"),
    (Answer(b"%PDF-1.7", headers={"Content-Type": "application/octet-stream"}), "pdf"),
    (Answer(b"\0" * 1000, headers={"Content-Type": "application/octet-stream"}), "not-html"),
    (Answer("", 418), "http-418"),
    (Answer("", 500), "http-500"),
    (Answer(b""), "not-html"),
    (Answer(b"", headers={"Content-Type": "text/html"}), "empty"),
]


def test_every_bad_answer_has_its_reason(server: Server, place: Place) -> None:
    """One run over all of them: none stops another, and bombs are not unpacked."""
    paths = [f"/bad{i}" for i in range(len(BAD))]
    server.pages({"/": html("Home", *paths, GOOD), GOOD: html("Good")})
    server.pages({path: answer for path, (answer, _) in zip(paths, BAD, strict=True)})
    server.answers["/bad20"] = Answer(b"", headers={"Content-Type": ""})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tally = place.crawl(server.root + "/", timeout=1, max_bytes=200_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KiB
    assert tally.kept == 2
    found = dict(place.query("SELECT url, reason FROM pages WHERE kind = 'page' AND url LIKE '%bad%'"))
    assert {path: found[server.root + path] for path in paths} == {
        path: reason for path, (_, reason) in zip(paths, BAD, strict=True)
    }


def test_a_circle_of_redirects_is_a_loop(server: Server, place: Place) -> None:
    for i in range(3):
        server.answers[f"/r{i}"] = Answer("", 302, {"Location": f"/r{(i + 1) % 3}"})
    assert crawl_one(server, place, Answer("", 302, {"Location": "/r0"})) == (2, {"redirect-loop": 4})


def test_redirects_without_end_are_a_loop(server: Server, place: Place) -> None:
    count = [0]

    def onward(_: object) -> Answer:
        count[0] += 1
        server.answers[f"/r{count[0]}"] = onward
        return Answer("", 302, {"Location": f"/r{count[0]}"})

    _, dropped = crawl_one(server, place, onward)
    assert dropped["redirect-loop"] == 1
    assert count[0] <= 12


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head><base href='http://10.0.0.1/'></head><body><main><h1>B</h1><p>Text.</p><a href='x'>x</a></main>",
        b"<html><body><main><h1>N\0UL</h1><p>a\0b</p></main></body></html>",
        b"<html><body><main><h1>Invalid</h1><p>\xff\xfe\xc3\x28</p></main></body></html>",
        b"<html><body><main><h1>Deep</h1>" + b"<div>" * 20_000 + b"<p>Text.</p>",
        b"<html><body><main><h1>Links</h1><p>x</p><a href='file:///etc/passwd'>p</a><a href='data:,x'>d</a>"
        b"<a href='http://[::1'>i</a><a href='//10.0.0.1/x'>j</a><a href='http://127.0.0.1:1/'>k</a></main>",
    ],
    ids=["base-elsewhere", "nul", "invalid-utf-8", "deep", "links"],
)
def test_a_broken_page_is_read_as_far_as_it_goes(server: Server, place: Place, body: bytes) -> None:
    kept, dropped = crawl_one(server, place, Answer(body))
    assert (kept, dropped) in ((3, {}), (2, {"empty": 1}))
    assert all(asked.host == f"127.0.0.1:{server.port}" for asked in server.log)


def test_a_wrong_charset_does_not_spoil_the_text(server: Server, place: Place) -> None:
    body = "<html><body><main><h1>Größe</h1><p>Die Größe des Fußes.</p></main></body></html>".encode()
    crawl_one(server, place, Answer(body, headers={"Content-Type": "text/html; charset=iso-8859-1"}))
    assert "Größe" in place.seeds()["/bad"].markdown


TRAPS: dict[str, Callable[[int], str]] = {
    "queries": lambda n: f"/?page={n}&sort={n % 7}",
    "repeats": lambda n: "/a" + "/again" * n,
    "session": lambda n: f"/a;jsessionid={n:032x}",
    "ids": lambda n: f"/{random.Random(n).getrandbits(128):032x}",
}


def test_traps_end(place: Place) -> None:
    servers = {name: _trap(follow) for name, follow in TRAPS.items()}
    try:
        sources = [Source(name=name, start=[s.root + "/"], max_pages=600) for name, s in servers.items()]
        tallies = place.crawl_all(*sources)
        assert {name: len(s.counts()) < 450 for name, s in servers.items()} == dict.fromkeys(TRAPS, True)
        assert all(tally.kept for tally in tallies.values())
    finally:
        for found in servers.values():
            found.close()


def _trap(follow: Callable[[int], str]) -> Server:
    """A server whose every page names three new ones."""
    server, made = Server(), [0]

    def trap(_: object) -> Answer:
        made[0] += 1
        links = [follow(made[0] * 3 + i) for i in range(3)]
        server.answers.update(dict.fromkeys(links, trap))
        return Answer(html(f"Trap {made[0]}", *links))

    server.answers["/"] = trap
    return server


def test_names_that_would_leave_the_workspace_stay_inside(server: Server, place: Place) -> None:
    names = [
        "/..%2f..%2f..%2fetc/x",
        "/%2e%2e/y",
        "/con",
        "/a" * 40 + "/z",
        "/" + "n" * 700,
        "/A",
        "/a",
        "/%00",
        "/~.md/b",
    ]
    server.pages({"/": html("Home", *names)})
    server.pages({name: html(f"Page {i}") for i, name in enumerate(names)})
    server.answers["/../y"] = server.answers["/y"] = Answer(html("Y"))
    place.crawl(server.root + "/")
    paths = [seed.path for seed in place.workspace.seeds()]
    assert len({path.casefold() for path in paths}) == len(paths)
    outside = [path for path in place.workspace.root.parent.rglob("*") if not path.is_relative_to(place.workspace.root)]
    assert outside == []


@pytest.fixture
def broken_tls(tmp_path: Path) -> Iterator[str]:
    """A server with a certificate that nobody signed."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", tmp_path / "k.pem", "-out", tmp_path / "c.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", tmp_path / "k.pem")
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    server.pages({"/": html("Secret")})
    yield server.root.replace("http:", "https:")
    server.close()


def test_dns_tls_and_refused_connections_have_reasons_and_stop_nobody(
    server: Server, place: Place, broken_tls: str
) -> None:
    server.pages({"/": html("Good")})
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    tallies = place.crawl_all(
        Source(name="tls", start=[broken_tls + "/"], robots=False),
        Source(name="dns", start=["http://no-such-host.invalid/"], robots=False),
        Source(name="refused", start=[f"http://127.0.0.1:{port}/"], robots=False),
        Source(name="good", start=[server.root + "/"]),
    )
    assert tallies["good"].kept == 1
    assert {name: dict(tally.dropped) for name, tally in tallies.items() if name != "good"} == {
        "tls": {"tls": 1}, "dns": {"dns": 1}, "refused": {"refused": 1},
    }  # fmt: skip


class Rebound:
    """A resolver for which every name is this machine."""

    def resolveHostName(self, receiver: Any, host: str, port: int = 0, *_: Any) -> Any:  # noqa: N802 - Twisted's name
        receiver.resolutionBegan(self)
        receiver.addressResolved(IPv4Address("TCP", "127.0.0.1", port))
        receiver.resolutionComplete()
        return self


def test_a_public_name_with_a_private_address_is_not_connected_to(server: Server, place: Place) -> None:
    named = f"http://docs.example.org:{server.port}"
    server.pages({"/": html("Home", named + "/link"), "/away": Answer("", 302, {"Location": named + "/moved"})})
    server.answers["/robots.txt"] = Answer(f"Sitemap: {named}/map.xml", headers={"Content-Type": "text/plain"})
    place.crawl(server.root + "/")  # installs the reactor
    from twisted.internet import reactor

    before = reactor.nameResolver
    reactor.installNameResolver(Rebound())
    try:
        tally = place.crawl(server.root + "/away", name="lured")
        asked = set(server.counts())
        intranet = place.crawl(named + "/", name="intranet")
    finally:
        reactor.installNameResolver(before)
    assert dict(tally.dropped) == {"redirect": 1, "private-address": 1}
    maps = place.query("SELECT outcome FROM pages WHERE url = ? AND source = 'lured'", named + "/map.xml")
    assert maps == [("private-address",)]
    assert asked == {"/", "/away"}
    assert intranet.kept == 1  # a person named this host: documentation of an intranet can be crawled


def test_a_page_that_hangs_or_kills_its_worker_costs_itself_only(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio
    import os

    from crawler.workers.pool import Failure, Pool
    from crawler.workers.reading import Task

    good = Task(kind="page", url="http://x/", body=b"<main><h1>T</h1><p>text</p></main>")
    long = Task(kind="page", url="http://x/", body=b"<main>" + b"<p>a <b>word</b></p>" * 40_000)

    async def hang() -> list[object]:
        pool = Pool(jobs=1, timeout=3, patience=1)
        try:
            first = await pool.read(good)
            hung = asyncio.create_task(pool.read(good))
            os.kill(pool._idle[0].pid, 19)  # SIGSTOP: what a parser that never ends looks like from here
            return [first, await hung, await pool.read(good)]
        finally:
            pool.close()

    async def crash() -> list[object]:
        pool = Pool(jobs=1, timeout=600)
        try:
            killed = asyncio.create_task(pool.read(long))
            while not (pool._busy and next(iter(pool._busy)).pid):
                await asyncio.sleep(0.01)
            os.kill(next(iter(pool._busy)).pid, 9)
            return [await killed, await pool.read(good)]
        finally:
            pool.close()

    first, stopped, last = asyncio.run(hang())
    assert stopped == Failure(reason="extraction-timeout")
    assert first == last
    assert asyncio.run(crash()) == [Failure(reason="extraction-crashed"), first]


def test_a_hundred_hostile_answers_cost_themselves_only(server: Server, place: Place) -> None:
    chance = random.Random(20)
    bad = [f"/bad{i}" for i in range(100)]
    server.pages({"/": html("Home", *bad, GOOD), GOOD: html("Good")})
    for path in bad:
        server.answers[path] = _hostile(chance, server)
    before = threading.active_count()
    tally = place.crawl(server.root + "/", timeout=2, max_bytes=100_000, max_pages=150)
    assert GOOD in place.seeds()
    assert tally.seen >= 102
    assert [p for p in place.workspace.root.parent.rglob("*") if not p.is_relative_to(place.workspace.root)] == []
    assert threading.active_count() <= before + 110


def _hostile(chance: random.Random, server: Server) -> Answer:
    """One answer that no server should give."""
    noise = chance.randbytes(chance.choice((0, 10, 5_000, 120_000)))
    tags = b"".join(
        chance.choice((b"<a href='%s'>", b"<table>", b"</p>", b"<svg>", b"<base href=//x>")) for _ in range(99)
    )
    body = chance.choice((noise, tags, tags + noise, gzip.compress(noise), b"<html>" + noise, b"<!--" + tags, b""))
    headers = {
        "Content-Type": chance.choice(
            ("text/html", "text/html; charset=utf-7", "image/png", "\x01", "text/html;;;=", "")
        ),
        "Content-Encoding": chance.choice(("", "", "gzip", "br", "zstd", "deflate", "gzip, gzip", "wat")),
        "Location": chance.choice(
            ("", "/", "//", "http://", "\\\\x", "javascript:1", f"{server.root}/{'x' * 3000}", "/%")
        ),
        "ETag": chance.choice(("", '"', "W/", "\xff" * 10)),
        "Retry-After": chance.choice(("", "-1", "nan", "1e9", "Thu, 99 Foo")),
        "X-Robots-Tag": chance.choice(("", "noindex", ":::", "a" * 5000)),
    }
    status = chance.choice((200, 200, 200, 201, 204, 206, 300, 301, 304, 307, 401, 404, 451, 500, 599, 999))
    return Answer(None if chance.random() < 0.1 else body, status, {k: v for k, v in headers.items() if v})


def test_a_page_that_takes_too_much_cpu_ends_its_worker_only() -> None:
    import asyncio

    from crawler.workers.pool import Failure, Pool
    from crawler.workers.reading import Task

    async def attempt() -> list[object]:
        pool = Pool(jobs=1, timeout=0.05)
        try:
            endless = Task(kind="page", url="http://x/", body=b"<main>" + b"<p>a <b>word</b></p>" * 40_000)
            return [await pool.read(endless)]
        finally:
            pool.close()

    assert asyncio.run(attempt()) == [Failure(reason="extraction-timeout")]
