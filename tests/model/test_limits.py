"""The promises on what is spent, and on what is asked twice: nothing."""

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.recipes.cost import Estimate
from converter.vary import VaryResult, vary
from gristmill.errors import UserError
from gristmill.models.budget import Budget, Pace, Spending
from gristmill.models.client import Client
from gristmill.models.prices import cost
from gristmill.models.replies import open_replies
from gristmill.models.requests import Miss, Reply, Request
from gristmill.models.syncing import Syncing
from gristmill.records import Message
from gristmill.store import Workspace, write_pairs

from .conftest import Answer, FakeEndpoint, Site, asking, completion, honest, refusal


def run(site: Site, **options: Any) -> VaryResult:
    limits = {name: options.pop(name) for name in ("max_calls", "max_tokens", "max_cost", "dry_run") if name in options}
    return vary(site.workspace, site.pairs, asking(**options), model="good-model", **limits)


@given(
    limit=st.integers(0, 400),
    jobs=st.lists(st.tuples(st.integers(1, 90), st.integers(0, 90), st.integers(0, 3)), max_size=20),
    calls=st.integers(0, 20),
    price=st.integers(0, 50),
)
def test_no_order_of_replies_exceeds_a_limit_or_changes_who_is_let_in(
    limit: int, jobs: list[tuple[int, int, int]], calls: int, price: int
) -> None:
    async def spend(*, delayed: bool) -> tuple[list[int], Budget]:
        budget = Budget(max_calls=calls, max_tokens=limit, max_cost=price)
        tasks, admitted = [], []

        async def job(bound: int, used: int, turns: int) -> None:
            for _ in range(turns if delayed else 0):
                await asyncio.sleep(0)
            await budget.settle(Spending(bound, bound / 8), used=Spending(min(used, bound), min(used, bound) / 8))
            assert (budget.spent.tokens <= limit, budget.spent.price <= price) == (True, True)

        for number, (bound, used, turns) in enumerate(jobs):
            if not await budget.reserve(Spending(bound, bound / 8)):
                break
            admitted.append(number)
            tasks.append(asyncio.create_task(job(bound, used, turns)))
        await asyncio.gather(*tasks)
        return admitted, budget

    (admitted, budget), (at_once, _) = asyncio.run(spend(delayed=True)), asyncio.run(spend(delayed=False))
    assert admitted == at_once
    assert (budget.spent.tokens <= limit, budget.spent.price <= price) == (True, True)
    assert budget.calls == len(admitted) <= calls


@pytest.mark.parametrize("most", [0, 1, 5, 9])
def test_no_more_than_max_calls_requests_reach_the_endpoint(endpoint: FakeEndpoint, site: Site, most: int) -> None:
    result = run(site, max_calls=most)
    assert len(endpoint.requests) == result.calls == most
    assert result.unasked.calls > 0
    assert result.failure is None


def test_repeats_count_as_calls(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: refusal(500) if number % 2 else honest(request, number)
    result = run(site, max_calls=7, concurrency=3)
    assert len(endpoint.requests) == result.calls == 7


@pytest.mark.parametrize("most", [100, 6_000, 12_000, 30_000])
def test_max_tokens_holds_even_if_every_byte_is_a_token_and_every_reply_as_long_as_it_may(
    endpoint: FakeEndpoint, site: Site, most: int
) -> None:
    spent: list[int] = []

    def script(request: dict[str, Any], number: int) -> Answer:
        prompt = sum(len(message["content"].encode()) for message in request["messages"])
        spent.append(prompt + request["max_tokens"])
        reply = honest(request, number)
        return completion(reply_content(reply), prompt=prompt, reply=request["max_tokens"])

    endpoint.script = script
    result = run(site, max_tokens=most)
    assert sum(spent) == result.prompt_tokens + result.completion_tokens <= most
    assert result.unasked.calls > 0


def reply_content(answer: Answer) -> str:
    content: str = json.loads(answer.body)["choices"][0]["message"]["content"]
    return content


def test_a_reply_that_does_not_tell_its_tokens_is_counted_by_its_bound(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        answer = honest(request, number)
        answer.body = answer.body.replace('"usage"', '"use"')
        return answer

    endpoint.script = script
    result = run(site, max_tokens=12_000)
    assert 2 <= len(endpoint.requests) <= 4
    assert result.pairs[0].generator.prompt_tokens == 0


@pytest.mark.parametrize("limit", [{"max_tokens": 12_000}, {"max_calls": 7}], ids=["tokens", "calls"])
def test_what_is_asked_within_a_limit_does_not_hang_on_concurrency(
    endpoint: FakeEndpoint, site: Site, limit: dict[str, int]
) -> None:
    alone = run(site, concurrency=1, **limit)
    (site.workspace.root / "gristmill.sqlite").unlink()
    together = run(site, concurrency=8, **limit)
    assert together.pairs == alone.pairs
    assert together.unasked == alone.unasked
    assert alone.pairs


def test_a_second_run_continues_where_the_limit_stopped_the_first(endpoint: FakeEndpoint, site: Site) -> None:
    whole = run(site)
    (site.workspace.root / "gristmill.sqlite").unlink()
    endpoint.requests.clear()
    part = run(site, max_calls=9)
    for _ in range(9):
        part = run(site, max_calls=9) if part.unasked.calls else part
    assert part.pairs == whole.pairs
    assert part.unasked.calls == 0
    assert len(endpoint.requests) == whole.calls
    texts = [str(sorted(request.items())) for request in endpoint.requests]
    assert len(set(texts)) == len(texts)


def test_a_replay_needs_no_endpoint_and_gives_the_same_pairs(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(site)
    endpoint.close()
    monkeypatch.setenv("OPENAI_BASE_URL", "nonsense")
    again = run(site, concurrency=1)
    assert [pair.to_record() for pair in again.pairs] == [pair.to_record() for pair in first.pairs]
    assert again.tallies == first.tallies
    assert (again.calls, again.failure, again.replayed) == (0, None, first.calls)


def test_another_model_temperature_or_prompt_is_asked_anew(endpoint: FakeEndpoint, site: Site) -> None:
    one = {"max_sections": 1, "recipes": ["paraphrase"]}
    run(site, **one)
    run(site, temperature=0.1, **one)
    vary(site.workspace, site.pairs, asking(**one), model="other-model")
    assert len(endpoint.requests) == 3


def test_a_dry_run_asks_nothing_and_says_what_it_would(endpoint: FakeEndpoint, site: Site) -> None:
    dry = run(site, dry_run=True, price_input=2.0, price_output=10.0)
    assert endpoint.requests == []
    assert dry.pairs == ()
    real = run(site, price_input=2.0, price_output=10.0)
    assert dry.unasked.calls == real.calls
    assert dry.unasked.cost == pytest.approx(
        (2 * dry.unasked.prompt_tokens + 10 * dry.unasked.completion_tokens) / 1e6, abs=1e-9
    )
    assert real.cost == pytest.approx((2 * real.prompt_tokens + 10 * real.completion_tokens) / 1e6, abs=1e-9)
    assert run(site, dry_run=True).unasked == Estimate()


def test_costs_of_the_pairs_add_up_to_no_more_than_the_run(endpoint: FakeEndpoint, site: Site) -> None:
    result = run(site, price_input=3.0)
    assert result.cost is not None
    assert 0 < sum(pair.generator.cost or 0 for pair in result.pairs) <= result.cost + 1e-9
    assert sum(pair.generator.completion_tokens for pair in result.pairs) <= result.completion_tokens
    assert cost(asking().model, 5, 5) is None


def test_concurrency_is_bounded_and_used(endpoint: FakeEndpoint, site: Site) -> None:
    def slow(request: dict[str, Any], number: int) -> Answer:
        answer = honest(request, number)
        answer.delay = 0.1
        return answer

    endpoint.script = slow
    run(site, concurrency=3)
    assert endpoint.most_at_once == 3


def test_requests_and_tokens_a_minute_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gristmill.models.budget.WINDOW", 0.5)

    async def sent(pace: Pace, sizes: list[int]) -> list[float]:
        times = []
        for size in sizes:
            await pace.turn(size)
            times.append(time.monotonic())
        return [moment - times[0] for moment in times]

    by_requests = asyncio.run(sent(Pace(requests=2, tokens=None), [1, 1, 1, 1]))
    assert by_requests[1] < 0.4 <= by_requests[2] <= by_requests[3]
    by_tokens = asyncio.run(sent(Pace(requests=None, tokens=100), [60, 40, 1, 500]))
    assert by_tokens[1] < 0.4 <= by_tokens[2]
    assert by_tokens[3] - by_tokens[2] >= 0.4  # larger than the limit: alone, but not never


def request(text: str) -> Request:
    said = (Message(role="user", content=text),)
    return Request(model="m", messages=said, schema_name="s", schema="{}", temperature=0.0, max_tokens=5, seed=1)


def test_a_reply_is_on_the_disk_before_it_is_read(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(body: str) -> Reply:
        raise ZeroDivisionError

    async def ask() -> None:
        with open_replies(site.workspace) as replies:
            client = Client(replies, asking().model)
            try:
                await client.ask_all([request("hello [Q1]")])
            finally:
                await client.close()

    endpoint.script = lambda *_: completion("anything")
    with monkeypatch.context() as patched:
        patched.setattr("gristmill.models.client.read_body", explode)
        with pytest.raises(ZeroDivisionError):
            asyncio.run(ask())
    with open_replies(site.workspace) as replies:
        assert "anything" in (replies.find(request("hello [Q1]"), endpoint="") or "")
        assert replies._db.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL: synced at every commit


def test_a_full_disk_ends_the_asking(endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = type(site.workspace).connect

    def small(workspace: Workspace, **options: bool) -> sqlite3.Connection:
        db = connect(workspace, **options)
        db.execute("PRAGMA max_page_count = 12")
        return db

    monkeypatch.setattr(Workspace, "connect", small)
    result = run(site, concurrency=1)
    assert "a reply cannot be written to gristmill.sqlite: database or disk is full" in str(result.failure)
    assert len(endpoint.requests) < 12


def test_outcomes_come_in_the_order_of_the_requests(endpoint: FakeEndpoint, site: Site) -> None:
    def script(asked: dict[str, Any], number: int) -> Answer:
        text = asked["messages"][0]["content"]
        return completion(text, delay=0.02 * (9 - int(text)))

    async def ask(calls: int) -> list[Reply | Miss]:
        with open_replies(site.workspace) as replies:
            client = Client(replies, asking(concurrency=9).model, max_calls=calls)
            outcomes = await client.ask_all([request(str(n)) for n in range(9)])
            await client.close()
            return outcomes

    endpoint.script = script
    outcomes = asyncio.run(ask(7))
    assert [o.content if isinstance(o, Reply) else o.reason for o in outcomes] == [*"0123456", "unasked", "unasked"]


def test_a_killed_run_loses_only_what_is_in_flight(endpoint: FakeEndpoint, site: Site) -> None:
    def slow(asked: dict[str, Any], number: int) -> Answer:
        answer = honest(asked, number)
        answer.delay = 0.08
        return answer

    endpoint.script = slow
    code = (
        "import sys; from pathlib import Path; from gristmill.store import Workspace, read_pairs; "
        "from gristmill.config import Convert, Model; from converter.vary import vary; "
        "w = Workspace(Path(sys.argv[1])); "
        "settings = Convert(recipes=['paraphrase', 'self_instruct'], model=Model(concurrency=2, timeout=10)); "
        "vary(w, read_pairs(w.pairs), settings, model='good-model')"
    )
    write_pairs(site.workspace.pairs, site.pairs)
    with subprocess.Popen([sys.executable, "-c", code, str(site.workspace.root)], env={**os.environ}) as child:
        deadline = time.monotonic() + 30
        while len(endpoint.requests) < 8 and time.monotonic() < deadline:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
    time.sleep(0.2)  # the endpoint finishes what it was doing
    killed = len(endpoint.requests)
    assert killed >= 8
    resumed = run(site)
    assert resumed.replayed >= killed - 2
    assert len(endpoint.requests) == killed + resumed.calls
    (site.workspace.root / "gristmill.sqlite").unlink()
    assert run(site).pairs == resumed.pairs


@pytest.mark.parametrize("most", [0.0, 0.004, 0.02])
def test_money_is_a_hard_limit_too(endpoint: FakeEndpoint, site: Site, most: float) -> None:
    result = run(site, max_cost=most, price_input=2.0, price_output=10.0)
    assert (result.cost or 0) <= most
    assert result.unasked.calls
    assert bool(result.calls) == (most == 0.02)


def test_money_without_prices_is_no_limit_but_a_mistake(endpoint: FakeEndpoint, site: Site) -> None:
    with pytest.raises(UserError, match="price_input"):
        run(site, max_cost=1.0)


def test_replies_that_come_together_are_synced_together(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    insert = Syncing._insert
    monkeypatch.setattr(Syncing, "_insert", lambda self, rows: (commits.append(len(rows)), insert(self, rows)))

    async def keep() -> None:
        with open_replies(site.workspace) as replies:
            await asyncio.gather(*(replies.write(request(str(n)), endpoint="", body=f"{n}") for n in range(40)))
            assert [replies.find(request(str(n)), endpoint="") for n in range(40)] == [str(n) for n in range(40)]

    asyncio.run(keep())
    assert sum(commits) == 40
    assert len(commits) <= 3


def test_all_whose_sync_failed_hear_of_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Syncing, rows: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Syncing, "_insert", fail)

    async def keep() -> list[BaseException | None]:
        with open_replies(site.workspace) as replies:
            tried = (replies.write(request(str(n)), endpoint="", body="b") for n in range(5))
            return await asyncio.gather(*tried, return_exceptions=True)

    assert [type(error) for error in asyncio.run(keep())] == [UserError] * 5
