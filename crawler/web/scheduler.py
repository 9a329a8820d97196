"""Scrapy's scheduler over the durable frontier: requests are made when they can be sent, and never queue in memory."""

import asyncio
import collections
import time
from typing import Self

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

    def has_pending_requests(self) -> bool:
        """Whether the crawl goes on."""
        return bool(self._urgent) or self._spider.run.frontier.pending()

    def enqueue_request(self, request: scrapy.Request) -> bool:
        """Follow-up requests of a callback (robots.txt that moved); pages come from the frontier alone."""
        self._urgent.append(request)
        return True

    def next_request(self) -> scrapy.Request | None:
        """The next request that may be sent now."""
        if self._spider.stopping.is_set():
            return None
        if self._urgent:
            return self._urgent.popleft()
        for _ in range(DROPS):
            found = self._spider.run.frontier.next(time.monotonic())
            if found is None:
                self._set_alarm()
                return None
            if isinstance(found, Gate):
                return self._spider.ask_robots(found)
            if (request := self._spider.ask(found)) is not None:
                return request
        self._spider.wake()
        return None

    def _set_alarm(self) -> None:
        wait = self._spider.run.frontier.wake(time.monotonic())
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None if wait is None else asyncio.get_running_loop().call_later(wait, self._spider.wake)

    def close(self, reason: str) -> None:
        """Stop the clock."""
        if self._alarm is not None:
            self._alarm.cancel()
