"""How far a run that has a goal goes: to the goal, or to where the material would only repeat itself."""

import collections
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Ended = Literal["", "reached", "repeats", "nothing-new", "all-asked"]

MOST_TURNS = 12  # over all sections: the three other registers of a question come round four times
WINDOW = 200  # candidates that are looked back on: of fewer, one section that says one thing twice would decide
MOST_REPEATED = 0.8  # share of them that repeat what is there: four of five replies are then paid for nothing
REPEATS = frozenset({"near-question", "copied-question", "duplicate"})
# Kept of the candidates of a recipe that nothing is known of. Of the 1.5 B model's, paraphrase kept 16 of 37 and ask
# 19 of 30: half is between them.
UNKNOWN_YIELD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What became of a goal."""

    wanted: int
    # pairs that a model was to make in all
    made: int
    # of them, and in a dry run those that are expected of what would be asked
    turns: int
    # over the sections, begun
    ended: Ended
    # reached; repeats or nothing-new where the material does; all-asked after the last turn; empty where a limit, a
    # failure or a dry run's stored replies ended it
    window: int
    repeated: float
    # share of the last `window` candidates that repeated what was there, 0…1


@dataclass(slots=True, kw_only=True)
class Course:
    """Counts towards a goal, and looks back on the last candidates. Without a goal it is one turn over all sections."""

    wanted: int | None = None
    yields: Mapping[str, float] = field(default_factory=dict)
    # kept of the candidates of each recipe so far, 0…1
    made: int = 0
    expected: float = 0.0
    # of what a dry run would ask
    turns: int = 0
    ended: Ended = ""
    _asked: set[str] = field(default_factory=set)
    _fresh: int = 0
    _last: "collections.deque[bool]" = field(default_factory=lambda: collections.deque(maxlen=WINDOW))

    def begins_turn(self) -> bool:
        """Whether to go over the sections, once more if there is a goal: only where the turn before asked anything
        new."""
        if self.ended or (self.turns and self.wanted is None):
            return False
        if self.turns and not self._fresh:
            self.ended = "nothing-new"
        elif self.turns == MOST_TURNS:
            self.ended = "all-asked"
        if not self.ended:
            self.turns, self._fresh = self.turns + 1, 0
        return not self.ended

    def is_new(self, question: str) -> bool:
        """Whether a question, by its digest, was not put before in this run."""
        if question in self._asked:
            return False
        self._asked.add(question)
        self._fresh += 1
        return True

    def counts(self, reason: str) -> None:
        """A candidate was kept (no reason), or dropped for a reason."""
        self.made += not reason
        self._last.append(reason in REPEATS)

    def leaves(self, recipe: str, candidates: int) -> None:
        """So many candidates were not asked for."""
        self.expected += candidates * self.yields.get(recipe, UNKNOWN_YIELD)

    def is_over(self) -> bool:
        """Whether to stop before all sections are behind."""
        if self.wanted is not None and self.made + self.expected >= self.wanted:
            self.ended = "reached"
        elif self.wanted is not None and len(self._last) == WINDOW and self.repeated >= MOST_REPEATED:
            self.ended = "repeats"
        return bool(self.ended)

    def bounded(self, size: int, *, behind: int) -> int:
        """Sections of a round: no more than are likely to be lacking, by what those behind brought."""
        brought = self.made + self.expected
        if self.wanted is None or not brought or not behind:
            return size
        return max(1, min(size, math.ceil((self.wanted - brought) * behind / brought)))

    @property
    def repeated(self) -> float:
        """Share of the last candidates that repeated what was there."""
        return sum(self._last) / len(self._last) if self._last else 0.0

    @property
    def reach(self) -> Reach | None:
        """What became of the goal; None without one."""
        if self.wanted is None:
            return None
        return Reach(
            wanted=self.wanted, made=self.made + int(self.expected), turns=self.turns, ended=self.ended,
            window=len(self._last), repeated=round(self.repeated, 3),
        )  # fmt: skip
