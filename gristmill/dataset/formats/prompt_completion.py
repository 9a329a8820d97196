"""TRL's conversational prompt and completion: the loss is on the last answer only."""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..known import Known
from ..splits import Split
from ..turns import said_by, turns
from .form import Row


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair."""
    for pair in pairs:
        *prompt, last = said_by(turns(pair, known.settings))
        yield {"prompt": prompt, "completion": [last]}
