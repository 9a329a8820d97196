"""Patterns of a person: linear time, whatever they are, and a sentence where they cannot be; quick ones of ours."""

import re
import time

import pytest

from crawler.urls.canonical import Scope
from gristmill.patterns import compiled, quick


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|a)*$", "(.*a){20}$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", r"(\w+\s?)+!"]
)
def test_no_pattern_holds_the_loop(pattern):
    url = f"https://docs.example.org/{'a' * 2000}!b.html"
    scope = Scope(["https://docs.example.org/"], deny=[pattern], allow=[pattern])
    began = time.process_time()
    scope.refuses(url)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("/api/", "https://x/api/a", True), (r"\.pdf$", "https://x/a.pdf", True), ("^http:", "https://x/", False),
        (r"/v\d+\.\d+/", "https://x/v1.22/a", True), ("(?i)readme", "https://x/README", True), ("[äé]", "é", True),
    ],
)  # fmt: skip
def test_what_people_write_is_found_as_before(pattern, text, found):
    assert compiled(pattern)(text) is found


@pytest.mark.parametrize(
    "pattern", [r"(a)\1", "(?P<x>a)(?P=x)", "(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(", "a{2000}", "*"]
)
def test_what_cannot_be_matched_in_linear_time_is_told(pattern):
    with pytest.raises(ValueError, match="expected a regular expression"):
        compiled(pattern)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It FAILED.", True), ("unfailing", False), ("a_fail", False), ("can’t open", True), ("éfail", False),
        ("Élan: fail", True), ("", False),
    ],
)  # fmt: skip
def test_a_quick_pattern_finds_what_it_found_before(text, found):
    assert quick(re.compile(r"\b(?:fail|can’t)", re.IGNORECASE))(text) is found
