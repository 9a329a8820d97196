"""How long an endpoint asks to wait, in whatever way it says so; and whether waiting is of no use."""

import datetime
import re
from collections.abc import Mapping

from ..retry_after import retry_after

# A quota that is spent, not a pace that was exceeded: nothing comes of waiting.
_SPENT = re.compile(
    r"insufficient[_ ](?:quota|funds|balance|credits?)|billing|(?:credit|account|prepaid)s? balance"
    r"|(?:out of|no|not enough|more) credits?|credits? (?:exhausted|limit|depleted|remaining)|payment required"
    r"|exceeded your current quota|(?:spend(?:ing)?|hard|budget) limit|api usage limits"
    r"|budget has been exceeded|monthly (?:usage|limit|included|quota)|arrear|overdue|in good standing"
    r"|(?:add|deposit) (?:more )?(?:funds|credits?)|top[ -]?up|recharge|(?:wallet|balance) is (?:empty|negative)"
    r"|(?:trial|subscription) (?:has |is |was )?(?:ended|over|expired)",
    re.IGNORECASE,
)
_SURELY_SPENT = re.compile(r"insufficient[_ ](?:quota|funds|balance|credits?)|payment required", re.IGNORECASE)
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_AMOUNT = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?)\s{0,2}(ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:try again|retry|wait|resets?|available)\D{0,40}?"
    r"(?P<time>\d(?:[\d.]{0,18}\s{0,2}(?:ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)"
    r"(?![a-z])[\s,and]{0,5}){1,4})",
    re.IGNORECASE,
)
# The same in a field of a body, where the number stands alone, or as a time.
_FIELD = re.compile(
    r"(?:retry[_-]?(?:after|in)|wait|estimated)[_-]?(?:time|seconds|secs?|(?P<ms>ms|milliseconds))?\s{0,2}[:=]\s{0,2}"
    r"(?P<number>\d{1,9}(?:\.\d{1,9})?)(?![\w.:-])",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:again|until|after|resets?|available|access)\D{0,20}(?P<day>\d{4}-\d\d-\d\d)(?:T| at | )"
    r"(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\s?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_RESET = re.compile(r"(?:reset=|;\s{0,2}t=)(\d{1,9})")  # of the header RateLimit, in two drafts of the IETF
_EPOCH = 1_000_000_000  # a number from here on is a time and no duration, 1000 times as much one in milliseconds


def wait_of(headers: Mapping[str, str], said: str, *, now: float) -> float | None:
    """Seconds to wait from `now` (Unix time), by the plainest hint there is; None where there is none.

    `headers` have lower-case names, `said` is the body. Of reset headers those count whose limit is used up, else all.
    """
    if (milliseconds := _seconds(headers.get("retry-after-ms", ""), now=now)) is not None:
        return milliseconds / 1000
    if (wait := retry_after(headers.get("retry-after", ""), now=now)) is not None:
        return wait
    if (wait := _said(said[:4000].replace('"', ""), now=now)) is not None:
        return wait
    if found := _RESET.search(headers.get("ratelimit", "")):
        return float(found[1])
    resets = {name: value for name, value in headers.items() if "ratelimit" in name and "reset" in name}
    used_up = [name for name in resets if headers.get(name.replace("reset", "remaining"), "").strip() in ("0", "0.0")]
    waits = [wait for name in used_up or resets if (wait := _seconds(resets[name], now=now)) is not None]
    return max(waits, default=None)


def _said(text: str, *, now: float) -> float | None:
    """What a message or a field says."""
    if found := _AFTER.search(text):
        return duration(found["time"])
    if found := _FIELD.search(text):
        return float(found["number"]) / (1000 if found["ms"] else 1)
    if found := _AT.search(text):
        zone = "Z" if (found["zone"] or "UTC").upper() in ("UTC", "Z") else found["zone"]
        return _seconds(f"{found['day']}T{found['time']}{zone}", now=now)
    return None


def is_spent(said: str, *, wait: float | None) -> bool:
    """Whether money or a quota has run out. Some say so of a pace too, with a hint when to go on."""
    return bool((_SURELY_SPENT if wait is not None else _SPENT).search(said[:4000]))


def duration(text: str) -> float | None:
    """Seconds of "1m30.5s", "350ms", "2 minutes"; None where there is no amount."""
    parts = [float(number) * _UNITS[_unit(unit)] for number, unit in _AMOUNT.findall(text)]
    return sum(parts) if parts else None


def _unit(name: str) -> str:
    name = name.lower()
    return "ms" if name.startswith(("ms", "milli")) else name[0]


def _seconds(value: str, *, now: float) -> float | None:
    """A duration, a number of seconds, or a time: in seconds or milliseconds since 1970, or by RFC 3339."""
    value = value.strip()
    if re.fullmatch(r"\d{1,15}(?:\.\d{1,9})?", value):
        number = float(value)
        number = number / 1000 if number >= _EPOCH * 1000 else number
        return max(number - now, 0.0) if number >= _EPOCH else number
    if (amount := duration(value)) is not None:
        return amount
    try:
        when = datetime.datetime.fromisoformat(value)
        return max((when if when.tzinfo else when.replace(tzinfo=datetime.UTC)).timestamp() - now, 0.0)
    except (ValueError, OverflowError):
        return None
