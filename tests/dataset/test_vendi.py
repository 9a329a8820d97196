"""The effective number of different texts, and what it says of generations of variations."""

import dataclasses
from pathlib import Path

import pytest

from gristmill.config import Dataset
from gristmill.dataset.collapse import FEWEST, drift, refuse
from gristmill.dataset.export import exported
from gristmill.dataset.vendi import vendi
from gristmill.errors import UserError
from gristmill.records import Lineage, Pair
from gristmill.store import Workspace, write_pairs

from .test_export import make_pair, make_seed

WORDS = "ash oak elm fir yew sloe alder hazel rowan larch cedar maple aspen beech birch".split()


def told(n: int) -> str:
    """A sentence that shares few words with those of other numbers."""
    return " ".join(f"{WORDS[(n * step + step) % len(WORDS)]}{n % (step + 2)}" for step in range(1, 9))


@pytest.mark.parametrize(
    ("texts", "least", "most"),
    [
        ([], 0.0, 0.0),
        (["one and the same"] * 30, 1.0, 1.0),
        (["alpha beta", "gamma delta", "epsilon zeta"], 3.0, 3.0),
        (["alpha beta", "gamma delta"] * 10, 2.0, 2.0),
        (["", "", ""], 1.0, 1.0),
        ([told(n) for n in range(500)], 50.0, 400.0),
    ],
)
def test_the_score_is_how_many_different_texts_there_are(texts: list[str], least: float, most: float) -> None:
    assert least <= vendi(texts) <= most


def test_order_changes_nothing() -> None:
    texts = [told(n) for n in range(60)]
    assert vendi(texts) == vendi(texts[::-1])


def generations(said: str) -> list[Pair]:
    """Verbatim pairs and one variation of each; `{}` in `said` is what the parent says."""
    real = [make_pair(f"p{n}", f"What of {told(n)}?", f"{told(n)}.") for n in range(FEWEST)]
    made = [
        dataclasses.replace(
            make_pair(f"p{n}", f"Say, {said.format(told(n))}?", said.format(told(n)), depth=1),
            lineage=Lineage(group="g", parents=(parent.id,)),
        )
        for n, parent in enumerate(real)
    ]
    return [*real, *made]


@pytest.mark.parametrize(
    ("said", "refused"), [("the wood has {}", False), ("the page says that the wood has wood in it, as all know", True)]
)
def test_a_generation_that_says_all_in_one_way_is_refused(said: str, refused: bool, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    for n in range(FEWEST):
        workspace.write_seed(make_seed(f"p{n}"))
    write_pairs(workspace.kept, generations(said))
    settings = Dataset(balance=False, min_real_share=0)
    if refused:
        with pytest.raises(UserError, match=r"40 variations of generation 1 have 0\.\d\d of the variety"):
            exported(workspace, settings)
        assert not workspace.dataset.exists() or not list(workspace.dataset.iterdir())
        settings = settings.model_copy(update={"min_variety": 0.0})
    (found,) = exported(workspace, settings).drift
    assert (found.generation, found.pairs, found.share) == (1, FEWEST, 0.5)
    assert found.variety is not None
    assert (found.variety < 0.5) == refused
    assert "| generation | pairs |" in (workspace.dataset / "README.md").read_text("utf-8")


def test_few_variations_are_told_and_never_refused() -> None:
    pairs = generations("the same for all")
    few = [*pairs[:FEWEST], *pairs[FEWEST : 2 * FEWEST - 1]]
    (found,) = drift(few, few)
    assert (found.pairs, found.variety) == (FEWEST - 1, None)
    refuse([found], 1.0)


def test_a_variation_without_a_parent_is_laid_beside_a_pair_of_its_section() -> None:
    pairs = generations("the wood has {}")
    orphans = [dataclasses.replace(pair, lineage=Lineage(group="g")) for pair in pairs]
    assert drift(orphans, pairs)[0].to_parents == drift(pairs, pairs)[0].to_parents > 0
