"""How long an endpoint asks to wait, and how long a reply may take."""

import asyncio

import pytest

from gristmill.models.patience import Patience
from gristmill.models.waiting import duration, is_spent, wait_of

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("headers", "said", "seconds"),
    [
        ({}, "", None),
        ({"retry-after": "7"}, "try again in 99s", 7),
        ({"retry-after-ms": "1500", "retry-after": "7"}, "", 1.5),
        ({"retry-after": "Fri, 15 Jan 2027 08:00:20 GMT"}, "", 20),
        ({}, "Rate limit reached. Please try again in 12s.", 12),
        ({}, "Please try again in 1m30.5s. Visit us.", 90.5),
        ({}, "Please retry in 350ms", 0.35),
        ({}, '{"retryDelay": "34s"}', 34),
        ({}, "Too many requests: wait 2 minutes before the next", 120),
        ({}, "limit resets in 1 hour and 5 minutes", 3900),
        ({}, "You used 12 seconds of compute", None),
        ({"x-ratelimit-reset-requests": "6m0s"}, "", 360),
        ({"x-ratelimit-reset-requests": "23h", "x-ratelimit-remaining-requests": "900"}
         | {"x-ratelimit-reset-tokens": "8s", "x-ratelimit-remaining-tokens": "0"}, "", 8),
        ({"x-ratelimit-reset": str(int(NOW) + 40)}, "", 40),
        ({"x-ratelimit-reset": str((int(NOW) + 40) * 1000)}, "", 40),
        ({"ratelimit-reset": "15"}, "", 15),
        ({"anthropic-ratelimit-requests-reset": "2027-01-15T08:00:30Z"}, "", 30),
        ({"x-ratelimit-reset": "soon"}, "", None),
        ({"x-ratelimit-reset-requests": "12ms"}, "", 0.012),
        ({"ratelimit": "limit=9, remaining=0, reset=6"}, "", 6),
        ({"ratelimit": '"minute";r=0;t=6'}, "", 6),
        ({}, 'too many {"retry_after": 6.5}', 6.5),
        ({}, '{"retry_after_ms": 2500}', 2.5),
        ({}, '{"error": "the model loads", "estimated_time": 20.0}', 20),
        ({}, "You may go on again after 2027-01-15T08:00:30Z", 30),
        ({}, "The limit resets on 2027-01-15 at 08:01 UTC.", 60),
        ({}, "resets at 2027-01-15T09:00:10.5+01:00", 10.5),
        ({}, "of version 2027-01-15", None),
    ],
)  # fmt: skip
def test_every_way_to_ask_for_patience_is_understood(headers: dict[str, str], said: str, seconds: float | None) -> None:
    assert wait_of(headers, said, now=NOW) == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("said", "wait", "spent"),
    [
        ("You exceeded your current quota, please check your plan and billing details. insufficient_quota", None, True),
        ("You exceeded your current quota, check your billing. insufficient_quota", 5.0, True),
        ("You exceeded your current quota, check your plan and billing. Please retry in 34s", 34.0, False),
        ("Your credit balance is too low to access the API", None, True),
        ("Insufficient credits", None, True),
        ("Rate limit reached for requests per min", None, False),
        ("The model is overloaded", None, False),
        ("Your account is in arrears", None, True),
        ("The wallet is empty. Add funds to go on.", None, True),
        ("Your free trial has ended", None, True),
        ("You have reached your API usage limits", None, True),
        ("please make sure that your account is in good standing", None, True),
        ("Please recharge and try again", None, True),
        ("Too many requests on the trial tier", None, False),
    ],
)
def test_a_quota_that_is_spent_is_told_from_a_pace(said: str, wait: float | None, spent: bool) -> None:
    assert is_spent(said, wait=wait) is spent


def test_amounts_add_up() -> None:
    assert duration("1h 2m 3.5s") == 3723.5
    assert duration("soon") is None


def test_no_hint_takes_long_to_read() -> None:
    assert wait_of({}, "wait " + "1" * 100_000 + " retry 1 1 1 1" * 9999, now=NOW) is None


# Patience


def test_the_time_out_follows_the_slowest_rate() -> None:
    patience = Patience(120, reply_tokens=700)
    assert patience.seconds == 120
    patience.learn(300, 1)
    assert patience.seconds == 120
    patience.learn(300, 100)  # three tokens a second: a full reply takes 233
    assert patience.seconds == pytest.approx(2 * 700 / 3)


def test_lost_replies_stretch_the_time_out_up_to_a_bound() -> None:
    patience = Patience(10, reply_tokens=700)
    for _ in range(9):
        patience.lose(patience.seconds)
    assert patience.seconds == 40


def test_replies_under_way_gain_from_what_another_one_shows() -> None:
    async def slow(patience: Patience) -> str:
        async with patience.limit():
            await asyncio.sleep(0.6)
            return "came"

    async def both() -> str:
        patience = Patience(0.3, reply_tokens=100)
        waiting = asyncio.create_task(slow(patience))
        await asyncio.sleep(0.1)
        patience.learn(50, 1.0)
        return await waiting

    assert asyncio.run(both()) == "came"
    with pytest.raises(TimeoutError):
        asyncio.run(slow(Patience(0.3, reply_tokens=100)))
