"""The demo site is what the README promises: complete, valid, and with every hard case that a real site has."""

import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

SITE = Path(__file__).parents[2] / "demo" / "site"
PUBLISHED = "https://tarn.example/"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
ORPHAN = "internals/segment-format.html"
UNLISTED = {"drafts/roadmap.html", "private/release-checklist.html"}
LANGUAGES = {
    "bash", "c", "console", "go", "http", "ini", "java", "json", "python", "rust", "text", "toml", "typescript", "yaml",
}  # fmt: skip


def text(page: str) -> str:
    return (SITE / page).read_text("utf-8")


def tree(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(text(page))


def count(selector: str) -> int:
    return sum(len(tree(page).css(selector)) for page in PAGES)


def links(page: str) -> list[str]:
    return [node.attributes["href"] or "" for node in tree(page).css("a[href]")]


def target(page: str, href: str) -> tuple[str, str]:
    """(path below the site, fragment) of a link, with index.html for a folder."""
    url, fragment = urldefrag(urljoin(PUBLISHED + page, href))
    path = unquote(urlsplit(url).path).lstrip("/")
    return (path + "index.html" if path.endswith("/") or not path else path), fragment


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_is_well_formed(self, page):
        etree.fromstring(text(page).removeprefix("<!DOCTYPE html>\n").encode())

    def test_says_the_same_to_a_browser_as_to_an_xml_parser(self, page):
        # A paragraph in a paragraph, a list outside of its item or a stray cell would be moved by the HTML parser.
        strict = etree.fromstring(text(page).removeprefix("<!DOCTYPE html>\n").encode())
        expected = Counter(etree.QName(node).localname.lower() for node in strict.iter(etree.Element))
        parsed = Counter(node.tag for node in tree(page).root.traverse())
        assert parsed == expected

    def test_has_unique_ids(self, page):
        ids = [node.attributes["id"] for node in tree(page).css("[id]")]
        assert len(ids) == len(set(ids))

    def test_has_one_title_and_no_gap_in_its_headings(self, page):
        levels = [int(node.tag[1]) for node in tree(page).css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= level + 1 for level, later in itertools.pairwise(levels))

    def test_declares_charset_language_canonical_and_licence(self, page):
        parsed = tree(page)
        assert parsed.css_first("html").attributes["lang"] == ("de" if page.startswith("de/") else "en")
        assert parsed.css_first("meta[charset]").attributes["charset"] == "utf-8"
        assert target("", parsed.css_first("link[rel=canonical]").attributes["href"])[0] == page
        assert {node.attributes["href"] for node in parsed.css("[rel=license]")} == {
            "https://creativecommons.org/licenses/by/4.0/"
        }

    def test_has_the_chrome_of_a_documentation_site(self, page):
        parsed = tree(page)
        for part in ("header", "nav.sidebar", "main", "article", ".edit", "footer"):
            assert len(parsed.css(part)) == 1, part

    def test_links_only_to_pages_and_anchors_that_exist(self, page):
        for href in links(page):
            if urlsplit(urljoin(PUBLISHED + page, href)).hostname != "tarn.example":
                continue
            path, fragment = target(page, href)
            assert (SITE / path).is_file(), href
            assert not fragment or tree(path).css_first(f'[id="{fragment}"]'), href

    def test_loads_only_files_of_the_site(self, page):
        for node in tree(page).css("[src], link[rel=stylesheet]"):
            assert (SITE / page).parent.joinpath(node.attributes.get("src") or node.attributes["href"]).is_file()

    def test_describes_its_images(self, page):
        assert all(len(image.attributes["alt"] or "") > 20 for image in tree(page).css("img"))

    def test_names_the_language_of_its_code(self, page):
        for code in tree(page).css("pre > code"):
            assert code.attributes["class"].removeprefix("language-") in LANGUAGES


def test_there_are_more_than_24_pages_in_two_languages():
    assert len(PAGES) >= 24
    assert sum(page.startswith("de/") for page in PAGES) >= 2


def test_the_sitemap_names_every_public_page():
    listed = re.findall(r"<loc>(.*?)</loc>", text("sitemap.xml"))
    assert {target("", url)[0] for url in listed} == set(PAGES) - UNLISTED


def test_one_page_is_linked_from_nowhere_but_the_sitemap():
    linked = {target(page, href)[0] for page in PAGES if page != ORPHAN for href in links(page)}
    assert set(PAGES) - linked == {ORPHAN}


def test_llms_txt_names_pages_that_exist():
    listed = re.findall(r"\]\((.*?)\)", text("llms.txt"))
    assert len(listed) > 24
    assert {target("", url)[0] for url in listed} < set(PAGES)


def test_robots_txt_closes_a_folder_and_names_the_sitemap():
    assert "\nDisallow: /private/\n" in text("robots.txt")
    assert f"\nSitemap: {PUBLISHED}sitemap.xml\n" in text("robots.txt")


def test_consent_signals_stand_on_the_pages_that_need_them():
    robots = {page: node.attributes["content"] for page in PAGES if (node := tree(page).css_first("meta[name=robots]"))}
    assert robots == {"drafts/roadmap.html": "noindex", "benchmarks.html": "noai, noimageai"}


@pytest.mark.parametrize(
    ("selector", "least"),
    [
        ("main table", 20),
        ("main ol > li > ol", 2),
        ("main ul > li > ul", 1),
        ("dl:not([class]) > dt", 20),
        ("dl.option-list > dt", 10),
        ("dl.py.function", 1),
        ("dl.py.method", 5),
        ("dl.field-list", 4),
        (".member > h3 > code", 4),
        (".endpoint > h2 > code", 5),
        ("details > summary", 1),
        ("[role=tabpanel]", 3),
        ("main img[alt]", 2),
        (".footnote-ref", 2),
        ("math annotation", 4),
        ("kbd", 2),
        (".versionadded", 6),
        (".versionchanged", 3),
        (".deprecated", 2),
        ("nav.prev-next", 20),
    ],
)
def test_the_site_holds_every_construct_that_documentation_has(selector, least):
    assert count(selector) >= least


def test_admonitions_come_in_six_kinds():
    kinds = {node.attributes["class"] for page in PAGES for node in tree(page).css(".admonition")}
    assert len(kinds) >= 6


def test_code_comes_in_all_languages():
    blocks = (node.attributes["class"] for page in PAGES for node in tree(page).css("pre > code"))
    assert {name.removeprefix("language-") for name in blocks} == LANGUAGES
