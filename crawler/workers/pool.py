"""Worker processes that read pages beside the event loop. A page that hangs or kills its worker costs only itself."""

import asyncio
import atexit
import functools
import os
import signal
import socket
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from typing import Any

from .reading import Reading, Task
from .worker import Failure

TIMEOUT = 30.0  # seconds of CPU for one page: a page's fate must not hang on what else the machine does
PDF_TIMES = 4  # times as long for a PDF, which may have 2,000 pages
PATIENCE = 10  # times as long by the clock, for a worker that waits or was stopped
MAX_TASKS = 2000  # a worker is replaced after so many: what parsers leak stays bounded
MAX_JOBS = 8  # one event loop feeds no more

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
        """Read one body; waits for a free worker, which is the back-pressure on the crawl."""
        async with self._slots:
            worker = self._idle.pop() if self._idle else self._start()
            self._busy.add(worker)
            began = time.monotonic()
            timeout = self._timeout * (PDF_TIMES if task.body.startswith(b"%PDF-") else 1)
            try:
                answer = await asyncio.wait_for(worker.ask(task, timeout), timeout * self._patience)
            except TimeoutError:
                worker.kill()
                return Failure(reason="extraction-timeout")
            except (EOFError, OSError):  # out of time, it ends itself
                worker.close()
                late = time.monotonic() - began >= timeout
                return Failure(reason="extraction-timeout" if late else "extraction-crashed")
            except BaseException:
                worker.kill()
                raise
            finally:
                self._busy.discard(worker)
            if worker.tasks < MAX_TASKS:
                self._idle.append(worker)
            else:
                worker.close()
            return answer

    def _start(self) -> "_Worker":
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
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "crawler.workers.worker", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},  # numpy's threads would not be forked
        )
        theirs.close()

    def born(self) -> Connection:
        """The near end of a new worker's line."""
        near, far = socket.socketpair()
        socket.send_fds(self._socket, [b"+"], [far.fileno()])
        far.close()
        return Connection(near.detach())

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


class _Worker:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pid = 0
        self.tasks = 0

    async def ask(self, task: Task, timeout: float) -> Reading | Failure:
        """Raises EOFError or OSError where the worker died."""
        if not self._pid:
            self._pid = await self._receive()
        self.tasks += 1
        self._connection.send((task, timeout))
        answer: Reading | Failure = await self._receive()
        return answer

    async def _receive(self) -> Any:
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        loop.add_reader(self._connection.fileno(), ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(self._connection.fileno())
        return self._connection.recv()

    def kill(self) -> None:
        """End a worker that does not answer."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Hang up: a worker that waits for work ends."""
        self._connection.close()
