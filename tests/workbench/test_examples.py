"""The examples of docs/python.md and of the docstrings do what they say, in a workspace made from demo/site."""

import doctest
import inspect
import re
from pathlib import Path

import pytest

import gristmill
from gristmill.workbench.bench import Workbench

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text("utf-8")
METHODS = {name: value for name, value in vars(Workbench).items() if inspect.isfunction(value) and name[0] != "_"}


def failures(text: str, names: dict) -> str:
    """What doctest has to say of the examples in a text."""
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(text, names, "examples", None, 0)
    assert test.examples
    doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=said.append)
    return "".join(said)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_has_an_example_that_is_true(name: str, home: Path) -> None:
    bench = gristmill.open("workspace")
    assert failures(METHODS[name].__doc__, {"bench": bench, "pair": next(bench.pairs())}) == ""


def test_the_example_of_open_is_true(home: Path) -> None:
    assert failures(gristmill.open.__doc__, {}) == ""


def test_the_examples_of_the_page_are_true(home: Path) -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert failures("\n".join(blocks), {}) == ""


def test_the_page_names_every_method_and_none_besides() -> None:
    named = set(re.findall(r"^\| .*?\|", PAGE, re.MULTILINE))
    found = {name for cell in named for name in re.findall(r"`(\w+)\(", cell)}
    assert found == set(METHODS)


@pytest.mark.parametrize("name", ["run", "crawl", "convert", "export"])
def test_the_page_names_every_argument_of_a_stage(name: str) -> None:
    (said,) = re.findall(rf"^\| `{name}\((.*?)\)`", PAGE, re.MULTILINE)
    parameters = [str(p).partition(":")[0] for p in inspect.signature(METHODS[name]).parameters.values()][1:]
    assert said.split(", ") == [each for each in parameters if each != "listener"]
