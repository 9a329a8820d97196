"""A survey asks for no more than start page, robots.txt and inventories, and what it writes is a configuration."""

from pathlib import Path

import pytest

from crawler.crawl import UnreachedError
from crawler.survey import survey
from gristmill.config import Source
from gristmill.configfile import load
from gristmill.errors import UserError
from gristmill.records import Tally
from gristmill.workbench.starting import start

from .conftest import Answer, Server, html

LICENCE = '<link rel=license href="https://creativecommons.org/licenses/by/4.0/">'
HOSTILE = "x\u2028evil: [1, 2]\n    robots: false # \x1b[31m"
XML = {"Content-Type": "application/xml"}


def site(server: Server) -> str:
    urls = [f"{server.root}/{path}" for path in ("1.4/a", "1.4/b", "2.0/a", "2.0/b", "2.0/c", "plain")]
    listed = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    head = f'{LICENCE}<meta name=generator content="{HOSTILE}"><meta name=robots content=noai>'
    server.pages({
        "/": html(HOSTILE, "/plain", "/other", head=head), "/other": html("Other"),
        "/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.2\n", headers={"Content-Type": "text/plain"}),
        "/sitemap.xml": Answer(f"<urlset>{listed}</urlset>", headers=XML),
    })  # fmt: skip
    return server.root + "/"


def test_no_page_but_the_start_page_is_asked_for(server: Server) -> None:
    (found,) = survey([Source(name="docs", start=[site(server)])])
    assert server.asked() == ["/"]
    assert (found.pages, found.inventories, found.outcome) == (7, {"sitemap": 6}, "ok")
    assert (found.delay, found.seconds) == (0.2, 1.4)
    assert (found.licence, found.language, found.refusal) == ("CC-BY-4.0", "en", "noai")
    assert found.versions == {"1.4": 2, "2.0": 3}
    assert 0 < found.megabytes < 0.1


@pytest.mark.parametrize(("most", "pages"), [(3, 3), (10_000, 3)])
def test_without_an_inventory_the_links_of_the_start_page_count(server: Server, most: int, pages: int) -> None:
    server.pages({"/": html("Home", "/one", "/two", "/three")} if most == 3 else {"/": html("Home", "/one", "/two")})
    (found,) = survey([Source(name="docs", start=[server.root + "/"], max_pages=most)])
    assert (found.pages, found.inventories) == (pages, {})
    assert server.asked() == ["/"]


def test_a_folder_is_counted_without_a_request(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html("A"))
    (found,) = survey([Source(name="docs", start=[str(tmp_path)])])
    assert (found.pages, found.seconds, found.outcome) == (1, 0.0, "ok")


def test_what_a_page_says_steers_no_configuration(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "spiders.yaml"
    start(site(server), path, contact="me@example.org")
    config = load(path)
    (source,) = config.sources
    assert (config.contact, source.robots, source.delay, source.version) == ("me@example.org", True, 1.0, "stable")
    assert (source.licence, source.language, source.max_pages) == ("CC-BY-4.0", "en", 100)
    text = path.read_text("utf-8")
    assert "\x1b" not in text
    assert "must not be used (noai)" in text


def test_a_file_that_exists_is_left_alone(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "spiders.yaml"
    path.write_text("mine")
    for url, message in ((site(server), "exists"), ("docs.example", "exists")):
        with pytest.raises(UserError, match=message):
            start(url, path)
    assert path.read_text() == "mine"
    with pytest.raises(UserError, match="is no URL"):
        start("./folder", tmp_path / "new.yaml")


def test_a_site_that_is_not_there_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreachedError):
        start("http://127.0.0.1:1/", tmp_path / "spiders.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_survey_that_is_stopped_writes_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Tally(stage="crawl", source="docs")
    stopped.notes["interrupted"] = 1
    monkeypatch.setattr("crawler.survey.crawl", lambda *_, **__: [stopped])
    with pytest.raises(KeyboardInterrupt):
        start("https://docs.example/", tmp_path / "spiders.yaml")
    assert not (tmp_path / "spiders.yaml").exists()
