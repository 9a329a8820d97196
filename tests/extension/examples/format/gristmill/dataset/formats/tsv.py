"""Question and answer, a line a pair, parted by a tab: for a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ...store import replacing
from ..splits import Split


def write(folder: Path, split: Split, pairs: Iterable[Pair], settings: Dataset) -> None:
    """Write <split>.tsv; tabs and line ends of a text become blanks."""
    with replacing(folder / f"{split}.tsv") as handle:
        for pair in pairs:
            handle.write("\t".join(" ".join(text.split()) for text in (pair.question, pair.answer)) + "\n")
