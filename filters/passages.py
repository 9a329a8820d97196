"""The sentence that speaks of what a claim says, and what stands around it: in texts that are given, or in a crawl."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from gristmill.index.corpus import Corpus
from gristmill.index.search import search
from gristmill.index.terms import content_terms
from gristmill.sections import lines, unlinked
from gristmill.text import WORD, sentences

_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:#{1,6}[ \t]+)?")
_ANSWERED = re.compile(
    r"\A(?:\*\*(?:Answer|A)\*?\*?:?\*\*:?\s*)?(?:Yes|No)[.!,][ \t]+(?=[^\W\d])"
)  # answers the heading, and denies nothing after it
# Of a section 9 sentences at most are compared with a claim: the nearest, what stands around it, and other near ones.
# A whole page as evidence finds 1.7 % of the numbers swapped in from the same page (filters/grounding.py).
AROUND = 2  # sentences on each side
OTHERS = 4
SECTIONS = 3  # that BM25 finds for a claim, and as many for the whole answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, list item, row or line of code where it stands. Law: text_of_its_place[start:stop] == text."""

    text: str
    start: int
    stop: int
    terms: frozenset[str]
    # stems of the words that carry meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What may prove a claim: a section of the crawl, or a text that came with the claim."""

    text: str
    sentences: tuple[Sentence, ...]
    known: tuple[str, ...] = ()
    # title and headings, whose names a claim may use
    heading: str = ""
    # of the section itself
    url: str = ""
    seed_path: str = ""
    # of a section of the crawl
    item: int | None = None
    # place of the text in the list that came with the claim, from 0
    licence: str = ""

    @classmethod
    def of(cls, text: str, *, offset: int = 0, **fields: object) -> Self:
        """A text with its sentences; `offset` is where it begins in what the spans count."""
        return cls(text=text, sentences=tuple(split(text, offset)), **fields)  # type: ignore[arg-type]  # fields by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The sentence of a place that shares most with a claim."""

    place: Place
    sentence: Sentence
    held: float
    # 0…1, share of the claim's words, by rarity, that the sentence has
    told: float
    # 0…1, and the other way round
    window: tuple[str, ...]
    # the sentence, those around it and other near ones, in reading order

    @property
    def alike(self) -> float:
        """How far both say the same, 0…1.5."""
        return self.held + self.told / 2


def split(text: str, offset: int = 0) -> Iterator[Sentence]:
    """The sentences of a Markdown text in reading order; lines without a word are none, nor headings but signatures."""
    for begin, line, fenced in lines(text):
        if not fenced and line.startswith("#") and not _states(line):
            continue
        lead = 0 if fenced else _MARKER.match(line).end()  # type: ignore[union-attr]  # matches the empty text too
        spans = [(0, len(line))] if fenced else [(lead + a, lead + b) for a, b in sentences(line[lead:])]
        for start, stop in spans:
            said = line[start:stop]
            if WORD.search(said) and not (fenced and line.lstrip(" >").startswith(("```", "~~~"))):
                first = offset + begin + start
                terms = frozenset(content_terms(unlinked(said)))
                yield Sentence(text=said, start=first, stop=first + len(said), terms=terms)


def _states(heading: str) -> bool:
    """Whether a heading says something by itself: a signature, a version with its date; "Is Tarn free?" does not."""
    return ("`" in heading or "(" in heading) and not heading.rstrip("#* _`").endswith("?")


def nearest(claim: str, place: Place, rarity: Callable[[str], float]) -> Nearest | None:
    """Where a place speaks of the claim; None where they share no word that carries meaning."""
    wanted = frozenset(content_terms(unlinked(claim)))
    scored = [(_share(wanted, one.terms, rarity), _share(one.terms, wanted, rarity)) for one in place.sentences]
    ranked = sorted(range(len(scored)), key=lambda at: (-scored[at][0] - scored[at][1] / 2, at))
    if not ranked or not scored[ranked[0]][0]:
        return None
    best = ranked[0]
    taken = {*range(max(0, best - AROUND), best + AROUND + 1), *(at for at in ranked[: OTHERS + 1] if scored[at][0])}
    window = tuple(_ANSWERED.sub("", one.text) for at, one in enumerate(place.sentences) if at in taken)
    held, told = scored[best]
    return Nearest(place=place, sentence=place.sentences[best], held=held, told=told, window=window)


def _share(one: frozenset[str], other: frozenset[str], rarity: Callable[[str], float]) -> float:
    total = sum(rarity(term) for term in sorted(one))
    return sum(rarity(term) for term in sorted(one & other)) / total if total else 0.0


class Library:
    """The sections of a crawl, split when they are first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._split: dict[tuple[str, int], Place] = {}

    def rarity(self, term: str) -> float:
        """How rare a term is in the crawl, above 0."""
        return self._corpus.rarity(term)

    def find(self, *queries: str) -> list[Place]:
        """The sections that BM25 finds for each query, in this order, each once."""
        found: dict[tuple[str, int], Place] = {}
        for query in queries:
            for hit in search(self._corpus, query, limit=SECTIONS):
                key = (hit.seed.seed_id, hit.section.start)
                if key not in self._split:
                    self._split[key] = Place.of(
                        hit.text,
                        offset=hit.section.start,
                        known=(hit.seed.title, *hit.section.heading_path),
                        heading=hit.section.heading_path[-1] if hit.section.heading_path else "",
                        url=hit.seed.address(hit.section.start),
                        seed_path=hit.seed.path,
                        licence=hit.seed.licence,
                    )
                found[key] = self._split[key]
        return list(found.values())


def given(texts: Sequence[tuple[str, str, str]]) -> list[Place]:
    """Texts that came with a claim, as (text, URL, licence), as one place each."""
    return [Place.of(text, url=url, licence=licence, item=at) for at, (text, url, licence) in enumerate(texts)]
