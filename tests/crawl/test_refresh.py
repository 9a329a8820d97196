"""The same command again is a refresh: what did not change is not fetched or rewritten, and nothing is lost."""

import os
from pathlib import Path

import pytest

from .conftest import Answer, Place, Server, html


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def site(server: Server, count: int = 12, **options: object) -> None:
    """A home page and `count` pages of some length."""
    links = [f"/p{i}" for i in range(count)]
    text = "Words that fill the page so that it is no stub at all. " * 10
    server.pages({"/": Answer(html("Home", *links), **options)})  # type: ignore[arg-type]
    for i, link in enumerate(links):
        server.answers[link] = Answer(html(f"Page {i}", "/", text=f"{text} Number {i}."), **options)  # type: ignore[arg-type]


def test_an_unchanged_site_sends_no_bodies_and_rewrites_no_files(server: Server, place: Place) -> None:
    site(server, validators=True)
    place.crawl(server.root + "/")
    before = place.files()
    times = {path: (place.workspace.root / path).stat().st_mtime_ns for path in before}
    server.log.clear()
    tally = place.crawl(server.root + "/")
    assert tally.kept == 13
    pages = [asked for asked in server.log if asked.path in server.answers]
    assert [asked.status for asked in pages] == [304] * 13
    assert sum(asked.sent for asked in pages) == 0
    assert place.files() == before
    assert {path: (place.workspace.root / path).stat().st_mtime_ns for path in before} == times


def test_a_new_build_stamp_and_navigation_change_no_file(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    before = place.files()
    for path, answer in list(server.answers.items()):
        assert isinstance(answer, Answer)
        body = (
            bytes(answer.body or b"")
            .replace(b"<nav>", b"<nav><a href='/'>new</a>")
            .replace(b"<head>", b"<head><!--2-->")
        )
        server.answers[path] = Answer(body, headers={"ETag": '"other"'})
    place.crawl(server.root + "/")
    assert place.files() == before


def test_exactly_what_changed_changes(server: Server, place: Place, tmp_path: Path) -> None:
    site(server)
    place.crawl(server.root + "/")
    before = place.files()
    server.answers["/p3"] = Answer(html("Page 3", "/", "/new", text="Quite another text. " * 40))
    server.answers["/new"] = Answer(html("New", "/"))
    del server.answers["/p5"]
    tally = place.crawl(server.root + "/")
    after = place.files()
    assert {path for path in after if after[path] != before.get(path)} == {
        "seeds/docs/p3_.md", "seeds/docs/new_.md", "seeds/docs/p5_.md",
    }  # fmt: skip
    assert tally.dropped == {"http-404": 1}
    assert place.seeds(status="tombstone")["/p5"].flags[-1] == "http-404"
    fresh = Place(tmp_path / "fresh")
    fresh.crawl(server.root + "/")
    assert fresh.files() == {path: text for path, text in after.items() if "p5" not in path}


def test_a_page_that_comes_back_is_a_seed_again(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    before, page = place.files(), server.answers.pop("/p5")
    place.crawl(server.root + "/")
    server.answers["/p5"] = page
    place.crawl(server.root + "/")
    assert place.files() == before


def test_failures_delete_nothing(server: Server, place: Place) -> None:
    site(server, 6)
    place.crawl(server.root + "/")
    before = place.files()
    server.pages({"/p1": Answer("", 500), "/p2": Answer(None), "/p3": Answer("", 403), "/p4": Answer("x", wait=2)})
    tally = place.crawl(server.root + "/", timeout=0.5)
    assert place.files() == before
    assert tally.kept == 7
    assert {note for note in tally.notes if note.startswith("kept")} == {
        f"kept-in-spite-of-{reason}" for reason in ("http-500", "reset", "http-403", "timeout")
    }


def test_a_site_that_yields_almost_nothing_loses_nothing(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    before = place.files()
    for path in list(server.answers):
        server.answers[path] = Answer("<html><body><main><p>Back soon.</p></main></body></html>")
    place.crawl(server.root + "/")
    assert place.files() == before
    server.answers.clear()
    place.crawl(server.root + "/")
    assert place.files() == before


def test_one_page_that_shrinks_is_believed(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    server.answers["/p2"] = Answer(html("Page 2", text="Moved to the handbook."))
    place.crawl(server.root + "/")
    assert "Moved to the handbook." in place.seeds()["/p2"].markdown


def test_robots_failures_delete_nothing_but_a_real_refusal_excludes(server: Server, place: Place) -> None:
    site(server, 6)
    place.crawl(server.root + "/")
    before = place.files()
    place.workspace.connect().execute("DELETE FROM robots")
    server.answers["/robots.txt"] = Answer("", 503)
    assert place.crawl(server.root + "/").kept == 7
    assert place.files() == before
    server.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /p1\n", headers={"Content-Type": "text/plain"})
    tally = place.crawl(server.root + "/")
    assert (tally.kept, dict(tally.dropped)) == (6, {"robots": 1})
    assert place.seeds(status="excluded")["/p1"].flags[-1] == "robots"


def test_a_page_that_moves_leaves_a_tombstone(server: Server, place: Place) -> None:
    site(server, 6)
    place.crawl(server.root + "/")
    server.answers["/elsewhere"] = server.answers["/p1"]
    server.answers["/p1"] = Answer("", 301, {"Location": "/elsewhere"})
    place.crawl(server.root + "/")
    assert "/elsewhere" in place.seeds()
    assert place.seeds(status="tombstone")["/p1"].flags[-1] == "redirect"


def test_due_leaves_young_sources_alone(server: Server, place: Place) -> None:
    site(server, 3)
    place.crawl(server.root + "/", refresh="24h")
    server.log.clear()
    from gristmill.config import Source

    assert place.crawl_all(Source(name="docs", start=[server.root + "/"], refresh="24h"), due=True) == {}
    assert not server.log
    later = Source(name="docs", start=[server.root + "/"], refresh="0s")
    assert place.crawl_all(later, due=True)["docs"].kept == 4


def test_without_validators_a_sitemap_spares_the_request(
    server: Server, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    site(server, 4)
    dates = "".join(f"<url><loc>{server.root}/p{i}</loc><lastmod>2020-01-0{i + 1}</lastmod></url>" for i in range(4))
    server.answers["/sitemap.xml"] = Answer(f"<urlset>{dates}</urlset>", headers={"Content-Type": "text/xml"})
    place.crawl(server.root + "/")
    server.log.clear()
    assert place.crawl(server.root + "/").kept == 5
    assert server.asked() == ["/"]
    assert os.environ.get("SOURCE_DATE_EPOCH") is None
