"""Who works in a workspace, for those that only look: read off its lock, which nobody is kept from for it."""

import contextlib
import datetime
import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A command that changes the workspace now."""

    process: int | None
    # its number where it runs; None where it has not written it yet
    since: str
    # RFC 3339, UTC, to the second


def holder(lock: Path) -> Holder | None:
    """Who has the lock; None where nobody does. The kernel knows, so that a killed run has none.

    The lock is taken for a moment, shared: `Workspace.lock` tries again where that hits its own.
    """
    with contextlib.suppress(OSError), lock.open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            began = datetime.datetime.fromtimestamp(os.fstat(handle.fileno()).st_mtime, datetime.UTC)
            number = handle.read(20).strip()
            process = int(number) if number.isdigit() else None
            return Holder(process=process, since=began.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return None
