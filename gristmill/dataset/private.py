"""Personal data in what is exported: left out, counted, or replaced by stand-ins, as `filter.privacy` says."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..privacy.scrub import Ledger, scrub_together
from ..records import Evidence, Message, Pair, Verdict

Mode = Literal["report", "drop", "scrub"]
FILTER = "privacy"
_SCRUBBED = "scrubbed: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """What of it stands in the set, or stood there before it was replaced."""

    mode: Mode = "drop"
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    # by source, of each kind
    values: Counter[str] = field(default_factory=Counter)
    # different values of each kind; empty unless they were replaced

    @property
    def total(self) -> Counter[str]:
        """The counts of all sources."""
        return sum(self.counts.values(), Counter[str]())


def noted(pair: Pair) -> str:
    """What the filter saw and let pass, "email 2, phone 1"; empty for nothing."""
    return next((check.detail for check in pair.checks if check.filter == FILTER), "")


def is_scrubbed(pair: Pair) -> bool:
    """Whether stand-ins took the place of something in a pair's texts."""
    return noted(pair).startswith(_SCRUBBED)


def reported(pairs: Iterable[Pair]) -> Private:
    """What the filter saw in the pairs."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for kind, _, count in (item.rpartition(" ") for item in filter(None, noted(pair).split(", "))):
            counts[pair.source][kind] += int(count)
    return Private(mode="report", counts=dict(counts))


def scrubbed(pairs: Sequence[Pair]) -> tuple[list[Pair], Private]:
    """The pairs with stand-ins, the same one for the same value in all of them; what they replace."""
    ledger, made = Ledger(), []
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        before = ledger.counts.copy()
        clean = _scrubbed(pair, ledger)
        if replaced := ledger.counts - before:
            counts[pair.source].update(replaced)
            clean = _marked(clean, ", ".join(f"{kind} {count}" for kind, count in sorted(replaced.items())))
        made.append(clean)
    return made, Private(mode="scrub", counts=dict(counts), values=Counter(ledger.values))


def _scrubbed(pair: Pair, ledger: Ledger) -> Pair:
    texts = [pair.question, pair.answer, *(message.content for message in pair.messages)]
    for item in pair.evidence:
        texts += [item.quote, item.title, *item.heading_path]
    said = iter(scrub_together(texts, ledger))
    return dataclasses.replace(
        pair,
        question=next(said),
        answer=next(said),
        messages=tuple(Message(role=message.role, content=next(said)) for message in pair.messages),
        evidence=tuple(_proof(item, said_of=[next(said) for _ in range(2 + len(item.heading_path))])
                       for item in pair.evidence),
    )  # fmt: skip


def _proof(item: Evidence, *, said_of: Sequence[str]) -> Evidence:
    quote, title, *path = said_of
    return dataclasses.replace(item, quote=quote, title=title, heading_path=tuple(path))


def _marked(pair: Pair, detail: str) -> Pair:
    own = Verdict(pair_id=pair.id, filter=FILTER, decision="accept", detail=_SCRUBBED + detail)
    return dataclasses.replace(pair, checks=(*(check for check in pair.checks if check.filter != FILTER), own))
