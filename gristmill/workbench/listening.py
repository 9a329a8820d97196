"""Who is told while stages run."""

import contextlib
from typing import TYPE_CHECKING, Protocol

from ..progress import Progress, silent

if TYPE_CHECKING:
    from .reaching import Plan
    from .summary import StageSummary


class Listener(Protocol):
    """Told of every stage, in the order in which they run."""

    def progress(self, stage: str) -> "contextlib.AbstractContextManager[Progress]":
        """What a stage reports its progress to while it works."""

    def ended(self, stage: "StageSummary") -> None:
        """A stage has ended and stands in report.json."""

    def idle(self, sources: int) -> None:
        """None of so many sources is due: nothing is crawled."""

    def planned(self, plan: "Plan") -> None:
        """How a target is to be reached, before a model is asked for it; and once more when all is done."""


class Nobody:
    """A Listener that tells nobody."""

    def progress(self, stage: str) -> "contextlib.AbstractContextManager[Progress]":
        """Progress that goes nowhere."""
        return contextlib.nullcontext(silent)

    def ended(self, stage: "StageSummary") -> None:
        """Nothing is said."""

    def idle(self, sources: int) -> None:
        """Nothing is said."""

    def planned(self, plan: "Plan") -> None:
        """Nothing is said."""
