"""The promise of the budget by hand: what is held, given back and spent, and the bound that it rests on."""

import asyncio

import pytest

from gristmill.models.budget import Budget, Spending
from gristmill.models.requests import MESSAGE_TOKENS, Request
from gristmill.records import Message


def request(*texts: str, schema: str = "{}", max_tokens: int = 10) -> Request:
    return Request(
        model="m", messages=tuple(Message(role="user", content=text) for text in texts), schema_name="reply",
        schema=schema, temperature=0.0, max_tokens=max_tokens, seed=1,
    )  # fmt: skip


def reserved(budget: Budget, *steps: tuple[int, int | None]) -> list[bool]:
    """Whether each bound was let in. With a second number so much of it is spent at once, else it stays held."""

    async def go() -> list[bool]:
        found = []
        for bound, used in steps:
            found.append(await asyncio.wait_for(budget.reserve(Spending(bound)), 5))
            if found[-1] and used is not None:
                await budget.settle(Spending(bound), used=Spending(used))
        return found

    return asyncio.run(go())


def test_what_was_held_and_not_spent_is_free_again() -> None:
    budget = Budget(max_calls=None, max_tokens=100)
    assert reserved(budget, (90, 10), (90, 0), (90, 90), (1, None)) == [True, True, True, False]
    assert budget.spent.tokens == 100


@pytest.mark.parametrize(("bound", "fits"), [(99, True), (100, True), (101, False)])
def test_a_request_is_sent_while_all_that_it_may_cost_fits(bound: int, fits: bool) -> None:
    assert reserved(Budget(max_calls=None, max_tokens=100), (bound, None)) == [fits]


@pytest.mark.parametrize("most", [0, 1, 3])
def test_calls_are_counted_whatever_they_cost(most: int) -> None:
    budget = Budget(max_calls=most, max_tokens=None)
    assert reserved(budget, *[(5, 0)] * (most + 2)) == [True] * most + [False] * 2
    assert budget.calls == most


def test_the_bound_counts_every_byte_the_template_the_schema_and_the_whole_reply() -> None:
    assert request("abc", "äö", max_tokens=7).bound == 3 + 4 + 2 + 2 * MESSAGE_TOKENS + 7
    assert request("", schema="").bound == MESSAGE_TOKENS + 10
    assert MESSAGE_TOKENS >= 40, "the longest template known, with dates in it"


def test_requests_that_differ_in_anything_have_replies_of_their_own() -> None:
    texts = [request("a"), request("a", "b"), request("ab"), request("a", schema="[]"), request("a", max_tokens=11)]
    assert len({each.key for each in texts}) == len(texts)
    assert request("a", schema="[]").prompt_sha256 == request("a").prompt_sha256 != request("b").prompt_sha256
