"""What `gristmill status` and `gristmill diff` say, against a site that changes between runs."""

import contextlib
import threading

import pytest

from crawler.crawl import crawl
from crawler.history.changes import PageChange, changes
from crawler.history.status import consents, status
from crawler.history.under_way import under_way
from gristmill.config import Source
from gristmill.placing import here

from .conftest import Answer, Place, Server, html

BODY = "<h1>{0}</h1><p>Words of {0}, enough to be a page.</p><h2>Usage</h2><p>{1}</p><h2>Notes</h2><p>None.</p>"


def page(title: str, usage: str = "Call it.", *links: str) -> str:
    anchors = "".join(f"<a href='{link}'>{link}</a>" for link in links)
    return f"<html lang=en><body><nav>{anchors}</nav><main>{BODY.format(title, usage)}</main></body></html>"


def site(server: Server) -> None:
    server.pages({"/": page("Home", "Look around.", "/a", "/b", "/c"), "/a": page("Alpha"), "/b": page("Beta")})
    server.pages({"/c": page("Gamma", "Wait for it.")})


def test_the_first_run_adds_every_page_with_its_sections(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    (found,) = changes(place.workspace)
    assert (found.source, found.run) == ("docs", 1)
    assert [change.kind for change in found.pages] == ["added"] * 4
    assert found.pages[1].added == (("Alpha",), ("Alpha", "Usage"), ("Alpha", "Notes"))


def test_the_second_run_names_exactly_what_changed(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    server.pages({"/": page("Home", "Look around.", "/a", "/b", "/d"), "/d": page("Delta")})
    server.answers["/a"] = Answer(page("Alpha", "Call it twice.").replace("Notes", "Limits"))
    server.answers["/c"] = Answer("gone", 410)
    place.crawl(server.root + "/")
    (found,) = changes(place.workspace)
    root = server.root
    assert found.run == 2
    assert found.pages == (
        PageChange(
            url=f"{root}/a",
            kind="changed",
            added=(("Alpha", "Limits"),),
            changed=(("Alpha", "Usage"),),
            removed=(("Alpha", "Notes"),),
        ),
        PageChange(
            url=f"{root}/c",
            kind="removed",
            reason="http-410",
            removed=(("Gamma",), ("Gamma", "Usage"), ("Gamma", "Notes")),
        ),
        PageChange(url=f"{root}/d", kind="added", added=(("Delta",), ("Delta", "Usage"), ("Delta", "Notes"))),
    )


def test_status_names_failing_pages_and_who_links_to_them(server: Server, place: Place) -> None:
    site(server)
    server.pages({"/a": page("Alpha", "Call it.", "/missing", "/broken"), "/broken": Answer("", 500)})
    place.crawl(server.root + "/")
    (found,) = status(place.workspace)
    root = server.root
    assert [(each.url, each.reason, each.linked_from) for each in found.failing] == [
        (f"{root}/broken", "http-500", f"{root}/a"),
        (f"{root}/missing", "http-404", f"{root}/a"),
    ]


def test_what_is_read_at_another_place_is_named_by_its_public_address(server: Server, place: Place) -> None:
    base = "https://docs.example.org/en/"
    server.pages({"/": page("Home", "Look around.", "/a", "/b"), "/a": page("Alpha", "Call it.", "/missing")})
    server.pages({"/b": html("Beta", head="<meta name=robots content=noai>")})
    server.answers["/sitemap.xml"] = Answer(
        f"<urlset><url><loc>{server.root}/listed</loc></url></urlset>", headers={"Content-Type": "text/xml"}
    )
    place.crawl(server.root + "/", base_url=base)
    (found,) = status(place.workspace)
    assert [(each.url, each.linked_from) for each in found.failing] == [
        (f"{base}listed", f"{base}sitemap.xml"), (f"{base}missing", f"{base}a"),
    ]  # fmt: skip
    assert [each.url for each in found.coverage.urls] == [f"{base}listed"]
    assert [each.url for each in consents(place.workspace)] == [f"{base}b"]
    assert [each.url for each in changes(place.workspace)[0].pages] == [base, f"{base}a"]


def test_a_run_that_changes_nothing_says_nothing(server: Server, place: Place) -> None:
    site(server)
    place.crawl(server.root + "/")
    place.crawl(server.root + "/")
    (found,) = changes(place.workspace)
    assert (found.run, found.pages) == (2, ())


def test_status_counts_pages_by_fate_and_reason(server: Server, place: Place) -> None:
    site(server)
    server.pages({"/b": html("Beta", "/nowhere", head="<meta name=robots content=noai>")})
    place.crawl(server.root + "/")
    (found,) = status(place.workspace)
    assert (found.source, found.runs, found.pages) == ("docs", 1, {"active": 3, "excluded": 1, "dropped": 1})
    assert found.reasons["http-404"] == 1
    assert sum(found.reasons.values()) == 2
    assert found.finished_at
    assert found.fidelity == 1.0


def test_consent_lists_the_pages_that_say_something(server: Server, place: Place) -> None:
    site(server)
    server.pages({"/b": html("Beta", head="<meta name=robots content=noai>")})
    place.crawl(server.root + "/")
    (found,) = consents(place.workspace)
    assert found.url == f"{server.root}/b"
    assert found.refusal
    assert any("noai" in signal for signal in found.signals)


def test_an_override_is_counted_with_its_reason(server: Server, place: Place) -> None:
    site(server)
    server.pages({"/b": html("Beta", head="<meta name=robots content=noai>")})
    consent = {"reason": "the owner allowed it in a letter"}
    place.crawl(server.root + "/", consent=consent)
    (found,) = status(place.workspace)
    assert found.pages == {"active": 4}
    assert found.overrides == {"the owner allowed it in a letter": 1}


def test_all_parts_of_a_placed_crawl_are_told_of_while_they_are_under_way(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with `--on ray`: the driver's progress counts the pages of all, and whoever asks for the status sees each."""
    monkeypatch.setattr("crawler.placed.TOLD", 0.1)
    seen, told = threading.Event(), []
    with contextlib.closing(Server()) as one, contextlib.closing(Server()) as other:
        for server in (one, other):
            site(server)
            server.answers["/c"] = lambda _: Answer(page("Gamma")) if seen.wait(60) else None

        def progress(done: int, total: int | None = None, note: str = "") -> None:
            told.append((done, {each.source: each.done for each in under_way(place.workspace)}))
            if told[-1] == (6, {"s0": 3, "s1": 3}):
                seen.set()

        sources = [Source(name=f"s{n}", start=[server.root + "/"]) for n, server in enumerate((one, other))]
        crawl(place.workspace, sources, placer=here(2), on_progress=progress)
    assert seen.is_set(), told
    assert list(under_way(place.workspace)) == []
