"""What stands beside the data for trainers and for search."""

import hashlib
import json

import pytest
import yaml

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.training import FILES

from .test_export import filled, lines, workspace  # noqa: F401 - a fixture


@pytest.fixture
def training(workspace):  # noqa: F811
    export(workspace, Dataset(formats=["dpo"]))
    return workspace.dataset / "training"


def test_each_trainer_is_given_files_that_exist(training):
    assert {path.name for path in training.iterdir()} == set(FILES)
    axolotl = yaml.safe_load((training / "axolotl.yaml").read_text())
    assert [entry["path"] for entry in axolotl["datasets"]] == ["train.jsonl"]
    assert [entry["path"] for entry in axolotl["test_datasets"]] == ["validation.jsonl"]
    factory = yaml.safe_load((training / "llamafactory.yaml").read_text())
    named = json.loads((training.parent / "dataset_info.json").read_text())
    assert named[factory["dataset"]]["file_name"] == "train.jsonl"
    assert named[factory["eval_dataset"]]["file_name"] == "validation.jsonl"
    assert all((training.parent / entry["file_name"]).is_file() for entry in named.values())
    assert yaml.safe_load((training / "trl.yaml").read_text())["dataset_test_split"] == "validation"
    compile((training / "unsloth_train.py").read_text(), "unsloth_train.py", "exec")


def test_nothing_is_evaluated_on_a_split_that_is_not_there(workspace):  # noqa: F811
    export(workspace, Dataset(validation=0.0))
    training = workspace.dataset / "training"
    assert yaml.safe_load((training / "trl.yaml").read_text())["eval_strategy"] == "no"
    assert yaml.safe_load((training / "axolotl.yaml").read_text())["val_set_size"] == 0
    assert "eval_dataset" not in (training / "llamafactory.yaml").read_text()


def test_a_file_in_pieces_is_named_piece_by_piece(training, workspace):  # noqa: F811
    export(workspace, Dataset(shard_megabytes=1, system="x" * 20_000))
    pieces = sorted(path.name for path in workspace.dataset.glob("train-*.jsonl"))
    assert len(pieces) > 1
    axolotl = yaml.safe_load((training / "axolotl.yaml").read_text())
    assert [entry["path"] for entry in axolotl["datasets"]] == pieces
    (config,) = yaml.safe_load((workspace.dataset / "README.md").read_text().split("---\n")[1])["configs"]
    assert config["data_files"][0] == {"split": "train", "path": pieces}


def test_croissant_names_every_file_with_its_digest_and_every_column_with_its_type(training):
    root = training.parent
    described = json.loads((root / "croissant.json").read_text())
    for entry in described["distribution"]:
        assert hashlib.sha256((root / entry["contentUrl"]).read_bytes()).hexdigest() == entry["sha256"]
    assert {entry["contentUrl"] for entry in described["distribution"]} == {
        path.relative_to(root).as_posix() for path in root.rglob("*.jsonl")
    }
    (messages,) = [record for record in described["recordSet"] if record["@id"] == "messages-train"]
    types = {field["source"]["extract"]["column"]: field["dataType"] for field in messages["field"]}
    first = lines(root / "train.jsonl")[0]
    assert set(types) == {key for key, value in first.items() if not isinstance(value, list)}
    assert (types["quality"], types["answerable"], types["generation_depth"], types["context"]) == (
        "sc:Float", "sc:Boolean", "sc:Integer", "sc:Text",
    )  # fmt: skip
    assert (described["license"], described["datePublished"]) == (["CC-BY-4.0"], "2026-01-02")


def test_the_card_answers_what_the_public_summary_asks(workspace):  # noqa: F811
    export(workspace, Dataset())
    card = (workspace.dataset / "README.md").read_text()
    assert "| size | 120 pairs, 1,800 words |" in card
    assert "| period of collection | 2026-01-02 to 2026-01-02 |" in card
    assert "| share that a model made | 0.0% of the pairs |" in card
    assert "| 127.0.0.1 | 40 | 400 | 120 |" in card  # domain, pages, words of its pages, pairs
