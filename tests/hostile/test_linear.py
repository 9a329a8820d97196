"""Twice the hostile text takes at most 2.4 times the CPU, through sections, rules, index and every filter."""

import gc

import pytest

from .measure import costs
from .shapes import HEAD, LINES, PLACES, ROWS, UNITS, page

SIZE = 6_000  # code points; a square step of a regular expression takes .2 s at twice that
TELLING = 0.05  # seconds of CPU below which a time says nothing
MOST = 2.4
EVERYWHERE = ("paragraph", "question")  # where each text stands; the other places hold some of them
SOME = ("dots", "backticks", "spaces")
CASES = [(name, place) for name in UNITS for place in (PLACES if name in SOME else EVERYWHERE)]


@pytest.fixture(autouse=True)
def _uncollected():
    """The collector's time hangs on all that the process holds."""
    gc.disable()
    yield
    gc.enable()


def worst(small: dict[str, float], large: dict[str, float]) -> dict[str, float]:
    """Steps whose time more than doubles, with how many times as long they take."""
    return {
        step: round(seconds / max(small.get(step, 0), 1e-9), 2)
        for step, seconds in large.items()
        if seconds > TELLING and seconds > MOST * small.get(step, 0)
    }


def assert_linear(make, unit):
    """The best of up to seven tries, each with a text that no step can know yet: other programs share the caches."""
    small: dict[str, float] = {}
    large: dict[str, float] = {}
    for count in range(SIZE // len(unit), SIZE // len(unit) - 7, -1):
        large = best(large, costs(*make(unit * 2 * count)))
        if not worst({}, large):  # all too short to tell
            return
        small = best(small, costs(*make(unit * count)))
        if not worst(small, large):
            return
    assert worst(small, large) == {}


def best(before: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    return {step: min(seconds, before.get(step, seconds)) for step, seconds in now.items()}


@pytest.mark.parametrize(("name", "place"), CASES)
def test_a_text_of_one_thing_takes_linear_time(name, place):
    assert_linear(lambda text: (page(place, text), text), UNITS[name])


@pytest.mark.parametrize("name", [*ROWS, *LINES])
def test_lines_of_one_kind_take_linear_time(name):
    unit = {**ROWS, **LINES}[name]
    assert_linear(lambda text: (f"{HEAD}{text}\n", text), unit)
