"""Limits and defaults that prose states."""

from collections.abc import Iterator

from ..blocks import Part
from ..drafts import Draft
from ..page import Page
from . import telling


def drafts(page: Page, part: Part) -> Iterator[Draft]:
    """One pair for each such sentence."""
    yield from telling.drafts(page, part, "limits")
