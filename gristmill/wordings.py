"""How many ways of asking for one fact a set has.

A fact is what stands in its spans: who or what, which property, which value. A rule's pair is one, by its spans and its
answer: the row of a table that is asked for from both sides is two. A variation of one pair asks for the fact of that.
"""

import collections
from collections.abc import Iterable, Mapping, Sequence

from .records import Pair
from .text import digest, words

BANDS = (1, 2, 3, 5, 8)  # the least of each band of wordings that a card tells of


def facts_of(pairs: Iterable[Pair]) -> dict[str, str]:
    """Pair id → its fact. Of a parent that is not among the pairs nothing is asked."""
    noted = sorted((pair.generation_depth, pair.id, parent_of(pair), fact_of(pair)) for pair in pairs)
    facts: dict[str, str] = {}
    for _, name, parent, own in noted:
        facts[name] = facts.get(parent, own)
    return facts


def parent_of(pair: Pair) -> str:
    """The id of the one pair that it varies; empty where it varies none, or joins several."""
    return pair.lineage.parents[0] if len(pair.lineage.parents) == 1 else ""


def fact_of(pair: Pair) -> str:
    """The fact of a pair by itself."""
    spans = [part for e in pair.evidence for part in (e.seed_id, e.section_sha256, e.quote)]
    return digest(*spans, "says", pair.answer, length=16)


def wording(pair: Pair) -> str:
    """What makes two questions one: their words, however they are set."""
    return " ".join(words(pair.question))


def wordings(pairs: Sequence[Pair]) -> dict[str, int]:
    """Fact → how many wordings it has, conversations aside."""
    facts = facts_of(pair for pair in pairs if pair.turns <= 1)
    asked: dict[str, set[str]] = collections.defaultdict(set)
    for pair in pairs:
        if pair.id in facts:
            asked[facts[pair.id]].add(digest(wording(pair), length=16))
    return {fact: len(said) for fact, said in asked.items()}


def bands(counts: Mapping[str, int]) -> dict[str, int]:
    """How many facts have so many wordings: `1`, `2`, `3–4`, `5–7`, `8+`."""
    ends = (*(least - 1 for least in BANDS[1:]), 0)
    names = [f"{a}+" if not b else f"{a}" if a == b else f"{a}–{b}" for a, b in zip(BANDS, ends, strict=True)]
    found = collections.Counter(sum(count >= least for least in BANDS) - 1 for count in counts.values())
    return {name: found[place] for place, name in enumerate(names)}
