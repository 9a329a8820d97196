"""What follows from a refusal: ask in another way, wait, leave the question, or end with a sentence."""

import asyncio
import dataclasses
import json
import math
import time
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from .answers import Answer, LostError, TooLargeError
from .bodies import Told, is_busy, read_body, told
from .endpoint import Endpoint
from .manner import Manner, is_too_long
from .requests import Miss, Request
from .waiting import is_spent, wait_of

if TYPE_CHECKING:
    from .transport import Transport

LONGEST_COOL_DOWN = 600.0  # an endpoint that asks for more has spent its quota: a run shall not sleep for an hour
REFUSED = "request-refused"
_FATAL = {
    401: "refuses the key: set OPENAI_API_KEY to a valid one",
    402: "wants to be paid first: check the account",
    403: "refuses access: check what OPENAI_API_KEY may use",
    407: "is behind a proxy that wants a user name and password: put them into the proxy's URL",
}
_ODD = (401, 403, 404, 405)  # of an endpoint that has answered before: of a gateway whose servers differ, or for good
MOST_ODD = 1  # repeats
_BUSY = (429, 503, 529)
_AGAIN = (408, 409, 425, *_BUSY)


class FaultError(Exception):
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


class AdaptedError(Exception):
    """The endpoint refused a parameter, which is now put another way."""


class Refusals:
    """Of one endpoint, which is asked by `transport` in its `manner`; `timeout` in seconds."""

    def __init__(self, endpoint: Endpoint, transport: "Transport", manner: Manner, *, timeout: float) -> None:
        self._endpoint, self._transport, self._manner, self._timeout = endpoint, transport, manner, timeout
        self._masking = endpoint.masking

    async def follow(self, answer: Answer, fault: Told, request: Request, wire: dict[str, Any], *, first: bool) -> Miss:
        """Why there is no reply to this one request; `first` says that there was none to any so far.

        Raises AdaptedError and FaultError, upon which it is asked again, and UserError, which ends the asking.
        """
        status, said = fault.status, f"{fault.message} {fault.code}"
        where = self._endpoint.shown
        if status == 403 and is_busy(fault):  # a gateway's way to say 429
            status = 429
        if not first and status in _ODD:
            raise FaultError("endpoint-error", await self._lasting(answer, fault, request.model), most=MOST_ODD)
        if status in _FATAL:
            raise UserError(f"{where} {_FATAL[status]} (HTTP {status})")
        wait = wait_of(answer.headers, f"{fault.message} {answer.body}", now=time.time())
        if status and is_spent(said, wait=wait):
            raise UserError(f"{where} has no quota left (HTTP {status}): {self._line(fault.message)}")
        suspect = first and status in (400, 422)
        if status in (400, 413, 422, 500, 501) and self._manner.adapt(said, fault.param, wire, first=suspect):
            raise AdaptedError(f"{where} refuses the request (HTTP {status}): {self._line(fault.message)}")
        if status in (400, 413, 422, 500) and is_too_long(said):
            return Miss(reason="prompt-too-long")
        if status in _AGAIN or status == 0 or (status >= 500 and status != 501):
            raise self._passing(status, fault.message, wait)
        if not first and status in (400, 413, 422):
            return Miss(reason=REFUSED)
        raise UserError(await self._lasting(answer, fault, request.model))

    def _passing(self, status: int, said: str, wait: float | None) -> FaultError:
        where = self._endpoint.shown
        if wait is not None and wait > LONGEST_COOL_DOWN:
            raise UserError(f"{where} asks to wait {math.ceil(wait / 60)} minutes: run again then, no reply is lost")
        because = ", ".join(filter(None, ("endpoint-error", f"HTTP {status}" if status else "", self._line(said))))
        return FaultError(
            "endpoint-error",
            f"{where} fails again and again ({because})",
            wait=wait,
            busy=status in _BUSY,
            broken=status >= 500 and status not in _BUSY,
        )

    async def _lasting(self, answer: Answer, fault: Told, model: str) -> str:
        """A sentence for what no repeat will mend."""
        status, where = fault.status, self._endpoint.shown
        if 300 <= status < 400:
            to = self._line(answer.headers.get("location", "")) or "another place"
            return f"{where} sends the question on to {to} (HTTP {status}): set OPENAI_BASE_URL to the right one"
        if status in _FATAL:
            return f"{where} {_FATAL[status]} (HTTP {status})"
        if status in (404, 405):
            return await self._unknown(model, answer, fault)
        said = self._line(fault.message) or "it does not say why"
        return f"{where} refuses the request (HTTP {status}): {said}"

    async def _unknown(self, model: str, answer: Answer, fault: Told) -> str:
        """A sentence for "not found": of a path that is wrong, or of a model that is."""
        where = self._endpoint.shown
        names = await self._models()
        error = told(answer.body)
        says_why = error is not None and "model" in f"{error.message} {error.code}".lower()
        if not says_why and (error is None or not names or model in names):
            return f"{where} has no chat/completions (HTTP {fault.status}){path_hint(self._endpoint)}"
        known = f"it has {', '.join(names)}" if names else self._line(fault.message)
        return f"{where} does not know the model {model!r} (HTTP {fault.status}): {known}"

    async def _models(self) -> list[str]:
        """Up to eight names of models that the endpoint has; none where it does not tell."""
        try:
            async with asyncio.timeout(min(self._timeout, 10)):
                answer = await self._transport.models()
            return [self._masking.line(str(entry["id"]), 60) for entry in json.loads(answer.body)["data"]][:8]
        except (LostError, TooLargeError, TimeoutError, ValueError, LookupError, TypeError, RecursionError):
            return []

    def _line(self, text: str) -> str:
        return self._masking.line(text, 200)


def path_hint(endpoint: Endpoint) -> str:
    """What may be wrong with an address at which there is something else than a model."""
    if endpoint.has_version:
        return ": does OPENAI_BASE_URL need /v1 at its end, or another port or path?"
    return f": does OPENAI_BASE_URL need /v1 at its end, as in {endpoint.shown.rstrip('/')}/v1?"


def fault_of(answer: Answer) -> Told | None:
    """The fault that a response tells of by its status, or by its body although its status is good."""
    found = told(answer.body)
    if answer.status // 100 == 2:
        if not found or read_body(answer.body) is not None:
            return None
        return found if found.status or not is_busy(found) else dataclasses.replace(found, status=429)
    said = found or Told(status=0, message="" if _is_page(answer) else answer.body, code="", param="")
    return Told(status=answer.status, message=said.message, code=said.code, param=said.param)


def _is_page(answer: Answer) -> bool:
    return answer.body.lstrip()[:1] == "<"
