"""Pages that hold the site once more, told by what their sections say."""

import pytest

from crawler.source.aggregates import aggregates
from crawler.state.prints import prints, unpacked


def printed(**pages: str) -> dict[int, frozenset[bytes]]:
    """Fingerprints of pages whose sections are letters; a capital one stands for a section of a page's own."""
    return {n: frozenset(letter.encode() for letter in letters) for n, letters in enumerate(pages.values())}


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ({"a": "ab", "b": "cd", "c": "ef", "all": "abcdef"}, {3}),
        ({"a": "ab", "b": "cd", "c": "ef", "all": "abcdefXYZ"}, {3}),  # with a preface of its own
        ({"a": "ab", "b": "cd", "c": "ef", "all": "abcdefUVWXYZ"}, set()),  # half of it is its own
        ({"a": "ab", "b": "cd", "all": "abcd"}, set()),  # two pages are not the site
        ({"a": "ab", "b": "cd", "c": "ef", "all": "abcdef", "print": "abcdefX"}, {3, 4}),
        ({"a": "abK", "b": "cdL", "c": "efM", "all": "abcdef"}, {3}),  # two of three sections: whole enough
        ({"a": "aKP", "b": "cLQ", "c": "eMR", "all": "ace"}, set()),  # an overview that repeats a bit of each
        ({"a": "z", "b": "z", "c": "z", "d": "z", "e": "zyx", "f": "zyx"}, set()),  # boilerplate and stubs
        ({"a": "a", "b": "b", "c": "c", "d": "abcd"}, {3}),
        ({"a": "ab", "b": "ab", "c": "ab"}, set()),  # equal pages are for others to merge
        ({}, set()),
    ],
)
def test_a_page_that_holds_three_others_whole_and_little_else_is_an_aggregate(
    pages: dict[str, str], found: set[int]
) -> None:
    assert aggregates(printed(**pages)) == found


def test_a_section_is_what_it_says_whatever_its_heading_its_depth_and_its_links_are() -> None:
    said = "The [hopper](hopper.html#top) of this mill is filled *by hand* and holds `two` sacks of grain."
    other = "The hopper of this mill is filled by hand and holds `two` sacks of [grain](../grain.html)."
    assert prints(f"# Hopper\n\n{said}\n") == prints(f"# All\n\n### 3.1. The Hopper\n\n{other}\n") != b""
    assert prints(f"# A\n\n{said}\n") != prints(f"# A\n\n{said.replace('two', 'three')}\n")
    assert prints("# A\n\nAdded in version 3.8.\n") == b""


def test_fingerprints_are_sorted_and_each_stands_once() -> None:
    bodies = [f"The part with the number {n} is made of one piece of hard wood." for n in (3, 1, 2, 1)]
    packed = prints("".join(f"# A\n\n{body}\n\n" for body in bodies))
    assert len(unpacked(packed)) == len(packed) // 8 == 3
    assert packed == b"".join(sorted(unpacked(packed)))
