"""The question leads to its own section: BM25 over the whole crawl finds it among the first few.

A question that a search cannot connect with its source ("What does it return?") says too little to be answered without
the page at hand. A provision is found by its number, a medicine's dose by its name, what a release changed by its
version.
"""

import re

from gristmill.exam.shown import bare
from gristmill.records import Pair, Verdict
from gristmill.verticals import is_addressed

from .context import Context
from .verdicts import accept, reject

NAME = "retrieval"
_VERSION = re.compile(r"(?<![\w.])v?(\d+(?:\.\d+)+[\w-]*)", re.IGNORECASE)


def retrieval(pair: Pair, context: Context) -> Verdict:
    """Reason: section-not-found. The score is the rank of the best of the cited sections, from 1."""
    pair = bare(pair)
    if not pair.evidence or is_addressed(pair) or pair.is_translation:  # its words are not those of the page
        return accept(pair, NAME)
    limit = context.settings.retrieve_within
    rank = context.corpus.rank(pair.question, context.corpus.places(pair.evidence))
    if (rank is None or rank > limit) and not _is_of_release(pair):
        return reject(pair, NAME, "section-not-found", score=rank, threshold=limit)
    return accept(pair, NAME, score=rank, threshold=limit)


def _is_of_release(pair: Pair) -> bool:
    """Whether the question names the release that a heading above its answer is called by: words that releases share
    ("bug fixes", a function that many of them changed) are in every release's section.
    """
    asked = set(_VERSION.findall(pair.question))
    return any(asked.intersection(_VERSION.findall(part)) for part in pair.evidence[0].heading_path)
