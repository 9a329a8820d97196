"""What recipes of more than one section or pair make passes the filters, which were made for one: over a whole run."""

from pathlib import Path
from typing import Any

import pytest

from converter.vary import vary
from filters.judge import judge
from gristmill.config import Filter
from gristmill.records import Pair
from gristmill.store import Workspace, read_pairs

from . import test_change, test_multi_turn, test_translate
from . import test_two_sections as two
from .conftest import FakeEndpoint, Site, asking, completion, page, site_of


def judged(site: Site, recipe: str, *languages: str) -> dict[str, tuple[str, str]]:
    """By type of pair, the last filter and the reason of every pair that was made."""
    settings = asking(recipes=[recipe]).model_copy(update={"languages": list(languages)})
    made = vary(site.workspace, site.pairs, settings, model="m").pairs
    site.workspace.replace_pairs([*site.pairs, *made])
    judge(site.workspace, Filter(min_quality=0))  # its score is of no use on two pages that nobody would name
    return {pair.type: (pair.checks[-1].filter, pair.checks[-1].reason) for pair in _all(site.workspace, made)}


def _all(workspace: Workspace, made: tuple[Pair, ...]) -> list[Pair]:
    ids = {pair.id for pair in made}
    return [p for path in (workspace.kept, workspace.dropped) for p in read_pairs(path) if p.id in ids]


@pytest.mark.parametrize("recipe", ["compare", "combine"])
def test_two_sections(endpoint: FakeEndpoint, tmp_path: Path, recipe: str) -> None:
    endpoint.script = two.script
    assert judged(site_of(tmp_path / "w", two.pages()), recipe) == {recipe: ("openings", "")}


def test_a_conversation(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = lambda request, number: completion({"Q2": "How far can it be turned?"})
    site = site_of(tmp_path / "w", [page("crimper", "crimper", test_multi_turn.CRIMPER)])
    site.pairs = list(test_multi_turn.pairs(test_multi_turn.WHAT, test_multi_turn.FAR))
    assert judged(site, "multi_turn") == {"multi_turn": ("openings", "")}


def test_a_translation(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    endpoint.script = test_translate.answers()
    site = site_of(tmp_path / "w", [page("mill", "mill", test_translate.SHUTTER)])
    site.pairs = list(test_translate.about().pairs)
    assert judged(site, "translate", "de") == {"translate": ("openings", "")}


def test_a_change(endpoint: FakeEndpoint, tmp_path: Path) -> None:
    said: Any = test_change.said
    endpoint.script = lambda request, number: completion({"question": test_change.GOOD})
    assert judged(test_change.refreshed(tmp_path / "w", said(4), said(9)), "change") == {"change": ("openings", "")}
