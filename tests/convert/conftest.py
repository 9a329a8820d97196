"""Pages for the tests of the converter."""

import pytest

from converter.convert import pairs_of
from gristmill.config import Convert
from gristmill.records import Pair, Seed
from gristmill.store import Workspace
from gristmill.text import digest, sha256


@pytest.fixture
def page():
    """A maker of seeds: `page(markdown, path="a", language="en", …)`."""

    def make(markdown: str, *, path: str = "index", source: str = "frost", **fields) -> Seed:
        url = f"http://127.0.0.1/{path}.html"
        known = {"language": "en", "title": "Frost", "crawled_at": "2026-01-02T03:04:05Z", "licence": "MIT"}
        return Seed(
            seed_id=digest(source, url, length=16),
            source=source,
            url=url,
            path=f"seeds/{source}/{path}.md",
            markdown=markdown,
            sha256=sha256(markdown),
            **{**known, **fields},
        )

    return make


@pytest.fixture
def pairs(tmp_path, page):
    """The pairs that rules make of a page about Frost."""

    def make(markdown: str, *rules: str) -> list[Pair]:
        workspace = Workspace(tmp_path, create=True)
        workspace.write_seed(page(f"# Frost\n\n{markdown}\n", path="mill", source="mill"))
        settings = Convert(rules=list(rules)) if rules else Convert()
        return list(pairs_of(workspace, settings, sources=["mill"], products={"mill": "Frost"}))

    return make


@pytest.fixture
def answers(pairs):
    """The answers of those pairs."""
    return lambda markdown, *rules: [pair.answer for pair in pairs(markdown, *rules)]
