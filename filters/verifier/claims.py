"""A claim of an answer with the passage that it is to be laid beside."""

from collections.abc import Callable

from gristmill.records import Pair
from gristmill.sections import unlinked

from ..grounding import quotes_of
from ..passages import Place, nearest
from .questions import Asked

MOST_PASSAGE = 2_000  # characters; a long list or table says little more


def asked_claim(claim: str, pair: Pair, rarity: Callable[[str], float]) -> Asked:
    """Whether the cited spans say a claim: the sentence that is nearest, and what stands around it in its span."""
    quotes = quotes_of(pair)
    near = [found for quote in quotes if (found := nearest(claim, Place.of(quote), rarity))]
    best = max(near, key=lambda one: one.alike, default=None)
    passage = " ".join(best.window) if best else "\n\n".join(quotes)
    return Asked(
        kind="claims",
        text=unlinked(claim),
        question=pair.question,
        heading=heading_of(pair),
        passage=unlinked(passage)[:MOST_PASSAGE],
    )


def heading_of(pair: Pair) -> str:
    """The path of the section that a pair is from."""
    return " > ".join(pair.evidence[0].heading_path) if pair.evidence else ""
