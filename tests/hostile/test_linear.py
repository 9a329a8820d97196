"""Hostile text takes CPU that grows with its length, through sections, rules, index and every filter.

Twice the text may take 2.4 times as long. A step that takes longer is looked at once more with texts of twice and eight
times that length, where it may take 2.4 times 2.4: on a machine that others share, seven tries said 2.8 of a step of
20 ms that takes twice as long, and over a longer distance such noise weighs less and a square more.
"""

import gc

import pytest

from .measure import costs
from .shapes import HEAD, LINES, PLACES, ROWS, UNITS, page

SIZE = 6_000  # code points; a square step of a regular expression takes .2 s at twice that
TELLING = 0.05  # seconds of CPU below which a time says nothing
MOST = 2.4
TRIES = 5
EVERYWHERE = ("paragraph", "question")  # where each text stands; the other places hold some of them
SOME = ("dots", "backticks", "spaces")
CASES = [(name, place) for name in UNITS for place in (PLACES if name in SOME else EVERYWHERE)]


@pytest.fixture(autouse=True)
def _uncollected():
    """The collector's time hangs on all that the process holds."""
    gc.disable()
    yield
    gc.enable()


def worst(small: dict[str, float], large: dict[str, float], most: float) -> dict[str, float]:
    """Steps that take more than so many times as long, with how many times."""
    return {
        step: round(seconds / max(small.get(step, 0), 1e-9), 2)
        for step, seconds in large.items()
        if seconds > TELLING and seconds > most * small.get(step, 0)
    }


def grown(cost, unit, small: int, large: int, most: float, look: int = 0) -> dict[str, float]:
    """The best of up to five tries, each with a text that no step can know yet: what was read before is in caches."""
    long: dict[str, float] = {}
    short: dict[str, float] = {}
    first = SIZE // len(unit) - TRIES * look
    for count in range(first, first - TRIES, -1):
        long = best(long, cost(unit * large * count))
        if not worst({}, long, most):  # all too short to tell
            break
        short = best(short, cost(unit * small * count))
        if not worst(short, long, most):
            break
    return worst(short, long, most)


def assert_linear(cost, unit):
    if grown(cost, unit, 1, 2, MOST):
        assert grown(cost, unit, 2, 8, MOST**2, look=1) == {}


def best(before: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    return {step: min(seconds, before.get(step, seconds)) for step, seconds in now.items()}


@pytest.mark.parametrize(("name", "place"), CASES)
def test_a_text_of_one_thing_takes_linear_time(name, place):
    assert_linear(lambda text: costs(page(place, text), text), UNITS[name])


@pytest.mark.parametrize("name", [*ROWS, *LINES])
def test_lines_of_one_kind_take_linear_time(name):
    unit = {**ROWS, **LINES}[name]
    assert_linear(lambda text: costs(f"{HEAD}{text}\n", text), unit)


@pytest.mark.parametrize("power", [1.5, 2])
def test_a_step_that_grows_faster_is_noticed(power):
    with pytest.raises(AssertionError, match="step"):
        assert_linear(lambda text: {"step": 0.2 * (len(text) / SIZE) ** power}, "a")


def test_a_short_time_measured_half_too_long_is_no_fault():
    assert_linear(lambda text: {"step": 0.03 * len(text) / SIZE + (len(text) > SIZE) * 0.03}, "a")


def test_no_try_measures_a_text_that_another_one_has_read():
    seen: list[int] = []

    def cost(text):
        seen.append(len(text))
        return {"step": 0.2 * (len(text) / SIZE) ** 3}

    with pytest.raises(AssertionError, match="step"):
        assert_linear(cost, "a")
    assert len(seen) == len(set(seen)) == 4 * TRIES
