"""Ready configurations beside the data, one file a trainer; the templates stand in `trainers/`.

Checked against TRL 1.16, Axolotl 0.19 and LLaMA-Factory 0.9.5 (`make bench-formats`), and by reading Unsloth 2026.8.
Paths are relative to the dataset's folder, so that the files hold wherever it is moved.
"""

import string
from collections.abc import Sequence
from pathlib import Path

from ..store import write_text
from .written import Written

MODEL = "Qwen/Qwen3-0.6B"
_TEMPLATES = Path(__file__).with_name("trainers")
# What stands in the folder → its template.
FILES = {
    "trl.yaml": "trl.yaml",
    "axolotl.yaml": "axolotl.yaml",
    "llamafactory.yaml": "llamafactory.yaml",
    "unsloth_train.py": "unsloth.txt",
    "train.md": "train.md",
}


def describe(root: Path, written: Sequence[Written]) -> None:
    """Write training/; without rows to train on there is none."""
    messages = written[0]
    for name, template in FILES.items():
        path = root / "training" / name
        if messages.files["train"]:
            write_text(path, _filled(template, messages))
        else:
            path.unlink(missing_ok=True)


def _filled(template: str, messages: Written) -> str:
    text = (_TEMPLATES / template).read_text("utf-8")
    if template in ("unsloth.txt", "train.md"):
        return text.replace("$model", MODEL)
    named = {"trl.yaml": _trl, "axolotl.yaml": _axolotl, "llamafactory.yaml": _factory}
    train, evaluation = named[template](messages)
    return string.Template(text).substitute(model=MODEL, train=train, evaluation=evaluation)


def _trl(messages: Written) -> tuple[str, str]:
    held = "dataset_test_split: validation\neval_strategy: epoch"
    return "", held if messages.files["validation"] else "eval_strategy: 'no'"


def _axolotl(messages: Written) -> tuple[str, str]:
    def listed(paths: Sequence[Path]) -> str:
        return "\n".join(
            f"  - path: {path.name}\n    ds_type: {'json' if path.suffix == '.jsonl' else 'parquet'}\n"
            "    split: train\n    type: chat_template\n    field_messages: messages"
            for path in paths
        )

    held = messages.files["validation"]
    return listed(messages.files["train"]), f"test_datasets:\n{listed(held)}" if held else "val_set_size: 0"


def _factory(messages: Written) -> tuple[str, str]:
    def named(paths: Sequence[Path]) -> str:
        return ",".join(f"{messages.name}-{path.stem}" for path in paths)

    held = messages.files["validation"]
    evaluated = f"eval_dataset: {named(held)}\neval_strategy: epoch" if held else "eval_strategy: 'no'"
    return named(messages.files["train"]), evaluated
