"""The pool of worker processes: what they share, and that nothing but their own page holds them up."""

import asyncio
import contextlib
import os
import resource
import signal
import socket
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

import crawler.workers.pool as pool_module
from crawler import mirror
from crawler.workers import worker
from crawler.workers.failure import Failure
from crawler.workers.pool import Pool
from crawler.workers.reading import Reading, Task

PAGE = b"<main><h1>T</h1><p>x</p></main>"  # too short for its language to be asked


def test_a_new_worker_has_the_language_model_from_the_nursery_and_one_thread() -> None:
    async def start() -> tuple[str, int]:
        pool = Pool(jobs=1)
        try:
            await pool.read(Task(kind="extract", url="http://x/", body=PAGE))
            worker = Path("/proc", str(pool._idle[0].pid))
            return (worker / "maps").read_text(), len(list((worker / "task").iterdir()))
        finally:
            pool.close()

    maps, threads = asyncio.run(start())
    assert "/numpy/" in maps  # only the language model uses it
    assert threads == 1


def test_workers_read_on_while_files_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "html", tmp_path / "markdown"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.html").write_bytes(PAGE)
    mirror.extract_folder(folder, out, jobs=1)  # the nursery is there
    slow = mirror.write_text
    monkeypatch.setattr(mirror, "write_text", lambda path, text: (time.sleep(0.5), slow(path, text)))
    start = time.monotonic()
    made = mirror.extract_folder(folder, out, jobs=1)
    assert time.monotonic() - start < 8 * 0.5
    assert [page.path for page in made] == [f"{number}.html" for number in range(8)]
    assert all((out / f"{number}.md").read_text() == "# T\n\nx\n" for number in range(8))


def test_a_folder_of_markdown_is_swept_of_what_a_killed_run_left(tmp_path: Path) -> None:
    folder, out = tmp_path / "html", tmp_path / "markdown"
    (folder / "sub").mkdir(parents=True)
    (out / "sub").mkdir(parents=True)
    (out / "theirs").mkdir()
    for name in ("a.html", "sub/b.html"):
        (folder / name).write_bytes(PAGE)
    for name in (".tmp-ab_12zzz", "sub/.tmp-ab_12zzz", "theirs/.tmp-ab_12zzz", ".tmp-notes.md"):
        (out / name).write_text("half a page")
    mirror.extract_folder(folder, out, jobs=1)
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == [".tmp-notes.md", "a.md", "sub/b.md", "theirs/.tmp-ab_12zzz"]


def read_all(*tasks: Task, **options: float) -> list[Reading | Failure]:
    """The tasks read one after the other by one worker at a time."""

    async def start() -> list[Reading | Failure]:
        pool = Pool(jobs=1, **options)
        try:
            return [await pool.read(task) for task in tasks]
        finally:
            pool.close()

    return asyncio.run(start())


WELL = Task(kind="page", url="http://127.0.0.1/a", body=PAGE)


def test_an_error_in_the_real_worker_comes_back_as_a_failure_with_its_traceback() -> None:
    broken = Task(kind="page", url="http://127.0.0.1/", body=PAGE, content_type=None)  # type: ignore[arg-type]
    failure, reading = read_all(broken, WELL)
    assert isinstance(failure, Failure)
    assert failure.reason == "extraction-failed"
    assert "Traceback" in failure.detail
    assert isinstance(reading, Reading)


class Forked:
    """Workers forked from this process, so that what a test breaks here is broken there."""

    def born(self) -> Connection:
        near, far = socket.socketpair()
        if os.fork() == 0:
            with contextlib.suppress(BaseException):
                near.close()
                worker.FULL = 1 << 40  # this process holds the tests before: far more than a nursery
                worker.serve(Connection(far.detach()))
            os._exit(0)
        far.close()
        return Connection(near.detach())

    async def fate(self, pid: int) -> str:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return "extraction-timeout" if code == -signal.SIGPROF else "extraction-crashed"


class Panic(BaseException):
    """What a parser in Rust raises."""


class Unpicklable(str):
    """A text that cannot be sent."""

    __slots__ = ()

    def __reduce__(self) -> str:
        raise TypeError("not to be sent")


class Unreadable(str):
    """A text that can be sent, but not read back."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return int, ("no number",)


def raising(error: BaseException) -> Callable[..., object]:
    def step(*_: object, **__: object) -> object:
        raise error

    return step


STEPS = ("opened", "of_page", "sha256", "_sketch", "pack", "prints", "links.base_of", "_links", "_refresh")
ERRORS = (ValueError("x"), RecursionError("x"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), Panic("x"))


@pytest.mark.parametrize("step", [*STEPS, "_twin", "consent.read_page"])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_at_any_step_of_reading_costs_that_page(
    step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "_nursery", lambda: FORKED)
    with monkeypatch.context() as broken:
        broken.setattr(f"crawler.workers.reading.{step}", raising(error))
        (failure,) = read_all(WELL)
    assert isinstance(failure, Failure)
    assert failure.reason == "extraction-failed"
    assert type(error).__name__ in failure.detail
    assert all(isinstance(reading, Reading) for reading in read_all(WELL))


FORKED = Forked()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda *_: Unpicklable("x"), "extraction-failed"),
        (lambda *_: Unreadable("x"), "extraction-failed"),
        (lambda *_: lambda: 0, "extraction-failed"),
        (raising(MemoryError()), "extraction-memory"),
        (lambda *_: bytearray(2 << 30), "extraction-memory"),
        (lambda *_: os.kill(os.getpid(), signal.SIGKILL), "extraction-crashed"),
        (lambda *_: os._exit(3), "extraction-crashed"),
        (lambda *_: sum(1 for _ in iter(int, 1)), "extraction-timeout"),
    ],
    ids=["unpicklable", "unreadable", "function", "memory", "too much", "crash", "exit", "endless"],
)
def test_an_answer_that_does_not_come_costs_that_page(
    answer: Callable[..., object], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "_nursery", lambda: FORKED)
    with monkeypatch.context() as broken:
        broken.setattr("crawler.workers.reading.sha256", answer)
        (failure,) = read_all(WELL, timeout=1.0)
    assert isinstance(failure, Failure)
    assert failure.reason == reason


# A form that draws itself twice, in several shapes: 627 bytes take all the memory that there is.
LOOPS = {"twice": b"/X Do /X Do", "thrice": b"/X Do /X Do /X Do", "in a state": b"q /X Do Q q /X Do Q"}


def looping_pdf(drawn: bytes) -> bytes:
    """A PDF of one page whose only form draws itself."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length %d /Resources << /XObject << /X 5 0 R >> >> >>\n"
        b"stream\n%s\nendstream" % (len(drawn), drawn),
    ]
    text, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    return text + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(text)


def held_by_children() -> int:
    """Bytes that the largest ended descendant held."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10


HOARDERS = {f"PDF, {name}": looping_pdf(drawn) for name, drawn in LOOPS.items()} | {
    "fonts": b"<main><h1>T</h1>" + b"".join(b"<font size=%d><p>x" % n for n in range(8000)),
    "anchors": b"<main><h1>T</h1>" + b"".join(b"<b id=a%d><p>x" % n for n in range(8000)),
}


@pytest.mark.parametrize("body", HOARDERS.values(), ids=HOARDERS)
def test_a_page_that_takes_all_memory_costs_itself_and_stays_below_a_gigabyte(body: bytes) -> None:
    failure, reading = read_all(Task(kind="page", url="http://127.0.0.1/b", body=body), WELL)
    assert not isinstance(failure, Failure) or failure.reason in ("extraction-memory", "extraction-timeout")
    assert isinstance(reading, Reading)
    pool_module._nursery().close()  # its children count as ours now
    pool_module._nursery.cache_clear()
    assert held_by_children() < 1 << 30


def test_workers_do_not_hear_what_ends_a_crawl_and_end_with_their_nursery() -> None:
    async def start() -> int:
        pool = Pool(jobs=1)
        await pool.read(WELL)
        pid = pool._idle[0].pid
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(pid, number)
            os.kill(pool_module._nursery()._process.pid, number)
        assert isinstance(await pool.read(WELL), Reading)
        assert pool._idle[0].pid == pid
        pool.close()
        return pid

    pid = asyncio.run(start())
    pool_module._nursery().close()
    pool_module._nursery.cache_clear()
    assert not Path("/proc", str(pid)).exists()


def test_a_nursery_that_was_killed_is_replaced() -> None:
    read_all(WELL)
    process = pool_module._nursery()._process
    process.kill()
    process.wait()
    assert all(isinstance(reading, Reading) for reading in read_all(WELL, WELL))
