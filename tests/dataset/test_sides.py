"""No page, lineage or telling answer on two sides of any two formats: looked for from outside, in the files alone."""

import re
from collections import defaultdict
from pathlib import Path

from gristmill.config import Dataset
from gristmill.dataset.export import chosen
from gristmill.dataset.held import Held
from gristmill.dataset.splits import assign, group
from gristmill.store import Workspace, read_pairs
from gristmill.text import words

from .test_export import lines, make_pair

TELLING = 12
SIDES = ("train", "validation", "test")


def rows_by_side(folder: Path) -> dict[str, list[dict]]:
    found = defaultdict(list)
    for side in SIDES:
        for path in folder.rglob(f"{side}.jsonl"):
            found[side] += lines(path)
    return found


def texts(value: object) -> list[str]:
    """All text of a row that somebody learns from: names of columns and addresses aside."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in texts(part)]


def test_no_page_stands_on_two_sides_of_any_two_formats(demo: Workspace) -> None:
    seen = defaultdict(set)
    for side, rows in rows_by_side(demo.dataset).items():
        for row in rows:
            pages = {p["url"] for key in ("evidence", "documents") for p in row.get(key, [])} | {row.get("url", "")}
            for page in pages - {""}:
                seen[page.partition("#")[0]].add(side)
    assert len(seen) > 20
    assert [page for page, sides in seen.items() if len(sides) > 1] == []


def test_no_lineage_stands_on_two_sides(demo: Workspace) -> None:
    seen = defaultdict(set)
    for side, rows in rows_by_side(demo.dataset).items():
        for row in rows:
            for name in {row.get("id", ""), row.get("group", ""), *row.get("parents", "").split(", ")} - {""}:
                seen[name].add(side)
    assert [name for name, sides in seen.items() if len(sides) > 1] == []


def test_no_telling_answer_of_one_side_is_said_on_another(demo: Workspace) -> None:
    sides = rows_by_side(demo.dataset)
    answers = {
        side: {tuple(words(row["answer"])) for row in rows if "normalised" in row} for side, rows in sides.items()
    }
    begun = {side: {a[:TELLING]: a for a in found if len(a) >= TELLING} for side, found in answers.items()}
    assert all(begun.values())
    told = [
        (own, side, " ".join(answer))
        for side, rows in sides.items()
        for text in {text for row in rows for text in texts(row)}
        for said in [tuple(words(text))]
        for own in SIDES
        if own != side
        for at in range(len(said) - TELLING + 1)
        if (answer := begun[own].get(said[at : at + TELLING])) and said[at : at + len(answer)] == answer
    ]
    assert told == []


def test_judgements_of_retrieval_are_of_the_side_of_their_question(demo: Workspace) -> None:
    home = demo.dataset / "retrieval" / "beir"
    side_of = {row["_id"]: row["metadata"]["split"] for row in lines(home / "queries.jsonl")}
    documents = {row["_id"] for row in lines(home / "corpus.jsonl")}
    for name, side in (("train", "train"), ("dev", "validation"), ("test", "test")):
        head, *judged = (home / "qrels" / f"{name}.tsv").read_text().splitlines()
        assert head == "query-id\tcorpus-id\tscore"
        for line in judged:
            question, document, score = line.split("\t")
            assert (side_of[question], score) == (side, "1")
            assert document in documents


def test_a_text_that_says_an_answer_of_another_side_is_known() -> None:
    long = "The broker keeps every message on disk for seven days and then deletes its whole segment."
    pairs = [make_pair("a", "One?", long), make_pair("b", "Two?", "Seven days.")]
    held = Held(pairs, {pairs[0].id: "test", pairs[1].id: "validation"})
    around = f"Before that.\n\n{re.sub(' ', '  ', long.upper())}\n\nSeven days."
    assert held.foreign(around, "train")
    assert not held.foreign(around, "test")
    assert not held.foreign(long.partition(" and ")[0], "train")


def test_what_is_taken_from_disk_is_what_is_taken_of_a_list(demo: Workspace) -> None:
    kept = list(read_pairs(demo.kept))
    taken, out = chosen(demo, Dataset(), kept)
    rows = [row for side in SIDES for row in lines(demo.dataset / f"{side}.jsonl")]
    assert {row["id"] for row in rows} == {pair.id for pair in taken}
    assert len(rows) == len(taken) < len(kept) == len(taken) + len(out)
    groups = group(taken)
    assert {row["id"]: row["group"] for row in rows} == groups
    assert all(row["split"] == assign(taken, validation=0.3, test=0.3)[row["id"]] for row in rows[:9])
