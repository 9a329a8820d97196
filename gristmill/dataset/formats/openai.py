"""OpenAI's fine-tuning form: `messages` and nothing else, which its validation asks for."""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..known import Known
from ..splits import Split
from ..turns import said_by, turns
from .form import Row


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair."""
    return ({"messages": said_by(turns(pair, known.settings))} for pair in pairs)
