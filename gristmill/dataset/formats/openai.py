"""OpenAI's fine-tuning form: `messages` and nothing else, which its validation asks for."""

from collections.abc import Iterable
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ..splits import Split
from ..turns import turns
from .lines import write_lines


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.jsonl."""
    write_lines(
        folder / f"{split}.jsonl",
        ({"messages": [{"role": role, "content": text} for role, text in turns(pair, settings)]} for pair in pairs),
    )
