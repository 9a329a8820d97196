"""Gristmill: documentation sites in, grounded training data out."""

__version__ = "0.1.0"
