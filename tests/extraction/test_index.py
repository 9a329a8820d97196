"""The index of a page: it finds what a walk over the tree finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.cssselect import CSSSelector

from crawler.extraction import dom
from crawler.extraction.index import Index, below

PAGE = """<html><head><link rel="license" href="x"></head><body class="Page">
<div id="a" class="one two"><p class="two">x</p><nav role="navigation"><a href="#">y</a></nav></div>
<main itemprop="articleBody" role="main"><div class="two three"><p>z</p><h1 id="t">T</h1></div>
<p class="one">w</p></main>
</body></html>"""
SELECTORS = (
    "p", ".two", "div.two", "#t", "h1#t", "h2#t", "[role=main]", "div[role=main]", "[itemprop='articleBody']",
    "[role=search]", "main > p", "div p.two", ".two.three", ".one.three", "p:not(.absent)", ".absent p",
    "main:has(#t)", "[class*=thr]", "p, .two, #t", ".absent, h1", "body", "a[href]",
)  # fmt: skip


def page() -> Index:
    root = dom.parse(PAGE)
    return Index(root)


@pytest.mark.parametrize("css", SELECTORS)
def test_a_selector_finds_what_an_xpath_over_the_page_finds(css: str) -> None:
    index = page()
    for main in (index.root, index.of("main")[0]):
        assert list(index.select(css, main)) == CSSSelector(css)(main)


@given(st.lists(st.sampled_from(SELECTORS), max_size=5))
def test_a_group_finds_each_element_once_in_document_order(group: list[str]) -> None:
    index = page()
    expected = CSSSelector(", ".join(group))(index.root) if group else []
    assert list(index.select(", ".join(group), index.root)) == expected


def test_several_tags_come_in_document_order() -> None:
    assert [e.tag for e in page().of("p", "h1", "table")] == ["p", "p", "h1", "p"]
    assert list(page().of("table")) == []


def test_a_class_is_known_by_its_words_and_other_attributes_by_their_value() -> None:
    index = page()
    assert list(index.values("class")) == ["Page", "one", "two", "three"]
    assert [e.tag for e in index.values("class")["two"]] == ["div", "p", "div"]
    assert [e.tag for e in index.where("class", lambda word: word.startswith("t"))] == ["div", "p", "div"]
    assert [e.tag for e in index.where("rel", "license".__eq__)] == ["link"]
    assert [e.get("id") for e in index.where("id", str.islower)] == ["a", "t"]


def test_what_was_taken_out_since_is_not_found_below() -> None:
    index = page()
    main = index.of("main")[0]
    dom.drop(index.values("id")["t"][0].getparent())
    assert [e.text for e in below(main, index.of("p"))] == ["w"]
    assert list(index.select(".two, #t", main)) == []
    assert below(main, [main]) == []


def test_an_element_that_was_made_something_else_is_no_longer_selected_by_its_tag() -> None:
    index = page()
    index.values("id")["t"][0].tag = "h2"
    assert list(index.select("h1", index.root)) == []
