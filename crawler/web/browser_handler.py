"""Playwright's download handler with our bound on what it fetches without the browser. Needs the extra `browser`."""

from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from .handler import bound


class BoundedBrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Requests for the browser go to it, all others the way of BoundedHandler."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        bound(self)
