"""Scrapy's engine on asyncio's loop, and one crawl with it."""

import asyncio
import atexit
from collections.abc import Coroutine
from typing import Any

from ..source.crawlrun import CrawlRun
from ..source.settle import Settled
from . import browser
from .render import browser_settings, hosts_of
from .settings import scrapy_settings


def with_reactor(main: Coroutine[Any, Any, list[Settled]]) -> list[Settled]:
    """Run a coroutine on the event loop of Twisted's reactor, which Scrapy needs.

    The reactor is started but its own loop never runs: that one cannot be run twice in a process, asyncio's can.
    """
    from scrapy.utils.reactor import install_reactor, is_reactor_installed  # noqa: PLC0415 - 0.5 s, no folder needs it

    if not is_reactor_installed():
        install_reactor(scrapy_settings()["TWISTED_REACTOR"])
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

    engine: Any = reactor
    if not engine.running:
        engine.startRunning(installSignalHandlers=False)
        atexit.register(engine._asyncioEventloop.close)
    try:
        found: list[Settled] = engine._asyncioEventloop.run_until_complete(main)
        return found
    finally:
        if engine.threadpool is not None:
            engine._stopThreadPool()


async def fetch_web(run: CrawlRun, interrupted: asyncio.Event) -> None:
    """Let Scrapy work until the frontier is empty, or until it is interrupted."""
    from scrapy.crawler import AsyncCrawlerRunner  # noqa: PLC0415 - as above
    from twisted.internet import reactor  # noqa: PLC0415

    from .resolver import GuardedResolver  # noqa: PLC0415
    from .spider import DocsSpider  # noqa: PLC0415

    engine: Any = reactor
    unguarded = engine.nameResolver
    engine.installNameResolver(GuardedResolver(unguarded, run.refuses_answers))
    runner = AsyncCrawlerRunner({**scrapy_settings(), **_browser(run)})
    crawler = runner.create_crawler(DocsSpider)
    crawling = asyncio.ensure_future(runner.crawl(crawler, run=run, stopping=interrupted))
    stopping = asyncio.ensure_future(interrupted.wait())
    await asyncio.wait([crawling, stopping], return_when=asyncio.FIRST_COMPLETED)
    if not crawling.done():
        await runner.stop()
    stopping.cancel()
    engine.installNameResolver(unguarded)
    await crawling


def _browser(run: CrawlRun) -> dict[str, Any]:
    """Settings of the browser where a source wants one."""
    rendered = [site for site in run.sites.values() if site.source.render != "never" and not site.source.is_local]
    if not rendered:
        return {}
    starts = [start for site in rendered for start in site.starts]
    return browser_settings(
        hosts_of(starts),
        lambda url: all(site.guard.refuses(url) for site in rendered),
        start=browser.launch_options(),
    )
