"""What README.md and docs/filters.md say there is, there is."""

import re

import pytest

from . import lists


@pytest.mark.parametrize("path", lists.BLOCKS, ids=lambda path: path.name)
def test_the_lists_on_a_page_are_those_of_the_source(path):
    assert path.read_text("utf-8") == lists.current(path), "run: make lists"


def test_a_page_without_marks_is_not_written_over(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text("A page.\n")
    monkeypatch.setattr(lists, "BLOCKS", {page: lists.readme})
    with pytest.raises(ValueError, match="marks"):
        lists.main(["--write"])
    assert page.read_text() == "A page.\n"


@pytest.mark.parametrize(("kind", "found"), lists.names().items())
def test_the_names_in_a_list_are_names_and_each_stands_once(kind, found):
    assert [name for name in found if not re.fullmatch(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*", name)] == []
    assert len(set(found)) == len(found) > 0


def test_a_rule_and_a_recipe_never_share_a_name():
    assert not set(lists.names()["rules"]) & set(lists.names()["recipes"])
