"""LLaMA-Factory's `dataset_info.json`: it trains on what this file names (its data/README.md describes the keys)."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..store import write_text
from .splits import Split

NAME = "dataset_info.json"
_COLUMNS: dict[str, dict[str, Any]] = {
    "alpaca": {
        "columns": {
            "prompt": "instruction",
            "query": "input",
            "response": "output",
            "system": "system",
            "history": "history",
        }
    },
    "sharegpt": {"formatting": "sharegpt", "columns": {"messages": "conversations", "system": "system"}},
}


def describe(root: Path, formats: Iterable[str], splits: Iterable[Split]) -> None:
    """Name the files of the formats that LLaMA-Factory reads; without one there is no such file."""
    listed = list(splits)
    named = {
        f"{root.parent.name}-{name}-{split}": {"file_name": f"{name}/{split}.jsonl", **_COLUMNS[name]}
        for name in formats
        if name in _COLUMNS
        for split in listed
    }
    if named:
        write_text(root / NAME, json.dumps(named, indent=2, ensure_ascii=False) + "\n")
    else:
        (root / NAME).unlink(missing_ok=True)
