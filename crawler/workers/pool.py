"""Worker processes that read pages beside the event loop. A page that hangs or kills its worker costs only itself."""

import asyncio
import atexit
import functools
import os
import pickle
import signal
import socket
import subprocess
import sys
import traceback
from multiprocessing.connection import Connection

from gristmill.interrupts import unheard

from .failure import Failure
from .reading import Reading, Task
from .worker import FULL

TIMEOUT = 30.0  # seconds of CPU for one page: a page's fate must not hang on what else the machine does
PDF_TIMES = 4  # times as long for a PDF, which may have 2,000 pages
PATIENCE = 10  # times as long by the clock, for a worker that waits or was stopped
MAX_TASKS = 2000  # a worker is replaced after so many: what parsers leak stays bounded
MAX_JOBS = 8  # one event loop feeds no more
QUIET = (
    signal.SIGINT,
    signal.SIGTERM,
    signal.SIGHUP,
)  # reach a whole process group; workers end with the crawl instead
DEATH_WAIT = 2.0  # seconds that the nursery has to say why a worker died

__all__ = ["Failure", "Pool", "default_jobs"]


def default_jobs() -> int:
    """As many workers as there are cores for us."""
    return max(1, min(len(os.sched_getaffinity(0)), MAX_JOBS))


class Pool:
    """Reads bodies in up to `jobs` processes. They start when they are needed, the first with the first page."""

    def __init__(self, *, jobs: int, timeout: float = TIMEOUT, patience: float = PATIENCE) -> None:
        self._timeout, self._patience = timeout, patience
        self._slots = asyncio.Semaphore(jobs)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()

    async def read(self, task: Task) -> Reading | Failure:
        """Read one body; waits for a free worker, which is the back-pressure on the crawl.

        A page that a used worker could not bear is read once more by a new one: its fate must not hang on what was
        read before it.
        """
        async with self._slots:
            worker = self._idle.pop() if self._idle else self._start()
            used = worker.tasks > 0
            answer = await self._ask(worker, task)
            if used and isinstance(answer, Failure) and answer.reason in ("extraction-memory", "extraction-crashed"):
                answer = await self._ask(self._start(), task)
            return answer

    async def _ask(self, worker: "_Worker", task: Task) -> Reading | Failure:
        timeout = self._timeout * (PDF_TIMES if task.body.startswith(b"%PDF-") else 1)
        self._busy.add(worker)
        try:
            answer = await asyncio.wait_for(worker.ask(task, timeout), timeout * self._patience)
        except TimeoutError:
            worker.kill()
            return Failure(reason="extraction-timeout")
        except (EOFError, OSError):  # it died
            worker.close()
            return Failure(reason=await _nursery().fate(worker.pid))
        except BaseException:
            worker.kill()
            raise
        finally:
            self._busy.discard(worker)
        if worker.tasks < MAX_TASKS and not isinstance(answer, Failure):
            self._idle.append(worker)
        else:
            worker.close()
        return answer

    def _start(self) -> "_Worker":
        try:
            return _Worker(_nursery().born())
        except OSError:  # the nursery was killed: another one
            _nursery().close()
            _nursery.cache_clear()
            return _Worker(_nursery().born())

    def close(self) -> None:
        """End all workers."""
        for worker in self._idle:
            worker.close()
        for worker in self._busy:
            worker.kill()
        self._idle.clear()


@functools.cache
def _nursery() -> "_Nursery":
    """One for the process: it ends when our end of its socket does, however we end."""
    nursery = _Nursery()
    atexit.register(nursery.close)
    return nursery


class _Nursery:
    """The process that has imported the parsers."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        self._told = b""
        self._deaths: dict[int, tuple[int, int]] = {}
        # process → exit code (negative: signal), bytes held at most
        path = os.pathsep.join(entry for entry in sys.path if entry)
        with theirs, unheard():  # the nursery and its workers end with us
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "crawler.workers.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # numpy's threads would not be forked
                env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
            )

    def born(self) -> Connection:
        """The near end of a new worker's line."""
        near, far = socket.socketpair()
        with near, far:
            socket.send_fds(self._socket, [b"+"], [far.fileno()])
            return Connection(near.detach())

    async def fate(self, pid: int) -> str:
        """The reason code of a worker's death."""
        for _ in range(int(DEATH_WAIT / 0.01)):
            self._listen()
            if pid in self._deaths or not pid:
                break
            await asyncio.sleep(0.01)
        code, held = self._deaths.pop(pid, (0, 0))
        if code in (-signal.SIGPROF, -signal.SIGXCPU):
            return "extraction-timeout"
        return "extraction-memory" if held >= FULL else "extraction-crashed"

    def _listen(self) -> None:
        """Take in what the nursery says of workers that died."""
        try:
            self._told += self._socket.recv(1 << 16, socket.MSG_DONTWAIT)
        except OSError:  # nothing yet
            return
        *lines, self._told = self._told.split(b"\n")
        for line in lines:
            pid, code, kibibytes = map(int, line.split())
            self._deaths[pid] = (code, kibibytes << 10)

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


class _Worker:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.pid = 0
        self.tasks = 0

    async def ask(self, task: Task, timeout: float) -> Reading | Failure:
        """Raises EOFError or OSError where the worker died."""
        if not self.pid:
            await self._answered()
            self.pid = self._connection.recv()
        self.tasks += 1
        self._connection.send((task, timeout))
        await self._answered()
        try:
            answer: Reading | Failure = pickle.loads(self._connection.recv_bytes())  # noqa: S301 - our own worker's
        except (EOFError, OSError):
            raise
        except Exception:  # noqa: BLE001 - an answer that cannot be read back costs its page only
            return Failure(reason="extraction-failed", detail=traceback.format_exc())
        return answer

    async def _answered(self) -> None:
        loop = asyncio.get_running_loop()
        ready, line = asyncio.Event(), self._connection.fileno()
        loop.add_reader(line, ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(line)  # which may be closed by now

    def kill(self) -> None:
        """End a worker that does not answer."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Hang up: a worker that waits for work ends."""
        self._connection.close()
