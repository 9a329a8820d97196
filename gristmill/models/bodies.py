"""Bodies of responses, as endpoints and gateways write them: a completion, a stream of its pieces, or a fault.

A body of status 200 may tell of a fault of the server behind a gateway, and one that nobody asked to be a stream may be
one (`data:` lines, or one JSON object a line).
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .requests import Reply

MOST_TOKENS = 10_000_000  # that a reply is believed to have taken; more is no count
MOST_ODDS = 1_000  # tokens whose log-probabilities are read: they are asked for with replies of a word
_BUSY = re.compile(r"rate.?limit|too many requests|overloaded|at capacity", re.IGNORECASE)
_WRAPPERS = ("data", "result", "response", "output", "body")
MOST_WRAPPERS = 2
_TEXTS = ("text", "output_text")  # kinds of parts that are the answer; others are thoughts
_THOUGHTS = ("reasoning_content", "reasoning", "thinking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fault that a body tells of."""

    status: int
    # as an HTTP status; 0 where the body has none
    message: str
    code: str
    # with the kind of error, as words
    param: str


def read_body(body: str) -> Reply | None:
    """The first choice of a chat completion; None where the body is none."""
    try:
        data = _completion(_whole(body), MOST_WRAPPERS) or _streamed(body)
        choice = next((each for each in data["choices"] if _content(_message(each)).strip()), data["choices"][0])
        message = _message(choice)
        content = _content(message)
        thought = "".join(_text(message.get(name)) for name in _THOUGHTS) if not content.strip() else ""
        reason = choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    spent = _usage(data.get("usage"))
    return Reply(
        content=content if content.strip() else thought,
        finish_reason=str(reason or ""),
        prompt_tokens=spent[0],
        completion_tokens=spent[1],
        only_thought=bool(thought.strip()),
        odds=_odds(choice.get("logprobs")),
    )


def joined(body: str) -> str | None:
    """A stream as one body, with the words that were parted by it; another body as it is.

    None for a stream that ends before its reply does: with a fault, or with neither a reason nor its mark.
    """
    if not body.lstrip("\ufeff \r\n").startswith((":", "data:", "event:")):
        return body
    try:
        whole = _streamed(body)
    except (LookupError, TypeError, ValueError, AttributeError):
        return body
    ended = whole["choices"][0]["finish_reason"] or re.search(r"^data:\s*\[DONE\]", body, re.MULTILINE)
    return json.dumps(whole, ensure_ascii=False) if ended and not told(body) else None


def _odds(told: Any) -> tuple[tuple[tuple[str, float], ...], ...]:
    """The log-probabilities of a choice; none where they are not in the form that they should have."""
    listed = told.get("content") if isinstance(told, dict) else None
    try:
        return tuple(
            tuple((str(one["token"]), _logarithm(one["logprob"])) for one in (each, *(each.get("top_logprobs") or ())))
            for each in (listed or ())[:MOST_ODDS]
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return ()


def _logarithm(told: Any) -> float:
    """Raises ValueError for what is no number: NaN would be no less than any threshold."""
    found = float(told)
    if math.isnan(found):
        raise ValueError(told)
    return found


def _completion(data: Any, wrappers: int) -> dict[str, Any] | None:
    """The object with choices: the body, or what a gateway put a wrapper or a list around; None where there is none.

    A reply that stands alone (`message`, `done_reason`), as the own interface of some servers has it, is one choice.
    """
    if isinstance(data, list):
        return _completion(data[0], wrappers - 1) if len(data) == 1 and wrappers else None
    if not isinstance(data, dict):
        return None
    if "choices" in data:
        return data
    if isinstance(data.get("message"), dict) and data.get("done", True):
        return {**data, "choices": [{"message": data["message"], "finish_reason": data.get("done_reason")}]}
    inside = (data.get(name) for name in _WRAPPERS if wrappers)
    return next((found for inner in inside if (found := _completion(inner, wrappers - 1))), None)


def _message(choice: Any) -> Any:
    """What a choice says, whole or as a piece."""
    return choice.get("message") or choice.get("delta") or {"content": choice.get("text")}


def told(body: str) -> Told | None:
    """The fault that a body tells of, of whatever status; None where it tells of none."""
    data = _whole(body)
    for event in [data] if isinstance(data, dict) else _events(body):
        choices = event.get("choices")
        inner = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
        if error := event.get("error") or inner.get("error"):
            return _told(error)
        if event.get("object") == "error" or (
            "choices" not in event and isinstance(event.get("message", event.get("detail")), str)
        ):
            return _told(event)
    return None


def is_busy(fault: Told) -> bool:
    """Whether a fault without a status speaks of too many requests."""
    return bool(_BUSY.search(f"{fault.message} {fault.code}"))


def _told(error: Any) -> Told:
    if not isinstance(error, dict):
        return Told(status=0, message=str(error), code="", param="")
    said = next((error[name] for name in ("message", "detail") if error.get(name) is not None), error)
    code = " ".join(str(error[name]) for name in ("code", "type", "status") if error.get(name))
    status = next((int(error[n]) for n in ("code", "status") if str(error.get(n)).isdecimal()), 0)
    message = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return Told(
        status=status if 400 <= status < 600 else 0, message=message, code=code, param=_text(error.get("param"))
    )


def _content(message: dict[str, Any]) -> str:
    """The answer's text: a text, or parts of which some may be thoughts; else what a forced tool was called with.

    Some servers send the object that was asked for itself, where its text should stand.
    """
    content = message.get("content")
    if _is_value(content):
        return json.dumps(content)
    if text := _text(content):
        return text
    calls = message.get("tool_calls")
    call = calls[0].get("function") if isinstance(calls, list) and calls else message.get("function_call")
    called = (call or {}).get("arguments") or message.get("parsed") or ""
    return called if isinstance(called, str) else json.dumps(called)


def _is_value(content: Any) -> bool:
    """Whether a content is no text and no part of one."""
    if isinstance(content, list):
        return any(_is_value(part) for part in content)
    return isinstance(content, dict) and bool(content) and not content.keys() & {"type", "text", "content", "value"}


def _text(content: Any) -> str:
    if content is None or isinstance(content, str):
        return content or ""
    if isinstance(content, list):
        return "".join(_text(part) for part in content)
    if isinstance(content, dict) and content.get("type", "text") in _TEXTS:
        inner = content.get("text", content.get("content"))
        return _text(inner.get("value") if isinstance(inner, dict) else inner)
    return "" if isinstance(content, dict) else str(content)


def _loaded(text: str) -> Any:
    """JSON; a whole number of more digits than any count has is shortened, because Python refuses some of them."""
    return json.loads(text.lstrip("\ufeff \t\r\n"), parse_int=lambda digits: int(digits[:18]))


def _whole(body: str) -> Any:
    """The JSON that a body is; None where it is none."""
    try:
        return _loaded(body)
    except (ValueError, RecursionError):
        return None


def _events(body: str) -> Iterator[dict[str, Any]]:
    """The objects of a stream: `data:` lines (server-sent events), or a line each."""
    for line in body.lstrip("\ufeff").splitlines():
        data = line.removeprefix("data:").strip()
        if data.startswith("{"):
            try:
                event = _loaded(data)
            except (ValueError, RecursionError):
                continue
            if isinstance(event, dict):
                yield event


def _streamed(body: str) -> dict[str, Any]:
    """A completion put together from the pieces of a stream. Raises LookupError where there are none."""
    parts: dict[str, list[str]] = {name: [] for name in ("content", *_THOUGHTS)}
    reason, usage = None, None
    seen = False
    for event in _events(body):
        usage = event.get("usage") or usage
        choices = event.get(
            "choices", [{**event, "finish_reason": event.get("done_reason")}] if "done" in event else []
        )
        choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else None
        if choice is None or choice.get("index", 0) != 0:
            continue
        seen = True
        delta = _message(choice)
        for name, pieces in parts.items():
            pieces.append(_text(delta.get(name)) if isinstance(delta, dict) else "")
        reason = choice.get("finish_reason") or reason
    if not seen:
        raise LookupError("no pieces")
    message = {name: "".join(pieces) for name, pieces in parts.items()}
    return {"choices": [{"message": message, "finish_reason": reason}], "usage": usage}


def _usage(usage: Any) -> tuple[int, int]:
    """Tokens of prompt and reply; 0 where the endpoint does not say, or says what cannot be."""
    if not isinstance(usage, dict):
        return 0, 0
    prompt = _count(usage.get("prompt_tokens", usage.get("input_tokens")))
    return prompt, _count(usage.get("completion_tokens", usage.get("output_tokens")))


def _count(value: Any) -> int:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0
    return int(number) if math.isfinite(number) and 0 <= number <= MOST_TOKENS else 0
