"""The far side of the pool: a nursery process that loads the parsers once, and workers forked from it.

Started as a program of its own rather than through multiprocessing, which would run the caller's main module again in
every worker. The nursery has one thread and opens nothing, so forking it is safe.
"""

import contextlib
import gc
import os
import resource
import signal
import socket
import sys
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection

from .reading import Reading, Task, read

MAX_MEMORY = 6 << 30  # bytes of address space of a worker: far above what pages take
# Read once in the nursery: what is loaded when first needed (the language model: 0.5 s) is there for all workers.
_FIRST = b"<main><h1>T</h1><p>A page with enough prose in it for its language to be recognised by the model.</p></main>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a page could not be read; `detail` is a traceback for the log."""

    reason: str
    detail: str = ""


def main(number: int) -> None:
    """The nursery, its socket given as a number: a worker for every socket that comes in, until the crawl ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the crawl decides when we end
    signal.signal(signal.SIGCHLD, _reap)
    nursery = socket.socket(fileno=number)
    read(Task(kind="extract", url="http://127.0.0.1/", body=_FIRST))
    gc.freeze()  # the parsers' objects outlive all pages: a worker's collector need not look at them, nor copy them
    while True:
        data, numbers, _, _ = socket.recv_fds(nursery, 1, 1)
        if not data:
            break
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            nursery.close()
            _serve(Connection(numbers[0]))
            os._exit(0)
        os.close(numbers[0])
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _reap(*_: object) -> None:
    """Wait for workers that have ended, so that their CPU time counts as ours."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _serve(connection: Connection) -> None:
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    with contextlib.suppress(EOFError, OSError):
        connection.send(os.getpid())
        while True:
            connection.send(_attempt(*connection.recv()))


def _attempt(task: Task, timeout: float) -> Reading | Failure:
    signal.setitimer(signal.ITIMER_PROF, timeout)  # its signal ends the process, even inside a parser
    try:
        return read(task)
    except Exception:  # noqa: BLE001 - the stage's boundary: a fault of ours on one page costs that page only
        return Failure(reason="extraction-failed", detail=traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
