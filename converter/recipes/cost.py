"""What asking would cost."""

from collections.abc import Collection
from dataclasses import dataclass

from gristmill.config import Model
from gristmill.models.prices import cost
from gristmill.models.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What asking would take."""

    calls: int = 0
    prompt_tokens: int = 0
    # about
    completion_tokens: int = 0
    # at most
    cost: float | None = None
    # at most, in the currency of the configured prices; None without prices


def estimate(settings: Model, unasked: Collection[Request]) -> Estimate:
    """What asking these requests would take, at most."""
    prompt = sum(request.estimate for request in unasked)
    completion = sum(request.max_tokens for request in unasked)
    return Estimate(
        calls=len(unasked),
        prompt_tokens=prompt,
        completion_tokens=completion,
        cost=cost(settings, prompt, completion),
    )
