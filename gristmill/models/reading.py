"""Reading replies: the form that was asked for, and a second question where a reply has it not."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, Self, TypeVar

import pydantic

from .client import Client
from .requests import Miss, Outcome, Request


class Question(Protocol):
    """What is asked, with whatever the asker needs to use the reply."""

    @property
    def request(self) -> Request:
        """The request."""

    def repeated(self) -> Self:
        """The same question in other words or with another seed: the same request would bring the same reply."""


Asked = TypeVar("Asked", bound=Question)


async def answers(
    client: Client,
    questions: Iterable[Asked],
    *,
    form: type[pydantic.BaseModel],
    halves: Callable[[Asked], Sequence[Asked]],
) -> list[tuple[Asked, Outcome]]:
    """Questions with their outcomes, in order. What cannot be read is asked once more, what is too long in `halves`.

    An outcome that is a Reply can be parsed as `form`.
    """
    found: list[tuple[tuple[int, ...], Asked, Outcome]] = []
    pending: list[tuple[tuple[int, ...], Asked]] = [((number,), question) for number, question in enumerate(questions)]
    for last in (False, True):
        outcomes = await client.ask_all([question.request for _, question in pending])
        again: list[tuple[tuple[int, ...], Asked]] = []
        for (place, question), outcome in zip(pending, outcomes, strict=True):
            reason = trouble(outcome, form)
            further = [] if last else _further(question, reason, halves)
            again += [((*place, number), smaller) for number, smaller in enumerate(further)]
            if not further:
                found.append((place, question, Miss(reason=reason) if reason else outcome))
        pending = again
    return [(question, outcome) for _, question, outcome in sorted(found, key=lambda answer: answer[0])]


def _further(question: Asked, reason: str, halves: Callable[[Asked], Sequence[Asked]]) -> Sequence[Asked]:
    if reason in ("reply-cut", "prompt-too-long"):
        return halves(question)
    return [question.repeated()] if reason == "unreadable-reply" else []


def trouble(outcome: Outcome, form: type[pydantic.BaseModel]) -> str:
    """The reason why an outcome is no readable reply; empty if it is one."""
    if isinstance(outcome, Miss):
        return outcome.reason
    if outcome.finish_reason == "length":
        return "reply-cut"
    if outcome.finish_reason == "content_filter":
        return "refused-reply"
    return "" if parse(outcome.content, form) else "unreadable-reply"


def parse(content: str, form: type[pydantic.BaseModel]) -> pydantic.BaseModel | None:
    """The JSON object of a reply, from its first brace to its last; None where it has not the asked form."""
    try:
        return form.model_validate_json(content[content.find("{") : content.rfind("}") + 1])
    except pydantic.ValidationError:
        return None
