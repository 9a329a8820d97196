"""Any OpenAI-compatible endpoint as a verifier: one question a request, a typed reply, its odds where it has them."""

import asyncio
import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from gristmill.config import Verifier as Settings
from gristmill.models.client import Client
from gristmill.models.leaving import veiled
from gristmill.models.prompt import messages
from gristmill.models.reading import answers, read
from gristmill.models.replies import open_replies
from gristmill.models.requests import Miss, Outcome, Reply, Request
from gristmill.models.schema import schema
from gristmill.orders import addressed, calm
from gristmill.store import Workspace

from .questions import Asked, Opinion

MOST_CHARACTERS = 6_000  # of all texts of a question together: some 1,500 tokens, in any endpoint's window
_WORDS = {True: "yes", False: "no", "true": "yes", "false": "no"}


def _word(value: Any) -> Any:
    """A verdict in another spelling ("Yes.", true) as the word that was asked for."""
    said = value.strip(" .!\"'").lower() if isinstance(value, str) else value
    return _WORDS.get(said, said) if isinstance(said, str | bool) else said


class Word(pydantic.BaseModel):
    """The reply's one item."""

    model_config = pydantic.ConfigDict(extra="forbid")
    verdict: Annotated[Literal["yes", "no"], pydantic.BeforeValidator(_word)]


class Words(pydantic.BaseModel):
    """The reply."""

    placeholders: ClassVar = frozenset({"yes or no"})  # of the form that the prompt shows

    model_config = pydantic.ConfigDict(extra="forbid")
    verdicts: list[Word]


_SCHEMA = schema(Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A question on its way."""

    request: Request

    def repeated(self) -> "_Job":
        return dataclasses.replace(self, request=dataclasses.replace(self.request, seed=self.request.seed + 1))


class Endpoint:
    """The model of that name at OPENAI_BASE_URL; replies are kept in the workspace, and asked for once."""

    def __init__(self, workspace: Workspace, settings: Settings, *, privacy: str = "drop") -> None:
        self.name = settings.use
        self._settings, self._veils_persons = settings, privacy != "report"
        self._runner = asyncio.Runner()
        self._opened = open_replies(workspace)
        limits: dict[str, Any] = {"max_calls": settings.max_calls, "max_tokens": settings.max_tokens}
        self._client = Client(self._opened.__enter__(), settings.model, **limits)

    def ask(self, listed: Sequence[Asked]) -> list[Opinion]:
        """As Verifier says. What limits left out is `unasked`."""
        kept_back = [_kept_back(one) for one in listed]
        jobs = [_Job(request=self._request(one)) for one, why in zip(listed, kept_back, strict=True) if not why]
        told = iter(self._runner.run(self._answers(jobs)))
        found = [Opinion(score=None, reason=why) if why else opinion(next(told)[1]) for why in kept_back]
        if self._client.failure:
            raise self._client.failure
        return found

    async def _answers(self, jobs: Sequence[_Job]) -> list[tuple[_Job, Outcome]]:
        found = answers(self._client, jobs, form=lambda _: Words, halves=lambda _: ())
        return [answer async for answer in found]

    def figures(self) -> dict[str, Any]:
        """Requests that were sent, tokens as the endpoint counted, and questions that stored replies answered."""
        client = self._client
        return {
            "calls": client.calls,
            "prompt_tokens": client.prompt_tokens,
            "completion_tokens": client.completion_tokens,
            "replayed": client.replayed,
        }

    def close(self) -> None:
        """Let go of connections and of the stored replies."""
        try:
            self._runner.run(self._client.close())
        finally:
            self._runner.close()
            self._opened.__exit__(None, None, None)

    def _request(self, asked: Asked) -> Request:
        slots = {"heading": asked.heading, "question": asked.question, "text": asked.text}
        if asked.kind == "claims":
            slots["passage"] = calm(asked.passage)
        model = self._settings.model
        request = Request(
            model=self._settings.use,
            messages=messages("filters", asked.kind, **slots),
            schema_name=asked.kind,
            schema=_SCHEMA,
            temperature=model.temperature,
            max_tokens=model.max_reply_tokens,
            seed=model.seed,
            odds=True,
        )
        return veiled(request, personal=self._veils_persons)[0]


def _kept_back(asked: Asked) -> str:
    """Why a question is not sent; empty where it is. A passage goes without the sentences that give orders."""
    if len(asked.text) + len(asked.question) + len(asked.passage) + len(asked.heading) > MOST_CHARACTERS:
        return "too-long"
    told = (asked.text, asked.question, asked.heading)
    return "injected-instruction" if any(map(addressed, told)) or addressed(calm(asked.passage)) else ""


def opinion(outcome: Outcome) -> Opinion:
    """A reply as a score: the share of "yes" in the odds of its word, else the word alone."""
    if isinstance(outcome, Miss):
        return Opinion(score=None, reason=outcome.reason)
    found = read(outcome.content, Words)
    if found is None or not found.form.verdicts:
        return Opinion(score=None, reason="unreadable-reply")
    said = found.form.verdicts[0].verdict == "yes"
    share = _share(outcome, said)
    return Opinion(score=round(share, 4) if share is not None else float(said))


def _share(reply: Reply, said: bool) -> float | None:
    """P(yes) of P(yes) + P(no) where the word of the verdict was chosen; None where the odds do not show it."""
    for alternatives in reversed(reply.odds):
        if alternatives and _is(alternatives[0][0]) is said:
            listed = dict(alternatives)  # the chosen one stands among its alternatives again
            yes, no = (
                sum(math.exp(min(p, 0.0)) for token, p in listed.items() if _is(token) is w) for w in (True, False)
            )
            return yes / (yes + no) if yes + no else None
    return None


def _is(token: str) -> bool | None:
    """Whether a token is the word yes or no; None for any other."""
    return {"yes": True, "no": False}.get(token.strip(" \"'{}\n\t▁Ġ").lower())
