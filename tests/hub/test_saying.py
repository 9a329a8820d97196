"""What becomes of a page's Markdown when a model says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.saying import said


@pytest.mark.parametrize(
    ("markdown", "spoken"),
    [
        ("Use the [queue](https://mill.example/q.html).", "Use the queue."),
        ("Call [`feed()`](file:///feed.html#x) first.", "Call `feed()` first."),
        ('See [the "stones"](s.html "Stones (old)").', 'See the "stones".'),
        ("[![mill](m.png)](m.html) stands", "mill stands"),
        ("A [page (old)](a_(b).html).", "A page (old)."),
        ("It grinds.[<sup>116</sup>](#fn116) Slowly.[^9]", "It grinds. Slowly."),
        ("## Feed [¶](#feed)", "## Feed"),
        (
            "Lift the hopper [^a]; then wait [<sup>[b]</sup>](feed.html#ftn.b) for it.",
            "Lift the hopper; then wait for it.",
        ),
        ("[^9]: the miller says so", "[^9]: the miller says so"),
        ("Give a {net.Socket} or a {string}.", "Give a net.Socket or a string."),
        ("Open /users/{id} and ${HOME} and {name}.", "Open /users/{id} and ${HOME} and {name}."),
        ("Copy\nrun it\n", "run it\n"),
        ("Copy the grain.", "Copy the grain."),
        ("Write `[a](b)` for a link.", "Write `[a](b)` for a link."),
        ("```md\n[a](b) {Mill}\n```\n\n[c](d)", "```md\n[a](b) {Mill}\n```\n\nc"),
        ("An array `a[0]` is [not] (a link)", "An array `a[0]` is [not] (a link)"),
        ("<https://mill.example/>", "<https://mill.example/>"),
        ("[¶](#feed)", "[¶](#feed)"),
        ("Nothing to mend.", "Nothing to mend."),
    ],
)
def test_links_become_words_marks_go_and_code_stays(markdown: str, spoken: str) -> None:
    assert said(markdown) == spoken


@given(st.text(alphabet='[]()!`\\^<>sup{}Aa. \n"¶', max_size=60))
def test_said_once_is_said_and_something_is_always_left(markdown: str) -> None:
    spoken = said(markdown)
    assert bool(spoken.strip()) == bool(markdown.strip())
