"""Scrapy's scheduler over the durable frontier: requests are made when they can be sent, and never queue in memory."""

import asyncio
import collections
import time
from typing import Any, Self

import scrapy
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from ..manners.politeness import Gate
from .spider import DocsSpider

DROPS = 256  # pages refused without a request at one go, before answers get their turn


class FairScheduler(BaseScheduler):
    """Asks the frontier whenever the engine has room, and wakes the engine when a delay has passed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._urgent: collections.deque[scrapy.Request] = collections.deque()
        self._alarm: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make it."""
        return cls(crawler)

    def open(self, spider: scrapy.Spider) -> None:
        """Take over the spider's frontier."""
        if not isinstance(spider, DocsSpider):
            raise TypeError(f"{type(self).__name__} serves {DocsSpider.__name__} only")
        self._spider = spider
        spider.wake = self.wake

    def has_pending_requests(self) -> bool:
        """Whether the crawl goes on."""
        return bool(self._urgent) or self._spider.frontier.pending()

    def enqueue_request(self, request: scrapy.Request) -> bool:
        """Follow-up requests of a callback (robots.txt that moved); pages come from the frontier alone."""
        self._urgent.append(request)
        return True

    def next_request(self) -> scrapy.Request | None:
        """The next request that may be sent now."""
        if self._spider.stopping:
            return None
        if self._urgent:
            return self._urgent.popleft()
        for _ in range(DROPS):
            found = self._spider.frontier.next(time.monotonic())
            if found is None:
                self._spider.run.close_limited()
                self._set_alarm()
                return None
            if isinstance(found, Gate):
                return self._spider.ask_robots(found)
            if (request := self._spider.ask(found)) is not None:
                return request
        self.wake()
        return None

    def _set_alarm(self) -> None:
        wait = self._spider.frontier.wake(time.monotonic())
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None if wait is None else asyncio.get_running_loop().call_later(wait, self.wake)

    def wake(self, *_: Any) -> None:
        """Let the engine ask again. Scrapy has no public way to do that between its heartbeats of 5 s."""
        slot = self._crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()

    def close(self, reason: str) -> None:
        """Stop the clock."""
        if self._alarm is not None:
            self._alarm.cancel()
