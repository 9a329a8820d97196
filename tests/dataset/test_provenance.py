"""A dataset that was exported is not taken for documentation again, by whatever door it comes in."""

import html
import json
import shutil
from pathlib import Path

import pytest

from converter.convert import pairs_of
from crawler.extraction.extract import extract
from gristmill.config import Config, Convert, Dataset, Source
from gristmill.dataset.export import export
from gristmill.errors import UserError
from gristmill.provenance import OWN, is_exported
from gristmill.records import Seed
from gristmill.store import Workspace, write_pairs
from gristmill.targets import resolve
from gristmill.text import sha256

from .test_export import make_pair, make_seed


@pytest.fixture
def demo(tmp_path: Path) -> Workspace:
    """A workspace with a small dataset."""
    workspace = Workspace(tmp_path / "exported", create=True)
    workspace.write_seed(make_seed("a"))
    write_pairs(workspace.kept, [make_pair("a", f"How long is message {n} kept?") for n in range(9)])
    export(workspace, Dataset(test=0, validation=0))
    return workspace


def rows(workspace: Workspace, count: int) -> str:
    return "".join((workspace.dataset / "train.jsonl").read_text("utf-8").splitlines(keepends=True)[:count])


def shown(text: str) -> str:
    """A page that shows a text."""
    return f"<html><title>Data</title><main><h1>Data</h1><p>Rows.</p><pre>{html.escape(text)}</pre></main></html>"


@pytest.mark.parametrize("names", [("README.md",), ("train.jsonl", "index.html")])
def test_a_folder_with_an_exported_set_is_refused_unless_flagged_pages_are_kept(
    demo: Workspace, tmp_path: Path, names: tuple[str, ...]
) -> None:
    (folder := tmp_path / "folder").mkdir()
    (folder / "index.html").write_text("<html><h1>Mine</h1></html>", encoding="utf-8")
    resolve((str(folder),), Config(), limits={})
    for name in names:
        if name != "index.html":
            shutil.copy(demo.dataset / name, folder)
    with pytest.raises(UserError, match="is of a dataset that Gristmill exported, which is no documentation"):
        resolve((str(folder),), Config(), limits={})
    kept = Config(sources=[Source(name="mine", start=[str(folder)], keep_flagged=True)])
    assert resolve(("mine",), kept, limits={})[0].keep_flagged


def test_a_page_that_shows_rows_or_the_card_is_flagged(demo: Workspace) -> None:
    card = (demo.dataset / "README.md").read_text("utf-8").partition("---\n\n")[2][:900]
    for text in (rows(demo, 4), json.dumps(rows(demo, 4)), card):
        assert is_exported(text)
        assert OWN in extract(shown(text).encode(), url="https://data.example.org/").flags


def test_a_manual_that_shows_one_row_or_names_the_program_is_not(demo: Workspace) -> None:
    for text in (rows(demo, 1), "A dataset compiled by Gristmill has a card.", "section_sha256: of heading and text"):
        assert OWN not in extract(shown(text).encode(), url="https://data.example.org/").flags


def test_pairs_of_such_a_page_are_made_only_where_that_is_asked_for_and_are_marked(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    text = "# Questions\n\n## Does the mill need a river?\n\nNo. A mill is a tower, and any steady wind can turn it.\n"
    workspace.write_seed(
        Seed(
            seed_id="a" * 16, source="mill", url="https://data.example.org/", path="seeds/mill/index.md",
            markdown=text, sha256=sha256(text), title="Questions", crawled_at="2026-01-02T03:04:05Z",
            licence="CC0-1.0", language="en", flags=(OWN,),
        )
    )  # fmt: skip
    assert list(pairs_of(workspace, Convert())) == []
    made = list(pairs_of(workspace, Convert(), keep_flagged=["mill"], products={"mill": "Mill"}))
    assert {pair.generation_depth for pair in made} == {1}
