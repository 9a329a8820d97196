"""How far a robots.txt is followed that has moved (RFC 9309 §2.3.1.2)."""

import itertools

import pytest

from .conftest import Answer, Place, Server, html


@pytest.mark.parametrize(("hops", "crawled"), [(1, False), (5, False), (6, True)])
def test_a_robots_txt_is_followed_over_five_redirects_and_no_more(
    server: Server, place: Place, hops: int, crawled: bool
) -> None:
    server.pages({"/": html("Home")})
    places = ["/robots.txt", *(f"/moved-{n}.txt" for n in range(1, hops)), "/rules.txt"]
    for here, there in itertools.pairwise(places):
        server.answers[here] = Answer("", 302, {"Location": there})
    server.answers["/rules.txt"] = Answer("User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})
    place.crawl(server.root + "/")
    assert ("/" in place.seeds()) is crawled
