"""Every folder of golden/ is a page and the seed that it must become; `facts.json` says what else is true of it.

A new case needs no code: page.html (of your own writing), seed.md, and where it matters facts.json with any fields of
Extraction. What the extractor makes of a page: `gristmill extract page.html --url https://docs.example/guide/page.html`.
Then run `python tests/extraction/floors.py --write`.
"""

import json
from pathlib import Path

import pytest

from crawler.extraction import Extraction, extract

GOLDEN = Path(__file__).parent / "golden"
URL = "https://docs.example/guide/page.html"
CASES = sorted(folder for folder in GOLDEN.iterdir() if folder.is_dir())


def made(case: Path) -> Extraction:
    return extract((case / "page.html").read_bytes(), url=URL, content_type="text/html")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_page_becomes_its_seed(case: Path) -> None:
    assert made(case).markdown == (case / "seed.md").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_page_has_the_facts_beside_it(case: Path) -> None:
    facts = case / "facts.json"
    extraction = made(case)
    for name, value in (json.loads(facts.read_text("utf-8")) if facts.is_file() else {}).items():
        found = getattr(extraction, name)
        assert (list(found) if isinstance(found, tuple) else found) == value, name


def test_every_case_is_complete() -> None:
    assert CASES
    assert [case.name for case in CASES if not (case / "seed.md").is_file()] == []
