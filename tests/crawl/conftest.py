"""A real HTTP server on loopback whose answers a test writes down, and a workspace to crawl into."""

import collections
import contextlib
import http.server
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import UnreachedError, crawl
from gristmill.config import Source
from gristmill.records import Seed, Tally
from gristmill.store import Workspace


@dataclass
class Answer:
    """What the server says. `body` None closes the connection without a word."""

    body: bytes | str | None = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    validators: bool = False
    # an ETag, and 304 where it comes back

    def __post_init__(self) -> None:
        if isinstance(self.body, str):
            self.body = self.body.encode()


@dataclass
class Asked:
    """One request as the server saw it."""

    at: float
    host: str
    path: str
    headers: dict[str, str]
    status: int
    sent: int


Answers = Answer | Callable[["http.server.BaseHTTPRequestHandler"], Answer | None]


class Server:
    """Answers by path; unknown paths are 404. `log` has every request."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.answers: dict[str, Answers] = {}
        self.log: list[Asked] = []
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                owner.serve(self)

            def log_message(self, *_: Any) -> None:
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                pass

        self.http = Quiet((host, port), Handler)
        self.port = self.http.server_address[1]
        self.root = f"http://{host}:{self.port}"
        self._thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def serve(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        at, answer = time.monotonic(), self.answers.get(handler.path, Answer("not here", 404))
        if callable(answer):
            found = answer(handler)
            if found is None:
                self._note(at, handler, 0, 0)
                handler.close_connection = True
                return
            answer = found
        if answer.wait:
            time.sleep(answer.wait)
        if answer.body is None:
            self._note(at, handler, 0, 0)
            handler.close_connection = True
            return
        body, status, headers = bytes(answer.body), answer.status, {"Content-Type": "text/html", **answer.headers}
        if answer.validators:
            headers["ETag"] = f'"{hash(body) & 0xFFFFFFFF:x}"'
            if handler.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
        self._note(at, handler, status, len(body))
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _note(self, at: float, handler: http.server.BaseHTTPRequestHandler, status: int, sent: int) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.log.append(Asked(at, headers.get("host", ""), handler.path, headers, status, sent))

    def pages(self, pages: Mapping[str, str | Answer]) -> None:
        """Add pages: HTML by path."""
        for path, page in pages.items():
            self.answers[path] = page if isinstance(page, Answer) else Answer(page)

    def asked(self, prefix: str = "/") -> list[str]:
        """Paths asked for, robots.txt and inventories left out, in order."""
        skip = (
            "/robots.txt",
            "/sitemap.xml",
            "/llms.txt",
            "/objects.inv",
            "/searchindex.js",
            "/search/",
            "/.well-known/",
        )
        return [a.path for a in self.log if a.path.startswith(prefix) and not a.path.startswith(skip)]

    def counts(self) -> collections.Counter[str]:
        """How often each path was asked for."""
        return collections.Counter(self.asked())

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


def html(title: str, *links: str, text: str = "", head: str = "") -> str:
    """A page with a heading, a paragraph and links."""
    anchors = "".join(f'<li><a href="{link}">to {link}</a></li>' for link in links)
    body = text or f"This page is about {title}. It has a sentence of its own, which says that {title} is a page."
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><nav><ul>{anchors}</ul></nav>"
        f"<main><h1>{title}</h1><p>{body}</p></main></body></html>"
    )


@pytest.fixture
def server() -> Iterator[Server]:
    with contextlib.closing(Server()) as found:
        yield found


class Place:
    """A workspace and how to crawl into it."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root, create=True)

    def crawl(self, *starts: str, name: str = "docs", due: bool = False, **options: Any) -> Tally:
        """Crawl one source; its tally."""
        return self.crawl_all(Source(name=name, start=list(starts), **options), due=due)[name]

    def crawl_all(self, *sources: Source, due: bool = False) -> dict[str, Tally]:
        """Crawl several sources at once; those that were not reached have a note in their tally."""
        try:
            tallies = crawl(self.workspace, sources, jobs=1, due=due)
        except UnreachedError as error:
            tallies = error.tallies
        return {tally.source: tally for tally in tallies}

    def seeds(self, name: str = "docs", *, status: str = "active") -> dict[str, Seed]:
        """Seeds by the path of their URL."""
        found = [seed for seed in self.workspace.seeds(name) if seed.status == status]
        return {"/" + seed.url.partition("://")[2].partition("/")[2]: seed for seed in found}

    def files(self) -> dict[str, bytes]:
        """Every seed's file."""
        return {path: (self.workspace.root / path).read_bytes() for path in self.workspace.seed_paths()}

    def query(self, text: str, *values: Any) -> list[Any]:
        """Rows of the state."""
        with contextlib.closing(self.workspace.connect()) as db:
            return [tuple(row) for row in db.execute(text, values)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "w")
