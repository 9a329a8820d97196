"""The two verdicts that most filters give, and those on many pairs of which few are told apart."""

from collections.abc import Mapping, Sequence
from typing import Any, overload

from gristmill.records import Pair, Verdict


def accept(pair: Pair, name: str, **figures: Any) -> Verdict:
    """The filter has nothing against the pair; `figures` are further fields of the verdict."""
    return Verdict(pair_id=pair.id, filter=name, decision="accept", **figures)


def reject(pair: Pair, name: str, reason: str, **figures: Any) -> Verdict:
    """The filter drops the pair for a reason code."""
    return Verdict(pair_id=pair.id, filter=name, decision="reject", reason=reason, **figures)


class Verdicts(Sequence[Verdict]):
    """One verdict a pair, in order: those that were told, and for every other pair the same accepting one."""

    def __init__(self, pairs: Sequence[Pair], name: str, **figures: Any) -> None:
        """`figures` are further fields of the accepting verdict."""
        self._pairs, self._name, self._figures = pairs, name, figures
        self._told: dict[int, Verdict] = {}

    @property
    def told(self) -> Mapping[int, Verdict]:
        """Those that were told, by place."""
        return self._told

    def tell(self, place: int, verdict: Verdict) -> None:
        """What is to be said of the pair at a place, instead of what was."""
        self._told[place] = verdict

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, place: int) -> Verdict: ...
    @overload
    def __getitem__(self, place: slice) -> list[Verdict]: ...
    def __getitem__(self, place: int | slice) -> Verdict | list[Verdict]:
        found = range(len(self))[place]
        if isinstance(found, range):
            return [self[one] for one in found]
        return self._told.get(found) or accept(self._pairs[found], self._name, **self._figures)
