"""Replies in pieces: what counts is how long an endpoint is silent, and whether its reply came to its end."""

import dataclasses
import os
import sqlite3
from typing import Any

import pytest

from converter.vary import VaryResult, vary

from .conftest import Answer, FakeEndpoint, Site, asking, honest, refusal, streamed


def run(site: Site, **options: Any) -> VaryResult:
    return vary(site.workspace, site.pairs, asking(recipes=["paraphrase"], **options), model="good-model")


def in_pieces(request: dict[str, Any], number: int) -> Answer:
    return streamed(honest(request, number))


def test_a_stream_gives_the_pairs_and_the_figures_of_a_whole_reply(endpoint: FakeEndpoint, site: Site) -> None:
    whole = run(site)
    (site.workspace.root / "gristmill.sqlite").unlink()
    endpoint.script = in_pieces
    pieces = run(site)
    assert [p.to_record() for p in pieces.pairs] == [p.to_record() for p in whole.pairs] != []
    assert (pieces.prompt_tokens, pieces.completion_tokens) == (whole.prompt_tokens, whole.completion_tokens)
    assert all(asked["stream"] and asked["stream_options"] == {"include_usage": True} for asked in endpoint.requests)


def test_a_reply_that_takes_longer_than_the_time_out_is_waited_for_while_it_speaks(
    endpoint: FakeEndpoint, site: Site
) -> None:
    endpoint.script = lambda request, number: streamed(honest(request, number), pause=0.1)
    result = run(site, timeout=0.5, max_sections=1)
    assert (result.timeouts, result.calls) == (0, 1)
    assert result.pairs


def test_a_reply_that_falls_silent_or_only_keeps_alive_is_given_up(endpoint: FakeEndpoint, site: Site) -> None:
    alive = Answer(pieces=(": ping\n\n",) * 12, pause=0.1, headers={"Content-Type": "text/event-stream"})
    endpoint.script = lambda request, number: alive if number == 0 else in_pieces(request, number)
    result = run(site, timeout=0.4, max_sections=1)
    assert (result.timeouts, result.calls) == (1, 2)
    assert result.pairs


@pytest.mark.parametrize(
    "cut",
    [
        lambda answer: dataclasses.replace(answer, pieces=answer.pieces[:3]),
        lambda answer: dataclasses.replace(
            answer, pieces=(*answer.pieces[:3], 'data: {"error": {"message": "out of memory", "code": 500}}\n\n')
        ),
    ],
    ids=["without an end", "with a fault"],
)
def test_a_stream_that_breaks_off_is_asked_for_again_and_never_kept(
    endpoint: FakeEndpoint, site: Site, cut: Any
) -> None:
    endpoint.script = lambda request, number: cut(in_pieces(request, 0)) if number == 1 else in_pieces(request, number)
    result = run(site, max_sections=2, concurrency=1)
    assert (result.calls, result.failure) == (3, None)
    endpoint.script = in_pieces
    assert run(site, max_sections=2).calls == 0


@pytest.mark.parametrize(("said", "left"), [("Unknown field: stream_options", True), ("no streaming here", False)])
def test_an_endpoint_that_cannot_stream_is_asked_without(
    endpoint: FakeEndpoint, site: Site, said: str, left: bool
) -> None:
    name = "stream_options" if left else "stream"
    endpoint.script = lambda request, number: refusal(400, said) if name in request else honest(request, number)
    result = run(site, max_sections=2, concurrency=1)
    assert (result.calls, result.failure) == (3, None)
    assert ("stream" in endpoint.requests[-1]) == left


def test_a_key_that_comes_back_in_pieces_is_not_stored(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "OPENAI_API_KEY", "sk-parted-8271-9ab3-44cd")
    said = honest({"messages": [{"content": "x"}, {"content": "1:1"}]}, 0)
    body = said.body.replace('\\"items\\": []', '\\"items\\": [], \\"key\\": \\"sk-parted-8271-9ab3-44cd\\"')
    assert body != said.body
    endpoint.script = lambda *_: streamed(Answer(body=body), pieces=40)
    run(site, max_sections=1)
    with sqlite3.connect(site.workspace.root / "gristmill.sqlite") as db:
        stored = " ".join(row[0] for row in db.execute("SELECT body FROM replies"))
    db.close()
    assert "[key]" in stored
    assert "8271-9ab3" not in stored
