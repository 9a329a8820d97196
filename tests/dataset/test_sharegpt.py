"""ShareGPT's form, and the file by which LLaMA-Factory finds it."""

import json

from gristmill.config import Dataset
from gristmill.dataset.export import export
from gristmill.dataset.formats.sharegpt import rows
from gristmill.dataset.known import Known
from gristmill.dataset.splits import SPLITS

from .test_export import lines, make_pair, workspace  # noqa: F401 - a fixture


def test_turns_come_from_human_and_gpt():
    (row,) = rows("train", [make_pair("a", "How long?")], Known(Dataset(system="You know Tarn.")))
    assert row == {
        "conversations": [{"from": "human", "value": "How long?"}, {"from": "gpt", "value": "Seven days."}],
        "system": "You know Tarn.",
    }


def test_llama_factory_is_told_each_file_and_its_columns(workspace):  # noqa: F811
    export(workspace, Dataset(formats=["sharegpt", "alpaca"]))
    told = json.loads((workspace.dataset / "dataset_info.json").read_text("utf-8"))
    assert len(told) == 3 * len(SPLITS)  # the messages too
    for entry in told.values():
        first = lines(workspace.dataset / entry["file_name"])[0]
        assert set(entry["columns"].values()) <= set(first)
    export(workspace, Dataset(formats=["openai"]))
    told = json.loads((workspace.dataset / "dataset_info.json").read_text("utf-8"))
    assert {entry["columns"]["messages"] for entry in told.values()} == {"messages"}


def test_all_formats_have_the_same_pairs_in_each_split(workspace):  # noqa: F811
    export(workspace, Dataset(formats=["openai", "sharegpt", "alpaca", "prompt-completion"], validation=0.2, test=0.2))
    for split in SPLITS:
        asked = [row["question"] for row in lines(workspace.dataset / f"{split}.jsonl")]
        assert asked == [r["messages"][0]["content"] for r in lines(workspace.dataset / "openai" / f"{split}.jsonl")]
        assert asked == [r["instruction"] for r in lines(workspace.dataset / "alpaca" / f"{split}.jsonl")]
        shared = lines(workspace.dataset / "sharegpt" / f"{split}.jsonl")
        assert asked == [r["conversations"][0]["value"] for r in shared]
        completed = lines(workspace.dataset / "prompt-completion" / f"{split}.jsonl")
        assert asked == [r["prompt"][-1]["content"] for r in completed]
