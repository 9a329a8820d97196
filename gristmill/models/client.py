"""Asking a model: one asynchronous client for any OpenAI-compatible endpoint, with its own policy for faults.

    replies ─▶ budget ─▶ pace ─▶ POST chat/completions ─▶ replies ─▶ Reply
                  ▲                        │
                  └── 429, 5xx, dropped ◀──┘

What the endpoint refuses (a reply schema, a seed, a system message) is asked for in another way; nothing is assumed
about whose endpoint it is. What takes a while or is lost is said at once, as a warning.
"""

import asyncio
import dataclasses
import functools
import json
import logging
import math
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

from ..config import Model
from ..errors import GristmillError, NothingKeptError, UserError
from .bodies import Told, is_busy, read_body, told
from .brake import MOST_AT_FIRST, Brake
from .budget import Budget, Pace
from .endpoint import Endpoint
from .manner import Manner, is_too_long
from .masking import Masking
from .patience import Patience
from .replies import Replies
from .requests import UNASKED, Miss, Outcome, Reply, Request
from .transport import MOST_BYTES, Answer, LostError, TooLargeError, Transport
from .waiting import is_spent, wait_of

logger = logging.getLogger(__name__)

FIRST_PAUSE = 0.5  # seconds before the first repeat, doubled for each further one
LONGEST_PAUSE = 30.0
LONGEST_COOL_DOWN = 600.0  # an endpoint that asks for more has spent its quota: a run shall not sleep for an hour
PATIENCE = 300.0  # seconds of refusals for being busy without a reply between them; limits are a minute long,
# and a server that loads a large model takes a few
TOLD_FROM = 5.0  # seconds of waiting that a person is told of
FAILURES_IN_A_ROW = 5  # requests that failed for good with no success between them: the endpoint is gone
MOST_TIMEOUTS = 2  # repeats of a reply that does not come; each waits twice as long as the one before
MOST_STRANGERS = 1  # repeats where the first thing that an endpoint says is no completion
_FATAL = {
    401: "refuses the key: set OPENAI_API_KEY to a valid one",
    402: "wants to be paid first: check the account",
    403: "refuses access: check what OPENAI_API_KEY may use",
    407: "is behind a proxy that wants a user name and password: put them into the proxy's URL",
}
_BUSY = (429, 503, 529)
_AGAIN = (408, 409, 425, *_BUSY)


class _FaultError(Exception):
    """A fault that may pass: worth a repeat. `sentence` is for the case that it never does."""

    def __init__(
        self,
        reason: str,
        sentence: str = "",
        *,
        wait: float | None = None,
        busy: bool = False,
        broken: bool = False,
        most: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason, self.sentence, self.most = reason, sentence, most
        self.wait, self.busy, self.broken = wait, busy, broken


class _AdaptedError(Exception):
    """The endpoint refused a parameter, which is now put another way."""


def nothing_lacks(outcome: Outcome) -> str:
    """Every reply will do."""
    return outcome.reason if isinstance(outcome, Miss) else ""


class Client:
    """Asks many requests at once and answers in their order; see the module for the way of one request.

    `failure` is set where the endpoint cannot be used any more: then nothing further is asked, and what came stays.
    With `ask_again`, stored replies that cannot be used are asked for anew.
    """

    def __init__(
        self,
        replies: Replies,
        settings: Model,
        *,
        max_calls: int | None = None,
        max_tokens: int | None = None,
        dry_run: bool = False,
        ask_again: bool = False,
    ) -> None:
        self._replies, self._settings, self._dry_run, self._ask_again = replies, settings, dry_run, ask_again
        self._budget = Budget(max_calls=max_calls, max_tokens=max_tokens)
        self._pace = Pace(requests=settings.requests_per_minute, tokens=settings.tokens_per_minute)
        # until a reply was of use, no more are under way than the brake allows to be of none
        self._closed_slots = max(settings.concurrency - MOST_AT_FIRST, 0)
        self._slots = asyncio.Semaphore(settings.concurrency - self._closed_slots)
        self._manner, self._brake = Manner(), Brake()
        self._patience = Patience(settings.timeout, reply_tokens=settings.max_reply_tokens)
        self._successes = self._failures_in_a_row = self._useless = 0
        self._last_success = -math.inf
        self._full = False
        self._model = ""
        self.failure: GristmillError | None = None
        self.prompt_tokens = self.completion_tokens = self.replayed = 0
        self.timeouts = self.tokens_in_flight = 0
        self.unasked: list[Request] = []

    @property
    def calls(self) -> int:
        """Requests sent, repeats included."""
        return self._budget.calls

    @property
    def stopped(self) -> bool:
        """Whether a limit or a failure ended the asking."""
        return self._full or self.failure is not None

    async def ask_all(
        self,
        requests: Sequence[Request],
        *,
        lack: Callable[[Outcome], str] = nothing_lacks,
        spares: Sequence[Request | None] = (),
    ) -> list[Outcome]:
        """The outcomes, in the order of the requests. Which are asked within the limits does not hang on timing.

        `lack` says what an outcome lacks to be of use, if anything; `spares` are the requests that follow upon a reply
        which lacks something: where the reply to one is stored and of use, its request is not asked again either.
        """
        outcomes: list[Outcome | asyncio.Task[Outcome]] = []
        try:
            for number, request in enumerate(requests):
                spare = spares[number] if spares else None
                outcomes.append(await self._begin(request, lack, spare))
            return [outcome if isinstance(outcome, Reply | Miss) else await outcome for outcome in outcomes]
        finally:
            for outcome in outcomes:
                if isinstance(outcome, asyncio.Task):
                    outcome.cancel()

    async def close(self) -> None:
        """Close the connections, and say what was lost or of no use."""
        if "_transport" in self.__dict__:
            await self._transport.close()
        if self._brake.idle or isinstance(self.failure, NothingKeptError):
            self._replies.forget(self._brake.keys)
        if self._brake.idle and not self.failure:
            logger.warning("%s", self._useless_sentence())
        if self._useless and not self.failure:
            logger.warning("%d stored replies cannot be used: --ask-again asks for them anew", self._useless)
        if self.timeouts:
            logger.warning(
                "%d requests were given up by their time-out, with up to %d tokens in flight: %s",
                self.timeouts,
                self.tokens_in_flight,
                "raise timeout, or lower concurrency or max_reply_tokens",
            )

    async def _begin(
        self, request: Request, lack: Callable[[Outcome], str], spare: Request | None
    ) -> Outcome | asyncio.Task[Outcome]:
        if reply := self._replay(request, lack, spare):
            return reply
        if self._dry_run or self.stopped or not self._has_endpoint():
            return self._leave(request)
        await self._slots.acquire()
        if self.failure or not await self._budget.reserve(request.bound):
            self._slots.release()
            self._full = self.failure is None
            return self._leave(request)
        return asyncio.create_task(self._ask(request, lack))

    def _has_endpoint(self) -> bool:
        """Looked up at the first question only: a replay needs none."""
        try:
            return bool(self._endpoint and self._transport)
        except UserError as error:
            self.failure = error
            return False

    def _replay(self, request: Request, lack: Callable[[Outcome], str], spare: Request | None) -> Reply | None:
        reply = self._stored(request)
        if reply is None:
            return None
        useless = lack(reply)
        if useless and useless != "reply-cut":
            other = self._stored(spare) if spare else None
            if other is None or lack(other):
                if self._ask_again:
                    return None
                self._useless += 1
        self.replayed += 1
        return reply

    def _stored(self, request: Request) -> Reply | None:
        body = self._replies.find(request, endpoint=self._name)
        return read_body(body) if body is not None else None

    def _leave(self, request: Request) -> Miss:
        self.unasked.append(request)
        return UNASKED

    async def _ask(self, request: Request, lack: Callable[[Outcome], str]) -> Outcome:
        """Ask until there is an outcome; the caller holds a slot and a reservation for the first attempt."""
        self._model = request.model
        try:
            outcome = await self._until_answered(request)
            if outcome != UNASKED:
                self._brake.count(outcome, lack(outcome), request.key(self._name))
                self._open_slots()
            if self._brake.pulled:
                self.failure = self.failure or NothingKeptError(self._useless_sentence())
            return outcome
        except UserError as error:
            self.failure = self.failure or error
            return self._leave(request)
        finally:
            self._slots.release()

    def _open_slots(self) -> None:
        """Let all requests go at once that were configured to, now that a reply was of use."""
        while self._brake.readable and self._closed_slots:
            self._closed_slots -= 1
            self._slots.release()

    async def _until_answered(self, request: Request) -> Outcome:
        attempt, busy_since = 0, math.inf
        while True:
            try:
                return await self._once(request)
            except _AdaptedError:
                pass
            except _FaultError as fault:
                attempt += 1
                now = asyncio.get_running_loop().time()
                busy_since = min(busy_since, now)
                if self._is_hopeless(fault, attempt, since=max(busy_since, self._last_success)):
                    return self._give_up(fault)
                if fault.broken and not self._successes and attempt == self._settings.retries:
                    self._manner.leave_schema()  # some servers break over it and do not say so
                await self._pause(fault, attempt)
            if self.failure or not await self._budget.reserve(request.bound):
                self._full = self.failure is None
                return self._leave(request)

    def _is_hopeless(self, fault: _FaultError, attempt: int, *, since: float) -> bool:
        if fault.busy:
            return asyncio.get_running_loop().time() - since > PATIENCE
        most = self._settings.retries if fault.most is None else min(fault.most, self._settings.retries)
        return attempt > most

    async def _once(self, request: Request) -> Outcome:
        wire = self._manner.wire(request)
        used = request.bound  # unless the endpoint tells: a request that got lost may have been paid for
        began = 0.0
        try:
            await self._pace.turn(request.estimate + request.max_tokens)
            began = time.monotonic()
            async with self._patience.limit():
                answer = await self._transport.post(wire)
            fault = self._fault_of(answer)
            if fault is not None:
                used = 0
                return await self._refused(answer, fault, request, wire)
            reply = self._kept(request, answer)
            self._succeed(reply, time.monotonic() - began)
            used = reply.tokens or request.bound
            return reply
        except TimeoutError:
            raise self._timed_out(request, time.monotonic() - began) from None
        except TooLargeError:
            sentence = f"{self._endpoint.shown} sends a reply of over {MOST_BYTES >> 20} MB: is it a model's endpoint?"
            return self._give_up(_FaultError("reply-too-large", sentence))
        except LostError as lost:
            used = used if lost.sent else 0
            if not lost.sent and not self._successes:
                raise UserError(lost.sentence) from None
            raise _FaultError("endpoint-error", lost.sentence) from None
        finally:
            await self._budget.settle(request.bound, used=used)

    def _succeed(self, reply: Reply, seconds: float) -> None:
        self._successes, self._failures_in_a_row = self._successes + 1, 0
        self._last_success = asyncio.get_running_loop().time()
        self.prompt_tokens += reply.prompt_tokens
        self.completion_tokens += reply.completion_tokens
        self._patience.learn(reply.completion_tokens or len(reply.content) // 4, seconds)

    def _timed_out(self, request: Request, seconds: float) -> _FaultError:
        self.timeouts += 1
        self.tokens_in_flight += request.estimate + request.max_tokens
        self._patience.lose(seconds)
        if self.timeouts == 1:
            logger.warning(
                "a reply did not come within %.0f s and was given up; %.0f s from now on (see timeout, concurrency)",
                seconds,
                self._patience.seconds,
            )
        sentence = f"sends no reply within {seconds:.0f} s: raise timeout, or lower concurrency or max_reply_tokens"
        return _FaultError("endpoint-timeout", f"{self._endpoint.shown} {sentence}", most=MOST_TIMEOUTS)

    def _fault_of(self, answer: Answer) -> Told | None:
        """The fault that a response tells of by its status, or by its body although its status is good."""
        found = told(answer.body)
        if answer.status == 200:
            if not found or read_body(answer.body) is not None:
                return None
            return found if found.status or not is_busy(found) else dataclasses.replace(found, status=429)
        said = found or Told(status=0, message="" if _is_page(answer) else answer.body, code="", param="")
        return Told(status=answer.status, message=said.message, code=said.code, param=said.param)

    def _kept(self, request: Request, answer: Answer) -> Reply:
        """Keep the body, then read it."""
        body = self._masking.body(answer.body, request=request.text)
        self._replies.write(request, endpoint=self._name, body=body)
        reply = read_body(body)
        if reply is None:
            hint = self._path_hint()
            most = None if self._successes else MOST_STRANGERS
            raise _FaultError(
                "endpoint-error",
                f"{self._endpoint.shown} answers with something that is no chat completion{hint}",
                most=most,
            )
        return reply

    async def _refused(self, answer: Answer, fault: Told, request: Request, wire: dict[str, Any]) -> Miss:
        status, said = fault.status, f"{fault.message} {fault.code}"
        where = self._endpoint.shown
        if status in _FATAL:
            raise UserError(f"{where} {_FATAL[status]} (HTTP {status})")
        wait = wait_of(answer.headers, f"{fault.message} {answer.body}", now=time.time())
        if status and is_spent(said, wait=wait):
            raise UserError(f"{where} has no quota left (HTTP {status}): {self._line(fault.message)}")
        first = not self._successes and status in (400, 422)
        if status in (400, 413, 422, 500, 501) and self._manner.adapt(said, fault.param, wire, first=first):
            raise _AdaptedError
        if status in (400, 413, 422, 500) and is_too_long(said):
            return Miss(reason="prompt-too-long")
        if status in _AGAIN or status == 0 or (status >= 500 and status != 501):
            raise self._passing(status, fault.message, wait)
        if 300 <= status < 400:
            to = self._line(answer.headers.get("location", "")) or "another place"
            raise UserError(
                f"{where} sends the question on to {to} (HTTP {status}): set OPENAI_BASE_URL to the right one"
            )
        if status in (404, 405):
            raise UserError(await self._unknown(request.model, answer, fault))
        if self._successes and status in (400, 413, 422):
            return self._give_up(_FaultError("request-refused"))
        said = self._line(fault.message) or "it does not say why"
        raise UserError(f"{where} refuses the request (HTTP {status}): {said}")

    def _passing(self, status: int, said: str, wait: float | None) -> _FaultError:
        where = self._endpoint.shown
        if wait is not None and wait > LONGEST_COOL_DOWN:
            raise UserError(f"{where} asks to wait {math.ceil(wait / 60)} minutes: run again then, no reply is lost")
        because = ", ".join(filter(None, ("endpoint-error", f"HTTP {status}" if status else "", self._line(said))))
        return _FaultError(
            "endpoint-error",
            f"{where} fails again and again ({because})",
            wait=wait,
            busy=status in _BUSY,
            broken=status >= 500 and status not in _BUSY,
        )

    async def _pause(self, fault: _FaultError, attempt: int) -> None:
        pause = min(FIRST_PAUSE * 2.0 ** min(attempt - 1, 10), LONGEST_PAUSE)
        if not fault.busy and fault.wait is None:
            await asyncio.sleep(pause)
            return
        pause = max(pause, fault.wait or 0.0)
        if self._pace.cool(pause) and pause >= TOLD_FROM:
            asked = "asks to wait" if fault.wait is not None else "is busy: waiting"
            logger.warning("%s %s %.0f s", self._endpoint.shown, asked, pause)

    def _give_up(self, fault: _FaultError) -> Miss:
        self._failures_in_a_row += 1
        if fault.busy or self._failures_in_a_row >= FAILURES_IN_A_ROW or not self._successes:
            sentence = fault.sentence or f"{self._endpoint.shown} fails again and again ({fault.reason})"
            further = " No" if sentence.endswith("?") else "; run again later, no"
            raise UserError(f"{sentence}{further} reply is lost")
        return Miss(reason=fault.reason)

    async def _unknown(self, model: str, answer: Answer, fault: Told) -> str:
        """A sentence for "not found": of a path that is wrong, or of a model that is."""
        where = self._endpoint.shown
        names = await self._models()
        error = told(answer.body)
        says_why = error is not None and "model" in f"{error.message} {error.code}".lower()
        if not says_why and (error is None or not names or model in names):
            return f"{where} has no chat/completions (HTTP {fault.status}){self._path_hint()}"
        known = f"it has {', '.join(names)}" if names else self._line(fault.message)
        return f"{where} does not know the model {model!r} (HTTP {fault.status}): {known}"

    def _path_hint(self) -> str:
        if self._endpoint.has_version:
            return ": does OPENAI_BASE_URL need /v1 at its end, or another port or path?"
        return f": does OPENAI_BASE_URL need /v1 at its end, as in {self._endpoint.shown.rstrip('/')}/v1?"

    async def _models(self) -> list[str]:
        """Up to eight names of models that the endpoint has; none where it does not tell."""
        try:
            async with asyncio.timeout(min(self._settings.timeout, 10)):
                answer = await self._transport.models()
            return [self._masking.line(str(entry["id"]), 60) for entry in json.loads(answer.body)["data"]][:8]
        except (LostError, TooLargeError, TimeoutError, ValueError, LookupError, TypeError, RecursionError):
            return []

    def _useless_sentence(self) -> str:
        sentence = self._brake.sentence(model=self._model, reply_tokens=self._settings.max_reply_tokens)
        return self._line(sentence, most=400)

    def _line(self, text: str, most: int = 200) -> str:
        return self._masking.line(text, most)

    @functools.cached_property
    def _name(self) -> str:
        """Of the endpoint; empty where there is none, and stored replies of any do."""
        try:
            return self._endpoint.name
        except UserError:
            return ""

    @functools.cached_property
    def _masking(self) -> Masking:
        return self._endpoint.masking

    @functools.cached_property
    def _endpoint(self) -> Endpoint:
        return Endpoint.of(os.environ)

    @functools.cached_property
    def _transport(self) -> Transport:
        return Transport(self._endpoint)


def _is_page(answer: Answer) -> bool:
    return answer.body.lstrip()[:1] == "<"
