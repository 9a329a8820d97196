"""Twice the hostile text takes at most 2.4 times the CPU, through sections, rules, index and every filter."""

import gc

import pytest

from .measure import costs
from .shapes import HEAD, LINES, PLACES, ROWS, UNITS, page

SIZE = 10_000  # code points; a step of square time takes seconds at twice that
TELLING = 0.05  # seconds of CPU below which a time says nothing
MOST = 2.4
EVERYWHERE = ("paragraph", "question")  # where each text stands; the other places hold some of them
SOME = ("dots", "backticks", "spaces")
CASES = [(name, place) for name in UNITS for place in (PLACES if name in SOME else EVERYWHERE)]


@pytest.fixture(autouse=True)
def _collected_between():
    """The collector's time hangs on all that the process holds."""
    gc.collect()
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
    """The best of up to seven tries: other programs share the caches."""
    count = SIZE // len(unit)
    small, large = costs(*make(unit * count)), costs(*make(unit * 2 * count))
    for _ in range(6):
        if not worst(small, large):
            return
        small, large = (
            {step: min(seconds, again[step]) for step, seconds in best.items()}
            for best, again in ((small, costs(*make(unit * count))), (large, costs(*make(unit * 2 * count))))
        )
    assert worst(small, large) == {}


@pytest.mark.parametrize(("name", "place"), CASES)
def test_a_text_of_one_thing_takes_linear_time(name, place):
    assert_linear(lambda text: (page(place, text), text), UNITS[name])


@pytest.mark.parametrize("name", [*ROWS, *LINES])
def test_lines_of_one_kind_take_linear_time(name):
    unit = {**ROWS, **LINES}[name]
    assert_linear(lambda text: (f"{HEAD}{text}\n", text), unit)
