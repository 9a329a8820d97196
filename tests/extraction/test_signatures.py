"""Signatures as code: one span, or a run of spans with the page's links."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crawler.extraction import dom
from crawler.extraction.markdown import to_markdown
from crawler.extraction.normalise import signatures

PARSER = MarkdownIt("commonmark")
TARGET = "https://docs.example/x"
# (text, whether it is linked)
pieces = st.lists(st.tuples(st.text(st.sampled_from("ab `[]()<>&\\*_|=\n"), max_size=6), st.booleans()), max_size=6)


def run(inner: str, *, linked: bool = True) -> str:
    root = dom.parse(f"<body><h3>{inner}</h3></body>")
    heading = root.find(".//h3")
    signatures.set_in(heading, heading, linked=linked)
    return to_markdown(root.find("body")).removesuffix("\n")


@settings(deadline=None)
@given(pieces)
def test_a_run_read_back_is_the_signature_and_holds_nothing_but_spans_links_and_single_blanks(
    parts: list[tuple[str, bool]],
) -> None:
    inner = "".join(
        f'<a href="{TARGET}">{html.escape(text)}</a>' if linked else f"<i>{html.escape(text)}</i>"
        for text, linked in parts
    )
    tokens = PARSER.parse(run(inner))
    children = [child for token in tokens for child in token.children or []]
    shown = "".join(child.content for child in children)
    assert " ".join(shown.split()) == " ".join("".join(text for text, _ in parts).split())
    assert {child.type for child in children} <= {"code_inline", "link_open", "link_close", "text"}
    assert {child.content for child in children if child.type == "text"} <= {" ", ""}
    kinds = [child.type for child in children if child.type != "text"]
    assert not re.search("code_inline code_inline", " ".join(kinds)), "two spans with no link between"


@settings(deadline=None)
@given(pieces)
def test_every_link_with_letters_stays_a_link(parts: list[tuple[str, bool]]) -> None:
    inner = "".join(
        f'<a href="{TARGET}">{html.escape(text)}</a>' if linked else html.escape(text) for text, linked in parts
    )
    tokens = PARSER.parse(run(inner))
    found = [child for token in tokens for child in token.children or [] if child.type == "link_open"]
    assert len(found) == sum(linked and bool(text.strip()) for text, linked in parts)


@pytest.mark.parametrize(
    ("inner", "linked", "expected"),
    [
        ("int <b>raise</b>(int <i>ms</i>)", True, "`int raise(int ms)`"),
        (f'f(<a href="{TARGET}">T</a> x)', False, "`f(T x)`"),
        (f'f(<a href="{TARGET}">T</a> x)', True, f"`f(`[`T`]({TARGET}) `x)`"),
        (f'<a href="{TARGET}"> T </a>x', True, f"[`T`]({TARGET}) `x`"),
        (f'<a href="{TARGET}">A</a><a href="{TARGET}#b">B</a>', True, f"[`A`]({TARGET})[`B`]({TARGET}#b)"),
        (f'<a name="anchor">f</a>::<a href="{TARGET}">a<wbr>b</a>', True, f"`f::`[`ab`]({TARGET})"),
        (f'[<a href="{TARGET}">`a`</a>]', True, f"`[`[`` `a` ``]({TARGET})`]`"),
        (f'a<a href="{TARGET}"> </a>b', True, "`a b`"),
        (" ", True, ""),
    ],
)
def test_signatures(inner: str, linked: bool, expected: str) -> None:
    assert run(inner, linked=linked).removeprefix("### ") == expected


def phrases(inner: str) -> str:
    root = dom.parse(f"<body><p>{inner}</p></body>")
    signatures.set_phrases(root, ".c")
    return to_markdown(root.find("body")).removesuffix("\n")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("set <span class=c>x</span>.", "set `x`."),
        ("<span class=c>(</span><span class=c>f</span><span class=c>)</span> is", "`(f)` is"),
        ("<span class=c>a</span> <span class=c>b</span>", "`a` `b`"),
        (f'<span class=c>(</span><span class=c><a href="{TARGET}">f</a></span>!', f"`(`[`f`]({TARGET})!"),
        ("1.1<span class=c>&nbsp;</span><span class=c>x</span>", "1.1 `x`"),
        ("x<span class=c> </span>y", "x y"),
        ("<code>a<span class=c>b</span></code>", "`ab`"),
        ("<span class=c>a<span class=c>b</span></span>", "`ab`"),
    ],
)
def test_phrases_that_are_code_become_code_neighbours_together(inner: str, expected: str) -> None:
    assert phrases(inner) == expected
