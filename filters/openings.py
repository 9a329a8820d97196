"""No way of asking takes over: opening and connecting words of a source's questions, each up to a share of them.

Counted with code and topic masked: "Can you explain … when it comes to … in …?" opens with "can you" and connects with
"when it comes to". The last filter, because a share can only be measured on what all others kept. Provisions
are asked by their numbers and medicines by their names, in few ways by nature: they are left alone.

It drops nothing: a manual of commands asks of all its options alike, and each of the answers is true. What is beyond
the share is marked; `dataset.balance` leaves it out of a set.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gristmill.index.terms import FRAMING_WORDS, FUNCTION_WORDS
from gristmill.leaning.judgement import prose_of
from gristmill.records import ASKED_TOO_OFTEN, Pair, Verdict
from gristmill.shares import allowed
from gristmill.text import digest, words
from gristmill.verticals import is_addressed

from .context import Context
from .verdicts import accept

NAME = "openings"
FEWEST = 50  # questions of a source below which shares say nothing: 15 % of ten questions is one
# Fewer framing words between two topics ("of the", "in a") are grammar, not a way of asking.
LEAST_CONNECTING = 3

_FRAMING = FUNCTION_WORDS | FRAMING_WORDS | frozenset("comes context happens know mean regard return stand".split())


def openings(pairs: Sequence[Pair], context: Context) -> list[Verdict]:
    """One verdict a pair, in order, accepted by all. Mark: over-represented-opening, the worst by quality first."""
    share = context.settings.max_opening_share
    sources: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(
        (pair for pair in pairs if not is_addressed(pair)),
        key=lambda pair: (-(pair.quality or 0.0), digest(NAME, pair.question, pair.id)),
    ):
        sources[pair.source].append(pair)
    surplus: dict[str, str] = {}
    for ranked in sources.values():
        if len(ranked) >= FEWEST:
            surplus |= _surplus(ranked, share)
    return [
        accept(pair, NAME, reason=ASKED_TOO_OFTEN, threshold=share, detail=surplus[pair.id])
        if pair.id in surplus
        else accept(pair, NAME)
        for pair in pairs
    ]


def _surplus(ranked: Sequence[Pair], share: float) -> Mapping[str, str]:
    """Pair id → the words that are asked too often; connecting words first, of what all questions hold."""
    connected: defaultdict[str, list[str]] = defaultdict(list)
    for pair in ranked:
        for words_between in set(frame(pair.question)[1:]):
            connected[words_between].append(pair.id)
    most = max(1, int(share * len(ranked)))
    out = {id_: between for between, ids in connected.items() for id_ in ids[most:]}
    opened: defaultdict[str, list[str]] = defaultdict(list)
    for pair in ranked:
        if pair.id not in out:
            opened[frame(pair.question)[0]].append(pair.id)
    limit = allowed({opening: len(ids) for opening, ids in opened.items()}, share)
    return out | {id_: opening for opening, ids in opened.items() for id_ in ids[limit:]}


def frame(question: str) -> list[str]:
    """How a question asks: its opening, then what connects its topics, where that is three words or more.

    Code, quotations and words that carry meaning are topic; an opening without a framing word is its first word.
    """
    listed = words(prose_of(question).replace("…", " 0 "))
    masked = " ".join(word if word in _FRAMING else "\n" for word in listed)
    opening, *between = (" ".join(part.split()) for part in masked.split("\n"))
    long = [part for part in between[:-1] if part.count(" ") >= LEAST_CONNECTING - 1]
    first = " ".join(opening.split()[:2])  # "what is the" and "what is an" ask alike
    return [first or (listed[0] if listed else ""), *long]
