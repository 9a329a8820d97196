"""Retry-After, in seconds or as a date (RFC 9110 §10.2.3)."""

import datetime
import email.utils

MAX_SECONDS = 120.0  # longer than this no run waits for one host; the page is left to the next run


def retry_after(value: str, *, now: float) -> float | None:
    """Seconds to wait from `now` (Unix time), 0 … MAX_SECONDS; None where the value says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), MAX_SECONDS)
    try:
        when = email.utils.parsedate_to_datetime(value)
        if when.tzinfo is None:  # "-0000": the RFC says GMT
            when = when.replace(tzinfo=datetime.UTC)
        return min(max(when.timestamp() - now, 0.0), MAX_SECONDS)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
