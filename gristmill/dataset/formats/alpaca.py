"""Stanford Alpaca's form, as Axolotl and LLaMA-Factory read it: instruction and output, earlier turns as history."""

from collections.abc import Iterable, Iterator

from ...records import Pair
from ..known import Known
from ..splits import Split
from ..turns import spoken, turns
from .form import Row


def rows(_: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """A row a pair. Every row has the same keys: `system` and `history` may be empty, `input` always is."""
    for pair in pairs:
        texts = [text for _, text in spoken(turns(pair, known.settings))]
        rounds = [list(both) for both in zip(texts[::2], texts[1::2], strict=True)]
        *earlier, (asked, answered) = rounds
        system = known.settings.system
        yield {"instruction": asked, "input": "", "output": answered, "system": system, "history": earlier}
