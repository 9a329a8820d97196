"""How we use Scrapy: every setting that differs from its default, with the reason."""

from typing import Any

_OFF = (
    "offsite.OffsiteMiddleware", "robotstxt.RobotsTxtMiddleware", "httpauth.HttpAuthMiddleware",
    "downloadtimeout.DownloadTimeoutMiddleware", "defaultheaders.DefaultHeadersMiddleware",
    "useragent.UserAgentMiddleware", "retry.RetryMiddleware", "redirect.MetaRefreshMiddleware",
    "redirect.RedirectMiddleware", "cookies.CookiesMiddleware", "httpproxy.HttpProxyMiddleware",
    "stats.DownloaderStats", "httpcache.HttpCacheMiddleware",
)  # fmt: skip
# Redirects, retries, robots and scope are decisions that must survive a crash: they are rows of the frontier, not
# middlewares. A proxy would resolve names behind the back of our address guard.
_SPIDER_OFF = (
    "start.StartSpiderMiddleware", "httperror.HttpErrorMiddleware", "referer.RefererMiddleware",
    "urllength.UrlLengthMiddleware", "depth.DepthMiddleware", "metacopy.MetaCopyDetectionMiddleware",
)  # fmt: skip
_EXTENSIONS_OFF = (
    "corestats.CoreStats", "logcount.LogCount", "telnet.TelnetConsole", "memusage.MemoryUsage",
    "memdebug.MemoryDebugger", "closespider.CloseSpider", "feedexport.FeedExporter", "logstats.LogStats",
    "spiderstate.SpiderState", "throttle.AutoThrottle", "remote_control.RemoteControl",
)  # fmt: skip


def scrapy_settings() -> dict[str, Any]:
    """Settings of the one engine that serves all sources."""
    return {
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "SCHEDULER": "crawler.web.scheduler.FairScheduler",  # durable frontier, fair between hosts; no JOBDIR
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("http", "https"), "crawler.web.handler.BoundedHandler"),  # default: headers without end
            **dict.fromkeys(("data", "file", "ftp", "s3")),  # default on; no link leads there, and none shall
        },
        "CONCURRENT_REQUESTS": 64,  # over all hosts; each host's own limit is kept by its gate
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,  # the most that spiders.yaml allows; the gate is stricter
        "CONCURRENT_ITEMS": 1,  # our callbacks yield nothing, and Scrapy starts this many tasks for each of them
        "DOWNLOAD_DELAY": 0,  # the gate's business: Scrapy's own would hold other hosts' requests in its queue
        "DOWNLOAD_TIMEOUT": 30,  # default 180 s; each request brings its source's own
        "DOWNLOAD_MAXSIZE": 20 << 20,  # default 1 GiB; each request brings its source's own, also for decompression
        "DOWNLOAD_WARNSIZE": 0,  # the limit itself has a reason code
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # default: anybody may stand in the middle
        "DOWNLOAD_FAIL_ON_DATALOSS": True,  # half a page is no page
        "COOKIES_ENABLED": False,  # no sessions, no consent dialogues' memory: every page as a stranger gets it
        "TELNETCONSOLE_ENABLED": False,  # default on: Python for whoever connects
        "REMOTE_CONTROL_ENABLED": False,  # default on: runs Python that is posted to it
        "AUTOTHROTTLE_ENABLED": False,  # starts at 5 s and does not slow down on fast 429 and 503 answers
        "RETRY_ENABLED": False,  # ours: the frontier asks again, and whole hosts get a pause
        "REDIRECT_ENABLED": False,  # ours: a redirect's target goes through scope, guard and robots like any link
        "HTTPPROXY_ENABLED": False,  # a proxy would resolve names where our address guard does not look
        "LOG_ENABLED": False,  # only the command line configures logs
        "STATS_DUMP": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # reads the callback's source on every response
        "DOWNLOADER_MIDDLEWARES": {f"scrapy.downloadermiddlewares.{name}": None for name in _OFF},
        "SPIDER_MIDDLEWARES": {f"scrapy.spidermiddlewares.{name}": None for name in _SPIDER_OFF},
        "EXTENSIONS": {f"scrapy.extensions.{name}": None for name in _EXTENSIONS_OFF},
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 64 << 20,  # bytes of answers that wait to be read: the back-pressure
    }
