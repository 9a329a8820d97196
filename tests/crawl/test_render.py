"""Pages that only a browser can fill, and a browser that cannot leave the site."""

import types

import pytest

from crawler.web.render import browser_settings

from .conftest import Answer, Place, Server, html

SCRIPT = """
fetch('/data.json').then(r => r.json()).then(d => {
  document.getElementById('root').innerHTML =
    '<main><h1>' + d.title + '</h1><p>' + d.text + '</p><a href="/plain">plain</a></main>';
  for (const url of %s) fetch(url, {mode: 'no-cors'}).catch(() => 0);
});
"""
SHELL = (
    "<!doctype html><html lang=en><head><title>App</title></head><body><noscript>You need to enable JavaScript to run"
    ' this app.</noscript><div id="root"></div><script src="/app.js"></script></body></html>'
)
TEXT = "Written by a script, and long enough to be a paragraph of its own in a manual."


def app(server: Server, *reached: str) -> None:
    server.pages({"/": html("Home", "/app"), "/app": SHELL, "/plain": html("Plain")})
    server.answers["/app.js"] = Answer(SCRIPT % list(reached), headers={"Content-Type": "text/javascript"})
    data = f'{{"title": "Filled", "text": "{TEXT}"}}'
    server.answers["/data.json"] = Answer(data, headers={"Content-Type": "application/json"})


@pytest.mark.browser
def test_only_shells_are_rendered_and_their_links_are_followed(server: Server, place: Place) -> None:
    app(server)
    place.crawl(server.root + "/", render="auto")
    seeds = place.seeds()
    assert {path: seed.via for path, seed in seeds.items()} == {"/": "html", "/app": "rendered", "/plain": "html"}
    assert TEXT in seeds["/app"].markdown
    assert server.counts()["/app"] == 2
    assert server.counts()["/"] == 1


@pytest.mark.browser
def test_the_browser_stays_on_the_site(server: Server, place: Place) -> None:
    inside = Server("127.0.0.5")
    other = Server("127.0.0.1")
    try:
        inside.pages({"/secret": "x", "/moved": "y"})
        other.pages({"/secret": "x"})
        server.answers["/hop"] = Answer("", 302, {"Location": inside.root + "/moved"})
        app(
            server, inside.root + "/secret", other.root + "/secret", "/hop", "http://localhost:1/", "file:///etc/passwd"
        )
        place.crawl(server.root + "/app", render="always")
        assert TEXT in place.seeds()["/app"].markdown
        assert inside.log == []
        assert other.log == []
    finally:
        inside.close()
        other.close()


@pytest.mark.browser
def test_a_page_that_never_ends_loading_has_a_reason(server: Server, place: Place) -> None:
    server.pages({"/": Answer(SHELL, wait=4)})
    tally = place.crawl(server.root + "/", render="always", timeout=1)
    assert dict(tally.dropped) == {"timeout": 1}


@pytest.mark.browser
def test_headers_without_end_are_given_up_in_a_run_that_renders_too(server: Server, place: Place) -> None:
    app(server)
    server.answers["/plain"] = Answer(html("Plain"), headers={f"X-{n}": "y" * 8000 for n in range(60)})
    tally = place.crawl(server.root + "/", render="auto")
    assert tally.dropped["bad-response"] == 1
    assert sorted(place.seeds()) == ["/", "/app"]


def test_without_rendering_a_shell_is_flagged(server: Server, place: Place) -> None:
    app(server)
    place.crawl(server.root + "/")
    rows = place.query("SELECT flags FROM pages WHERE url = ?", server.root + "/app")
    assert "empty-shell" in rows[0][0]


def test_the_resolver_knows_the_sources_hosts_only() -> None:
    settings = browser_settings({"docs.example.org"}, lambda url: True, start={"args": ["--no-sandbox"]})
    rules = settings["PLAYWRIGHT_LAUNCH_OPTIONS"]["args"][0]
    assert rules.startswith("--host-resolver-rules=MAP * ~NOTFOUND, ")
    assert "EXCLUDE docs.example.org" in rules


@pytest.mark.parametrize(
    ("kind", "url", "aborted"),
    [
        ("document", "https://docs.example.org/", False),
        ("script", "https://docs.example.org/app.js", False),
        ("fetch", "https://docs.example.org/data.json", False),
        ("image", "https://docs.example.org/a.png", True),  # makes no text
        ("font", "https://docs.example.org/a.woff", True),
        ("websocket", "https://docs.example.org/live", True),
        ("fetch", "http://10.0.0.1/secret", True),  # nobody may be asked for it
        ("document", "http://10.0.0.1/", True),
    ],
)
def test_the_browser_asks_for_what_makes_text_and_may_be_asked_for(kind: str, url: str, aborted: bool) -> None:
    settings = browser_settings({"docs.example.org"}, lambda asked: "10.0" in asked, start={"args": []})
    request = types.SimpleNamespace(resource_type=kind, url=url)
    assert settings["PLAYWRIGHT_ABORT_REQUEST"](request) is aborted
