"""Asking a model: one asynchronous client for any OpenAI-compatible endpoint, with its own policy for faults.

    replies ─▶ budget ─▶ pace ─▶ POST /chat/completions ─▶ replies ─▶ Reply
                  ▲                        │
                  └── 429, 5xx, dropped ◀──┘

What the endpoint refuses (a reply schema, a seed, the old name of the length limit) is left out for the rest of the
run; nothing is assumed about whose endpoint it is.
"""

import asyncio
import dataclasses
import functools
import json
import math
import os
import re
import time
from collections.abc import Sequence
from typing import Any

import httpx2
import openai

from ..config import Model
from ..errors import UserError
from ..retry_after import retry_after
from .budget import Budget, Pace
from .endpoint import Endpoint
from .replies import Replies
from .requests import UNASKED, Miss, Outcome, Reply, Request, read_body, tells_a_fault

FIRST_PAUSE = 0.5  # seconds before the first repeat, doubled for each further one
LONGEST_PAUSE = 30.0
LONGEST_COOL_DOWN = 300.0  # an endpoint that asks for more has spent its quota: a run shall not sleep for an hour
FAILURES_IN_A_ROW = 5  # requests that failed for good with no success between them: the endpoint is gone
_FATAL = {
    401: "refuses the key: set OPENAI_API_KEY to a valid one",
    402: "wants to be paid first: check the account",
    403: "refuses access: check what OPENAI_API_KEY may use",
}
_AGAIN = (408, 409, 425, 429)
_TOO_LONG = re.compile(
    r"context[ _](?:size|length|window)|too long|too many tokens|maximum.{0,30}tokens", re.IGNORECASE
)
_OPTIONAL = {
    "response_format": re.compile(r"response.?format|json.?schema|structured.?output|grammar|guided", re.IGNORECASE),
    "max_tokens": re.compile(r"max_(?:completion_)?tokens", re.IGNORECASE),
    "temperature": re.compile(r"temperature", re.IGNORECASE),
    "seed": re.compile(r"\bseed\b", re.IGNORECASE),
}


class _FaultError(Exception):
    """A fault that may pass: worth a repeat."""

    def __init__(self, reason: str, *, cool_down: float | None = None, limited: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.cool_down, self.limited = reason, cool_down, limited


class _AdaptedError(Exception):
    """The endpoint refused a parameter, which is now left out."""


class Client:
    """Asks many requests at once and answers in their order; see the module for the way of one request.

    `failure` is set where the endpoint cannot be used any more: then nothing further is asked, and what came stays.
    """

    def __init__(
        self,
        replies: Replies,
        settings: Model,
        *,
        max_calls: int | None = None,
        max_tokens: int | None = None,
        dry_run: bool = False,
    ) -> None:
        self._replies, self._settings, self._dry_run = replies, settings, dry_run
        self._budget = Budget(max_calls=max_calls, max_tokens=max_tokens)
        self._pace = Pace(requests=settings.requests_per_minute, tokens=settings.tokens_per_minute)
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._left_out: set[str] = set()
        self._successes = self._failures_in_a_row = 0
        self._full = False
        self.failure: UserError | None = None
        self.prompt_tokens = self.completion_tokens = self.replayed = 0
        self.unasked: list[Request] = []

    @property
    def calls(self) -> int:
        """Requests sent, repeats included."""
        return self._budget.calls

    @property
    def stopped(self) -> bool:
        """Whether a limit or a failure ended the asking."""
        return self._full or self.failure is not None

    async def ask_all(self, requests: Sequence[Request]) -> list[Outcome]:
        """The outcomes, in the order of the requests. Which are asked within the limits does not hang on timing."""
        outcomes: list[Outcome | asyncio.Task[Outcome]] = []
        try:
            for request in requests:
                # one by one: what has begun must be known where this is cancelled
                outcomes.append(await self._begin(request))  # noqa: PERF401
            return [outcome if isinstance(outcome, Reply | Miss) else await outcome for outcome in outcomes]
        finally:
            for outcome in outcomes:
                if isinstance(outcome, asyncio.Task):
                    outcome.cancel()

    async def close(self) -> None:
        """Close the connections."""
        if "_openai" in self.__dict__:
            await self._openai.close()

    async def _begin(self, request: Request) -> Outcome | asyncio.Task[Outcome]:
        if reply := self._replay(request):
            return reply
        if self._dry_run or self.stopped:
            return self._leave(request)
        if not self._has_endpoint():
            return self._leave(request)
        await self._slots.acquire()
        if self.failure or not await self._budget.reserve(request.bound):
            self._slots.release()
            self._full = self.failure is None
            return self._leave(request)
        return asyncio.create_task(self._ask(request))

    def _has_endpoint(self) -> bool:
        """Looked up at the first question only: a replay needs none."""
        try:
            return bool(self._endpoint)
        except UserError as error:
            self.failure = error
            return False

    def _replay(self, request: Request) -> Reply | None:
        body = self._replies.find(request.key)
        reply = read_body(body) if body is not None else None
        self.replayed += reply is not None
        return reply

    def _leave(self, request: Request) -> Miss:
        self.unasked.append(request)
        return UNASKED

    async def _ask(self, request: Request) -> Outcome:
        """Ask until there is a reply, or no hope. The caller holds a slot and a reservation for the first attempt."""
        attempt = 0
        try:
            while True:
                try:
                    return await self._once(request)
                except _AdaptedError:
                    pass
                except _FaultError as fault:
                    attempt += 1
                    if attempt > self._settings.retries:
                        return self._give_up(fault)
                    await self._pause(fault, attempt)
                if self.failure or not await self._budget.reserve(request.bound):
                    self._full = self.failure is None
                    return self._leave(request)
        except UserError as error:
            self.failure = self.failure or error
            return self._leave(request)
        finally:
            self._slots.release()

    async def _once(self, request: Request) -> Outcome:
        wire = self._wire(request)
        used = request.bound  # unless the endpoint tells: a request that got lost may have been paid for
        try:
            await self._pace.turn(request.estimate + request.max_tokens)
            reply = self._kept(request, await self._post(wire))
            self._successes, self._failures_in_a_row = self._successes + 1, 0
            self.prompt_tokens += reply.prompt_tokens
            self.completion_tokens += reply.completion_tokens
            used = reply.tokens or request.bound
            return reply
        except openai.APIStatusError as error:
            used = 0
            return await self._refused(error, request, wire)
        except (TimeoutError, openai.APITimeoutError):
            raise _FaultError("endpoint-timeout") from None
        except openai.APIConnectionError as error:
            if isinstance(error.__cause__, httpx2.ConnectError):
                used = 0
                if not self._successes:
                    raise self._unreachable() from None
            raise _FaultError("endpoint-error") from None
        finally:
            await self._budget.settle(request.bound, used=used)

    async def _post(self, wire: dict[str, Any]) -> str:
        async with asyncio.timeout(self._settings.timeout):
            response = await self._openai.chat.completions.with_raw_response.create(**wire)
        text: str = response.http_response.text
        return self._endpoint.redacted(text)

    def _kept(self, request: Request, body: str) -> Reply:
        """Keep the body, then read it."""
        self._replies.write(
            key=request.key, model=request.model, prompt_sha256=request.prompt_sha256, request=request.text, body=body
        )
        reply = read_body(body)
        if reply is None and tells_a_fault(body):
            raise _FaultError("endpoint-error")
        if reply is None:
            raise UserError(
                f"{self._endpoint.shown} answers with something that is no chat completion: "
                "does OPENAI_BASE_URL need /v1 at its end?"
            )
        return reply

    def _wire(self, request: Request) -> dict[str, Any]:
        schema = {"name": request.schema_name, "strict": True, "schema": json.loads(request.schema)}
        wire: dict[str, Any] = {
            "temperature": request.temperature,
            "max_tokens": request.max_tokens,
            "seed": request.seed,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        wire = {name: value for name, value in wire.items() if name not in self._left_out}
        if "max_tokens" not in wire:
            wire["max_completion_tokens"] = request.max_tokens
        return {"model": request.model, "messages": [dataclasses.asdict(m) for m in request.messages], **wire}

    async def _refused(self, error: openai.APIStatusError, request: Request, wire: dict[str, Any]) -> Miss:
        status, said = error.status_code, self._said(error)
        if status in _AGAIN or (status >= 500 and status != 501):
            raise self._fault(error)
        if status in _FATAL:
            raise UserError(f"{self._endpoint.shown} {_FATAL[status]} (HTTP {status})")
        if status in (400, 413, 422) and _TOO_LONG.search(said):
            return Miss(reason="prompt-too-long")
        if status in (400, 422, 501) and self._adapt(error.param or said, wire):
            raise _AdaptedError
        if status == 404:
            raise UserError(await self._unknown(request.model, said))
        if self._successes and status in (400, 413, 422):
            return self._give_up(_FaultError("request-refused"))
        raise UserError(f"{self._endpoint.shown} refuses the request (HTTP {status}): {said or 'it does not say why'}")

    def _adapt(self, said: str, wire: dict[str, Any]) -> bool:
        """Leave out what the endpoint names as its trouble; unnamed trouble at first contact is laid to the schema."""
        named = [name for name, pattern in _OPTIONAL.items() if name in wire and pattern.search(said)]
        if not named and not self._successes and "response_format" in wire:
            named = ["response_format"]
        self._left_out.update(named)
        return bool(named)

    def _fault(self, error: openai.APIStatusError) -> _FaultError:
        wait = retry_after(error.response.headers.get("retry-after", ""), now=time.time())
        if wait is not None and wait > LONGEST_COOL_DOWN:
            raise UserError(
                f"{self._endpoint.shown} asks to wait {math.ceil(wait / 60)} minutes: run again then, no reply is lost"
            )
        return _FaultError("endpoint-error", cool_down=wait, limited=error.status_code == 429)

    async def _pause(self, fault: _FaultError, attempt: int) -> None:
        pause = min(FIRST_PAUSE * 2.0 ** (attempt - 1), LONGEST_PAUSE)
        if fault.cool_down is not None or fault.limited:
            self._pace.cool(pause if fault.cool_down is None else fault.cool_down)
        else:
            await asyncio.sleep(pause)

    def _give_up(self, fault: _FaultError) -> Miss:
        self._failures_in_a_row += 1
        if fault.limited or self._failures_in_a_row >= FAILURES_IN_A_ROW or not self._successes:
            raise UserError(
                f"{self._endpoint.shown} fails again and again ({fault.reason}): run again later, no reply is lost"
            )
        return Miss(reason=fault.reason)

    def _unreachable(self) -> UserError:
        return UserError(
            f"nothing answers at {self._endpoint.shown}: start the endpoint, or set OPENAI_BASE_URL to another"
        )

    async def _unknown(self, model: str, said: str) -> str:
        names = await self._models()
        known = f"it has {', '.join(names)}" if names else said or "check its name and OPENAI_BASE_URL"
        return f"{self._endpoint.shown} does not know the model {model!r} (HTTP 404): {known}"

    async def _models(self) -> list[str]:
        """Up to eight names of models that the endpoint has; none where it does not tell."""
        try:
            async with asyncio.timeout(min(self._settings.timeout, 10)):
                answer = await self._openai.models.with_raw_response.list()
            listed = json.loads(answer.http_response.text)["data"]
            return [_line(str(entry["id"]), 60) for entry in listed][:8]
        except (openai.OpenAIError, TimeoutError, ValueError, LookupError, TypeError):
            return []

    def _said(self, error: openai.APIStatusError) -> str:
        return _line(self._endpoint.redacted(error.message), 200)

    @functools.cached_property
    def _endpoint(self) -> Endpoint:
        return Endpoint.of(os.environ)

    @functools.cached_property
    def _openai(self) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            base_url=self._endpoint.url,
            api_key=self._endpoint.key or "none",
            max_retries=0,
            timeout=self._settings.timeout,
            http_client=openai.DefaultAsyncHttpxClient(
                trust_env=not self._endpoint.is_loopback,  # a proxy does not lead to this machine
                follow_redirects=False,  # nobody else shall see the prompts
            ),
        )


def _line(text: str, most: int) -> str:
    """An endpoint's text as part of one sentence: one line, printable, short."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= most else f"{text[:most]}…"
