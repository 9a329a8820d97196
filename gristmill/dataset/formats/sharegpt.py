"""ShareGPT's form: `conversations` of human and gpt, the system message beside them."""

from collections.abc import Iterable
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ..splits import Split
from ..turns import spoken, turns
from .lines import write_lines

_FROM = {"user": "human", "assistant": "gpt"}


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.jsonl."""
    write_lines(
        folder / f"{split}.jsonl",
        (
            {
                "conversations": [{"from": _FROM[role], "value": text} for role, text in spoken(turns(pair, settings))],
                "system": settings.system,
            }
            for pair in pairs
        ),
    )
