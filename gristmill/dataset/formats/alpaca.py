"""Stanford Alpaca's form, as Axolotl and LLaMA-Factory read it: instruction and output, earlier turns as history."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ..splits import Split
from ..turns import spoken, turns
from .lines import write_lines


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.jsonl. Every line has the same keys: `system` and `history` may be empty, `input` always is."""
    write_lines(folder / f"{split}.jsonl", _records(pairs, settings))


def _records(pairs: Iterable[Pair], settings: Dataset) -> Iterator[dict[str, object]]:
    for pair in pairs:
        texts = [text for _, text in spoken(turns(pair, settings))]
        rounds = [list(both) for both in zip(texts[::2], texts[1::2], strict=True)]
        *earlier, (asked, answered) = rounds
        yield {"instruction": asked, "input": "", "output": answered, "system": settings.system, "history": earlier}
