"""What a verifier was found to be worth in a run, as report.json has it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialResult:
    """How a verifier did on planted questions, and what it then said to the real ones."""

    kind: Literal["claims", "answers"]
    # whether a passage says a claim, or an answer answers its question
    faults: int
    # planted, of those that it answered
    found: int
    # of them, those that it said no to
    honest: int
    # right answers in other words, of those that it answered
    alarms: int
    # of them, those that it said no to
    recall: float
    # found of faults, 0…1
    false_alarms: float
    # alarms of honest, 0…1
    threshold: float
    # score from which its word was taken as yes
    missed: tuple[str, ...]
    # classes of the faults that it did not find
    trusted: bool
    # whether its verdicts were used
    why_not: str
    # what it fell short of; empty where it is trusted
    yes: int
    # real questions that it said yes to
    no: int
    unanswered: int
    # real questions without a reply, by a limit or because they were not sent


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierUse:
    """Asking a verifier in one run."""

    name: str
    # of the model
    calls: int
    # requests sent, or questions that a local model answered
    prompt_tokens: int
    completion_tokens: int
    # as the endpoint counted
    replayed: int
    # questions that stored replies answered
    trials: tuple[TrialResult, ...]

    @classmethod
    def of_report(cls, entry: Mapping[str, Any]) -> Self:
        """The use as the stage's entry in report.json has it."""
        names = ("calls", "prompt_tokens", "completion_tokens", "replayed")
        known = [field.name for field in fields(TrialResult)]
        trials = ({name: each[name] for name in known} for each in entry["trials"])
        return cls(
            name=entry["name"],
            **{name: entry.get(name, 0) for name in names},
            trials=tuple(TrialResult(**{**each, "missed": tuple(each["missed"])}) for each in trials),
        )
