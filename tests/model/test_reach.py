"""Runs with a goal: they end where it is reached, or where the material would repeat itself, and say so."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from converter.reach import Course
from converter.vary import VaryResult, vary
from gristmill.cli.money import money_lines, plan_lines
from gristmill.config import Config, Convert, Dataset, Filter
from gristmill.placing import here
from gristmill.records import Tally
from gristmill.store import Workspace
from gristmill.targets import resolve
from gristmill.wordings import wordings
from gristmill.workbench.listening import Nobody
from gristmill.workbench.making import Variation, Work
from gristmill.workbench.reaching import Have, Plan, yields
from gristmill.workbench.summary import StageSummary

from ..losing import Losing
from .conftest import Answer, FakeEndpoint, Site, asking, completion, honest

WAYS = {"a request that": "Explain", "a search query": "hints", "one polite": "Could you say", "two short": "I look:"}


def registered(request: dict[str, Any], number: int) -> Answer:
    """Says each question in the register that is asked for, as one word does; a good model for other recipes."""
    system, user = (message["content"] for message in request["messages"])
    if "rewrite" not in system[:40]:
        return honest(request, number)
    way = next(word for start, word in WAYS.items() if start in user)
    asked = re.findall(r"^\[(Q\d+)\] (.*)$", user, re.MULTILINE)
    return completion({"rewrites": [{"id": q, "question": f"{way} {text} now"} for q, text in asked]})


def run(site: Site, settings: Convert | None = None, **options: Any) -> VaryResult:
    settings = settings or asking(recipes=["paraphrase"])
    return vary(site.workspace, site.pairs, settings, model="good-model", **options)


def test_a_goal_that_is_reached_ends_the_asking(endpoint: FakeEndpoint, site: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr("converter.vary.FIRST_ROUND", 3)
    whole = run(site)
    assert len(whole.pairs) == 12
    assert whole.reach is None
    (site.workspace.root / "gristmill.sqlite").unlink()
    endpoint.requests.clear()
    result = run(site, wanted=5)
    assert result.reach is not None
    assert (result.reach.ended, result.reach.turns, result.reach.made) == ("reached", 1, len(result.pairs))
    assert 5 <= len(result.pairs) <= 6
    assert len(endpoint.requests) < 12
    assert run(site, wanted=5).pairs == result.pairs


def test_a_larger_goal_takes_further_turns_in_other_registers_and_stops_where_nothing_new_comes(
    endpoint: FakeEndpoint, site: Site
) -> None:
    endpoint.script = registered
    result = run(site, wanted=1000)
    assert result.reach is not None
    assert result.reach.ended == "nothing-new"
    assert len(result.pairs) == 36, "three registers that are not the rule's own"
    again = run(site, asking(recipes=["paraphrase"], concurrency=1), wanted=1000)
    assert (again.calls, again.pairs) == (0, result.pairs)


def test_what_repeats_itself_ends_the_asking_with_figures(endpoint: FakeEndpoint, site: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr("converter.reach.WINDOW", 10)
    result = run(site, wanted=1000)
    assert result.reach is not None
    assert (result.reach.ended, result.reach.turns, len(result.pairs)) == ("repeats", 2, 12)
    assert result.reach.repeated >= 0.8
    entry = {**result.details(), "retired": 0, "dry_run": False}
    (line, *_) = money_lines(StageSummary.of("vary", result.tallies, seconds=1, details=entry))
    assert line.startswith("vary: made 12 of 1,000 pairs in 2 turns over the sections: stopped, because the material")
    assert line.endswith("candidates repeat what is there")


def test_a_limit_ends_a_goal_and_the_next_run_goes_on(endpoint: FakeEndpoint, site: Site) -> None:
    endpoint.script = registered
    result = run(site, wanted=30, max_calls=4)
    assert (result.calls, result.reach and result.reach.ended) == (4, "limit")
    assert result.pairs
    later = run(site, wanted=30)
    assert later.reach is not None
    assert later.reach.ended == "reached"
    assert {pair.id for pair in result.pairs} <= {pair.id for pair in later.pairs}
    assert later.replayed == 4


@pytest.mark.parametrize(("rate", "turns"), [(1.0, 2), (0.5, 3)])
def test_a_dry_run_expects_what_came_of_such_questions_so_far(
    endpoint: FakeEndpoint, site: Site, rate: float, turns: int
) -> None:
    result = run(site, wanted=18, dry_run=True, yields={"paraphrase": rate})
    assert result.reach is not None
    assert (result.reach.ended, result.reach.turns) == ("reached", turns)
    assert result.unasked.calls == pytest.approx(18 / rate, abs=6)
    assert endpoint.requests == []


def test_facts_with_few_wordings_are_varied_until_they_have_as_many_as_are_wanted(
    endpoint: FakeEndpoint, site: Site
) -> None:
    endpoint.script = registered
    pairs = [*site.pairs]
    settings = Convert(recipes=["paraphrase", "self_instruct"], forms=3, model=asking().model)
    result = run(site, settings)
    mine = [pair for pair in result.pairs if pair.type == "paraphrase"]
    counts = wordings([*pairs, *mine])
    assert set(counts.values()) == {3}
    assert sum(pair.type == "self_instruct" for pair in result.pairs) > 0
    kinds = [request["response_format"]["json_schema"]["name"] for request in endpoint.requests]
    assert kinds.count("self_instruct") == 12, "only what varies a pair is asked again"
    assert kinds.count("paraphrase") == 24


def test_what_a_model_made_is_varied_only_where_that_is_asked_for_and_is_marked(
    endpoint: FakeEndpoint, site: Site
) -> None:
    endpoint.script = registered
    settings = asking(recipes=["paraphrase"])
    assert {pair.generation_depth for pair in run(site, settings).pairs} == {1}
    deep = run(site, settings.model_copy(update={"max_depth": 2}))
    depths = [pair.generation_depth for pair in deep.pairs]
    assert (set(depths), depths.count(1)) == ({1, 2}, 12)
    first = {pair.id: pair for pair in deep.pairs if pair.generation_depth == 1}
    for pair in deep.pairs:
        if pair.generation_depth == 2:
            (parent,) = pair.lineage.parents
            assert set(first[parent].evidence) == set(pair.evidence)


# All stages

FAQ = Path(__file__).parents[2] / "demo" / "site" / "faq.html"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: Any) -> Path:
    """One page of the demo's documentation, of which rules make five pairs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    shutil.copy(FAQ, "site")
    return tmp_path


class Notebook:
    """A listener that keeps plans and stages."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []
        self.stages: list[str] = []

    def progress(self, stage: str) -> Any:
        return Nobody().progress(stage)

    def ended(self, stage: StageSummary) -> None:
        self.stages.append(stage.stage)

    def planned(self, plan: Plan) -> None:
        self.plans.append(plan)


def worked(target: int, listener: Notebook, **more: Any) -> list[dict[str, Any]]:
    config = Config(
        convert=asking(recipes=["paraphrase"]), filter=Filter(min_quality=0, max_opening_share=1),
        dataset=Dataset(validation=0, test=0),
    )  # fmt: skip
    store = Workspace(Path("workspace"), create=True)
    work = Work(store, config, jobs=1, listener=listener)  # type: ignore[arg-type]
    work.run(resolve(("site",), config, limits={}), variation=Variation(model="good-model", target=target, **more))
    path = store.dataset / "train.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def test_a_target_is_planned_told_asked_for_and_reached(endpoint: FakeEndpoint, folder: Path) -> None:
    endpoint.script = registered
    notes = Notebook()
    made = worked(9, notes)
    real = sum(not pair["generation_depth"] for pair in made)
    assert len(made) >= 9 > real
    first, *_, last = notes.plans
    assert (first.target, first.made, first.survival, first.ended) == (9, 0, None, "reached")
    assert first.calls > 0
    assert (last.lacking, last.real + last.made) == (0, len(made))
    assert notes.stages[:4] == ["crawl", "convert", "filter", "vary"]
    assert notes.stages[-2:] == ["filter", "dataset"]
    lines = list(plan_lines(first))
    assert lines[0] == f"target: {real} of 9 pairs are there, 0 of them of a model"
    assert any("likely" in line and "questions" in line for line in lines)
    asked = len(endpoint.requests)
    assert worked(9, Notebook()) == made
    assert len(endpoint.requests) == asked


def test_a_target_beyond_the_real_share_is_said_to_be() -> None:
    lines = list(plan_lines(Plan.of(500, have(100, fit=30, offered=60), min_real_share=0.5)))
    assert lines == [
        "target: 130 of 500 pairs are there, 30 of them of a model",
        "target: 200 can be reached with as many real pairs, by dataset.min_real_share",
        "target: 70 more want 200 pairs of a model in all (kept of these: 50% so far)",
    ]


def test_a_dry_run_of_a_target_asks_and_writes_nothing(endpoint: FakeEndpoint, folder: Path) -> None:
    notes = Notebook()
    assert worked(9, notes, dry_run=True) == []
    (plan,) = notes.plans
    assert plan.calls > 0
    assert endpoint.requests == []


# The plan


def have(real: int, fit: int = 0, offered: int = 0) -> Have:
    return Have(real=real, made=fit, offered=offered, fit=fit)


@pytest.mark.parametrize(
    ("target", "has", "reachable", "lacking", "wanted"),
    [
        (100, have(120), 100, 0, 0),  # rules made enough
        (150, have(100), 150, 50, 50),  # nothing known of what filters keep
        (150, have(100, fit=20, offered=40), 150, 30, 100),  # half is kept
        (900, have(100), 200, 100, 100),  # as many real ones as made ones
        (150, have(100, fit=0, offered=40), 150, 50, 1040),  # none was kept: one of twenty is hoped for
        (150, have(100, fit=60, offered=60), 150, 0, 60),
    ],
)
def test_what_is_wanted_of_a_model_follows_from_what_is_there(
    target: int, has: Have, reachable: int, lacking: int, wanted: int
) -> None:
    plan = Plan.of(target, has, min_real_share=0.5)
    assert (plan.reachable, plan.lacking, plan.wanted) == (reachable, lacking, wanted)


def test_yields_are_those_of_the_last_report() -> None:
    tally = Tally("vary", "mill")
    tally.notes.update({"ask:kept": 3, "ask:near-question": 1, "ask:unasked": 90, "paraphrase:no-rewrite": 4})
    report = {"stages": {"vary": {"sources": {"mill": tally.to_record()}}}}
    assert yields(report) == {"ask": 0.75, "paraphrase": 0.0}
    assert yields({}) == {}


def test_a_round_is_as_large_as_what_is_lacking_by_what_the_turn_brought() -> None:
    course = Course(wanted=100)
    course.begins_turn(stopped=False)
    assert course.bounded(16, behind=0) == 16
    for _ in range(80):
        course.counts("")
    assert course.bounded(256, behind=40) == 10
    course.begins_turn(stopped=False)
    assert course.bounded(32, behind=16) == 32, "nothing is known of this turn yet"
    course.counts("")
    assert course.bounded(256, behind=2) == 38, "one of two sections gave a pair: not two of one, as before"


def test_the_first_candidates_decide_nothing() -> None:
    course = Course(wanted=10)
    assert course.begins_turn(stopped=False)
    for _ in range(30):
        course.counts("duplicate")
    assert not course.is_over(stopped=False)


def test_where_pages_and_pairs_are_worked_on_changes_no_call_and_no_byte(
    endpoint: FakeEndpoint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("converter.convert._POOL_FROM", "filters.judge._PLACED_FROM"):
        monkeypatch.setattr(name, 0)
    monkeypatch.setattr("filters.judge.SHARD", 2)
    config = Config(convert=asking(recipes=["paraphrase"]), filter=Filter(min_quality=0))
    Work(Workspace(Path("crawled"), create=True), config, jobs=1).crawl(resolve(("site",), config, limits={}))
    found, calls, elsewhere = [], [], Losing()
    for name, placer in (("alone", here()), ("placed", elsewhere)):
        store = Workspace(Path(shutil.copytree("crawled", name)))
        for _ in range(2):  # the second run pays for what the first one left, and for nothing again
            work = Work(store, config, placer=placer)
            work.convert(Variation(model="good-model", max_calls=2))
            work.filter()
            calls.append(len(endpoint.requests))
        found.append([path.read_bytes() for path in (store.kept, store.dropped)])
        endpoint.requests.clear()
    assert elsewhere.units
    assert calls == [2, 4, 2, 4]
    assert found[0] == found[1]
