"""Links become what a browser would follow; one address is joined once, whatever its fragments."""

from urllib.parse import urljoin

import pytest

from crawler.extraction import extract


def target(href: str, *, url: str = "https://docs.example/guide/page.html", base: str = "") -> str:
    head = f'<base href="{base}">' if base else ""
    page = f'<html><head>{head}</head><body><main><h1>T</h1><p>See <a href="{href}">it</a>.</p></main></body></html>'
    text = extract(page.encode(), url=url).markdown
    return text.partition("](")[2].rpartition(")")[0]


@pytest.mark.parametrize("base", ["", "https://other.example/a/b#c", "../up/"])
@pytest.mark.parametrize(
    "href",
    ["#part", "x.html", "x.html#part", "../x?y=1#z", "/root#r", "//host.example/p#f", "https://x.example/#a#b", "?q#f"],
)
def test_a_link_leads_where_urljoin_leads(href: str, base: str) -> None:
    url = "https://docs.example/guide/page.html"
    assert target(href, url=url, base=base) == urljoin(urljoin(url, base), href)


def test_links_to_parts_of_one_page_keep_their_own_fragments() -> None:
    made = extract(
        b'<main><h1>T</h1><p><a href="x#a">a</a> <a href="x#b">b</a> <a href="x">c</a></p></main>',
        url="https://d.example/p",
    )
    assert made.markdown.endswith("[a](https://d.example/x#a) [b](https://d.example/x#b) [c](https://d.example/x)\n")


@pytest.mark.parametrize("href", ["#", "x#"])
def test_an_empty_fragment_is_left_out(href: str) -> None:
    assert target(href) == urljoin("https://docs.example/guide/page.html", href)


def test_a_line_break_inside_an_address_is_none() -> None:
    assert target("x.html#pa\nrt\n") == "https://docs.example/guide/x.html#part"


@pytest.mark.parametrize("href", ["javascript:go()#x", "data:text/html,a#b", "http://[#x"])
def test_what_leads_nowhere_becomes_its_text(href: str) -> None:
    assert target(href) == ""


@pytest.mark.parametrize("href", ["#", "", "javascript:void(0)"])
def test_a_link_that_leads_nowhere_is_none_that_a_page_can_lose(href: str) -> None:
    page = f'<main><h1>T</h1><p>See <a href="x.html">it</a>.</p><p><a href="{href}">On</a> we go.</p></main>'
    made = extract(page.encode(), url="file:///t.html")
    assert not made.flags
    assert made.fidelity.link == 1.0
