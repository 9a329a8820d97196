"""The two verdicts that most filters give."""

from typing import Any

from gristmill.records import Pair, Verdict


def accept(pair: Pair, name: str, **figures: Any) -> Verdict:
    """The filter has nothing against the pair; `figures` are further fields of the verdict."""
    return Verdict(pair_id=pair.id, filter=name, decision="accept", **figures)


def reject(pair: Pair, name: str, reason: str, **figures: Any) -> Verdict:
    """The filter drops the pair for a reason code."""
    return Verdict(pair_id=pair.id, filter=name, decision="reject", reason=reason, **figures)
