"""A pair as what is said, turn by turn: what every format of training data is made of."""

from collections.abc import Callable, Sequence

from ..config import Dataset
from ..records import Pair
from ..saying import said

Turn = tuple[str, str]  # role ("system", "user", "assistant") and text


def wording(links: str) -> Callable[[str], str]:
    """What a text of a pair becomes in a dataset, by `dataset.links`."""
    return said if links == "text" else str


def turns(pair: Pair, settings: Dataset) -> list[Turn]:
    """The system message if there is one, then question and answer by turns, under `dataset.links`."""
    worded = wording(settings.links)
    system = [("system", settings.system)] if settings.system else []
    return system + [(message.role, worded(message.content)) for message in pair.messages]


def spoken(all_turns: Sequence[Turn]) -> list[Turn]:
    """The turns without the system message."""
    return [turn for turn in all_turns if turn[0] != "system"]


def said_by(all_turns: Sequence[Turn]) -> list[dict[str, str]]:
    """The turns as messages."""
    return [{"role": role, "content": text} for role, text in all_turns]
