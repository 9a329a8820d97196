"""Where seeds stand: readable, safe on every file system, and no two URLs in one file."""

import itertools
import os
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.urls.canonical import canonical
from crawler.urls.paths import MAX_NAME, MAX_PATH, fold_name, seed_path
from gristmill.config import Source
from gristmill.store import Workspace

H = "https://docs.example.org"
SOURCE = Source(name="site", start=[H + "/"])
FOLDER = Source(name="tree", start=["/srv/built"])
MARK = re.compile(r"~[0-9a-f]{12}\.md$")


def place(url: str, source: Source = SOURCE) -> str:
    return seed_path(source, url).removeprefix(f"seeds/{source.name}/")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "index.md"),
        ("/guide/", "guide/index.md"),
        ("/index.html", "index.html.md"),
        ("/guide/index.html", "guide/index.html.md"),
        ("/guide/index.html?v=2", "guide/index.html@v=2.md"),
        ("/guide/index.html.md", "guide/index.html.md.md"),
        ("/guide/install.html", "guide/install.md"),
        ("/guide/install", "guide/install_.md"),
        ("/en/4.2/", "en/4.2/index.md"),
        ("/en/4.2", "en/4.2_.md"),
        ("/readme.txt", "readme.txt.md"),
        ("/page.php", "page.php.md"),
        ("/page.php?id=3", "page.php@id=3.md"),
        ("/list?a=1&b=2", "list_@a=1+b=2.md"),
        ("/?q=x", "index@q=x.md"),
        ("/%E4%B8%AD%E6%96%87/%E6%95%99%E7%A8%8B.html", "中文/教程.md"),
        ("/caf%C3%A9.html", "café.md"),
        ("/a%20b.html", "a b.md"),
        ("/node.js", "node.js_.md"),
        ("/_modules/json.html", "_modules/json.md"),
        ("/f(x).html", "f(x).md"),
        ("/index", "index_.md"),
        ("/x.html%20", "x.html _.md"),
    ],
)
def test_common_urls_have_plain_paths(path: str, expected: str) -> None:
    assert place(H + path) == expected


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/Guide/Install.html", "Guide/Install~"),
        ("/index.html.html", "index.html~"),
        ("/a//b.html", "a/b~"),
        ("/con.html", "con_~"),
        ("/aux/x.html", "aux_/x~"),
        ("/com1.txt.html", "com1_.txt~"),
        ("/%2E%2E/x.html", "_/x~"),
        ("/..%2F..%2Fetc/passwd", "_/_/etc/passwd_~"),
        ("/a%2Fb.html", "a/b~"),
        ("/a%5Cb.html", "a_b~"),
        ("/a%00b.html", "a_b~"),
        ("/c:/x.html", "c_/x~"),
        ("/.git/config", "git/config_~"),
        ("/x.md/y.html", "x.md_/y~"),
        ("/install_.html", "install_~"),
        ("/a~0123456789ab.html", "a_0123456789ab~"),
        ("/cafe%CC%81.html", "café~"),
        ("/%FF%FE.html", "__~"),
        ("/%F0%9F%98%80%E2%80%AE.html", "😀_~"),
        ("/search?q=%2Fetc", "search_@q=_etc~"),
        ("/" + "x" * 300 + ".html", "x" * 60 + "~"),
    ],
)
def test_what_a_file_system_would_bend_is_cleaned_and_marked(path: str, begins: str) -> None:
    url = canonical(H + path) if "%2E" not in path else H + path
    found = place(url)
    assert found.startswith(begins), found
    assert MARK.search(found)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://other.example/guide/", "@other.example/guide/index.md"),
        ("http://127.0.0.2:8000/a.html", "@http+127.0.0.2+8000/a.md"),
        ("https://[::1]:8443/a.html", "@[++1]+8443/a.md"),
        ("http://docs.example.org/a.html", "@http+docs.example.org/a.md"),
    ],
)
def test_a_sources_other_hosts_have_folders_of_their_own(url: str, expected: str) -> None:
    assert place(url) == expected


def test_a_local_folder_is_mirrored_as_it_is() -> None:
    assert [place(f"file:///{name}", FOLDER) for name in ("index.html", "a/index.html", "a/b.html")] == [
        "index.md",
        "a/index.md",
        "a/b.md",
    ]


def test_a_path_does_not_depend_on_what_else_was_crawled() -> None:
    assert place(H + "/A.html") == place(H + "/A.html")
    assert place(H + "/a.html") == "a.md"


PIECES = [
    "a", "A", "é", "e\u0301", "É", "ß", "ss", "ſ", "ﬁ", "K", "İ", ".", "..", "_", "~", "@", "+", "%2F", "%5C", "index",
    ".html", ".md", ".txt", "?", "&", "=", "/", "con", "nul.", " ", ":", "*", "中", "x" * 70, "\u202e", "%00", "%FF",
]  # fmt: skip
PATHS = st.lists(st.sampled_from(PIECES), max_size=6).map(lambda parts: canonical(f"{H}/{''.join(parts)}"))
OTHERS = st.lists(st.sampled_from([*PIECES, "@docs.example.org", "@http+docs.example.org"]), max_size=4).map(
    lambda parts: canonical(f"http://docs.example.org/{''.join(parts)}")
)


def same_file(path: str) -> str:
    """The coarsest idea of sameness that a file system has: case, accents and compatibility forms ignored."""
    return fold_name(unicodedata.normalize("NFKD", path))


@settings(max_examples=400)
@given(st.lists(st.one_of(PATHS, OTHERS), min_size=2, max_size=12, unique=True))
@example([H + "/a", H + "/a/", H + "/a.html", H + "/A", H + "/a_", H + "/a_.html", H + "/a/index.html", H + "/a/index"])
@example([H + "/x.html", H + "/x.md/", H + "/x.md", H + "/x.md.html", H + "/x?y", H + "/x@y", H + "/x_@y.html"])
@example([H + "/@http+docs.example.org/a.html", "http://docs.example.org/a.html"])
def test_no_two_urls_share_a_file_anywhere(urls: list[str]) -> None:
    found = [same_file(place(url)) for url in urls]
    assert len(set(found)) == len(urls)
    folders = {"/".join(path.split("/")[:depth]) for path in found for depth in range(1, path.count("/") + 1)}
    assert not folders & set(found), "a file would stand where a folder must"


@settings(max_examples=400)
@given(st.one_of(PATHS, OTHERS, st.text(max_size=300).map(lambda text: canonical(f"{H}/{text[:200]}"))))
def test_every_path_is_safe_on_every_file_system(url: str) -> None:
    path = place(url)
    assert len(path) <= MAX_PATH
    for name in path.split("/"):
        assert name not in ("", ".", "..")
        assert len(name) <= MAX_NAME
        assert len(name.encode()) <= 255
        assert not re.search(r'[\x00-\x1f<>:"\\|?*]', name)
        assert not name.endswith((".", " "))
        assert not name.startswith((".", " "))
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    assert path.endswith(".md")


def test_paths_stay_inside_the_workspace(tmp_path) -> None:
    workspace = Workspace(tmp_path)
    for path in ("/../../x", "/%2e%2e/%2e%2e/x", "/..%2f..%2fx", "/..%5C..%5Cx", "//etc/passwd", "/~root/x"):
        assert workspace.inside(seed_path(SOURCE, canonical(H + path))).is_relative_to(tmp_path / "seeds" / "site")


def test_all_spellings_of_one_name_get_files_of_their_own_on_this_disk(tmp_path) -> None:
    names = ["".join(pair) for pair in itertools.product(["a", "A", "é", "e\u0301"], ["", "/", ".html", "?x=1"])]
    paths = {seed_path(SOURCE, canonical(f"{H}/{name}")) for name in names}
    for path in paths:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    assert sum(1 for file in tmp_path.rglob("*.md") if file.is_file()) == len(names)


@pytest.mark.parametrize("character", ["日", "é", "ß", "я", "🙂", "𝕏", "e\u0301", "\u0928\u093f", "各", "%E6%97%A5"])
@pytest.mark.parametrize("count", [20, 59, 60, 61, 64, 80, 84, 85, 86, 100, 101])
@pytest.mark.parametrize("place", ["{}.html", "{}/", "{}/{}.html", "a?{}", "{}.pdf", "{}/{}", "a/{}.md/b"])
def test_no_name_is_longer_than_a_file_system_takes(character, count, place, tmp_path):
    url = canonical("https://docs.example.org/" + place.replace("{}", character * count))
    path = seed_path(Source(name="docs", start=["https://docs.example.org/"]), url)
    names = path.split("/")
    assert all(len(os.fsencode(name)) <= 255 for name in names), path
    assert len(os.fsencode(path)) <= 1024
    assert path == os.fsencode(path).decode()
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text("x")


def test_names_that_differ_behind_the_cut_stay_apart():
    source = Source(name="docs", start=["https://docs.example.org/"])
    urls = [canonical(f"https://docs.example.org/{'日' * 86}{end}.html") for end in "月火水"]
    assert len({seed_path(source, url) for url in urls}) == 3
