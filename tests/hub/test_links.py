"""What counts as a link, and that looking for one takes time in proportion to the text."""

import time

import pytest

from gristmill.links import ADDRESSED, LINK, OUTER, REFERENCE


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("See [the guide](guide.html).", ["the guide"]),
        ("![a mill](mill.png)", ["a mill"]),
        ("[a](x_(y).html) and [b](<c d.html>)", ["a", "b"]),
        ('[a](x.html "its title") [b] (c)', ["a"]),
        ("[![a mill](mill.png)](mill.html)", ["a mill"]),
        (r"[a \[0\]](x.html)", [r"a \[0\]"]),
        ("[a\nb](x.html)", ["a\nb"]),
        ("`f[0]` (then)", []),
    ],
)
def test_a_link_has_words_and_a_target(markdown, words):
    assert LINK.findall(markdown) == words


def test_the_outer_link_has_the_words_of_the_inner_one_in_it():
    assert OUTER.findall("[![a mill](mill.png)](mill.html) [a[0]](x.html)") == ["![a mill](mill.png)", "a[0]"]


def test_a_reference_needs_no_target():
    assert REFERENCE.sub("", "a [b] c [d](e) f") == "a  c  f"


def test_bare_addresses_count_as_links():
    assert ADDRESSED.sub("", "a <https://a.example/> b https://b.example/c d [e](f)") == "a  b  d "


@pytest.mark.parametrize("pattern", [LINK, OUTER, REFERENCE, ADDRESSED], ids=["link", "outer", "reference", "address"])
@pytest.mark.parametrize(
    "piece", ["[", "[a", "[a](", "[a](b(", '[a](b "', "[a] ", "[[a]", "[a](<", "\\[", "[a\\", "[a](b ", "![[a](b)"]
)
def test_brackets_that_never_close_cost_time_in_proportion_to_their_number(pattern, piece):
    def seconds(times: int) -> float:
        began = time.process_time()
        pattern.sub("", piece * times)
        return time.process_time() - began

    assert min(seconds(40_000) for _ in range(2)) < 0.5  # the square of 40,000 steps takes minutes
