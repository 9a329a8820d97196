"""Whatever stands in a list of the source has tests of its own: CONTRIBUTING says where they lie."""

import ast
import json
from pathlib import Path

import pytest

from converter.languages.packs import PACKS
from converter.recipes import RECIPES
from converter.rulebook import KINDS
from crawler.extraction.profiles import PROFILES
from filters.judge import FILTERS, SET_FILTERS
from gristmill.dataset.formats import FORMATS

TESTS = Path(__file__).parents[1]


def files_of(*folders: str, name: str = "*") -> list[Path]:
    """The test files of those folders and the folders in them; `name`: of the file or of a folder below `folders`."""
    return [
        path
        for folder in folders
        for path in (TESTS / folder).rglob("test_*.py")
        if name == "*" or path.stem == f"test_{name}" or name in path.relative_to(TESTS / folder).parts[:-1]
    ]


def asked_of(module: str, paths: list[Path]) -> list[str]:
    """The tests in those files that import the module."""
    found = []
    for path in paths:
        tree = ast.parse(path.read_text("utf-8"))
        known = {
            name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        }
        if module in known:
            found += [n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
    return found


def cases(root: Path, name: str, *files: str) -> list[Path]:
    """The golden folders that are named after a thing, alone or with more behind a dash, and that are complete."""
    folders = [root / name, *sorted(root.glob(f"{name}-*"))]
    return [folder for folder in folders if all((folder / file).is_file() for file in files)]


@pytest.mark.parametrize("name", KINDS)
def test_a_rule_has_a_page_and_its_pairs(name):
    found = cases(TESTS / "convert" / "golden", name, "seed.md", "pairs.txt")
    assert any(f"[{name}] " in (case / "pairs.txt").read_text("utf-8") for case in found)


@pytest.mark.parametrize("tag", [pack.language for pack in PACKS])
def test_a_language_has_a_page_and_its_pairs(tag):
    found = cases(TESTS / "convert" / "golden", f"language-{tag}", "seed.md", "pairs.txt")
    assert found
    for case in found:
        assert f"\nlanguage: {tag}" in (case / "seed.md").read_text("utf-8")
        assert (case / "pairs.txt").read_text("utf-8").startswith("[")


@pytest.mark.parametrize("name", [profile.name for profile in PROFILES])
def test_a_profile_has_a_page_that_it_knows(name):
    found = cases(TESTS / "extraction" / "golden", name, "page.html", "seed.md", "facts.json")
    assert name in [json.loads((case / "facts.json").read_text("utf-8")).get("profile") for case in found]


@pytest.mark.parametrize("module", [one.__module__ for one in (*FILTERS, *SET_FILTERS)])
def test_a_filter_has_tests_that_bear_its_name(module):
    assert asked_of(module, files_of("filters", name=module.rpartition(".")[2]))


@pytest.mark.parametrize("module", [type(recipe).__module__ for recipe in RECIPES])
def test_a_recipe_has_tests(module):
    assert asked_of(module, files_of("model"))


@pytest.mark.parametrize("module", [form.rows.__module__ for form in FORMATS])
def test_a_format_has_tests_that_bear_its_name(module):
    assert asked_of(module, files_of("dataset", name=module.rpartition(".")[2]))


def test_what_has_no_tests_is_seen(tmp_path):
    (tmp_path / "test_a.py").write_text("from filters.schema import schema\n\n\nNONE = schema\n")
    (tmp_path / "test_b.py").write_text("from filters import schema\n\n\ndef test_it(): ...\n")
    assert asked_of("filters.schema", [tmp_path / "test_a.py"]) == []
    assert asked_of("filters.schema", [tmp_path / "test_b.py"]) == ["test_it"]
    assert asked_of("filters.evidence", [tmp_path / "test_b.py"]) == []
    assert cases(tmp_path, "page", "seed.md") == []
