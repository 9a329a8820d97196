"""The heading tree of the crawl as a map: which sections the kept pairs stand for."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ...dataset.diversity import LEAST_WORDS
from ...records import Pair, Section, Seed
from ...sections import sections
from ...text import words

MOST_PAGES = 400  # drawn on the map, those with the most sections: more are no map any longer
MOST_MISSING = 40  # headings without a pair that are named of a page

State = Literal["pair", "none", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One section on the map."""

    heading: str
    level: int
    # 0…6
    state: State
    # a pair cites it | none does | it has too little text of its own to ask of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCover:
    """A page with its sections in reading order."""

    title: str
    url: str
    cells: tuple[Cell, ...]

    @property
    def covered(self) -> int:
        """Sections with a pair."""
        return sum(cell.state == "pair" for cell in self.cells)

    @property
    def asked(self) -> int:
        """Sections with text of their own, or with a pair."""
        return sum(cell.state != "bare" for cell in self.cells)

    @property
    def missing(self) -> tuple[str, ...]:
        """The first headings with text and without a pair."""
        return tuple(itertools.islice((c.heading for c in self.cells if c.state == "none"), MOST_MISSING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The pages of one folder of a source."""

    name: str
    # source/folder, or the source alone
    pages: tuple[PageCover, ...]
    # by path: those that are drawn
    hidden: int
    # pages that are counted and not drawn
    covered: int
    asked: int
    # sections of all its pages


def cover(pairs: Iterable[Pair], seeds: Iterable[Seed]) -> Iterator[Folder]:
    """The folders of the active pages, by name."""
    cited = {(proof.seed_id, proof.section_sha256) for pair in pairs for proof in pair.evidence}
    active = sorted((seed for seed in seeds if seed.status == "active"), key=_place)
    listed = [(_place(seed)[0], _page(seed, cited)) for seed in active]
    drawn = sorted(range(len(listed)), key=lambda at: -len(listed[at][1].cells))[:MOST_PAGES]
    shown = set(drawn)
    for name, group in itertools.groupby(range(len(listed)), key=lambda at: listed[at][0]):
        places = list(group)
        pages = [listed[at][1] for at in places]
        yield Folder(
            name=name,
            pages=tuple(listed[at][1] for at in places if at in shown),
            hidden=sum(at not in shown for at in places),
            covered=sum(page.covered for page in pages),
            asked=sum(page.asked for page in pages),
        )


def _place(seed: Seed) -> tuple[str, str]:
    """The source with the first folder below it, and the path."""
    source, *below = seed.path.removeprefix("seeds/").split("/")
    return (f"{source}/{below[0]}" if len(below) > 1 else source), seed.path


def _page(seed: Seed, cited: set[tuple[str, str]]) -> PageCover:
    cells = (_cell(seed, section, cited) for section in sections(seed.markdown))
    return PageCover(title=seed.title or seed.url, url=seed.url, cells=tuple(cells))


def _cell(seed: Seed, section: Section, cited: set[tuple[str, str]]) -> Cell:
    if (seed.seed_id, section.sha256) in cited:
        state: State = "pair"
    else:
        own = words(seed.markdown[section.body_start : section.stop])
        state = "none" if len(own) >= LEAST_WORDS else "bare"
    heading = section.heading_path[-1] if section.heading_path else "(before the first heading)"
    return Cell(heading=heading, level=section.level, state=state)
