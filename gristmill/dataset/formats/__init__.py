"""How a dataset is written: one file a format, each with `rows(split, pairs, known)`."""

from . import (
    alpaca,
    messages,
    openai,
    prompt_completion,
    sharegpt,
)
from .form import Format

FORMATS: tuple[Format, ...] = (
    # The first one is always written, into dataset/ itself; `dataset.formats` names those that come beside it, each
    # into a folder of its name.
    Format(name="messages", rows=messages.rows),
    Format(name="openai", rows=openai.rows),
    Format(name="alpaca", rows=alpaca.rows),
    Format(name="sharegpt", rows=sharegpt.rows),
    Format(name="prompt-completion", rows=prompt_completion.rows),
)
