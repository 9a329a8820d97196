"""Sphinx's search index names documents: how they become URLs is seen on the site, not tried out."""

import zlib

import pytest

from .conftest import Answer, Place, Server, html

NAMES = [f"part{n}" for n in range(8)]


def inventory(uris: dict[str, str]) -> bytes:
    head = b"# Sphinx inventory version 2\n# Project: Mill\n# Version: 4.2\n# The remainder is compressed using zlib.\n"
    return head + zlib.compress("".join(f"{name} std:doc -1 {uri} {name}\n" for name, uri in uris.items()).encode())


@pytest.mark.parametrize("style", ["{}.html", "{}/"])
@pytest.mark.parametrize("shown_by", ["links", "objects.inv", "both"])
@pytest.mark.parametrize("start", ["/", "/en/latest/"])
def test_only_pages_that_are_there_are_asked_for(
    server: Server, place: Place, style: str, shown_by: str, start: str
) -> None:
    paths = {name: style.format(name) for name in NAMES}
    linked = list(paths.values())[:3] if shown_by != "objects.inv" else []
    server.pages({start: html("Home", *linked), **{start + path: html(name) for name, path in paths.items()}})
    index = {"docnames": [*NAMES, "index"], "titles": []}
    server.pages(
        {
            f"{start}searchindex.js": Answer(
                f"Search.setIndex({index})".replace("'", '"'), 200, {"Content-Type": "text/javascript"}
            )
        }
    )
    if shown_by != "links":
        server.answers[f"{start}objects.inv"] = Answer(
            inventory(dict(list(paths.items())[2:5])), 200, {"Content-Type": "application/octet-stream"}
        )
    tally = place.crawl(server.root + start)
    front = tally.dropped["http-404"] + tally.dropped["duplicate-content"]
    assert (tally.kept, front <= 1) == (9, True), dict(tally.dropped)  # the index may be asked for by its file's name
    assert not [asked.path for asked in server.log if asked.status == 404 and "part" in asked.path]


def test_a_site_that_shows_nothing_is_taken_for_files(server: Server, place: Place) -> None:
    server.pages({"/": html("Home"), **{f"/{name}.html": html(name) for name in NAMES}})
    server.pages({"/searchindex.js": Answer('Search.setIndex({"docnames": ["index", "part0", "part1"]})')})
    assert place.crawl(server.root + "/").kept == 3
