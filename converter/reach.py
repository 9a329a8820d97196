"""How far a run that has a goal goes: to the goal, or to where the material would only repeat itself.

A goal is a number of pairs, or a number of wordings of each fact. Towards it a run goes over the sections again and
again: each turn picks other sentences and asks in another way.
"""

import collections
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gristmill.models.reached import Ended, Reach
from gristmill.records import Pair
from gristmill.wordings import fact_of, parent_of, wording

from .recipes.recipe import Job

MOST_TURNS = 12  # over all sections: the three other registers of a question come round four times
WINDOW = 200  # candidates that are looked back on: of fewer, one section that says one thing twice would decide
MOST_REPEATED = 0.8  # share of them that repeat what is there: four of five replies are then paid for nothing
REPEATS = frozenset({"near-question", "copied-question", "duplicate"})
# Kept of the candidates of a recipe that nothing is known of. Of the 1.5 B model's, paraphrase kept 16 of 37 and ask
# 19 of 30: half is between them.
UNKNOWN_YIELD = 0.5


@dataclass(slots=True, kw_only=True)
class Course:
    """Counts towards a goal, and looks back on the last candidates. Without a goal it is one turn over all sections."""

    wanted: int | None = None
    # pairs
    forms: int | None = None
    # wordings of a fact; a pair whose fact has as many is varied no further
    yields: Mapping[str, float] | None = None
    # kept of the candidates of each recipe so far, 0…1, where what is not asked is counted by what may come of it
    made: int = 0
    turns: int = 0
    ended: Ended = ""
    _expected: float = 0.0
    _had: float = 0.0
    # pairs before the turn
    _asked: set[str] = field(default_factory=set)
    _brought: int = 0
    # candidates of the turn
    _last: "collections.deque[bool]" = field(default_factory=lambda: collections.deque(maxlen=WINDOW))
    _facts: dict[str, str] = field(default_factory=dict)
    _wordings: "collections.defaultdict[str, set[str]]" = field(default_factory=lambda: collections.defaultdict(set))
    _likely: "collections.defaultdict[str, float]" = field(default_factory=lambda: collections.defaultdict(float))
    # wordings that are expected, by fact

    @property
    def has_goal(self) -> bool:
        """Whether one turn may not be enough."""
        return self.wanted is not None or self.forms is not None

    def begins_turn(self, *, stopped: bool) -> bool:
        """Whether to go over the sections, once more if there is a goal: only where the last turn brought anything."""
        if self.turns and (not self.has_goal or self.is_over(stopped=stopped)):
            return False
        if self.turns and not self._brought:
            self.ended = "nothing-new"
        elif self.turns == MOST_TURNS:
            self.ended = "all-asked"
        self.turns, self._brought, self._had = self.turns + (not self.ended), 0, self._have
        return not self.ended

    def is_new(self, question: str) -> bool:
        """Whether a question, by its digest, was not put before in this run."""
        known = question in self._asked
        self._asked.add(question)
        return not known

    def knows(self, pairs: Iterable[Pair]) -> None:
        """These pairs are there: their questions are wordings of their facts."""
        for pair in pairs if self.forms is not None else ():
            fact = self._facts.get(parent_of(pair)) or fact_of(pair)
            self._facts[pair.id] = fact
            self._wordings[fact].add(wording(pair))

    def thin(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Those that may be varied in a further turn: whose facts lack wordings, where these are the goal."""
        return tuple(pair for pair in pairs if self.forms is None or self._count(self._facts[pair.id]) < self.forms)

    def counts(self, reason: str) -> None:
        """A candidate was kept (no reason), or dropped for a reason."""
        self.made += not reason
        self._brought += 1
        self._last.append(reason in REPEATS)

    def leaves(self, recipe: str, job: Job) -> None:
        """A job was not put. In an estimate it brings what such jobs brought so far."""
        if self.yields is None:
            return
        each = self.yields.get(recipe, UNKNOWN_YIELD)
        self._expected += job.wanted * each
        self._brought += job.wanted
        for pair in job.asked:
            if pair.id in self._facts:
                self._likely[self._facts[pair.id]] += each

    def is_over(self, *, stopped: bool) -> bool:
        """Whether to stop before all sections are behind; `stopped`: nothing further is asked."""
        if self.wanted is not None and self._have >= self.wanted:
            self.ended = "reached"
        elif self.has_goal and stopped:
            self.ended = "limit"
        elif self.has_goal and len(self._last) == WINDOW and self.repeated >= MOST_REPEATED:
            self.ended = "repeats"
        return bool(self.ended)

    def bounded(self, size: int, *, behind: int) -> int:
        """Sections of a round: no more than are likely to be lacking, by what those behind brought in this turn."""
        brought = self._have - self._had
        if self.wanted is None or not brought or not behind:
            return size
        return max(1, min(size, math.ceil((self.wanted - self._have) * behind / brought)))

    @property
    def repeated(self) -> float:
        """Share of the last candidates that repeated what was there."""
        return sum(self._last) / len(self._last) if self._last else 0.0

    @property
    def reach(self) -> Reach | None:
        """What became of the goal; None without one."""
        if not self.has_goal:
            return None
        return Reach(
            wanted=self.wanted, made=int(self._have), turns=self.turns, ended=self.ended, window=len(self._last),
            repeated=round(self.repeated, 3),
        )  # fmt: skip

    @property
    def _have(self) -> float:
        return self.made + self._expected

    def _count(self, fact: str) -> float:
        return len(self._wordings[fact]) + self._likely[fact]
