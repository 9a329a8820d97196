"""Only what changed is asked about: the unit of work, over real runs of a workspace whose pages change."""

import json
from pathlib import Path
from typing import Any

import pytest

from converter import convert as stage
from converter.standing import remaining
from converter.vary import VaryResult, vary
from gristmill.config import Convert
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs

from .conftest import TOPICS, FakeEndpoint, asking, page, rule_pairs

RECIPES = ["ask", "paraphrase", "self_instruct"]
STAFF = "Ask Jane Quillfeather, jane.quillfeather@grainworks.dev, about the outlet of hall two and its long runs."


def site(workspace: Workspace, *, changed: str = "", above: str = "") -> list[Pair]:
    """Two pages of three sections, written anew, and the pairs of rules."""
    pairs = []
    for number, name in enumerate(("alpha", "beta")):
        body = "".join(
            f"## {topic.title()} of {name}\n\n{TOPICS[topic]} {changed if (topic, number) == ('kilns', 0) else ''}"
            f"In hall {name} the {topic} are painted by hand each spring before the first cart comes.\n\n"
            for topic in list(TOPICS)[:3]
        )
        seed = page("mill", name, f"# Guide {name}\n\n{above}{body.rstrip()}\n")
        workspace.write_seed(seed)
        pairs += rule_pairs(seed)
    return [pair for pair in pairs if pair.evidence[0].heading_path[1:]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w", create=True)


def run(workspace: Workspace, pairs: list[Pair], *, model: str = "good-model", **options: Any) -> VaryResult:
    privacy = options.pop("privacy", "drop")
    settings = asking(recipes=RECIPES, **options)
    return vary(workspace, pairs, settings, model=model, privacy=privacy)


def said(result: VaryResult) -> set[tuple[str, str, str]]:
    return {(pair.type, pair.question, pair.answer) for pair in result.pairs}


def test_a_refresh_that_changes_nothing_asks_nothing(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    first = run(workspace, site(workspace))
    again = run(workspace, site(workspace))
    assert (again.calls, again.replayed) == (0, first.calls)
    assert again.pairs == first.pairs


def test_what_stands_around_a_section_is_no_reason_to_ask_again(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    first = run(workspace, site(workspace))
    again = run(workspace, site(workspace, above="All of this is read aloud each spring.\n\n"))
    assert (again.calls, again.replayed) == (0, first.calls)
    assert said(again) == said(first)


def test_of_a_page_that_changed_only_the_changed_section_is_asked_about(
    endpoint: FakeEndpoint, workspace: Workspace
) -> None:
    first = run(workspace, site(workspace))
    endpoint.requests.clear()
    again = run(workspace, site(workspace, changed="A kiln that cools cracks its bricks. "))
    told = [json.dumps(request["messages"][-1]) for request in endpoint.requests]
    assert 0 < again.calls <= len(RECIPES)
    assert all("cracks its bricks" in text for text in told)
    kept = {item for item in said(first) if "kiln" not in item[2]}
    assert kept
    assert kept <= said(again)


def test_examples_of_other_sections_may_change(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    pairs = site(workspace)
    first = run(workspace, pairs[1:])
    asked = len(endpoint.requests)
    again = run(workspace, pairs)
    new = pairs[0].evidence[0].section_sha256
    assert {pair.evidence[0].section_sha256 for pair in again.pairs} - {
        pair.evidence[0].section_sha256 for pair in first.pairs
    } == {new}
    assert again.calls <= len(RECIPES)
    assert len(endpoint.requests) == asked + again.calls


@pytest.mark.parametrize("other", [{"model": "other-model"}, {"temperature": 0.1}], ids=str)
def test_another_model_or_parameter_is_another_unit(
    endpoint: FakeEndpoint, workspace: Workspace, other: dict[str, Any]
) -> None:
    first = run(workspace, site(workspace))
    assert run(workspace, site(workspace), **other).calls == first.calls


def test_another_edition_of_a_prompt_is_another_unit(
    endpoint: FakeEndpoint, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(workspace, site(workspace)[1:])
    monkeypatch.setattr("converter.asked.edition", lambda stage, name: "another")
    changed = run(workspace, site(workspace))  # self_instruct shows other examples: nothing stands for its questions
    monkeypatch.undo()
    assert changed.calls > len(RECIPES)


def test_a_stored_reply_keeps_the_stand_ins_of_its_own_prompt(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    pairs = site(workspace, above=f"{STAFF}\n\n", changed=f"{STAFF} ")
    first = run(workspace, pairs[1:], privacy="scrub")
    again = run(workspace, pairs, privacy="scrub")
    kept = [pair for pair in again.pairs if "quillfeather" in (pair.question + pair.answer).lower()]
    assert kept
    assert said(first) <= said(again)
    assert not [request for request in endpoint.requests if "quillfeather" in json.dumps(request).lower()]
    # whoever only counts personal data sends them: what was sent without them says nothing of that
    assert run(workspace, pairs, privacy="report").calls > 0


def test_a_pair_names_the_prompt_that_was_sent(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    pairs = site(workspace)
    run(workspace, pairs[1:])
    again = run(workspace, pairs)
    with workspace.connect() as db:
        known = {row["prompt_sha256"] for row in db.execute("SELECT prompt_sha256 FROM replies")}
    db.close()
    assert {pair.generator.prompt_sha256 for pair in again.pairs} <= known


def test_a_workspace_of_an_older_version_asks_nothing_anew(endpoint: FakeEndpoint, workspace: Workspace) -> None:
    first = run(workspace, site(workspace))
    with workspace.connect() as db:
        db.execute("DROP INDEX replies_by_unit")
        db.execute("ALTER TABLE replies DROP COLUMN unit")
    db.close()
    again = run(workspace, site(workspace))
    assert (again.calls, again.pairs) == (0, first.pairs)


def test_pairs_of_a_model_outlive_every_command_while_their_section_stands(
    endpoint: FakeEndpoint, workspace: Workspace
) -> None:
    site(workspace)
    settings = asking(recipes=RECIPES)

    def convert(**rules: Any) -> list[Pair]:
        stage.convert(workspace, Convert(recipes=RECIPES, **rules), products={"mill": "Mill"})
        return [pair for pair in read_pairs(workspace.pairs) if pair.origin != "llm"]

    def with_model(by_rules: list[Pair], **limits: Any) -> set[str]:
        made = vary(workspace, by_rules, settings, model="good-model", **limits)
        earlier = [pair for pair in read_pairs(workspace.pairs) if pair.origin == "llm"]
        kept, _ = remaining(earlier, made.pairs, answered=made.answered, recipes=settings.recipes)
        workspace.replace_pairs([*by_rules, *kept])
        return {pair.id for pair in kept}

    whole = with_model(convert())
    assert whole
    for limits in ({"max_calls": 0}, {"dry_run": True}):
        assert with_model(convert(), **limits) == whole
    convert(max_pairs_per_section=39)
    assert {pair.id for pair in read_pairs(workspace.pairs) if pair.origin == "llm"} == whole
