"""One page, one URL; and what never becomes a page."""

import tracemalloc

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from crawler.urls.canonical import Scope, Traps, canonical, canonical_fault, folder_of_index, language_of, may_be_page

H = "https://docs.example.org"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Docs.Example.ORG/A", H + "/A"),
        ("https://docs.example.org", H + "/"),
        ("https://docs.example.org:443/a", H + "/a"),
        ("http://docs.example.org:80/a", "http://docs.example.org/a"),
        ("http://docs.example.org:443/a", "http://docs.example.org:443/a"),
        ("https://docs.example.org./a", H + "/a"),
        ("https://user:secret@docs.example.org/a", H + "/a"),
        ("https://docs.example.org/a#part", H + "/a"),
        ("https://docs.example.org/#!/a", H + "/"),
        # slashes at the end stay
        (H + "/a", H + "/a"),
        (H + "/a/", H + "/a/"),
        (H + "//a//b/", H + "//a//b/"),
        # dot segments: the examples of RFC 3986 §5.2.4 and their kin
        (H + "/a/b/c/./../../g", H + "/a/g"),
        (H + "/mid/content=5/../6", H + "/mid/6"),
        (H + "/../../a", H + "/a"),
        (H + "/a/..", H + "/"),
        (H + "/a/.", H + "/a/"),
        (H + "/a/%2e%2E/b", H + "/b"),
        (H + "/a/...", H + "/a/..."),
        # percent-encoding
        (H + "/%7euser/%41", H + "/~user/A"),
        (H + "/a%2fb", H + "/a%2Fb"),
        (H + "/a b", H + "/a%20b"),
        (H + "/ä", H + "/%C3%A4"),
        (H + "/%c3%a4", H + "/%C3%A4"),
        (H + "/%e4", H + "/%E4"),
        (H + "/100%", H + "/100%25"),
        (H + "/%zz", H + "/%25zz"),
        (H + '/"<>^`{|}[]', H + "/%22%3C%3E%5E%60%7B%7C%7D%5B%5D"),
        (H + "/f(a,b);v=1!*'$&+=:@", H + "/f(a,b);v=1!*'$&+=:@"),
        # what browsers repair
        (" https://docs.example.org/a\n", H + "/a"),
        ("https://docs.exa\tmple.org/a\r\nb", H + "/ab"),
        ("https:\\\\docs.example.org\\a", H + "/a"),
        # queries
        (H + "/a?", H + "/a"),
        (H + "/a?b=2&a=1", H + "/a?a=1&b=2"),
        (H + "/a?x=2&a=1&x=1", H + "/a?a=1&x=2&x=1"),
        (H + "/wiki?FrontPage", H + "/wiki?FrontPage"),
        (H + "/a?b&a=1", H + "/a?b&a=1"),
        (H + "/a?q=a+b%20c", H + "/a?q=a+b%20c"),
        (H + "/a?q=%26", H + "/a?q=%26"),
        (H + "/a?utm_source=x&UTM_Medium=y&gclid=1&fbclid=2&_ga=3&page=4", H + "/a?page=4"),
        (H + "/a?utm_source=x", H + "/a"),
        (H + "/a?ref=x&source=y&lang=de", H + "/a?lang=de&ref=x&source=y"),
        (H + "/a;jsessionid=0A1B2C?PHPSESSID=77&x=1", H + "/a?x=1"),
        (H + "/a;JSESSIONID=0A1B2C/b", H + "/a/b"),
        # hosts
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("https://my_host.example/", "https://my_host.example/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://[0:0::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_a_url_has_one_spelling(url: str, expected: str) -> None:
    assert canonical(url) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "", "/a", "a.html", "mailto:a@example.org", "javascript:alert(1)", "file:///etc/passwd", "ftp://h/a", "http://",
        "http:///a", "http://h:99999/", "http://h:x/", "http://[::1", "http://[v1.a]/", "http://ex ample.org/",
        "http://xn--\x80/", "http://.../", "https://h/" + "a" * 9000, "data:text/html,x",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is the promise; messages come from several parsers
        canonical(url)


URLS = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(["http", "HTTPS"]),
    st.sampled_from(["h.example", "H.example:80", "bücher.example:443", "[::1]:8000", "u:p@h.example"]),
    st.text("aA/.%2Ef7é ;:@&=+\\\t[", max_size=14).map(lambda text: "/" + text),
    st.text("ab=&?%20+é;/", max_size=12).map(lambda text: "?" + text if text else text),
)


@given(URLS)
@example("http://h.example/%252e%252e/%2525")
@example("http://h.example/a;jsessionid=1;jsessionid=2")
@example("http://h.example/.;jsessionid=1./x")
@example("http://h.example/a?%75tm_source=1")
def test_the_canonical_form_of_a_canonical_url_is_itself(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert once.isascii()
    assert "#" not in once


@given(st.text(max_size=80))
def test_any_text_is_a_url_or_a_value_error(text: str) -> None:
    for url in (text, "http://" + text):
        try:
            found = canonical(url)
        except ValueError:
            continue
        assert found.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        (H + "/a/index.html", H + "/a/"),
        (H + "/index.htm", H + "/"),
        (H + "/a/Default.aspx", H + "/a/"),
        (H + "/a/index.php", H + "/a/"),
        (H + "/a/index.php?page=2", ""),
        (H + "/a/indexes.html", ""),
        (H + "/a/genindex.html", ""),
        (H + "/a/", ""),
    ],
)
def test_an_index_file_names_its_folder_but_is_not_merged_unproven(url: str, folder: str) -> None:
    assert folder_of_index(url) == folder
    assert canonical(url) == url


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", True), ("a", True), ("", True), ("v1.2", True), ("a.php", True), ("a.txt", True), ("node.js", True),
        ("a.PNG", False), ("a.tar.gz", False), ("a.zip", False), ("objects.inv", False), ("sitemap.xml", False),
        (".hidden", True), ("ASP.NET", True), ("a.pdf", False),
    ],
)  # fmt: skip
def test_names_of_images_and_archives_are_not_asked_for(name: str, expected: bool) -> None:
    assert may_be_page(f"{H}/d.png/{name}?x=y.png") is expected


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/de/a", "de"), ("/docs/pt-BR/a", "pt"), ("/zh_CN/a", "zh"), ("/a/de", ""), ("/de/", "de"), ("/xx/a", ""),
        ("/go/a", ""), ("/reference/a", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_path_is_known_codes_only(path: str, language: str) -> None:
    assert language_of(H + path) == language


@pytest.mark.parametrize(
    ("url", "declared", "fault"),
    [
        ("/a?page=2", "/a", ""),
        ("/a/", "/a", ""),
        ("/a", "/a/", ""),
        ("/A", "/a", ""),
        ("/a/index.html", "/a/", ""),
        ("/index.html", "/", ""),
        ("/print/a", "/a", ""),
        ("/a", "/en/a", ""),
        ("/a/b", "/", "canonical-is-front-page"),
        ("/a/b", "/a/", "canonical-is-front-page"),
        ("/a/b/index.html", "/a/", "canonical-is-front-page"),
        ("/de/a", "/en/a", "canonical-other-language"),
        ("/de/a", "/a", "canonical-other-language"),
        ("/a", "https://evil.example/a", "canonical-off-site"),
        ("/a", "https://docs.example.org:8443/a", "canonical-off-site"),
        ("/a", "https://www.docs.example.org/a", "canonical-out-of-scope"),
        ("/a", "/private/a", "canonical-out-of-scope"),
        ("/a", "javascript:0", "canonical-no-url"),
        ("/a", "http://[", "canonical-no-url"),
    ],
)
def test_a_canonical_link_is_believed_only_where_it_is_sane(url: str, declared: str, fault: str) -> None:
    target = H + declared if declared.startswith("/") else declared
    assert canonical_fault(target, url=H + url, scope=Scope([H + "/"], deny=["/private/"])) == fault


def test_a_canonical_link_may_change_to_https() -> None:
    scope = Scope(["http://docs.example.org/", "https://docs.example.org/"])
    assert canonical_fault("https://docs.example.org/a", url="http://docs.example.org/a", scope=scope) == ""


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        (H + "/manual/a", ""),
        (H + "/manual/", ""),
        (H + "/manual", "out-of-scope"),
        (H + "/manuals/a", "out-of-scope"),
        (H + "/", "out-of-scope"),
        ("http://docs.example.org/manual/a", ""),
        ("https://example.org/manual/a", "off-site"),
        (H + "/manual/old/a", "denied"),
        (H + "/manual/b.txt", "not-allowed"),
    ],
)
def test_the_scope_is_the_start_urls_folder_and_its_patterns(url: str, reason: str) -> None:
    scope = Scope([H + "/manual/index.html"], folders=True, allow=[r"/[^.]*$"], deny=[r"/old/"])
    assert scope.refuses(url) == reason


def test_the_scope_of_a_host_is_all_of_the_host_with_its_port() -> None:
    scope = Scope(["http://127.0.0.1:8000/deep/start.html"])
    assert scope.refuses("http://127.0.0.1:8000/") == ""
    assert scope.refuses("http://127.0.0.1:8001/") == "off-site"


def reasons(urls: list[str]) -> list[str]:
    traps = Traps()
    return [traps.refuses(url) for url in urls]


@pytest.mark.parametrize(
    ("urls", "reason", "limit"),
    [
        ([f"{H}/calendar/{year}/{n}/" for year in range(2000, 2150) for n in range(1, 32)],
         "trap-calendar", Traps.MAX_DATES),
        ([f"{H}/events?date={2000 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(900)],
         "trap-queries", Traps.MAX_QUERIES),
        ([f"{H}/s/{n:032x}/page.html" for n in range(7 << 64, (7 << 64) + 300)], "trap-session-ids", Traps.MAX_IDS),
        ([f"{H}/(S({n:024x}))/page.aspx" for n in range(300)], "trap-session-ids", Traps.MAX_IDS),
        ([f"{H}/a?sid=k9{n:04d}x2b7q4m1z8w3v{n:04d}" for n in range(150)], "trap-session-ids", Traps.MAX_IDS),
        ([f"{H}/list?page={n}&sort=up" for n in range(900)], "trap-queries", Traps.MAX_QUERIES),
        ([f"{H}/list?page={n}" for n in range(10_100)], "trap-queries", Traps.MAX_TITLES),
        ([f"{H}/items/{n}" for n in range(2200, 22_300)], "trap-numbers", Traps.MAX_NUMBERS),
    ],
)  # fmt: skip
def test_what_a_server_can_grow_for_ever_is_cut_off_at_its_limit(urls: list[str], reason: str, limit: int) -> None:
    found = reasons(urls)
    assert found[:limit] == [""] * limit
    assert set(found[limit:]) == {reason}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/a/a/a/x", "trap-repeated-segments"),
        ("/a/b/a/b/a/b/x", "trap-repeated-segments"),
        ("/x/a/b/c/a/b/c/a/b/c", "trap-repeated-segments"),
        ("/a/a/b", ""),
        ("/a/b/a/c/a/d", ""),
        ("/1/1/1/1", ""),
        ("///", ""),
        ("/x" * 2, ""),
        ("/" + "/".join(f"p{n}" for n in range(26)), "trap-depth"),
        ("/" + "/".join(f"p{n}" for n in range(25)), ""),
        ("/" + "a" * 2000, "url-too-long"),
    ],
)
def test_links_that_feed_on_themselves_are_seen_at_once(path: str, reason: str) -> None:
    assert reasons([H + path]) == [reason]


def test_large_real_sites_are_no_traps() -> None:
    urls = [f"{H}/rfc/rfc{n}.html" for n in range(9_000)]
    urls += [f"{H}/page/{n}" for n in range(1_200)]
    urls += [f"{H}/{year}/{month:02}/{day:02}/post-{month}" for year in range(2004, 2026) for month in range(1, 13)
             for day in (1, 15)]  # fmt: skip
    urls += [f"{H}/laws/title{n}/chapter{m}.html" for n in range(50) for m in range(60)]
    urls += [f"{H}/api/class{word}{n}.html" for word in ("Tree", "Node", "List") for n in range(900)]
    urls += [f"{H}/wiki/index.php?title=Page_{n}" for n in range(4_000)]
    urls += [f"{H}/acts/{year}/{number}" for year in range(1930, 2026) for number in range(1, 61)]
    urls += [f"{H}/docs/release-notes-4.{n}.{m}.html" for n in range(30) for m in range(30)]
    assert set(reasons(urls)) == {""}


def test_memory_stays_bounded_whatever_the_urls() -> None:
    traps = Traps()
    traps.MAX_PATTERNS = 2_000
    tracemalloc.start()
    for n in range(6_000):
        traps.refuses(f"{H}/w{n:x}x/{n}?q={n}")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 2 << 20


@given(st.lists(URLS, max_size=5))
def test_no_url_makes_the_trap_counter_fail(urls: list[str]) -> None:
    for url in urls:
        assume(url)
        assert isinstance(Traps().refuses(canonical(url)), str)
