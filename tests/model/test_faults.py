"""What an endpoint can do wrong, over real sockets."""

import json
import logging
from typing import Any

import pytest

from converter.vary import VaryResult, vary
from gristmill.errors import UserError

from .conftest import Answer, FakeEndpoint, Script, Site, asking, completion, honest, refusal

SECRET = "sk-very-secret-0123456789"


def first(answer: Answer, times: int = 1) -> Script:
    """That answer for the first requests, honest ones after them."""
    return lambda request, number: answer if number < times else honest(request, number)


def run(site: Site, **options: Any) -> VaryResult:
    limits = {name: options.pop(name) for name in ("max_calls", "max_tokens", "dry_run") if name in options}
    return vary(site.workspace, site.pairs, asking(**options), model="good-model", **limits)


def dropped(result: VaryResult) -> dict[str, int]:
    return {reason: count for tally in result.tallies for reason, count in tally.dropped.items()}


@pytest.mark.parametrize(
    "fault",
    [
        refusal(500, "out of order"),
        refusal(503),
        refusal(408),
        Answer(drop=True),
        Answer(body='{"error": {"code": 502}}'),
    ],
    ids=["500", "503", "408", "dropped", "error-in-200"],
)
def test_a_fault_that_passes_is_invisible_in_the_pairs(endpoint: FakeEndpoint, site: Site, fault: Answer) -> None:
    endpoint.script = first(fault, times=3)
    result = run(site, concurrency=1)
    assert result.failure is None
    assert result.calls == len(endpoint.requests)
    endpoint.script = honest
    assert run(site).pairs == result.pairs
    assert result.pairs


def test_one_429_makes_all_requests_wait_as_long_as_it_asks(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = first(refusal(429, "slow down", retry_after="0.4"))
    result = run(site, concurrency=4)
    assert result.failure is None
    at_once = [arrival for arrival in endpoint.arrivals if arrival < endpoint.arrivals[0] + 0.1]
    later = [arrival for arrival in endpoint.arrivals if arrival not in at_once]
    assert len(at_once) <= 5  # a slot may be free again before the refusal has been read
    assert min(later) - endpoint.arrivals[0] >= 0.38


def test_an_endpoint_that_asks_to_wait_for_hours_ends_the_run(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda _, number: refusal(429, retry_after="7200")
    assert "asks to wait 120 minutes" in str(run(site, concurrency=1).failure)
    assert len(endpoint.requests) == 1


def test_retries_are_as_many_as_configured(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda _, number: refusal(500)
    result = run(site, concurrency=1, retries=2)
    assert "fails again and again (endpoint-error, HTTP 500)" in str(result.failure)
    assert len(endpoint.requests) == 3


def test_a_prompt_that_breaks_the_server_costs_only_its_own_items(endpoint: FakeEndpoint, site: Site) -> None:
    victim: list[str] = []

    def script(request: dict[str, Any], number: int) -> Answer:
        if number == 3:
            victim.append(json.dumps(request["messages"]))
        broken = json.dumps(request["messages"]) in victim
        return refusal(500) if broken else honest(request, number)

    endpoint.script = script
    result = run(site, concurrency=1, retries=1)
    assert result.failure is None
    assert dropped(result)["endpoint-error"] >= 1
    assert len(result.pairs) > 5


def test_a_bad_request_is_not_sent_again(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: refusal(422, "no") if number == 2 else honest(request, number)
    result = run(site, concurrency=1)
    assert dropped(result)["request-refused"] >= 1
    sent = [json.dumps(request, sort_keys=True) for request in endpoint.requests]
    assert len(sent) == len(set(sent))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "refuses the key"),
        (402, "wants to be paid"),
        (403, "refuses access"),
        (405, "has no chat/completions (HTTP 405)"),
    ],
)
def test_a_refusal_of_the_account_ends_the_run_in_one_sentence(
    endpoint: FakeEndpoint, site: Site, status: int, words: str
) -> None:
    endpoint.script = lambda *_: refusal(status, "line one\nline two")
    result = run(site, concurrency=1)
    assert isinstance(result.failure, UserError)
    assert words in str(result.failure)
    assert "\n" not in str(result.failure)
    assert len(endpoint.requests) == 1
    assert result.unasked.calls > 1


def test_a_wrong_model_name_is_answered_with_the_right_ones(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: refusal(404, "model 'god-model' not found")
    assert str(run(site).failure).endswith(
        "does not know the model 'good-model' (HTTP 404): it has good-model, other-model"
    )


def test_what_was_made_before_a_failure_is_kept_and_not_asked_again(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: honest(request, number) if number < 5 else refusal(401)
    broken = run(site, concurrency=1)
    assert broken.failure
    assert broken.pairs
    endpoint.script = honest
    mended = run(site)
    assert mended.replayed == 5
    assert set(broken.pairs) <= set(mended.pairs)


def test_a_dead_endpoint_is_told_at_once(nowhere: str, site: Site) -> None:
    result = run(site)
    assert f"nothing answers at {nowhere}" in str(result.failure)
    assert result.calls <= asking().model.concurrency
    assert result.pairs == ()


def test_a_missing_key_is_told_before_anything_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    result = run(site)
    assert "set OPENAI_API_KEY" in str(result.failure)
    assert result.calls == 0


@pytest.mark.parametrize("url", ["ftp://host/v1", "127.0.0.1:8080", "http://", "http://[::1", "http://host:0/v1"])
def test_a_base_url_that_is_none_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    assert "OPENAI_BASE_URL is no http(s) URL" in str(run(site).failure)


def test_a_page_of_a_web_server_is_no_reply_and_is_asked_again_next_time(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: Answer(body="<html>hello</html>", headers={"Content-Type": "text/html"})
    assert "does OPENAI_BASE_URL need /v1" in str(run(site, concurrency=1).failure)
    endpoint.script = honest
    assert run(site).replayed == 0


def test_the_key_reaches_the_endpoint_and_nothing_else(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    caplog.set_level(logging.DEBUG)

    def echo(request: dict[str, Any], number: int) -> Answer:
        if number == 4:
            return refusal(422, f"bad key {SECRET}")
        return completion(f"your key is {SECRET}")

    endpoint.script = echo
    result = run(site, concurrency=1)
    endpoint.script = lambda *_: refusal(400, f"bad key {SECRET}")
    failure = run(site, concurrency=1, seed=99).failure
    assert f"Bearer {SECRET}" in endpoint.authorizations
    assert "[key]" in str(failure)
    files = [path.read_bytes() for path in site.workspace.root.rglob("*") if path.is_file()]
    said = [str(result), repr(result), str(failure), repr(failure), caplog.text, *map(repr, result.tallies)]
    assert not any(SECRET in text for text in said)
    assert not any(SECRET.encode() in data for data in files)


def test_a_key_in_the_url_is_refused_without_repeating_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://user:{SECRET}@127.0.0.1:1/v1")
    failure = str(run(site).failure)
    assert "put the key into OPENAI_API_KEY" in failure
    assert SECRET not in failure


def test_a_reply_that_does_not_come_is_given_up(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: completion("late", delay=6.0) if number == 2 else honest(request, number)
    result = run(site, concurrency=1, timeout=3, retries=0)
    assert dropped(result)["endpoint-timeout"] >= 1
    assert result.failure is None


def test_a_refused_schema_is_left_out_for_the_rest_of_the_run(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        return (
            refusal(400, "response_format is not supported")
            if "response_format" in request
            else honest(request, number)
        )

    endpoint.script = script
    plain = run(site, concurrency=1)
    assert ["response_format" in request for request in endpoint.requests[:3]] == [True, False, False]
    assert sum("response_format" in request for request in endpoint.requests) == 1
    assert plain.pairs
    endpoint.script = honest
    assert run(site).pairs == plain.pairs  # the kept replies do not mind how the endpoint wanted it put


def test_an_endpoint_that_wants_the_new_name_of_the_limit_gets_it(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        if "max_tokens" in request:
            return refusal(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        return refusal(400, "temperature: only 1") if "temperature" in request else honest(request, number)

    endpoint.script = script
    result = run(site, concurrency=1)
    assert result.failure is None
    assert endpoint.requests[-1]["max_completion_tokens"] == asking().model.max_reply_tokens
    assert sum("max_tokens" in r or "temperature" in r for r in endpoint.requests) == 2


def test_an_unreadable_reply_is_asked_once_more_with_another_seed(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: completion("Certainly! Here are some questions.")
    result = run(site, concurrency=1, recipes=["paraphrase"], max_sections=1)
    assert [request["seed"] for request in endpoint.requests] == [7, 8]
    assert dropped(result) == {"unreadable-reply": 1}


@pytest.mark.parametrize(
    "reply", ['{"rewrites": [{"id": 1}]}', "[]", "{", '{"rewrites": "x"}', "", "\\ud800", "{" * 9000]
)
def test_json_of_another_form_is_no_reply(endpoint: FakeEndpoint, site: Site, reply: str) -> None:
    endpoint.script = lambda *_: completion(reply)
    assert dropped(run(site, recipes=["paraphrase"], max_sections=1)) == {"unreadable-reply": 1}


def test_json_in_a_fence_with_talk_around_it_is_read(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        content = json.loads(honest(request, number).body)["choices"][0]["message"]["content"]
        return completion(f"Sure!\n```json\n{content}\n```\nAnything else?")

    endpoint.script = script
    assert len(run(site).pairs) > 10


def test_a_reply_that_was_cut_is_asked_for_in_halves_and_then_dropped(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        units = request["messages"][1]["content"].count("\n[E")
        return completion("{", finish="length") if units > 2 else honest(request, number)

    endpoint.script = script
    result = run(site, recipes=["self_instruct"], max_sections=2)
    assert len(endpoint.requests) == 6
    assert len(result.pairs) >= 3
    endpoint.script = lambda *_: completion("{", finish="length")
    result = run(site, recipes=["self_instruct"], max_sections=1, seed=1)
    assert set(dropped(result)) == {"reply-cut"}
    assert len(endpoint.requests) == 9


def test_a_prompt_beyond_the_context_is_split_too(endpoint: FakeEndpoint, site: Site) -> None:
    long = refusal(400, "request (5031 tokens) exceeds the available context size (2048 tokens)")
    endpoint.script = first(long)
    result = run(site, recipes=["self_instruct"], max_sections=1, concurrency=1)
    assert len(endpoint.requests) == 3
    assert result.pairs


def test_a_refusal_by_a_content_filter_has_its_reason(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: completion("", finish="content_filter")
    assert dropped(run(site, recipes=["paraphrase"], max_sections=1)) == {"refused-reply": 1}


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_prompts_go_nowhere_but_to_the_endpoint_that_was_named(endpoint: FakeEndpoint, site: Site, status: int) -> None:
    elsewhere = FakeEndpoint()
    try:
        location = {"Location": f"{elsewhere.url}/chat/completions"}
        endpoint.script = lambda request, number: Answer(status=status, headers=location)
        result = run(site)
        assert result.failure is not None
        assert not result.pairs
        assert elsewhere.requests == []
    finally:
        elsewhere.close()


def test_a_request_that_got_lost_may_have_been_paid_for(endpoint: FakeEndpoint, site: Site) -> None:
    # The limit holds one request and its bound: were a lost one free, it would be sent again and again.
    endpoint.script = lambda request, number: Answer(drop=True)
    bound = 12_000
    result = run(site, max_tokens=bound, concurrency=1, retries=9)
    assert 1 <= len(endpoint.requests) <= 4
    assert not result.pairs
