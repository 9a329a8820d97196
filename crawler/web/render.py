"""Pages that need a browser: Chromium through scrapy-playwright, locked into the hosts of the sources.

The browser resolves names and follows redirects by itself, where no interception sees them. So its resolver knows the
sources' own hosts and a few script CDNs and nothing else, addresses included; within a private host, requests to other
ports than the one that a person named are refused.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

SCRIPT_HOSTS = ("cdn.jsdelivr.net", "unpkg.com", "cdnjs.cloudflare.com")  # where Docsify, ReDoc and the like come from
UNSEEN = frozenset(("image", "media", "font", "websocket", "eventsource", "manifest"))  # make no text
PAGES = 2  # open at a time: each is a process with the memory of one
_HANDLER = "crawler.web.browser_handler.BoundedBrowserHandler"


def browser_settings(
    hosts: Iterable[str], refuses: Callable[[str], bool], *, start: Mapping[str, Any]
) -> dict[str, Any]:
    """Scrapy settings for runs that render; `refuses` says of a URL whether the browser may not ask for it.

    `start`: how Playwright starts the browser, as `browser.launch_options` found it.
    """

    def abort(request: Any) -> bool:  # a plain function: Scrapy copies settings, and what a method belongs to with it
        return request.resource_type in UNSEEN or refuses(request.url)

    return {
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {**start, "args": [*_arguments(hosts), *start["args"]]},
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": PAGES,
        "PLAYWRIGHT_CONTEXTS": {"default": {"service_workers": "block", "accept_downloads": False}},
        "PLAYWRIGHT_ABORT_REQUEST": abort,
    }


def _arguments(hosts: Iterable[str]) -> list[str]:
    known = ", ".join(f"EXCLUDE {host}" for host in sorted({*hosts, *SCRIPT_HOSTS}))
    return [
        f"--host-resolver-rules=MAP * ~NOTFOUND, {known}",
        "--disable-background-networking",  # updates, safe-browsing lists, field trials: none of our business
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-webrtc",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ]


def browser_meta(timeout: float) -> dict[str, Any]:
    """What a request's meta needs to be made by the browser; `timeout` in seconds."""
    waiting = {"wait_until": "networkidle", "timeout": 1000 * timeout}
    return {"playwright": True, "playwright_page_goto_kwargs": waiting}


def hosts_of(urls: Iterable[str]) -> set[str]:
    """The host names of URLs."""
    return {urlsplit(url).hostname or "" for url in urls} - {""}
