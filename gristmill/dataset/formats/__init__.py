"""How a dataset is written: one file a format, each with `write(folder, split, pairs, settings)`."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ...config import Dataset
from ...records import Pair
from ..splits import Split
from . import (
    alpaca,
    messages,
    openai,
    prompt_completion,
    sharegpt,
)

Write = Callable[[Path, Split, Iterable[Pair], Dataset], None]

FORMATS: tuple[tuple[str, Write], ...] = (
    # The first one is always written, into dataset/ itself; `dataset.formats` names those that come beside it, each
    # into a folder of its name.
    ("messages", messages.write),
    ("openai", openai.write),
    ("alpaca", alpaca.write),
    ("sharegpt", sharegpt.write),
    ("prompt-completion", prompt_completion.write),
)
