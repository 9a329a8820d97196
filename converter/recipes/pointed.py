"""The form of a reply that is one question: where a model chooses among units, with the label of the one that answers.

The schema has an `enum` of the labels and a pattern of the question; code asks for both again, of endpoints without.
"""

import functools
from collections.abc import Callable
from typing import Any, Literal

import pydantic

from .recipe import Candidate, Drop, only

STRICT = pydantic.ConfigDict(extra="forbid", strict=True)


class Question(pydantic.BaseModel):
    """The item: what is chosen stands before what is worded."""

    model_config = STRICT
    unit: str = ""
    situation: str = ""
    question: str


class Replied(pydantic.BaseModel):
    """The reply, read as a list of one item."""

    model_config = STRICT
    questions: list[Question]


@functools.cache
def form(question: str, *, labels: tuple[str, ...] = (), situation: str = "") -> type[pydantic.BaseModel]:
    """The form that is asked for: patterns of its texts, and the labels to choose from; what is empty is left out."""
    fields: dict[str, Any] = {"unit": (Literal[labels], ...)} if labels else {}
    if situation:
        fields["situation"] = (str, pydantic.Field(pattern=situation))
    fields["question"] = (str, pydantic.Field(pattern=question))
    return pydantic.create_model("Question", __config__=STRICT, **fields)


def taken(reply: Replied, candidate: Callable[[Question], Candidate | Drop]) -> list[Candidate | Drop]:
    """The one item, its blanks in order, as a candidate."""
    return only(reply.questions, lambda item: candidate(_tidy(item)))


def _tidy(item: Question) -> Question:
    return Question(**{name: " ".join(text.split()) for name, text in item.model_dump().items()})
