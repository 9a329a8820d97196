"""What a first reply brought is asked about once more, where a recipe wants that, before anything is taken of it."""

import dataclasses
from collections.abc import AsyncIterator, Callable

from gristmill.models.reading import Asker, answers, read
from gristmill.models.requests import Outcome, Reply

from .dealing import Put, form_of
from .recipes.recipe import Checked


async def checked(
    client: Asker, found: AsyncIterator[tuple[Put, Outcome]], prepared: Callable[[Put], Put]
) -> AsyncIterator[tuple[Put, Outcome]]:
    """The jobs with their outcomes, in order, each with the reply to its second question, whose tokens count to the
    first. One whose second question has no reply has that outcome: nothing is taken unchecked.
    """
    waiting: list[tuple[Put, Outcome, Put | None]] = []  # behind the first that is asked about again, in order
    async for put, outcome in found:
        second = _second(put, outcome, prepared)
        if second or waiting:
            waiting.append((put, outcome, second))
        else:
            yield put, outcome
    seconds = [second for _, _, second in waiting if second]
    said = answers(client, seconds, form=form_of, halves=lambda _: ())
    for put, outcome, second in waiting:
        yield _joined(put, outcome, *await anext(said)) if second else (put, outcome)


def _second(put: Put, outcome: Outcome, prepared: Callable[[Put], Put]) -> Put | None:
    if not isinstance(put.recipe, Checked) or not isinstance(outcome, Reply):
        return None
    told = read(put.job.veil.lifted(outcome.content), put.recipe.reply)
    job = put.recipe.back(put.job, told.form, put.asking) if told else None
    return prepared(dataclasses.replace(put, job=job)) if job else None


def _joined(put: Put, outcome: Outcome, asked: Put, said: Outcome) -> tuple[Put, Outcome]:
    if not isinstance(outcome, Reply) or not isinstance(said, Reply):
        return put, said
    told = read(asked.job.veil.lifted(said.content), put.recipe.reply)
    both = dataclasses.replace(
        outcome,
        prompt_tokens=outcome.prompt_tokens + said.prompt_tokens,
        completion_tokens=outcome.completion_tokens + said.completion_tokens,
    )
    return dataclasses.replace(put, job=dataclasses.replace(put.job, back=told.form if told else None)), both
