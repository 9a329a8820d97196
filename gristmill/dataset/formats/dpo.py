"""Preferences: the right answer and a wrong one (`preferences.py`), as TRL's DPO reads them.

`answer` and `wrong_answer` are the same two as text, for trainers that want no messages. `slot` says what is wrong:
`number`, `name`, `value` (one fact is exchanged), `unit`, `negation`,
`earlier` (what the page said before it changed).
"""

from collections.abc import Iterator, Sequence

from ...records import Pair
from ...shelf import some
from ..known import Known
from ..preferences import Preferences
from ..splits import Split
from ..turns import said_by, turns, wording
from .form import Row, origin


def rows(_: Split, pairs: Sequence[Pair], known: Known) -> Iterator[Row]:
    """A row a pair to which a wrong answer is known."""
    asked = some(pairs, (place for place, pair in enumerate(pairs) if pair.answerable and pair.turns == 1))
    preferences, worded = Preferences(asked, known), wording(known.settings.links)
    for place, pair in enumerate(asked):
        found = preferences.of(place, pair)
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
