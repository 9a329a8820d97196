"""LLaMA-Factory's `dataset_info.json`: it trains on what this file names (its data/README.md describes the keys)."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..store import write_text
from .written import Written

NAME = "dataset_info.json"
_COLUMNS: dict[str, dict[str, Any]] = {
    "messages": {
        "formatting": "sharegpt",
        "columns": {"messages": "messages"},
        "tags": {
            "role_tag": "role",
            "content_tag": "content",
            "user_tag": "user",
            "assistant_tag": "assistant",
            "system_tag": "system",
        },
    },
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
    "dpo": {"ranking": True, "columns": {"prompt": "question", "chosen": "answer", "rejected": "wrong_answer"}},
    "pretraining": {"columns": {"prompt": "text"}},
}


def describe(root: Path, written: Iterable[Written]) -> None:
    """Name the files of the formats that LLaMA-Factory reads, each piece of a split by itself; without one, no file."""
    named = {
        f"{one.name}-{path.stem}": {
            "file_name": path.relative_to(root).as_posix(),
            **_COLUMNS[one.name],
        }
        for one in written
        if one.name in _COLUMNS
        for path in one.listed
    }
    if named:
        write_text(root / NAME, json.dumps(named, indent=2, ensure_ascii=False) + "\n")
    else:
        (root / NAME).unlink(missing_ok=True)
