"""How a run ends early: Ctrl-C and SIGTERM, to the process or its whole group, at any moment.

Both raise KeyboardInterrupt wherever the main thread is; the crawl, while its event loop runs, hears them itself. The
processes that a run starts never hear them: they end with their parent.
"""

import contextlib
import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

STOPPED = 130  # the shell's number for a process that Ctrl-C ended
SENTENCE = "gristmill: stopped; what was done is kept, the same command goes on from there"
HEARD = (signal.SIGINT, signal.SIGTERM)
QUIET = (*HEARD, signal.SIGHUP)
_AGAIN = 0.05  # seconds after which an interrupt that a callback swallowed is raised again
_PR_SET_PDEATHSIG = 1  # prctl(2)
_came = False


@contextlib.contextmanager
def stoppable(say: Callable[[str], None]) -> Iterator[None]:
    """Leave the block by SystemExit with STOPPED and one sentence, by `say`, when a signal came, whatever it broke.

    For the main thread of a program, as early as can be.
    """
    for number in (*HEARD, signal.SIGALRM):
        signal.signal(number, _raise)
    sys.unraisablehook = _swallowed
    try:
        yield
        _deaf()
    except BaseException as error:  # what a signal broke may raise anything
        stopped = _came or isinstance(error, KeyboardInterrupt)
        _deaf()
        if not stopped:
            raise
        told = isinstance(error, SystemExit) and error.code == STOPPED
    else:
        return
    gc.collect()  # generators that were left amid their work end it now, while there is an interpreter
    if not told:
        with contextlib.suppress(OSError):
            say(SENTENCE)
    raise SystemExit(STOPPED)


def _raise(number: int, frame: FrameType | None) -> None:
    global _came  # noqa: PLW0603 - signals belong to the process
    _came = True
    raise KeyboardInterrupt


def came() -> bool:
    """Whether the run was told to stop."""
    return _came


def _swallowed(unraisable: "sys.UnraisableHookArgs") -> None:
    """An interrupt that hit a destructor or a callback of the collector is raised again soon."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
    else:
        sys.__unraisablehook__(unraisable)


def _deaf() -> None:
    """The end has begun: no signal changes it any more."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in HEARD:
        signal.signal(number, signal.SIG_IGN)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Processes that are started in the block never hear what ends a run, from their first moment on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, QUIET)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds of CPU; no bound outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _late(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def end_with(parent: int) -> None:
    """Let the kernel end this process when the one that forked it ends, however that ends (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(1)
