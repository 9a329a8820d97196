"""What was crawled, as files that other tools read: every page is in them, and what a page says stays text."""

import contextlib
import json
from pathlib import Path

import lxml.etree
import pytest

import gristmill
from crawler.inventories.parse import sitemap
from crawler.state.tables import open_state
from gristmill.errors import NothingKeptError
from gristmill.workbench.bench import Workbench
from gristmill.workbench.crawl_files import write_crawl

HOSTILE = "https://evil.example/a?b=1&c=<loc>]]>\"'\x00\x1b[31m\u202eé"


@pytest.fixture
def bench(home: Path) -> Workbench:
    return gristmill.open("workspace")


def rows(bench: Workbench) -> list[dict]:
    return [json.loads(line) for line in (bench.store.crawl / "pages.ndjson").read_text("ascii").splitlines()]


def said(bench: Workbench, page: str, **columns: str) -> None:
    """Let the crawl say something else of a page."""
    with contextlib.closing(open_state(bench.store)) as db:
        named = ", ".join(f"{name} = ?" for name in columns)
        db.execute(f"UPDATE pages SET {named} WHERE url = ?", (*columns.values(), page))


def test_every_page_is_listed_with_what_its_seed_says(bench: Workbench) -> None:
    bench.write_crawl("ndjson")
    found, seeds = rows(bench), {seed.path: seed for seed in bench.seeds()}
    assert [row["url"] for row in found] == [page.url for page in bench.pages().pages]
    assert {row["status"] for row in found} >= {"active", "excluded"}
    for row in found:
        seed = seeds.get(row["seed_path"])
        assert bool(seed) == bool(row["sha256"])
        if seed:
            assert (row["sha256"], row["title"], row["licence"]) == (seed.sha256, seed.title, seed.licence)
            assert row["crawled_at"] == seed.crawled_at


def test_a_sitemap_has_the_pages_in_use_and_our_own_crawl_reads_it(bench: Workbench) -> None:
    written = bench.write_crawl("sitemap")
    [path] = written.files
    there = "https://docs.example/"  # a sitemap of a folder is of no use to a crawl
    found = sitemap(Path(path).read_bytes().replace(b"file:///", there.encode()), url=f"{there}sitemap.xml")
    active = [page for page in bench.crawled() if page.status == "active"]
    assert [entry.url for entry in found.pages] == [page.url.replace("file:///", there) for page in active]
    assert [entry.lastmod for entry in found.pages] == [page.crawled_at for page in active]
    assert (written.pages, written.active) == (len(list(bench.crawled())), len(active))


def test_the_same_crawl_gives_the_same_bytes(bench: Workbench) -> None:
    first = [Path(path).read_bytes() for path in bench.write_crawl("sitemap", "ndjson").files]
    assert [Path(path).read_bytes() for path in bench.write_crawl("ndjson", "sitemap").files] == first


def test_what_a_page_says_stays_text(bench: Workbench) -> None:
    said(bench, "file:///faq.html", url=HOSTILE, last_modified="<b>\n{}\x1b")
    bench.write_crawl("sitemap", "ndjson")
    tree = lxml.etree.parse(bench.store.crawl / "sitemap.xml")
    urls = [element.text for element in tree.iter("{*}loc")]
    assert len(urls) == sum(row["status"] == "active" for row in rows(bench))
    [hostile] = [url for url in urls if "evil" in url]
    assert hostile == "https://evil.example/a?b=1&c=<loc>]]>\"'%00%1B[31m%E2%80%AE%C3%A9"
    assert any(row["url"] == HOSTILE for row in rows(bench))


def test_more_urls_than_a_sitemap_may_have_go_to_several_and_leave_none_of_before(bench: Workbench) -> None:
    def names() -> list[str]:
        return sorted(path.name for path in bench.store.crawl.iterdir())

    total = write_crawl(bench.store, ["sitemap"]).active
    assert names() == ["sitemap.xml"]
    write_crawl(bench.store, ["sitemap"], most=total - 1)
    assert names() == ["sitemap-00000-of-00002.xml", "sitemap-00001-of-00002.xml"]
    parts = [lxml.etree.parse(bench.store.crawl / name).getroot() for name in names()]
    assert [len(part) for part in parts] == [total - 1, 1]


def test_where_nothing_was_crawled_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(NothingKeptError, match="knows of no page"):
        write_crawl(gristmill.open(tmp_path).store, ["sitemap"])
