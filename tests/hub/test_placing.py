import pytest

from gristmill.errors import UserError
from gristmill.placing import AHEAD, here

DIES = "__import__('os')._exit(9)"
PLACERS = [pytest.param(here, id="in turn"), pytest.param(lambda: here(2), id="processes")]


@pytest.mark.parametrize("placer", PLACERS)
def test_results_come_in_the_order_of_the_units_and_units_are_taken_as_there_is_room(placer):
    taken = []

    def units():
        for number in range(30):
            taken.append(number)
            yield f"{number} * 2"

    results = placer().map(eval, units())
    assert next(results) == 0
    assert len(taken) <= 2 * AHEAD
    assert list(results) == [number * 2 for number in range(1, 30)]


@pytest.mark.parametrize("placer", PLACERS)
def test_what_the_work_raises_is_raised_in_its_turn_with_its_own_type(placer):
    results = placer().map(eval, ["1", "{}['key']", "3"])
    assert next(results) == 1
    with pytest.raises(KeyError, match="key"):
        next(results)


def test_a_unit_that_loses_its_worker_is_placed_again_and_one_that_always_does_ends_the_run(tmp_path):
    once = f"'again' if __import__('os').path.exists('{tmp_path}/died') else (open('{tmp_path}/died', 'w'), {DIES})"
    assert list(here(2).map(eval, ["1", once, "3"])) == [1, "again", 3]
    with pytest.raises(UserError, match="lost its worker 4 times"):
        list(here(2).map(eval, ["1", DIES]))


def test_a_unit_that_gets_on_may_lose_its_worker_more_often(tmp_path):
    written, seen = tmp_path / "written", [0]
    slow = f"(f := open('{written}', 'a')).write('.') and f.close() or len(open('{written}').read()) > 5 or {DIES}"

    def got_on(unit):
        seen.append(len(written.read_text()))
        return seen[-1] > seen[-2]

    assert list(here(2).map(eval, [slow], got_on=got_on)) == [True]
    assert seen == [0, 1, 2, 3, 4, 5]
