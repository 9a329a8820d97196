"""HTML page → faithful Markdown. A pure function of bytes: nothing here fetches."""

from .extract import Extraction, extract

__all__ = ["Extraction", "extract"]
