"""How endpoints are reached and what they want: over real sockets, with a sentence for each way to miss one."""

import asyncio
import dataclasses
import gzip
import json
import logging
import os
import resource
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from converter.vary import VaryResult, vary
from gristmill.errors import NothingKeptError, UserError
from gristmill.models.answers import MOST_BYTES
from gristmill.models.brake import MOST_AT_FIRST
from gristmill.models.endpoint import Endpoint
from gristmill.models.masking import Masking
from gristmill.models.transport import Transport
from gristmill.text import sha256

from .conftest import Answer, FakeEndpoint, Script, Site, asking, completion, honest, refusal

SECRET = "sk-very-secret-0123456789"


def run(site: Site, **options: Any) -> VaryResult:
    names = ("max_calls", "max_tokens", "dry_run", "ask_again")
    limits = {name: options.pop(name) for name in names if name in options}
    return vary(site.workspace, site.pairs, asking(**options), model="good-model", **limits)


def dropped(result: VaryResult) -> dict[str, int]:
    return {reason: count for tally in result.tallies for reason, count in tally.dropped.items()}


def content(answer: Answer) -> str:
    said: str = json.loads(answer.body)["choices"][0]["message"]["content"]
    return said


# Addresses


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("/v1", "/v1/chat/completions"),
        ("/v1/", "/v1/chat/completions"),
        ("", "/chat/completions"),
        ("/openai/deployments/d?api-version=1", "/openai/deployments/d/chat/completions?api-version=1"),
        ("/v1?a=b%2Fc&d=#e", "/v1/chat/completions?a=b%2Fc&d="),
    ],
)
@pytest.mark.parametrize("key", ["", "test"])
def test_a_query_stays_at_the_end_of_the_address(endpoint: FakeEndpoint, url: str, asked: str, key: str) -> None:
    async def ask() -> None:
        transport = Transport(Endpoint(url=f"{endpoint.url.removesuffix('/v1')}{url}", key=key))
        await transport.post({"model": "good-model", "messages": [{"role": "user", "content": "so?"}]})
        await transport.close()

    endpoint.script = lambda *_: completion("yes")
    asyncio.run(ask())
    assert endpoint.paths == [asked]
    assert endpoint.authorizations == [f"Bearer {key}" if key else ""]


@pytest.mark.parametrize("method", ["chat/completions", "chat/completions/", "completions", "models", "responses"])
def test_the_address_of_a_method_is_refused_with_the_right_one(method: str) -> None:
    with pytest.raises(UserError, match=r"set it to http://h:1/v1, without /"):
        Endpoint.of({"OPENAI_BASE_URL": f"http://h:1/v1/{method}?key=1"})


def test_a_query_with_a_version_brings_the_key_in_its_own_header_too() -> None:
    assert Endpoint(url="http://h/v1", key="k").headers == {"Authorization": "Bearer k"}
    assert Endpoint(url="http://h/x?api-version=1", key="k").headers["api-key"] == "k"


def test_one_endpoint_has_one_name_however_it_is_written() -> None:
    names = {Endpoint(url=url).name for url in ("http://H/v1", "http://h:80/v1/", "http://h/v1?key=secret")}
    assert names == {"http://h:80/v1"}


@pytest.mark.parametrize(
    ("path", "words"), [("", "need /v1 at its end, as in http://127.0.0.1"), ("/v2", "need /v1 at its end, or another")]
)
def test_a_missing_path_is_told_from_a_missing_model(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, path: str, words: str
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url.removesuffix("/v1") + path)
    endpoint.script = lambda *_: Answer(status=404, body="no such page")
    failure = str(run(site, concurrency=1).failure)
    assert "has no chat/completions (HTTP 404)" in failure
    assert words in failure


def test_a_redirect_is_not_followed_and_named(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: Answer(status=308, headers={"Location": "https://elsewhere.example/v1"})
    assert "sends the question on to https://elsewhere.example/v1" in str(run(site, concurrency=1).failure)
    assert len(endpoint.requests) == 1


# The way


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody signed, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "c.pem", folder / "k.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=mill -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*command.split(), "-keyout", key, "-out", made], capture_output=True, check=True)
    return made, key


@pytest.fixture
def secure(endpoint: FakeEndpoint, certificate: tuple[Path, Path]) -> str:
    """The endpoint behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    endpoint._server.socket = context.wrap_socket(endpoint._server.socket, server_side=True)
    return endpoint.url.replace("http:", "https:")


@pytest.fixture
def way(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Asks at a URL under an environment, and tells why it failed."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("SSL_"):
            monkeypatch.delenv(name)

    def ask(url: str, **environment: str) -> str:
        for name, value in {"OPENAI_BASE_URL": url, **environment}.items():
            monkeypatch.setenv(name, value)
        return str(run(site, concurrency=1, max_sections=1, retries=1).failure)

    return ask


def test_a_certificate_that_is_not_trusted_is_told_and_can_be(
    secure: str, way: Any, certificate: tuple[Path, Path]
) -> None:
    assert "is not trusted (self-signed certificate): set SSL_CERT_FILE" in way(secure)
    assert "holds no certificates that can be read" in way(secure, SSL_CERT_FILE="nowhere.pem")
    assert "is not trusted" in way(secure.replace("127.0.0.1", "localhost"), SSL_CERT_FILE=str(certificate[0]))
    assert way(secure, SSL_CERT_FILE=str(certificate[0])) == "None"


def test_the_wrong_one_of_http_and_https_is_told(endpoint: FakeEndpoint, way: Any) -> None:
    assert "want http:// instead of https://" in way(endpoint.url.replace("http:", "https:"))


def test_a_port_of_another_service_is_told(way: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            for _ in range(2):
                connection, _ = server.accept()
                connection.sendall(b"SSH-2.0-mill\r\n")
                connection.close()

        threading.Thread(target=greet, daemon=True).start()
        failure = way(f"http://127.0.0.1:{server.getsockname()[1]}/v1")
    assert "breaks the connection off" in failure
    assert "want https://" in failure


@pytest.mark.parametrize(
    ("proxy", "words"),
    [
        ("http://me:secret@127.0.0.1:9", "the proxy http://127.0.0.1:9, which leads to http://mill.example/v1"),
        ("127.0.0.1:9", "the proxy http://127.0.0.1:9"),
        ("gopher://127.0.0.1:9", "is no http, https or socks5 URL"),
        ("socks5://me:secret@127.0.0.1:9", "socks5://127.0.0.1:9"),
        ("socks://127.0.0.1:9", "socks5://127.0.0.1:9"),
    ],
)  # fmt: skip
def test_a_proxy_that_leads_nowhere_is_told_without_its_password(way: Any, proxy: str, words: str) -> None:
    failure = way("http://mill.example/v1", ALL_PROXY=proxy)
    assert words in failure
    assert "secret" not in failure


@pytest.mark.parametrize("bypass", ["*", "mill.invalid", ".invalid", "other, mill.invalid:80"])
def test_a_host_of_no_proxy_is_reached_without(way: Any, bypass: str) -> None:
    failure = way("http://mill.invalid/v1", HTTP_PROXY="http://127.0.0.1:9", NO_PROXY=bypass)
    assert failure == "no address is known for the name 'mill.invalid': check OPENAI_BASE_URL, or the network"


def test_no_proxy_leads_to_this_machine(endpoint: FakeEndpoint, way: Any) -> None:
    assert way(endpoint.url, HTTP_PROXY="http://127.0.0.1:9") == "None"


# Bodies without an end


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("kind", ["endless", "gzip"])
def test_a_body_without_an_end_is_cut_off(endpoint: FakeEndpoint, site: Site, kind: str, status: int) -> None:
    bomb = gzip.compress(b'{"choices": ["' + bytes(64 << 20))
    endpoint.script = lambda *_: (
        Answer(status=status, endless=True)
        if kind == "endless"
        else Answer(status=status, raw=bomb, headers={"Content-Encoding": "gzip"})
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    failure = str(run(site).failure)
    assert ("sends a reply of over 8 MB" if status == 200 else "refuses the request") in failure
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # of 64 MB, four at a time, KiB


def test_a_reply_of_nearly_the_bound_is_read(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Answer:
        return Answer(body=honest(request, number).body + " " * (MOST_BYTES - 10_000))

    endpoint.script = script
    assert run(site, max_sections=1).pairs


def test_one_endless_reply_is_one(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: Answer(endless=True) if number == 3 else honest(request, number)
    result = run(site, concurrency=1)
    assert result.failure is None
    assert dropped(result)["reply-too-large"] >= 1


# Odd replies


@pytest.mark.parametrize(
    "odd",
    [
        Answer(body="<html>gateway</html>", headers={"Content-Type": "text/html"}),
        Answer(body=""),
        Answer(body='{"choices": []}'),
        Answer(body="null"),
        Answer(body="{"),
        Answer(raw=b"\xff\xfe\x00"),
        Answer(body='{"error": {"message": "worker died", "code": 500}}'),
        Answer(raw=b"no gzip", headers={"Content-Encoding": "gzip"}),
        Answer(status=204),
    ],
    ids=["page", "empty", "no-choice", "null", "cut", "bytes", "error-in-200", "no-gzip", "no-content"],
)
@pytest.mark.parametrize("when", [0, 3])
def test_one_bad_reply_is_one_bad_reply(endpoint: FakeEndpoint, site: Site, odd: Answer, when: int) -> None:
    endpoint.script = lambda request, number: odd if number == when else honest(request, number)
    result = run(site, concurrency=1)
    assert result.failure is None
    assert len(endpoint.requests) == 25  # one more than without
    assert dropped(result).keys() <= {"near-question"}


@pytest.mark.parametrize("status", [401, 403, 404])
def test_one_refusal_among_replies_is_one_bad_reply(endpoint: FakeEndpoint, site: Site, status: int) -> None:
    odd = refusal(status, "no such route")
    endpoint.script = lambda request, number: odd if number == 3 else honest(request, number)
    assert run(site, concurrency=1).failure is None
    assert len(endpoint.requests) == 25


def test_a_key_that_is_taken_away_ends_the_run_soon(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: honest(request, number) if number < 3 else refusal(401, "gone")
    assert "refuses the key" in str(run(site, concurrency=1).failure)
    assert len(endpoint.requests) < 16


def test_a_rate_limit_behind_another_status_is_waited_for(endpoint: FakeEndpoint, site: Site) -> None:
    limit = refusal(403, "API rate limit exceeded for your key", retry_after="0.01")
    endpoint.script = lambda request, number: limit if number < 7 else honest(request, number)
    assert run(site, concurrency=1, retries=1).failure is None


@pytest.mark.parametrize(("status", "message"), [(500, "out of memory"), (400, "cannot do it"), (429, "busy")])
def test_a_limit_that_is_spent_on_nothing_is_told_with_the_reason(
    endpoint: FakeEndpoint, site: Site, status: int, message: str
) -> None:
    endpoint.script = lambda *_: refusal(status, message)
    failure = str(run(site, concurrency=1, max_calls=3).failure)
    assert f"HTTP {status}" in failure
    assert message in failure
    assert "the limit of calls, tokens or cost is reached" in failure


def as_parts(text: str) -> str:
    parts = [{"type": "thinking", "thinking": "{"}, {"type": "text", "text": text}]
    return json.dumps({"choices": [{"message": {"content": parts}, "finish_reason": "stop"}]})


def as_stream(text: str) -> str:
    pieces = [{"choices": [{"index": 0, "delta": {"content": text[at : at + 9]}}]} for at in range(0, len(text), 9)]
    return ": hold on\n\n" + "".join(f"data: {json.dumps(piece)}\n\n" for piece in pieces) + "data: [DONE]\n\n"


@pytest.mark.parametrize("put", [as_parts, as_stream, lambda text: "\ufeff" + completion(text).body])
def test_a_reply_is_read_however_it_is_put(endpoint: FakeEndpoint, site: Site, put: Any) -> None:
    plain = run(site)
    (site.workspace.root / "gristmill.sqlite").unlink()
    endpoint.script = lambda request, number: Answer(body=put(content(honest(request, number))))
    assert [pair.id for pair in run(site).pairs] == [pair.id for pair in plain.pairs]


# Refusals that can be met


def without_system(request: dict[str, Any], number: int) -> Answer:
    if request["messages"][0]["role"] == "system":
        return refusal(400, "System role not supported")
    user = request["messages"][0]["content"]
    system, _, user = user.partition("\n\n")
    shaped = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return honest({**request, "messages": shaped}, number)


def limited(status: int, message: str, most: int = 512) -> Script:
    return lambda request, number: (
        refusal(status, message) if request.get("max_tokens", 0) > most else honest(request, number)
    )


def naming(name: str, status: int, message: str) -> Script:
    return lambda request, number: refusal(status, message) if name in request else honest(request, number)


def named(param: str, script: Script) -> Script:
    """The script, whose refusals name a parameter apart from what they say."""

    def answer(request: dict[str, Any], number: int) -> Answer:
        found = script(request, number)
        body = json.loads(found.body)
        if "error" in body:
            body["error"]["param"] = param
        return dataclasses.replace(found, body=json.dumps(body))

    return answer


@pytest.mark.parametrize(
    "script",
    [
        without_system,
        limited(400, "max_tokens must be less than or equal to 512, less than the context window for this model"),
        limited(400, "max_tokens is too large: 700. This model supports at most 512 completion tokens"),
        limited(422, "Invalid value for max_tokens: must be in the range [1, 512]"),
        limited(400, "max_tokens: too large"),
        limited(400, "Range of max_tokens should be [1, 512]"),
        limited(400, "The requested number of tokens to generate exceeds 512"),
        limited(400, "Asked for 700 output tokens but the limit is 512"),
        named("max_tokens", limited(400, "Invalid value")),
        limited(422, '[{"loc": ["body", "max_tokens"], "msg": "Input should be less than or equal to 512"}]'),
        naming("response_format", 400, "json_schema is not supported"),
        naming("response_format", 500, "failed to parse grammar"),
        naming("response_format", 500, ""),
        naming("response_format", 400, ""),
        naming("seed", 422, "Extra inputs are not permitted: seed"),
        naming("seed", 400, "bad input"),
        naming("temperature", 400, "Unsupported value: 'temperature' does not support 0.7"),
        naming("max_tokens", 400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    ],
)
def test_what_an_endpoint_refuses_is_asked_for_in_another_way(
    endpoint: FakeEndpoint, site: Site, script: Script
) -> None:
    plain = run(site)
    (site.workspace.root / "gristmill.sqlite").unlink()
    endpoint.script = script
    result = run(site, concurrency=2)
    assert result.failure is None
    assert len(result.pairs) == len(plain.pairs)
    assert result.calls <= plain.calls + 10


def test_a_limit_of_the_reply_is_never_left_out(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: refusal(400, "unknown parameter max_tokens or max_completion_tokens")
    assert "refuses the request (HTTP 400)" in str(run(site, concurrency=1).failure)
    assert all({"max_tokens", "max_completion_tokens"} & request.keys() for request in endpoint.requests)


# Waiting and money


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_endpoint_is_waited_for_beyond_the_repeats(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    monkeypatch.setattr("gristmill.models.client.TOLD_FROM", 0.01)
    busy = refusal(status, "slow down")
    endpoint.script = lambda request, number: busy if number < 7 else honest(request, number)
    result = run(site, concurrency=1, retries=1)
    assert result.failure is None
    assert result.pairs
    assert "is busy: waiting" in caplog.text


def test_an_endpoint_that_stays_busy_ends_the_run(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gristmill.models.client.PATIENCE", 0.3)
    endpoint.script = lambda *_: refusal(503, "loading model", retry_after="0")
    assert "fails again and again (endpoint-error, HTTP 503, loading model)" in str(run(site).failure)
    assert len(endpoint.requests) < 40


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (429, "You exceeded your current quota, please check your plan and billing details."),
        (400, "Your credit balance is too low"),
        (503, "Insufficient credits"),
    ],
)
def test_money_that_has_run_out_ends_the_run_at_once(
    endpoint: FakeEndpoint, site: Site, status: int, message: str
) -> None:
    endpoint.script = lambda request, number: honest(request, number) if number < 3 else refusal(status, message)
    assert "has no quota left" in str(run(site, concurrency=1).failure)
    assert len(endpoint.requests) == 4


def test_a_rate_limit_in_a_good_status_is_waited_for(endpoint: FakeEndpoint, site: Site) -> None:
    limit = Answer(body='{"error": {"message": "Rate limit reached", "type": "rate_limit"}}')
    endpoint.script = lambda request, number: limit if 1 < number < 8 else honest(request, number)
    assert run(site, concurrency=1, retries=1).failure is None


# Time-outs


def test_replies_that_were_lost_are_counted_and_told(
    endpoint: FakeEndpoint, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.script = lambda request, number: completion("late", delay=9.0) if number == 1 else honest(request, number)
    result = run(site, concurrency=1, timeout=0.8, max_sections=2)
    assert result.failure is None
    assert (result.timeouts, result.calls) == (1, 5)
    assert result.tokens_in_flight > 700
    assert result.details()["timeouts"] == 1
    assert "raise timeout, or lower concurrency or max_reply_tokens" in caplog.text


def test_a_slow_endpoint_loses_only_its_first_replies(endpoint: FakeEndpoint, site: Site) -> None:
    def slow(request: dict[str, Any], number: int) -> Answer:
        return completion(content(honest(request, number)), reply=80, delay=0.7)

    endpoint.script = slow
    result = run(site, concurrency=4, timeout=0.5, max_sections=6)
    assert result.failure is None
    assert 1 <= result.timeouts <= 4
    assert "endpoint-timeout" not in dropped(result)


# The brake


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (completion("I think it is about mills."), "the last one begins with 'I think it is about mills.'"),
        (completion(""), "the last one is empty"),
        (completion({"items": [], "rewrites": []}), "try another model"),
        (completion("{", finish="length"), "cut off at max_reply_tokens, so raise it (now 700)"),
        (completion("", finish="content_filter"), "the last one is empty"),
        (
            Answer(body='{"choices": [{"message": {"content": "", "reasoning": "I think"}}]}'),
            "it thinks and leaves its answer empty",
        ),
        (refusal(400, "prompt exceeds the context window"), "do not fit into its context"),
    ],
    ids=["words", "empty", "no-items", "cut", "filtered", "thought", "too-long"],
)
def test_replies_of_no_use_stop_the_run(endpoint: FakeEndpoint, site: Site, answer: Answer, words: str) -> None:
    endpoint.script = lambda *_: answer
    result = run(site, concurrency=2)
    assert isinstance(result.failure, NothingKeptError)
    assert result.failure.exit_code == 3
    assert words in str(result.failure)
    assert 10 <= len(endpoint.requests) <= 11
    assert result.unasked.calls > 0


def test_many_requests_at_once_are_braked_too(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: completion("no", delay=0.1)
    assert isinstance(run(site, concurrency=64).failure, NothingKeptError)
    assert len(endpoint.requests) <= 19


def test_all_slots_open_with_the_first_reply_of_use(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: completion(content(honest(request, number)), delay=0.3)
    assert run(site, concurrency=12).failure is None
    assert endpoint.most_at_once > MOST_AT_FIRST


def test_a_reply_of_use_releases_the_brake(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: honest(request, number) if number % 9 == 8 else completion("no")
    assert run(site, concurrency=1).failure is None


def test_after_a_reply_of_use_the_brake_waits_longer(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: honest(request, number) if number < 3 else completion("no")
    assert isinstance(run(site, concurrency=1).failure, NothingKeptError)
    assert len(endpoint.requests) == 33


def test_a_run_without_any_reply_of_use_says_so(
    endpoint: FakeEndpoint, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.script = lambda *_: completion("no")
    assert run(site, max_sections=1).failure is None
    assert "none of 4 replies of 'good-model' in a row could be used" in caplog.text


def test_what_a_useless_run_stored_is_asked_again(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda *_: completion("still warming up")
    assert run(site, max_sections=2).pairs == ()
    endpoint.script = honest
    mended = run(site, max_sections=2)
    assert (mended.replayed, mended.failure) == (0, None)
    assert mended.pairs


def test_single_replies_of_no_use_are_asked_again_on_demand(
    endpoint: FakeEndpoint, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    victim: list[str] = []

    def script(request: dict[str, Any], number: int) -> Answer:
        text = request["messages"][1]["content"]
        victim.extend([text] if number == 5 else [])
        return completion("no") if text in victim else honest(request, number)

    endpoint.script = script
    first = run(site, concurrency=1)
    endpoint.script, asked = honest, len(endpoint.requests)
    assert run(site).calls == 0
    assert "2 stored replies cannot be used: --ask-again asks for them anew" in caplog.text
    again = run(site, ask_again=True)
    assert again.calls == len(endpoint.requests) - asked == 1
    assert set(first.pairs) < set(again.pairs)
    assert run(site, ask_again=True).calls == 0


def test_a_question_whose_second_reply_was_of_use_is_left_alone(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = lambda request, number: completion("no") if number == 0 else honest(request, number)
    first = run(site, concurrency=1)
    again = run(site, ask_again=True)
    assert (again.calls, again.pairs) == (0, first.pairs)


# Whose reply it is


def test_the_same_name_at_another_endpoint_is_another_model(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(site, max_sections=2)
    other = FakeEndpoint()
    monkeypatch.setenv("OPENAI_BASE_URL", other.url)
    try:
        assert run(site, max_sections=2).replayed == 0
        assert len(other.requests) == 4
        assert run(site, max_sections=2).calls == 0
    finally:
        other.close()
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    assert run(site, max_sections=2).calls == 0


def test_replies_of_a_workspace_without_endpoints_stay_paid_for(endpoint: FakeEndpoint, site: Site) -> None:
    run(site, max_sections=2)
    db = site.workspace.connect()
    rows = db.execute("SELECT model, prompt_sha256, request, body FROM replies").fetchall()
    db.execute("DROP TABLE replies")
    db.execute("CREATE TABLE replies (key TEXT PRIMARY KEY, model TEXT, prompt_sha256 TEXT, request TEXT, body TEXT)")
    keyed = [(sha256(row["request"]), *row) for row in rows]
    db.executemany("INSERT INTO replies VALUES (?, ?, ?, ?, ?)", keyed)
    db.close()
    again = run(site, max_sections=2)
    assert (again.calls, again.replayed) == (0, len(rows))


# The key


@pytest.mark.parametrize("key", ["x", "e", "id", "test", "none", "EMPTY", "ollama", "question", "lm-studio", "quote"])
def test_a_dummy_key_leaves_the_words_of_a_model_alone(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    plain = run(site)
    (site.workspace.root / "gristmill.sqlite").unlink()
    monkeypatch.setenv("OPENAI_API_KEY", key)
    assert [pair.to_record() for pair in run(site).pairs] == [pair.to_record() for pair in plain.pairs]


def test_a_key_that_stands_in_the_page_is_a_word_of_the_page() -> None:
    masking = Masking(secrets=("token-abc123",))
    assert masking.body("use token-abc123", request="run with token-abc123") == "use token-abc123"
    assert masking.body("use token-abc123", request="run") == "use [key]"


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        SECRET.replace("s", r"\u0073"),
        json.dumps(SECRET.replace("s", r"\u0073"))[1:-1],
        "".join(rf"\u{ord(c):04X}" for c in SECRET),
        SECRET.replace("-", r"\-"),
    ],
)
def test_a_secret_is_found_however_json_escapes_it(written: str) -> None:
    assert Masking(secrets=(SECRET,)).body(f'{{"a": "{written}!"}}', request="") == '{"a": "[key]!"}'


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("ANTHROPIC_API_KEY", "ant-0123456789-abc", "ant-0123456789-abc"),
        ("AZURE_OPENAI_API_KEY", "0123456789abcdef", "0123456789abcdef"),
        ("HF_TOKEN", "hf_0123456789", "hf_0123456789"),
        ("OPENAI_ORG_ID", "org-0123456789", "org-0123456789"),
        ("OPENAI_PROJECT_ID", "proj_0123456789", "proj_0123456789"),
        ("https_proxy", "http://me:pass%2Fword-1@proxy.example:3128", "pass/word-1"),
        ("ALL_PROXY", "socks5://me:hunter2-hunter2@proxy.example", "hunter2-hunter2"),
        ("HTTP_PROXY", "me:hunter2-hunter2@proxy.example:80", "hunter2-hunter2"),
    ],
)
def test_other_secrets_of_the_environment_stand_in_no_message(name: str, value: str, secret: str) -> None:
    masking = Endpoint.of({"OPENAI_BASE_URL": "http://h/v1?sig=0123456789", name: value}).masking
    assert masking.line(f"no {secret} and no 0123456789", 99).startswith("no [key] and no ")
    assert secret not in masking.body(f'{{"error": "{secret}"}}', request="") or "/" in secret
    assert secret not in repr(Endpoint.of({"OPENAI_BASE_URL": "http://h/v1", name: value}))


@pytest.mark.parametrize("name", ["PWD", "HOME", "TOKENIZERS_PARALLELISM", "KEYBOARD", "MONKEY", "PROXY_MODE"])
def test_what_is_no_secret_by_its_name_is_left(name: str) -> None:
    masking = Endpoint.of({"OPENAI_BASE_URL": "http://h/v1", name: "/srv/work-0123456789"}).masking
    assert masking.line("at /srv/work-0123456789", 99) == "at /srv/work-0123456789"


def test_a_secret_is_found_between_characters_that_nobody_sees() -> None:
    assert Masking(secrets=(SECRET,)).line("no \u200b".join(["", "\u200b".join(SECRET)]), 99) == "no [key]"


def test_the_key_is_not_printed_as_the_name_of_a_model(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("OPENAI_API_KEY", "good-model-0123")  # which the endpoint lists
    endpoint.models = ["good-model-0123", "x\x1b[31m"]
    echo = {"X-Echo": "good-model-0123", "Location": "http://h/good-model-0123"}
    endpoint.script = lambda *_: Answer(status=404, body='{"error": "model good-model-0123?"}', headers=echo)
    failure = str(run(site).failure)
    assert "good-model-0123" not in failure + caplog.text
    assert "\x1b" not in failure


def test_a_secret_in_the_query_of_the_address_stays_there(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("OPENAI_BASE_URL", f"{endpoint.url}?key={SECRET}")
    result = run(site, max_sections=1)
    assert result.pairs
    assert all(path.endswith(f"?key={SECRET}") for path in endpoint.paths)
    files = [path.read_bytes() for path in site.workspace.root.rglob("*") if path.is_file()]
    assert SECRET not in caplog.text
    assert not any(SECRET.encode() in data for data in files)


def test_a_secret_is_in_no_representation() -> None:
    endpoint = Endpoint(url=f"http://h/v1?key={SECRET}", key=SECRET)
    assert SECRET not in repr(endpoint) + repr(endpoint.masking) + endpoint.shown + endpoint.name
