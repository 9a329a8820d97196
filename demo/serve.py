"""Serve the demo site on loopback: `python demo/serve.py [--port N]` prints its address and runs until it is stopped.

Addresses of https://tarn.example/ inside the pages become the server's own, as on a real deployment: canonical
links, the sitemap and llms.txt then name pages that can be fetched.
"""

import argparse
import contextlib
import email.utils
import hashlib
import http.server
import mimetypes
import signal
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

SITE = Path(__file__).parent / "site"
PUBLISHED = b"https://tarn.example/"
TEXT = {".html", ".xml", ".txt", ".css", ".js"}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD with ETag and Last-Modified, and with 304 where the client's copy is current."""

    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds that an idle connection may stay open

    def do_GET(self) -> None:
        """Answer with the file."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self._answer()

    def _answer(self) -> None:
        path = _file(self.path)
        if path is None:
            self._send(HTTPStatus.NOT_FOUND, b"no such page\n", {"Content-Type": "text/plain"})
            return
        body = path.read_bytes()
        if path.suffix in TEXT:
            body = body.replace(PUBLISHED, f"http://127.0.0.1:{self.connection.getsockname()[1]}/".encode())
        headers = {
            "Content-Type": _content_type(path),
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:20]}"',
            "Last-Modified": email.utils.formatdate(int(path.stat().st_mtime), usegmt=True),
        }
        if self._is_current(headers):
            self._send(HTTPStatus.NOT_MODIFIED, None, headers)
        else:
            self._send(HTTPStatus.OK, body, headers)

    def _is_current(self, headers: dict[str, str]) -> bool:
        """RFC 9110 §13.2.2: If-None-Match decides alone where it is sent."""
        if (tags := self.headers.get("If-None-Match")) is not None:
            return bool({tag.strip().removeprefix("W/") for tag in tags.split(",")} & {headers["ETag"], "*"})
        try:
            since = email.utils.parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
            return email.utils.parsedate_to_datetime(headers["Last-Modified"]) <= since
        except (TypeError, ValueError):
            return False

    def _send(self, status: HTTPStatus, body: bytes | None, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body is not None and self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet: the crawl reports for itself."""


def _file(target: str) -> Path | None:
    """The file that a request names, index.html for a folder; None where the site has none."""
    try:
        path = (SITE / unquote(urlsplit(target).path).lstrip("/")).resolve()
    except ValueError:  # a NUL, or brackets that are no host
        return None
    if path.is_dir():
        path /= "index.html"
    return path if path.is_file() and path.is_relative_to(SITE.resolve()) else None


def _content_type(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if path.suffix in TEXT else kind


@contextlib.contextmanager
def serving(port: int = 0) -> Iterator[int]:
    """Serve the site in the background; yields the port. 0 takes a free one. Raises OSError where it is taken."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    """Serve until SIGINT or SIGTERM."""
    options = argparse.ArgumentParser(description="Serve the demo documentation on loopback.")
    options.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with serving(options.parse_args().port) as port:
        print(f"http://127.0.0.1:{port}/", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
