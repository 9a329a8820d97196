"""Question and answer as text, and nothing else: for tools that know no roles."""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..known import Known
from ..splits import Split
from .form import Row


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair."""
    return ({"question": pair.question, "answer": pair.answer} for pair in pairs)
