"""Retry-After in both of its forms."""

import email.utils

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gristmill.retry_after import retry_after

NOW = 1_750_000_000.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 30 ", 30.0),
        ("86400", 86_400.0),
        ("9" * 400, 999_999_999_999.0),
        ("-5", None),
        ("1.5", 1.5),
        ("", None),
        ("later", None),
        ("٣", None),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 251652300799.0),
        ("Fri, 99 Zzz 9999 99:99:99 GMT", None),
    ],
)
def test_both_forms_are_read(value: str, seconds: float | None) -> None:
    assert retry_after(value, now=NOW) == seconds


@given(st.integers(-1000, 1000))
def test_a_date_waits_until_that_date(offset: int) -> None:
    value = email.utils.formatdate(NOW + offset, usegmt=True)
    assert retry_after(value, now=NOW) == max(offset, 0)


def test_a_date_without_a_zone_is_greenwich_time() -> None:
    value = email.utils.formatdate(NOW + 20, localtime=False)
    assert value.endswith("-0000")
    assert retry_after(value, now=NOW) == 20.0


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(value: str) -> None:
    seconds = retry_after(value, now=NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("Sun, 15 Jun 2025 15:07:00 GMT", 20.0),
        ("Sun, 15 Jun 2025 15:07:00 -0000", 20.0),
        ("Sun, 15 Jun 2025 17:07:00 +0200", 20.0),  # no server should, and some do
        ("Sun, 15 Jun 2025 15:06:00 GMT", 0.0),
    ],
)
def test_a_date_is_of_its_zone(value, seconds):
    assert retry_after(value, now=NOW) == seconds
