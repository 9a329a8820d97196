"""Inventories of real shapes, of broken shapes, and of people who mean harm."""

import gzip
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.inventories import parse as inventories
from crawler.inventories.coverage import coverage, expected_pages
from crawler.inventories.parse import Inventory, inflate, parse, timestamp, well_known
from crawler.urls.canonical import Scope

H = "https://docs.example.org"
MAP = H + "/manual/sitemap.xml"
INV = H + "/manual/objects.inv"
JS = H + "/manual/searchindex.js"
INDEX = H + "/manual/search/search_index.json"
LLMS = H + "/llms.txt"
KINDS = ("sitemap", "objects.inv", "searchindex.js", "search index", "llms.txt")


def urls(found: Inventory) -> list[str]:
    return [page.url.removeprefix(H) for page in found.pages]


def sitemap(*entries: str, root: str = "urlset") -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">{"".join(entries)}</{root}>'.encode()


def entry(location: str, lastmod: str = "") -> str:
    return f"<url><loc>{location}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"


def read_map(body: bytes) -> Inventory:
    return parse("sitemap", body, url=MAP)


# sitemaps


def test_a_sitemap_lists_its_pages_in_order_with_their_dates() -> None:
    found = read_map(sitemap(entry(f"\n  {H}/b\n", "2025-03-04T05:06:07+02:00"), entry(H + "/a")))
    assert [(page.url, page.lastmod) for page in found.pages] == [
        (H + "/b", "2025-03-04T03:06:07Z"),
        (H + "/a", ""),
    ]
    assert (found.kind, found.url, found.fault, found.sitemaps) == ("sitemap", MAP, "", ())


def test_an_index_lists_further_sitemaps_once_each() -> None:
    parts = [f"<sitemap><loc>{place}</loc></sitemap>" for place in (H + "/s1.xml", "s2.xml.gz", H + "/s1.xml")]
    found = read_map(sitemap(*parts, root="sitemapindex"))
    assert found.sitemaps == (H + "/s1.xml", H + "/manual/s2.xml.gz")
    assert found.pages == ()


def test_an_index_lists_no_more_sitemaps_than_one_source_may_have() -> None:
    parts = [f"<sitemap><loc>{H}/s{number}.xml</loc></sitemap>" for number in range(inventories.MAX_FILES + 50)]
    assert len(read_map(sitemap(*parts, root="sitemapindex")).sitemaps) == inventories.MAX_FILES


@pytest.mark.parametrize("members", [1, 3])
def test_a_gzipped_sitemap_is_read_in_one_member_or_several(members: int) -> None:
    plain = sitemap(*(entry(f"{H}/{number}") for number in range(99)))
    size = len(plain) // members + 1
    body = b"".join(gzip.compress(plain[at : at + size]) for at in range(0, len(plain), size))
    assert len(read_map(body).pages) == 99
    assert read_map(body).fault == ""


def test_padding_behind_gzip_is_no_fault() -> None:
    assert read_map(gzip.compress(sitemap(entry(H + "/a"))) + b"\0" * 512).fault == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(encoding: str) -> None:
    text = f"<urlset><url><loc>{H}/a</loc></url></urlset>"
    assert urls(read_map(text.encode(encoding))) == ["/a"]


def test_a_text_sitemap_is_one_url_a_line() -> None:
    assert urls(read_map(f"{H}/a\r\n{H}/b#part\n\nnonsense\n  {H}/indented\n".encode())) == ["/a", "/b"]


def test_translations_are_pages_and_images_and_comments_are_none() -> None:
    body = sitemap(
        f"<url><!-- <loc>{H}/no</loc> --><loc>{H}/a?x=1&amp;y=2</loc>"
        f'<link xmlns="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="de" href="{H}/de/a?x=1&amp;y=2"/>'
        f'<image xmlns="http://www.google.com/schemas/sitemap-image/1.1"><loc>{H}/i.png</loc></image></url>'
        f"<url><loc><![CDATA[{H}/b]]></loc></url>"
    )
    assert urls(read_map(body)) == ["/a?x=1&y=2", "/de/a?x=1&y=2", "/b"]


@pytest.mark.parametrize(
    ("location", "meant"),
    [
        ("view?id=1&lang=en", "/view?id=1&lang=en"),  # bare
        ("view?a=1&b=2&amp;c=3", "/view?a=1&b=2&c=3"),  # of both kinds
        ("view?a=1&copy=2", "/view?a=1&copy=2"),  # an entity's name without its end
        ("caf&eacute;", "/café"),  # known to HTML only
        ("caf&#233;", "/café"),
        ("view?a=1&nosuch;b", "/view?a=1&nosuch;b"),
        ("<![CDATA[view?a=1&b=2]]>", "/view?a=1&b=2"),
        ("a&", "/a&"),
    ],
)
def test_an_ampersand_is_what_its_writer_meant(location: str, meant: str) -> None:
    said = location.replace("<![CDATA[", f"<![CDATA[{H}/") if "CDATA" in location else f"{H}/{location}"
    assert urls(read_map(sitemap(f"<url><loc>{said}</loc></url>", entry(H + "/z")))) == [meant, "/z"]


@pytest.mark.parametrize(
    "feed",
    [
        f"<rss version='2.0'><channel><link>{H}/</link><item><link>{H}/a?x=1&y=2</link></item></channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><link href='{H}/'/><entry><link href='{H}/a?x=1&amp;y=2'/>"
        f"<link rel='edit' href='{H}/edit'/><updated>2026-01-02T03:04:05Z</updated></entry></feed>",
        f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel>"
        f"<link>{H}/</link></channel><item><link>{H}/a?x=1&amp;y=2</link></item></rdf:RDF>",
        f"<rss xmlns:a='http://www.w3.org/2005/Atom'><channel><item><a:link rel='alternate' href='{H}/a?x=1&amp;y=2'/>"
        "</item></channel></rss>",
    ],
    ids=["rss-2.0", "atom", "rss-1.0", "rss-with-atom-links"],
)
def test_a_feed_is_a_sitemap_of_its_entries(feed: str) -> None:
    assert urls(read_map(feed.encode())) == ["/a?x=1&y=2"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "javascript:alert(1)", "", "//", "http://[x", "ftp://x/y"])
def test_what_is_no_web_address_is_not_listed(location: str) -> None:
    assert urls(read_map(sitemap(entry(location), entry(H + "/a")))) in (["/a"], ["/manual/sitemap.xml", "/a"])
    nested = sitemap(f"<sitemap><loc>{location}</loc></sitemap>", root="sitemapindex")
    assert all(found.startswith("https://") for found in read_map(nested).sitemaps)


def test_a_torn_sitemap_gives_what_came() -> None:
    body = sitemap(*(entry(f"{H}/{number}") for number in range(100)))
    half = read_map(body[: len(body) // 2])
    assert 40 < len(half.pages) < 60
    assert 40 < len(read_map(gzip.compress(body)[:-30]).pages) <= 100
    assert read_map(gzip.compress(body)[:-30]).fault == "inventory-broken"


def test_a_page_in_place_of_a_sitemap_lists_nothing() -> None:
    assert read_map(b"<html><body><a href='/x'>not found</a></body></html>").pages == ()
    assert read_map(b"<!DOCTYPE html><html></html>").fault == "inventory-entities"
    assert read_map(b"").pages == ()


def test_a_sitemap_longer_than_the_protocol_allows_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventories, "MAX_PAGES", 500)
    found = read_map(sitemap(*(entry(f"{H}/{number}") for number in range(inventories.MAX_PAGES + 9))))
    assert (len(found.pages), found.fault) == (inventories.MAX_PAGES, "inventory-too-long")


LAUGHS = (
    '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    f"<urlset><url><loc>{H}/&c;</loc></url><url><loc>{H}/&f;</loc></url></urlset>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_neither_expanded_nor_fetched(encoding: str) -> None:
    found = read_map(LAUGHS.encode(encoding))
    assert "ha" not in "".join(urls(found))
    assert all(len(page) < 40 for page in urls(found))
    assert encoding != "utf-8" or found.fault == "inventory-entities"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-04", "2025-03-04T23:59:59Z"),
        ("2025-03-04T05:06:07Z", "2025-03-04T05:06:07Z"),
        ("2025-03-04T05:06+01:00", "2025-03-04T04:06:00Z"),
        ("2025-03-04T05:06:07.123456+00:00", "2025-03-04T05:06:07Z"),
        ("2025-03-04 05:06:07", "2025-03-04T05:06:07Z"),
        ("0001-01-01T00:00:00+00:00", ""),
        ("1970-01-01", ""),
        ("9999-12-31T23:59:59-12:00", ""),
        ("yesterday", ""),
        ("2025", ""),
        ("2025-13-01", ""),
        ("", ""),
    ],
)
def test_dates_are_utc_or_nothing(text: str, expected: str) -> None:
    assert timestamp(text) == expected


def test_the_later_of_two_dates_of_one_page_counts() -> None:
    body = sitemap(entry(H + "/a", "2025-01-02"), entry(H + "/a#x", "2025-01-01"), entry(H + "/a"))
    assert [page.lastmod for page in read_map(body).pages] == ["2025-01-02T23:59:59Z"]


# objects.inv

HEAD = b"# Sphinx inventory version 2\n# Project: Mill\n# Version: 4.2\n# The remainder of this file is compressed.\n"
LINES = (
    "mill.grind py:function 1 api.html#$ -\n"
    "mill.grind.fine py:method 1 api.html#$ -\n"
    "grinding wheel std:term -1 glossary.html#term-grinding-wheel -\n"
    "a: b c:d e std:label -1 odd.html#x The title: with 1 number\n"
    "guide/start std:doc -1 guide/start.html Getting started\n"
    "mill.sift py:module 0 api/$ -\n"
    "broken line\n"
)


def test_objects_inv_of_version_2_gives_each_page_once_and_the_versions_of_the_product() -> None:
    found = parse("objects.inv", HEAD + zlib.compress(LINES.encode()), url=INV)
    assert urls(found) == [
        f"/manual/{name}"
        for name in ("api.html", "glossary.html", "odd.html", "guide/start.html", "api/mill.sift")
    ]  # fmt: skip
    assert (found.project, found.version, found.fault) == ("Mill", "4.2", "")


def test_objects_inv_of_version_1_is_plain_text() -> None:
    body = b"# Sphinx inventory version 1\n# Project: Mill\n# Version: 0.9\n"
    body += b"mill mod mill.html\nmill.grind function mill.html\nx\n"
    found = parse("objects.inv", body, url=INV)
    assert (urls(found), found.project, found.version) == (["/manual/mill.html"], "Mill", "0.9")


def test_objects_inv_with_carriage_returns_is_read() -> None:
    found = parse("objects.inv", HEAD.replace(b"\n", b"\r\n") + zlib.compress(LINES.encode()), url=INV)
    assert len(found.pages) == 5
    assert found.version == "4.2"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", HEAD[:40], HEAD + b"no zlib", b"# Sphinx inventory version 3\n\n\n\n", b"\n" * 9]
)
def test_what_is_no_objects_inv_is_told(body: bytes) -> None:
    found = parse("objects.inv", body, url=INV)
    assert (found.pages, found.fault) == ((), "inventory-broken")


def test_a_torn_objects_inv_gives_what_came() -> None:
    lines = "".join(f"n{number} py:function 1 page{number}.html#$ -\n" for number in range(2000))
    found = parse("objects.inv", HEAD + zlib.compress(lines.encode())[:-2000], url=INV)
    assert 0 < len(found.pages) < 2000
    assert found.fault == "inventory-broken"


@pytest.mark.parametrize(
    "line", ["x" + " " * 4000, "x " + ":" * 4000, "a:a " * 1000, "x " + "a:b 1 " * 600, "$" * 4000]
)
def test_no_line_of_objects_inv_is_slow(line: str) -> None:
    body = HEAD + zlib.compress((line + "\n").encode() * 500)
    begin = time.process_time()
    parse("objects.inv", body, url=INV)
    assert time.process_time() - begin < 2


# search indexes


def test_searchindex_js_lists_documents_as_files() -> None:
    body = b'Search.setIndex({"alltitles": {}, "docnames": ["index", "guide/start", "a b"], "filenames": []})'
    assert urls(parse("searchindex.js", body, url=JS)) == [
        "/manual/index.html", "/manual/guide/start.html", "/manual/a%20b.html",
    ]  # fmt: skip


def test_searchindex_js_of_an_old_sphinx_has_no_quotes() -> None:
    body = b'Search.setIndex({docnames:["index","x"],envversion:{sphinx:56},titles:[]})'
    assert urls(parse("searchindex.js", body, url=JS)) == ["/manual/index.html", "/manual/x.html"]


def test_searchindex_js_lists_folders_where_the_site_has_folders() -> None:
    body = b'Search.setIndex({"docnames":["index","guide/index","guide/start"]})'
    found = parse("searchindex.js", body, url=JS, like=[H + "/manual/", H + "/manual/guide/start/"])
    assert urls(found) == ["/manual/", "/manual/guide/", "/manual/guide/start/"]


@pytest.mark.parametrize(
    "body",
    [b"", b"Search.setIndex({})", b'{"docnames":{"a":1}}', b'docnames:["a",', b"docnames:" + b"[" * 100_000],
)
def test_what_is_no_searchindex_js_is_told(body: bytes) -> None:
    found = parse("searchindex.js", body, url=JS)
    assert (found.pages, found.fault) == ((), "inventory-broken")


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (
            {
                "config": {},
                "docs": [{"location": "", "title": "Home"}, {"location": "guide/#a"}, {"location": "guide/"}],
            },
            ["/manual/", "/manual/guide/"],
        ),
        ({"docs": [{"location": "a.html"}, {"title": "no location"}, 3, None]}, ["/manual/a.html"]),
        ({"doc_urls": ["ch1.html#a", "ch1.html#b", 7], "index": {}}, ["/manual/search/ch1.html"]),
        ({"0": {"title": "x", "relUrl": "/manual/x/"}, "1": {"relUrl": "/manual/x/#y"}}, ["/manual/x/"]),
        ([{"documents": [{"i": 1, "t": "x", "u": "/manual/a"}]}, {"documents": 4}, 5], ["/manual/a"]),
    ],
    ids=["mkdocs", "mkdocs-odd", "mdbook", "just-the-docs", "docusaurus"],
)
def test_search_indexes_of_four_generators(index: object, expected: list[str]) -> None:
    assert urls(parse("search index", json.dumps(index).encode(), url=INDEX)) == expected


def test_a_search_index_inside_a_script_is_found() -> None:
    body = b'Object.assign(window.search, {"doc_urls": ["a.html"], "x": 1});'
    assert urls(parse("search index", body, url=H + "/searchindex.js")) == ["/a.html"]


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"docs": [', b"[" * 100_000, b'{"a":' * 100_000, b"1" * 9999])
def test_what_is_no_search_index_is_told(body: bytes) -> None:
    found = parse("search index", body, url=INDEX)
    assert found.pages == ()
    assert found.fault in ("inventory-broken", "")


def test_locations_that_are_no_urls_are_passed_over() -> None:
    body = json.dumps({"docs": [{"location": item} for item in ("http://[x", "\0", "file:///x", "ok/")]}).encode()
    assert "/manual/ok/" in urls(parse("search index", body, url=INDEX))
    assert all(page.url.startswith("https://") for page in parse("search index", body, url=INDEX).pages)


# llms.txt


def test_llms_txt_lists_its_links() -> None:
    body = (
        b'# Mill\n\n> A mill.\n\n- [Start](/start.html): begin\n- [API](api.html.md "titled")\n'
        b"- [Wiki](https://docs.example.org/Mill_(stone)#age)\n- [Angle](<two>) [mail](mailto:a@b)\n- [torn](/x\n"
    )
    assert urls(parse("llms.txt", body, url=LLMS)) == ["/start.html", "/api.html.md", "/Mill_(stone)", "/two"]


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><a href=x>[a](/b)</a>", b"\n <html>[a](/b)"])
def test_a_page_in_place_of_llms_txt_is_told(body: bytes) -> None:
    assert parse("llms.txt", body, url=LLMS).fault == "inventory-broken"


@pytest.mark.parametrize("text", ["](" * 200_000, "](" + "(" * 400_000, "](" + "a(b" * 100_000, "](" + "(a)" * 200_000])
def test_no_llms_txt_is_slow(text: str) -> None:
    begin = time.process_time()
    parse("llms.txt", text.encode(), url=LLMS)
    assert time.process_time() - begin < 2


# what holds for all of them


def test_places_to_look_at_are_the_root_and_the_folder() -> None:
    tries = well_known(H + "/en/manual/start.html")
    assert ("sitemap", H + "/sitemap.xml") in tries
    assert ("objects.inv", H + "/en/manual/objects.inv") in tries
    assert ("objects.inv", H + "/objects.inv") not in tries
    assert {kind for kind, _ in tries} == set(KINDS)
    assert len(well_known(H + "/")) == 5


@given(st.sampled_from(KINDS), st.binary(max_size=400))
def test_no_bytes_make_a_parser_raise(kind: str, body: bytes) -> None:
    check_pages(parse(kind, body, url=MAP))
    for prefix in (HEAD, b"# Sphinx inventory version 1\n\n\n", b"\x1f\x8b\x08", b"<urlset><url><loc>", b'{"docs":['):
        check_pages(parse(kind, prefix + body, url=MAP))


@given(st.sampled_from(KINDS), st.lists(st.text(max_size=60), max_size=6))
def test_no_location_makes_a_parser_raise(kind: str, locations: Sequence[str]) -> None:
    texts = {
        "sitemap": "".join(f"<url><loc>{text}</loc></url><sitemap><loc>{text}</loc></sitemap>" for text in locations),
        "objects.inv": "# Sphinx inventory version 1\n\n\n" + "".join(f"a b {text}\n" for text in locations),
        "searchindex.js": 'x({"docnames":' + json.dumps(locations) + "})",
        "search index": json.dumps({"docs": [{"location": text} for text in locations]}),
        "llms.txt": "".join(f"[a]({text})\n" for text in locations),
    }
    check_pages(parse(kind, texts[kind].encode("utf-8", "replace"), url=MAP))


def check_pages(found: Inventory) -> None:
    listed = [page.url for page in found.pages]
    assert all(url.startswith(("http://", "https://")) and "#" not in url for url in (*listed, *found.sitemaps))
    assert len(set(listed)) == len(listed)


@given(st.binary(max_size=300), st.integers(1, 64))
def test_inflating_gives_the_data_or_says_why_not(data: bytes, limit: int) -> None:
    for packed in (zlib.compress(data), gzip.compress(data)):
        assert inflate(packed) == (data, "")
        found, fault = inflate(packed, limit=limit)
        assert found == data[:limit]
        assert (fault == "inventory-too-big") == (len(data) > limit) or len(data) == limit


BOMBS = """
import gzip, resource, zlib
from crawler.inventories.parse import parse
def pack(piece, count, head=b"", wbits=31):
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits)
    return packer.compress(head) + b"".join(packer.compress(piece * 4096) for _ in range(count >> 12)) + packer.flush()
MIB, HEAD = 1 << 20, b"# Sphinx inventory version 2\\n\\n\\n\\n"
bombs = {
    "zeros": ("sitemap", pack(b"\\0" * 1024, MIB >> 4)),
    "junk": ("sitemap", pack(b"<x/>", 16 * MIB, b"<urlset>")),
    "deep": ("sitemap", pack(b"<x>", 20 * MIB)),
    "text": ("sitemap", pack(b"a" * 64, MIB, b"<urlset><url><loc>")),
    "attributes": ("sitemap", pack(b" a='b'", 10 * MIB, b"<urlset")),
    "gzip in gzip": ("sitemap", gzip.compress(pack(b"\\0" * 1024, MIB >> 4))),
    "members": ("sitemap", gzip.compress(b"<urlset>") * 100_000),
    "inv": ("objects.inv", HEAD + pack(b"\\n", 64 * MIB, wbits=15)),
    "inv lines": ("objects.inv", HEAD + pack(b"a b:c 1 d -\\n", 6 * MIB, wbits=15)),
}
def peak():  # ru_maxrss would begin at that of the process that started this one
    with open("/proc/self/status") as status:
        return int(status.read().partition("VmHWM:")[2].split()[0])
before = peak()
for name, (kind, body) in bombs.items():
    begin = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = parse(kind, body, url="https://d.example/x")
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(name, found.fault or "-", len(found.pages), peak() - before >> 10, used.ru_utime - begin, sep="\\t")
"""


def test_bombs_cost_bounded_memory_and_time() -> None:
    ran = subprocess.run([sys.executable, "-c", BOMBS], capture_output=True, text=True, timeout=120, check=True)
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [row[0] for row in rows][-1] == "inv lines"
    for name, fault, pages, mebibytes, seconds in rows:
        assert int(mebibytes) < 1000, (name, mebibytes)
        assert float(seconds) < 10, (name, seconds)
        assert int(pages) <= 1, name
        assert fault != "-" or name in ("deep", "attributes", "gzip in gzip"), name


# coverage


def test_expected_pages_are_those_of_the_scope_by_canonical_url() -> None:
    scope = Scope([H + "/manual/"], folders=True, deny=["/old/"])
    first = read_map(
        sitemap(
            entry(H + "/manual/b?utm_source=x", "2025-01-01"), entry(H + "/manual/a"), entry(H + "/blog/"),
            entry("https://elsewhere.example/manual/"), entry(H + "/manual/old/a"), entry(H + "/manual/i.png"),
        )
    )  # fmt: skip
    second = parse("llms.txt", b"[b](/manual/b)", url=LLMS)
    found = expected_pages([first, second], scope=scope)
    assert list(found) == [H + "/manual/a", H + "/manual/b"]
    assert found[H + "/manual/b"].kinds == ("llms.txt", "sitemap")
    assert found[H + "/manual/b"].lastmod == "2025-01-01T23:59:59Z"


def test_coverage_counts_what_could_be_had() -> None:
    found = coverage(
        ["a", "b", "c", "d", "e"],
        stored=["a", "b", "z"],
        reasons={"c": "http-404", "d": "timeout"},
        forgiven=["http-404"],
    )
    assert (found.expected, found.stored, found.recall) == (4, 2, 0.5)
    assert found.missing == (("c", "http-404"), ("d", "timeout"), ("e", "never-seen"))
    assert (found.orphans, found.reasons) == (("z",), {"http-404": 1, "never-seen": 1, "timeout": 1})


def test_nothing_expected_is_full_coverage() -> None:
    assert coverage([], stored=["a"], reasons={}).recall == 1.0


PAGES = st.sets(st.sampled_from("abcdefgh"))


@given(PAGES, PAGES, st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(("gone", "error"))))
def test_every_page_is_stored_missing_or_an_orphan(
    expected: set[str], stored: set[str], reasons: dict[str, str]
) -> None:
    found = coverage(expected, stored=stored, reasons=reasons, forgiven=("gone",))
    missing = {url for url, _ in found.missing}
    assert missing | (expected & stored) == expected
    assert set(found.orphans) == stored - expected
    assert found.expected == found.stored + sum(reason != "gone" for _, reason in found.missing)
    assert 0 <= found.recall <= 1
    assert sum(found.reasons.values()) == len(missing)
