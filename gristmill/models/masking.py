"""Keeping the key out of what is written: messages, logs and the database.

A model's words are data. They are left alone wherever they can be words: a key that the request itself holds, or one
too short or too plain to be a secret (guides of local servers recommend `x`, `test`, `EMPTY`), is not sought in one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

# Variables of the environment that hold a secret by their names: keys of other endpoints, tokens of hubs.
_SECRET_NAME = re.compile(
    r"(?:^|_)(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|PASSWD)$"
    r"|^OPENAI_(?:API_KEY_|ORG|ORGANIZATION|PROJECT)"
)
_PROXY_NAME = re.compile(r"(?:^|_)PROXY$")
LEAST_SECRET = 8  # characters; fewer are a word that a server's guide recommends, and no provider gives out
LEAST_RANDOM = 12  # of a key with other than letters; below it and without them it may be a word of a reply
MASK = "[key]"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def secrets_of(environment: Mapping[str, str]) -> Iterator[str]:
    """What is secret in an environment, besides the key of the endpoint: by names, and passwords of proxies."""
    for name in sorted(environment):
        value = environment[name].strip()
        if value and _SECRET_NAME.search(name.upper()):
            yield value
        if _PROXY_NAME.search(name.upper()):
            yield from _passwords(value)


def _passwords(url: str) -> Iterator[str]:
    try:
        password = urlsplit(url if "://" in url else f"http://{url}").password or ""
    except ValueError:
        return
    yield from dict.fromkeys(filter(None, (password, unquote(password))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """What is secret."""

    secrets: tuple[str, ...] = field(default=(), repr=False)

    def text(self, text: str) -> str:
        """A text of the endpoint for a person."""
        text = _INVISIBLE.sub("", text)
        for secret in self.secrets:
            if len(secret) >= LEAST_SECRET:
                text = _pattern(secret).sub(MASK, text)
        return text

    def line(self, text: str, most: int) -> str:
        """A text of the endpoint as part of one sentence: one line, printable, at most so many characters."""
        text = " ".join("".join(c if c.isprintable() else " " for c in self.text(text)).split())
        return text if len(text) <= most else f"{text[:most]}…"

    def body(self, body: str, *, request: str) -> str:
        """A body for the database. A secret that the endpoint sends back is replaced, however its JSON escapes it."""
        for secret in self.secrets:
            if _is_random(secret) and secret not in request:
                body = _pattern(secret).sub(MASK, body)
        return body


def _is_random(secret: str) -> bool:
    return len(secret) >= LEAST_RANDOM and not secret.isalpha()


def _pattern(secret: str) -> re.Pattern[str]:
    r"""The secret with each character as it is or as an escape of JSON, at any depth of JSON within JSON."""
    return re.compile(
        "".join(rf"(?:{re.escape(c)}|\\{{1,8}}(?:u00{ord(c):02x}|{re.escape(c)}))" for c in secret), re.IGNORECASE
    )
