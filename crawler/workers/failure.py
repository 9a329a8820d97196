"""Why a page could not be read: what a worker sends in a reading's place.

In a module of its own: the worker runs as `__main__`, and what is pickled there under that name cannot be read here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a page could not be read; `detail` is a traceback for the log."""

    reason: str
    # extraction-failed | extraction-timeout | extraction-memory | extraction-crashed
    detail: str = ""
