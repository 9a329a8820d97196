"""The examination before a verifier is believed: what it says to planted faults and to honest rewordings."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .questions import Asked, Kind, Opinion

# Below this share of planted faults found, what it accepts means little: the fact-check alone finds 97 to 99 % of them
# (benchmarks/RESULTS.md), and a verifier that misses more than a tenth would let back in what is open for a reason.
LEAST_RECALL = 0.9
# Who says no to everything finds every fault. Of right answers in other words the fact-check rejects 1 to 15 %; above
# a fifth, a verifier costs more right pairs than it saves.
MOST_ALARMS = 0.2
LEAST_ANSWERED = 0.5  # of the canaries; fewer are no examination
EVEN = 0.5  # the threshold where the scores are words


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """A question whose answer is known."""

    asked: Asked
    name: str
    # class of the fault, or kind of the rewording
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How a verifier did on one kind of question, and what it then said to the real ones."""

    kind: Kind
    faults: int
    # planted, of those that it answered
    found: int
    # faults that it said no to
    honest: int
    # right ones in other words, of those that it answered
    alarms: int
    # right ones that it said no to
    threshold: float
    # score from which its word is a yes; fitted to the canaries
    missed: tuple[str, ...]
    # classes of the faults that it did not find
    trusted: bool
    # whether its verdicts are used

    @property
    def recall(self) -> float:
        """Share of the faults that it found, 0…1."""
        return self.found / self.faults if self.faults else 0.0

    @property
    def false_alarms(self) -> float:
        """Share of the right ones that it said no to, 0…1."""
        return self.alarms / self.honest if self.honest else 1.0

    def why_not(self) -> str:
        """What it fell short of; empty where it is trusted."""
        if self.trusted:
            return ""
        if self.faults and self.recall < LEAST_RECALL:
            return f"it found {self.found} of {self.faults} planted faults, and {LEAST_RECALL:.0%} is the bar"
        if self.honest and self.false_alarms > MOST_ALARMS:
            return f"it rejected {self.alarms} of {self.honest} honest rewordings, and {MOST_ALARMS:.0%} is the most"
        return f"it answered {self.faults + self.honest} planted questions, which is too few"


def trial(kind: Kind, canaries: Sequence[Canary], opinions: Sequence[Opinion]) -> Trial:
    """Each half of the canaries is measured with the threshold that suits the other half best."""
    told = [(c, o.score) for c, o in zip(canaries, opinions, strict=True) if o.score is not None]
    halves = [_mixed(told)[start::2] for start in (0, 1)]
    said: list[tuple[Canary, bool]] = []
    for own, other in (halves, halves[::-1]):
        threshold = fitted([(score, canary.right) for canary, score in other])
        said += [(canary, score >= threshold) for canary, score in own]
    count = Counter((canary.right, yes) for canary, yes in said)
    faults, honest = (count[right, True] + count[right, False] for right in (False, True))
    found, alarms = count[False, False], count[True, False]
    enough = bool(canaries) and len(told) >= LEAST_ANSWERED * len(canaries) and faults > 0 and honest > 0
    return Trial(
        kind=kind,
        faults=faults,
        found=found,
        honest=honest,
        alarms=alarms,
        threshold=fitted([(score, canary.right) for canary, score in told]),
        missed=tuple(sorted({canary.name for canary, yes in said if yes and not canary.right})),
        trusted=enough and found >= LEAST_RECALL * faults and alarms <= MOST_ALARMS * honest,
    )


def _mixed(told: Iterable[tuple[Canary, float]]) -> list[tuple[Canary, float]]:
    """Faults first, then right ones: every second one of the list is half of each."""
    return sorted(told, key=lambda one: one[0].right)


def fitted(scores: Sequence[tuple[float, bool]]) -> float:
    """The threshold with the highest sum of recall and specificity, of equal ones the nearest to EVEN."""
    wrong, right = ([score for score, good in scores if good is which] for which in (False, True))
    if not wrong or not right:
        return EVEN
    listed = sorted({score for score, _ in scores})
    between: list[float] = [(one + other) / 2 for one, other in itertools.pairwise(listed)] or [EVEN]

    def worth(threshold: float) -> tuple[float, float, float]:
        rejected = sum(score < threshold for score in wrong) / len(wrong)
        accepted = sum(score >= threshold for score in right) / len(right)
        return (rejected + accepted, -abs(threshold - EVEN), -threshold)

    best: float = max(between, key=worth)
    return round(best, 4)
