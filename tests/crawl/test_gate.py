"""A host's gate by the clock: pauses, and the end of patience."""

from crawler.manners.politeness import FIRST_PAUSE, MAX_PAUSES, Gate


def gate() -> Gate:
    return Gate("https://docs.example.org", 0.5, 2)


def test_pauses_double_until_an_answer_comes() -> None:
    found, now = gate(), 100.0
    waits = []
    for _ in range(4):
        found.answer("http-503", now, asked=None)
        waits.append(found.next_at - now)
        now = found.next_at
    assert waits == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE, 8 * FIRST_PAUSE]
    found.answer("", now, asked=None)
    found.answer("http-429", now, asked=None)
    assert found.next_at - now == FIRST_PAUSE


def test_refusals_of_one_burst_are_one_pause() -> None:
    found = gate()
    for _ in range(8):
        found.answer("http-429", 100.0, asked=None)
    assert (found.pauses, found.next_at) == (1, 100.0 + FIRST_PAUSE)


def test_the_longest_retry_after_of_a_burst_counts() -> None:
    found = gate()
    for asked in (5.0, 60.0, 1.0):
        found.answer("http-429", 100.0, asked=asked)
    assert found.next_at == 160.0


def test_a_host_that_refuses_for_ever_is_left_to_the_next_run() -> None:
    found, now, spent = gate(), 0.0, 0
    while not found.down:
        found.answer("http-503", now, asked=None)
        now = found.next_at
        spent += 1
    assert (found.down, spent) == ("http-503", MAX_PAUSES + 1)
    assert now < 20 * 60
