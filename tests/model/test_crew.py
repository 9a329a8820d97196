"""Several models in one run: who asks what, at which endpoint, and what each is said to have done."""

import collections
from typing import Any

import pytest

from converter.vary import VaryResult, vary
from gristmill.config import Convert, Model, NamedModel
from gristmill.configfile import parse
from gristmill.errors import ConfigError, UserError
from gristmill.models.crew import crew
from gristmill.models.endpoint import Endpoint

from .conftest import FakeEndpoint, Site, completion, refusal

THREE = Convert(
    recipes=["paraphrase", "self_instruct"],
    model=Model(timeout=10, price_output=1.0),
    models=[
        NamedModel(name="north", share=0.5),
        NamedModel(name="east", endpoint="EAST", price_input=2.0, temperature=0.1),
        NamedModel(name="west"),
    ],
)


@pytest.fixture
def east(monkeypatch: pytest.MonkeyPatch, endpoint: FakeEndpoint) -> Any:
    """A second endpoint, with a key of its own."""
    fake = FakeEndpoint()
    monkeypatch.setenv("OPENAI_BASE_URL_EAST", fake.url)
    monkeypatch.setenv("OPENAI_API_KEY_EAST", "east-secret-1234567")
    yield fake
    fake.close()


def run(site: Site, model: str | list[str] = "all", settings: Convert = THREE, **options: Any) -> VaryResult:
    return vary(site.workspace, site.pairs, settings, model=model, **options)


def shares(*wanted: str, **models: float | None) -> dict[str, float]:
    known = [NamedModel(name=name, share=share) for name, share in models.items()]
    return {member.name: round(member.share, 3) for member in crew(wanted, Convert(models=known))}


def test_a_share_is_what_is_given_else_a_part_of_the_rest() -> None:
    assert shares("a") == {"a": 1}
    assert shares("a", "b=.3") == {"a": 0.7, "b": 0.3}
    assert shares("a=.2", "b=.2") == {"a": 0.5, "b": 0.5}
    assert shares("a", "b", "c=.5") == {"a": 0.25, "b": 0.25, "c": 0.5}
    assert shares("all", a=0.9, b=None) == {"a": 0.9, "b": 0.1}
    assert shares("b=.5", "c", a=0.9, b=0.1) == {"b": 0.5, "c": 0.5}
    assert shares("all") == {"all": 1}, "where none is configured it is a name like others"
    assert shares("a=b") == {"a=b": 1}, "a sign without a number belongs to the name"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(("a", "a=.5"), "named twice"), (("a=2",), "above 0 and up to 1"), (("a=0",), "above 0"), (("=.5",), "NAME=SHARE"),
     (("a=.8", "b=.4"), "more than 1"), (("a=1", "b"), "leave nothing")],
)  # fmt: skip
def test_shares_that_cannot_be_are_one_sentence(wanted: tuple[str, ...], said: str) -> None:
    with pytest.raises(UserError, match=said):
        crew(wanted, Convert())


def test_each_question_goes_to_one_model_by_its_share_at_its_endpoint(east: FakeEndpoint, endpoint: FakeEndpoint,
                                                                     site: Site) -> None:  # fmt: skip
    result = run(site)
    here = collections.Counter(request["model"] for request in endpoint.requests)
    there = collections.Counter(request["model"] for request in east.requests)
    assert (here.keys(), there.keys()) == ({"north", "west"}, {"east"})
    assert here["north"] > max(here["west"], there["east"])
    assert here.total() + there.total() == 24 == result.calls
    assert set(east.authorizations) == {"Bearer east-secret-1234567"}
    assert "Bearer east-secret-1234567" not in endpoint.authorizations
    assert {request["temperature"] for request in east.requests} == {0.1}
    assert {pair.generator.model for pair in result.pairs} == {"north", "east", "west"}


def test_what_each_did_is_told_and_adds_up(east: FakeEndpoint, site: Site) -> None:
    result = run(site)
    assert [used.name for used in result.models] == ["north", "east", "west"]
    assert sum(used.kept for used in result.models) == len(result.pairs)
    assert sum(used.seen for used in result.models) == result.tallies[0].seen
    assert sum(used.calls for used in result.models) == result.calls
    assert sum(used.prompt_tokens for used in result.models) == result.prompt_tokens
    assert sum(used.cost or 0 for used in result.models) == pytest.approx(result.cost)
    by_model = {used.name: used for used in result.models}
    assert by_model["east"].cost == pytest.approx(
        (2 * by_model["east"].prompt_tokens + by_model["east"].completion_tokens) / 1e6
    )


def test_the_same_again_asks_none_of_them_and_concurrency_is_invisible(east: FakeEndpoint, site: Site) -> None:
    first = run(site)
    again = run(site)
    assert (again.pairs, again.calls, again.replayed) == (first.pairs, 0, first.calls)
    (site.workspace.root / "gristmill.sqlite").unlink()
    alone = THREE.model_copy(update={"model": THREE.model.model_copy(update={"concurrency": 1})})
    assert run(site, settings=alone).pairs == first.pairs


def test_another_model_takes_its_part_and_moves_nothing_else(endpoint: FakeEndpoint, site: Site) -> None:
    def asked(*models: str) -> dict[str, str]:
        endpoint.requests.clear()
        (site.workspace.root / "gristmill.sqlite").unlink(missing_ok=True)
        run(site, [*models], recipes_only())
        return {request["messages"][1]["content"]: request["model"] for request in endpoint.requests}

    two, three = asked("a", "b"), asked("a", "b", "c")
    moved = {three[text] for text in two if two[text] != three[text]}
    assert moved == {"c"}


def recipes_only() -> Convert:
    return Convert(recipes=["paraphrase"], model=Model(timeout=10))


@pytest.mark.parametrize("most", [1, 7])
def test_the_limits_hold_over_all_of_them_and_what_is_asked_hangs_on_no_timing(
    east: FakeEndpoint, endpoint: FakeEndpoint, site: Site, most: int
) -> None:
    made = []
    for concurrency in (1, 8):
        (site.workspace.root / "gristmill.sqlite").unlink(missing_ok=True)
        model = THREE.model.model_copy(update={"concurrency": concurrency})
        result = run(site, settings=THREE.model_copy(update={"model": model}), max_calls=most)
        assert result.calls == most
        made.append(result.pairs)
    assert made[0] == made[1]
    assert len(endpoint.requests) + len(east.requests) == 2 * most


def test_one_that_cannot_be_asked_leaves_the_others_to_go_on(
    east: FakeEndpoint, endpoint: FakeEndpoint, site: Site
) -> None:
    east.script = lambda *_: refusal(401, "no")
    result = run(site)
    assert result.failure is not None
    assert {pair.generator.model for pair in result.pairs} == {"north", "west"}


def test_an_endpoint_without_an_address_is_named_by_its_variable(endpoint: FakeEndpoint, site: Site) -> None:
    failure = run(site).failure
    assert "OPENAI_BASE_URL_EAST" in str(failure)
    with pytest.raises(UserError, match=r"OPENAI_BASE_URL_EAST holds a user name .* OPENAI_API_KEY_EAST"):
        Endpoint.of({"OPENAI_BASE_URL_EAST": "http://u:p@127.0.0.1/v1"}, "EAST")


def test_an_endpoint_has_its_own_key_or_none() -> None:
    environment = {"OPENAI_API_KEY": "first-secret-1234567", "OPENAI_BASE_URL_EAST": "http://127.0.0.1:1/v1"}
    assert Endpoint.of(environment, "EAST").headers == {}


def test_no_endpoint_sees_the_key_of_another_in_a_stored_reply(east: FakeEndpoint, site: Site) -> None:
    assert "east-secret-1234567" in Endpoint.of({"OPENAI_BASE_URL": "http://127.0.0.1:1/v1",
                                                 "OPENAI_API_KEY_EAST": "east-secret-1234567"}).others  # fmt: skip


def test_what_is_left_of_several_models_is_estimated_together(east: FakeEndpoint, site: Site) -> None:
    left = run(site, dry_run=True)
    assert left.unasked.calls == len(left.left) == 24
    parts = [run(site, [one], dry_run=True).unasked for one in ("north", "east", "west")]
    assert left.unasked.cost is not None
    assert min(part.cost or 0 for part in parts) < left.unasked.cost < max(part.cost or 0 for part in parts)


def test_a_model_that_answers_nothing_is_braked_alone(east: FakeEndpoint, endpoint: FakeEndpoint, site: Site) -> None:
    east.script = lambda *_: completion("no")
    assert {pair.generator.model for pair in run(site).pairs} == {"north", "west"}


@pytest.mark.parametrize(
    ("models", "said"),
    [("[{name: a}, {name: a}]", "each model once"), ("[{name: a, share: .7}, {name: b, share: .7}]", "1 together"),
     ("[{name: a, endpoint: east}]", "capital letters"), ("[{share: 1}]", "required"),
     ("[{name: a, shar: 1}]", "'share'")],
)  # fmt: skip
def test_a_mistake_in_the_list_is_one_sentence(models: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse(f"convert:\n  models: {models}\n")
