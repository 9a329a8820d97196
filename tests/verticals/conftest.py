"""Pages in the markup of publishers of law and of medicine, from their HTML to their pairs."""

import functools
from pathlib import Path

import pytest

from converter.convert import convert_page, pair_of, settle
from converter.site import Site
from crawler.extraction import extract
from gristmill.config import Convert
from gristmill.records import Seed
from gristmill.sections import sections
from gristmill.text import digest, sha256

HERE = Path(__file__).parent


def seed_of(html: bytes, vertical: str, url: str) -> Seed:
    found = extract(html, url=url, content_type="text/html; charset=utf-8")
    return Seed(
        seed_id=digest("frost", url, length=16),
        source="frost",
        url=url,
        path="seeds/frost/page.md",
        markdown=found.markdown,
        sha256=sha256(found.markdown),
        title=found.title,
        site=found.site,
        crawled_at="2026-01-02T03:04:05Z",
        licence="CC0-1.0",
        language=found.language,
        vertical=vertical,
    )


def pairs_of(seed: Seed) -> list:
    made, places = convert_page(seed, Site(), Convert()), sections(seed.markdown)
    settled = zip(made.drafts, settle(made.drafts), strict=True)
    return [pair_of(seed, draft, question, places) for draft, question in settled if question]


@functools.cache
def _of_file(name: str) -> tuple:
    vertical = "legal" if name.startswith("law/") else "medical"
    seed = seed_of((HERE / f"{name}.html").read_bytes(), vertical, f"https://law.example/{name}")
    return seed, tuple(pairs_of(seed))


@pytest.fixture(scope="session")
def made():
    """`made("law/uk")`: the seed and the pairs of a page that lies here."""
    return _of_file


@pytest.fixture(scope="session")
def of_html():
    """`of_html("<h1>…", "legal")`: the pairs of a page's body."""

    def of(
        body: str, vertical: str, *, url: str = "https://law.example/page", language: str = "en", title: str = ""
    ) -> list:
        page = f'<html lang="{language}"><head><title>{title}</title></head><body><main>{body}</main></body></html>'
        return pairs_of(seed_of(page.encode(), vertical, url))

    return of
