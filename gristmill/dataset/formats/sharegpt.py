"""ShareGPT's form: `conversations` of human and gpt, the system message beside them."""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..known import Known
from ..splits import Split
from ..turns import spoken, turns
from .form import Row

_FROM = {"user": "human", "assistant": "gpt"}


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair."""
    for pair in pairs:
        said = [{"from": _FROM[role], "value": text} for role, text in spoken(turns(pair, known.settings))]
        yield {"conversations": said, "system": known.settings.system}
