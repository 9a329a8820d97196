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
import logging
import math
import os
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..config import Model
from ..errors import GristmillError, NothingKeptError, UserError
from .answers import MOST_BYTES, Answer, LostError, TooLargeError
from .bodies import Told, joined, read_body
from .brake import MOST_AT_FIRST, Brake
from .budget import Budget, Pace, Spending
from .endpoint import Endpoint
from .in_order import InOrder
from .manner import Manner
from .masking import Masking
from .patience import Patience
from .prices import cost
from .refusals import REFUSED, AdaptedError, FaultError, Refusals, fault_of, path_hint
from .replies import Replies
from .requests import UNASKED, Miss, Outcome, Reply, Request

if TYPE_CHECKING:
    from .transport import Transport

logger = logging.getLogger(__name__)

FIRST_PAUSE = 0.5  # seconds before the first repeat, doubled for each further one
LONGEST_PAUSE = 30.0
PATIENCE = 300.0  # seconds of refusals for being busy without a reply between them; limits are a minute long,
# and a server that loads a large model takes a few
TOLD_FROM = 5.0  # seconds of waiting that a person is told of
FAILURES_IN_A_ROW = 5  # requests that failed for good with no success between them: the endpoint is gone
MOST_TIMEOUTS = 2  # repeats of a reply that does not come; each waits twice as long as the one before
UNPRICED = "--max-cost needs prices: set price_input and price_output under `model` in spiders.yaml"
MOST_STRANGERS = 1  # repeats where the first thing that an endpoint says is no completion


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
        max_cost: float | None = None,
        dry_run: bool = False,
        ask_again: bool = False,
        heard: Callable[[], None] = lambda: None,
        budget: Budget | None = None,
        place: str = "",
    ) -> None:
        """`heard` is told of each question that was answered or given up. `budget`: limits that other clients share,
        instead of the ones here. `place`: the name of the endpoint in the environment, where it has one."""
        self._replies, self._settings, self._dry_run, self._ask_again = replies, settings, dry_run, ask_again
        if max_cost is not None and cost(settings, 0, 0) is None:
            raise UserError(UNPRICED)
        self._budget = budget or Budget(max_calls=max_calls, max_tokens=max_tokens, max_cost=max_cost)
        self._place = place
        self.calls = 0  # requests sent, repeats included
        self._pace = Pace(requests=settings.requests_per_minute, tokens=settings.tokens_per_minute)
        # until a reply was of use, no more are under way than the brake allows to be of none
        self._closed_slots = max(settings.concurrency - MOST_AT_FIRST, 0)
        self._slots = asyncio.Semaphore(settings.concurrency - self._closed_slots)
        self._heard = heard
        self._manner, self._brake = Manner(stream=settings.stream), Brake()
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
    def replies(self) -> int:
        """Requests that were answered in this run."""
        return self._successes

    @property
    def cost(self) -> float | None:
        """Of what was asked in this run, by the configured prices; None where there are none."""
        return cost(self._settings, self.prompt_tokens, self.completion_tokens)

    @property
    def stopped(self) -> bool:
        """Whether a limit or a failure ended the asking."""
        return self._full or self.failure is not None

    def as_asked(self, request: Request) -> Request:
        """The request as it was put when its unit of work was asked about before, if it was."""
        return self._replies.as_asked(request, endpoint=self._name)

    async def ask_all(self, requests: Sequence[Request]) -> list[Outcome]:
        """The outcomes of requests of which every reply is of use."""
        lacks, spares = [nothing_lacks] * len(requests), [None] * len(requests)
        return [outcome async for outcome in self.ask_each(requests, lacks=lacks, spares=spares)]

    def ask_each(
        self,
        requests: Sequence[Request],
        *,
        lacks: Sequence[Callable[[Outcome], str]],
        spares: Sequence[Request | None],
    ) -> AsyncIterator[Outcome]:
        """Ask at once; outcomes in the order of the requests. Which are asked within the limits hangs on no timing.

        `lacks` say what an outcome lacks to be of use, if anything; `spares` are the requests that follow upon a reply
        which lacks something: where the reply to one is stored and of use, its request is not asked again either.
        """

        async def beginnings() -> AsyncIterator[Outcome | asyncio.Task[Outcome]]:
            for request, lack, spare in zip(requests, lacks, spares, strict=True):
                yield await self._begin(request, lack, spare)

        return InOrder(beginnings()).outcomes()

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
        if self.failure or not await self._reserve(request):
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
            self._heard()

    def _open_slots(self) -> None:
        """Let all requests go at once that were configured to, now that a reply was of use."""
        while self._brake.readable and self._closed_slots:
            self._closed_slots -= 1
            self._slots.release()

    async def _until_answered(self, request: Request) -> Outcome:
        attempt, busy_since, trouble = 0, math.inf, ""
        while True:
            try:
                return await self._once(request)
            except AdaptedError as adapted:
                trouble = str(adapted)
            except FaultError as fault:
                attempt, trouble = attempt + 1, fault.sentence
                now = asyncio.get_running_loop().time()
                busy_since = min(busy_since, now)
                if self._is_hopeless(fault, attempt, since=max(busy_since, self._last_success)):
                    return self._give_up(fault)
                if fault.broken and not self._successes and attempt == self._settings.retries:
                    self._manner.leave_schema()  # some servers break over it and do not say so
                await self._pause(fault, attempt)
            if self.failure or not await self._reserve(request):
                self._full = self.failure is None
                if self._full and not self._successes:  # what the limit was spent on shall be known
                    self.failure = UserError(
                        f"{trouble}; the limit of calls, tokens or cost is reached, no reply is lost"
                    )
                return self._leave(request)

    def _is_hopeless(self, fault: FaultError, attempt: int, *, since: float) -> bool:
        if fault.busy:
            return asyncio.get_running_loop().time() - since > PATIENCE
        most = self._settings.retries if fault.most is None else min(fault.most, self._settings.retries)
        return attempt > most

    async def _once(self, request: Request) -> Outcome:
        wire = self._manner.wire(request)
        used = self._bound(request)  # unless the endpoint tells: a request that got lost may have been paid for
        began = 0.0
        try:
            await self._pace.turn(request.estimate + request.max_tokens)
            began = time.monotonic()
            async with self._patience.limit():
                answer = await self._posted(wire)
            fault = fault_of(answer)
            if fault is not None:
                used = Spending()
                return await self._refused(answer, fault, request, wire)
            reply = await self._kept(request, answer)
            self._succeed(reply, time.monotonic() - began)
            used = self._spending(reply.prompt_tokens, reply.completion_tokens) if reply.tokens else used
            return reply
        except TimeoutError:
            raise self._timed_out(request, time.monotonic() - began) from None
        except TooLargeError:
            sentence = f"{self._endpoint.shown} sends a reply of over {MOST_BYTES >> 20} MB: is it a model's endpoint?"
            return self._give_up(FaultError("reply-too-large", sentence))
        except LostError as lost:
            used = used if lost.sent else Spending()
            if not lost.sent and not self._successes:
                raise UserError(lost.sentence) from None
            raise FaultError("endpoint-error", lost.sentence) from None
        finally:
            await self._budget.settle(self._bound(request), used=used)

    async def _posted(self, wire: dict[str, Any]) -> Answer:
        """The answer; a stream as one body. Raises LostError where it ends before its reply does."""
        answer = await self._transport.post(wire)
        whole = joined(answer.body) if "stream" in wire and answer.status == 200 else answer.body
        if whole is None:
            raise LostError(f"{self._endpoint.shown} breaks its replies off in the middle", sent=True)
        return dataclasses.replace(answer, body=whole)

    async def _reserve(self, request: Request) -> bool:
        granted = await self._budget.reserve(self._bound(request))
        self.calls += granted
        return granted

    def _bound(self, request: Request) -> Spending:
        return self._spending(request.prompt_bound, request.max_tokens)

    def _spending(self, prompt: int, completion: int) -> Spending:
        return Spending(prompt + completion, cost(self._settings, prompt, completion) or 0.0)

    def _succeed(self, reply: Reply, seconds: float) -> None:
        self._successes, self._failures_in_a_row = self._successes + 1, 0
        self._last_success = asyncio.get_running_loop().time()
        self.prompt_tokens += reply.prompt_tokens
        self.completion_tokens += reply.completion_tokens
        self._patience.learn(reply.completion_tokens or len(reply.content) // 4, seconds)

    def _timed_out(self, request: Request, seconds: float) -> FaultError:
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
        return FaultError("endpoint-timeout", f"{self._endpoint.shown} {sentence}", most=MOST_TIMEOUTS)

    async def _kept(self, request: Request, answer: Answer) -> Reply:
        """Keep the body, then read it."""
        body = self._masking.body(answer.body, request=request.text)
        await self._replies.write(request, endpoint=self._name, body=body)
        reply = read_body(body)
        if reply is None:
            hint = path_hint(self._endpoint)
            most = None if self._successes else MOST_STRANGERS
            raise FaultError(
                "endpoint-error",
                f"{self._endpoint.shown} answers with something that is no chat completion{hint}",
                most=most,
            )
        return reply

    async def _refused(self, answer: Answer, fault: Told, request: Request, wire: dict[str, Any]) -> Miss:
        miss = await self._refusals.follow(answer, fault, request, wire, first=not self._successes)
        return self._give_up(FaultError(miss.reason)) if miss.reason == REFUSED else miss

    async def _pause(self, fault: FaultError, attempt: int) -> None:
        pause = min(FIRST_PAUSE * 2.0 ** min(attempt - 1, 10), LONGEST_PAUSE)
        if not fault.busy and fault.wait is None:
            await asyncio.sleep(pause)
            return
        pause = max(pause, fault.wait or 0.0)
        if self._pace.cool(pause) and pause >= TOLD_FROM:
            asked = "asks to wait" if fault.wait is not None else "is busy: waiting"
            logger.warning("%s %s %.0f s", self._endpoint.shown, asked, pause)

    def _give_up(self, fault: FaultError) -> Miss:
        self._failures_in_a_row += 1
        if fault.busy or self._failures_in_a_row >= FAILURES_IN_A_ROW or not self._successes:
            sentence = fault.sentence or f"{self._endpoint.shown} fails again and again ({fault.reason})"
            further = " No" if sentence.endswith("?") else "; run again later, no"
            raise UserError(f"{sentence}{further} reply is lost")
        return Miss(reason=fault.reason)

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
        return Endpoint.of(os.environ, self._place)

    @functools.cached_property
    def _refusals(self) -> Refusals:
        return Refusals(self._endpoint, self._transport, self._manner, timeout=self._settings.timeout)

    @functools.cached_property
    def _transport(self) -> "Transport":
        from .transport import Transport  # noqa: PLC0415 - see answers.py

        return Transport(self._endpoint, heard=self._patience.heard)
