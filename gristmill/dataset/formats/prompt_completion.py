"""TRL's conversational prompt and completion: the loss is on the last answer only."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ..splits import Split
from ..turns import turns
from .lines import write_lines


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.jsonl."""
    write_lines(folder / f"{split}.jsonl", _records(pairs, settings))


def _records(pairs: Iterable[Pair], settings: Dataset) -> Iterator[dict[str, object]]:
    for pair in pairs:
        *prompt, last = ({"role": role, "content": text} for role, text in turns(pair, settings))
        yield {"prompt": prompt, "completion": [last]}
