"""Sketches and bands are those that they always were: what they find must not change with a version of a library."""

import pytest

from filters.bands import Bands, shape, sketch

MEMBERS = frozenset(f"w{number}" for number in range(40))


@pytest.mark.parametrize(("threshold", "expected"), [(0.1, (54, 1)), (0.5, (34, 3)), (0.7, (23, 5)), (0.9, (10, 12))])
def test_the_shape_of_the_bands_is_that_of_datasketch_2(threshold: float, expected: tuple[int, int]) -> None:
    assert shape(threshold) == expected


def test_a_sketch_is_the_same_to_the_bit_as_that_of_datasketch_2() -> None:
    assert sketch(MEMBERS)[:4].tolist() == [60440489, 80709657, 96478311, 70580539]
    assert sketch(sorted(MEMBERS)).tolist() == sketch(MEMBERS).tolist()
    assert sketch(["lone \ud800 half"]).shape == (128,)


def test_a_copy_with_one_other_member_is_a_candidate_and_another_set_is_not() -> None:
    bands = Bands(threshold=0.7)
    for key, members in enumerate((MEMBERS, frozenset(f"x{number}" for number in range(40)))):
        bands.insert(key, members)
    assert bands.query(MEMBERS - {"w0"} | {"other"}) == {0}
