"""Gristmill: documentation sites in, grounded training data out."""

from .version import __version__

__all__ = ["__version__"]
