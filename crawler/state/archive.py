"""WARC: responses as they came, in the format of web archives (ISO 28500), and archives as a source of pages.

Needs the [warc] extra. Records are gzipped one by one, so that each can be read at its offset alone. An archive is read
without any network; what is torn, too large or not HTTP is passed over.
"""

import contextlib
import datetime
import gzip
import hashlib
import http
import io
import os
import re
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, TracebackType
from typing import IO, Any, Self

from gristmill.errors import UserError
from gristmill.extras import missing
from gristmill.store import replacing
from gristmill.version import __version__

MAX_RECORD = 64 << 20  # bytes of one record after decompression; a page is at most 20 MiB by default
MAX_HEADER = 64 << 10
MAX_ENTRIES = 10_000  # files of a WACZ
MAX_RATIO = 1000  # of a WACZ entry's size to its packed size: WARC files in it are gzipped already
SUFFIXES = (".warc", ".warc.gz", ".wacz")
_TARGET = re.compile(rb"^WARC-Target-URI: <?([^\r\n>]+)", re.MULTILINE | re.IGNORECASE)
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_TORN = (OSError, EOFError, zipfile.BadZipFile, zlib.error)
_HOP_BY_HOP = ("transfer-encoding", "content-encoding", "content-length")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archived response."""

    url: str
    status: int
    headers: dict[str, list[str]]
    # by lower-case name
    body: bytes
    # without transfer or content encoding
    fetched_at: str
    # RFC 3339, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a record stands in its file: commit it with the page."""

    offset: int
    length: int


def _fastwarc() -> ModuleType:
    try:
        import fastwarc.warc  # noqa: PLC0415 - an extra, which most people do not install
    except ImportError:
        raise missing("WARC", "warc") from None
    module: ModuleType = fastwarc.warc
    return module


class Archive:
    """Appends responses to a .warc.gz file. What a killed run left torn at the end is cut off first."""

    def __init__(self, path: Path) -> None:
        self._warc = _fastwarc()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = path.open("ab+", buffering=0)  # nothing is left to be written when it is closed
        self._end = whole_end(self._handle)
        self._handle.truncate(self._end)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()

    def sync(self) -> None:
        """Bring everything that was appended to the disk: before the database commits its spans."""
        os.fsync(self._handle.fileno())

    def append(
        self, *, url: str, status: int, headers: Mapping[str, Sequence[str]], body: bytes, fetched_at: str
    ) -> Span:
        """Append one response. `body` is decoded, so the record's headers tell of no encoding and the true length."""
        if not self._end:
            self._append(self._info(fetched_at))
        lines = [f"HTTP/1.1 {status} {_reason(status)}"]
        lines += [
            f"{name}: {_one_line(value)}"
            for name, values in headers.items()
            for value in values
            if name.lower() not in _HOP_BY_HOP
        ]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode("utf-8", "replace")
        record = self._warc.WarcRecord()
        record.init_headers(record_type=self._warc.response, record_urn=_urn(url, fetched_at, body))
        record.headers["WARC-Target-URI"] = _one_line(url)
        record.headers["WARC-Date"] = fetched_at
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(head + body)
        return self._append(record, payload_digest=hashlib.sha1(body, usedforsecurity=False).digest())

    def _info(self, begun_at: str) -> Any:
        record = self._warc.WarcRecord()
        record.init_headers(record_type=self._warc.warcinfo, record_urn=_urn("warcinfo", begun_at, b""))
        record.headers["WARC-Date"] = begun_at
        record.headers["Content-Type"] = "application/warc-fields"
        record.set_bytes_content(f"software: gristmill {__version__}\r\nformat: WARC File Format 1.1\r\n".encode())
        return record

    def _append(self, record: Any, **digests: bytes) -> Span:
        plain = io.BytesIO()
        record.write(plain, checksum_data=True, **digests)
        member = gzip.compress(plain.getvalue(), compresslevel=6, mtime=0)
        self._write(member)
        span = Span(offset=self._end, length=len(member))
        self._end += len(member)
        return span

    def _write(self, member: bytes) -> None:
        """All of it, or nothing: behind half a record nothing would be found."""
        left = memoryview(member)
        try:
            while left:
                left = left[self._handle.write(left) :]
        except OSError:
            self._handle.truncate(self._end)
            raise


def _urn(url: str, fetched_at: str, body: bytes) -> bytes:
    """The same response has the same record id: a run that is repeated writes the same bytes."""
    name = hashlib.sha256(f"{url}\n{fetched_at}\n".encode("utf-8", "replace") + body).digest()
    return f"uuid:{uuid.UUID(bytes=name[:16], version=5)}".encode()


def _reason(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _one_line(value: str) -> str:
    return " ".join(value.split())


def whole_end(handle: IO[bytes]) -> int:
    """The offset after the last whole gzip member of a file; memory does not grow with it."""
    handle.seek(0)
    end, at, stream = 0, 0, zlib.decompressobj(31)
    while chunk := handle.read(1 << 20):
        while chunk:
            try:
                stream.decompress(chunk)
            except zlib.error:
                return end
            if not stream.eof:
                at += len(chunk)
                break
            at += len(chunk) - len(stream.unused_data)
            end, chunk, stream = at, stream.unused_data, zlib.decompressobj(31)
    return end


def without(path: Path, unwanted: Callable[[str], bool]) -> tuple[int, dict[str, Span]]:
    """Take records out of a .warc.gz file by their URL: how many, and where the last one of every other URL stands now.

    The file is put in place when it is whole; what is torn at its end is left out. Needs no extra.
    """
    removed, end = 0, 0
    spans: dict[str, Span] = {}
    with path.open("rb") as before, replacing(path, binary=True) as after:
        for url, member in members(before):
            if url and unwanted(url):
                removed += 1
                continue
            after.write(member)
            if url:
                spans[url] = Span(offset=end, length=len(member))
            end += len(member)
    return removed, spans


def members(handle: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Each whole gzip member as it stands, and the URL of the record in it; of a record without one nothing."""
    packed, rest = bytearray(), b""
    head, stream = b"", zlib.decompressobj(31)
    while chunk := rest or handle.read(1 << 16):  # what is behind a member is copied once for each
        rest = b""
        try:
            plain = stream.decompress(chunk)
        except zlib.error:
            return
        head = (head + plain)[:MAX_HEADER]
        packed += chunk
        if stream.eof:
            rest = stream.unused_data
            found = _TARGET.search(head.partition(b"\r\n\r\n")[0])
            yield found[1].decode("utf-8", "replace") if found else "", bytes(packed[: len(packed) - len(rest)])
            packed, head, stream = bytearray(), b"", zlib.decompressobj(31)


def read(path: Path) -> Iterator[Capture]:
    """The responses of a .warc, .warc.gz or .wacz file, in order. Raises UserError where the file is none of these."""
    warc = _fastwarc()
    try:
        if path.name.lower().endswith(".wacz"):
            yield from _read_wacz(path, warc)
        else:
            with path.open("rb") as handle:
                yield from _read_warc(handle, warc)
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        raise UserError(f"{path} is no WACZ file") from None


def read_at(path: Path, span: Span) -> Capture | None:
    """The one response at a span."""
    with path.open("rb") as handle:
        handle.seek(span.offset)
        return next(_read_warc(io.BytesIO(handle.read(span.length)), _fastwarc()), None)


def _read_wacz(path: Path, warc: ModuleType) -> Iterator[Capture]:
    """The WARC files of the archive folder; nothing is unpacked to disk, so that names in the file do not matter."""
    with zipfile.ZipFile(path) as bundle:
        entries = sorted(bundle.infolist()[:MAX_ENTRIES], key=lambda entry: entry.filename)
        for entry in entries:
            inside = entry.filename.startswith("archive/") and entry.filename.lower().endswith((".warc", ".warc.gz"))
            if inside and entry.file_size <= MAX_RATIO * max(entry.compress_size, 1):
                with contextlib.suppress(zipfile.BadZipFile), _entry(bundle, entry) as handle:
                    yield from _read_warc(handle, warc)


def _entry(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """A handle on an entry. Raises BadZipFile where it is damaged, encrypted or packed in a way unknown to us."""
    try:
        return bundle.open(entry)
    except (RuntimeError, NotImplementedError, UnicodeDecodeError) as error:
        raise zipfile.BadZipFile(str(error)) from error


def _read_warc(handle: IO[bytes], warc: ModuleType) -> Iterator[Capture]:
    records = _records(handle, warc)
    while True:
        try:
            record = next(records)
            raw = record.reader.read(MAX_RECORD + 1) if record.reader else b""
        except (StopIteration, *_TORN):
            return  # the end, or a torn tail: what was whole has been read
        if len(raw) < record.content_length:
            return  # torn, too
        try:
            capture = _capture(record, raw, warc)
        except _TORN:
            continue  # an encoding that is broken: the records behind it are whole
        if capture is not None:
            yield capture


def _records(handle: IO[bytes], warc: ModuleType) -> Iterator[Any]:
    return iter(
        warc.ArchiveIterator(
            handle,
            record_types=warc.response | warc.resource,
            parse_http=False,
            max_content_length=MAX_RECORD,
            quirks_mode=True,
            max_header_len=MAX_HEADER,
            fsspec_args=False,
        )
    )


def _capture(record: Any, raw: bytes, warc: ModuleType) -> Capture | None:
    """A record as a response; None for what is no page of the web. Raises OSError where its encoding is broken."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    when = _instant(record.headers.get("WARC-Date") or "")
    if len(raw) > MAX_RECORD or not url.startswith(("http://", "https://")):
        return None
    if not record.is_http:
        kind = record.headers.get("Content-Type") or ""
        return Capture(url=url, status=200, headers={"content-type": [kind]}, body=raw, fetched_at=when)
    reply = _reply(raw, warc)
    body = reply.reader.read(MAX_RECORD + 1) if reply.reader else b""
    if reply.http_headers is None or reply.http_headers.status_code is None or len(body) > MAX_RECORD:
        return None
    headers: dict[str, list[str]] = {}
    for name, value in reply.http_headers.to_tuples():
        headers.setdefault(name.lower(), []).append(value)
    return Capture(url=url, status=reply.http_headers.status_code, headers=headers, body=body, fetched_at=when)


def _reply(raw: bytes, warc: ModuleType) -> Any:
    """A response, parsed as a record of its own: where decoding fails in the file, the records behind it are lost."""
    head = f"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(raw)}\r\n\r\n"
    record = next(_records(io.BytesIO(head.encode() + raw), warc))
    record.parse_http(auto_decode="all", max_header_len=MAX_HEADER, quirks_mode=True)
    return record


def _instant(text: str) -> str:
    try:
        return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC).strftime(_TIME)
    except (ValueError, OverflowError):
        return "1970-01-01T00:00:00Z"
