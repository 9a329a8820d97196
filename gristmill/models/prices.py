"""What tokens cost, by the configured prices."""

from ..config import Model


def cost(settings: Model, prompt_tokens: int, completion_tokens: int) -> float | None:
    """By the configured prices a million tokens; None where there are none."""
    if settings.price_input is None and settings.price_output is None:
        return None
    spent = prompt_tokens * (settings.price_input or 0) + completion_tokens * (settings.price_output or 0)
    return round(spent / 1_000_000, 9)
