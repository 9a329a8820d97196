"""Pages as text, with where they are from."""

import pytest

from gristmill.dataset.formats.pretraining import rows
from gristmill.store import Workspace

from .quoting import known_of, page, pair_of

TOLD = "The broker keeps every message on disk for seven days and then deletes its whole segment."


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "w", create=True)


def test_a_page_is_its_markdown_to_the_letter_with_licence_and_address(workspace):
    seed = page(workspace, "disk", "# Disk\n\nA [link](x.html),  two blanks.\n")
    (row,) = rows("train", [], known_of(workspace, []))
    assert row["text"] == seed.markdown
    assert (row["url"], row["licence"], row["pairs"]) == (seed.url, "CC-BY-4.0", 0)


def test_the_pairs_of_a_page_stand_behind_it_where_that_is_asked_for(workspace):
    seed = page(workspace, "disk", "# Disk\n\nSeven days.\n")
    pair = pair_of(seed, "How [long](x.html)?", "Seven days.")
    (row,) = rows("train", [pair], known_of(workspace, [pair], pretraining_pairs=True))
    assert row["text"] == "# Disk\n\nSeven days.\n\n**How long?**\n\nSeven days.\n"
    assert row["pairs"] == 1
    (row,) = rows("train", [pair], known_of(workspace, [pair]))
    assert row["text"] == seed.markdown


def test_a_page_that_says_an_answer_of_another_side_is_on_none(workspace):
    own = page(workspace, "disk", f"# Disk\n\n{TOLD}\n")
    page(workspace, "copy", f"# Copy\n\nAs said: {TOLD}\n")
    pair = pair_of(own, "How long?", TOLD)
    known = known_of(workspace, [pair], "test")
    assert [row["title"] for row in rows("test", [pair], known)] == ["Disk"]
    assert list(rows("train", [], known)) == []
    assert len(list(rows("train", [pair], known_of(workspace, [pair])))) == 2
