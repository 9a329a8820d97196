"""The far side of the pool: a nursery process that loads the parsers once, and workers forked from it.

Started as a program of its own rather than through multiprocessing, which would run the caller's main module again in
every worker. The nursery has one thread and opens nothing, so forking it is safe.
"""

import contextlib
import gc
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from .failure import Failure
from .reading import Task, read

# Bytes that a worker may hold resident: 135 MB are the parsers and the language model, a PDF of 2,000 pages adds 600 MB
# and no page of 24 generators' manuals more than 200 MB.
MAX_MEMORY = 900 << 20
FULL = MAX_MEMORY // 2  # what a parser that doubles its buffers holds at least when it is refused more
# Read once in the nursery: what is loaded when first needed (the language model: 0.5 s) is there for all workers.
_FIRST = b"<main><h1>T</h1><p>A page with enough prose in it for its language to be recognised by the model.</p></main>"


def main(number: int) -> None:
    """The nursery, its socket given as a number: a worker for every socket that comes in, until the crawl ends.

    The caller has blocked the signals that end a crawl: they reach the whole group, and the crawl decides when we end.
    A worker that died is told of on the socket, so that the crawl knows why.
    """
    nursery = socket.socket(fileno=number)
    workers: set[int] = set()
    signal.signal(signal.SIGCHLD, lambda *_: _reap(nursery, workers))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _attempt(Task(kind="extract", url="http://127.0.0.1/", body=_FIRST), 0)
    gc.freeze()  # the parsers' objects outlive all pages: a worker's collector need not look at them, nor copy them
    while True:
        try:
            data, numbers, _, _ = socket.recv_fds(nursery, 1, 1)
        except ConnectionError:  # the crawl ended with words of ours unread
            break
        if not data:
            break
        with contextlib.suppress(OSError):  # no process to be had: the crawl sees the line closed
            workers.add(_born(nursery, numbers[0]))
        os.close(numbers[0])
    for worker in list(workers):  # nobody reads what they still make
        with contextlib.suppress(ChildProcessError):
            if not os.waitpid(worker, os.WNOHANG)[0]:
                os.kill(worker, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _born(nursery: socket.socket, line: int) -> int:
    """A worker that answers on the line; its process id."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            nursery.close()
            serve(Connection(line))
            code = 0
        finally:
            os._exit(code)
    return process


def _reap(nursery: socket.socket, workers: set[int]) -> None:
    """Wait for workers that have ended, so that their CPU time counts as ours, and tell of those that died."""
    with contextlib.suppress(ChildProcessError):
        while True:
            process, status, used = os.wait4(-1, os.WNOHANG)
            if not process:
                return
            workers.discard(process)
            if status:
                death = f"{process} {os.waitstatus_to_exitcode(status)} {used.ru_maxrss}\n"
                with contextlib.suppress(OSError):
                    nursery.send(death.encode(), socket.MSG_DONTWAIT)


def serve(connection: Connection) -> None:
    """Answer tasks, within the limits of a worker, until the line is closed."""
    limit()
    with contextlib.suppress(EOFError, OSError):
        connection.send(os.getpid())
        while True:
            connection.send_bytes(_attempt(*connection.recv()))


def limit() -> None:
    """Bound what this process may still take, so that it holds at most MAX_MEMORY."""
    with contextlib.suppress(ValueError, OSError):  # a system without /proc or with lower limits of its own
        page = os.sysconf("SC_PAGE_SIZE")
        mapped, resident = (int(field) * page for field in Path("/proc/self/statm").read_text().split()[:2])
        most = mapped + max(MAX_MEMORY - resident, MAX_MEMORY // 2)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _attempt(task: Task, timeout: float) -> bytes:
    """The pickled reading or failure. `timeout`: seconds of CPU; 0 for no bound."""
    signal.setitimer(signal.ITIMER_PROF, timeout)  # its signal ends the process, even inside a parser
    try:
        return pickle.dumps(read(task))
    except BaseException as error:  # noqa: BLE001 - the stage's boundary: a fault of ours on one page costs that page
        # only, and a parser in Rust that panics raises no Exception
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        if isinstance(error, MemoryError) or held >= FULL:  # parsers in C name the want of memory as they like
            return pickle.dumps(Failure(reason="extraction-memory"))
        return pickle.dumps(Failure(reason="extraction-failed", detail=traceback.format_exc()))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
