"""The recipe `code_task`: which fences one could be asked to write, and which tasks they fulfil."""

import dataclasses
import json
from typing import Any

import pytest

from converter.recipes.code_task import CodeTask, fences
from converter.recipes.pointed import Replied
from converter.recipes.questions import Questions
from converter.recipes.recipe import Candidate
from gristmill.models.reading import parse

from .test_recipes import ASKING, asked, passage, reason

BLANKS = " " * 20
CODE = '```python\nsifter = Sifter("west")\nsifter.mesh.replace(width=3)\n```'
PAGE = (
    f"# Sifter\n\n## Mesh\n\nThe mesh lies between two frames.\n\nThe mesh of a sifter is replaced by code:\n\n{CODE}\n"
)
RIGHT = "Write Python code that replaces the mesh of the sifter west by one of width 3."


def read(task: str) -> Any:
    reply = parse(json.dumps({"question": task}), Replied)
    assert reply is not None
    return CodeTask().read(asked(CodeTask(), passage(PAGE)), reply)[0]


def test_the_answer_is_the_fence_to_the_letter() -> None:
    found = read(RIGHT)
    assert isinstance(found, Candidate)
    assert (found.question, found.answer) == (RIGHT, CODE)
    assert PAGE[found.evidence[0].start : found.evidence[0].stop] == CODE


@pytest.mark.parametrize(
    ("task", "why"),
    [
        ("How do I replace the mesh of a sifter?", "wrong-form"),
        ("Write the shell command that replaces the mesh of a sifter.", "wrong-form"),
        ("Write Python code that replaces the mesh of a sifter", "wrong-form"),
        ("Write Python code that does to a mesh what the following code does.", "leaning-question"),
        ("Write Python code that replaces the mesh of `Sifter` by one of width 4.", "unsupported-facts"),
        ("Write Python code that calls `sift()` on the mesh of a sifter.", "unsupported-facts"),
        ("Write Python code that does not replace the mesh of a sifter.", "changed-facts"),
        ("Write Python code that orders fresh bread from the village baker for a sifter.", "asks-of-other"),
        ('Write Python code that does sifter = Sifter("west") and sifter.mesh.replace(width=3).', "gives-answer"),
        ("Write Python code that names the product and what is to be done.", "leaked-prompt"),
        ("Write Python code that opens the hopper of a sifter.", "leaked-prompt"),
    ],
)
def test_a_task_that_the_fence_does_not_fulfil_is_dropped(task: str, why: str) -> None:
    assert reason(read(task)) == why


@pytest.mark.parametrize(
    ("fence", "fit"),
    [
        (CODE, True),
        ("```\nsift --mesh 3 --lid none\nsudo sift -v\n```", True),
        ("```\nsifter = Sifter(mesh=3, lid=None)\n```", True),  # Python by its looks
        ("```\nsifter = Sifter(mesh=3, lid=None);;\n```", False),
        ("```\nSifter: mesh=3, lid=None\n```", False),  # in which language?
        ("```brainsift\nsifter = Sifter(mesh=3, lid=None)\n```", False),
        ("```bash\n$ sift --mesh 3 --lid none\nsifted\n```", False),
        ("```console\n$ sift --mesh 3 --lid none\nsifted\n```", False),
        ("```\n$ sift --mesh 3 --lid none\nsifted\n```", False),
        ("```text\nThe sifter has been sifted well.\n```", False),
        ("```python\nsifter = Sifter()\n...\nsifter.sift()\n```", False),
        ("```\nsift --mesh <width of it>\n```", False),
        ("```\nsift --mesh 3 [--lid none] [-v]\n```", False),
        ("```\nsift --mesh 3\nsift --mesh 4\nsift --mesh 5\n```", False),
        ("```\nmiller@mill$ sift --mesh 3\n```", False),
        ("```\nhopper ---> sifter ---> sack\n```", False),
        (f"```python\n{BLANKS}\n{BLANKS}\n```", False),
        ("```python\nx = 1\n```", False),
        ("```python\n" + "sifter = Sifter()\n" * 40 + "```", False),
    ],
)
def test_what_is_printed_left_out_or_long_is_no_task(fence: str, *, fit: bool) -> None:
    assert bool(list(fences(passage(f"# Sifter\n\n## Mesh\n\nSome text.\n\n{fence}\n")))) is fit


def test_a_fence_without_a_pair_comes_first_and_the_sentence_before_it_is_shown() -> None:
    other = "```python\nsifter.lid.lock(after=9)\n```"
    base = passage(f"{PAGE}\nA lid is locked so:\n\n{other}\n")
    first = next(fences(base))
    claimed = dataclasses.replace(base.pairs[0].evidence[0], start=first.start, stop=first.stop)
    base = dataclasses.replace(base, pairs=(dataclasses.replace(base.pairs[0], evidence=(claimed,)),))
    job = asked(CodeTask(), base)
    assert base.markdown[job.units[0].start : job.units[0].stop] == other
    content = job.request.messages[-1].content
    assert f"A lid is locked so:\n[E1] {other}" in content
    assert content.endswith("Write: Write Python code that …")


def test_without_a_fence_or_in_another_language_nothing_is_asked() -> None:
    base = passage(PAGE)
    for none in (dataclasses.replace(base, units=base.units[:1]),
                 dataclasses.replace(base, pairs=(dataclasses.replace(base.pairs[0], language="de"),))):  # fmt: skip
        assert CodeTask().job(none, Questions([]), ASKING) is None
