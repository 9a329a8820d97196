"""What a first reply brought is asked about once more, where a recipe wants that, before anything is taken of it."""

import dataclasses
from collections.abc import Callable, Sequence

from gristmill.models.client import Client
from gristmill.models.reading import answers, read
from gristmill.models.requests import Outcome, Reply

from .recipes.recipe import Asking, Checked, Job, Recipe


async def checked(
    client: Client, recipe: Recipe, found: Sequence[tuple[Job, Outcome]], asking: Asking, prepared: Callable[[Job], Job]
) -> list[tuple[Job, Outcome]]:
    """The jobs with their outcomes, in order, each with the reply to its second question, whose tokens count to the
    first. One whose second question has no reply has that outcome: nothing is taken unchecked.
    """
    if not isinstance(recipe, Checked):
        return list(found)
    seconds: dict[int, Job] = {}
    for place, (job, outcome) in enumerate(found):
        told = read(job.veil.lifted(outcome.content), recipe.reply) if isinstance(outcome, Reply) else None
        if second := recipe.back(job, told.form, asking) if told else None:
            seconds[place] = prepared(second)
    asked = await answers(client, list(seconds.values()), form=recipe.reply, halves=lambda job: ())
    said = dict(zip(seconds, asked, strict=True))
    return [_joined(recipe, *one, said.get(place)) for place, one in enumerate(found)]


def _joined(recipe: Recipe, job: Job, outcome: Outcome, second: tuple[Job, Outcome] | None) -> tuple[Job, Outcome]:
    if second is None or not isinstance(outcome, Reply):
        return job, outcome
    asked, said = second
    if not isinstance(said, Reply):
        return job, said
    told = read(asked.veil.lifted(said.content), recipe.reply)
    both = dataclasses.replace(
        outcome,
        prompt_tokens=outcome.prompt_tokens + said.prompt_tokens,
        completion_tokens=outcome.completion_tokens + said.completion_tokens,
    )
    return dataclasses.replace(job, back=told.form if told else None), both
