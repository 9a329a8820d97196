"""What of a passage a model may read: nothing that gives an assistant an order. The page and its pairs keep it."""

import dataclasses
from collections.abc import Sequence

from gristmill.orders import addressed
from gristmill.records import Pair

from ..page import display
from .evidence import Unit
from .recipe import Passage


def is_sendable(pair: Pair) -> bool:
    """Whether a pair may stand in a prompt, as what is varied or as an example."""
    return not (addressed(pair.question) or addressed(pair.answer))


def sendable(passage: Passage) -> Passage | None:
    """The passage without such units; None where a title or heading gives an order, or what is left together does."""
    if any(map(addressed, (passage.seed.title, *passage.section.heading_path))):
        return None
    left = [unit for unit in passage.units if not _orders(passage, (unit,))]
    if len(left) < len(passage.units) or _orders(passage, left):
        left = _apart(passage, left)
        return None if _orders(passage, left) else dataclasses.replace(passage, units=tuple(left))
    return passage


def _apart(passage: Passage, units: Sequence[Unit]) -> list[Unit]:
    """Without neighbours that give an order together: it may be parted by a full stop, or by an entry of a list."""
    together = {at for at in range(len(units) - 1) if _orders(passage, units[at : at + 2])}
    return [unit for at, unit in enumerate(units) if at not in together and at - 1 not in together]


def _orders(passage: Passage, units: Sequence[Unit]) -> bool:
    """Whether units give an order, read as they stand on the page or as a prompt shows them."""
    texts = [passage.markdown[unit.start : unit.stop] for unit in units]
    return bool(addressed(" ".join(texts)) or addressed(" ".join(map(display, texts))))
