"""Gristmill: documentation sites in, grounded training data out. `gristmill.open` is the way in for programs."""

from .grading import grade
from .version import __version__
from .workbench.opening import open  # noqa: A004 - read as `gristmill.open`

__all__ = ["__version__", "grade", "open"]
