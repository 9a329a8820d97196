"""Preferences: the right answer, and the same answer with one wrong fact, as TRL's DPO reads them.

`answer` and `wrong_answer` are the same two as text, for trainers that want no messages. Not every answer states a fact
that can be exchanged; the others give no row.
"""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..exchanges import Exchanges
from ..known import Known
from ..splits import Split
from ..turns import said_by, turns, wording
from .form import Row, origin


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair whose answer states such a fact."""
    asked = [pair for pair in pairs if pair.answerable and pair.turns == 1]
    exchanges, worded = Exchanges(asked, known), wording(known.settings.links)
    for pair in asked:
        found = exchanges.of(pair)
        if found is None or worded(found.answer) == worded(pair.answer):
            continue
        *prompt, chosen = said_by(turns(pair, known.settings))
        yield {
            "id": pair.id,
            "prompt": prompt,
            "chosen": [chosen],
            "rejected": [{"role": "assistant", "content": worded(found.answer)}],
            "question": worded(pair.question),
            "answer": chosen["content"],
            "wrong_answer": worded(found.answer),
            "slot": found.slot,
            "right": found.right,
            "wrong": found.wrong,
            **origin(pair),
        }
