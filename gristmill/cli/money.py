"""What asking a model took, may take, and brought, as lines for a reader."""

from collections.abc import Iterator

from ..models.reached import Reach
from ..models.used import Used
from ..workbench.reaching import Plan
from ..workbench.summary import ModelUse, StageSummary
from .printers import counts


def money_lines(stage: StageSummary) -> Iterator[str]:
    """What a model made and does not stand any more, which was paid for; and what it was not asked, with the price."""
    from converter.standing import RETIRED

    gone = {name.partition(":")[2]: count for name, count in stage.notes.items() if name.startswith(f"{RETIRED}:")}
    if gone:
        reasons = ", ".join(f"{reason} {count:,}" for reason, count in sorted(gone.items()))
        yield f"{stage.stage}: retired {sum(gone.values()):,} pairs that a model had made ({reasons})"
    model = stage.model
    if model is None:
        return
    if model.retired:
        yield f"vary: retired {model.retired:,} pairs that a model had made (made anew, or not asked for)"
    if model.replaced:
        yield f"vary: no prompt shows what is personal or secret: {counts(model.replaced)} replaced by stand-ins"
    if len(model.models) > 1:
        yield from map(_used_line, model.models)
    if model.reach:
        yield _reach_line(model.reach)
    if model.unasked.calls:
        yield _unasked_line(model)
        yield _expected_line(model)
    elif model.dry_run:
        yield "vary: would ask nothing: stored replies answer all questions"


_ENDED = {
    "reached": "that is enough",
    "repeats": "stopped, because the material repeats itself",
    "nothing-new": "stopped, because the last turn brought nothing new",
    "all-asked": "stopped after the last turn",
    "limit": "stopped by a limit or by the endpoint; the same command goes on",
    "": "not ended",
}


def _reach_line(reach: Reach) -> str:
    of = "" if reach.wanted is None else f" of {reach.wanted:,}"
    turns = f"{reach.turns} turn{'' if reach.turns == 1 else 's'} over the sections"
    alike = f"; {reach.repeated:.0%} of the last {reach.window:,} candidates repeat what is there"
    return f"vary: made {reach.made:,}{of} pairs in {turns}: {_ENDED[reach.ended]}{alike if reach.window else ''}"


def plan_lines(plan: Plan) -> Iterator[str]:
    """What a dataset has and may have, and what is likely to be asked for the rest."""
    yield f"target: {plan.real + plan.made:,} of {plan.target:,} pairs are there, {plan.made:,} of them of a model"
    if plan.reachable < plan.target:
        yield f"target: {plan.reachable:,} can be reached with as many real pairs, by dataset.min_real_share"
    if not plan.lacking:
        return
    kept = "no share known" if plan.survival is None else f"{plan.survival:.0%} so far"
    yield f"target: {plan.lacking:,} more want {plan.wanted:,} pairs of a model in all (kept of these: {kept})"
    if not plan.ended:
        return
    likely = plan.expected
    price = "" if likely is None or likely.cost is None else f", {likely.cost:,.2f} in your currency"
    tokens = "" if likely is None else f", {likely.prompt_tokens:,} tokens in, {likely.completion_tokens:,} out{price}"
    yield f"target: likely {plan.calls:,} questions{tokens}; {_ENDED[plan.ended]}"


def _used_line(used: Used) -> str:
    paid = "" if used.cost is None else f", {used.cost:,.2f} paid"
    return (
        f"vary: {used.name} ({used.share:.0%}): kept {used.kept:,} of {used.seen:,} candidates, {used.calls:,} calls, "
        f"{used.replayed:,} replayed, {used.prompt_tokens:,} tokens in, {used.completion_tokens:,} out{paid}"
    )


def _unasked_line(model: ModelUse) -> str:
    asked = "would ask" if model.dry_run else "did not ask"
    unasked = model.unasked
    tokens = f"about {unasked.prompt_tokens:,} tokens in, at most {unasked.completion_tokens:,} out"
    price = "" if unasked.cost is None else f", at most {unasked.cost:,.2f} in your currency"
    return f"vary: {asked} {unasked.calls:,} calls, {tokens}{price}"


def _expected_line(model: ModelUse) -> str:
    likely = model.unasked.expected
    if likely is None:
        return "vary: what that is likely to take is known once the model has answered some (--max-calls 100)"
    price = "" if likely.cost is None else f", {likely.cost:,.2f} in your currency"
    tokens = f"{likely.prompt_tokens:,} tokens in, {likely.completion_tokens:,} out"
    return f"vary: likely {likely.calls:,} calls, {tokens}{price}, as its last {likely.replies:,} replies took"
