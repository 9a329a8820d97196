"""The exam: wrong choices are answers to other questions, and none is also true."""

from collections import Counter

import pytest

from gristmill.dataset.formats.exam import rows
from gristmill.exam.siblings import CHOICES, MOST_LOOKED_AT, Siblings
from gristmill.store import Workspace

from .quoting import known_of, page, pair_of
from .test_export import lines

TABLE = """# Settings

| option | what it does |
| --- | --- |
| `keep` | Days after which a message is deleted. |
| `wait` | Seconds before a reader gives up its lease. |
| `depth` | Levels of folders that are walked. |
| `trace` | File into which every request is written. |
"""
CELLS = {
    "keep": "Days after which a message is deleted.",
    "wait": "Seconds before a reader gives up its lease.",
    "depth": "Levels of folders that are walked.",
    "trace": "File into which every request is written.",
}


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "w", create=True)


def asked(seed, **cells):
    return [pair_of(seed, f"What does `{name}` do?", cell, kind="key_table") for name, cell in cells.items()]


def exam(workspace, pairs):
    return list(rows("test", pairs, known_of(workspace, pairs, "test")))


def test_a_row_of_a_table_is_asked_for_among_its_siblings(workspace):
    row = exam(workspace, asked(page(workspace, "one", TABLE), **CELLS))[0]
    assert row["kind"] == "choice"
    assert sorted(row["choices"]) == sorted(CELLS.values())
    assert row["choices"][row["correct"]] == row["answer"] == CELLS["keep"]


def test_what_the_line_or_the_section_of_the_right_one_says_too_is_no_choice(workspace):
    told = "| `keep` | Days after which a message is deleted. | Seconds before a reader gives up its lease. |"
    seed = page(workspace, "one", f"{TABLE}\n{told}\n")
    assert exam(workspace, asked(seed, **CELLS))[0]["kind"] == "open"
    text = " ".join(CELLS.values())
    seed = page(workspace, "two", f"# Two\n\n{text}\n")
    pairs = [pair_of(seed, f"What does {n}() do?", cell, kind="signature") for n, cell in CELLS.items()]
    assert {row["kind"] for row in exam(workspace, pairs)} == {"open"}


def test_a_choice_that_spells_the_asked_name_out_may_be_true_as_well(workspace):
    cells = {
        **CELLS,
        "FollowAnyLink": "How far folders are walked beyond the first.",
        "lax": "Whether to follow any link.",
    }
    rows_of_it = "\n".join(f"| `{name}` | {cell} |" for name, cell in cells.items())
    pairs = asked(
        page(workspace, "one", f"# Settings\n\n| option | what it does |\n| --- | --- |\n{rows_of_it}\n"), **cells
    )
    chosen = {row["question"]: row["choices"] for row in exam(workspace, pairs) if row["kind"] == "choice"}
    assert cells["lax"] not in chosen["What does `FollowAnyLink` do?"]
    assert any(cells["lax"] in choices for choices in chosen.values())


def test_no_question_looks_at_all_others(workspace, monkeypatch):
    cells = {f"key{number}": f"Value number {number} of the table." for number in range(MOST_LOOKED_AT + 60)}
    rows_of_it = "\n".join(f"| `{name}` | {cell} |" for name, cell in cells.items())
    pairs = asked(page(workspace, "one", f"{TABLE}{rows_of_it}\n"), **cells)
    looked = []
    monkeypatch.setattr(Siblings, "_is_wrong", lambda _, pair, *rest: looked.append(pair.id) or False)
    exam(workspace, pairs[:-1])
    assert set(Counter(looked).values()) <= {MOST_LOOKED_AT - 1, MOST_LOOKED_AT}


def test_what_says_nearly_the_same_is_no_choice(workspace):
    near = "Days after which messages are deleted."
    seed = page(workspace, "one", TABLE.replace(CELLS["depth"], near))
    assert exam(workspace, asked(seed, **CELLS | {"depth": near}))[0]["kind"] == "open"


def test_a_member_of_the_same_name_of_another_class_is_no_sibling(workspace):
    seeds = [page(workspace, name, f"# {name}\n\n{cell}\n") for name, cell in CELLS.items()]
    pairs = [
        pair_of(s, f"What does `{s.title}.open()` do?", cell, kind="signature")
        for s, cell in zip(seeds, CELLS.values(), strict=True)
    ]
    assert {row["kind"] for row in exam(workspace, pairs)} == {"open"}
    pairs = [
        pair_of(s, f"What does `{s.title}.{s.title}x()` do?", cell, kind="signature")
        for s, cell in zip(seeds, CELLS.values(), strict=True)
    ]
    assert {row["kind"] for row in exam(workspace, pairs)} == {"choice"}


@pytest.mark.parametrize("kind", ["prose", "admonition", "why"])
def test_a_sentence_that_is_true_by_itself_is_no_choice(workspace, kind):
    seeds = [page(workspace, name, f"# {name}\n\n{cell}\n") for name, cell in CELLS.items()]
    pairs = [
        pair_of(seed, f"What about {seed.title}?", cell, kind=kind)
        for seed, cell in zip(seeds, CELLS.values(), strict=True)
    ]
    assert {row["kind"] for row in exam(workspace, pairs)} == {"open"}


def test_an_open_question_says_how_it_is_graded(workspace):
    seed = page(workspace, "one", TABLE)
    pair = pair_of(seed, "Which option is about days?", "`keep`", kind="inverse")
    (row,) = exam(workspace, [pair])
    assert (row["kind"], row["solution"], row["grader"]) == ("open", "keep", "exact")
    assert "what it does" in row["context"]


def test_the_exam_of_a_site_is_of_the_test_split_alone(demo: Workspace) -> None:
    found = lines(demo.dataset / "exam" / "test.jsonl")
    assert {row["id"] for row in found} <= {row["id"] for row in lines(demo.dataset / "test.jsonl")}
    assert [path.name for path in (demo.dataset / "exam").iterdir()] == ["test.jsonl"]
    chosen = [row for row in found if row["kind"] == "choice"]
    assert all(len(set(row["choices"])) == CHOICES for row in chosen)
