"""What asking would cost."""

import collections
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from gristmill.config import Model
from gristmill.models.crew import added as sum_of
from gristmill.models.experience import Experience
from gristmill.models.prices import cost
from gristmill.models.requests import Expected, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What asking would take."""

    calls: int = 0
    # questions; some are asked twice
    prompt_tokens: int = 0
    # about
    completion_tokens: int = 0
    # at most
    cost: float | None = None
    # at most, in the currency of the configured prices; None without prices
    expected: Expected | None = None
    # None where the model has not answered enough questions of each kind yet


def added(estimates: Sequence[Estimate]) -> Estimate:
    """What several models would take; nothing is expected where it is not of one that is asked."""
    asked = [each for each in estimates if each.calls]
    if len(asked) < 2:
        return asked[0] if asked else estimates[0]
    likely = [each.expected for each in asked if each.expected]
    return Estimate(
        calls=sum(each.calls for each in asked),
        prompt_tokens=sum(each.prompt_tokens for each in asked),
        completion_tokens=sum(each.completion_tokens for each in asked),
        cost=sum_of(each.cost for each in asked),
        expected=_together(likely) if len(likely) == len(asked) else None,
    )


def _together(likely: Sequence[Expected]) -> Expected:
    return Expected(
        calls=sum(each.calls for each in likely),
        prompt_tokens=sum(each.prompt_tokens for each in likely),
        completion_tokens=sum(each.completion_tokens for each in likely),
        cost=sum_of(each.cost for each in likely),
        replies=sum(each.replies for each in likely),
    )


def estimate(
    settings: Model, unasked: Collection[Request], *, experience: Callable[[str, str], Experience]
) -> Estimate:
    """What asking these requests would take; `experience` is what a model took by the name of a schema so far."""
    prompt = sum(request.estimate for request in unasked)
    completion = sum(request.max_tokens for request in unasked)
    return Estimate(
        calls=len(unasked),
        prompt_tokens=prompt,
        completion_tokens=completion,
        cost=cost(settings, prompt, completion),
        expected=_expected(settings, unasked, experience),
    )


def _expected(
    settings: Model, unasked: Collection[Request], experience: Callable[[str, str], Experience]
) -> Expected | None:
    kinds: dict[tuple[str, str], list[Request]] = collections.defaultdict(list)
    for request in unasked:
        kinds[request.model, request.schema_name].append(request)
    known = {kind: experience(*kind) for kind in kinds}
    if not kinds or not all(each.suffices for each in known.values()):
        return None
    likely = [known[kind].likely(requests) for kind, requests in kinds.items()]
    prompt, completion = sum(each.prompt_tokens for each in likely), sum(each.completion_tokens for each in likely)
    return Expected(
        calls=sum(each.calls for each in likely),
        prompt_tokens=prompt,
        completion_tokens=completion,
        cost=cost(settings, prompt, completion),
        replies=sum(each.replies for each in known.values()),
    )
