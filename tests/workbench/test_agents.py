"""An agent asks a workspace through the SDK's own client: what it gets stands where the answer says."""

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import gristmill
from gristmill.workbench.agents import NOTICE, permitted

httpx2 = pytest.importorskip("httpx2")
mcp = pytest.importorskip("mcp")

from mcp.client.streamable_http import streamable_http_client  # noqa: E402

# question → what stands in a quote of the first three results
QUESTIONS = {
    "address already in use: 127.0.0.1:7420": "ss -ltnp",
    "What is the largest message that Tarn accepts?": "MiB",
    "Does Tarn run on Windows?": "Windows",
    "What did Tarn 2.4.1 fix?": "tarn backup --since",
    "Läuft Tarn unter Windows?": "Bibliotheken",
}


def command(workspace: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "gristmill", "mcp", "--out", str(workspace), *more]


@contextlib.asynccontextmanager
async def on_stdio(workspace: Path, *more: str) -> AsyncIterator[Any]:
    program, *arguments = command(workspace, *more)
    server = mcp.StdioServerParameters(command=program, args=arguments, env=dict(os.environ))
    async with mcp.Client(server) as client:
        yield client


async def asked(client: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return dict(answer.structured_content)


def holds(workspace: Path, passage: dict[str, Any]) -> bool:
    seed = gristmill.open(workspace).seed(passage["seed_path"])
    return seed.markdown[passage["start"] : passage["stop"]] == passage["quote"]


def test_an_agent_gets_answers_with_spans_that_hold(built: Path) -> None:
    workspace = built / "workspace"

    async def talk() -> None:
        async with on_stdio(workspace) as client:
            tools = {tool.name: tool.description for tool in (await client.list_tools()).tools}
            assert list(tools) == ["search", "read_section", "verify_claim", "pairs", "status"]
            assert all(len(text.split()) > 10 for text in tools.values())
            for question, wanted in QUESTIONS.items():
                found = await asked(client, "search", query=question, limit=3)
                assert found["notice"] == NOTICE
                assert all(holds(workspace, passage) for passage in found["results"])
                assert any(wanted in passage["quote"] for passage in found["results"]), question
            first = found["results"][0]
            whole = await asked(client, "read_section", seed_path=first["seed_path"], start=first["start"])
            assert holds(workspace, whole)
            claim = await asked(client, "verify_claim", claim="Streams are not append-only.")
            assert claim["verdict"] == "refuted"
            pairs = (await asked(client, "pairs", about="Windows", limit=2))["pairs"]
            assert pairs
            assert all(holds(workspace, proof) for pair in pairs for proof in pair["evidence"])
            assert (await asked(client, "status"))["sources"][0]["pages"]["active"] == 32
            seeds = gristmill.open(workspace).seeds()
            (out, *_) = (seed.path for seed in seeds if seed.status == "excluded")
            for path, message in (("../kept.jsonl", "would leave"), (out, "not in use")):
                refused = await client.call_tool("read_section", {"seed_path": path, "start": 0})
                assert refused.is_error
                assert message in refused.content[0].text

    asyncio.run(talk())


def test_a_crawl_is_offered_only_where_it_is_allowed_and_stays_there(home: Path) -> None:
    async def talk() -> None:
        async with on_stdio(Path("workspace").absolute(), "--allow-crawl", "http://127.0.0.1:1/docs/") as client:
            for url, message in (
                ("http://127.0.0.1:1/docsx", "may be crawled"), ("http://127.0.0.1:1/docs/", "refused"),
            ):  # fmt: skip
                answer = await client.call_tool("crawl", {"url": url})
                assert answer.is_error
                assert message in answer.content[0].text

    asyncio.run(talk())


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://docs.example/guide/", True), ("https://docs.example/guide/a/b?c", True),
        ("https://DOCS.example/guide/a", True), ("https://docs.example/guide", False),
        ("https://docs.example/guidebook", False), ("http://docs.example/guide/", False),
        ("https://docs.example.evil/guide/", False), ("https://docs.example@evil/guide/", False),
        ("https://docs.example/guide/../secret", False), ("https://docs.example/guide/%2e%2E/secret", False),
        ("file:///etc/passwd", False), ("https://[docs.example/guide/", False),
    ],
)  # fmt: skip
def test_only_what_lies_below_an_allowed_url_may_be_crawled(url: str, may: bool) -> None:
    assert permitted(url, ["https://docs.example/guide/"]) == may


def test_a_port_that_is_taken_is_one_sentence(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = command(built / "workspace", "--http", str(taken.getsockname()[1]))
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "name another one with --http" in done.stderr


@pytest.fixture
def on_http(built: Path) -> Iterator[tuple[str, str]]:
    """URL and token of a server on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = command(built / "workspace", "--http", str(port))
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        url, secret = process.stderr.readline().strip(), process.stderr.readline().split()[-1]
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                break
            asyncio.run(asyncio.sleep(0.05))
        yield url, secret
        process.terminate()


def test_on_http_nobody_is_answered_without_the_token(on_http: tuple[str, str]) -> None:
    url, secret = on_http
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/mcp", url)
    for brought in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": secret}):
        assert httpx2.post(url, headers=brought, json={}).status_code == 401

    async def talk() -> None:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {secret}"}) as carrying,
            mcp.Client(streamable_http_client(url, http_client=carrying)) as client,
        ):
            assert (await asked(client, "search", query="append-only"))["results"]

    asyncio.run(talk())
