"""The demo's server has validators, stays in its folder and stops cleanly."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "demo" / "serve.py"


@pytest.fixture(scope="module")
def port(serve):
    with serve.serving() as port:
        yield port


@pytest.fixture
def ask(port):
    def ask(target, *, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    return ask


def test_a_folder_answers_with_its_index_and_both_validators(ask):
    answer, body = ask("/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["ETag"].startswith('"')
    assert answer.headers["Last-Modified"].endswith("GMT")
    assert b"<h1>Tarn documentation</h1>" in body


def test_the_sites_own_address_becomes_the_servers(ask, port):
    _, body = ask("/sitemap.xml")
    assert f"<loc>http://127.0.0.1:{port}/install.html</loc>".encode() in body
    assert b"tarn.example" not in body


@pytest.mark.parametrize("prefix", ["", "W/", '"other", '])
def test_a_known_etag_answers_304_without_a_body(ask, prefix):
    fresh, _ = ask("/faq.html")
    answer, body = ask("/faq.html", If_None_Match=prefix + fresh.headers["ETag"])
    assert (answer.status, body) == (304, b"")
    assert answer.headers["ETag"] == fresh.headers["ETag"]


def test_a_known_date_answers_304(ask):
    fresh, _ = ask("/faq.html")
    assert ask("/faq.html", If_Modified_Since=fresh.headers["Last-Modified"])[0].status == 304


def test_an_unknown_etag_beats_a_known_date(ask):
    fresh, _ = ask("/faq.html")
    answer, _ = ask("/faq.html", If_None_Match='"old"', If_Modified_Since=fresh.headers["Last-Modified"])
    assert answer.status == 200


@pytest.mark.parametrize("since", ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", ""])
def test_an_old_or_unreadable_date_answers_with_the_page(ask, since):
    assert ask("/faq.html", If_Modified_Since=since)[0].status == 200


def test_head_has_the_length_and_no_body(ask):
    page, content = ask("/faq.html")
    answer, body = ask("/faq.html", method="HEAD")
    assert (answer.status, body) == (200, b"")
    assert answer.headers["Content-Length"] == page.headers["Content-Length"] == str(len(content))


@pytest.mark.parametrize("target", ["/missing.html", "/../serve.py", "/%2e%2e/serve.py", "/a%00b", "//etc/passwd"])
def test_what_is_not_of_the_site_answers_404(ask, target):
    assert ask(target)[0].status == 404


def test_a_connection_serves_several_requests(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    for _ in range(3):
        connection.request("GET", "/tarn.css")
        assert connection.getresponse().read().startswith(b":root")
    connection.close()


def test_a_port_in_use_raises(serve, port):
    with pytest.raises(OSError, match="in use"), serve.serving(port):
        pass


def test_the_port_is_free_again_after_the_block(serve):
    with serve.serving() as port:
        pass
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_script_prints_its_address_and_stops_on_a_signal(number):
    with subprocess.Popen([sys.executable, SCRIPT], stdout=subprocess.PIPE, text=True) as process:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", process.stdout.readline())
        process.send_signal(number)
        assert process.wait(timeout=10) == 0
