"""Personal data in a dataset: left out, counted or replaced, and what the card and the report then say."""

import dataclasses
import json
from pathlib import Path

import pytest

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.formats import FORMATS
from gristmill.dataset.private import Mode
from gristmill.records import Pair, Verdict
from gristmill.store import Workspace, write_pairs
from gristmill.text import sha256

from .test_export import lines, make_pair, make_seed

MARKDOWN = "# Help\n\nMail Ada Lund <a.lund@posteo.de> or call +49 30 9018273.\n"
QUOTE = MARKDOWN[8:-1]
CLEAN = "Mail Person 1 <person-1@example.org> or call +1 201 555 0100."


def told(page: str, detail: str) -> Pair:
    """A pair whose filter saw what `detail` says."""
    pair = make_pair(page, "Whom does Ada Lund's team ask?", QUOTE)
    proof = dataclasses.replace(
        pair.evidence[0], quote=QUOTE, heading_path=("Help",), seed_sha256=sha256(MARKDOWN), stop=8 + len(QUOTE)
    )
    check = Verdict(pair_id=pair.id, filter="privacy", decision="accept", detail=detail)
    return dataclasses.replace(pair, evidence=(proof,), checks=(check,))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "w", create=True)
    for page in ("one", "two"):
        seed = make_seed(page)
        made.write_seed(dataclasses.replace(seed, markdown=MARKDOWN, sha256=sha256(MARKDOWN)))
    plain = make_pair("three", "How long?")
    made.write_seed(make_seed("three"))
    write_pairs(made.kept, [told("one", "email 1, name 1, phone 1"), told("two", "email 1, name 1, phone 1"), plain])
    return made


EVERYTHING = Dataset(validation=0, test=0, balance=False)


def test_what_the_filter_let_pass_goes_out_only_where_the_export_lets_it_too(workspace: Workspace) -> None:
    (tally,) = export(workspace, EVERYTHING)
    assert (tally.kept, tally.dropped["personal-data"]) == (1, 2)
    (tally,) = export(workspace, EVERYTHING, privacy="report")
    assert tally.kept == 3
    assert {kind: tally.notes[kind] for kind in ("personal email", "personal phone")} == dict.fromkeys(
        ("personal email", "personal phone"), 2
    )
    assert "| email | 2 |" in (workspace.dataset / "README.md").read_text()


@pytest.mark.parametrize(
    ("mode", "said"),
    [("drop", "were found were left out"), ("report", "which were kept on the word"), ("scrub", "stand-ins replaced")],
)
def test_the_card_says_what_became_of_it(workspace: Workspace, mode: Mode, said: str) -> None:
    export(workspace, EVERYTHING, privacy=mode)
    assert said in (workspace.dataset / "README.md").read_text().partition("## Privacy")[2]


def test_stand_ins_take_its_place_in_every_text_of_a_pair_and_the_span_stays(workspace: Workspace) -> None:
    (tally,) = export(workspace, EVERYTHING, privacy="scrub")
    rows = lines(workspace.dataset / "train.jsonl")
    first = next(row for row in rows if "Ada" not in row["question"] and row["normalised"])
    assert first["answer"] == first["messages"][1]["content"] == first["evidence"][0]["quote"] == CLEAN
    assert first["question"] == "Whom does Person 1's team ask?"
    assert first["normalised"] == "privacy"
    assert (first["evidence"][0]["start"], first["evidence"][0]["stop"]) == (8, 8 + len(QUOTE))
    assert tally.notes["replaced email"] >= 4  # in the answer, its message and the quote of both pages


@pytest.mark.parametrize("mode", ["drop", "scrub"])
def test_no_value_stands_in_any_file_whatever_stands_beside_the_pairs(workspace: Workspace, mode: Mode) -> None:
    formats = [form.name for form in FORMATS[1:]]
    export(workspace, EVERYTHING.model_copy(update={"formats": formats}), privacy=mode)
    written = {path: path.read_text("utf-8") for path in workspace.dataset.rglob("*") if path.is_file()}
    assert any("pretraining" in path.parts for path in written)
    for text in written.values():
        assert not [value for value in ("Ada Lund", "a.lund@", "9018273") if value in text]


def test_the_card_of_a_scrubbed_set_counts_and_a_second_export_is_the_same(workspace: Workspace) -> None:
    export(workspace, EVERYTHING.model_copy(update={"formats": ["alpaca", "sharegpt"]}), privacy="scrub")
    written = {path: path.read_text("utf-8") for path in workspace.dataset.rglob("*") if path.is_file()}
    card = written[workspace.dataset / "README.md"]
    assert "| email | 6 | 1 |" in card
    again = json.dumps(lines(workspace.dataset / "train.jsonl"))
    export(workspace, EVERYTHING, privacy="scrub")
    assert json.dumps(lines(workspace.dataset / "train.jsonl")) == again
