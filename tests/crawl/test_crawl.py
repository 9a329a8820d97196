"""The crawl as a person sees it: a site in, seeds out."""

from pathlib import Path

import pytest

from .conftest import Answer, Place, Server, html


def test_a_site_becomes_one_seed_for_each_page(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", "b/c.html"), "/a": html("A", "/"), "/b/c.html": html("C", "../a")})
    tally = place.crawl(server.root + "/")
    assert (tally.kept, tally.seen) == (3, 3)
    assert place.seeds()["/b/c.html"].path == "seeds/docs/b/c.md"
    assert place.seeds()["/"].markdown.startswith("# Home\n")


def test_every_page_is_asked_for_once(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", "/a", "/a#x", "/a?utm_source=y"), "/a": html("A", "/", "/a")})
    place.crawl(server.root + "/")
    assert server.counts() == {"/": 1, "/a": 1}


def test_the_tally_adds_up_over_all_kinds_of_ends(server: Server, place: Place) -> None:
    server.pages(
        {
            "/": html("Home", "/gone", "/down", "/moved", "/same", "/picture", "/other"),
            "/gone": Answer("", 410),
            "/down": Answer("", 404),
            "/moved": Answer("", 301, {"Location": "/other"}),
            "/same": html("Home", "/gone", "/down", "/moved", "/same", "/picture", "/other"),
            "/picture": Answer(b"\x89PNG", headers={"Content-Type": "image/png"}),
            "/other": html("Other"),
        }
    )
    tally = place.crawl(server.root + "/")
    assert tally.kept == 2
    assert dict(tally.dropped) == {
        "http-410": 1, "http-404": 1, "redirect": 1, "duplicate-content": 1, "not-html": 1,
    }  # fmt: skip
    assert tally.seen == tally.kept + sum(tally.dropped.values())


def test_a_start_url_that_moves_takes_the_scope_with_it(server: Server, place: Place) -> None:
    other = Server("127.0.0.2", server.port)
    try:
        server.pages({"/": Answer("", 301, {"Location": other.root + "/docs/"})})
        other.pages({"/docs/": html("Docs", "/docs/a"), "/docs/a": html("A")})
        assert place.crawl(server.root + "/", other.root + "/x").kept == 2
    finally:
        other.close()


def test_pages_of_other_hosts_are_left_alone(server: Server, place: Place) -> None:
    server.pages({"/": html("Home", f"http://127.0.0.9:{server.port}/x", "mailto:a@b.c", "javascript:void(0)")})
    assert place.crawl(server.root + "/").seen == 1


def test_a_page_limit_keeps_the_same_pages_whatever_answers_first(server: Server, tmp_path: Path) -> None:
    links = [f"/p{i}" for i in range(20)]
    server.pages({"/": html("Home", *links)})
    kept = []
    for slow in (3, 17):
        server.pages({link: Answer(html(link), wait=0.2 * (link == f"/p{slow}")) for link in links})
        place = Place(tmp_path / str(slow))
        tally = place.crawl(server.root + "/", max_pages=6)
        assert (tally.kept, tally.dropped["limit"]) == (6, 15)
        kept.append(sorted(place.seeds()))
    assert kept[0] == kept[1]


def test_depth_counts_links_from_the_start(server: Server, place: Place) -> None:
    server.pages({"/": html("0", "/1"), "/1": html("1", "/2"), "/2": html("2", "/3"), "/3": html("3")})
    tally = place.crawl(server.root + "/", max_depth=2)
    assert (tally.kept, dict(tally.dropped)) == (3, {"depth": 1})
    assert "/3" not in server.counts()


def test_a_folder_is_read_like_a_site(tmp_path: Path, place: Place) -> None:
    site = tmp_path / "built"
    (site / "guide").mkdir(parents=True)
    (site / "index.html").write_text(html("Home", "guide/a.html"))
    (site / "guide" / "a.html").write_text(html("A", "../index.html"))
    (site / "notes.txt").write_text("no page")
    tally = place.crawl(str(site))
    assert tally.kept == 2
    assert {seed.path: seed.url for seed in place.seeds().values()} == {
        "seeds/docs/index.md": "file:///index.html",
        "seeds/docs/guide/a.md": "file:///guide/a.html",
    }


def test_folders_with_what_pages_are_made_with_hold_no_page(tmp_path: Path, place: Place) -> None:
    site = tmp_path / "built"
    readmes = ("_static/fonts/serif", "_static/api", "fonts", "lib/node_modules/gate")
    for inside in readmes:
        (site / inside).mkdir(parents=True)
        (site / inside / "readme.html").write_text(html(inside))
    (site / "index.html").write_text(html("Home"))
    place.crawl(str(site))
    kept = {seed.url for seed in place.seeds().values()}
    assert kept == {f"file:///{page}.html" for page in ("index", "_static/api/readme", "fonts/readme")}


def test_a_folders_listings_of_sources_are_read_after_all_pages(tmp_path: Path, place: Place) -> None:
    for name in ("_modules/a.html", "_modules/b.html", "guide.html", "start.html"):
        path = tmp_path / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"<html><body><main><h1>{name}</h1><p>Text of the page {name}, some words.</p></main></body></html>"
        )
    place.crawl(str(tmp_path / "html"), max_pages=2)
    assert [seed.url for seed in place.workspace.seeds()] == ["file:///guide.html", "file:///start.html"]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path, place: Place) -> None:
    (tmp_path / "secret.html").write_text(html("Secret"))
    site = tmp_path / "built"
    site.mkdir()
    (site / "a.html").write_text(html("A"))
    (site / "b.html").symlink_to(tmp_path / "secret.html")
    (site / "up").symlink_to(tmp_path, target_is_directory=True)
    assert place.crawl(str(site)).kept == 1


def test_a_missing_folder_is_one_sentence(tmp_path: Path, place: Place) -> None:
    from gristmill.errors import UserError

    with pytest.raises(UserError, match="is no folder"):
        place.crawl(str(tmp_path / "nowhere"))


def test_a_folder_that_holds_no_page_is_one_sentence(tmp_path: Path, place: Place) -> None:
    from gristmill.errors import UserError

    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("no page")
    with pytest.raises(UserError, match=r"holds no HTML file \(\.html, .*; say --pdf for PDF files"):
        place.crawl(str(tmp_path / "empty"))


def test_an_odd_site_is_one_file(server: Server, place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import crawler.spiders
    from gristmill.errors import UserError

    (tmp_path / "odd.py").write_text(
        "def start(source):\n    return [source.start[0] + 'hidden']\n\n"
        "def rewrite(url):\n    return '' if 'never' in url else url.replace('/view/', '/raw/')\n"
    )
    monkeypatch.setattr(crawler.spiders, "__path__", [str(tmp_path)])
    server.pages({"/": html("Home", "/view/a", "/never"), "/raw/a": html("A"), "/hidden": html("Hidden")})
    place.crawl(server.root + "/", spider="odd")
    assert set(server.counts()) == {"/", "/hidden", "/raw/a"}
    with pytest.raises(UserError, match="has no file"):
        place.crawl(server.root + "/", spider="none")
