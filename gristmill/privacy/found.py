"""What is found in a text, and how finds that overlap are settled."""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "secret", "email", "iban", "card", "identity-number", "phone", "network-address", "postal-address", "name"
]
KINDS: tuple[Kind, ...] = (
    "secret", "email", "iban", "card", "identity-number", "phone", "network-address", "postal-address", "name",
)  # fmt: skip
# Of two finds that overlap the one whose kind stands first counts: an account number holds what could be a telephone's.


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place in a text, in code points."""

    kind: Kind
    start: int
    stop: int


def settled(finds: Iterable[Found]) -> list[Found]:
    """The finds in reading order, none over another."""
    kept: list[Found] = []
    for one in sorted(finds, key=lambda one: (KINDS.index(one.kind), one.start - one.stop, one.start)):
        at = bisect.bisect_left(kept, one.start, key=lambda other: other.start)
        if (at == len(kept) or one.stop <= kept[at].start) and (at == 0 or kept[at - 1].stop <= one.start):
            kept.insert(at, one)
    return kept
