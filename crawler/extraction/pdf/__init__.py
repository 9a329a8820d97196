"""A PDF's text layer → Markdown. Needs the extra `pdf`."""

from .read import to_markdown

__all__ = ["to_markdown"]
