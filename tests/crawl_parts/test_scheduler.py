"""When Scrapy is given a request, and when it is woken: the scheduler and one run, without a network."""

import asyncio
import types
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import scrapy

from crawler.manners.robots import parse
from crawler.source.arrival import Arrival
from crawler.source.crawlrun import CrawlRun
from crawler.source.resources import Resources
from crawler.state import answers, pages
from crawler.state.writer import Writer
from crawler.web.scheduler import DROPS, FairScheduler
from crawler.web.spider import DocsSpider
from crawler.workers.pool import Pool

from .conftest import Place


class Stage:
    """A run, its spider and its scheduler, and an engine that only counts how often it is woken."""

    def __init__(self, place: Place, using: Resources, **settings: Any) -> None:
        self.stopping = asyncio.Event()
        self.run = CrawlRun(using, contact="me@docs.example", stop=self.stopping.set)
        self.site = place.site(**settings)
        self.run.add(self.site)
        self.spider = DocsSpider(run=self.run, stopping=self.stopping)
        self.woken = 0
        slot = types.SimpleNamespace(nextcall=types.SimpleNamespace(schedule=self._schedule))
        crawler: Any = types.SimpleNamespace(engine=types.SimpleNamespace(_slot=slot))
        self.spider.crawler = crawler
        self.scheduler = FairScheduler(crawler)
        self.scheduler.open(self.spider)

    def _schedule(self) -> None:
        self.woken += 1

    def next(self) -> str:
        """The path that may be asked for now, or ""."""
        request = self.scheduler.next_request()
        return "/" + request.url.split("/", 3)[3] if request else ""

    async def know_robots(self, text: str = "") -> None:
        """Ask for robots.txt and have it answered."""
        assert self.next() == "/robots.txt"
        (gate,) = self.run.gates.values()
        gate.leave()
        await self.run.learn(gate, 200, text.encode())


def at_work(place: Place, what: Callable[[Stage], Coroutine[Any, Any, None]], **settings: Any) -> None:
    """Run something on a stage."""

    async def work() -> None:
        writer, pool = Writer(place.workspace), Pool(jobs=1)
        using = Resources(workspace=place.workspace, db=place.db, writer=writer, pool=pool, now=lambda: "now")
        try:
            await what(stage := Stage(place, using, **settings))
            stage.scheduler.close("finished")
        finally:
            pool.close()
            writer.shut()

    asyncio.run(work())


def test_robots_txt_comes_before_the_pages_and_what_it_forbids_is_not_asked(place: Place) -> None:
    place.discover("/a", "/private/b", "/c")

    async def work(stage: Stage) -> None:
        await stage.know_robots("User-agent: *\nDisallow: /private/\n")
        assert [stage.next(), stage.next(), stage.next()] == ["/a", "/c", ""]
        await asyncio.gather(*stage.spider._tasks)
        assert place.page("/private/b").outcome == "robots"
        assert (stage.site.counts.requests, stage.scheduler.has_pending_requests()) == (2, True)

    at_work(place, work)


def test_a_robots_txt_that_has_moved_comes_before_everything(place: Place) -> None:
    place.discover("/a")

    async def work(stage: Stage) -> None:
        await stage.know_robots()
        assert stage.scheduler.enqueue_request(scrapy.Request("http://127.0.0.1:9/moved.txt"))
        assert [stage.next(), stage.next()] == ["/moved.txt", "/a"]

    at_work(place, work)


def test_nothing_is_asked_once_the_run_is_to_end(place: Place) -> None:
    place.discover("/a")

    async def work(stage: Stage) -> None:
        await stage.know_robots()
        stage.run.fail(OSError("disk full"))
        stage.run.fail(KeyError("later"))
        assert stage.stopping.is_set()
        assert isinstance(stage.run.fault, OSError)
        assert stage.next() == ""

    at_work(place, work)


def test_pages_that_are_refused_without_a_request_let_answers_have_their_turn(place: Place) -> None:
    place.discover(*(f"/p{number:03}" for number in range(DROPS + 50)), depth=1)

    async def work(stage: Stage) -> None:
        await stage.know_robots()
        stage.woken = 0
        assert stage.next() == ""
        assert len(stage.spider._tasks) == DROPS
        assert stage.woken == 1  # to go on at once
        assert stage.next() == ""
        await asyncio.gather(*stage.spider._tasks)
        assert place.query("SELECT outcome, count(*) FROM pages GROUP BY outcome") == [("depth", DROPS + 50)]
        assert stage.site.counts.requests == 0

    at_work(place, work, max_depth=0)


def test_the_engine_is_woken_when_a_delay_has_passed(place: Place) -> None:
    place.discover("/a", "/b")

    async def work(stage: Stage) -> None:
        stage.run._gate_for(stage.site, place.url("")).learn(parse(b""))
        assert [stage.next(), stage.next()] == ["/a", ""]
        assert stage.woken == 0
        await asyncio.sleep(0.3)
        assert stage.woken == 1
        assert stage.next() == "/b"

    at_work(place, work, delay=0.2)


def test_all_that_is_answered_is_no_longer_pending(place: Place) -> None:
    place.discover("/a")

    async def work(stage: Stage) -> None:
        await stage.know_robots()
        assert stage.next() == "/a"
        await stage.run.commit(stage.site, place.page("/a"), Arrival(status=404))
        assert stage.run.done == 1
        assert stage.next() == ""
        assert not stage.scheduler.has_pending_requests()

    at_work(place, work)


def test_a_page_that_was_had_before_is_asked_for_with_its_validators(place: Place) -> None:
    place.discover("/a")
    place.set("/a", etag='"1"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT", body_sha256="x")

    async def work(stage: Stage) -> None:
        await stage.know_robots()
        request = stage.scheduler.next_request()
        assert request is not None
        assert request.headers[b"If-None-Match"] == b'"1"'
        assert request.headers[b"If-Modified-Since"] == b"Thu, 01 Jan 2026 00:00:00 GMT"
        assert b"me@docs.example" in request.headers[b"User-Agent"]

    at_work(place, work)


def test_the_scheduler_serves_no_other_spider() -> None:
    crawler: Any = None
    with pytest.raises(TypeError, match="DocsSpider"):
        FairScheduler(crawler).open(scrapy.Spider(name="other"))


def test_a_run_begins_with_the_start_and_the_places_of_inventories(place: Place) -> None:
    async def work(stage: Stage) -> None:
        first = stage.run.first_pages(stage.site)
        assert (first[0].url, first[0].kind) == (place.url("/"), "page")
        kinds = {found.found for found in first if found.kind == "inventory"}
        assert {"sitemap", "objects.inv", "llms.txt", "tdmrep.json"} <= kinds
        assert len({found.url for found in first}) == len(first)
        assert stage.run.first_pages(stage.site) == []  # each place once
        assert [found.url for found in stage.run.first_pages(place.site(), inventories=False)] == [place.url("/")]

    at_work(place, work)


def test_sitemaps_of_robots_txt_are_asked_for_at_the_level_of_the_crawl(place: Place) -> None:
    place.discover("/a", depth=3)

    async def work(stage: Stage) -> None:
        await stage.know_robots("Sitemap: http://127.0.0.1:9/map.xml\nSitemap: http://10.0.0.1/map.xml\n")
        assert (place.page("/map.xml").kind, place.page("/map.xml").depth) == ("inventory", 3)
        assert pages.facts(place.db, "docs", ["url"]) == [{"url": place.url("/a")}]
        cached = answers.robots(place.db, place.url(""))
        assert cached is not None
        assert cached.status == 200

    at_work(place, work)


def test_a_robots_txt_that_could_not_be_had_is_not_remembered(place: Place) -> None:
    place.discover("/a")

    async def work(stage: Stage) -> None:
        assert stage.next() == "/robots.txt"
        (gate,) = stage.run.gates.values()
        gate.leave()
        await stage.run.learn(gate, None, b"", reason="timeout")
        assert answers.robots(place.db, place.url("")) is None
        assert stage.next() == ""
        await asyncio.gather(*stage.spider._tasks)
        assert place.page("/a").outcome == "robots-timeout"

    at_work(place, work)


@pytest.mark.parametrize(
    ("columns", "differ", "spared"),
    [
        ({"fetched_at": "2026-02-02"}, True, True),
        ({"fetched_at": "2026-02-02"}, False, False),  # one date for all pages says nothing
        ({"fetched_at": "2026-01-01"}, True, False),  # changed since
        ({"fetched_at": "2026-02-02", "etag": '"1"'}, True, False),  # the server can say so itself
        ({"fetched_at": "2026-02-02", "last_modified": "x"}, True, False),
        ({"fetched_at": "2026-02-02", "sha256": ""}, True, False),
    ],
)
def test_a_page_is_spared_a_request_where_its_sitemap_can_be_believed(
    place: Place, columns: dict[str, str], differ: bool, spared: bool
) -> None:
    place.discover("/a", lastmod="2026-01-15")
    place.set("/a", **{"sha256": "x", **columns})

    async def work(stage: Stage) -> None:
        stage.site.findings.learn("", ["a", "b"] if differ else ["a"])
        answer = stage.run.spared(stage.site, place.page("/a"))
        assert (answer is not None and answer.status == 304) is spared

    at_work(place, work)


def test_a_folder_on_this_machine_needs_no_turns(place: Place) -> None:
    async def work(stage: Stage) -> None:
        local = place.site(name="local")
        local.source = local.source.model_copy(update={"start": ["/somewhere"], "name": "local"})
        stage.run.add(local)
        place.discover("file:///a.html", name="local", found="file")
        assert stage.next() == ""
        assert not stage.scheduler.has_pending_requests()
        assert stage.run.site(place.page("file:///a.html", name="local")) is local

    at_work(place, work)
