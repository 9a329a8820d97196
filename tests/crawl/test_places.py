"""A copy of a site speaks of the site: a folder, and a server on loopback."""

import os
from pathlib import Path

from gristmill.records import Evidence
from gristmill.sections import sections

from .conftest import Place, Server, html

BASE = "https://docs.example.org/en/4.2/"


def linking(title: str, *links: str) -> str:
    """A page whose own text holds the links."""
    said = " ".join(f'and <a href="{link}">the page {number}</a>' for number, link in enumerate(links))
    return html(title, text=f"The page {title} tells of its neighbours, {said}, which stand beside it in the folder.")


def build(root: Path) -> Path:
    (root / "guide").mkdir(parents=True)
    (root / "index.html").write_text(linking("Home", "guide/a.html#top", "/guide/a.html", "https://other.example/"))
    (root / "guide" / "a.html").write_text(linking("A", "../index.html", "#here", "mailto:a@b.example"))
    return root


def test_a_folder_with_a_base_speaks_of_its_public_address(tmp_path: Path, place: Place) -> None:
    assert place.crawl(str(build(tmp_path / "built")), base_url=BASE).kept == 2
    home, page = (place.workspace.read_seed(f"seeds/docs/{name}.md") for name in ("index", "guide/a"))
    assert (home.url, page.url) == (BASE + "index.html", BASE + "guide/a.html")
    assert f"](<{BASE}guide/a.html#top>)" in home.markdown or f"]({BASE}guide/a.html#top)" in home.markdown
    assert f"]({BASE}index.html)" in page.markdown
    assert (home.version, page.version) == ("4.2", "4.2")
    assert not [path for path, text in place.files().items() if b"file:/" in text]


def test_the_links_of_a_folder_without_a_base_stay_relative_or_become_their_words(tmp_path: Path, place: Place) -> None:
    site = build(tmp_path / "built")
    (site / "b.html").write_text(
        linking("B", "guide/a.html", "file:///etc/hosts", "http://127.0.0.1:9/x", "a%20b.html#c")
    )
    place.crawl(str(site))
    text = place.workspace.read_seed("seeds/docs/b.md").markdown
    assert "file:" not in "".join(seed.markdown for seed in place.workspace.seeds("docs"))
    assert "](guide/a.html)" in text
    assert "](a%20b.html#c)" in text
    assert " and the page 1 and " in text


def test_a_file_whose_name_is_no_text_is_a_page_as_others(tmp_path: Path, place: Place) -> None:
    site = build(tmp_path / "built")
    Path(os.fsdecode(os.fsencode(site) + b"/\xff\xe4.html")).write_text(linking("Odd"))
    assert place.crawl(str(site)).kept == 3
    assert [seed.url for seed in place.workspace.seeds("docs") if seed.title == "Odd"] == ["file:///%FF%E4.html"]


def test_a_base_that_comes_later_changes_links_and_no_name(tmp_path: Path, place: Place) -> None:
    site = str(build(tmp_path / "built"))
    place.crawl(site)
    before = {seed.path: seed.seed_id for seed in place.workspace.seeds("docs")}
    for base in (BASE, "https://docs.example.org/en/5/", ""):
        place.crawl(site, base_url=base)
        seeds = list(place.workspace.seeds("docs"))
        assert {seed.path: seed.seed_id for seed in seeds} == before
        assert all(seed.url.startswith(base or "file:///") for seed in seeds)
        assert all((base in seed.markdown) == bool(base) or not base for seed in seeds)


def test_a_second_run_with_the_same_base_reads_nothing_again(server: Server, place: Place) -> None:
    server.pages({"/": linking("Home", "a.html"), "/a.html": linking("A", "./", server.root + "/")})
    place.crawl(server.root + "/", base_url=BASE)
    files = place.files()
    place.crawl(server.root + "/", base_url=BASE)
    assert place.files() == files
    assert place.query("SELECT DISTINCT outcome FROM pages WHERE kind = 'page'") == [("unchanged",)]


def test_a_copy_on_a_local_server_speaks_of_its_public_address(server: Server, place: Place) -> None:
    absolute = server.root + "/d/b.html"
    server.pages(
        {"/d/": linking("Home", "a.html", absolute, "/e/"), "/d/a.html": linking("A"), "/d/b.html": linking("B")}
    )
    server.pages({"/e/": linking("Beside")})
    place.crawl(server.root + "/d/", base_url=BASE)
    assert sorted(seed.url for seed in place.workspace.seeds("docs")) == [
        "https://docs.example.org/en/4.2/", f"{BASE}a.html", f"{BASE}b.html", "https://docs.example.org/en/e/",
    ]  # fmt: skip
    assert not [path for path, text in place.files().items() if server.root.encode() in text]


def test_without_a_base_a_local_server_is_named_as_it_was_asked_for(server: Server, place: Place) -> None:
    server.pages({"/": linking("Home", "a.html"), "/a.html": linking("A")})
    place.crawl(server.root + "/")
    assert f"]({server.root}/a.html)" in place.seeds()["/"].markdown


def test_evidence_names_the_public_address(tmp_path: Path, place: Place) -> None:
    place.crawl(str(build(tmp_path / "built")), base_url=BASE)
    seed = place.workspace.read_seed("seeds/docs/guide/a.md")
    section = sections(seed.markdown)[0]
    proof = Evidence.of(seed, section, kind="prose", start=section.body_start, stop=section.stop)
    assert proof.url == BASE + "guide/a.html"
