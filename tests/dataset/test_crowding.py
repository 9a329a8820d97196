"""What of models' habits stays out of a set, and how many wordings its facts have."""

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from gristmill.config import Dataset
from gristmill.dataset.crowding import crowded
from gristmill.dataset.export import export
from gristmill.records import Lineage, Pair
from gristmill.store import Workspace, write_pairs
from gristmill.wordings import bands, facts_of, wordings

from .test_balance import pairs_of
from .test_export import make_pair, make_seed

OPENINGS = (
    "Could you tell me",
    "How do I know",
    "Which of them is",
    "Say what it is that",
    "What about",
    "When is",
    "Who",
)


def made(count: int, *, recipe: str = "ask", model: str = "m", opening: str = "") -> list[Pair]:
    """Variations whose quality falls in the order given."""
    return [
        dataclasses.replace(
            pair, id=f"{recipe}{model}{opening}{number}", origin="llm", generation_depth=1,
            question=f"{opening or OPENINGS[number % len(OPENINGS)]} {pair.question}",
            generator=dataclasses.replace(pair.generator, recipe=recipe, model=model),
        )
        for number, pair in enumerate(pairs_of("prose", count))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "settings", "reason", "kind"),
    [
        (made(150) + made(300, opening="Could you tell me"), {"max_frame_share": 0.2}, "frame-share", "opening"),
        (made(300) + made(100, recipe="paraphrase"), {}, "recipe-share", "recipe"),
        (made(300) + made(100, model="n"), {"max_model_share": 0.6}, "model-share", "model"),
    ],
)
def test_no_kind_of_a_models_pairs_exceeds_its_share_and_the_best_stay(
    pairs: list[Pair], settings: dict[str, float], reason: str, kind: str
) -> None:
    out = crowded(pairs, Dataset(**{"max_frame_share": 1.0, **settings}))
    assert set(out.values()) == {reason}
    left = [pair for pair in pairs if pair.id not in out]
    of = Counter(pair.question[:10] if kind == "opening" else getattr(pair.generator, kind) for pair in left)
    most = {"opening": 0.2, "recipe": 0.5, "model": 0.6}[kind]
    assert most - 0.05 < max(of.values()) / len(left) <= most + 0.001
    dropped = [pair.quality or 0 for pair in pairs if pair.id in out]
    assert max(dropped) < max(pair.quality or 0 for pair in left)
    assert crowded(pairs[::-1], Dataset(**{"max_frame_share": 1.0, **settings})) == out


@pytest.mark.parametrize(
    "pairs",
    [made(99, opening="Could you tell me"), made(300), pairs_of("prose", 300)],
    ids=["few", "one recipe and model", "no variations"],
)
def test_what_is_few_or_alone_of_its_kind_or_by_rules_stays(pairs: list[Pair]) -> None:
    assert crowded(pairs, Dataset(max_frame_share=1.0 if len(pairs) > 99 else 0.1)) == {}


def test_a_fact_counts_its_wordings_over_its_variations() -> None:
    rule, other = pairs_of("prose", 2)
    inverse = dataclasses.replace(rule, id="inverse", answer="Hopper.", question="What feeds grain?")
    said = [
        dataclasses.replace(
            rule, id=f"v{number}", question=question, generation_depth=1 + (number == 2), answer="Shorter.",
            lineage=Lineage(parents=("v1",) if number == 2 else (rule.id,)),
        )
        for number, question in enumerate(("How is it fed?", "how is it fed", "Say how it is fed."))
    ]  # fmt: skip
    pairs = [*said[::-1], rule, other, inverse]
    facts = facts_of(pairs)
    assert facts["v0"] == facts["v2"] == facts[rule.id] != facts[inverse.id]
    counts = wordings(pairs)
    assert sorted(counts.values()) == [1, 1, 3], "marks and case make no wording"
    assert bands(counts) == {"1": 2, "2": 0, "3–4": 1, "5–7": 0, "8+": 0}
    assert bands({"a": 8, "b": 70, "c": 7, "d": 4}) == {"1": 0, "2": 0, "3–4": 1, "5–7": 1, "8+": 2}


def test_the_card_tells_of_both(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    workspace.write_seed(make_seed("a"))
    write_pairs(workspace.kept, [make_pair("a", question=f"What is mill {number}?") for number in range(3)])
    export(workspace, Dataset())
    assert "| wordings | facts |" in (card := (workspace.dataset / "README.md").read_text("utf-8"))
    assert "| 3–4 | 1 |" in card
