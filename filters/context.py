"""What a filter is given besides the pair."""

from dataclasses import dataclass

from gristmill.config import Filter
from gristmill.earlier import Earlier
from gristmill.index.corpus import Corpus

from .verifier.panel import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The crawl and the settings of a run."""

    corpus: Corpus
    settings: Filter
    verifier: Panel | None = None
    # whom to ask what the fact-check leaves open
    earlier: Earlier | None = None
    # what pages said before they changed
    accept_from: float | None = None
    # the score from which the fact-check accepts in this corpus; None for its own bound
