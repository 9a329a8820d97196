"""The gate of one host: how fast, how many at a time, and when it is left alone."""

import pytest

from crawler.manners.politeness import (
    FIRST_PAUSE,
    MAX_FAILURES,
    MAX_PAUSE,
    PUBLIC_CONCURRENCY,
    PUBLIC_DELAY,
    Gate,
    gate_for,
    tighten,
)
from crawler.manners.robots import parse
from gristmill.config import Source

HOST = "https://docs.example.org"


def source(**settings: object) -> Source:
    return Source(name="docs", start=[HOST + "/"], **settings)


def test_a_host_on_the_net_is_asked_gently_unless_a_person_says_otherwise() -> None:
    found = gate_for(source(), HOST)
    assert (found.delay, found.concurrency) == (PUBLIC_DELAY, PUBLIC_CONCURRENCY)
    assert gate_for(source(delay=3, concurrency=1), HOST).delay == 3
    assert gate_for(source(), "http://127.0.0.1:8000").delay == 0


@pytest.mark.parametrize(
    ("delay", "asked", "kept", "at_a_time"),
    [(0.5, "2", 2.0, 1), (5.0, "2", 5.0, 4), (0.5, "0.5", 0.5, 4), (0.5, "86400", 300.0, 1)],
)
def test_a_crawl_delay_is_for_one_connection_and_never_makes_faster(
    delay: float, asked: str, kept: float, at_a_time: int
) -> None:
    found = gate_for(
        source(delay=delay, concurrency=4), HOST, robots=parse(f"User-agent: *\nCrawl-delay: {asked}".encode())
    )
    assert (found.delay, found.concurrency) == (kept, at_a_time)


@pytest.mark.parametrize(
    ("own", "further", "expected"),
    [((1, 2), (5, 1), (5, 1)), ((5, 1), (1, 2), (5, 1)), ((1, 1), (5, 8), (5, 1)), ((5, 8), (1, 1), (5, 1))],
)
def test_a_second_source_can_only_slow_a_host_down(
    own: tuple[int, int], further: tuple[int, int], expected: tuple[int, int]
) -> None:
    found = gate_for(source(delay=own[0], concurrency=own[1]), HOST)
    tighten(found, source(delay=further[0], concurrency=further[1]))
    assert (found.delay, found.concurrency) == expected


def test_a_host_gets_no_more_requests_at_a_time_than_it_may() -> None:
    found = Gate(HOST, 1.0, 2)
    assert found.wait(100.0) == 0.0
    found.enter(100.0)
    assert found.wait(100.0) == 1.0
    found.enter(101.0)
    assert found.wait(200.0) is None
    found.leave()
    assert found.wait(101.5) == 0.5


def test_pauses_double_up_to_the_longest_and_begin_anew_after_an_answer() -> None:
    found, now, pauses = Gate(HOST, 0.0, 1), 1000.0, []
    for _ in range(9):
        found.answer("http-429", now, asked=None)
        pauses.append(found.next_at - now)
        now = found.next_at
    assert pauses == [min(FIRST_PAUSE * 2**n, MAX_PAUSE) for n in range(9)]
    found.answer("ok", now, asked=None)
    found.answer("http-503", now, asked=None)
    assert found.next_at - now == FIRST_PAUSE


def test_nothing_is_asked_while_a_host_wants_quiet() -> None:
    found = Gate(HOST, 0.0, 4)
    found.answer("http-429", 100.0, asked=30.0)
    assert found.wait(100.0) == 30.0
    assert found.wait(130.0) == 0.0


@pytest.mark.parametrize("outcome", ["timeout", "dns", "reset", "refused", "tls"])
def test_a_host_that_is_down_is_left_to_the_next_run(outcome: str) -> None:
    found = Gate(HOST, 0.0, 1)
    for _ in range(MAX_FAILURES - 1):
        found.answer(outcome, 0.0, asked=None)
    assert not found.down
    found.answer(outcome, 0.0, asked=None)
    assert found.down == outcome


def test_one_answer_ends_a_row_of_failures() -> None:
    found = Gate(HOST, 0.0, 1)
    for outcome in [*["reset"] * (MAX_FAILURES - 1), "http-404", *["reset"] * (MAX_FAILURES - 1)]:
        found.answer(outcome, 0.0, asked=None)
    assert not found.down


def test_a_delay_counts_from_the_request_but_for_the_first_one_whose_connection_took_a_time() -> None:
    found = Gate(HOST, delay=1.0, concurrency=1)
    found.enter(0.0)
    found.answered(0.4, after=0.4)
    assert found.next_at == pytest.approx(1.4)
    found.enter(1.4)
    found.answered(1.8, after=0.3)
    assert found.next_at == pytest.approx(2.5)
