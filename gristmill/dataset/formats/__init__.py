"""How a dataset is written: one file a format, each with `rows(split, pairs, known)`."""

from . import (
    alpaca,
    dpo,
    exam,
    messages,
    openai,
    pretraining,
    prompt_completion,
    raft,
    retrieval,
    rlvr,
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
    Format(name="dpo", rows=dpo.rows),
    Format(name="raft", rows=raft.rows, settled=raft.settled),
    Format(name="retrieval", rows=retrieval.rows, beside=retrieval.beside, others=retrieval.OTHERS),
    Format(name="pretraining", rows=pretraining.rows),
    Format(name="rlvr", rows=rlvr.rows),
    Format(name="exam", rows=exam.rows, splits=("test",)),
)
