"""What others write to stderr behind Python's back, as JSON Lines: an engine's own code does, as `--on ray` shows.

A process of its own reads what comes to file descriptor 2, as some of it is said by who then ends this one at once.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator

from ..interrupts import unheard
from . import jsonlines

_OURS = '{"time": '
_WAIT = 5.0  # seconds for the last lines; a process that was begun meanwhile may still hold the pipe


@contextlib.contextmanager
def relayed() -> Iterator[None]:
    """All of stderr, in JSON where it is spoken; nothing else is done where it is not."""
    if not jsonlines.spoken():
        yield
        return
    sys.stderr.flush()
    before = os.dup(2)
    command = [sys.executable, "-P", "-m", __name__]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    with unheard():  # it ends when nobody can write to it any more
        reader = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=before, env=env)  # noqa: S603 - our own module
    os.dup2(reader.stdin.fileno(), 2)  # type: ignore[union-attr]
    reader.stdin.close()  # type: ignore[union-attr]
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(before, 2)
        os.close(before)
        with contextlib.suppress(subprocess.TimeoutExpired):
            reader.wait(_WAIT)


def relay(lines: Iterable[str]) -> None:
    """Say lines on stderr: those of ours as they are, and others as what somebody logged."""
    for line in lines:
        if line.startswith(_OURS):
            sys.stderr.write(line)
            sys.stderr.flush()
        elif line.strip():
            jsonlines.write(line.strip(), event="log", level="warning", logger="stderr")


if __name__ == "__main__":
    sys.stdin.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    relay(sys.stdin)
