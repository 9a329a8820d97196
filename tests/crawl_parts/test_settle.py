"""What a crawl comes to: each page's fate, decided over the whole source. Tables of pages, no server."""

import dataclasses
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crawler.source import settle
from crawler.source.settle import Row, decide, load
from crawler.source.site import open_site
from crawler.state.sketches import sketch
from gristmill.config import Source

SITE = "https://docs.example"


def row(path: str, **known: Any) -> Row:
    """A page that was fetched and is well, but for what is said."""
    values: dict[str, Any] = {
        "id": 1, "url": SITE + path, "outcome": "ok", "state": 1, "status": "active", "reason": "", "sha256": path,
        "words": 100, "sketch": b"", "title": "A page", "target": "", "path": "", "version": "", "flags": "[]",
        "consent": "[]", "refusal": "", "override": "", "filed": "", "statements": "{}", "linked": 1,
    }  # fmt: skip
    if names := known.pop("names", ""):
        known["statements"] = json.dumps({"canonical": SITE + names})
    if to := known.pop("to", ""):
        known |= {"outcome": "redirect", "target": SITE + to, "sha256": known.get("sha256", "")}
    return Row(**{**values, **known})


def fates(db: sqlite3.Connection, *rows: Row, **settings: Any) -> dict[str, tuple[str, str]]:
    """(status, reason) by path."""
    source = Source(name="docs", start=[SITE + "/"], **{"version": "all", **settings})
    decide(list(rows), open_site(db, source, 1))
    return {each.url.removeprefix(SITE): each.fate for each in rows}


ACTIVE = ("active", "")


@pytest.mark.parametrize(
    ("page", "fate"),
    [
        ({}, ACTIVE),
        ({"outcome": "unchanged"}, ACTIVE),
        ({"outcome": "timeout"}, ACTIVE),  # had before and failed now: kept
        ({"outcome": "http-500"}, ACTIVE),
        ({"outcome": "suspicious"}, ACTIVE),
        ({"sha256": "", "outcome": "http-404"}, ("dropped", "http-404")),
        ({"sha256": "", "outcome": "timeout"}, ("dropped", "timeout")),
        ({"sha256": "", "outcome": ""}, ("dropped", "interrupted")),
        ({"outcome": "http-404"}, ("tombstone", "http-404")),
        ({"outcome": "http-410"}, ("tombstone", "http-410")),
        ({"outcome": "redirect"}, ("tombstone", "redirect")),
        ({"outcome": "redirect-loop"}, ("tombstone", "redirect-loop")),
        ({"outcome": "redirect-off-site"}, ("tombstone", "redirect-off-site")),
        ({"outcome": "not-html"}, ("tombstone", "not-html")),
        ({"outcome": "pdf"}, ("tombstone", "pdf")),
        ({"outcome": "robots"}, ("excluded", "robots")),
        ({"refusal": "noai"}, ("excluded", "noai")),
        ({"words": 0}, ("dropped", "empty")),
        ({"words": 0, "flags": '["short", "scanned-pdf"]'}, ("dropped", "scanned-pdf")),
        ({"words": 0, "flags": '["empty-shell"]'}, ("dropped", "empty")),
        ({"words": 0, "refusal": "noai"}, ("dropped", "empty")),
    ],
)
def test_a_page_by_itself_has_the_fate_of_its_last_answer(
    db: sqlite3.Connection, page: dict[str, Any], fate: tuple[str, str]
) -> None:
    assert fates(db, row("/a", **page)) == {"/a": fate}


@pytest.mark.parametrize(
    ("words", "other", "merged"),
    [(100, 100, True), (200, 100, True), (50, 100, True), (201, 100, False), (49, 100, False), (301, 100, False)],
)
def test_a_page_is_not_lost_in_a_canonical_of_another_size(
    db: sqlite3.Connection, words: int, other: int, merged: bool
) -> None:
    # Whoever names one canonical URL for all its pages must not lose a page of 301 words in one of 100.
    found = fates(db, row("/a", names="/b", words=words), row("/b", words=other))
    assert found == {"/a": ("dropped", "duplicate-canonical") if merged else ACTIVE, "/b": ACTIVE}


MERGED = ("dropped", "duplicate-canonical")


@pytest.mark.parametrize(
    ("rows", "fate"),
    [
        ([row("/a", names="/b"), row("/b")], MERGED),
        ([row("/a", names="/b", title="Other"), row("/b")], ACTIVE),  # not alike
        ([row("/a", names="/b", title="Other", sha256="x"), row("/b", sha256="x")], MERGED),  # equal
        ([row("/a", names="/a"), row("/b")], ACTIVE),  # itself
        ([row("/a", names="/missing"), row("/b")], ACTIVE),
        ([row("/a", names="/b"), row("/b", names="/c"), row("/c", title="Other")], ACTIVE),  # no chains
        ([row("/a", names="/b"), row("/b", names="/a")], ACTIVE),  # nor circles
        ([row("/a", names="/b"), row("/b", outcome="http-404")], ACTIVE),  # gone
        ([row("/a", names="/b"), row("/b", words=0)], ACTIVE),  # empty
        ([row("/a", names="/b"), row("/b", to="/c"), row("/c")], MERGED),  # along a redirect
        ([row("/a", names="/b"), row("/b", to="/a")], ACTIVE),  # that leads back
        ([row("/x/a", names="/x/"), row("/x/")], ACTIVE),  # a folder's front page for everything below
        ([row("/a", names="/b", refusal="noai"), row("/b")], MERGED),  # the one that stays is asked for its consent
    ],
)
def test_a_page_goes_into_the_one_that_it_names_if_that_is_like_it(
    db: sqlite3.Connection, rows: list[Row], fate: tuple[str, str]
) -> None:
    rows = [dataclasses.replace(each) for each in rows]
    assert next(iter(fates(db, *rows).values())) == fate


def test_a_canonical_outside_the_scope_is_not_believed(db: sqlite3.Connection) -> None:
    found = fates(db, row("/a", names="/secret/b"), row("/secret/b"), deny=["/secret/"])
    assert found["/a"] == ACTIVE


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (row("/long-name"), row("/b", names="/b2")),  # names no other
        (row("/long-name", linked=1), row("/b", linked=0)),  # is linked to, not only listed
        (row("/b"), row("/long-name")),  # is the shorter one
        (row("/b"), row("/c")),  # comes first
        (row("/unlinked", linked=0), row("/b", names="/b2", linked=1)),  # a name counts more than a link
        (row("/b2-linked", linked=1), row("/b2", linked=0)),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_equal_pages_the_linked_and_shortest_one_stays(
    db: sqlite3.Connection, stays: Row, goes: Row, turned: bool
) -> None:
    pair = [dataclasses.replace(each, sha256="same") for each in (stays, goes)]
    found = fates(db, *(reversed(pair) if turned else pair))
    assert found[stays.url.removeprefix(SITE)] == ACTIVE
    assert found[goes.url.removeprefix(SITE)] == ("dropped", "duplicate-content")


def test_a_page_that_was_taken_out_takes_no_other_with_it(db: sqlite3.Connection) -> None:
    found = fates(db, row("/a", sha256="same", outcome="http-404"), row("/long", sha256="same"))
    assert found == {"/a": ("tombstone", "http-404"), "/long": ACTIVE}


@pytest.mark.parametrize(
    ("had", "lost", "broken"),
    [(10, 5, False), (10, 6, True), (10, 10, True), (9, 5, True), (4, 4, False), (5, 5, True), (100, 50, False)],
)
@pytest.mark.parametrize("outcome", ["http-404", "http-410", "suspicious"])
def test_a_site_of_which_more_than_half_vanishes_at_once_is_broken_and_loses_nothing(
    db: sqlite3.Connection, had: int, lost: int, broken: bool, outcome: str
) -> None:
    rows = [row(f"/p{n}", outcome=outcome if n < lost else "unchanged") for n in range(had)]
    source = Source(name="docs", start=[SITE + "/"])
    assert decide(rows, open_site(db, source, 1)) is broken
    gone = [each for each in rows if each.fate[0] == "tombstone"]
    assert len(gone) == (0 if broken or outcome == "suspicious" else lost)


@pytest.mark.parametrize(
    "page",
    [
        {"state": 0},  # not asked yet in this run
        {"sha256": ""},  # never had
        {"status": "tombstone"},  # gone before
        {"status": "dropped"},
        {"outcome": "timeout"},  # down, not gone
    ],
)
def test_only_pages_that_were_there_before_count_as_vanished(db: sqlite3.Connection, page: dict[str, Any]) -> None:
    rows = [row(f"/p{n}", **{"outcome": "http-404", **page}) for n in range(9)] + [row("/"), row("/well")]
    assert decide(rows, open_site(db, Source(name="docs", start=[SITE + "/"]), 1)) is False


def test_redirects_that_lead_back_to_themselves_are_loops(db: sqlite3.Connection) -> None:
    rows = [
        row("/a", to="/b"),
        row("/b", to="/c"),
        row("/c", to="/b"),
        row("/d", to="/e"),
        row("/e"),
        row("/f", to="/"),
    ]
    found = fates(db, *rows)
    assert {path for path, fate in found.items() if fate == ("dropped", "redirect-loop")} == {"/a", "/b", "/c"}
    assert found["/d"] == found["/f"] == ("dropped", "redirect")
    assert found["/e"] == ACTIVE


OTHER = ("dropped", "other-version")


@pytest.mark.parametrize(
    ("policy", "kept"),
    [("stable", {"stable"}), ("latest", {"latest"}), ("4.*", {"4.2"}), ("all", {"stable", "latest", "4.2"})],
)
def test_of_several_versions_the_one_that_was_asked_for_stays(
    db: sqlite3.Connection, policy: str, kept: set[str]
) -> None:
    rows = [row(f"/{label}/guide", sketch=sketch(f"{label} " * 9)) for label in ("stable", "latest", "4.2")]
    found = fates(db, *rows, version=policy)
    assert {path.split("/")[1] for path, fate in found.items() if fate == ACTIVE} == kept
    assert {fate for fate in found.values() if fate != ACTIVE} <= {OTHER}


def text(changed: int) -> bytes:
    """The sketch of 100 words of which some are others."""
    return sketch(" ".join(f"word{n}" if n >= changed else f"changed{n}" for n in range(100)))


@pytest.mark.parametrize(("changed", "fate"), [(0, OTHER), (4, OTHER), (6, ACTIVE), (50, ACTIVE)])
def test_of_all_versions_a_page_that_hardly_differs_stands_once(
    db: sqlite3.Connection, changed: int, fate: tuple[str, str]
) -> None:
    # Of the 99 word pairs of each page 99 - changed are shared: 95 of 103 are .92, 93 of 105 are .89.
    found = fates(db, row("/stable/guide", sketch=text(0)), row("/4.2/guide", sketch=text(changed)))
    assert found == {"/stable/guide": ACTIVE, "/4.2/guide": fate}


def test_pages_of_versions_are_compared_with_the_one_that_stays(db: sqlite3.Connection) -> None:
    rows = [row("/4.1/guide", sketch=text(0)), row("/4.2/guide", sketch=text(4)), row("/4.3/guide", sketch=text(60))]
    assert fates(db, *rows) == {"/4.1/guide": OTHER, "/4.2/guide": ACTIVE, "/4.3/guide": ACTIVE}


def test_chapters_are_no_versions(db: sqlite3.Connection) -> None:
    found = fates(db, row("/book/1/", sketch=text(0)), row("/book/2/", sketch=text(0)))
    assert set(found.values()) == {ACTIVE}


def test_what_is_excluded_stays_out_of_the_choice_of_versions_only(db: sqlite3.Connection) -> None:
    found = fates(db, row("/stable/a", refusal="noai"), row("/4.2/a"), version="stable")
    assert found == {"/stable/a": ("excluded", "noai"), "/4.2/a": OTHER}


def test_a_version_is_noted_where_the_page_has_none_of_its_own(db: sqlite3.Connection) -> None:
    rows = [row("/4.2/a"), row("/4.2/b", version="4.2.1"), row("/c")]
    fates(db, *rows)
    assert [each.version for each in rows] == ["4.2", "4.2.1", ""]


def test_the_order_of_rows_decides_nothing(db: sqlite3.Connection) -> None:
    def rows() -> list[Row]:
        return [row("/a", names="/b"), row("/b"), row("/c", sha256="x"), row("/d", sha256="x"), row("/e", to="/a")]

    assert fates(db, *rows()) == fates(db, *reversed(rows()))


def test_swept_folders_hold_what_a_page_stands_for_and_no_torn_files(place: Any) -> None:
    folder: Path = place.workspace.seeds_folder / "docs"
    folder.mkdir(parents=True)
    for name in ("a.md", "b.md", ".tmp-ab_12zzz"):
        (folder / name).write_text("---\nseed_id: 0\n---\n", "utf-8")
    (folder / "notes.md").write_text("Somebody's own.\n", "utf-8")
    settle.sweep(place.workspace, "docs", {"seeds/docs/a.md"})
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "notes.md"]


def test_rows_come_by_url(place: Any) -> None:
    place.discover("/b", "/a", "/c")
    assert [each.url for each in load(place.db, "docs")] == [place.url(path) for path in ("/a", "/b", "/c")]


@pytest.mark.parametrize(
    ("outcomes", "failure"),
    [
        (["ok", "timeout"], ""),
        (["unchanged", "http-500", "http-500"], ""),
        (["suspicious", "refused"], ""),
        (["refused"], "refused"),
        (["redirect", "dns", "dns", "timeout"], "dns"),
        (["http-503", "http-503", "timeout"], "http-503"),
        (["robots-timeout", "robots-timeout"], "robots-timeout"),  # its robots.txt could not be had
        (["robots", "denied"], ""),  # the site says no, which is an answer
        (["not-html"], ""),
        (["pdf", "limit"], ""),
        ([], ""),
    ],
)
def test_a_source_of_which_no_page_could_be_had_was_not_reached(outcomes: list[str], failure: str) -> None:
    assert settle._failure([row(f"/{n}", outcome=outcome) for n, outcome in enumerate(outcomes)]) == failure


def test_pages_that_have_not_been_asked_for_say_nothing_of_their_source() -> None:
    assert settle._failure([row("/a", outcome="refused", state=0), row("/b", outcome="ok", state=0)]) == ""


@pytest.mark.parametrize(
    ("to", "fate"), [(["/parked"] * 6, ACTIVE), ([f"/n{n}" for n in range(6)], ("tombstone", "redirect"))]
)
def test_a_site_that_sends_most_of_its_pages_to_one_has_not_moved_them(
    db: sqlite3.Connection, to: list[str], fate: tuple[str, str]
) -> None:
    moved = [row(f"/p{n}", to=target, sha256=f"/p{n}", id=n) for n, target in enumerate(to)]
    found = [row(target, sha256="", status="", words=9, state=1) for target in sorted(set(to))]
    assert {fates(db, *moved, *found)[f"/p{n}"] for n in range(6)} == {fate}
