"""How far the asking is, for whoever waits: sections, replies, what becomes of them, and what they took."""

import collections
import time
from collections.abc import Iterable

from gristmill.models.client import Client
from gristmill.models.crew import Crew
from gristmill.progress import Progress
from gristmill.records import Tally

MOST_REASONS = 3
SECONDS_BETWEEN = 0.3  # of two words to whoever listens


class UnderWay:
    """Counts sections, of which each is done once every recipe asked about it."""

    def __init__(self, tell: Progress, *, total: int) -> None:
        self._tell, self._total = tell, total
        self._began, self._told = time.monotonic(), 0.0
        # sections: those behind, those behind when all that is asked now is, and how much of one each reply is worth
        self._behind = self._until = self._share = 0.0

    def asks(self, jobs: int, *, sections: float) -> None:
        """So many jobs are asked now, about as much as so many sections."""
        self._behind, self._until = self._until, self._until + sections
        self._share = sections / jobs if jobs else 0.0

    def begins_anew(self) -> None:
        """All sections are asked about once more."""
        self._behind = self._until = 0.0

    def answered(self, client: Crew, tallies: Iterable[Tally]) -> None:
        """A job has its outcome."""
        self._behind = min(self._behind + self._share, self._until)
        now = time.monotonic()
        if now - self._told >= SECONDS_BETWEEN:
            self._told = now
            self._say(client, tallies)

    def reaches(self, sections: float, client: Crew, tallies: Iterable[Tally]) -> None:
        """So many sections are behind."""
        self._behind = self._until = sections
        self._say(client, tallies)

    def _say(self, client: Crew, tallies: Iterable[Tally]) -> None:
        note = said(client, tallies, seconds=time.monotonic() - self._began)
        self._tell(min(int(self._behind), self._total), self._total, note)


def said(client: Client | Crew, tallies: Iterable[Tally], *, seconds: float) -> str:
    """`312 replies (4.1/s), 80,012 tokens, 0.21 paid; kept 200, near-question 40, no-evidence 9`."""
    prompt, completion = client.prompt_tokens, client.completion_tokens
    paid = client.cost
    took = [
        f"{client.replies:,} replies ({client.replies / max(seconds, 1e-3):.1f}/s)",
        f"{prompt + completion:,} tokens",
    ]
    took += [f"{paid:,.2f} paid"] if paid is not None else []
    dropped: collections.Counter[str] = collections.Counter()
    kept = 0
    for tally in tallies:
        dropped.update(tally.dropped)
        kept += tally.kept
    reasons = sorted(dropped.items(), key=lambda item: (-item[1], item[0]))[:MOST_REASONS]
    return ", ".join(took) + "; " + ", ".join([f"kept {kept:,}", *(f"{name} {count:,}" for name, count in reasons)])
