"""Retry-After, in seconds or as a date (RFC 9110 §10.2.3)."""

import datetime
import email.utils
import re

_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]*)?")  # endpoints of models send fractions, which the RFC does not know


def retry_after(value: str, *, now: float) -> float | None:
    """Seconds to wait from `now` (Unix time), at least 0; None where the value says nothing."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return float(value[:12])
    try:
        when = email.utils.parsedate_to_datetime(value)
        if when.tzinfo is None:  # "-0000": the RFC says GMT
            when = when.replace(tzinfo=datetime.UTC)
        return max(when.timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
