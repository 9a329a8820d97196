"""Sections that answer a query, best first."""

from dataclasses import dataclass

import numpy as np

from ..records import Section, Seed
from .corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A section that shares terms with a query."""

    seed: Seed
    section: Section
    score: float
    # BM25, above 0; comparable within one query only

    @property
    def text(self) -> str:
        """The section's Markdown, its heading line included."""
        return self.seed.markdown[self.section.start : self.section.stop]


def search(corpus: Corpus, query: str, *, limit: int = 10) -> list[Hit]:
    """At most `limit` sections by falling score; those that tie stand in the order of the seeds. None for no terms."""
    scores = corpus.scores(query)
    best = np.argsort(-scores, kind="stable")[: max(limit, 0)]
    return [_hit(corpus, int(place), float(scores[place])) for place in best if scores[place] > 0]


def _hit(corpus: Corpus, place: int, score: float) -> Hit:
    page, section = corpus.at(place)
    return Hit(seed=page.seed, section=section, score=score)
