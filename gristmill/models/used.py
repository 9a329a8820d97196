"""What a model did in a run: apart from its client, so that a report is read without the packages that ask one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What one model did in one run."""

    name: str
    share: float
    # of the questions that were to fall to it, 0…1
    calls: int
    # requests sent, repeats included
    prompt_tokens: int
    completion_tokens: int
    # as its endpoint counted
    cost: float | None
    # None without prices
    replayed: int
    # questions that stored replies answered
    seen: int
    kept: int
    # candidates that were read, and those that became pairs
