"""What an answer is: a page, Markdown, bytes that are no text."""

import gzip
import zlib

import pytest

from crawler.source.arrival import Arrival, is_binary
from crawler.urls.canonical import from_header
from crawler.urls.markdown import counterparts
from crawler.urls.relations import relation
from crawler.urls.scripted import targets

HTML = b"<!doctype html><html lang=en><body><main><h1>A</h1><p>Words.</p></main></body></html>"
XHTML = b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Words.</p></body></html>"
PREFIXED = b"<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body>Words</h:body></h:html>"
NOISE = zlib.compress(bytes(range(256)) * 40)[2:]


def answer(body: bytes, kind: str = "text/html", status: int = 200) -> Arrival:
    return Arrival(status=status, headers={"content-type": [kind]} if kind else {}, body=body)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, ""), (201, ""), (203, ""), (226, ""), (202, "http-202"), (204, "http-204"), (206, "http-206"),
     (404, "http-404"),
     (304, "unchanged"), (307, "redirect")],
)  # fmt: skip
def test_a_success_with_a_whole_body_is_a_page(status: int, outcome: str) -> None:
    assert answer(HTML, status=status).outcome == outcome


@pytest.mark.parametrize(
    ("body", "kind", "page"),
    [
        (HTML, "text/html; charset=utf-8", True),
        (HTML, "TEXT/HTML", True),
        (HTML, "", True),
        (HTML, "text/plain", True),
        (XHTML, "application/xhtml+xml", True),
        (XHTML, "application/xml", True),
        (XHTML, "text/xml", True),
        (XHTML, "application/vnd.wap.xhtml+xml", True),
        (b"<?xml version='1.0'?><!-- " + b"x" * 2000 + b" -->" + XHTML[21:], "application/xml", True),
        (PREFIXED, "application/xml", True),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "application/xml", False),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", False),
        (b"{}", "application/json", False),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + NOISE, "text/html", False),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "text/html", False),
        (b"GIF89a" + NOISE, "text/html", False),
        (b"PK\x03\x04" + NOISE, "text/html", False),
        (gzip.compress(HTML * 20), "text/html", False),
        (b"\0\0\0\x20ftypisom" + NOISE, "text/html", False),
        (bytes(range(256)) * 6, "text/html", False),
        (b"<p>Colours: \x1b[31mred\x1b[0m</p>" * 9, "text/html", True),  # a terminal's, which people paste
        (HTML + b"\0", "text/html", True),
        (HTML.decode().encode("utf-16-le"), "text/html; charset=utf-16", True),
        (HTML.decode().encode("utf-16"), "text/html", True),
        ("<p>Größe</p>".encode("cp1252"), "text/html", True),
        (b"", "text/html", True),
    ],
)
def test_what_is_a_page(body: bytes, kind: str, page: bool) -> None:
    assert answer(body, kind).is_page is page


@pytest.mark.parametrize(
    ("body", "kind", "url", "markdown"),
    [
        (b"# A\n\nWords.\n", "text/markdown; charset=utf-8", "http://h/a", True),
        (b"# A\n\nWords.\n", "text/x-markdown", "http://h/a", True),
        (b"# A\n\nWords.\n", "text/plain", "http://h/a.md", True),
        (b"# A\n\nWords.\n", "application/octet-stream", "http://h/A.MD?raw=1", True),
        (b"# A\n\nWords.\n", "", "http://h/a.markdown", True),
        (b"# A\n\nWords.\n", "text/plain", "http://h/a.txt", False),
        (HTML, "text/markdown", "http://h/a.md", False),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "application/octet-stream", "http://h/a.md", False),
    ],
)
def test_what_is_markdown(body: bytes, kind: str, url: str, markdown: bool) -> None:
    assert answer(body, kind).is_markdown(url) is markdown


def test_text_in_any_encoding_is_no_binary() -> None:
    for encoding in ("utf-8", "utf-16", "cp1251", "shift_jis", "gb18030", "koi8-r"):
        assert not is_binary("<p>Ж</p>".encode(encoding, "replace") * 50)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/guide/größe".encode().decode("latin-1"), "/guide/größe"),
        ("/guide/größe", "/guide/gr%F6%DFe"),  # bytes that are no UTF-8 stay the bytes that they are
        ("https://bücher.example/a".encode().decode("latin-1"), "https://bücher.example/a"),
        ("/guide/%C3%B6", "/guide/%C3%B6"),
        ("/日本", "/日本"),
    ],
)
def test_bytes_of_a_header_are_read_as_utf8(said: str, meant: str) -> None:
    assert from_header(said) == meant


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('</z/main>; rel="canonical"', "http://h/z/main"),
        ("<http://h/z>;rel=canonical", "http://h/z"),
        ('<a.css>; rel=preload; as="style", <b>; title="x, y"; rel="shortlink canonical"', "http://h/d/b"),
        ('<a>; rel="alternate"', ""),
        ('<a>; rel="canonical"; anchor="/other"', ""),
        ("<>; rel=canonical", "http://h/d/page"),
        ("<ftp://h/a>; rel=canonical", ""),
        ("", ""),
    ],
)
def test_a_header_can_name_the_canonical_page(header: str, found: str) -> None:
    assert relation(header, "canonical", "http://h/d/page") == found


def test_a_header_can_name_the_markdown_of_a_page() -> None:
    header = '</a.json>; rel=alternate; type="application/json", </a.md>; rel="alternate"; type="text/markdown"'
    assert relation(header, "alternate", "http://h/a", kind="text/markdown") == "http://h/a.md"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('window.location.replace("en/latest/");', ["en/latest/"]),
        ("location.href = 'a.html'", ["a.html"]),
        ("window.location='a/'", ["a/"]),
        ("top.location.assign(`a/`)", ["a/"]),
        ("document.location.href='./a/' + window.location.hash", ["./a/"]),
        ('self.location.replace("a/" + location.search + location.hash)', ["a/"]),
        ('var to = "a/index.html"; window.location.replace(to);', ["a/index.html"]),
        ("if (de) location = 'de/'; else location = 'en/';", ["de/", "en/"]),
        ('setTimeout(function () { window.location.href = "a/"; }, 0);', ["a/"]),
        ("if (location.href == 'a.html') go();", []),
        ("location.href = base + 'a.html'", []),
        ("location.href = 'v' + version + '/'", []),
        ("location.hash = 'top'", []),
        ("mylocation = 'a'", []),
        ("location.replace(`${base}/a`)", []),
        ("window.location.reload()", []),
    ],
)
def test_a_script_says_where_it_goes(code: str, found: list[str]) -> None:
    assert list(targets(code)) == found


@pytest.mark.parametrize(
    ("url", "pages"),
    [
        ("http://h/a.md", ["http://h/a", "http://h/a.html", "http://h/a/"]),
        ("http://h/a.html.md", ["http://h/a.html", "http://h/a.html/"]),
        ("http://h/d/index.md", ["http://h/d/index", "http://h/d/index.html", "http://h/d/index/", "http://h/d/"]),
        ("http://h/README.md", ["http://h/README", "http://h/README.html", "http://h/README/", "http://h/", "http://h/index.html"]),
        ("http://h/a.html", []),
    ],
)  # fmt: skip
def test_a_markdown_file_may_be_a_copy_of_these_pages(url: str, pages: list[str]) -> None:
    assert sorted(counterparts(url)) == sorted({*pages, *(["http://h/d/index.html"] if "/d/" in url else [])})
