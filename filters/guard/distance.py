"""How far a claim and a sentence are from each other, and what of a sentence a form belongs to."""

import itertools
from collections.abc import Iterable

from .differences import SLOTS, Difference
from .reading import Token

Found = tuple[str, str]
# reason code, detail

ALIGNED = 0.5  # share of the claim that the sentence has; below, nothing contradicts
NEAR = 0.6  # of the claim, or NEAR_KEPT of the sentence
NEAR_KEPT = 0.9
NEAR_PLACES = 2  # at which the two run apart
LEAST_KEPT = 0.4  # of a sentence: of less the claim is a part of its own, not a copy with something left out
SHORT = 4  # tokens of a sentence in which one that differs is a large share
SCOPE = 4  # content words behind a form that it may belong to
NOT = "polarity:not"

WEAK = frozenset({"join", "prep", "cause"})


def is_form(token: Token) -> bool:
    """Whether a token is a form of a table, no slot and no other word."""
    return token.group not in SLOTS and token.group != "word"


def is_near(found: Difference) -> bool:
    """Whether the claim is the sentence but for one or two places."""
    places = len(unlike(found))
    return places <= NEAR_PLACES and (found.held >= NEAR or found.kept >= NEAR_KEPT or is_short(found))


def is_short(found: Difference) -> bool:
    """Whether a sentence of a few tokens is the claim but for one of them: "Added in 3.1", "Removed in 3.1"."""
    few = len(found.sentence) <= SHORT and len(found.lost) <= 1 and len(found.extra) <= 2
    return few and len(found.extra) < len(found.claim)


def unlike(found: Difference) -> list[tuple[int, int, int, int]]:
    """The places where the two run apart and something is left that is not said alike."""
    extra, lost = set(found.extra), set(found.lost)
    return [
        region
        for region in found.regions
        if any(place in extra and found.claim[place].group not in WEAK for place in range(region[0], region[1]))
        or any(place in lost and found.sentence[place].group not in WEAK for place in range(region[2], region[3]))
    ]


def apart(found: Difference) -> list[tuple[int, int, int, int]]:
    """All places where the two run apart, also where they say it alike: how much was reworded."""
    return [
        region
        for region in found.regions
        if any(token.group not in WEAK for token in found.claim[region[0] : region[1]])
        or any(token.group not in WEAK for token in found.sentence[region[2] : region[3]])
    ]


def scope(tokens: tuple[Token, ...], place: int, *, back: int = 0) -> set[str]:
    """The content behind a form in its clause, and so much of it before."""
    clause = tokens[place].clause
    reached = itertools.takewhile(lambda token: token.clause == clause and token.text != "but", tokens[place + 1 :])
    behind = [token.key for token in reached if token.group not in WEAK and not is_form(token)]
    before = [t.key for t in tokens[:place] if t.clause == clause and not is_form(t)]
    return {*behind[:SCOPE], *(before[-back:] if back else ()), *(before[-2:] if not behind else ())}


def _content(tokens: Iterable[Token]) -> set[str]:
    return {token.key for token in tokens if not is_form(token)}


def other_side(found: Difference, keys: set[str], *, of_claim: bool) -> set[str]:
    """The keys as the other side says them, where it does: the same, or what is paired with them."""
    said = _content(found.sentence if of_claim else found.claim)
    partner = {
        (found.claim[one].key, found.sentence[other].key)
        if of_claim
        else (found.sentence[other].key, found.claim[one].key)
        for one, other in found.pairs
    }
    return {key for key in keys if key in said} | {theirs for mine, theirs in partner if mine in keys}
