"""Addresses where a manual's generator shows sources: they are read last, since a page limit is for documentation."""

import re

_SHOWN = re.compile(r"/(?:_modules|_sources)/")  # Sphinx: listings of modules, and the pages' own reStructuredText


def shows_source(url: str) -> bool:
    """Whether a page lists a source, by its address; that it does nothing else is for extraction to prove."""
    return _SHOWN.search(url) is not None
