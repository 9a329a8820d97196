"""Preferences: one fact differs, and what is wrong is not true elsewhere on the page."""

import dataclasses
import re

import pytest

from gristmill.dataset.formats.dpo import rows
from gristmill.facts import changed, facts
from gristmill.store import Workspace

from .quoting import known_of, page, pair_of
from .test_export import lines


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "w", create=True)


def made(workspace, markdown, *quotes, question="How?", others=()):
    pair = pair_of(page(workspace, "disk", f"# Disk\n\n{markdown}\n"), question, *quotes)
    found = list(rows("train", [pair, *others], known_of(workspace, [pair, *others])))
    return [row for row in found if row["id"] == pair.id]


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("It keeps messages for 7 days.", "7", "14"),
        ("It needs version 3.8 or newer.", "3.8", "3.9"),
        ("The default is `true`.", "true", "false"),
    ],
)
def test_one_fact_is_exchanged(workspace, said, right, wrong):
    (row,) = made(workspace, said, said)
    assert (row["right"], row["wrong"]) == (right, wrong)
    assert row["rejected"] == [{"role": "assistant", "content": said.replace(right, wrong)}]
    assert row["chosen"] == [{"role": "assistant", "content": said}]
    assert (row["answer"], row["wrong_answer"]) == (said, said.replace(right, wrong))


def test_a_number_is_never_one_that_stands_on_the_page(workspace):
    (row,) = made(
        workspace,
        "It keeps messages for 7 days.\n\nOr 14, or 21 where disks are large.",
        "It keeps messages for 7 days.",
    )
    assert row["wrong"] == "35"  # 14 and 21 stand there, and 70 has a 7


def test_a_name_is_exchanged_for_one_of_its_shape_from_another_page(workspace):
    other = page(workspace, "other", "# Other\n\nCall `close_stream` or `Closer` or `--close`.\n")
    others = [pair_of(other, "Else?", "Call `close_stream` or `Closer` or `--close`.")]
    said = "Call `open_stream` first."
    (row,) = made(workspace, said, said, others=others)
    assert (row["slot"], row["right"], row["wrong"]) == ("name", "open_stream", "close_stream")
    assert made(workspace, f"{said}\n\nThen `close_stream`.", said, others=others) == []


@pytest.mark.parametrize(
    "said",
    [
        "It stores all messages safely.",  # no fact
        "For example, it may keep 7 of them.",  # another example is no fault
        "1. Open it.\n2. Close it.",  # numbers of a list
        "```\nkeep = 7\n```",  # code that is run
        "If it is `None`, nothing is kept.",
    ],
)
def test_an_answer_without_a_fact_to_exchange_gives_no_row(workspace, said):
    assert made(workspace, said, said) == []


def test_what_the_question_states_is_left_alone(workspace):
    assert made(workspace, "In 7 days it goes.", "In 7 days it goes.", question="What is after 7 days?") == []


def test_over_a_site_one_fact_differs_and_the_wrong_one_is_not_on_the_page(demo: Workspace) -> None:
    found = [row for side in ("train", "validation", "test") for row in lines(demo.dataset / "dpo" / f"{side}.jsonl")]
    pages = {seed.url: seed.markdown for seed in demo.seeds()}
    assert len(found) > 20
    for row in found:
        differing = changed(facts(row["answer"]), facts(row["wrong_answer"]))
        if row["slot"] in ("negation", "unit"):
            assert differing == ({"negations": 1} if row["slot"] == "negation" else {"quantities": 2})
            continue
        assert sum(count for slot, count in differing.items() if slot != "quantities") == 2
        if row["slot"] != "value":
            stands = re.search(rf"(?<![\w-]){re.escape(row['wrong'])}(?![\w-])", pages[row["url"]])
            assert stands is None, row


YES, NO = "The lid of a barrel is nailed.", "The lid of a box is not nailed."


def turned(workspace, *said, kind="prose", **fields):
    """The wrong answers that are the contrary of right ones."""
    pairs = [
        pair_of(page(workspace, f"disk{n}", f"# Disk\n\n{text}\n"), f"How {n}?", text, kind=kind, **fields)
        for n, text in enumerate(said)
    ]
    found = rows("train", pairs, known_of(workspace, pairs))
    return {row["answer"]: row["wrong_answer"] for row in found if row["slot"] == "negation"}


def test_as_many_statements_are_denied_as_are_denied_no_longer(workspace):
    assert turned(workspace, YES, NO) == {YES: YES.replace("is", "is not"), NO: NO.replace("is not", "is")}
    assert turned(workspace, YES) == turned(workspace, NO) == {}
    assert len(turned(workspace, YES, NO, YES.replace("barrel", "jar"))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "The lid is nailed. The barrel is full.",
        "The lid is nailed, for example.",
        "The lid is not nailed but not open.",
    ],
)
def test_what_is_not_one_plain_statement_is_not_turned(workspace, said):
    assert said not in turned(workspace, said, YES, NO)


@pytest.mark.parametrize("fields", [{"kind": "version"}, {"language": "de"}])
def test_nor_is_what_a_release_brought_or_another_language(workspace, fields):
    assert turned(workspace, YES, NO, **fields) == {}


def test_a_unit_is_exchanged(workspace):
    said = "It waits for three seconds."
    (row,) = made(workspace, said, said)
    assert (row["slot"], row["right"], row["wrong"], row["wrong_answer"]) == (
        "unit", "3 s", "3 ms", "It waits for three milliseconds.",
    )  # fmt: skip
    assert made(workspace, said, said, question="What waits three seconds?") == []


BEFORE, NOW = "It keeps messages for 7 days.", "It keeps messages for 30 days."


@pytest.mark.parametrize(
    ("before", "now", "more", "slot"),
    [
        (BEFORE, NOW, "", "earlier"),
        (BEFORE, NOW, BEFORE, "number"),  # which is true as well
        ("Nobody knows how long that is, but 7 days may do.", NOW, "", "number"),  # written anew
        ("It keeps  messages for 30 days!", NOW, "", "number"),  # says the same
    ],
)
def test_what_the_page_said_before_is_the_wrong_answer(workspace, before, now, more, slot):
    workspace.replace_pairs([pair_of(page(workspace, "disk", f"# Disk\n\n{before}\n"), "How long?", before)])
    after = pair_of(page(workspace, "disk", f"# Disk\n\n{now}\n\n{more}\n"), "How long?", now)
    after = dataclasses.replace(after, id="f" * 16)
    workspace.replace_pairs([after])
    (row,) = rows("train", [after], known_of(workspace, [after]))
    assert (row["slot"], row["answer"]) == (slot, now)
    assert (row["wrong_answer"] == before) == (slot == "earlier")
    if slot == "earlier":
        assert (row["right"], row["wrong"]) == ("30", "7")
