"""How an endpoint wants to be asked: what it refuses is left out, or put another way, for the rest of the run."""

import dataclasses
import json
import logging
import re
from typing import Any

from .requests import Request

logger = logging.getLogger(__name__)

LEAST_REPLY = 64  # tokens; below it no item of a reply fits
_OPTIONAL = {
    "response_format": re.compile(
        r"response.?format|json.?(?:schema|object|mode)|structured.?output|grammar|guided|\bschemas?\b", re.IGNORECASE
    ),
    "max_tokens": re.compile(r"max_tokens", re.IGNORECASE),
    "temperature": re.compile(r"temperature", re.IGNORECASE),
    "seed": re.compile(r"\bseed\b", re.IGNORECASE),
    "stream": re.compile(r"\bstream", re.IGNORECASE),
    "stream_options": re.compile(r"stream_?options|include_usage", re.IGNORECASE),
    "logprobs": re.compile(r"log_?prob", re.IGNORECASE),
}
_LIMIT = re.compile(
    r"max_(?:completion_|output_|new_)?tokens.{0,80}?(?:less than|at most|no more than|maximum|must be|between|exceed|"
    r"too (?:large|high|big)|greater|larger|range|[<>]|limit|up to|≤)|(?:reply|completion|output) (?:token )?limit|"
    r"(?:exceeds?|above|over|greater than|(?:range|limit) of) .{0,60}max_(?:completion_|output_|new_)?tokens|"
    r"(?:tokens to generate|(?:output|completion|new|generated) tokens).{0,60}(?:exceed|limit|maximum|at most|more)|"
    r"(?:limit|maximum|at most|more than|up to) .{0,40}(?:output|completion|new|generated) tokens",
    re.IGNORECASE | re.DOTALL,
)
_UNKNOWN = re.compile(
    r"unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|instead|not permitted", re.IGNORECASE
)
_TOO_LONG = re.compile(
    r"context[ _](?:size|length|window)|(?:prompt|input|request|messages?).{0,40}too (?:long|large)|too many tokens"
    r"|maximum.{0,30}tokens|(?:prompt|input|messages?).{0,30}exceeds?|reduce the length",
    re.IGNORECASE,
)
_SAYS_PROMPT = re.compile(
    r"\d+.{0,20}(?:input(?! should)|prompt|messages)|(?:input(?! should)|prompt|messages).{0,40}\d", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"system.{0,30}(?:role|message|prompt|instruction)|roles?.{0,40}system|developer instruction"
    r"|roles must alternate|only (?:support|allow)s?.{0,20}user.{0,10}assistant",
    re.IGNORECASE,
)
# Laid to the request in this order where an endpoint refuses the first one and does not say why.
_SUSPECTS = (("logprobs",), ("response_format",), ("seed", "temperature"), ("system",), ("stream",))
_ALTERNATIVES = 5  # to each token, with its log-probability; some endpoints give no more


class Manner:
    """What an endpoint was found to want."""

    def __init__(self, *, stream: bool = False) -> None:
        self._left_out: set[str] = set() if stream else {"stream"}
        self._most = 0  # tokens of a reply, where the endpoint takes fewer than were set

    def wire(self, request: Request) -> dict[str, Any]:
        """The request as the endpoint takes it."""
        schema = {"name": request.schema_name, "strict": True, "schema": json.loads(request.schema)}
        limit = min(request.max_tokens, self._most or request.max_tokens)
        wire: dict[str, Any] = {
            "temperature": request.temperature,
            "max_tokens": limit,
            "max_completion_tokens": limit,
            "seed": request.seed,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        if request.odds and "logprobs" not in self._left_out:
            wire |= {"logprobs": True, "top_logprobs": _ALTERNATIVES}
        elif "stream" not in self._left_out:  # odds come with replies of a word, which are not worth a stream
            wire |= {"stream": True, "stream_options": {"include_usage": True}}
        spare = "max_completion_tokens" if "max_tokens" not in self._left_out else ""
        kept = {name: value for name, value in wire.items() if name not in self._left_out and name != spare}
        return {"model": request.model, "messages": self._messages(request), **kept}

    def adapt(self, said: str, param: str, wire: dict[str, Any], *, first: bool) -> bool:
        """Ask in another way from now on, as the refusal of `wire` demands; False where it does not say how.

        Unnamed trouble at first contact is laid to what fewest endpoints know.
        """
        if lower := self._lower(f"max_tokens limit: {said}" if "tokens" in param else said, wire):
            if not self._most:
                logger.warning("the endpoint takes at most %d tokens a reply: see max_reply_tokens", lower)
            self._most = min(lower, self._most or lower)
            return True
        if is_too_long(said) and not _UNKNOWN.search(said):
            return False
        named = [name for name, pattern in _OPTIONAL.items() if name in wire and pattern.search(param or said)]
        if _has_system(wire) and _SYSTEM.search(said):
            named = ["system"]
        if "stream_options" in named:
            named = ["stream_options"]
        if not named and first:
            named = self._suspects(wire)
        self._left_out.update(named)
        return bool(named)

    def leave_schema(self) -> None:
        """Ask without a schema from now on."""
        self._left_out.add("response_format")

    def _messages(self, request: Request) -> list[dict[str, str]]:
        messages = [dataclasses.asdict(message) for message in request.messages]
        if "system" in self._left_out and len(messages) > 1 and messages[0]["role"] == "system":
            system, user, *rest = messages
            return [{**user, "content": f"{system['content']}\n\n{user['content']}"}, *rest]
        return messages

    def _lower(self, said: str, wire: dict[str, Any]) -> int:
        """A smaller limit of the reply, where the refusal is about it; 0 where it is not."""
        now = wire.get("max_tokens", wire.get("max_completion_tokens", 0))
        if not now or not _LIMIT.search(said) or _UNKNOWN.search(said) or _SAYS_PROMPT.search(said):
            return 0
        numbers = [int(number) for number in re.findall(r"(?<![\w.])\d{2,7}(?![\w.]\d)", said.replace(",", ""))]
        lower = max((number for number in numbers if number < now), default=now // 2)
        return lower if lower >= LEAST_REPLY else 0

    @staticmethod
    def _suspects(wire: dict[str, Any]) -> list[str]:
        for names in _SUSPECTS:
            there = [name for name in names if name in wire or (name == "system" and _has_system(wire))]
            if there:
                return there
        return []


def is_too_long(said: str) -> bool:
    """Whether a refusal says that prompt and reply together are more than the model can hold."""
    return bool(_TOO_LONG.search(said))


def _has_system(wire: dict[str, Any]) -> bool:
    return bool(wire["messages"][0]["role"] == "system")
