"""The list behind `make mutants`: every change can be made, and the test that must notice it is there."""

from pathlib import Path

import pytest

from benchmarks.mutants import BROKEN, KILLED, SURVIVED, Mutant, judged, listed

MUTANTS = listed()
PROMISED = 60


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.file}: {mutant.name}")
def test_a_change_of_the_list_can_be_made_and_has_its_test(mutant: Mutant) -> None:
    assert mutant.fault() == ""
    assert mutant.old != mutant.new


def test_the_list_covers_every_stage() -> None:
    assert len(MUTANTS) >= PROMISED
    assert len({(mutant.file, mutant.name) for mutant in MUTANTS}) == len(MUTANTS)
    for room in ("crawler", "crawler/extraction", "converter", "filters", "gristmill/dataset", "gristmill/models"):
        assert sum(mutant.file.startswith(f"{room}/") for mutant in MUTANTS) >= 5, room


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A program of one line, and its test."""
    (tmp_path / "mill.py").write_text("STONES = 2\n")
    (tmp_path / "test_mill.py").write_text("import mill\n\n\ndef test_stones() -> None:\n    assert mill.STONES >= 2\n")
    return tmp_path


def change(
    new: str, *, old: str = "STONES = 2", test: str = "test_mill.py::test_stones", file: str = "mill.py"
) -> Mutant:
    return Mutant(name="fewer stones", file=file, old=old, new=new, test=test)


@pytest.mark.parametrize(
    ("new", "verdict"), [("STONES = 1", KILLED), ("STONES = 3", SURVIVED), ("STONES = stones", BROKEN)]
)
def test_a_change_is_killed_by_a_test_that_fails_and_by_nothing_else(tree: Path, new: str, verdict: str) -> None:
    assert judged(change(new), tree)[0] == verdict
    assert (tree / "mill.py").read_text() == "STONES = 2\n"


@pytest.mark.parametrize(
    ("mutant", "fault"),
    [
        (change("STONES = 1"), ""),
        (change("x", old="STONES = 4"), "mill.py has the text 0 times: 'STONES = 4'"),
        (change("x", old="S"), "mill.py has the text 2 times: 'S'"),
        (change("STONES ="), "mill.py would be no Python"),
        (change("x", file="oven.py"), "oven.py is no file"),
        (change("STONES = 1", test="test_mill.py::test_bread"), "there is no test test_mill.py::test_bread"),
        (change("STONES = 1", test="test_mill.py"), "there is no test test_mill.py"),
        (change("STONES = 1", test="test_oven.py::test_stones"), "there is no test test_oven.py::test_stones"),
    ],
)
def test_an_entry_that_says_nothing_is_named(tree: Path, mutant: Mutant, fault: str) -> None:
    assert mutant.fault(tree).startswith(fault)
    assert bool(mutant.fault(tree)) == bool(fault)
