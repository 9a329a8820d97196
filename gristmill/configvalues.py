"""Values of spiders.yaml beyond plain text and numbers: each type with its check, whose sentence is the message's."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from .licences import is_known
from .patterns import compiled

_DURATION = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
MOST_SECONDS = 10 * 366 * 86400.0  # of a duration: a date must come of it


def seconds(duration: str) -> float:
    """`90s`, `30m`, `24h`, `7d` or `2w` in seconds. Raises ValueError."""
    found = _DURATION.fullmatch(duration.strip())
    if not found:
        raise ValueError("expected a duration such as 30m, 24h or 7d")
    length = float(found[1]) * _SECONDS[found[2]]
    if length > MOST_SECONDS:
        raise ValueError("expected a duration of ten years at most")
    return length


def _duration(value: str) -> str:
    seconds(value)
    return value


def _regex(value: str) -> str:
    compiled(value)
    return value


def _start(value: str) -> str:
    if "://" not in value:
        if not value.strip():
            raise ValueError("expected a URL or a folder")
        return value
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        named = parts.username is not None
    except ValueError:
        good = named = False
    if named:
        raise ValueError("expected a URL without a user name or password: pages behind a login are not crawled")
    if not good:
        raise ValueError("expected an http(s) URL such as https://docs.example.org/en/stable/")
    return value


def _base(value: str) -> str:
    if value and "://" not in value:
        raise ValueError("expected an http(s) URL such as https://docs.example.org/en/stable/")
    return _start(value) if value else ""


def _licence(value: str) -> str:
    if not value or not is_known(value):
        raise ValueError("expected an SPDX identifier such as CC-BY-4.0, a URL, or unknown")
    return value


Licence = Annotated[str, AfterValidator(_licence)]
Regex = Annotated[str, AfterValidator(_regex)]
Duration = Annotated[str, AfterValidator(_duration)]
Start = Annotated[str, AfterValidator(_start)]
Base = Annotated[str, AfterValidator(_base)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
Share = Annotated[float, Field(ge=0, le=1)]


def _mixed(shares: dict[str, float]) -> dict[str, float]:
    if sum(shares.values()) > 1 + 1e-9:
        raise ValueError("expected shares that are 1 together, or less")
    return shares


Mix = Annotated[dict[Name, Share], AfterValidator(_mixed)]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
