"""A page's own Markdown: asked for where the HTML is hard to read, used where it proves to hold the page."""

import pytest

from crawler.source.twins import PROBES, Form, Twins

from .conftest import Answer, Place, Server

MARKDOWN = {"Content-Type": "text/markdown"}
PROSE = "Install the package first, then write a file of settings, and read the rest of this guide with care."
POOR = (  # a heading that holds a code block: its text is no heading's in our Markdown
    f"<!doctype html><html lang=en><body><nav><a href='%s'>next</a></nav><main><h1>Guide</h1><p>{PROSE}</p>"
    "<h2><pre>pip install thing</pre></h2><p>About %s.</p></main></body></html>"
)
TEXT = f"# Guide\n\n{PROSE}\n\n## pip install thing\n\n```\npip install thing\n```\n\nAbout %s.\n"


def test_the_markdown_of_poor_pages_is_used_and_the_way_to_it_is_learned(server: Server, place: Place) -> None:
    server.pages({"/": POOR % ("/a", 0), "/a": POOR % ("/b", 1), "/b": POOR % ("/", 2)})
    for number, path in enumerate(("/index.md", "/a.md", "/b.md")):
        server.answers[path] = Answer(TEXT % number, headers=MARKDOWN)
    place.crawl(server.root + "/")
    assert {path: seed.via for path, seed in place.seeds().items()} == dict.fromkeys(("/", "/a", "/b"), "markdown-twin")
    assert "\n## pip install thing\n" in place.seeds()["/a"].markdown
    assert sum(server.counts().values()) == 6


def test_markdown_that_does_not_hold_the_page_is_not_used(server: Server, place: Place) -> None:
    server.pages({"/": POOR % ("/", 0)})
    server.answers["/index.md"] = Answer("# Guide\n\nAnother text.\n", headers=MARKDOWN)
    place.crawl(server.root + "/")
    assert place.seeds()["/"].via == "html"


def test_a_site_without_markdown_is_asked_a_few_times_only(server: Server, place: Place) -> None:
    pages = [f"/p{i}" for i in range(10)]
    chain = zip(["/", *pages], [*pages, "/"], strict=True)
    server.pages({path: POOR % (following, path) for path, following in chain})
    place.crawl(server.root + "/")
    extra = [path for path in server.asked() if path.endswith(".md")]
    assert len(extra) <= PROBES
    assert sum(server.counts().values()) <= 11 + PROBES


def test_good_pages_cost_no_second_request(server: Server, place: Place) -> None:
    body = "<html lang=en><body><main><h1>Guide</h1><p>Read by anybody, with ease, at once.</p></main></body></html>"
    server.pages({"/": body})
    server.answers["/index.md"] = Answer(TEXT % 0, headers=MARKDOWN)
    place.crawl(server.root + "/")
    assert server.asked() == ["/"]


def test_seeds_from_markdown_are_made_again_from_it(server: Server, place: Place) -> None:
    from crawler.again import extract_again
    from gristmill.config import Source

    server.pages({"/": POOR % ("/", 0)})
    server.answers["/index.md"] = Answer(TEXT % 0, headers=MARKDOWN)
    place.crawl(server.root + "/")
    before = place.files()
    extract_again(place.workspace, [Source(name="docs", start=[server.root + "/"])], jobs=1)
    assert place.files() == before
    place.crawl(server.root + "/")
    assert place.files() == before


def test_a_source_can_do_without(server: Server, place: Place) -> None:
    server.pages({"/": POOR % ("/", 0)})
    place.crawl(server.root + "/", markdown=False)
    assert server.asked() == ["/"]


@pytest.mark.parametrize(
    ("url", "twin"),
    [
        ("http://x/", "http://x/index.md"),
        ("http://x/a/", "http://x/a/index.md"),
        ("http://x/a.html", "http://x/a.md"),
        ("http://x/a?b=c", "http://x/a.md"),
    ],
)
def test_where_a_twin_would_stand(url: str, twin: str) -> None:
    assert [form.url for form in Twins().forms(url, "")] == [twin, url]


def test_a_way_that_works_is_the_only_one_asked_for() -> None:
    twins = Twins()
    twins.fails(Form(name="suffix", url="http://x/a.md"))
    assert [form.name for form in twins.forms("http://x/b", "")] == ["negotiated"]
    twins.works(Form(name="declared", url="http://x/a.txt"))
    assert [form.name for form in twins.forms("http://x/b", "http://x/b.txt")] == ["declared"]
