"""The laws of variation, over a scripted endpoint."""

import collections
import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.dealing import spread
from converter.vary import VaryResult, vary
from gristmill.errors import UserError
from gristmill.records import Pair
from gristmill.store import Workspace

from .conftest import FakeEndpoint, Site, asking, completion, honest, mill_pages, page, rule_pairs, site_of


def run(site: Site, pairs: list[Pair] | None = None, **options: Any) -> VaryResult:
    return vary(site.workspace, site.pairs if pairs is None else pairs, asking(**options), model="good-model")


def test_every_pair_is_proven_and_knows_where_it_comes_from(endpoint: FakeEndpoint, site: Site) -> None:
    result = run(site)
    parents = {pair.id: pair for pair in site.pairs}
    assert {pair.type for pair in result.pairs} == {"paraphrase", "self_instruct"}
    for pair in result.pairs:
        assert (pair.origin, pair.generation_depth, pair.status) == ("llm", 1, "active")
        assert pair.evidence
        for proof in pair.evidence:
            seed = site.workspace.read_seed(proof.seed_path)
            assert seed.markdown[proof.start : proof.stop] == proof.quote
            assert (proof.seed_sha256, proof.licence, proof.url) == (seed.sha256, seed.licence, seed.url)
            assert pair.lineage.group == seed.seed_id
        for parent in pair.lineage.parents:
            assert set(parents[parent].evidence) <= set(pair.evidence)
        assert bool(pair.lineage.parents) == (pair.type == "paraphrase")
        assert pair.lineage.variation == pair.generator.recipe == pair.type
        assert pair.generator.model == "good-model"
        assert dict(pair.generator.parameters) == {"temperature": 0.7, "max_tokens": 700, "seed": 7}
        assert pair.generator.prompt_tokens > 0
        assert Pair.from_record(pair.to_record()) == pair


def test_a_pair_leads_to_its_reply_in_the_database(endpoint: FakeEndpoint, site: Site) -> None:
    result = run(site)
    with site.workspace.connect() as db:
        known = {row["prompt_sha256"] for row in db.execute("SELECT prompt_sha256 FROM replies")}
    db.close()
    assert {pair.generator.prompt_sha256 for pair in result.pairs} <= known


def test_concurrency_is_invisible_in_the_pairs(endpoint: FakeEndpoint, site: Site) -> None:
    alone = run(site, concurrency=1)
    (site.workspace.root / "gristmill.sqlite").unlink()
    together = run(site, pairs=site.pairs[::-1], concurrency=8)
    assert [pair.to_record() for pair in together.pairs] == [pair.to_record() for pair in alone.pairs]
    assert together.tallies == alone.tallies


def test_later_rounds_learn_from_earlier_ones_whatever_came_first(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.vary.FIRST_ROUND", 3)
    result = run(site, concurrency=8, recipes=["self_instruct"])
    shown = [request["messages"][1]["content"].count("Which fact joins") for request in endpoint.requests]
    assert shown[:3] == [0, 0, 0]
    assert set(shown[3:]) == {2}
    (site.workspace.root / "gristmill.sqlite").unlink()
    assert run(site, concurrency=1, recipes=["self_instruct"]).pairs == result.pairs


def test_the_tally_adds_up_and_counts_by_recipe(endpoint: FakeEndpoint, site: Site) -> None:
    def script(request: dict[str, Any], number: int) -> Any:
        return completion("no") if number % 5 == 0 else honest(request, number)

    endpoint.script = script
    result = run(site, concurrency=1)
    (tally,) = result.tallies
    assert tally.kept == len(result.pairs)
    by_recipe: collections.Counter[str] = collections.Counter(pair.type for pair in result.pairs)
    assert {name: tally.notes[f"{name}:kept"] for name in by_recipe} == by_recipe
    assert sum(tally.notes.values()) == tally.seen


def test_sources_have_a_tally_each(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    seeds = [dataclasses.replace(seed, source=f"s{n}", path=f"seeds/s{n}/x.md") for n, seed in enumerate(mill_pages())]
    result = run(site_of(tmp_path / "w", seeds))
    assert [tally.source for tally in result.tallies] == ["s0", "s1", "s2"]
    assert {pair.source for pair in result.pairs} == {"s0", "s1", "s2"}


def test_what_a_model_made_is_never_varied_again(endpoint: FakeEndpoint, site: Site) -> None:
    first = run(site)
    fed_back = [dataclasses.replace(pair, generation_depth=2) for pair in first.pairs[:3]]
    result = run(site, pairs=[*site.pairs, *first.pairs, *fed_back])
    assert result.pairs == first.pairs
    assert result.calls == 0
    assert result.tallies[0].dropped["generation-depth"] == len(first.pairs) + 3


def test_pairs_of_a_page_that_changed_since_are_not_varied(endpoint: FakeEndpoint, site: Site) -> None:
    site.workspace.write_seed(page("mill", "alpha", "# Anew\n\nAll is different here.\n"))
    site.workspace.inside("seeds/mill/beta.md").unlink()
    result = run(site)
    assert result.tallies[0].dropped["stale-seed"] == 8
    assert {pair.evidence[0].seed_path for pair in result.pairs} == {"seeds/mill/gamma.md"}


def test_the_same_question_is_not_kept_twice(endpoint: FakeEndpoint, site: Site) -> None:
    sentence = {"unit": "E4", "quote": "the miller on duty there how old it is", "sentence": "Ask the miller."}
    item = {"question": "Which mill is the oldest one?", "answer": [sentence]}
    endpoint.script = lambda *_: completion({"items": [item]})
    result = run(site, recipes=["self_instruct"])
    assert len(result.pairs) == 1
    assert result.tallies[0].dropped == {"near-question": 11}


@pytest.mark.parametrize("question", ["Why\x07 not?", "w" * 400])
def test_a_question_that_nobody_can_read_is_dropped(endpoint: FakeEndpoint, site: Site, question: str) -> None:
    item = {"question": question, "answer": [{"unit": "E4", "quote": "the miller on duty there", "sentence": "Ask."}]}
    endpoint.script = lambda *_: completion({"items": [item]})
    assert run(site, recipes=["self_instruct"], max_sections=1).tallies[0].dropped == {"unusable-question": 1}


def test_an_unknown_recipe_is_told_with_the_nearest(site: Site) -> None:
    with pytest.raises(UserError, match="no recipe is named 'paraphrases', did you mean 'paraphrase'"):
        run(site, recipes=["paraphrases"])
    with pytest.raises(UserError, match="there are ask, paraphrase, self_instruct"):
        run(site, recipes=["zzz"])


def test_no_pairs_are_no_error(site: Site) -> None:
    result = run(site, pairs=[])
    assert (result.pairs, result.tallies, result.calls, result.failure) == ((), (), 0, None)


def test_progress_counts_sections_up_to_all(endpoint: FakeEndpoint, site: Site) -> None:
    told: list[tuple[int, int | None]] = []
    vary(
        site.workspace,
        site.pairs,
        asking(),
        model="m",
        on_progress=lambda done, total=None, note="": told.append((done, total)),
    )
    assert told[-1] == (12, 12)


def test_a_result_goes_into_the_report(endpoint: FakeEndpoint, site: Site) -> None:
    result = run(site, price_input=1.0)
    site.workspace.record_run("vary", result.tallies, seconds=1, details=result.details())
    entry = site.workspace.read_report()["stages"]["vary"]
    assert entry["calls"] == result.calls
    assert entry["cost"] == result.cost
    assert entry["unasked"]["calls"] == 0


# Which sections


def sections_of(chosen: list[tuple[Pair, ...]]) -> list[tuple[str, str]]:
    return [(pairs[0].evidence[0].seed_path, pairs[0].evidence[0].section_sha256) for pairs in chosen]


def test_sections_are_spread_over_the_pages_before_a_page_gets_a_second_one(site: Site) -> None:
    chosen = sections_of(spread(site.pairs, seed=7, most=None))
    assert len(set(chosen)) == 12
    for turn in range(4):
        assert len({path for path, _ in chosen[3 * turn : 3 * turn + 3]}) == 3


def test_fewer_sections_are_the_first_of_more(site: Site) -> None:
    chosen = sections_of(spread(site.pairs, seed=7, most=None))
    assert sections_of(spread(site.pairs, seed=7, most=5)) == chosen[:5]
    assert sections_of(spread(site.pairs, seed=8, most=None)) != chosen


@given(st.permutations(range(12)))
def test_the_choice_does_not_hang_on_the_order_of_the_pairs(order: list[int]) -> None:
    pairs = [pair for seed in mill_pages() for pair in rule_pairs(seed)]
    assert sections_of(spread([pairs[n] for n in order], seed=7, most=7)) == sections_of(spread(pairs, seed=7, most=7))


def test_max_sections_bounds_what_is_asked(endpoint: FakeEndpoint, site: Site) -> None:
    result = run(site, max_sections=2)
    assert len(endpoint.requests) == 4
    assert len({proof.section_sha256 for pair in result.pairs for proof in pair.evidence}) == 2


def test_shares_give_each_section_to_one_recipe_by_its_share_and_the_seed(endpoint: FakeEndpoint, site: Site) -> None:
    def asked(shares: dict[str, int], seed: int = 7) -> list[str]:
        endpoint.requests.clear()
        run(site, recipes=shares, seed=seed)
        return [request["response_format"]["json_schema"]["name"] for request in endpoint.requests]

    many = collections.Counter(asked({"paraphrase": 1, "self_instruct": 3}))
    assert many.total() == 12
    assert many["self_instruct"] > many["paraphrase"] > 0
    assert asked({"self_instruct": 3, "paraphrase": 1}) == []  # the same questions, which stored replies answer
    assert asked({"paraphrase": 1, "self_instruct": 3}, seed=8)


def test_a_recipe_that_cannot_ask_leaves_its_share_to_the_others(endpoint: FakeEndpoint, site: Site) -> None:
    assert set(run(site, recipes={"code_task": 1000, "paraphrase": 1}).tallies[0].notes) == {"paraphrase:kept"}
    assert len(endpoint.requests) == 12


def test_a_page_outside_the_workspace_is_never_read(endpoint: FakeEndpoint, site: Site) -> None:
    proof = dataclasses.replace(site.pairs[0].evidence[0], seed_path="../../etc/passwd")
    with pytest.raises(UserError, match="would leave the workspace"):
        run(site, pairs=[dataclasses.replace(site.pairs[0], evidence=(proof,))])


def test_replies_live_in_the_database_of_the_workspace(endpoint: FakeEndpoint, site: Site) -> None:
    run(site)
    other = Workspace(site.workspace.root)
    db = other.connect()
    assert db.execute("SELECT count(*) FROM replies").fetchone()[0] == len(endpoint.requests)
    db.close()


def test_pairs_of_a_page_that_only_grew_are_not_varied(endpoint: FakeEndpoint, site: Site) -> None:
    grown = page("mill", "alpha", site.seeds[0].markdown + "\n## More\n\nOne more section at the end.\n")
    site.workspace.write_seed(grown)
    result = run(site)
    assert result.tallies[0].dropped["stale-seed"] == 4
    assert not [pair for pair in result.pairs if pair.evidence[0].seed_path == grown.path]


def test_a_replay_without_an_endpoint_gives_the_same_bytes_and_asks_nothing(
    endpoint: FakeEndpoint, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(site)
    monkeypatch.delenv("OPENAI_BASE_URL")
    again = vary(site.workspace, site.pairs, asking(), model="good-model", dry_run=True)
    assert [pair.to_record() for pair in again.pairs] == [pair.to_record() for pair in first.pairs] != []
    assert (again.calls, again.failure, again.unasked.calls) == (0, None, 0)
    assert again.tallies == first.tallies
