"""The shipped spiders.yaml can be run by anyone without embarrassment: licensed, bounded and slow enough."""

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from converter.yields import kinds_in
from crawler.urls.canonical import Scope, canonical
from gristmill.config import Source
from gristmill.configfile import load
from gristmill.configvalues import seconds

FILE = Path(__file__).parents[2] / "spiders.yaml"
SOURCES = load(FILE).sources
LOW_RESOURCE = {"cy", "sw"}
SPDX = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)*")


def test_three_verticals_and_five_languages_are_covered():
    by_vertical = defaultdict(set)
    for source in SOURCES:
        by_vertical[source.vertical].add(source.language)
    assert len(SOURCES) >= 16
    assert set(by_vertical) == {"technical", "legal", "medical"}
    assert all(len(languages) >= 3 for languages in by_vertical.values())
    assert set().union(*by_vertical.values()) > LOW_RESOURCE


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
class TestEverySource:
    def test_names_its_licence(self, source: Source):
        assert SPDX.fullmatch(source.licence) or urlsplit(source.licence).scheme == "https"

    def test_is_polite(self, source: Source):
        assert source.robots
        assert source.delay >= 1
        assert source.concurrency == 1

    def test_is_bounded(self, source: Source):
        assert source.max_pages <= 3000
        assert source.max_depth <= 20
        assert source.scope == "path" or source.allow, "a whole host needs allow patterns"

    def test_comes_back_no_more_than_weekly(self, source: Source):
        assert seconds(source.refresh) >= seconds("7d")

    def test_may_fetch_its_own_start(self, source: Source):
        for start in source.start:
            assert urlsplit(start).scheme == "https"
            scope = Scope(source.start, folders=source.scope == "path", allow=source.allow, deny=source.deny)
            assert not scope.refuses(canonical(start))


def test_no_contact_of_ours_is_shipped():
    assert load(FILE).contact == ""


def test_no_two_sources_start_at_the_same_place():
    starts = [start for source in SOURCES for start in source.start]
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_source_says_what_it_yields_and_is_in_a_language_that_can_be_asked_in(source: Source):
    block = FILE.read_text("utf-8").partition(f"  - name: {source.name}\n")[2].partition("\n  - name: ")[0]
    assert block.startswith("    # yields: ")
    assert kinds_in(source.language, source.vertical)


@pytest.mark.parametrize(
    "path", ["/ukpga/2018/12/section/3/enacted", "/ukpga/2018/12/2019-01-01", "/asc/2021/4/enacted/welsh"]
)
def test_original_and_past_versions_of_a_law_are_left_alone(path: str):
    url = canonical(f"https://www.legislation.gov.uk{path}")
    for source in SOURCES:
        scope = Scope(source.start, folders=source.scope == "path", allow=source.allow, deny=source.deny)
        assert scope.refuses(url), source.name
