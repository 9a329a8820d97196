"""What a dry run promises, and what is told while the asking goes on."""

import json
from pathlib import Path
from typing import Any

import pytest

from converter.under_way import said
from converter.vary import VaryResult, vary
from gristmill.cli.money import money_lines
from gristmill.models.client import Client
from gristmill.models.experience import LEAST_REPLIES, Experience
from gristmill.models.replies import open_replies
from gristmill.records import Tally
from gristmill.workbench.summary import StageSummary

from .conftest import TOPICS, Answer, FakeEndpoint, Site, asking, completion, honest, page, site_of

SECTIONS = 4  # of a page
PRICES = {"price_input": 2.0, "price_output": 10.0}


@pytest.fixture
def large(tmp_path: Path) -> Site:
    """Eight pages, whose sections are of many lengths."""
    topics = list(TOPICS.items())
    pages = []
    for number, name in enumerate(("oak", "ash", "elm", "fir", "yew", "box", "bay", "may")):
        body = "".join(
            f"## {topic.title()} of {name}\n\n{text} In hall {name} it is painted each spring.\n\n"
            + f"Whoever repairs the {topic} there writes it down in the book of hall {name}. " * ((number + k) % 4)
            + "\n\n"
            for k, (topic, text) in enumerate(topics[number % 3 :][:SECTIONS])
        )
        pages.append(page("mill", name, f"# Guide {name}\n\n{body.rstrip()}\n"))
    return site_of(tmp_path / "workspace", pages)


def run(site: Site, **options: Any) -> VaryResult:
    limits = {name: options.pop(name) for name in ("max_calls", "dry_run", "on_progress") if name in options}
    settings = asking(concurrency=8, **PRICES, **options)
    return vary(site.workspace, site.pairs, settings, model="good-model", **limits)


def metered(request: dict[str, Any], number: int) -> Answer:
    """Counts 3.6 bytes a token and the template's; some replies cannot be read, some are cut."""
    content = json.loads(honest(request, number).body)["choices"][0]["message"]["content"]
    size = sum(len(message["content"]) for message in request["messages"])
    spread = size % 7
    told: dict[str, Any] = {"prompt": int(size / 3.6) + 20, "reply": len(content) // 4 + spread}
    if spread == 3 and request["seed"] == 7:
        return completion("I would rather not.", **told)
    return completion(content[:9], finish="length", **told) if spread == 5 else completion(content, **told)


def test_a_dry_run_comes_within_15_percent_of_the_run(endpoint: FakeEndpoint, large: Site) -> None:
    endpoint.script = metered
    run(large, max_sections=12)
    expected = run(large, dry_run=True).unasked.expected
    assert expected is not None
    real = run(large)
    assert real.calls > 30
    assert expected.calls == pytest.approx(real.calls, rel=0.15)
    assert expected.prompt_tokens == pytest.approx(real.prompt_tokens, rel=0.15)
    assert expected.completion_tokens == pytest.approx(real.completion_tokens, rel=0.15)
    assert expected.cost == pytest.approx(real.cost, rel=0.15)


def test_without_replies_of_each_kind_nothing_is_expected_but_a_bound(endpoint: FakeEndpoint, large: Site) -> None:
    assert run(large, dry_run=True).unasked.expected is None
    run(large, max_sections=12, recipes=["paraphrase"])
    bound = run(large, dry_run=True).unasked
    assert (bound.expected, bound.calls > 0) == (None, True)
    only = run(large, dry_run=True, recipes=["paraphrase"]).unasked
    assert only.expected is not None
    assert only.expected.replies == 12
    assert only.expected.completion_tokens < only.completion_tokens
    other = vary(large.workspace, large.pairs, asking(recipes=["paraphrase"]), model="other-model", dry_run=True)
    assert other.unasked.expected is None, "another model says nothing about this one"


def test_what_does_not_tell_its_tokens_is_no_experience() -> None:
    silent = completion("{}").body.replace('"usage"', '"use"')
    assert not Experience.of([("{}", False, silent)] * LEAST_REPLIES, seed=7).suffices


def lines(result: VaryResult, *, dry_run: bool) -> list[str]:
    details = {**result.details(), "retired": 0, "dry_run": dry_run}
    return list(money_lines(StageSummary.of("vary", result.tallies, seconds=1.0, details=details)))


def test_the_estimate_is_said_in_a_line(endpoint: FakeEndpoint, large: Site) -> None:
    said_at_first = lines(run(large, dry_run=True), dry_run=True)
    assert any("would ask 64 calls" in line and "at most" in line for line in said_at_first)
    assert any("once the model has answered some" in line for line in said_at_first)
    run(large, max_sections=12)
    later = lines(run(large, dry_run=True), dry_run=True)
    assert any(line.startswith("vary: likely ") and "as its last 24 replies took" in line for line in later)


def test_progress_tells_of_replies_reasons_tokens_and_money(
    endpoint: FakeEndpoint, large: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.under_way.SECONDS_BETWEEN", 0)
    endpoint.script = metered
    told: list[tuple[int, int | None, str]] = []
    result = run(large, on_progress=lambda done, total=None, note="": told.append((done, total, note)))
    replies = result.calls
    done = [each for each, _, _ in told]
    assert done == sorted(done), "it never goes back"
    assert len(set(done)) > 16, "it moves with the replies, not with the rounds"
    assert told[-1][:2] == (32, 32)
    (tally,) = result.tallies
    tokens = result.prompt_tokens + result.completion_tokens
    note = told[-1][2]
    assert note.startswith(f"{replies} replies (")
    assert f"{tokens:,} tokens, {result.cost:,.2f} paid; kept {tally.kept}, " in note
    assert all(f"{reason} {count}" in note for reason, count in tally.dropped.most_common(1))


def test_without_prices_no_money_is_told_of(site: Site) -> None:
    with open_replies(site.workspace) as replies:
        client = Client(replies, asking().model)
    assert said(client, [Tally("vary", "mill")], seconds=0) == "0 replies (0.0/s), 0 tokens; kept 0"
