"""What became of a run that was to make so many pairs."""

from dataclasses import dataclass
from typing import Literal

Ended = Literal["", "reached", "repeats", "nothing-new", "all-asked", "limit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What became of a goal."""

    wanted: int | None
    # pairs that a model was to make in all; None where only wordings were asked for
    made: int
    # of them, and in an estimate those that are expected of what would be asked
    turns: int
    # over the sections, begun
    ended: Ended
    # reached; repeats or nothing-new where the material does; all-asked after the last turn; limit where a limit or a
    # failure ended it; empty where it was stopped
    window: int
    repeated: float
    # share of the last `window` candidates that repeated what was there, 0…1
