"""Personal data in what is exported: left out, counted, or replaced by stand-ins, as `filter.privacy` says."""

import dataclasses
import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ..privacy.find import find
from ..privacy.found import Found
from ..privacy.scrub import Ledger, scrub_together
from ..records import Evidence, Message, Pair, Verdict

Mode = Literal["report", "drop", "scrub"]
FILTER = "privacy"
_SCRUBBED = "scrubbed: "
# Of a row: the proofs of its pair were scrubbed with it or hold nothing; names of pages must stay what they are.
_PROOFS = frozenset({"evidence", "id", "_id", "url", "seed_path", "licence", "licences"})
_LONGEST_KNOWN = 4096  # characters of a text whose finds are remembered


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


def reported(pairs: Iterable[Pair], mode: Mode) -> Private:
    """What the filter saw in the pairs: nothing where such pairs were dropped."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for kind, _, count in (item.rpartition(" ") for item in filter(None, noted(pair).split(", "))):
            counts[pair.source][kind] += int(count)
    return Private(mode=mode, counts=dict(counts))


class Scrubber:
    """Stand-ins in pairs, the same one for the same value in all of them; what they replace."""

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def scrubbed(self, pair: Pair) -> Pair:
        """The pair with stand-ins, and marked where it has any."""
        before = self._ledger.counts.copy()
        clean = _scrubbed(pair, self._ledger)
        replaced = self._ledger.counts - before
        if not replaced:
            return clean
        self._counts[pair.source].update(replaced)
        return _marked(clean, ", ".join(f"{kind} {count}" for kind, count in sorted(replaced.items())))

    @property
    def private(self) -> Private:
        """What was replaced so far."""
        return Private(mode="scrub", counts=dict(self._counts), values=Counter(self._ledger.values))


class Cleaner:
    """What becomes of the passages that stand beside the pairs in a row, which no filter has judged."""

    def __init__(self, mode: Mode) -> None:
        self._ledger = None if mode == "report" else Ledger()

    def clean(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row with stand-ins in all its texts, but the proofs of its pair."""
        if self._ledger is None:
            return row
        # each once: question and answer stand in the messages too
        texts = dict.fromkeys(text for key, value in row.items() if key not in _PROOFS for text in _texts(value))
        said = dict(zip(texts, scrub_together(texts, self._ledger, finding=_found), strict=True))
        return {key: value if key in _PROOFS else _refilled(value, said) for key, value in row.items()}


def _found(text: str) -> list[Found]:
    """As `find`. Most texts of a row stand in many rows: roles, kinds, languages, sources, what stands around."""
    return _known(text) if len(text) <= _LONGEST_KNOWN else find(text)


_known = functools.lru_cache(maxsize=1024)(find)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def _refilled(value: Any, said: Mapping[str, str]) -> Any:
    """The value with what is said in place of each of its texts."""
    if isinstance(value, str):
        return said[value]
    if isinstance(value, Mapping):
        return {key: _refilled(item, said) for key, item in value.items()}
    return [_refilled(item, said) for item in value] if isinstance(value, list | tuple) else value


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
