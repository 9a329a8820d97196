"""The door of the program: it hears signals before anything else is imported."""

import contextlib
import os
import sys

from ..interrupts import STOPPED, stoppable


def main() -> None:
    """The console script."""
    try:
        with stoppable(_last_word):
            from .commands import main as run  # 0.2 s, in which a signal may come

            run()
    except SystemExit as end:
        if end.code != STOPPED:
            raise
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        os._exit(STOPPED)  # an interrupt that hit a C module's import would make the interpreter end by the signal


def _last_word(sentence: str) -> None:
    """Say why it ends, when all else may be broken."""
    if "--log-json" in sys.argv:
        from .jsonlines import write

        write(sentence, event="stopped", level="warning")
    else:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
