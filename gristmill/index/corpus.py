"""What is known of a whole crawl: active seeds, their sections, how rare a word is, and BM25 over all sections."""

import functools
import math
import operator
import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np

from ..records import Evidence, Section, Seed
from ..sections import sections, unlinked
from ..text import digest, words
from .fluency import Fluency
from .subjects import asked_names, every_name, named, subjects
from .terms import asked_terms, content_terms

# How often a section's own heading counts. Of 4,000 questions made by rules from the Python documentation BM25 finds
# 91 % of the sections among five without, 95 % with 3, 97 % with qualified names too (6: 97.4 %).
HEADING_WEIGHT = 3
# Of the pages. "PostgreSQL" stands on 53 % of its manual's, "JavaScript" on 63 % of Node's; of the names of 9 sites'
# own parts none begins with a capital and stands on over 28 %.
MOST_NAMES = 8  # of a question that are looked up: one of 25 words has fewer
PRODUCT_SHARE = 0.3
_CAPITALISED = re.compile(r"(?<![\w`./(])(?:[A-Z][a-z]+[A-Z]|[A-Z]{2,}[a-z]{2})\w*+(?![`(.]\w)")
MOST_SIBLINGS = 60  # sections before the own one beyond which none of them is read again: the rank is lost anyway
_DOTTED = re.compile(r"(?<!\w)\d*+([^\W\d]\w*+(?:\.[^\W\d]\w*+)+)")  # tried once a word, from its first letter
_SIGNED = re.compile(r"(?:[^\s(]+ )*?@?\*?([^\s(]+)(?:\(|$)")  # the name before the brackets, or a heading of one word


_start = operator.attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A seed with its sections."""

    seed: Seed
    sections: tuple[Section, ...]
    first: int
    # place of the first section among all sections of the corpus

    def section_of(self, evidence: Evidence) -> int | None:
        """Place in `sections` of the one that holds the whole span; None where none does."""
        place = bisect_right(self.sections, evidence.start, key=_start) - 1
        return place if place >= 0 and evidence.stop <= self.sections[place].stop else None


class Corpus:
    """The active seeds of a workspace, read once."""

    def __init__(self, seeds: Iterable[Seed]) -> None:
        self.pages: dict[str, Page] = {}
        self._owners: list[Page] = []
        texts: list[list[str]] = []
        keys: list[str] = []
        for seed in seeds:
            if seed.status != "active":
                continue
            found = tuple(sections(seed.markdown))
            self.pages[seed.seed_id] = page = Page(seed=seed, sections=found, first=len(texts))
            self._owners += [page] * len(found)
            texts += (_searchable(seed, section) for section in found)
            keys += (digest(seed.markdown[s.start : s.stop].strip(), length=16) for s in found)
        frequency = Counter(term for text in texts for term in set(text))
        self._rarity = {term: _idf(count, len(texts)) for term, count in frequency.items()}
        self._unseen = _idf(0, len(texts))
        # The same number for sections of the very same text.
        self._texts = np.unique(np.array(keys), return_inverse=True)[1] if keys else np.array([], dtype=int)
        self._index = bm25s.BM25(method="lucene", csc_backend="numpy")
        if texts:
            self._index.index(texts, show_progress=False)

    def places(self, evidence: Iterable[Evidence]) -> list[int]:
        """The sections that hold the spans, as places among all sections of the corpus, sorted."""
        found = set()
        for item in evidence:
            page = self.pages.get(item.seed_id)
            if page is not None and (place := page.section_of(item)) is not None:
                found.add(page.first + place)
        return sorted(found)

    def at(self, place: int) -> tuple[Page, Section]:
        """The section at a place among all sections of the corpus, and its page."""
        page = self._owners[place]
        return page, page.sections[place - page.first]

    @functools.lru_cache(maxsize=64)  # noqa: B019  # pairs come by section; one corpus lives as long as its run
    def wording(self, place: int) -> str:
        """A section with its headings, title and source, in lower case, without escapes; `place` among all sections."""
        page, section = self.at(place)
        body = unlinked(page.seed.markdown[section.start : section.stop])
        return "\n".join((*section.heading_path, page.seed.title, page.seed.source, body)).lower().replace("\\", "")

    @functools.lru_cache(maxsize=64)  # noqa: B019
    def length(self, place: int) -> int:
        """Words of a section as a reader sees them, without its heading; `place` among all sections."""
        page, section = self.at(place)
        return len(words(unlinked(page.seed.markdown[section.body_start : section.stop])))

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term over all sections, BM25's form: above 0, highest for unseen terms."""
        return self._rarity.get(term, self._unseen)

    def scores(self, question: str) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        """BM25 of every section of the corpus, by place; all 0 where the question shares no term with any of them."""
        known = [term for term in (*asked_terms(question), *_names(question)) if term in self._rarity]
        if not known:
            return np.zeros(len(self._owners), dtype=np.float32)
        found: np.ndarray[tuple[int], np.dtype[np.float32]] = self._index.get_scores(known)
        return found

    def rank(self, question: str, own: Sequence[int]) -> int | None:
        """How many different texts BM25 puts before the best of the sections `own` (places), plus one.

        Sections that tie, or that have the very text of the own one, do not count, nor siblings that are before it by
        the headings above them alone; where the question names what the own one is about, only sections that are about
        it count. None where the question shares no term with any of them.
        """
        if not own:
            return None
        scores = self.scores(question)
        best = max(own, key=lambda place: scores[place])
        among = self.about(question)
        if scores[best] <= 0 and best not in among:
            return None
        better = self._apart(np.flatnonzero(scores > scores[best]).tolist(), best)
        if best in among:
            better = [place for place in better if place in among]
        return len({int(self._texts[place]) for place in self._stronger(question, better, best)}) + 1

    @functools.cached_property
    def product(self) -> frozenset[str]:
        """Names with an inner capital that stand in the prose of many pages, in lower case: what all of it is about."""
        found: Counter[str] = Counter()
        for page in self.pages.values():
            found.update(set(_CAPITALISED.findall(f"{page.seed.title}\n{page.seed.markdown}")))
        least = max(2, PRODUCT_SHARE * len(self.pages))
        return frozenset(name.lower() for name, count in found.items() if count >= least)

    @functools.cached_property
    def fluency(self) -> Fluency:
        """The order of words in its pages; learnt when it is first asked for."""
        return Fluency(page.seed.markdown for page in self.pages.values())

    def about(self, question: str) -> frozenset[int]:
        """The sections that are about a name in the question and have its other names in their headings or title.

        Places among all sections; empty where the question states no name, or one that is nowhere a subject.
        """
        names = asked_names(question)[:MOST_NAMES]
        found = [set(self._subjects.get(name, ())) for name in names]
        if not any(found):
            return frozenset()
        places = frozenset().union(*found)
        if len(names) > 1:
            places = places.intersection(
                *(holding.union(self._titles.get(name, ())) for name, holding in zip(names, found, strict=True))
            )
        unowned = len(names) == 1 and "." not in names[0] and f"{names[0]}(" in question.lower()
        pages = {self._owners[place].seed.seed_id for place in places}
        return frozenset() if unowned and len(pages) > 1 else places  # `before()` of two modules: nobody can tell which

    @functools.cached_property
    def _subjects(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place in range(len(self._owners)):
            page, section = self.at(place)
            heading = section.heading_path[-1] if section.heading_path else page.seed.title
            own = subjects(heading, page.seed.markdown[section.body_start : section.stop])
            for name in sorted(own | named(page.seed.title)):
                found[name].append(place)
        return dict(found)

    @functools.cached_property
    def _titles(self) -> dict[str, "array[int]"]:
        """The places that have a name in a heading or in their page's title, one name's in a row of 4 bytes each."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for place in range(len(self._owners)):
            page, section = self.at(place)
            for name in sorted(frozenset().union(*map(every_name, (*section.heading_path, page.seed.title)))):
                found[name].append(place)
        return dict(found)

    def _apart(self, places: Iterable[int], own: int) -> list[int]:
        return [place for place in places if self._texts[place] != self._texts[own]]

    def _stronger(self, question: str, better: Sequence[int], own: int) -> list[int]:
        """Without sections of the own page that have no word of the question which the own one has not.

        They stand before it by headings that they all inherit, and because they are shorter.
        """
        page = self._owners[own]
        if len(better) > MOST_SIBLINGS or not any(self._owners[place] is page for place in better):
            return list(better)
        title = page.seed.title
        terms = set(asked_terms(question)) - set(content_terms(title) if named(title) else ())
        told = self._told(own, terms)
        return [p for p in better if self._owners[p] is not page or not self._told(p, terms) <= told]

    def _told(self, place: int, terms: set[str]) -> set[str]:
        return terms & self._terms(place)

    @functools.lru_cache(maxsize=1024)  # noqa: B019  # siblings are compared for every question about their page
    def _terms(self, place: int) -> frozenset[str]:
        page, section = self.at(place)
        return frozenset(content_terms(unlinked(page.seed.markdown[section.start : section.stop])))


def _searchable(seed: Seed, section: Section) -> list[str]:
    """A section with its headings and the title of its page, as terms; its own heading counts more often."""
    own = section.heading_path[-1] if section.heading_path else seed.title
    above = " ".join(section.heading_path[:-1] or (seed.title,))
    body = unlinked(seed.markdown[section.start : section.stop])
    heading = [*content_terms(own), *_names(own), *_member(section.heading_path)]
    return [*content_terms(f"{above} {body}"), *_names(f"{above} {body}"), *heading * HEADING_WEIGHT]


def _names(text: str) -> list[str]:
    """Dotted names as terms of their own: `os.path.join` says more than its three parts."""
    return [name.lower() for name in _DOTTED.findall(text)]


def _member(path: tuple[str, ...]) -> list[str]:
    """The qualified name of a member that stands below its class: "class io.Base(raw)", "read(size)": io.base.read."""
    names = [found[1].lower() for heading in path[-2:] if (found := _SIGNED.match(heading))]
    return [".".join(names)] if len(names) == 2 else []


def _idf(frequency: int, total: int) -> float:
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
