"""Odd but good answers, over a real server: each page comes, under the right address."""

from pathlib import Path

import pytest

from .conftest import Answer, Place, Server, html

PROSE = "The mill of this page grinds what it is given, and it keeps a record of every sack for thirty days or more."


def other(title: str, *links: str) -> str:
    return html(
        title, *links, text=f"{PROSE} That is what the page {title} says, and no other page says it of {title}."
    )


@pytest.mark.parametrize(
    "location",
    ["/guide/größe".encode().decode("latin-1"), "guide/gr%C3%B6%C3%9Fe", "/guide/größe#x".encode().decode("latin-1")],
)
def test_a_redirect_to_a_name_in_utf8_is_followed(server: Server, place: Place, location: str) -> None:
    server.pages({"/": other("Home", "/old"), "/old": Answer("", 301, {"Location": location})})
    server.pages({"/guide/gr%C3%B6%C3%9Fe": other("Size")})
    place.crawl(server.root + "/")
    assert server.counts()["/guide/gr%C3%B6%C3%9Fe"] == 1
    assert set(place.seeds()) == {"/", "/guide/gr%C3%B6%C3%9Fe"}


@pytest.mark.parametrize(
    "head",
    [
        '<script>window.location.replace("en/latest/");</script>',
        '<script>var v = "en/latest/"; location.href = v;</script><p>Redirecting …</p>',
        "<body onload=\"location.replace('en/latest/')\">",
        '<script>setTimeout(() => { window.location = "./en/latest/" + location.hash }, 10)</script>',
    ],
)
def test_a_start_page_that_goes_on_by_script_is_followed(server: Server, place: Place, head: str) -> None:
    server.pages({"/": f"<html><head><title>Docs</title>{head}</html>"})
    server.pages({"/en/latest/": other("Docs", "a.html"), "/en/latest/a.html": other("A")})
    assert place.crawl(server.root + "/", scope="path").kept == 2


def test_a_page_with_a_text_of_its_own_is_no_redirect_whatever_its_script_does(server: Server, place: Place) -> None:
    page = other("Home").replace("</head>", "<script>function go() { location.href = '/elsewhere'; }</script></head>")
    server.pages({"/": page})
    assert place.crawl(server.root + "/").kept == 1
    assert "/elsewhere" not in server.counts()


def test_the_header_names_the_canonical_page(server: Server, place: Place) -> None:
    copy = Answer(other("Dup"), 200, {"Link": '</a.css>; rel=preload, </z/main>; rel="canonical"'})
    server.pages({"/": other("Home", "/a/copy"), "/a/copy": copy, "/z/main": other("Dup")})
    tally = place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/z/main"}
    assert tally.dropped["duplicate-canonical"] == 1


def test_pages_that_are_only_markdown_are_pages_with_links(server: Server, place: Place) -> None:
    kind = {"Content-Type": "text/markdown; charset=utf-8"}
    guide = f"---\ntitle: Guide\n---\n\n{PROSE} See [the other](sub/other.md).\n\n```js\nlet a = 1;\n```\n"
    server.pages({"/": other("Home", "/guide.md"), "/guide.md": Answer(guide, 200, kind)})
    server.pages({"/sub/other.md": Answer(f"# Other\n\n{PROSE} And more of [it](third.md).\n", 200, kind)})
    server.pages({"/sub/third.md": Answer(f"# Third\n\n{PROSE} The third.\n", 200, {"Content-Type": "text/plain"})})
    place.crawl(server.root + "/")
    seeds = place.seeds()
    assert set(seeds) == {"/", "/guide.md", "/sub/other.md", "/sub/third.md"}
    assert (seeds["/guide.md"].title, seeds["/guide.md"].via, seeds["/guide.md"].flags) == ("Guide", "markdown", ())
    assert f"]({server.root}/sub/other.md)" in seeds["/guide.md"].markdown
    assert "```javascript\nlet a = 1;\n```" in seeds["/guide.md"].markdown
    files = place.files()
    place.crawl(server.root + "/")
    assert place.files() == files


def test_markdown_beside_a_page_is_that_page_once_more(server: Server, place: Place) -> None:
    said = {"Content-Type": "text/markdown"}
    server.pages({"/": other("Home", "/a.html", "/a.md"), "/a.html": other("A"), "/b": other("B")})
    server.pages({"/a.md": Answer(f"# A\n\n{PROSE} That is what the page A says.\n", 200, said)})
    listed = f"# Docs\n\n- [B]({server.root}/b.md)\n- [Only here]({server.root}/only.md)\n- [B]({server.root}/b)\n"
    server.pages({"/llms.txt": Answer(listed, 200, {"Content-Type": "text/plain"})})
    server.pages(
        {
            "/b.md": Answer(f"# B\n\n{PROSE}\n", 200, said),
            "/only.md": Answer(f"# Only\n\n{PROSE} Only here.\n", 200, said),
        }
    )
    tally = place.crawl(server.root + "/")
    assert set(place.seeds()) == {"/", "/a.html", "/b", "/only.md"}
    assert tally.dropped["duplicate-markdown"] == 2
    assert "/b.md" not in server.counts()  # its page was there before


@pytest.mark.parametrize("kind", ["application/xhtml+xml", "application/xml", "text/xml; charset=utf-8"])
def test_xhtml_is_a_page_whatever_xml_it_is_declared_as(server: Server, place: Place, kind: str) -> None:
    body = other("X").replace(
        "<!doctype html><html lang=en>", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' lang='en'>"
    )
    server.pages({"/": other("Home", "/x"), "/x": Answer(body, 200, {"Content-Type": kind})})
    assert place.crawl(server.root + "/").kept == 2


@pytest.mark.parametrize(
    ("language", "encoding", "said"),
    [
        ("fr", "cp1252", "Voilà où ça mène : déjà vu, un cœur à côté de l’été"),
        ("de-AT", "cp1252", "Größe „über“ alles – für 5 €"),
        ("pl", "cp1250", "Zażółć gęślą jaźń, proszę"),
        ("el", "cp1253", "Καλημέρα σε όλους"),
        ("tr", "cp1254", "Değirmenin içindeki taş"),
    ],
)
def test_a_page_without_a_charset_has_that_of_its_language(
    server: Server, place: Place, language: str, encoding: str, said: str
) -> None:
    body = f"<html lang={language}><title>P</title><body><main><h1>P</h1><p>{said}, {said}.</p></main></body></html>"
    server.pages({"/": Answer(body.encode(encoding), 200, {"Content-Type": "text/html"})})
    place.crawl(server.root + "/")
    assert said in place.seeds()["/"].markdown


def test_files_that_only_send_on_are_redirects(tmp_path: Path, place: Place) -> None:
    site = tmp_path / "built"
    site.mkdir()
    (site / "Grammar.html").write_text(other("Grammar", "Aliasing.html"))
    refresh = '<html><head><meta http-equiv="Refresh" content="0; url={}"></head><body><p>See {}.</p></body></html>'
    for name, target in (
        ("Aliasing", "Grammar.html#Aliasing"),
        ("Old", "Grammar.html"),
        ("Lost", "https://x.example/"),
    ):
        (site / f"{name}.html").write_text(refresh.format(target, target))
    (site / "Scripted.html").write_text("<script>location.replace('Grammar.html')</script>")
    tally = place.crawl(str(site))
    assert (tally.kept, dict(tally.dropped)) == (1, {"redirect": 4})
