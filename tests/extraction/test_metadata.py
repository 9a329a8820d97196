"""What a page says of itself."""

import json

import pytest

from crawler.extraction import Extraction, extract
from crawler.extraction.metadata import language_tag, spdx

URL = "https://docs.example/guide/page.html"


def read(head: str = "", body: str = "<main><p>text</p></main>", html: str = "<html>") -> Extraction:
    return extract(f"{html}<head>{head}</head><body>{body}</body></html>".encode(), url=URL)


def test_meta_elements_are_read() -> None:
    made = read(
        "<meta name=description content='A page  on mills.'><meta name=author content='A. Miller'>"
        "<meta property='article:published_time' content='2024-03-01T10:00:00Z'>"
        "<meta property='article:modified_time' content='2024-04-02'><meta name=generator content='Mill 2'>"
        "<meta name='docsearch:version' content='4.2'><link rel=canonical href='../c.html'>"
        "<link rel=license href='https://creativecommons.org/licenses/by-sa/4.0/'>",
        html="<html lang=pt_br>",
    )
    assert made.description == "A page on mills."
    assert made.author == "A. Miller"
    assert (made.published, made.modified) == ("2024-03-01T10:00:00Z", "2024-04-02")
    assert (made.generator, made.version, made.language) == ("Mill 2", "4.2", "pt-BR")
    assert made.canonical == "https://docs.example/c.html"
    assert (made.licence, made.licence_from) == ("CC-BY-SA-4.0", "page")


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("<meta property='og:site_name' content='Mill'><title>Rye — Mill docs</title>", "Mill"),
        ("<title>Rye — Mill documentation (2.2)</title>", "Mill documentation (2.2)"),
        ("<title>Mill manual: Rye</title>", "Mill manual"),
        ("<title>Index (Mill 2.8 API)</title>", "Mill 2.8 API"),
        ("<title>Rye | Grain | Mill</title>", "Grain | Mill"),
        ("<title>Rye</title>", ""),
        ("<title>Milling rye</title>", ""),
        ("", ""),
    ],
)
def test_the_site_is_what_the_title_says_beside_the_page_s_own(head: str, site: str) -> None:
    assert read(head, "<main><h1>Rye</h1><p>text</p></main>").site == site


def test_linked_data_is_read_even_in_a_graph() -> None:
    data = {"@graph": [{"@type": "Organization"}, {"@type": "Article", "headline": "Rye", "inLanguage": "de",
            "author": [{"name": "A"}, {"name": "B"}], "datePublished": "2023-01-02"}]}  # fmt: skip
    made = read(f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert (made.title, made.author, made.published, made.language) == ("Rye", "A, B", "2023-01-02", "de")


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[]",
        '"text"',
        "[" * 5000,
        '{"@graph": 3, "author": {"name": 4}}',
        '{"author": {"@id": [1]}}',
        '{"author": [{"@id": {}}], "@graph": [{"@id": [], "name": "Mo Rye"}]}',
    ],
)
def test_broken_linked_data_is_no_data(script: str) -> None:
    assert read(f"<script type='application/ld+json'>{script}</script>").author == ""


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Rye | The Mill</title>",
            "<main><h1>Milling rye<a class=headerlink href=#x>¶</a></h1></main>",
            "Milling rye",
        ),
        ("<title>Rye | The Mill</title>", "<main><p>x</p></main>", "Rye"),
        ("<title>Rye — The Mill</title><meta property='og:title' content='About rye'>", "<p>x</p>", "About rye"),
        ("<title>Rye</title>", "<h1>Site</h1><h1>Page</h1>", "Rye"),
        ("<title>Data.Rye</title>", "<h1>Documentation</h1>", "Data.Rye"),
        ("", "<h1>Documentation</h1>", "Documentation"),
        ("", "<h1>a</h1><h1>b</h1>", "a"),
        ("", "<p>x</p>", ""),
    ],
)
def test_the_title_is_the_heading_or_what_the_head_says(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("stated", "tag"),
    [("en", "en"), ("EN_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE"), ("en, fr", "en"), ("x", ""),  # noqa: E501
     ("{{lang}}", ""), ("", "")],
)  # fmt: skip
def test_language_tags_come_out_in_their_usual_case(stated: str, tag: str) -> None:
    assert language_tag(stated) == tag


@pytest.mark.parametrize(
    ("stated", "identifier"),
    [
        ("http://creativecommons.org/licenses/by/3.0/deed.en", "CC-BY-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://example.org/terms", "https://example.org/terms"),
    ],
)
def test_licences_get_their_spdx_identifier_where_known(stated: str, identifier: str) -> None:
    assert spdx(stated) == identifier


def test_a_licence_linked_in_the_text_is_not_the_pages() -> None:
    link = "<a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>"
    assert read(body=f"<main><p>Use {link} for photos.</p></main>").licence == ""
    assert read(body=f"<main><p>x</p></main><footer>{link}</footer>").licence == "CC-BY-4.0"


@pytest.mark.parametrize("canonical", ["javascript:x()", "http://[", "mailto:a@b.example"])
def test_a_canonical_address_that_leads_nowhere_is_none(canonical: str) -> None:
    assert read(f"<link rel=canonical href='{canonical}'>").canonical == ""


def test_the_language_is_detected_on_the_prose() -> None:
    german = "Die Mühle mahlt das Korn zu feinem Mehl, und der Bäcker backt daraus am frühen Morgen das Brot für alle."
    assert read(body=f"<main><pre>for x in range(3): print(x)</pre><p>{german}</p></main>").language_detected == "de"
    assert read(body="<main><p>kurz</p></main>").language_detected == ""


@pytest.mark.parametrize(
    ("trail", "site"),
    [
        ("<span class=parentlinks><a href=./index.html>rye-mill</a>/ <a href=a.html>Stones</a></span>", "rye-mill"),
        ("<ol class=breadcrumbs><li><a href=/>Rye Mill</a></li><li>Stones</li></ol>", "Rye Mill"),
        ("<ol class=breadcrumbs><li><a href=/>Home</a></li><li>Stones</li></ol>", ""),
        ("<ol class=breadcrumbs><li>Stones</li></ol>", ""),
    ],
)
def test_a_trail_of_crumbs_begins_with_the_site(trail: str, site: str) -> None:
    assert read("<title>Dressing</title>", f"<div>{trail}</div><main><h1>Dressing</h1><p>text</p></main>").site == site


def test_a_heading_that_names_the_site_on_every_page_leaves_it_the_site() -> None:
    made = read(
        "<title>Rye — Mill Documentation</title>",
        "<div><h1><a href=index.html>Mill Documentation</a></h1></div><main><h1>Rye¶</h1><p>text</p></main>",
    )
    assert (made.title, made.site) == ("Rye", "Mill Documentation")
