"""Sections as passages: a name, a title, and a text that is not longer than a reader's window."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..records import Section, Seed
from ..text import trim

# Code points. Of the sections of Scrapy's and SCons' manuals 97 % are shorter; a model's window of 8,000 tokens holds
# five such passages and the answer.
MOST = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A section of a page."""

    seed: Seed
    section: Section
    place: int
    # among all sections of the corpus

    @property
    def id(self) -> str:
        """The page and where in it the section begins: no two have the same."""
        return f"{self.seed.seed_id}-{self.section.start}"

    @property
    def title(self) -> str:
        """The page's title and the headings down to the section."""
        path = self.section.heading_path
        return " > ".join(path if path[:1] == (self.seed.title,) else (self.seed.title, *path))

    @property
    def whole(self) -> str:
        """The section's Markdown, however long."""
        return self.seed.markdown[self.section.start : self.section.stop]

    def span(self, inside: Iterable[tuple[int, int]] = ()) -> tuple[int, int]:
        """The part of the page that is shown: `bounded` around spans that must stand in it."""
        return window(self.seed.markdown, self.section.start, self.section.stop, list(inside))

    def text(self, inside: Iterable[tuple[int, int]] = ()) -> str:
        """That part's Markdown, its heading line with it."""
        return self.seed.markdown[slice(*self.span(inside))]


def bounded(markdown: str, start: int, stop: int, inside: list[tuple[int, int]]) -> str:
    """The section's text, cut at line ends where it is longer than MOST; the spans `inside` always stand in it."""
    return markdown[slice(*window(markdown, start, stop, inside))]


def window(markdown: str, start: int, stop: int, inside: list[tuple[int, int]]) -> tuple[int, int]:
    """The span of that text, without blank ends."""
    if stop - start > MOST:
        first = min((span[0] for span in inside), default=start)
        last = max((span[1] for span in inside), default=start)
        room = max(0, MOST - (last - first))
        before = max(start, first - room // 2)
        after = min(stop, max(last, before + MOST))
        start = first if before == first else _line_after(markdown, before, first)
        stop = last if after == last else _line_before(markdown, last, after)
    return trim(markdown, start, stop)


def _line_after(markdown: str, at: int, least: int) -> int:
    """Where the first line begins that begins at `at` or later; `least` where none does before it."""
    if at == 0 or markdown[at - 1] == "\n":
        return at
    found = markdown.find("\n", at, least)
    return found + 1 if found >= 0 else least


def _line_before(markdown: str, least: int, at: int) -> int:
    """Where the last line ends that ends at `at` or before; `at` itself where a line is longer."""
    found = markdown.rfind("\n", least, at)
    return found if found >= 0 else at
