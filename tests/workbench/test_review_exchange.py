"""Pairs go to Argilla and Label Studio and come back judged; what they say stays text, a bad file is one sentence."""

import json
from pathlib import Path

import lxml.etree
import pytest
from click.testing import CliRunner

import gristmill
from gristmill.cli.commands import cli
from gristmill.errors import UserError
from gristmill.judgements import read
from gristmill.workbench.bench import Workbench
from gristmill.workbench.review.drawing import Drawn, draw
from gristmill.workbench.review.exchanging import hand_out, take_in

ANN, BEN = "0a" * 4 + "-0000-4000-8000-" + "0a" * 6, "0b" * 4 + "-0000-4000-8000-" + "0b" * 6


@pytest.fixture
def bench(home: Path) -> Workbench:
    return gristmill.open("workspace")


@pytest.fixture
def drawn(bench: Workbench) -> list[Drawn]:
    return [one for one in draw(bench.store, core=6, strata=0) if one.pair.turns == 1][:4]


def in_argilla(folder: Path, answers: list[dict[str, tuple[str, str]]]) -> list[dict]:
    """The records with responses as `Dataset.to_disk` writes them: what was asked → value and user."""
    records = json.loads((folder / "records.json").read_text("utf-8"))
    for record, told in zip(records, answers, strict=False):
        record["status"] = "completed" if told else "pending"
        record["responses"] = {name: [{"value": v, "user_id": user}] for name, (v, user) in told.items()}
    return records


def in_label_studio(folder: Path, answers: list[dict[str, str]], by: object) -> list[dict]:
    """The tasks with annotations as an export in JSON has them."""
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))
    for number, task in enumerate(tasks, 1):
        told = answers[number - 1] if number <= len(answers) else {}
        results = [
            {"from_name": name, "to_name": "answer", "type": "choices", "value": {"choices": [text]}}
            if name == "judgement"
            else {"from_name": name, "to_name": "answer", "type": "textarea", "value": {"text": [text]}}
            for name, text in told.items()
        ]
        annotation = {"id": number, "completed_by": by, "result": results, "was_cancelled": False,
                      "updated_at": "2026-03-09T22:16:08.728353Z"}  # fmt: skip
        task |= {"id": number, "annotations": [annotation] if told else [], "predictions": []}
    return tasks


def written(path: str, records: object) -> Path:
    Path(path).write_text(json.dumps(records), "utf-8")
    return Path(path)


def test_judgements_of_argilla_come_back_with_their_reviewers(bench: Workbench, drawn: list[Drawn]) -> None:
    hand_out(bench.store, drawn, "argilla", Path("out"))
    asked = [one.pair for one in drawn]
    records = in_argilla(Path("out"), [
        {"judgement": ("approved", ANN), "answer_as_edited": (asked[0].answer, ANN)},
        {"judgement": ("approved", ANN), "question_as_edited": (f" Really: {asked[1].question}", ANN)},
        {"judgement": ("rejected", BEN), "note": ("stale", BEN)},
        {},
    ])  # fmt: skip
    records[0]["responses"]["judgement"].append({"value": "rejected", "user_id": BEN})
    records[3]["responses"] = {"judgement": [{"value": "approved", "user_id": ANN}]}  # a draft: not complete
    written("out/records.json", records)
    taken = take_in(bench.store, Path("out"))
    assert (taken.judgements, taken.reviewers, taken.known, taken.gone) == (4, 2, 0, 0)
    found = read(bench.store.reviews)
    assert [(one.reviewer, one.status) for one in found[asked[0].id]] == [
        (f"argilla:{ANN}", "approved"), (f"argilla:{BEN}", "rejected"),
    ]  # fmt: skip
    [edited], [gone] = found[asked[1].id], found[asked[2].id]
    assert (edited.status, edited.question) == ("edited", f"Really: {asked[1].question}")
    assert (edited.answer, edited.core) == (asked[1].answer, True)
    assert (gone.status, gone.note, gone.question) == ("rejected", "stale", "")
    assert asked[3].id not in found


def test_judgements_of_label_studio_come_back_once_and_change_when_they_change(
    bench: Workbench, drawn: list[Drawn]
) -> None:
    hand_out(bench.store, drawn, "label-studio", Path("out"))
    answers = [{"judgement": "approved"}, {"judgement": "rejected", "note": "wrong"}, {"note": "no label"}]
    path = written("project.json", in_label_studio(Path("out"), answers, {"id": 4, "email": "ann@example.org"}))
    assert take_in(bench.store, path).judgements == 2
    again = take_in(bench.store, path)
    assert (again.judgements, again.known) == (0, 2)
    found = read(bench.store.reviews)
    assert {(one.reviewer, one.at) for each in found.values() for one in each} == {
        ("ann@example.org", "2026-03-09T22:16:08Z")
    }
    answers[1] = {"judgement": "approved", "answer_as_edited": "Rather so."}
    tasks = in_label_studio(Path("out"), answers, {"id": 4, "email": "ann@example.org"})
    tasks[0]["annotations"][0]["was_cancelled"] = True
    assert take_in(bench.store, written("project.json", tasks)).judgements == 1
    [now] = read(bench.store.reviews)[drawn[1].pair.id]
    assert (now.status, now.answer) == ("edited", "Rather so.")


def test_what_people_said_reaches_the_dataset(bench: Workbench, drawn: list[Drawn]) -> None:
    hand_out(bench.store, drawn, "label-studio", Path("out"))
    tasks = in_label_studio(Path("out"), [{"judgement": "rejected"}], 7)
    del tasks[1]["annotations"]  # of a task that nobody has seen
    take_in(bench.store, written("project.json", tasks))
    bench.export()
    assert bench.status().stages[-1].dropped["rejected-by-reviewer"] == 1
    assert read(bench.store.reviews)[drawn[0].pair.id][0].reviewer == "label-studio:7"


def test_pairs_that_are_no_longer_made_are_counted(bench: Workbench, drawn: list[Drawn]) -> None:
    hand_out(bench.store, drawn, "label-studio", Path("out"))
    tasks = in_label_studio(Path("out"), [{"judgement": "rejected"}], 7)
    tasks[0]["data"]["pair"] = "f" * 16
    assert take_in(bench.store, written("project.json", tasks)).gone == 1
    assert not read(bench.store.reviews)


def test_what_a_record_says_stays_text(bench: Workbench) -> None:
    record = json.loads(bench.store.kept.read_text("utf-8").splitlines()[0])
    evil = "<img src=x onerror=alert(1)> $question </Text> \ud800 s3://bucket/key"
    record["question"] = record["answer"] = evil
    bench.store.kept.write_text(json.dumps(record) + "\n")
    found = draw(bench.store, core=1, strata=0)
    for tool in ("argilla", "label-studio"):
        for path in map(Path, hand_out(bench.store, found, tool, Path(tool)).files):
            text = path.read_bytes().decode()
            assert ("onerror" in text) == (path.name in ("records.json", "tasks.json"))
            if path.suffix == ".xml":
                assert {one.get("valueType") for one in lxml.etree.fromstring(text).iter("Text")} == {"text"}
    [task] = json.loads(Path("label-studio/tasks.json").read_text("utf-8"))
    assert task["data"]["answer"] == evil.replace("\ud800", "?")
    settings = json.loads(Path("argilla/.argilla/settings.json").read_text("utf-8"))
    assert not any(one["settings"]["use_markdown"] for one in settings["fields"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it is no JSON"), ("[" * 99_999, "it is no JSON"), ('{"a": 1}', "no list of records"),
        ("[1]", "record 1 is not as"), ("[{}]", "neither `annotations`"), ("[]", "holds no judgement"),
        ('[{"id": 1, "judgement": "approved", "annotator": 1}]', "not JSON-MIN"),
        ('[{"annotations": 3, "data": {}}]', "record 1 is not as"),
        ('[{"annotations": [{"result": [{"from_name": "judgement", "value": {"choices": ["approved"]}}],'
         ' "completed_by": null}], "data": {"pair": "x"}}]', "record 1 is not as|names nobody"),
        ('[{"annotations": [{"result": [{"from_name": "judgement", "value": {"choices": ["approved"]}}],'
         ' "completed_by": 1}], "data": {"pair": 5}}]', "data.pair is no text"),
        ('[{"id": "x", "responses": {"judgement": [{"value": "approved", "user_id": 5}]}}]', "a user_id is no text"),
        ('[{"id": "x", "responses": []}]', "record 1 is not as"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_one_sentence_and_nothing_is_taken(bench: Workbench, text: str, message: str) -> None:
    Path("bad.json").write_text(text)
    with pytest.raises(UserError, match=message) as caught:
        take_in(bench.store, Path("bad.json"))
    assert "\n" not in str(caught.value)
    assert not bench.store.reviews.exists()


def test_the_command_hands_out_and_takes_in(bench: Workbench) -> None:
    def said(*words: str) -> str:
        return CliRunner().invoke(cli, ["review", *words], catch_exceptions=False).output

    assert said("--export", "label-studio", "out", "--core", "3", "--strata", "0").splitlines() == [
        "3 pairs for label-studio:", str(Path("out/tasks.json").absolute()), str(Path("out/labels.xml").absolute()),
    ]  # fmt: skip
    written("project.json", in_label_studio(Path("out"), [{"judgement": "rejected"}], 7))
    assert said("--import", "project.json").startswith("1 judgements of 1 reviewers taken in; 0 were known, 0 are")
    assert "two commands" in said("--import", "project.json", "--export", "argilla", "x")
    assert "the page is for eyes" in said("--json")


def test_a_tool_that_is_none_is_one_sentence(bench: Workbench) -> None:
    with pytest.raises(UserError, match="name one of argilla, label-studio"):
        bench.review_export("prodigy", "x")  # type: ignore[arg-type]
    assert not Path("x").exists()


def test_a_folder_that_holds_something_is_left_alone(bench: Workbench, drawn: list[Drawn]) -> None:
    with pytest.raises(UserError, match="is there and not empty"):
        hand_out(bench.store, drawn, "argilla", Path("site"))
