"""What is kept of a crawl on disk: runs, pages, the frontier, answers and what became of pages."""

import asyncio

import pytest

from crawler.state import answers, crawls, expected, pages, revisions, waiting
from crawler.state.database import Change, State
from crawler.state.packing import pack
from crawler.state.pages import Found
from crawler.state.writer import Writer
from gristmill.config import Source

from .conftest import Place

DAY = "2026-01-02T00:00:00Z"


def begin(place: Place, source: str = "docs", settings: str = "{}") -> tuple[int, bool]:
    return crawls.begin(place.db, source, now=DAY, settings=settings)


def finish(place: Place, number: int, *, source: str = "docs", now: str = DAY) -> None:
    crawls.finish(place.db, source, number, now=now, report={"b": 1, "a": 2})


def test_a_run_that_was_not_finished_goes_on(place: Place) -> None:
    assert begin(place) == (1, False)
    assert begin(place) == (1, True)
    finish(place, 1, now="")  # interrupted
    assert begin(place) == (1, True)
    finish(place, 1)
    assert begin(place) == (2, False)
    assert begin(place, "other") == (1, False)
    assert crawls.numbers(place.db) == {"docs": 2, "other": 1}


def test_a_run_is_under_way_from_its_start_until_it_is_closed_or_interrupted(place: Place) -> None:
    begin(place)
    place.discover("/a", "/b", "/c")
    place.set("/a", state=1, outcome="ok")
    assert crawls.unfinished(place.db) == [("docs", 1, DAY)]
    assert pages.progress(place.db, "docs", 1) == (1, 2)
    finish(place, 1, now="")
    assert crawls.unfinished(place.db) == []
    begin(place)
    begin(place, "other")
    assert crawls.unfinished(place.db) == [("docs", 1, DAY), ("other", 1, DAY)]
    assert pages.progress(place.db, "other", 1) == (0, 0)
    finish(place, 1)
    assert crawls.unfinished(place.db) == [("other", 1, DAY)]


def test_a_new_run_asks_for_all_pages_again_but_traps(place: Place) -> None:
    begin(place)
    place.discover("/a", "/gone", "/trap", "/long", "/limit")
    outcomes = {"/a": "ok", "/gone": "http-404", "/trap": "trap-depth", "/long": "url-too-long", "/limit": "limit"}
    for path, outcome in outcomes.items():
        place.set(path, state=1, outcome=outcome)
    place.discover("/x", name="other")
    place.db.execute("UPDATE pages SET state = 1 WHERE source = 'other'")
    finish(place, 1)
    begin(place)
    waits = [page.url.removeprefix(place.url("")) for page in waiting.hostless(place.db, "docs", limit=99)]
    assert waits == ["/a", "/gone", "/limit"]
    assert waiting.hostless(place.db, "other", limit=99) == []


def test_a_run_that_goes_on_asks_for_nothing_again(place: Place) -> None:
    begin(place)
    place.discover("/a", "/b")
    place.set("/a", state=1, outcome="ok")
    expected.expect(place.db, "docs", "sitemap", [place.url("/a")], [])
    begin(place)
    assert waiting.count(place.db) == 1
    assert expected.expected(place.db, "docs") == {place.url("/a")}


def test_a_new_run_believes_no_inventory_of_the_last_one(place: Place) -> None:
    begin(place)
    expected.expect(place.db, "docs", "sitemap", [place.url("/a")], [])
    expected.expect(place.db, "docs", "objects.inv", [place.url("/a")], [])
    expected.expect(place.db, "other", "sitemap", [place.url("/x")], [])
    finish(place, 1)
    begin(place)
    assert expected.expected(place.db, "docs") == set()
    assert expected.expected(place.db, "other") == {place.url("/x")}


def test_settings_are_those_of_the_last_run_even_of_one_that_goes_on(place: Place) -> None:
    for number, limit in enumerate((5, 6, 7), 1):
        settings = Source(name="docs", start=[place.url("/")], max_pages=limit).model_dump_json()
        begin(place, settings=settings)
        if number == 1:
            finish(place, 1)
    assert [source.max_pages for source in crawls.known_sources(place.db)] == [7]


def test_the_last_finished_run_is_known_until_another_begins(place: Place) -> None:
    assert crawls.last_finished(place.db, "docs") == ""
    begin(place)
    assert crawls.last_finished(place.db, "docs") == ""
    finish(place, 1)
    assert crawls.last_finished(place.db, "docs") == DAY
    begin(place)
    assert crawls.last_finished(place.db, "docs") == ""
    last = crawls.last(place.db, "docs")
    assert (last.runs, last.finished_at, last.report) == (2, "", "{}")


def test_a_report_is_the_same_bytes_whatever_its_order(place: Place) -> None:
    begin(place)
    finish(place, 1)
    assert crawls.last(place.db, "docs").report == '{"a": 2, "b": 1}'


def test_a_page_that_is_found_again_keeps_how_it_was_found_first(place: Place) -> None:
    place.discover("/a", depth=3, found="sitemap", lastmod="2026-01-01")
    place.set("/a", state=1, outcome="ok")
    place.discover("/a", depth=1, found="link")
    page = place.page("/a")
    assert (page.depth, page.found, page.outcome, page.lastmod) == (3, "sitemap", "ok", "2026-01-01")
    assert list(pages.known(place.db, "docs")) == [(page.url, True, True)]
    place.discover("/a", found="sitemap", lastmod="2026-02-02")
    assert place.page("/a").lastmod == "2026-02-02"
    assert list(pages.known(place.db, "docs")) == [(page.url, True, True)]  # once linked, always linked


def test_a_page_is_one_per_source(place: Place) -> None:
    place.discover("/a")
    place.discover("/a", name="other")
    assert place.page("/a").id != place.page("/a", name="other").id


def test_a_page_that_is_named_twice_at_once_is_one_and_keeps_the_most_of_both(place: Place) -> None:
    named = [("/a", "sitemap", "2026-01-01"), ("/b", "link", ""), ("/a", "link", "")]
    found = [Found(place.url(path), place.url(""), 0, how, lastmod=when) for path, how, when in named]
    pages.discover(place.db, "docs", 1, found, origin="")
    assert list(pages.known(place.db, "docs")) == [(place.url("/a"), True, True), (place.url("/b"), True, True)]
    assert (place.page("/a").found, place.page("/a").lastmod) == ("sitemap", "2026-01-01")


def test_a_url_that_is_refused_is_noted_as_done(place: Place) -> None:
    place.discover("/a", reason="trap-depth")
    assert waiting.count(place.db) == 0
    assert place.page("/a").outcome == "trap-depth"


@pytest.mark.parametrize("column", ["url", "source", "id", "nothing", "outcome = 'x', url"])
def test_only_columns_of_the_answer_are_written(place: Place, column: str) -> None:
    place.discover("/a")
    with pytest.raises(ValueError, match="no columns to write"):
        pages.update(place.db, place.page("/a").id, **{"outcome": "ok", column: "x"})
    assert place.page("/a").outcome == ""


def test_only_columns_are_read(place: Place) -> None:
    place.discover("/b", "/a")
    place.discover("/s.xml", kind="inventory")
    assert pages.facts(place.db, "docs", ["url", "words"]) == [
        {"url": place.url("/a"), "words": 0},
        {"url": place.url("/b"), "words": 0},
    ]
    with pytest.raises(ValueError, match="no columns to read"):
        pages.facts(place.db, "docs", ["url", "(SELECT 1)"])


def test_the_frontier_is_read_by_depth_then_url(place: Place) -> None:
    place.discover("/c", depth=1)
    place.discover("/b", "/a", depth=1)
    place.discover("/z", depth=0)
    place.discover("/deep", depth=2)
    place.discover("http://other.example/x")

    def paths(depth: int, limit: int) -> list[str]:
        found = waiting.block(place.db, "docs", place.url(""), depth=depth, limit=limit)
        return [page.url.removeprefix(place.url("")) for page in found]

    assert paths(2, 99) == ["/z", "/a", "/b", "/c", "/deep"]
    assert paths(1, 3) == ["/z", "/a", "/b"]
    assert waiting.hosts(place.db, "docs") == {place.url(""): 0, "http://other.example": 0}
    place.set("/z", state=1)
    assert waiting.hosts(place.db, "docs")[place.url("")] == 1


def test_closing_a_frontier_leaves_other_sources_and_what_is_done_alone(place: Place) -> None:
    place.discover("/done", "/waits")
    place.discover("/x", name="other")
    place.set("/done", state=1, outcome="ok", run=1)
    waiting.close(place.db, "docs", 2, "limit")
    assert place.page("/done").outcome == "ok"
    assert place.page("/waits").outcome == "limit"
    assert place.page("/x", name="other").outcome == ""
    assert place.query("SELECT run FROM pages WHERE source = 'docs' ORDER BY url") == [(1,), (2,)]


def test_inventories_do_not_count_as_pages_that_wait(place: Place) -> None:
    place.discover("/a")
    place.discover("/s.xml", kind="inventory")
    assert waiting.count(place.db) == 1
    assert [page.url for page in waiting.hostless(place.db, "docs", limit=9)] == [place.url("/a")]


def test_bodies_come_back_as_they_went_in(place: Place) -> None:
    place.discover("/a")
    page = place.page("/a").id
    assert answers.stored(place.db, page) is None
    assert answers.stored_headers(place.db, page) == {}
    headers = answers.write_headers({"etag": ('"1"',), "content-type": ("text/html",)})
    answers.put_body(place.db, page, headers, pack(b"<p>"), pack(b"# P"))
    stored = answers.stored(place.db, page)
    assert stored is not None
    assert (stored.body, stored.alternate) == (b"<p>", b"# P")
    assert stored.headers == answers.stored_headers(place.db, page) == {"content-type": ["text/html"], "etag": ['"1"']}


def test_answers_are_held_back_per_source_until_they_are_released(place: Place) -> None:
    place.discover("/a", "/b")
    place.discover("/x", name="other")
    ids = [place.page("/a").id, place.page("/b").id, place.page("/x", name="other").id]
    for page in ids:
        answers.hold(place.db, page, "{}", pack(b"old"))
        answers.hold(place.db, page, '{"a": ["b"]}', pack(b"new"))
    assert answers.held(place.db, "docs") == ids[:2]
    assert answers.held_answer(place.db, ids[0]) == answers.Stored(headers={"a": ["b"]}, body=b"new")
    answers.release(place.db, ids[:2])
    assert answers.held(place.db, "docs") == []
    assert answers.held(place.db, "other") == ids[2:]


def test_a_robots_txt_is_remembered_in_its_last_form(place: Place) -> None:
    assert answers.robots(place.db, place.url("")) is None
    answers.put_robots(place.db, place.url(""), 200, b"old", 1.0)
    answers.put_robots(place.db, place.url(""), None, b"", 2.0)
    assert answers.robots(place.db, place.url("")) == answers.RobotsFile(status=None, body=b"", fetched_at=2.0)


def test_a_pause_is_remembered_as_it_was_last_asked_for(place: Place) -> None:
    assert answers.pause(place.db, place.url("")) == 0
    for until in (1_700_000_000.5, 1_700_000_007.25):
        answers.put_pause(place.db, place.url(""), until)
    assert answers.pause(place.db, place.url("")) == 1_700_000_007.25


def test_steps_compare_a_run_with_what_was_before_it(place: Place) -> None:
    place.discover("/a", "/b")
    a, b = place.page("/a").id, place.page("/b").id
    revisions.put_revision(place.db, a, 1, "active", "", "x")
    revisions.put_revision(place.db, a, 3, "tombstone", "http-404", "x")
    revisions.put_revision(place.db, b, 3, "active", "", "y")
    found = [(step.url[-2:], step.was, step.old, step.status) for step in revisions.steps(place.db, "docs", 3)]
    assert found == [("/a", "active", "x", "tombstone"), ("/b", "", "", "active")]
    assert revisions.steps(place.db, "docs", 2) == []
    assert revisions.last_revisions(place.db, "docs")[a] == ("tombstone", "http-404", "x")


def test_sections_are_those_of_the_last_run_that_changed_them(place: Place) -> None:
    place.discover("/a")
    page = place.page("/a").id
    revisions.put_sections(place.db, page, 1, "# A\n\nOne.\n")
    revisions.put_sections(place.db, page, 3, "# A\n\nOne.\n\n## B\n\nTwo.\n")
    revisions.put_sections(place.db, page, 3, "# A\n\nOne.\n\n## C\n\nTwo.\n")  # a run that was repeated
    assert [path for path, _ in revisions.pieces(place.db, page, 2)] == [("A",)]
    assert [path for path, _ in revisions.pieces(place.db, page, 3)] == [("A",), ("A", "C")]
    assert revisions.pieces(place.db, page, 0) == []


def test_a_transaction_is_all_or_nothing(place: Place) -> None:
    def fail() -> None:
        with place.db.transaction():
            place.discover("/a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert waiting.count(place.db) == 0
    with place.db.transaction():
        place.discover("/a")
    assert waiting.count(place.db) == 1


def test_a_change_that_cannot_be_made_costs_those_beside_it_nothing(place: Place) -> None:
    def good(name: str) -> Change:
        return lambda db: pages.discover(
            db, "docs", 1, [Found(place.url(f"/{name}"), place.url(""), 0, "link")], origin=""
        )

    def large(db: State) -> None:
        good("never")(db)
        db.execute("UPDATE pages SET words = ?", (1 << 70,))

    async def write() -> list[BaseException | None]:
        writer = Writer(place.workspace)
        changes = (good("a"), large, good("b"), good("\ud800"), good("c"))
        done = await asyncio.gather(*map(writer.write, changes), return_exceptions=True)
        writer.shut()
        return done

    assert [fault is None for fault in asyncio.run(write())] == [True, False, True, False, True]
    assert [page.url[-1] for page in waiting.hostless(place.db, "docs", limit=9)] == ["a", "b", "c"]
