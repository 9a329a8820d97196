from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.dataset import runs as module
from gristmill.dataset.runs import Runs


@pytest.mark.parametrize("most", [3, 2_000_000])
@given(lists=st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=9), max_size=9))
def test_runs_are_counted_exactly_in_memory_and_on_disk(most: int, lists: list[list[tuple[int, int]]]) -> None:
    counted, runs = Counter[tuple[int, int]](), Runs()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", most)
        patch.setattr(module, "_PART_BITS", 2)
        for listed in lists:
            runs.update(listed)
            counted.update(listed)
        found = runs.counted()
    assert runs.total == counted.total()
    assert found == (len(counted), sum(count == 1 for count in counted.values()))
