"""One question a call: its form, and what is read of a reply."""

from collections.abc import Callable

import pydantic

from .recipe import Candidate, Drop, only

MOST_CHARACTERS = 160  # of a question behind its opening
MOST_TEMPERATURE = 0.3  # a question is to be near its sentences, not new
# No mark that ends a question, and nothing that JSON would have to escape: of a class that only leaves out the marks
# llama.cpp makes a grammar that lets a model break the line within a text, which is no JSON.
INSIDE = r'[^?？؟"\\\n\r\t]'
_STRICT = pydantic.ConfigDict(extra="forbid", strict=True)


class Question(pydantic.BaseModel):
    """The question."""

    model_config = _STRICT
    question: str


class Asked(pydantic.BaseModel):
    """The reply, read as one item: `{"question": "…"}`."""

    model_config = _STRICT
    items: list[Question]


def form(begins: str) -> type[pydantic.BaseModel]:
    """The form that an endpoint holds a model to, where it does: a question that begins as the pattern says."""
    pattern = rf"^{begins} {INSIDE}{{8,{MOST_CHARACTERS}}}\?$"
    return pydantic.create_model("Question", __config__=_STRICT, question=(str, pydantic.Field(pattern=pattern)))


def taken(reply: Asked, candidate: Callable[[str], Candidate | Drop]) -> list[Candidate | Drop]:
    """The first question as a candidate; what is more than one was not asked for."""

    def read(item: Question) -> Candidate | Drop:
        question = " ".join(item.question.split())
        return candidate(question) if question else Drop(reason="no-question")

    return only(reply.items, read)
