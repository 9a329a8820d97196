"""A verifier with what it was found to be worth: nothing that it says counts before it has passed its trial."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from .questions import Asked, Kind, Opinion, Verifier
from .trial import Canary, Trial, trial


class Panel:
    """Examines a verifier once for each kind of question, then asks it."""

    def __init__(self, verifier: Verifier, *, canaries: int) -> None:
        self.canaries = canaries
        self.trials: dict[Kind, Trial] = {}
        self._verifier = verifier
        self._said: dict[Kind, dict[str, int]] = {}

    @property
    def name(self) -> str:
        """Of the verifier."""
        return self._verifier.name

    def examine(self, kind: Kind, canaries: Sequence[Canary]) -> Trial:
        """What the verifier says to the planted questions; asked once, whatever is planted later."""
        if kind not in self.trials:
            self.trials[kind] = trial(kind, canaries, self._verifier.ask([canary.asked for canary in canaries]))
        return self.trials[kind]

    def ask(self, kind: Kind, listed: Sequence[Asked]) -> list[Opinion]:
        """Opinions in the order of the questions; counted for the report."""
        found = self._verifier.ask(listed)
        counted = self._said.setdefault(kind, {"yes": 0, "no": 0, "unanswered": 0})
        for one in found:
            yes = one.score is not None and one.score >= self.trials[kind].threshold
            counted["unanswered" if one.score is None else "yes" if yes else "no"] += 1
        return found

    def figures(self) -> dict[str, Any]:
        """For report.json: name, what it took, each trial with its shares, and what it said to the real questions."""
        return {
            "name": self.name,
            **self._verifier.figures(),
            "trials": [
                {
                    **dataclasses.asdict(each),
                    "missed": list(each.missed),
                    "recall": round(each.recall, 4),
                    "false_alarms": round(each.false_alarms, 4),
                    "why_not": each.why_not(),
                    "yes": 0,
                    "no": 0,
                    "unanswered": 0,
                    **self._said.get(kind, {}),
                }
                for kind, each in self.trials.items()
            ],
        }
