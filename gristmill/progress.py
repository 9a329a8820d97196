"""How a stage tells of its work: a callable that the command line turns into a progress line, or into nothing."""

from typing import Protocol


class Progress(Protocol):
    """Called by a stage, at most a few times a second."""

    def __call__(self, done: int, total: int | None = None, note: str = "") -> None:
        """`done` of `total` units (None: not known yet), and a word on what is under way."""


def silent(done: int, total: int | None = None, note: str = "") -> None:
    """Tell nobody."""
