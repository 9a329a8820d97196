"""The nouns of asking: what is asked, and what came back."""

import dataclasses
import functools
import json
import math
from collections.abc import Iterable
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
    odds: bool = False
    # whether the log-probabilities of the reply's tokens are asked for too
    unit: str = ""
    # digest of what it is about, if whatever else the prompt shows does not matter; no part of what is asked
    follows: bool = False
    # whether it is asked because the reply to another one was of no use; no part of what is asked

    @property
    def text(self) -> str:
        """The request as canonical JSON; without `odds` as it was before there were any: stored replies stay."""
        return _text(self)

    @property
    def unit_key(self) -> str:
        """Of all requests, at whatever endpoint, whose replies may stand for each other; empty where there are none."""
        asked = (self.model, self.schema_name, self.schema, self.temperature, self.max_tokens, self.seed)
        return digest("unit", self.unit, *map(str, asked)) if self.unit else ""

    def following(self) -> "Request":
        """This request, asked because the reply to another one was of no use."""
        return dataclasses.replace(self, follows=True)

    def as_asked(self, text: str) -> "Request":
        """This request with the messages of another one of its unit."""
        said = tuple(Message(**message) for message in json.loads(text)["messages"])
        return dataclasses.replace(self, messages=said)

    def key(self, endpoint: str) -> str:
        """Under which the reply of an endpoint is kept: one name means two models at two places."""
        return sha256(f"{endpoint}\n{self.text}") if endpoint else sha256(self.text)

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
        """More tokens than prompt and reply can have."""
        return self.prompt_bound + self.max_tokens

    @property
    def prompt_bound(self) -> int:
        """More tokens than the prompt can have: a token is a byte at least, whatever the tokenizer."""
        return self._bytes + MESSAGE_TOKENS * len(self.messages)

    @property
    def _bytes(self) -> int:
        return weight([message.content for message in self.messages], self.schema)


@functools.lru_cache(maxsize=512)  # of those under way: it is asked for eight times of each
def _text(request: Request) -> str:
    fields = {name: getattr(request, name) for name in request.__slots__ if name not in ("unit", "follows")}
    fields["messages"] = [{"role": message.role, "content": message.content} for message in request.messages]
    if not request.odds:
        del fields["odds"]
    return canonical(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What asking is likely to take, by what the model took so far."""

    calls: int
    # repeats included
    prompt_tokens: int
    completion_tokens: int
    cost: float | None
    # in the currency of the configured prices; None without prices
    replies: int
    # that it rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered."""

    content: str
    finish_reason: str
    prompt_tokens: int
    completion_tokens: int
    # as the endpoint counts; 0 where it does not say
    only_thought: bool = False
    # the answer was left empty, and `content` is what the model thought
    odds: tuple[tuple[tuple[str, float], ...], ...] = ()
    # token by token, what could have stood there, as (text, natural log of its probability), the chosen one first;
    # empty where the endpoint gives none

    @property
    def tokens(self) -> int:
        """Prompt and reply."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Why there is no reply."""

    reason: str
    # unasked | prompt-too-long | request-refused | reply-too-large | endpoint-error | endpoint-timeout


Outcome: TypeAlias = Reply | Miss
UNASKED = Miss(reason="unasked")


def weight(texts: Iterable[str], schema: str) -> int:
    """Bytes of a prompt's messages and of the schema of its reply."""
    return sum(len(text.encode()) for text in texts) + len(schema.encode())


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks: one text for one value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
