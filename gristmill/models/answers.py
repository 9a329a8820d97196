"""What comes back from an endpoint, or does not. Here, as `transport` is imported by whoever asks, and only then: the
libraries below it take half a second of CPU, and most commands ask nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_BYTES = 8 * 1024 * 1024  # of a body, decompressed: a streamed reply of 20,000 tokens has about 6 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an endpoint sent."""

    status: int
    headers: Mapping[str, str]
    # names in lower case
    body: str


class LostError(Exception):
    """A connection that was not made or did not hold; `sentence` is for the case that none ever does."""

    def __init__(self, sentence: str, *, sent: bool) -> None:
        super().__init__(sentence)
        self.sentence, self.sent = sentence, sent


class TooLargeError(Exception):
    """A body without an end in sight."""
