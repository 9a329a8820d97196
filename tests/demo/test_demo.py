"""The demo does what the README promises, through the real command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

SCRIPT = Path(__file__).parents[2] / "demo" / "demo.py"
LEFT_OUT = {"drafts/roadmap.html", "benchmarks.html", "private/release-checklist.html"}  # noindex, noai, robots.txt


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "workspace"


@pytest.fixture(scope="module")
def told(workspace):
    run = subprocess.run(
        [sys.executable, SCRIPT, "--out", workspace],
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def records(told, workspace):
    return [json.loads(line) for line in (workspace / "kept.jsonl").read_bytes().splitlines()]


def test_three_pairs_of_different_types_are_shown_with_their_evidence(told):
    assert told.count("\n$ gristmill show ") == 3
    assert told.count("span valid") >= 3
    assert {kind for kind in ("error", "code", "steps") if f"  {kind}, deterministic" in told} == {
        "error",
        "code",
        "steps",
    }


def test_it_ends_with_where_the_dataset_is_and_commands_that_can_be_typed(told, workspace):
    *_, where, _, _, review = told.splitlines()
    assert where == f"The dataset is in {workspace / 'dataset'}: start with its README.md. To go on:"
    program, *words = review.split()
    assert os.access(program, os.X_OK)
    assert words == ["review", "--out", str(workspace)]
    assert {"train.jsonl", "validation.jsonl", "test.jsonl", "README.md"} <= {
        path.name for path in (workspace / "dataset").iterdir()
    }


def test_every_page_became_a_seed_but_those_that_ask_to_be_left_out(told, workspace):
    site = SCRIPT.parent / "site"
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    fronts = [yaml.safe_load(seed.read_text("utf-8").split("---\n")[1]) for seed in (workspace / "seeds").rglob("*.md")]
    active = {
        urlsplit(front["url"]).path.lstrip("/") or "index.html" for front in fronts if front["status"] == "active"
    }
    assert active == pages - LEFT_OUT


def test_every_span_is_valid_by_a_check_that_shares_no_code(records, workspace):
    spans = 0
    for record in records:
        for proof in record["evidence"]:
            with (workspace / proof["seed_path"]).open(encoding="utf-8", newline="") as seed:
                markdown = seed.read().split("\n---\n", 1)[1]
            assert markdown[proof["start"] : proof["stop"]] == proof["quote"]
            spans += 1
    assert spans >= len(records)


def test_there_are_many_pairs_of_many_types_in_two_languages(records):
    assert len(records) >= 12 * 15
    assert len({record["type"] for record in records}) >= 12
    assert {record["language"] for record in records} == {"en", "de"}


def test_no_opening_rules_and_no_question_repeats(records):
    questions = [record["question"] for record in records if len(record["messages"]) == 2]
    assert len(questions) == len(set(questions))
    assert sum(question.startswith("What is ") for question in questions) <= 0.15 * len(questions)


def test_every_record_names_the_licence_of_its_page(records):
    assert {proof["licence"] for record in records for proof in record["evidence"]} == {"CC-BY-4.0"}


def test_the_error_shown_is_the_message_alone(told):
    assert "address already in use: 127.0.0.1:7420`" in told
    assert "`Error: “" not in told


def test_examples_are_one_of_each_type_in_the_order_that_shows_best(demo, tmp_path):
    kept = tmp_path / "kept.jsonl"
    types = ["prose", "prose", "version", "steps", "code"]
    kept.write_text("".join(json.dumps({"type": kind, "id": str(i)}) + "\n" for i, kind in enumerate(types)))
    assert demo.examples(kept) == ["4", "3", "0"]


def test_examples_of_unknown_types_are_shown_too(demo, tmp_path):
    kept = tmp_path / "kept.jsonl"
    kept.write_text('{"type": "version", "id": "a"}\n{"type": "cli", "id": "b"}\n')
    assert demo.examples(kept) == ["b", "a"]


def test_a_taken_port_is_no_obstacle(demo, serve, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(demo, "gristmill", lambda *arguments: asked.append(arguments) or 0)
    with serve.serving() as taken:
        monkeypatch.setattr(demo, "PORT", taken)
        assert demo.make(tmp_path) == 0
    assert asked[0][0] == "run"
    assert f":{taken}/" not in asked[0][1]


def test_the_pair_in_the_readme_is_a_real_one(records):
    readme = (SCRIPT.parents[1] / "README.md").read_text("utf-8")
    shown = json.loads(readme.partition("```json\n")[2].partition("```")[0])
    (record,) = [record for record in records if record["question"] == shown["question"]]
    assert record["answer"] == shown["answer"]
    for key in ("heading_path", "start", "stop", "licence"):
        assert record["evidence"][0][key] == shown["evidence"][0][key]
    (check,) = shown["checks"]
    (found,) = [one for one in record["checks"] if one["name"] == check["name"]]
    assert found.items() >= check.items()
