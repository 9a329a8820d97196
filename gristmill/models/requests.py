"""The nouns of asking: what is asked, what came back, and how a body is read."""

import dataclasses
import json
import math
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..records import Message
from ..text import digest, sha256

BYTES_PER_TOKEN = 4.0  # English documentation on current tokenizers: 3.6 to 4.4; for estimates only
MESSAGE_TOKENS = 64  # bound of what a chat template adds to a message; the longest known, with dates, adds about 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, independent of how an endpoint wants it put."""

    model: str
    messages: tuple[Message, ...]
    schema_name: str
    schema: str
    # JSON Schema of the reply; the order of its properties counts
    temperature: float
    max_tokens: int
    # of the reply
    seed: int

    @property
    def text(self) -> str:
        """The request as canonical JSON."""
        return canonical(dataclasses.asdict(self))

    @property
    def key(self) -> str:
        """Under which the reply is kept."""
        return sha256(self.text)

    @property
    def prompt_sha256(self) -> str:
        """Digest of the messages alone."""
        return digest(*(part for message in self.messages for part in (message.role, message.content)))

    @property
    def estimate(self) -> int:
        """About how many tokens the prompt has."""
        return math.ceil(self._bytes / BYTES_PER_TOKEN)

    @property
    def bound(self) -> int:
        """More tokens than prompt and reply can have: a token is a byte at least, whatever the tokenizer."""
        return self._bytes + MESSAGE_TOKENS * len(self.messages) + self.max_tokens

    @property
    def _bytes(self) -> int:
        return sum(len(m.content.encode()) for m in self.messages) + len(self.schema.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered."""

    content: str
    finish_reason: str
    prompt_tokens: int
    completion_tokens: int
    # as the endpoint counts; 0 where it does not say

    @property
    def tokens(self) -> int:
        """Prompt and reply."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Why there is no reply."""

    reason: str
    # unasked | prompt-too-long | request-refused | endpoint-error | endpoint-timeout


Outcome: TypeAlias = Reply | Miss
UNASKED = Miss(reason="unasked")


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks: one text for one value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_body(body: str) -> Reply | None:
    """The first choice of a chat completion; None where the body is none."""
    try:
        data = json.loads(body)
        choice = data["choices"][0]
        content, reason = choice["message"].get("content"), choice.get("finish_reason")
        usage = data.get("usage") or {}
        spent = [max(int(usage.get(name) or 0), 0) for name in ("prompt_tokens", "completion_tokens")]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not isinstance(content, str | None):
        return None
    return Reply(
        content=content or "",
        finish_reason=str(reason or ""),
        prompt_tokens=spent[0],
        completion_tokens=spent[1],
    )


def tells_a_fault(body: str) -> bool:
    """Gateways put a fault of the server behind them into a response of status 200."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "error" in data
