"""Web archives: what was written is read, what is torn costs only itself, and what is hostile costs nothing."""

import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.state.archive import Archive, Capture, Span, read, read_at, whole_end
from gristmill.errors import UserError

pytest.importorskip("fastwarc")

H = "https://docs.example.org"
NOW = "2026-01-02T03:04:05Z"
HEADERS = {"content-type": ["text/html; charset=utf-8"], "set-cookie": ["a=1", "b=2"]}


def write(path: Path, *bodies: bytes) -> list[Span]:
    with Archive(path) as archive:
        return [
            archive.append(url=f"{H}/{number}", status=200, headers=HEADERS, body=body, fetched_at=NOW)
            for number, body in enumerate(bodies)
        ]


def bodies(path: Path) -> list[bytes]:
    return [capture.body for capture in read(path)]


def record(
    url: str, payload: bytes, *, kind: str = "response", mime: str = "application/http; msgtype=response"
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {NOW}\r\nContent-Type: {mime}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive" / "docs.warc.gz"


def test_what_was_written_is_read(path: Path) -> None:
    write(path, b"<p>one</p>", b"", b"\0\xff" * 50_000)
    first, second, third = read(path)
    assert first == Capture(
        url=H + "/0", status=200, headers={**HEADERS, "content-length": ["10"]}, body=b"<p>one</p>", fetched_at=NOW
    )
    assert (second.body, third.body) == (b"", b"\0\xff" * 50_000)


def test_every_record_is_read_alone_at_its_span(path: Path) -> None:
    texts = [b"a" * number for number in range(20)]
    spans = write(path, *texts)
    found = [read_at(path, span) for span in reversed(spans)]
    assert [capture.body for capture in found if capture] == texts[::-1]
    assert [span.offset for span in spans[1:]] == [span.offset + span.length for span in spans[:-1]]
    assert spans[-1].offset + spans[-1].length == path.stat().st_size


def test_the_same_answer_is_the_same_bytes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.warc.gz"
    assert write(path, b"x", b"y") == write(other, b"x", b"y")
    assert path.read_bytes() == other.read_bytes()


def test_another_tool_finds_a_standard_file(path: Path) -> None:
    write(path, b"<p>one</p>")
    text = gzip.decompress(path.read_bytes()).decode()
    assert text.startswith("WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert f"WARC-Target-URI: {H}/0\r\n" in text
    assert "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n" in text
    assert text.endswith("Content-Length: 10\r\n\r\n<p>one</p>\r\n\r\n")
    assert text.count("WARC-Block-Digest: sha1:") == 2
    assert "WARC-Payload-Digest: sha1:" in text


def test_headers_cannot_add_lines_nor_tell_of_an_encoding_that_is_gone(path: Path) -> None:
    headers = {"x-evil": ["a\r\nX-More: 1\r\n\r\nbody"], "Content-Encoding": ["gzip"], "transfer-encoding": ["chunked"]}
    with Archive(path) as archive:
        archive.append(url=H + "/\r\nWARC-Type: x", status=799, headers=headers, body=b"b", fetched_at=NOW)
    (found,) = read(path)
    assert found.headers == {"x-evil": ["a X-More: 1 body"], "content-length": ["1"]}
    assert (found.status, found.body, found.url) == (799, b"b", H + "/ WARC-Type: x")


def test_appending_goes_on_behind_what_stands_there(path: Path) -> None:
    write(path, b"one")
    size = path.stat().st_size
    (span,) = write(path, b"two")
    assert span.offset == size
    assert bodies(path) == [b"one", b"two"]


@given(cut_off=st.integers(1, 10_000))
@settings(max_examples=40)
def test_a_torn_tail_is_cut_off_before_anything_is_appended(
    tmp_path_factory: pytest.TempPathFactory, cut_off: int
) -> None:
    path = tmp_path_factory.mktemp("torn") / "x.warc.gz"
    spans = write(path, b"one", b"two" * 100, b"three")
    ends = [0, spans[0].offset, *(span.offset + span.length for span in spans)]
    length = max(0, ends[-1] - cut_off)
    path.write_bytes(path.read_bytes()[:length])
    whole = max(end for end in ends if end <= length)
    read_back, count = bodies(path), max(0, ends.index(whole) - 1)
    assert read_back == [b"one", b"two" * 100, b"three"][: len(read_back)]
    assert len(read_back) in (count, count + 1)  # a record that lacks its checksum alone is read, but written anew
    (span,) = write(path, b"four")
    assert span.offset == max(whole, spans[0].offset)
    assert bodies(path)[-1] == b"four"
    assert path.stat().st_size == span.offset + span.length


@pytest.mark.parametrize(
    "tail",
    [b"\0" * 100, b"\x1f\x8b\x08\0", b"garbage", gzip.compress(b"x", mtime=0)[:-4]],
    ids=["zeros", "head", "garbage", "torn"],
)
def test_junk_behind_the_last_record_is_cut_off(path: Path, tail: bytes) -> None:
    write(path, b"one")
    whole = path.stat().st_size
    path.write_bytes(path.read_bytes() + tail)
    assert bodies(path) == [b"one"]
    with path.open("rb") as handle:
        assert whole_end(handle) == whole
    write(path, b"two")
    assert bodies(path) == [b"one", b"two"]


def test_the_end_is_found_in_files_of_many_blocks() -> None:
    member = gzip.compress(bytes(range(256)) * 9000, compresslevel=0)
    assert whole_end(io.BytesIO(member * 3 + member[:-1])) == 3 * len(member)
    assert whole_end(io.BytesIO(b"")) == 0


@pytest.mark.parametrize("name", ["x.warc", "X.WARC.GZ"])
def test_files_of_others_are_read(tmp_path: Path, name: str) -> None:
    plain = b"".join(
        (
            record(H + "/a", http(gzip.compress(b"<p>a"), "Content-Encoding: gzip", "Content-Type: text/html")),
            record(H + "/b", http(b"4\r\n<p>b\r\n0\r\n\r\n", "Transfer-Encoding: chunked")),
            record(H + "/req", b"GET / HTTP/1.1\r\n\r\n", kind="request", mime="application/http; msgtype=request"),
            record(H + "/c", b"<p>c", kind="resource", mime="text/html"),
            record("dns:docs.example.org", b"x", kind="response", mime="text/dns"),
            record("file:///etc/passwd", http(b"no")),
            record(f"<{H}/d>", http(b"<p>d", status="404 Not Found")),
            record(H + "/e", b"no http at all"),
            record(H + "/f", http(b"<p>f")),
        )
    )
    target = tmp_path / name
    target.write_bytes(gzip.compress(plain) if name.endswith("GZ") else plain)
    found = {capture.url: (capture.status, capture.body) for capture in read(target)}
    found.pop(H + "/e", None)
    assert found == {
        H + "/a": (200, b"<p>a"), H + "/b": (200, b"<p>b"), H + "/c": (200, b"<p>c"), H + "/d": (404, b"<p>d"),
        H + "/f": (200, b"<p>f"),
    }  # fmt: skip


def test_a_record_whose_encoding_is_broken_does_not_end_the_file(tmp_path: Path) -> None:
    parts = [
        record(H + "/a", http(b"no gzip", "Content-Encoding: gzip")),
        record(H + "/b", http(b"zz\r\nno chunk", "Transfer-Encoding: chunked")),
        record(H + "/c", http(b"x", "Content-Encoding: br")),
        record(H + "/d", http(b"<p>d")),
    ]
    target = tmp_path / "x.warc.gz"
    target.write_bytes(b"".join(map(gzip.compress, parts)))
    assert (H + "/d", b"<p>d") in [(capture.url, capture.body) for capture in read(target)]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-01-02T03:04:05Z", NOW), ("2026-01-02T03:04:05.123456Z", NOW), ("2026-01-02T04:04:05+01:00", NOW),
     ("never", "1970-01-01T00:00:00Z"), ("", "1970-01-01T00:00:00Z"),
     ("9999-12-31T23:59:59-10:00", "1970-01-01T00:00:00Z"), ("0001-01-01", "1970-01-01T00:00:00Z")],
)  # fmt: skip
def test_dates_are_utc(tmp_path: Path, date: str, expected: str) -> None:
    target = tmp_path / "x.warc"
    target.write_bytes(record(H + "/a", http(b"x")).replace(NOW.encode(), date.encode()))
    assert [capture.fetched_at for capture in read(target)] == [expected]


def wacz(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in entries.items():
            bundle.writestr(name, data)
    return path


def test_a_wacz_is_read_from_its_archive_folder_in_order(tmp_path: Path) -> None:
    one, two = record(H + "/1", http(b"one")), gzip.compress(record(H + "/2", http(b"two")))
    target = wacz(
        tmp_path / "x.wacz",
        **{"archive/b.warc.gz": two, "archive/a.warc": one, "indexes/c.warc": one, "pages/pages.jsonl": b"{}"},
    )
    assert bodies(target) == [b"one", b"two"]


def test_names_in_a_wacz_write_nothing_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    data = record(H + "/1", http(b"one"))
    target = wacz(
        folder / "x.wacz",
        **{
            "archive/../../../evil.warc": data,
            "/archive/abs.warc": data,
            "../archive/up.warc": data,
            "archive/ok.warc": data,
        },
    )
    before = sorted(tmp_path.rglob("*"))
    assert b"one" in bodies(target)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_torn_file_in_a_wacz_leaves_the_others_whole(tmp_path: Path) -> None:
    torn = gzip.compress(record(H + "/1", http(b"one" * 99)))[:-40]
    target = wacz(tmp_path / "x.wacz", **{"archive/a.warc.gz": torn, "archive/b.warc": record(H + "/2", http(b"two"))})
    assert bodies(target)[-1:] == [b"two"]


def test_a_damaged_entry_of_a_wacz_is_passed_over(tmp_path: Path) -> None:
    target = wacz(tmp_path / "x.wacz", **{"archive/a.warc": record(H + "/1", http(b"one" * 999))})
    data = bytearray(target.read_bytes())
    data[60:70] = b"\xff" * 10
    target.write_bytes(data)
    assert bodies(target) == []


@pytest.mark.parametrize("name", ["x.wacz", "x.warc.gz"])
def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot read"):
        list(read(tmp_path / name))


def test_a_wacz_that_is_no_zip_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.wacz").write_bytes(b"PK but no zip")
    with pytest.raises(UserError, match="is no WACZ"):
        list(read(tmp_path / "x.wacz"))


def test_an_encrypted_or_unknown_entry_is_passed_over(tmp_path: Path) -> None:
    target = wacz(
        tmp_path / "x.wacz", **{"archive/a.warc": b"x" * 100, "archive/b.warc": record(H + "/2", http(b"two"))}
    )
    data = bytearray(target.read_bytes())
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[local + 6] |= 1
    data[central + 8] |= 1
    target.write_bytes(data)
    assert bodies(target) == [b"two"]


SAMPLE = b"".join(
    gzip.compress(part)
    for part in (
        record(H + "/a", http(b"<p>a", "Content-Type: text/html")),
        record(H + "/b", http(gzip.compress(b"<p>b"), "Content-Encoding: gzip")),
    )
)


@given(st.data())
@settings(max_examples=150)
def test_no_damage_makes_reading_raise(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    plain = data.draw(st.booleans())
    whole = bytearray(gzip.decompress(SAMPLE) if plain else SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    target = tmp_path_factory.mktemp("damaged") / ("x.warc" if plain else "x.warc.gz")
    target.write_bytes(whole)
    for capture in read(target):
        assert capture.url.startswith(("http://", "https://"))
        assert len(capture.fetched_at) == len(NOW)


BOMBS = """
import gzip, io, resource, sys, zipfile
from pathlib import Path
from crawler.state.archive import read
folder = Path(sys.argv[1])
HUGE = 1 << 30
def head(length):
    return (f"WARC/1.1\\r\\nWARC-Type: response\\r\\nWARC-Target-URI: http://d.example/x\\r\\n"
            f"WARC-Date: 2026-01-02T03:04:05Z\\r\\nContent-Type: application/http; msgtype=response\\r\\n"
            f"Content-Length: {length}\\r\\n\\r\\n").encode()
def packed(start, size, byte=b"\\0"):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as handle:
        handle.write(start)
        for _ in range(size >> 20):
            handle.write(byte * (1 << 20))
    return out.getvalue()
reply = b"HTTP/1.1 200 OK\\r\\n\\r\\n"
(folder / "long.warc.gz").write_bytes(packed(head(HUGE) + reply, 200 << 20))
bomb = packed(b"", 300 << 20)
coded = b"HTTP/1.1 200 OK\\r\\nContent-Encoding: gzip\\r\\n\\r\\n" + bomb
(folder / "coded.warc").write_bytes(head(len(coded)) + coded)
(folder / "headers.warc.gz").write_bytes(packed(b"WARC/1.1\\r\\nX: ", 200 << 20, b"a"))
(folder / "lines.warc.gz").write_bytes(packed(b"WARC/1.1\\r\\n", 100 << 20, b"a: b\\r\\n"))
with zipfile.ZipFile(folder / "zip.wacz", "w", zipfile.ZIP_DEFLATED) as bundle:
    bundle.writestr("archive/a.warc", head(200 << 20) + reply + b"\\0" * (200 << 20))
def peak():  # ru_maxrss would begin at that of the process that started this one
    with open("/proc/self/status") as status:
        return int(status.read().partition("VmHWM:")[2].split()[0])
before = peak()
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
for path in sorted(folder.iterdir()):
    begin = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    sizes = [len(capture.body) for capture in read(path)]
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(path.name, sum(sizes), peak() - before >> 10, used.ru_utime - begin, sep="\\t")
"""


def test_bombs_cost_bounded_memory_and_time(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", BOMBS, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    assert len(rows) == 5
    for name, size, mebibytes, seconds in rows:
        assert int(size) <= 64 << 20, name
        assert int(mebibytes) < 300, (name, mebibytes)
        assert float(seconds) < 10, (name, seconds)
