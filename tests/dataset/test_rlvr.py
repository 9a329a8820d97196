"""Which answers code can grade, and by which grader."""

import pytest

from gristmill.config import Dataset
from gristmill.dataset.formats.rlvr import rows
from gristmill.dataset.known import Known
from gristmill.grading import grade
from gristmill.store import Workspace

from .quoting import page, pair_of
from .test_export import lines


@pytest.fixture
def seed(tmp_path):
    return page(Workspace(tmp_path / "w", create=True), "p", "# P\n\nText.\n")


@pytest.mark.parametrize(
    ("kind", "question", "answer", "solution", "grader"),
    [
        ("inverse", "Which option keeps it?", "**--keep**", "--keep", "exact"),
        ("inverse", "Which function ends it?", "`stop(now=True)`", "stop", "exact"),
        ("key_table", "What is its default?", "`7d`", "7 d", "number"),
        ("key_table", "What is its default?", "`/var/lib/tarn`", "/var/lib/tarn", "exact"),
        ("limits", "How many may wait?", "At most 64 readers may wait at a time.", "64", "number"),
        ("limits", "How long?", "A lease ends after 30 seconds.", "30 s", "number"),
        ("version", "Since when?", "New in version 2.6.0.", r"\D*2\.6(?:\.0)*\D*", "regex"),
        ("signature", "Which arguments?", "`get(name, size: int = (1, 2), *, key=None)`", "name\nsize\nkey", "set"),
        ("signature", "List the methods.", "`async open()`\n`close(now)`", "open\nclose", "set"),
        (
            "enumeration",
            "Which stores are there?",
            "- Disk\n- Memory;\n- A remote one.",
            "Disk\nMemory\nA remote one",
            "set",
        ),
    ],
)
def test_a_short_answer_is_graded_by_code(seed, kind, question, answer, solution, grader):
    pair = pair_of(seed, question, "Text.", kind=kind, answer=answer)
    if grader == "number" and kind == "limits" and solution == "64":
        assert list(rows("train", [pair], Known(Dataset()))) == []  # a sentence with a bare number: of what?
        return
    (row,) = rows("train", [pair], Known(Dataset()))
    assert (row["answer"], row["grader"]) == (solution, grader)
    assert row["prompt"] == [{"role": "user", "content": question}]


@pytest.mark.parametrize(
    ("kind", "question", "answer"),
    [
        ("prose", "What is it?", "A store of messages that keeps them for seven days."),
        ("code", "Show it.", "```\nkeep\n```"),
        ("version", "Since when?", "Changed in version 2.6 and in 2.8."),
        ("signature", "Which arguments?", "`get(a)`\n`get(a, b)`"),
        ("signature", "What is returned?", "`get(name)`"),
        ("enumeration", "Which?", "- One thing that takes a sentence.\n- Another one that does."),
    ],
)
def test_what_only_a_person_could_grade_gives_no_row(seed, kind, question, answer):
    assert list(rows("train", [pair_of(seed, question, "Text.", kind=kind, answer=answer)], Known(Dataset()))) == []


def test_each_answer_of_a_site_is_graded_as_right_and_another_as_wrong(demo: Workspace) -> None:
    found = lines(demo.dataset / "rlvr" / "train.jsonl")
    said = {row["id"]: row["answer"] for side in ("train",) for row in lines(demo.dataset / f"{side}.jsonl")}
    assert len(found) > 5
    for row in found:
        if row["grader"] != "set":
            assert grade(said[row["id"]], row["answer"], row["grader"]), row
        assert not grade("I do not know.", row["answer"], row["grader"])
