"""What a host is asked for, how often, and what happens when it asks for quiet. Times are the server's."""

import email.utils
import itertools
import os
import signal
import time
import zlib

import pytest

from crawler.manners.politeness import Gate, gate_for, user_agent
from crawler.manners.robots import parse
from gristmill.config import Source

from .conftest import Answer, Place, Server, html

TEXT = {"Content-Type": "text/plain"}


def links(server: Server, count: int) -> None:
    names = [f"/p{i}" for i in range(count)]
    server.pages({"/": html("Home", *names), **{name: html(name) for name in names}})


def gaps(server: Server) -> list[float]:
    """Seconds between requests as the server saw them."""
    times = sorted(asked.at for asked in server.log)
    return [b - a for a, b in itertools.pairwise(times)]


def test_a_delay_is_kept_between_all_requests_of_a_host(server: Server, place: Place) -> None:
    links(server, 4)
    place.crawl(server.root + "/", delay=0.3)
    assert min(gaps(server)) >= 0.3 * 0.85  # one machine plays both sides here; benchmarks measure it apart
    assert sorted(gaps(server))[len(gaps(server)) // 2] >= 0.3 * 0.95


def test_a_delay_is_kept_to_a_crawl_that_goes_on_after_another_was_stopped(server: Server, place: Place) -> None:
    links(server, 1)

    def stop(_: object) -> Answer:
        os.kill(os.getpid(), signal.SIGINT)
        return Answer(html("/p0"))

    server.answers["/p0"] = stop
    place.crawl(server.root + "/", delay=0.3, concurrency=1)
    before = server.log[-1].at
    server.answers["/p0"] = Answer(html("/p0"))
    assert place.crawl(server.root + "/", delay=0.3, concurrency=1).kept == 2
    assert min(asked.at for asked in server.log if asked.at > before) - before >= 0.3 * 0.95


def test_a_crawl_delay_is_kept_and_allows_one_connection(server: Server, place: Place) -> None:
    links(server, 3)
    server.answers["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.4\n", headers=TEXT)
    place.crawl(server.root + "/", delay=0.1, concurrency=4)
    assert min(gaps(server)) >= 0.4 * 0.95


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for_by_the_whole_host(server: Server, place: Place, form: str) -> None:
    links(server, 4)
    told: list[float] = []

    def busy(_: object) -> Answer:
        if told:
            return Answer(html("/p0"))
        told.append(time.monotonic())
        until = "2" if form == "seconds" else email.utils.formatdate(time.time() + 2.999, usegmt=True)
        return Answer("", 503, {"Retry-After": until})

    server.answers["/p0"] = busy
    assert place.crawl(server.root + "/", concurrency=1).kept == 5
    later = [asked.at for asked in server.log if asked.at > told[0] + 0.05]
    assert min(later) - told[0] >= 2 * 0.95


def test_a_host_that_says_429_without_an_hour_gets_longer_pauses(server: Server, place: Place) -> None:
    links(server, 1)
    server.answers["/p0"] = Answer("", 429)
    tally = place.crawl(server.root + "/")
    times = [asked.at for asked in server.log if asked.path == "/p0"]
    assert tally.dropped == {"http-429": 1}
    assert len(times) == 3
    assert times[1] - times[0] >= 0.95
    assert times[2] - times[1] >= 1.9


def test_concurrency_is_bounded_per_host(server: Server, place: Place) -> None:
    links(server, 8)
    running, most = [0], [0]

    def slow(handler: object) -> Answer:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.1)
        running[0] -= 1
        return Answer(html(str(handler.path)))  # type: ignore[attr-defined]

    for i in range(8):
        server.answers[f"/p{i}"] = slow
    place.crawl(server.root + "/", concurrency=3)
    assert most[0] <= 3
    assert most[0] > 1


def test_we_say_who_we_are(server: Server, place: Place) -> None:
    links(server, 1)
    place.crawl(server.root + "/")
    assert {asked.headers["user-agent"] for asked in server.log} == {user_agent("")}
    assert user_agent("https://example.org/bot").endswith(" (+https://example.org/bot)")


def bomb(mebibytes: int) -> bytes:
    """So many MiB of nothing, gzipped without holding them."""
    packer = zlib.compressobj(wbits=31)
    return b"".join([*(packer.compress(b"#" * (1 << 20)) for _ in range(mebibytes)), packer.flush()])


def robots_cases() -> dict[str, tuple[Answer, int]]:
    """robots.txt, and how many of three pages may be had; made when asked for, since some are large."""
    return {
        "2xx": (Answer("User-agent: *\nDisallow: /p1\n", headers=TEXT), 2),
        "own-group": (Answer("User-agent: gristmill\nDisallow: /\nAllow: /$\n", headers=TEXT), 1),
        "404": (Answer("gone", 404), 3),
        "403": (Answer("no", 403), 3),
        "503": (Answer("busy", 503), 0),
        "429": (Answer("busy", 429), 0),
        "reset": (Answer(None), 0),
        "moved": (Answer("", 301, {"Location": "/elsewhere.txt"}), 2),
        "moved-to-private": (Answer("", 301, {"Location": "http://10.0.0.1/robots.txt"}), 3),
        "loop": (Answer("", 301, {"Location": "/robots.txt"}), 3),
        "utf-16": (Answer("User-agent: *\nDisallow: /p1\n".encode("utf-16"), headers=TEXT), 2),
        "50mb": (Answer(b"User-agent: *\nDisallow: /p1\n" + b"# \xff\xfe filler\n" * 3_500_000, headers=TEXT), 2),
        "beyond-500kb": (Answer(b"# filler....\n" * 100_000 + b"User-agent: *\nDisallow: /\n", headers=TEXT), 3),
        "bomb": (Answer(bomb(300), headers={**TEXT, "Content-Encoding": "gzip"}), 0),
    }


def test_robots_matrix(place: Place) -> None:
    cases = robots_cases()
    servers = {name: Server() for name in cases}
    try:
        for name, (robots, _) in cases.items():
            links(servers[name], 2)
            servers[name].answers["/robots.txt"] = robots
            servers[name].answers["/elsewhere.txt"] = Answer("User-agent: *\nDisallow: /p1\n", headers=TEXT)
        tallies = place.crawl_all(*(Source(name=name, start=[s.root + "/"]) for name, s in servers.items()))
        assert {name: tally.kept for name, tally in tallies.items()} == {
            name: kept for name, (_, kept) in cases.items()
        }
    finally:
        for server in servers.values():
            server.close()


def test_robots_is_asked_for_once_a_day(server: Server, place: Place) -> None:
    links(server, 1)
    place.crawl(server.root + "/")
    place.crawl(server.root + "/")
    assert sum(asked.path == "/robots.txt" for asked in server.log) == 1
    place.workspace.connect().execute("UPDATE robots SET fetched_at = fetched_at - 90000")
    place.crawl(server.root + "/")
    assert sum(asked.path == "/robots.txt" for asked in server.log) == 2


def test_a_silent_host_is_given_up_and_others_go_on(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", *[f"/dead{i}" for i in range(12)])})
    server.pages({f"/dead{i}": Answer(None) for i in range(12)})
    with_life = Server("127.0.0.2")
    links(with_life, 3)
    try:
        tallies = place.crawl_all(
            Source(name="dead", start=[server.root + "/"]), Source(name="alive", start=[with_life.root + "/"])
        )
    finally:
        with_life.close()
    assert tallies["alive"].kept == 4
    assert (tallies["dead"].kept, dict(tallies["dead"].dropped)) == (1, {"reset": 12})
    assert sum(server.counts().values()) <= 1 + 2 * 12  # a connection that dies is tried once more by Twisted itself


def test_a_second_source_can_only_make_a_gate_stricter() -> None:
    gate = gate_for(Source(name="a", start=["https://example.org/"]), "https://example.org")
    assert (gate.delay, gate.concurrency) == (0.5, 2)
    assert gate_for(Source(name="a", start=["http://127.0.0.1/"]), "http://127.0.0.1").delay == 0


def test_a_crawl_delay_counts_from_the_request_before_it() -> None:
    gate = Gate("https://example.org", 0.5, 2)
    gate.enter(100.0)
    gate.learn(parse(b"User-agent: *\nCrawl-delay: 2\n"))
    assert gate.wait(100.0) is None or gate.wait(100.0) == 2.0
    gate.leave()
    assert gate.wait(100.5) == 1.5
