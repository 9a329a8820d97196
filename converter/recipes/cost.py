"""What asking costs, and what it would cost."""

from collections.abc import Collection
from dataclasses import dataclass

from gristmill.config import Model
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


def cost(settings: Model, prompt_tokens: int, completion_tokens: int) -> float | None:
    """By the configured prices a million tokens; None where there are none."""
    if settings.price_input is None and settings.price_output is None:
        return None
    spent = prompt_tokens * (settings.price_input or 0) + completion_tokens * (settings.price_output or 0)
    return round(spent / 1_000_000, 9)


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
